"""Two hundred hostile strings in every field that a page shows: nothing runs, nothing is fetched from elsewhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Dialog, Page

from zuotan.model import (
    Agreement,
    Commitment,
    Meeting,
    Person,
    Reading,
    Region,
    Report,
    Stop,
    Term,
    Visit,
)
from zuotan.model import Page as RawPage
from zuotan.record import items, open_record
from zuotan.web import create_app

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "<img src=//example.org/x>",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "${alert(1)}",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe src=//example.org></iframe>",
    "<style>@import url(//example.org)</style>",
    '" onfocus="alert(1)" autofocus="',
    "' style='background:url(//example.org/x)",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<base href=//example.org/>",
    "<form action=//example.org><button>x</button></form>",
    "<!--<script>alert(1)</script>-->",
    "<link rel=stylesheet href=//example.org/x.css>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<script>alert(1)</script>",
    "<math><mtext></mtext><script>alert(1)</script></math>",
]
WAYS = ["{}", "座{}谈", " {}", "{}\u0000", "{}{}", "x'{}", 'x"{}', "\ufeff{}"]
HOSTILE = [way.replace("{}", payload) for payload in PAYLOADS for way in WAYS]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def reading(number: int, said: Iterator[str]) -> tuple[Reading, bytes]:
    """A page of one visit with a hostile string wherever a string may stand."""
    name, other, stop, paper, pledge, office = (next(said) for _ in range(6))
    text = "\n".join([name, other, stop, paper, pledge, office, *(next(said) for _ in range(4))])
    raw = text.encode()

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    visit = Visit(
        kind="study_visit",
        visitors=(Region("320000", next(said), zone=next(said)),),
        hosts=(Region("610000", next(said), town=next(said)),),
        start="2024-05-08" if number % 2 else None,
        end="2024-05-08" if number % 2 else None,
        date_basis="stated" if number % 2 else "inferred",
        earliest=None,
        latest=None if number % 2 else "2024-06-01",
        date_reasons=(next(said),),
        people=(
            Person(name, "visitor", ("head", "speaker"), (office, next(said)), (at(name),)),
            Person(other, "host", ("head",), (next(said),), (at(other),)),
        ),
        stops=(Stop(stop, at(stop), next(said)),),
        meetings=(Meeting("座谈会", name, at(name), next(said)),),
        agreements=(Agreement(paper, at(paper)),),
        commitments=(Commitment(name, ("energy",), pledge, at(pledge)),),
    )
    report = Report(
        "visit_report", next(said), next(said), "2024-05-09", (next(said),), (next(said),), text, next(said), next(said),
        next(said), next(said),
    )  # fmt: skip
    page = RawPage(hashlib.sha256(raw).hexdigest(), next(said))
    terms = (Term(next(said), (at(name),)),)
    return Reading(page, report, (), (visit,), terms, terms), raw


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, said = tmp_path_factory.mktemp("hostile") / "visits.db", cycle(HOSTILE)
    with open_record(path) as record:
        for number in range(12):
            record.add(*reading(number, said), origin={"url": next(said)})
        record.fail(next(said), b"\x00", next(said))
        record.resolve()
        for item in items.items(record.connection, limit=8):
            for field in ("unit", "notes"):
                record.decide(next(said), item.id, "track", field=field, value=next(said), why=next(said))
    return path


class Reader(HTMLParser):
    """What a page would run or fetch, as a browser understands it, and its links to other pages of the site."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.troubles: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base", "style", "math") or (
            tag == "meta" and "http-equiv" in values
        ):
            self.troubles.append(f"<{tag}> {values}")
        if tag == "script" and not values.get("src", "").startswith("/static/"):
            self.troubles.append(f"<script> {values}")
        for name, value in values.items():
            if name.startswith("on") or name == "style":
                self.troubles.append(f"{name}={value}")
            if name in ("src", "action", "formaction", "srcset") and not value.startswith(
                ("/static/", "/en/", "/zh/", "?", "#")
            ):
                self.troubles.append(f"{name}={value}")
            if name == "href":
                if re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE):
                    self.troubles.append(f"href={value}")
                elif value.startswith(("/en/", "/zh/")):
                    self.links.add(value.split("#")[0])
        if tag == "link" and not values.get("href", "").startswith("/static/"):
            self.troubles.append(f"<link> {values}")


def test_there_are_two_hundred_of_them() -> None:
    assert len(set(HOSTILE)) == 200


def test_no_page_that_can_be_reached_runs_or_fetches_any_of_them(hostile: Path) -> None:
    client = TestClient(create_app(hostile), base_url="http://localhost", follow_redirects=True)
    found: dict[str, list[str]] = {}
    kinds: dict[str, int] = {}
    front = [
        "/en/",
        "/zh/",
        "/en/visits?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/ledger?visitor=%22%3E%3Cimg+src=x%3E",
    ]
    seen = set(front)
    while front:
        path = front.pop()
        room = "/".join(path.split("?")[0].split("/")[:3]) + ("?" if "?" in path else "")
        kinds[room] = kinds.get(room, 0) + 1
        if kinds[room] > 25:
            continue
        response = client.get(path)
        assert response.status_code in (200, 404), (path, response.status_code)
        if "text/html" not in response.headers["content-type"]:
            assert (
                "attachment" in response.headers.get("content-disposition", "")
                or "csv" in response.headers["content-type"]
                or ("json" in response.headers["content-type"])
            ), path
            continue
        reader = Reader()
        reader.feed(response.text)
        if reader.troubles:
            found[path] = reader.troubles[:3]
        front += sorted(reader.links - seen)
        seen |= reader.links
    assert found == {}
    assert len(kinds) > 12, kinds


@pytest.mark.parametrize(
    "room", ["", "visits", "people", "regions", "terms", "network", "ledger", "review", "failures"]
)
def test_nothing_runs_in_a_browser(hostile_site: str, page: Page, room: str) -> None:
    dialogs: list[str] = []
    elsewhere: list[str] = []

    def opened(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    def asking(address: str) -> None:
        if not address.startswith(hostile_site):
            elsewhere.append(address)

    def watch(one: Page) -> None:
        one.on("dialog", opened)
        one.on("request", lambda asked: asking(asked.url))

    watch(page)
    page.goto(f"{hostile_site}/en/{room}")
    for link in page.locator("main a[href^='/en/']").all()[:3]:
        address = link.get_attribute("href") or ""
        if not re.search(r"\.(csv|json|xlsx)|/raw", address):
            other = page.context.new_page()
            watch(other)
            other.goto(hostile_site + address)
            other.close()
    assert (dialogs, elsewhere) == ([], [])


@pytest.fixture(scope="module")
def hostile_site(hostile: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(hostile) as address:
        yield address
