"""Signing in (登录): who asks, what they may do, and that a form was sent from a page of this record.

On this machine, and as long as the record has no account, whoever asks is its administrator, under the name that the system knows
them by. Where there are accounts, or the record is served to others, one must sign in to judge.
"""

from __future__ import annotations

import getpass
import hmac
import secrets
import threading
import time
from collections import defaultdict, deque
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response
from msgspec import Struct
from sqlalchemy import Connection
from starlette.datastructures import FormData

from zuotan.record import accounts
from zuotan.record.accounts import ROLES, Role

SESSION, BROWSER = "zuotan_session", "zuotan_browser"
"""The cookies: of who is signed in, and of a browser to which a form was shown."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MOST_FAILED, WINDOW = 5, 300.0
"""How often one may fail to sign in within so many seconds, under one name or from one address."""
KEPT_SECONDS = int(accounts.KEPT.total_seconds())
LARGEST_FORM = 1 << 20
"""Bytes of a form that is no upload."""

_FORMS = secrets.token_bytes(32)
"""What this server signs its forms with; a form from before a restart must be loaded again."""
_HASHING = threading.Semaphore(2)
"""A hash takes 64 MiB of memory: no more than two at once."""


class User(Struct, frozen=True):
    """Who asks."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether they may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Access(Struct, frozen=True):
    """How the record is served: to this machine alone (``local``), or to others; whether one must sign in to read (``private``)."""

    local: bool = True
    private: bool = False


class SignInFirst(Exception):
    """What is asked for needs somebody signed in."""


def user_of(request: Request, connection: Connection) -> User | None:
    """Who asks; None for somebody unknown."""
    token = request.cookies.get(SESSION)
    account = accounts.signed_in(connection, token) if token else None
    if account is not None:
        return User(account.name, account.role)
    access: Access = request.app.state.access
    # the name of the host is looked at too: a page elsewhere may have a name that leads to this machine
    if access.local and request.url.hostname in LOOPBACK and not accounts.any_account(connection):
        return User(_system_user(), "administrator")
    return None


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "administrator"


# --- forms -----------------------------------------------------------------------------------------------------------


def browser_of(request: Request) -> str:
    """The name of the browser, from its cookie, else a new one, which ``keep`` gives it."""
    if not hasattr(request.state, "browser"):
        request.state.browser = request.cookies.get(BROWSER) or secrets.token_urlsafe(24)
    name: str = request.state.browser
    return name


def csrf_of(request: Request) -> str:
    """What a form must hold to be taken from this browser and session: nobody elsewhere can know it."""
    said = f"{browser_of(request)}\x1f{request.cookies.get(SESSION, '')}"
    return hmac.digest(_FORMS, said.encode(), "sha256").hex()


def keep(request: Request, response: Response, name: str, value: str, age: int | None = None) -> None:
    """Give the browser a cookie that no script and no other site can use."""
    response.set_cookie(
        name, value, max_age=age, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def keep_browser(request: Request, response: Response) -> None:
    """Give the browser its name, where a form was written for it."""
    name = getattr(request.state, "browser", None)
    if name is not None and request.cookies.get(BROWSER) != name:
        keep(request, response, BROWSER, name)


async def _posted(request: Request) -> FormData:
    """The values of a form that was sent from a page of this record. Answers 403 where it was not, 413 where it is too large."""
    length = request.headers.get("content-length", "")
    uploads = request.headers.get("content-type", "").startswith("multipart/")
    if not length.isdigit() or (int(length) > LARGEST_FORM and not uploads):
        raise HTTPException(413, "the form is too large")
    form = await request.form()
    if not hmac.compare_digest(str(form.get("csrf", "")).encode(), csrf_of(request).encode()):
        raise HTTPException(403, "the form is no longer good")
    return form


Posted = Annotated[FormData, Depends(_posted)]
"""The type of a view's parameter that is a form sent from a page of this record."""


def _judge(request: Request, _: Posted) -> str:
    """The name of somebody who may judge, and sent the form from a page of their own. Answers 403 to others."""
    with request.app.state.library.connected() as connection:
        who = user_of(request, connection)
    if who is None or not who.may("reviewer"):
        raise HTTPException(403, "only reviewers may do this")
    return who.name


Judge = Annotated[str, Depends(_judge)]
"""The type of a view's parameter that is the name of whoever decides; the view is only reached by a form of their own."""


def text_of(form: FormData, name: str) -> str:
    """A value of a form, empty where it has none or it is a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


# --- signing in ------------------------------------------------------------------------------------------------------


class Attempts:
    """How often signing in failed lately, by name and by address."""

    def __init__(self) -> None:
        self._failed: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def allowed(self, *keys: str) -> bool:
        """Whether another attempt may be made."""
        now = time.monotonic()
        with self._lock:
            for key in [key for key, times in self._failed.items() if times[-1] < now - WINDOW]:
                del self._failed[key]
            return all(
                sum(at > now - WINDOW for at in self._failed.get(key, ())) < MOST_FAILED for key in keys
            )

    def failed(self, *keys: str) -> None:
        """Note an attempt that failed."""
        with self._lock:
            for key in keys:
                times = self._failed[key]
                times.append(time.monotonic())
                if len(times) > MOST_FAILED:
                    times.popleft()


def sign_in(connection: Connection, name: str, password: str) -> str | None:
    """The token of a new session, kept; None where name and password do not belong together."""
    with _HASHING:
        token = accounts.sign_in(connection, name, password)
    connection.commit()
    return token
