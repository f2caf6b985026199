"""Hostile text in every field that visits, pages, people and searches show: nothing of it becomes markup."""

from __future__ import annotations

import sqlite3
from html.parser import HTMLParser
from itertools import cycle, product
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from zuotan.record import open_record
from zuotan.web import create_app

FIELDS = {
    "reports": ("title", "kicker", "outlet", "genre_reason", "text"),
    "people": ("name",),
    "offices": ("office",),
    "stops": ("name", "within"),
    "meetings": ("kind", "name", "chair"),
    "agreements": ("title",),
    "commitments": ("speaker", "text"),
    "terms": ("name",),
    "visit_regions": ("name",),
    "page_sources": ("source",),
}
STARTS = ('">', "'>", "</p>", "-->", "]]>", "</title>", "{{7*7}}", "{%", "\u202e", "&#60;")
MIDDLES = (
    "<script>alert({n})</script>",
    "<img src=//evil.example/{n} onerror=alert({n})>",
    "<svg/onload=alert({n})>",
    "javascript:alert({n})",
    "<a href='javascript:alert({n})'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<style>@import '//evil.example'</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "data:text/html,<script>alert({n})</script>",
    "<math><mi xlink:href='javascript:alert({n})'>",
    "<form action=//evil.example><input name=q>",
    "<b onmouseover=alert({n})>x",
    "<template><script>alert({n})</script></template>",
    "%3Cscript%3Ealert({n})%3C/script%3E",
    "\\u003cscript\\u003ealert({n})",
    "<object data=//evil.example>",
    "<body onload=alert({n})>",
    "<textarea autofocus onfocus=alert({n})>",
)
STRINGS = [
    start + middle.replace("{n}", str(n)) for n, (start, middle) in enumerate(product(STARTS, MIDDLES))
]


class Elements(HTMLParser):
    """The elements and addresses of a page that could do something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.names.add("script inline" if tag == "script" and "src" not in held else tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")
            if name in ("src", "href", "action", "xlink:href", "data"):
                self.addresses.append(value or "")


@pytest.fixture
def hostile(own_record: Path) -> tuple[TestClient, list[str]]:
    """The application over a record in which every field is hostile, and the addresses to ask for."""
    strings = cycle(STRINGS)
    with sqlite3.connect(own_record) as database:
        for table, columns in FIELDS.items():
            keys = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[5]]
            rows = database.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
            for row in rows:
                values = ", ".join(f"{column} = ?" for column in columns)
                where = " AND ".join(f"{key} = ?" for key in keys)
                told = [next(strings) for _ in columns]
                database.execute(f"UPDATE {table} SET {values} WHERE {where}", (*told, *row))
        database.execute("DELETE FROM spans")
        database.execute("DELETE FROM merged_visits")
    with open_record(own_record) as record:
        visits = [row.visit.id for row in record.resolved()]
        people = [row.id for row in record.careers()]
        pages = [row.id for row in record.pages()]
    paths = [f"visits/{name}" for name in visits[:25]] + [f"people/{name}" for name in people[:10]]
    paths += [f"pages/{name}" for name in pages[:15]] + ["visits", "people", "failures"]
    client = TestClient(create_app(own_record))
    return client, [f"/{language}/{path}" for language in ("en", "zh") for path in paths]


def test_nothing_becomes_markup(hostile: tuple[TestClient, list[str]]) -> None:
    client, paths = hostile
    assert len(STRINGS) == 200
    for path in [*paths, *(f"/en/visits?q={text}" for text in ("alert", "evil"))]:
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = Elements(answer.text)
        bad = {"iframe", "style", "base", "object", "template", "math", "img", "script inline", "textarea"}
        assert not page.names & bad, path
        assert not page.handlers, path
        assert all(one.startswith(("/", "?", "#", "http")) for one in page.addresses), path
        assert not [one for one in page.addresses if one.startswith(("//", "http"))], path


def test_search_takes_every_hostile_string_as_words(client: TestClient) -> None:
    for asked in STRINGS[::7]:
        for path in ("visits", "people"):
            answer = client.get(f"/zh/{path}", params={"q": asked, "page": "1"})
            assert answer.status_code == 200, asked
            page = Elements(answer.text)
            assert not page.handlers, asked
            assert "script inline" not in page.names, asked
