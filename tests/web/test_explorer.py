"""The pages that explore the record, each in both languages, light and dark, wide and narrow: all can read them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from zuotan.web import regions
from zuotan.web.filters import NAMES
from zuotan.web.paging import Paging

PAGES = (
    "",
    "?level=prefecture&since=2014",
    "pairs",
    "months",
    "regions",
    "regions/320000",
    "terms?what=phrase",
    "network",
)


@pytest.mark.parametrize("path", PAGES)
def test_all_can_read_it(
    browser: Browser, site: str, axe: Callable[[Page], list[tuple[str, str]]], path: str
) -> None:
    for language, width, dark in (("en", 1280, False), ("zh", 400, True)):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        answer = page.goto(f"{site}/{language}/{path}")
        assert answer and answer.ok
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []
        context.close()


HOSTILE = "\"><script>alert(1)</script>\u202e{{7*7}}=cmd|' /C calc'!A0"


@pytest.mark.parametrize("path", ["", "pairs", "months", "regions", "terms", "network"])
def test_nothing_hostile_in_an_address_is_run_or_breaks_a_page(client: TestClient, path: str) -> None:
    for name in (*NAMES, "sort", "page", "what", "all"):
        answer = client.get(f"/en/{path}", params={name: HOSTILE})
        assert answer.status_code == 200, name
        assert "<script>alert" not in answer.text
        assert "49" not in re.findall(r"\u202e(.{0,4})", answer.text)


def test_pages_beyond_the_list_are_the_nearest_there_is() -> None:
    rows = list(range(130))
    pages = [Paging.asked({"page": page}, len(rows), 60) for page in ("1", "3", "99", "0", "x", "9" * 40)]
    assert [one.page for one in pages] == [1, 3, 3, 1, 1, 1]
    assert rows[pages[1].rows] == rows[120:]
    assert Paging.asked({}, 0, 60).pages == 1


def test_a_long_list_has_pages_that_one_can_walk(
    site: str, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regions, "PAGE", 10)
    page.goto(f"{site}/en/regions")
    first = page.locator("tbody th a").all_inner_texts()
    leads = page.get_by_role("navigation", name="Pages of the list")
    leads.get_by_role("link", name="2", exact=True).click()
    page.wait_for_url("**page=2")
    second = page.locator("tbody th a").all_inner_texts()
    assert len(first) == 10
    assert second
    assert not set(first) & set(second)
    leads.get_by_role("link", name="1", exact=True).click()
    page.wait_for_url("**/regions?")
    assert page.locator("tbody th a").all_inner_texts() == first
