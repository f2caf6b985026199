"""The application: the record at a path, served page by page, with the headers that keep hostile text harmless."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from zuotan.web import (
    account,
    evidence,
    failures,
    judging,
    keys,
    ledger,
    ledger_changes,
    network,
    overview,
    pairs,
    people,
    regions,
    review,
    terms,
    visit,
    visits,
)
from zuotan.web.asked import Asked, asked_for
from zuotan.web.library import Library
from zuotan.web.signing import Access, Attempts, SignInFirst, keep_browser
from zuotan.web.wording import LANGUAGES, preferred

STATIC = Path(__file__).parent / "static"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer: nothing runs or loads but what lies in ``static``."""

ROOMS = (
    overview,
    pairs,
    visits,
    visit,
    evidence,
    people,
    regions,
    terms,
    network,
    failures,
    ledger_changes,
    ledger,
    review,
    judging,
    keys,
    account,
)
"""Every module of pages, each with its ``router``; pages lie below the language (``/en/…``, ``/zh/…``)."""


def create_app(path: str | Path, access: Access | None = None) -> FastAPI:
    """The application over the record at ``path``, served as ``access`` says (to this machine alone, if nothing). Raises
    FileNotFoundError, and NotARecord where the file is something else."""
    app = FastAPI(title="Zuotan", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.library = Library(path)
    app.state.access = access or Access()
    app.state.attempts = Attempts()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for room in ROOMS:
        # asked for by every page, so that none of a private record is read by the way of one that forgot
        app.include_router(room.router, prefix="/{language}", dependencies=[Depends(asked_for)])
    app.add_api_route("/", _front, include_in_schema=False)
    app.add_exception_handler(HTTPException, _trouble)
    app.add_exception_handler(SignInFirst, _sign_in_first)

    @app.middleware("http")
    async def _(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        start = time.perf_counter()
        response = await answer(request)
        response.headers["Server-Timing"] = f"page;dur={1000 * (time.perf_counter() - start):.1f}"
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        keep_browser(request, response)
        if request.url.path.startswith("/static/") and "v" in request.query_params:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    return app


def _front(request: Request) -> Response:
    return RedirectResponse(f"/{preferred(request.headers.get('accept-language', ''))}/", status_code=307)


def _trouble(request: Request, error: Exception) -> Response:
    """A page that says in one line what is wrong."""
    assert isinstance(error, HTTPException)
    language = request.url.path.strip("/").partition("/")[0]
    asked = Asked(request, language if language in LANGUAGES else "en")
    response = asked.page("trouble.html", code=error.status_code, reason=error.detail)
    response.status_code = error.status_code
    return response


def _sign_in_first(request: Request, _: Exception) -> Response:
    """Leads to where one signs in, and from there back."""
    language = request.url.path.strip("/").partition("/")[0]
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    query = urlencode({"next": back}) if request.method == "GET" else ""
    return RedirectResponse(
        f"/{language if language in LANGUAGES else 'en'}/account?{query}", status_code=303
    )
