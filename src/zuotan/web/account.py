"""The account (账户): signing in and out, and, for administrators, who can."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from zuotan.record import accounts
from zuotan.web.asked import Asked, Asking
from zuotan.web.signing import KEPT_SECONDS, SESSION, Attempts, Posted, keep, sign_in, text_of

router = APIRouter()


@router.get("/account")
def account(asked: Asking, next_: Annotated[str, Query(alias="next")] = "") -> Response:
    """Who is signed in, or the form to sign in by."""
    return _page(asked, next_)


def _page(asked: Asked, next_: str, trouble: str = "", status: int = 200) -> Response:
    everyone = None
    if asked.user is not None and asked.user.may("administrator"):
        with asked.library.connected() as connection:
            everyone = accounts.accounts(connection)
    signed = SESSION in asked.request.cookies
    page = asked.page("account.html", next=next_, trouble=trouble, everyone=everyone, signed=signed)
    page.status_code = status
    page.headers["Cache-Control"] = "no-store"
    return page


@router.post("/account")
def enter(asked: Asking, form: Posted) -> Response:
    """Sign in."""
    attempts: Attempts = asked.request.app.state.attempts
    name, password = text_of(form, "name"), form.get("password", "")
    keys = f"name {name}", f"address {_address(asked.request)}"
    if not attempts.allowed(*keys):
        return _page(asked, text_of(form, "next"), "sign_in_later", 429)
    with asked.library.connected() as connection:
        token = sign_in(connection, name, password) if isinstance(password, str) else None
    if token is None:
        attempts.failed(*keys)
        return _page(asked, text_of(form, "next"), "sign_in_failed", 403)
    response = RedirectResponse(_home(asked, text_of(form, "next")), status_code=303)
    keep(asked.request, response, SESSION, token, KEPT_SECONDS)
    return response


@router.post("/account/out")
def leave(asked: Asking, form: Posted) -> Response:
    """Sign out."""
    if not form:
        raise HTTPException(400)
    with asked.library.connected() as connection:
        accounts.sign_out(connection, asked.request.cookies.get(SESSION, ""))
        connection.commit()
    response = RedirectResponse(asked.link("account"), status_code=303)
    response.delete_cookie(SESSION)
    return response


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _home(asked: Asked, wanted: str) -> str:
    """Where to go after signing in: a page of this record, never another site."""
    inside = wanted.startswith(("/en/", "/zh/")) and "\\" not in wanted and wanted.isprintable()
    return wanted if inside else asked.link("")
