"""What is asked: one request for one page in one language, with the record to answer it from and the templates to write it with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zuotan.record import Record
from zuotan.web import wording
from zuotan.web.catalogue import Catalogue
from zuotan.web.library import Library
from zuotan.web.signing import Access, SignInFirst, User, csrf_of, user_of

HERE = Path(__file__).parent

TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters.update(wording.FILTERS)


@cache
def static(name: str) -> str:
    """The address of a file of ``static``, which changes with its content, so that it may be kept for good."""
    return f"/static/{name}?v={sha256((HERE / 'static' / name).read_bytes()).hexdigest()[:12]}"


TEMPLATES.globals["static"] = static


def warm() -> None:
    """Compiles all templates, so that no first reader waits for it (about a second)."""
    for name in TEMPLATES.list_templates():
        TEMPLATES.get_template(name)


NAVIGATION = (
    ("overview", ""),
    ("visits", "visits"),
    ("people", "people"),
    ("regions", "regions"),
    ("terms", "terms"),
    ("network", "network"),
    ("ledger", "ledger"),
    ("review", "review"),
)
"""The rooms of the masthead: name of the wording, path below the language."""


class Asked:
    """One request. ``language`` is en or zh; ``say`` gives a wording in it (tables ``data/words``)."""

    def __init__(self, request: Request, language: str) -> None:
        self.request = request
        self.language = language
        self.say = wording.words(language)
        self.library: Library = request.app.state.library

    @cached_property
    def user(self) -> User | None:
        """Who asks; None for somebody unknown."""
        with self.library.connected() as connection:
            return user_of(self.request, connection)

    @property
    def may_judge(self) -> bool:
        """Whether who asks may decide about facts and items."""
        return self.user is not None and self.user.may("reviewer")

    @property
    def csrf(self) -> str:
        """What every form that changes something holds, in a hidden field ``csrf``."""
        return csrf_of(self.request)

    def judge(self) -> User:
        """Who asks, to judge. Leads to where one signs in, and answers 403 to a reader."""
        if self.user is None:
            raise SignInFirst
        if not self.may_judge:
            raise HTTPException(403, "a reader may not judge")
        return self.user

    @cached_property
    def catalogue(self) -> Catalogue:
        """All visits of the record, column by column."""
        return self.library.catalogue()

    rooms = NAVIGATION
    languages = tuple(wording.LANGUAGES.items())

    def stands_in(self, path: str) -> bool:
        """Whether this page lies in the room of a path."""
        return [*self.request.url.path.split("/"), ""][2] == path

    def link(self, path: str, **query: object) -> str:
        """The address of another page in the same language; values that are None or empty are left out."""
        kept = {name: value for name, value in query.items() if value not in (None, "")}
        return f"/{self.language}/{path}" + (f"?{urlencode(kept, doseq=True)}" if kept else "")

    def also(self, **query: object) -> str:
        """The address of this page with some values of its query changed; None takes one out."""
        changed = {**self.request.query_params, **query}
        return "?" + urlencode(
            {name: value for name, value in changed.items() if value not in (None, "")}, doseq=True
        )

    @property
    def here(self) -> str:
        """The address of this page."""
        return self.elsewhere(self.language)

    def elsewhere(self, language: str) -> str:
        """The address of this page in the other language."""
        path = "/" + "/".join([language, *self.request.url.path.split("/")[2:]])
        return path + (f"?{self.request.url.query}" if self.request.url.query else "")

    def page(self, template: str, **values: Any) -> HTMLResponse:
        """The page that a template makes of the values; it knows the request as ``asked`` and the words as ``say``."""
        html = TEMPLATES.get_template(template).render(
            asked=self, say=self.say, language=self.language, **values
        )
        return HTMLResponse(html)


def asked_for(request: Request, language: str) -> Asked:
    """The request, of somebody who may read. Leads to where one signs in, else; answers 404 to an unknown language."""
    if language not in wording.LANGUAGES:
        raise HTTPException(404, "no such page")
    asked = Asked(request, language)
    access: Access = request.app.state.access
    # who asks is looked up before the page takes a connection: none waits for a second one while it holds the first
    if asked.user is None and access.private and not asked.stands_in("account"):
        raise SignInFirst
    return asked


def _record(request: Request) -> Iterator[Record]:
    library: Library = request.app.state.library
    with library.record() as record:
        yield record


Asking = Annotated[Asked, Depends(asked_for)]
"""The type of a view's parameter that is the request itself."""
Held = Annotated[Record, Depends(_record)]
"""The type of a view's parameter that is the record, held for the time of the page."""
