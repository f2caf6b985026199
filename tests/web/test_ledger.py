"""The ledger as a user keeps it: found, filled in, taken back, to Excel and back."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from zuotan.record import items, open_record
from zuotan.record.items import Asked
from zuotan.web import create_app


@pytest.fixture
def own(own_record: Path) -> TestClient:
    """Asks an application whose record a test may change."""
    return TestClient(create_app(own_record), base_url="http://localhost", follow_redirects=False)


def first_item(path: Path, where: Asked = items.ALL) -> items.Item:
    with open_record(path) as record:
        return items.items(record.connection, where, 1)[0]


def token(client: TestClient, path: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


def test_the_list_says_how_many_items_there_are_of_each_status(
    client: TestClient, sample_record: Path
) -> None:
    with open_record(sample_record) as record:
        rows = items.items(record.connection)
    agreed = sum(row.kind == "agreement" for row in rows)
    html = client.get("/en/ledger").text
    assert f"{len(rows):,} items" in html
    assert f"{agreed:,} agreed" in html
    assert f"{len(rows) - agreed:,} proposed" in html
    assert html.count('<tr role="row" id="i-') == 25


def test_it_is_narrowed_by_region_and_field(client: TestClient, sample_record: Path) -> None:
    one = first_item(sample_record, Asked(kind="commitment", field="energy"))
    with open_record(sample_record) as record:
        host = items.merged(record.connection, [one.visit])[one.visit].hosts.value[0]
        expected = items.count(record.connection, Asked(region=host.code, field="energy"))
    html = client.get("/zh/ledger", params={"visitor": host.code, "field": "energy"}).text
    assert f"共 {sum(expected.values())} 项" in html
    assert one.text in html


def test_what_makes_no_sense_is_said_and_left_out(client: TestClient) -> None:
    html = client.get("/en/ledger?visitor=Atlantis&due=soon&status=begun&page=x").text
    assert html.count("left out") == 3


def test_an_item_is_filled_in_and_taken_back_by_hand(own_site: str, own_record: Path, page: Page) -> None:
    one = first_item(own_record)
    page.goto(f"{own_site}/en/ledger")
    page.get_by_role("link", name=one.text, exact=True).first.click()
    page.get_by_label("Status").select_option(label="under way")
    page.get_by_label("Unit").fill("口岸办")
    page.get_by_label("Due").fill("2020-01-31")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_label("Due").input_value() == "2020-01-31"
    page.goto(f"{own_site}/en/ledger?late=1")
    row = page.locator(f"#i-{one.id}")
    assert "口岸办" in row.inner_text()
    assert "under way" in row.inner_text()
    page.goto(f"{own_site}/en/ledger/{one.id}")
    with page.expect_navigation():
        page.keyboard.press("u")
    with open_record(own_record) as record:
        assert len([made for made in record.decisions() if made.action == "undo"]) == 1


def test_it_works_without_scripts(own_site: str, own_record: Path, browser: Browser) -> None:
    one = first_item(own_record)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_site}/zh/ledger/{one.id}")
    page.get_by_label("责任单位").fill("能源局")
    page.get_by_role("button", name="保存").click()
    assert page.get_by_label("责任单位").input_value() == "能源局"
    context.close()


def test_two_people_at_once_do_not_overwrite_each_other(own: TestClient, own_record: Path) -> None:
    one = first_item(own_record)
    path = f"/en/ledger/{one.id}"
    form = {"csrf": token(own, path), "seen": "0", "status": one.state.status}
    with open_record(own_record) as record:
        record.decide("Zhou Yi", one.id, "track", field="unit", value="口岸办")
    response = own.post(path, data={**form, "unit": "能源局"})
    assert "Zhou Yi" in response.text
    with open_record(own_record) as record:
        assert [made.value for made in record.decisions(one.id)] == ["口岸办", "能源局"]


@pytest.mark.parametrize("form", [{}, {"csrf": "0" * 32}])
def test_a_form_that_this_page_did_not_make_is_not_taken(
    own: TestClient, own_record: Path, form: dict[str, str]
) -> None:
    one = first_item(own_record)
    response = own.post(f"/en/ledger/{one.id}", data={**form, "seen": "0", "unit": "x"})
    assert response.status_code == 403
    with open_record(own_record) as record:
        assert record.decisions() == ()


def test_a_day_that_is_none_changes_nothing(own: TestClient, own_record: Path) -> None:
    one = first_item(own_record)
    path = f"/en/ledger/{one.id}"
    response = own.post(
        path, data={"csrf": token(own, path), "seen": "0", "status": one.state.status, "due": "soon"}
    )
    assert "Nothing was changed" in response.text
    with open_record(own_record) as record:
        assert record.decisions() == ()


def test_it_goes_to_excel_and_back_with_the_changes_shown_first(own: TestClient, own_record: Path) -> None:
    one = first_item(own_record, Asked(field="energy"))
    data = own.get("/en/ledger.xlsx", params={"field": "energy"}).content
    book = load_workbook(BytesIO(data))
    sheet = book["台账"]
    row = next(cells for cells in sheet.iter_rows(min_row=2) if cells[0].value == one.id)
    row[8].value = "能源局"
    out = BytesIO()
    book.save(out)
    csrf = token(own, "/en/ledger/import")
    shown = own.post(
        "/en/ledger/import", data={"csrf": csrf}, files={"file": ("a.xlsx", out.getvalue())}
    ).text
    assert "能源局" in shown
    assert first_item(own_record, Asked(field="energy")).state.unit is None
    sealed = re.findall(r'name="change" value="([^"]*)" checked', shown)
    taken = own.post(
        "/en/ledger/take", data={"csrf": csrf, "change": [text.replace("&#34;", '"') for text in sealed]}
    )
    assert taken.status_code == 303
    with open_record(own_record) as record:
        assert items.item(record.connection, one.id).state.unit == "能源局"


def test_no_workbook_is_said_to_be_none(own: TestClient) -> None:
    csrf = token(own, "/en/ledger/import")
    response = own.post("/en/ledger/import", data={"csrf": csrf}, files={"file": ("a.xlsx", b"nonsense")})
    assert "no workbook of the ledger" in response.text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_fits_a_phone(site: str, browser: Browser, language: str) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/{language}/ledger")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    context.close()
