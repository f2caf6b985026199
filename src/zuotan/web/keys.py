"""The keys (按键): every letter that acts, and where, for those who would rather not use a mouse."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from zuotan.web.asked import Asking

router = APIRouter()
KEYS = {
    "everywhere": (("/", "search"), ("?", "all"), ("j k", "step"), ("Esc", "let_go")),
    "facts": (("c", "confirm"), ("e", "correct"), ("r", "reject"), ("u", "undo"), ("a", "add")),
    "review": (("v h t", "side"), ("m x", "merge"), ("s", "skip"), ("n", "none"), ("w", "why")),
    "evidence": (("1 2 3 4 5 6 7", "kinds"),),
}
"""The keys by where they act, each with the end of the wording that says what it does."""


@router.get("/keys")
def keys(asked: Asking) -> HTMLResponse:
    """All keys, by where they act."""
    return asked.page("keys.html", keys=KEYS)
