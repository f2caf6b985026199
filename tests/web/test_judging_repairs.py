"""Judging repairs one by one on the evidence: recorded, shown, undone, and kept when the page is read again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from zuotan.engines import build
from zuotan.model import Edit
from zuotan.record import Record, open_record
from zuotan.record.rows import Decision
from zuotan.web import create_app


@pytest.fixture(scope="module")
def home(sample_record: Path) -> str:
    """A page of several repairs."""
    with open_record(sample_record) as record:
        return next(
            row.page for row in record.facts() if row.kind == "stop" and len(_edits(record, row.page)) > 2
        )


def _edits(record: Record, page: str) -> tuple[Edit, ...]:
    return record.reading(page).edits


def log(path: Path) -> tuple[Decision, ...]:
    with open_record(path) as record:
        return tuple(record.decisions())


def test_a_repair_is_rejected_by_key_shown_and_undone(
    page: Page, own_site: str, own_record: Path, home: str
) -> None:
    page.goto(f"{own_site}/en/pages/{home}?r=2")
    assert page.locator("#one .st").last.inner_text() == "unseen"
    with page.expect_navigation():
        page.keyboard.press("r")
    assert page.url.endswith("#one")
    assert page.locator("#one .st.rejected").inner_text() == "rejected"
    (made,) = log(own_record)
    assert (made.action, made.page) == ("reject", home)
    page.goto(f"{own_site}/en/pages/{home}?r=1")
    assert page.locator("#one .st.rejected").count() == 0
    page.goto(f"{own_site}/en/pages/{home}?r=2")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator("#one .st.rejected").count() == 0
    assert [one.action for one in log(own_record)] == ["reject", "undo"]


def test_what_was_said_of_a_repair_stays_when_pages_are_added(
    own_record: Path, home: str, tmp_path: Path
) -> None:
    local = TestClient(create_app(own_record), base_url="http://localhost", follow_redirects=True)
    html = local.get(f"/zh/pages/{home}?r=2").text
    token = re.search(r'name="csrf" value="([^"]*)"', html)
    assert token
    sent = {
        "csrf": token[1],
        "r": "2",
        "do": "reject",
        "back": f"/zh/pages/{home}?r=2",
        "anchor": "one",
        "seen": "0",
    }
    assert "已否定" in local.post(f"/zh/pages/{home}/repairs", data=sent).text
    (made,) = log(own_record)
    assert str(local.get(f"/zh/judge/{made.fact}").url).endswith(f"/zh/pages/{home}")
    assert local.get("/zh/judge/nothing").status_code == 404
    (tmp_path / "more.txt").write_text("这一页没有报道访问。", encoding="utf-8")
    build([tmp_path / "more.txt"], own_record)
    assert (
        "已否定"
        in TestClient(create_app(own_record), base_url="http://localhost").get(f"/zh/pages/{home}?r=2").text
    )
    assert local.post(f"/zh/pages/{home}/repairs", data={**sent, "r": "99999"}).status_code == 400
    assert local.post(f"/zh/pages/{home}/repairs", data={**sent, "csrf": "x"}).status_code == 403
