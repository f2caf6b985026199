"""The evidence of a page: its bytes, every repair with its kind, the facts and the words that gave them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from zuotan.model import Edit, Reading
from zuotan.record import open_record
from zuotan.restoration import Text, replay
from zuotan.restoration.explain import explain
from zuotan.web import repairs
from zuotan.web.wording import words


@pytest.fixture(scope="module")
def glossed(sample_record: Path) -> Reading:
    """What was read of the page with most kinds of repair."""
    with open_record(sample_record) as record:
        return max(record.readings(), key=lambda one: (len({edit.kind for edit in one.edits}), one.page.id))


def test_every_repair_is_shown_once_under_its_kind(page: Page, site: str, glossed: Reading) -> None:
    page.goto(f"{site}/en/pages/{glossed.page.id}")
    shown = page.locator(".raw a.r")
    assert shown.count() == len(glossed.edits)
    counts = [int(cell.replace(",", "")) for cell in page.locator("#kinds tbody td.n").all_inner_texts()]
    assert sum(counts) == len(glossed.edits)
    of_kind = Counter(repairs.classes()[edit.kind] for edit in glossed.edits)
    assert sorted(counts) == sorted(of_kind.values())
    assert page.locator(".raw a.unsure").count() == sum(not edit.certain for edit in glossed.edits)


def test_the_columns_are_the_page_and_the_text(sample_record: Path, glossed: Reading) -> None:
    with open_record(sample_record) as record:
        raw = record.raw(glossed.page.id)
    rows = repairs.rows(raw, glossed.edits, glossed.page.charset)
    long = {edit.before[: repairs.LONG] for edit in glossed.edits if len(edit.before) > repairs.LONG}
    came = "".join(piece.text for row in rows for piece in row.raw)
    if not long:
        assert came == raw.decode(glossed.page.charset)
    restored = "".join(piece.text for row in rows for piece in row.clean)
    assert restored.replace("\n", "") == glossed.report.text.replace("\n", "")
    offsets = [row.offset for row in rows]
    assert offsets == sorted(set(offsets))


def test_the_bytes_come_as_a_file_and_the_edits_make_the_text_of_them(
    client: TestClient, glossed: Reading
) -> None:
    raw = client.get(f"/en/pages/{glossed.page.id}/raw")
    assert raw.headers["content-type"].startswith("text/plain")
    assert raw.headers["content-disposition"].startswith("attachment")
    assert raw.headers["x-content-type-options"] == "nosniff"
    edits = msgspec.json.decode(
        client.get(f"/en/pages/{glossed.page.id}/edits").content, type=tuple[Edit, ...]
    )
    assert replay(raw.content, edits, glossed.page.charset) == glossed.report.text


def test_a_switch_hides_a_kind_with_its_key_and_without_scripts(
    page: Page, client: TestClient, site: str, glossed: Reading
) -> None:
    page.goto(f"{site}/en/pages/{glossed.page.id}")
    page.keyboard.press("1")
    page.keyboard.press("2")
    assert page.locator("#kinds input:not(:checked)").count() == 2
    name = page.locator("#kinds input").first.get_attribute("value")
    first = page.locator(f".raw a.k-{name}").first
    assert first.evaluate(
        "el => getComputedStyle(el).textDecorationLine + getComputedStyle(el).borderBottomStyle"
    ) == ("nonenone")
    html = client.get(f"/en/pages/{glossed.page.id}", params={"show": "tag"}).text
    shown = set(
        re.findall(r'<a class="r k-(\w+)', html.partition('class="pair"')[2].partition('id="one"')[0])
    )
    assert shown <= {"tag"}


def test_a_repair_is_explained_beside_the_text(page: Page, site: str, glossed: Reading) -> None:
    page.goto(f"{site}/en/pages/{glossed.page.id}")
    page.locator(".raw a.r").nth(2).click()
    page.wait_for_url("**r=3")
    assert "repair 3," in page.locator("#one").inner_text()


def test_facts_stand_with_the_words_that_gave_them(page: Page, site: str, sample_record: Path) -> None:
    with open_record(sample_record) as record:
        row = next(row for row in record.visits() if row.commitments and row.visitor_heads)
        reading = record.reading(row.page)
    page.goto(f"{site}/zh/pages/{row.page}")
    facts = page.locator("#facts .facts .q").all_inner_texts()
    for said in reading.visits[0].commitments:
        assert said.text in facts
    assert page.locator("#facts article a.m.says").count()


def test_links_out_are_only_to_the_web(client: TestClient, own_record: Path) -> None:
    import sqlite3

    from zuotan.web import create_app

    bad = "javascript:alert(1)//<script>alert(2)</script>"
    with sqlite3.connect(own_record) as database:
        (name,) = database.execute("SELECT id FROM pages WHERE status = 'read' LIMIT 1").fetchone()
        database.execute("INSERT INTO page_sources VALUES (?, ?, '{}')", (name, bad))
        database.execute("INSERT INTO page_sources VALUES (?, ?, '{}')", (name, "https://example.org/a"))
        database.execute(
            "UPDATE reports SET title = ? WHERE page_id = ?", ("<img src=x onerror=alert(3)>", name)
        )
    html = TestClient(create_app(own_record)).get(f"/en/pages/{name}").text
    assert "<script>alert" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "javascript:alert(1)" in html
    assert 'href="https://example.org/a" rel="noopener noreferrer nofollow"' in html


def test_a_page_that_is_not_there_is_not_found(client: TestClient) -> None:
    for path in ("/en/pages/none", "/en/pages/none/raw", "/en/pages/none/edits"):
        assert client.get(path).status_code == 404


def test_every_kind_of_repair_has_a_class_and_is_explained_in_both_languages(sample_record: Path) -> None:
    with open_record(sample_record) as record:
        seen = {edit.kind for reading in record.readings() for edit in reading.edits}
    with (Path(repairs.__file__).parent / "data" / "repairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = [row["kind"] for row in rows]
    assert known == sorted(set(known))
    assert seen <= set(known)
    assert {row["class"] for row in rows} == set(repairs.CLASSES)
    for kind in known:
        assert next(explain([Edit(kind, (0, 1), (0, 0), "a", "", True)])).reason
        for language in ("en", "zh"):
            words(language)(f"because_{kind}")
            words(language)(f"repair_{kind}")


def test_misread_bytes_are_set_out_in_gbk() -> None:
    edit = Edit("gbk_slip", (0, 9), (0, 3), "?；ズW", "。互学", True)
    shown = repairs.byte_by_byte(edit, b"", "utf-8")
    assert shown.charset == "GBK"
    assert shown.codes == ("A1", "A3", "BB", "A5", "D1", "A7")
    assert [cell.text for cell in shown.placed] == ["。", "互", "学"]
    assert shown.read[0].lost
    assert shown.read[1].text == "；"
    assert sum(cell.width for cell in shown.read) == 6


def test_other_bytes_are_those_of_the_page() -> None:
    raw = Text.decode("報bào。")
    edit = Edit("script", (0, 3), (0, 1), "報", "报", True)
    shown = repairs.byte_by_byte(edit, raw.raw, "utf-8")
    assert shown.codes == ("E5", "A0", "B1")
    assert [(cell.text, cell.width) for cell in shown.read] == [("報", 3)]


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("zh", 400, "dark")])
def test_all_can_read_it(
    site: str,
    glossed: Reading,
    readable: Callable[[str, int, str], None],
    language: str,
    width: int,
    scheme: str,
) -> None:
    readable(f"{site}/{language}/pages/{glossed.page.id}", width, scheme)
