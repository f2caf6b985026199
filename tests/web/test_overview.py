"""The overview: its figures are those of the record, its filters act on all of it, and its line of time can be brushed."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from zuotan.record import open_record
from zuotan.record.rows import ResolvedRow


@pytest.fixture(scope="module")
def told(sample_record: Path) -> tuple[ResolvedRow, ...]:
    """All visits, asked of the record in its own way."""
    with open_record(sample_record) as record:
        return record.resolved()


def flows(told: tuple[ResolvedRow, ...]) -> Counter[tuple[str, str]]:
    """How many visits went from one province to another."""
    found: Counter[tuple[str, str]] = Counter()
    for row in told:
        visit = row.visit
        found.update({(a.code[:2], b.code[:2]) for a in visit.visitors.value for b in visit.hosts.value})
    return found


def test_the_figures_are_those_of_the_record(client: TestClient, told: tuple[ResolvedRow, ...]) -> None:
    answer = client.get("/en/overview.json").json()
    assert answer["visits"] == len(told)
    assert {
        (row["visitor_code"][:2], row["host_code"][:2]): row["visits"] for row in answer["pairs"]
    } == flows(told)
    dated = [row.visit.days.value[0][:7] for row in told if row.visit.days.value[0]]
    assert {row["name"]: row["visits"] for row in answer["months"]} == Counter(dated)
    assert answer["bounded"] == len(told) - len(dated)
    received: Counter[str] = Counter()
    for row in told:
        received.update({host.code[:2] for host in row.visit.hosts.value} if row.visit.visitors.value else ())
    assert {row["code"][:2]: row["received"] for row in answer["regions"] if row["received"]} == received


def test_the_table_of_pairs_adds_up_to_the_visits(client: TestClient, told: tuple[ResolvedRow, ...]) -> None:
    html = client.get("/en/").text
    foot = re.search(r"<tfoot>(?:(?!<tfoot>).)*other pairs.*?</tfoot>", html, re.DOTALL)
    assert foot
    there, back, rest = (int(n) for n in re.findall(r"(\d+) / (\d+).*?\+ (\d+) in", foot[0], re.DOTALL)[0])
    taken = sum(int(n) for n in re.findall(r"− (\d+) counted in several pairs", foot[0]))
    given = sum(int(n) for n in re.findall(r"\+ (\d+) that do not tell both sides", foot[0]))
    assert there + back + rest == flows(told).total()
    assert there + back + rest - taken + given == len(told)


def test_filters_act_on_all_of_it_and_links_keep_them(
    client: TestClient, told: tuple[ResolvedRow, ...]
) -> None:
    (visitor, _), _ = flows(told).most_common(1)[0]
    asked = {"visitor": f"{visitor}0000", "since": "2010"}
    answer = client.get("/en/overview.json", params=asked).json()
    assert {row["visitor_code"] for row in answer["pairs"]} == {f"{visitor}0000"}
    html = client.get("/en/", params=asked).text
    assert re.search(rf'href="/en/visits\?since=2010&amp;visitor={visitor}0000&amp;host=\d+"', html)
    assert re.search(rf'href="/en/pairs\.csv\?since=2010&amp;visitor={visitor}0000"', html)
    assert "since 2010" in html


def test_the_csv_opens_in_a_spreadsheet_and_has_every_pair(
    client: TestClient, told: tuple[ResolvedRow, ...]
) -> None:
    body = client.get("/zh/pairs.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert sum(int(row["visits"]) for row in rows) == flows(told).total()
    assert {len(row["visitor_code"]) for row in rows} == {6}


def test_nothing_found_is_said(client: TestClient) -> None:
    html = client.get("/en/", params={"since": "1900", "until": "1901"}).text
    assert "No visit answers these filters" in html
    assert "was left out" in client.get("/en/", params={"until": "soon"}).text


def test_dragging_over_the_months_fills_from_and_to(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    chart = page.locator("svg[data-brush].wide")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    first, step = (float(chart.get_attribute(name) or 0) for name in ("data-first", "data-step"))
    left = box["x"] + 34
    page.mouse.move(left + 2.5 * step, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(left + 14.5 * step, box["y"] + 60, steps=4)
    page.mouse.up()
    year = int(first) // 12
    assert page.get_by_label("From").input_value() == f"{year}-03"
    assert page.get_by_label("To", exact=True).input_value() == f"{year + 1}-03"
    page.locator("#brushed").click()
    assert f"since={year}-03&until={year + 1}-03" in page.url
    assert f"March {year} to March {year + 1}" in page.locator("h1").inner_text()


def test_a_reader_filters_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/")
    page.get_by_label("From").fill("2015")
    page.get_by_label("Level").select_option("prefecture")
    page.get_by_role("button", name="Show").click()
    assert "since=2015" in page.url
    assert "level=prefecture" in page.url
    assert "since 2015" in page.locator("h1").inner_text()
    page.get_by_role("link", name="all visits").click()
    assert page.get_by_label("From").input_value() == ""
    context.close()


def test_a_flow_on_the_map_leads_to_its_visits_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    flow = page.locator("svg.map a").first
    flow.focus()
    assert re.search(r"\w+ to \w+.*: (one visit|\d+ visits)", flow.get_attribute("aria-label") or "")
    assert re.search(r"/en/visits\?visitor=\d{6}&host=\d{6}", flow.get_attribute("href") or "")


def test_every_month_has_its_number_in_a_table(client: TestClient, told: tuple[ResolvedRow, ...]) -> None:
    html = client.get("/en/months").text
    day = next(row.visit.days.value[0] for row in told if row.visit.days.value[0])
    count = sum(1 for row in told if (row.visit.days.value[0] or "")[:7] == day[:7])
    assert re.search(rf'since={day[:7]}&amp;until={day[:7]}">{count}</a>', html)
