"""The rooms of the network and of programmes and phrases."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

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


@pytest.fixture(scope="module")
def used(sample_record: Path, told: tuple[ResolvedRow, ...]) -> dict[tuple[str, str], set[str]]:
    """The visits that use each term, by its kind and name."""
    with open_record(sample_record) as record:
        pages = {row.id: row.page for row in record.visits()}
        terms = record.terms()
    found: dict[tuple[str, str], set[str]] = {}
    for row in told:
        those = {pages[name] for name in row.visit.tellings}
        for term in terms:
            if term.page in those:
                found.setdefault((term.kind, term.name), set()).add(row.visit.id)
    return found


def test_the_figures_of_the_network_are_those_of_the_record(
    client: TestClient, told: tuple[ResolvedRow, ...]
) -> None:
    ties: Counter[tuple[str, str]] = Counter()
    for row in told:
        pairs = {(a.code[:2], b.code[:2]) for a in row.visit.visitors.value for b in row.visit.hosts.value}
        ties.update(pair for pair in pairs if pair[0] != pair[1])
    body = client.get("/en/network.csv").content.decode("utf-8-sig")
    for figures in csv.DictReader(io.StringIO(body)):
        code = figures["code"][:2]
        assert int(figures["made"]) == sum(n for (a, _), n in ties.items() if a == code)
        assert int(figures["ties_in"]) == sum(1 for _, b in ties if b == code)
    assert f"{len(ties)} ties" in client.get("/en/network").text


def test_a_head_sorts_the_table_also_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/network")
    page.get_by_role("link", name="Received").or_(page.get_by_role("link", name="Rec’d")).click()
    assert "sort=received" in page.url
    shown = [int(cell.inner_text()) for cell in page.locator('td[data-l="Rec’d"]').all()]
    assert shown == sorted(shown, reverse=True)
    context.close()


def test_the_terms_have_the_visits_that_use_them(
    client: TestClient, used: dict[tuple[str, str], set[str]]
) -> None:
    body = client.get("/en/terms.csv").content.decode("utf-8-sig")
    rows = {(row["kind"], row["name"]): int(row["visits"]) for row in csv.DictReader(io.StringIO(body))}
    assert rows == {term: len(visits) for term, visits in used.items()}


def test_a_term_has_its_page_with_its_first_visit(
    client: TestClient, used: dict[tuple[str, str], set[str]], told: tuple[ResolvedRow, ...]
) -> None:
    (kind, name), visits = max(used.items(), key=lambda pair: len(pair[1]))
    html = client.get(f"/zh/terms/{kind}/{quote(name, safe='')}").text
    days = {row.visit.id: row.visit.days.value[0] for row in told}
    first = min((days[visit] or "~", visit) for visit in visits)[0]
    link = re.search(r'href="/zh/visits/(\w+)"', html)
    assert link
    assert days[link[1]] == first
    assert client.get(f"/en/terms/{kind}/no-such-term").status_code == 404


def test_one_walks_from_the_list_to_a_term_and_on_to_a_region(page: Page, site: str) -> None:
    page.goto(f"{site}/en/terms")
    page.get_by_role("navigation", name="Kinds").get_by_role("link", name="Phrases").click()
    assert "what=phrase" in page.url
    page.get_by_role("navigation", name="Kinds").get_by_role("link", name="Programmes").click()
    page.locator("tbody th a").first.click()
    assert "/en/terms/programme/" in page.url
    page.locator("section").filter(has_text="Where it was used").locator("tbody th a").first.click()
    assert re.search(r"/en/regions/\d{6}$", page.url)


def test_whose_wording_a_delegation_speaks_counts_every_phrase_once_a_visit(
    client: TestClient, used: dict[tuple[str, str], set[str]], told: tuple[ResolvedRow, ...]
) -> None:
    html = client.get("/en/terms", params={"what": "phrase"}).text
    both = [row.visit for row in told if row.visit.visitors.value and row.visit.hosts.value]
    home = {visit.id: visit.visitors.value[0].code[:2] for visit in both}
    expected: Counter[str] = Counter()
    for (kind, _), visits in used.items():
        if kind == "phrase":
            expected.update(home[visit] for visit in visits if visit in home)
    assert expected
    labels = "The centre’s|Its own|Other provinces’"
    found: dict[str, int] = {}
    for code, cells in re.findall(
        r'regions/(\d\d)0000">[^\n]*?</th>(.*?)</tr>', html.split('id="shared"')[1]
    ):
        found[code] = sum(int(n) for n in re.findall(rf'data-l="(?:{labels})">(\d+)</td>', cells))
    assert found == expected
