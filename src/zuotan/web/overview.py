"""The overview (总览): who visited whom, on a map, over time, in pairs."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from zuotan.web.asked import Asking

router = APIRouter()


@router.get("/")
def overview(asked: Asking) -> HTMLResponse:
    """All visits that the filters let through."""
    catalogue = asked.catalogue
    return asked.page("overview.html", visits=len(catalogue), pages=asked.library.pages)
