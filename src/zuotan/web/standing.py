"""Who asks (身份): the name in which somebody decides, what they may do, and the token without which no form is taken.

On this machine's own address, where nobody has an account, whoever sits at it may do everything, under the name of the system's user.
"""

from __future__ import annotations

import getpass
import hmac
from hashlib import sha256
from typing import Annotated, Literal

from fastapi import Depends, Form, HTTPException, Request
from msgspec import Struct

RoleName = Literal["reader", "reviewer", "administrator"]


class Standing(Struct, frozen=True):
    """Somebody who asks: the name (None: nobody who signed in), the role, the token of their forms."""

    name: str | None
    role: RoleName
    csrf: str

    @property
    def may_judge(self) -> bool:
        """Whether they may decide about facts and items."""
        return self.name is not None and self.role != "reader"


def standing(request: Request) -> Standing:
    """Who sends a request."""
    name = getpass.getuser()
    return Standing(name, "administrator", _token(request, name))


def _token(request: Request, name: str) -> str:
    secret: bytes = request.app.state.secret
    return hmac.new(secret, name.encode(), sha256).hexdigest()[:32]


def _judge(request: Request, csrf: Annotated[str, Form()] = "") -> str:
    """The name of somebody who may judge and whose form is their own. Raises HTTPException 403."""
    who = standing(request)
    if not hmac.compare_digest(csrf.encode(), who.csrf.encode()):
        raise HTTPException(403, "this form was not made by this page, or is too old: load it again")
    if who.name is None or not who.may_judge:
        raise HTTPException(403, "only reviewers may do this")
    return who.name


Judge = Annotated[str, Depends(_judge)]
"""The type of a view's parameter that is the name of whoever decides; the view is only reached by a form of their own."""
