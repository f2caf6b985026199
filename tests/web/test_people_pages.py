"""The list of people, and one person."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from zuotan.knowledge import english
from zuotan.record import open_record
from zuotan.record.careers import Sighted
from zuotan.record.rows import CareerRow
from zuotan.web.drawing.tenures import draw
from zuotan.web.people import observed


@pytest.fixture(scope="module")
def careers(sample_record: Path) -> tuple[CareerRow, ...]:
    with open_record(sample_record) as record:
        return record.careers()


def test_the_list_counts_as_the_record_counts(client: TestClient, careers: tuple[CareerRow, ...]) -> None:
    html = client.get("/zh/people").text
    assert f"人物 {len(careers):,} 位" in html
    rows = re.findall(
        r'href="/zh/people/(\w+)".*?</th>.*?<td class="n"[^>]*>(\d+)</td><td class="n"[^>]*>(\d+)', html
    )
    known = {row.id: (row.visits, row.led) for row in careers}
    assert len(rows) == min(50, len(careers))
    for name, visits, led in rows:
        assert known[name] == (int(visits), int(led))
    counts = [int(visits) for _, visits, _ in rows]
    assert counts == sorted(counts, reverse=True)


def test_a_name_is_found_in_pinyin(page: Page, site: str, careers: tuple[CareerRow, ...]) -> None:
    one = careers[0]
    page.goto(f"{site}/en/people")
    page.fill(".filters input[name=q]", english.person(one.name).lower())
    page.click("form.filters button.go")
    assert one.name in page.locator("table.t").inner_text()


def test_a_person_shows_offices_and_visits(page: Page, site: str, careers: tuple[CareerRow, ...]) -> None:
    one = max(careers, key=lambda row: (len(row.offices), row.visits, row.id))
    page.goto(f"{site}/zh/people/{one.id}")
    assert page.locator("h1").inner_text() == one.name
    offices = page.locator("details table tbody th").all_text_contents()
    assert {office.office for office in one.offices if office.first} <= set(offices)
    assert page.locator("section.c8 table.t.stack tbody tr").count() == min(one.visits, 25)
    assert page.locator("svg.chart.wide .f-2").count() == len(offices)


def test_a_fact_leads_to_its_person(client: TestClient, sample_record: Path) -> None:
    with open_record(sample_record) as record:
        merged = max((row.visit for row in record.resolved()), key=lambda visit: len(visit.tellings))
    facts = max((one.by for one in merged.people), key=len)
    answers = [client.get(f"/en/people/{fact}") for fact in facts]
    homes = {
        answer.headers.get("location", f"/en/people/{fact}")
        for answer, fact in zip(answers, facts, strict=True)
    }
    assert len(homes) == 1
    assert client.get("/en/people/nobody").status_code == 404


def test_namesakes_are_named(client: TestClient, careers: tuple[CareerRow, ...]) -> None:
    names = [row.name for row in careers]
    same = [row for row in careers if names.count(row.name) > 1]
    if not same:
        pytest.skip("the sample has no namesakes")
    others = [row.id for row in same if row.name == same[0].name and row.id != same[0].id]
    html = client.get(f"/en/people/{same[0].id}").text
    for other in others[:12]:
        assert f"/en/people/{other}" in html


def test_failures_are_listed_with_their_reasons(own_record: Path, tmp_path: Path) -> None:
    from zuotan.web import create_app

    with open_record(own_record) as record:
        record.fail("https://example.org/<b>x</b>", None, "gone <script>")
    client = TestClient(create_app(own_record))
    html = client.get("/en/failures").text
    assert "gone &lt;script&gt;" in html
    assert "One page could not be read" in html
    name = re.search(r'href="(/en/pages/\w+)"', html)
    assert name
    assert "could not be read" in client.get(name[1]).text


def test_offices_are_seen_on_days() -> None:
    seen = [
        Sighted("p", "1", "v1", "a", "安如山", "host", ("head",), ("甲县县长",), "2020-03-01"),
        Sighted("p", "2", "v2", "b", "安如山", "host", ("head",), ("甲县委书记", "甲县县长"), "2021-05-01"),
        Sighted("p", "3", "v3", "c", "安如山", "host", (), ("甲县委书记",), None),
    ]
    assert [(one.name, one.first, one.last) for one in observed(seen)] == [
        ("甲县县长", "2020-03-01", "2021-05-01"),
        ("甲县委书记", "2021-05-01", "2021-05-01"),
    ]


def test_strokes_stand_in_the_order_of_time() -> None:
    drawing = draw([("2020-01-01", "2020-07-01"), ("2021-12-31",)], wide=True)
    assert drawing
    assert (drawing.first, drawing.last) == (2020, 2021)
    first, second = drawing.bars
    assert first.x == 250.0
    assert first.strokes == tuple(sorted(first.strokes))
    assert first.strokes[-1] < second.strokes[0] <= 1210.0
    assert draw([], wide=False) is None


@pytest.mark.parametrize("which", ["people", "person"])
@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("zh", 400, "dark")])
def test_all_can_read_it(
    site: str,
    careers: tuple[CareerRow, ...],
    readable: Callable[[str, int, str], None],
    which: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    readable(f"{site}/{language}/people" + (f"/{careers[0].id}" if which == "person" else ""), width, scheme)


def test_pages_of_the_list_hold_everybody_once(client: TestClient, careers: tuple[CareerRow, ...]) -> None:
    for sort in ("visits", "recent", "name", "led"):
        found: list[str] = []
        for page in range(1, -(-len(careers) // 50) + 1):
            html = client.get("/en/people", params={"sort": sort, "page": page}).text
            found += re.findall(r'<th scope="row"><a href="/en/people/(\w+)"', html)
        assert sorted(found) == sorted(row.id for row in careers), sort
