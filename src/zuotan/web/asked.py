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
from zuotan.web.standing import standing

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
        who = standing(request)
        self.user, self.may_judge, self.csrf = who.name, who.may_judge, who.csrf

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


def _asked(request: Request, language: str) -> Asked:
    if language not in wording.LANGUAGES:
        raise HTTPException(404, "no such page")
    return Asked(request, language)


def _record(request: Request) -> Iterator[Record]:
    library: Library = request.app.state.library
    with library.record() as record:
        yield record


Asking = Annotated[Asked, Depends(_asked)]
"""The type of a view's parameter that is the request itself."""
Held = Annotated[Record, Depends(_record)]
"""The type of a view's parameter that is the record, held for the time of the page."""
