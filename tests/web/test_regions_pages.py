"""The rooms of regions: the list, and one region among the others."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from zuotan.record import open_record
from zuotan.record.rows import ResolvedRow

PARTNERS = re.compile("^Partners")


@pytest.fixture(scope="module")
def told(sample_record: Path) -> tuple[ResolvedRow, ...]:
    """All visits, asked of the record in its own way."""
    with open_record(sample_record) as record:
        return record.resolved()


@pytest.fixture(scope="module")
def province(told: tuple[ResolvedRow, ...]) -> str:
    """The first digits of a province that visits and is visited."""
    made = {one.code[:2] for row in told for one in row.visit.visitors.value if row.visit.hosts.value}
    received = {one.code[:2] for row in told for one in row.visit.hosts.value if row.visit.visitors.value}
    return min(made & received)


def counted(told: tuple[ResolvedRow, ...], start: str) -> tuple[int, int]:
    """Visits made and received by the regions whose codes begin so."""
    both = [row.visit for row in told if row.visit.visitors.value and row.visit.hosts.value]
    made = sum(any(one.code.startswith(start) for one in visit.visitors.value) for visit in both)
    received = sum(any(one.code.startswith(start) for one in visit.hosts.value) for visit in both)
    return made, received


def test_the_list_says_what_each_region_made_and_received(
    client: TestClient, told: tuple[ResolvedRow, ...], province: str
) -> None:
    body = client.get("/en/regions.csv").content.decode("utf-8-sig")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(body))}
    row = rows[f"{province}0000"]
    assert (int(row["made"]), int(row["received"])) == counted(told, province)
    html = client.get("/en/regions", params={"sort": "made"}).text
    order = [int(n) for n in re.findall(r'data-l="Made">(?:<a[^>]*>)?(\d+)', html)]
    assert order == sorted(order, reverse=True)


def test_a_region_says_its_balance_and_its_partners_add_up(
    client: TestClient, told: tuple[ResolvedRow, ...], province: str
) -> None:
    made, received = counted(told, province)
    html = client.get(f"/en/regions/{province}0000").text
    said = "one visit" if made == 1 else f"{made} visits"
    assert f"Made {said} and received {received}" in html
    body = client.get(f"/en/regions/{province}0000.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert sum(int(row["made"]) for row in rows) >= made
    assert sum(int(row["received"]) for row in rows) >= received


def test_prefectures_stand_below_their_province(client: TestClient, told: tuple[ResolvedRow, ...]) -> None:
    code = next(
        one.code
        for row in told
        for one in row.visit.hosts.value
        if one.code[2:4] not in ("00", "01", "90") and row.visit.visitors.value
    )
    inside = client.get("/en/regions", params={"region": code[:2] + "0000", "level": "prefecture"}).text
    assert f'href="/en/regions/{code[:4]}00"' in inside
    page = client.get(f"/zh/regions/{code[:4]}00").text
    assert f'href="/zh/regions/{code[:2]}0000"' in page


@pytest.mark.parametrize("code", ["999999", "32", "abcdef", "１２３４５６"])
def test_what_is_no_region_is_not_found(client: TestClient, code: str) -> None:
    assert client.get(f"/en/regions/{code}").status_code == 404


def test_a_region_without_visits_says_so(client: TestClient) -> None:
    assert "No visit in this record" in client.get("/en/regions/710000").text


def test_one_walks_from_the_list_to_a_region_and_its_partner(page: Page, site: str, province: str) -> None:
    page.goto(f"{site}/en/regions")
    page.locator(f'tbody a[href="/en/regions/{province}0000"]').click()
    assert page.get_by_role("heading", name=PARTNERS).is_visible()
    page.get_by_role("link", name="by prefecture").click()
    assert "level=prefecture" in page.url
    page.locator("section", has=page.get_by_role("heading", name=PARTNERS)).locator(
        "tbody th a"
    ).first.click()
    assert re.search(r"/en/regions/\d{6}$", page.url)
