"""The list of visits and the search over their texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from zuotan.knowledge import english
from zuotan.record import open_record
from zuotan.web.paging import Paging


def test_the_list_holds_every_visit_once(client: TestClient, sample_record: Path) -> None:
    import re

    with open_record(sample_record) as record:
        every = {row.visit.id for row in record.resolved()}
    listed: list[str] = []
    for page in range(1, len(every) // 50 + 2):
        html = client.get("/en/visits", params={"page": page}).text
        listed += re.findall(r'<th scope="row"><a href="/en/visits/(\w+)"', html)
    assert len(listed) == len(set(listed))
    assert set(listed) == every


def test_filters_keep_what_the_record_keeps(page: Page, site: str, sample_record: Path) -> None:
    with open_record(sample_record) as record:
        rows = record.resolved()
        kind = rows[0].visit.kind.value
        every = sum(row.visit.kind.value == kind for row in rows)
    page.goto(f"{site}/en/visits")
    page.select_option("select[name=kind]", kind)
    page.click("form.filters button.go")
    assert f"kind={kind}" in page.url
    assert page.locator("h1").inner_text().startswith(f"{every:,}" if every != 1 else "One")


@pytest.mark.parametrize("asked", ["合作", "座谈会", "共建"])
def test_search_finds_the_visits_whose_texts_have_the_words(
    client: TestClient, sample_record: Path, asked: str
) -> None:
    with open_record(sample_record) as record:
        texts = {one.page.id: one.report for one in record.readings()}
        pages = {row.id: row.page for row in record.visits()}
        every = sum(
            any(
                asked in texts[pages[name]].text or asked in (texts[pages[name]].title or "")
                for name in row.visit.tellings
            )
            for row in record.resolved()
        )
    assert every
    html = client.get("/en/visits", params={"q": asked}).text
    assert f"in {every:,} visits" in html


def test_the_word_stands_in_one_column(page: Page, site: str) -> None:
    page.goto(f"{site}/zh/visits?q=合作")
    edges = page.locator(".kwic .x").evaluate_all("all => all.map(el => el.getBoundingClientRect().left)")
    assert len(edges) > 1
    assert len(set(edges)) == 1
    assert set(page.locator(".kwic .x").all_inner_texts()) == {"合作"}


def test_results_follow_while_one_types(page: Page, site: str) -> None:
    page.goto(f"{site}/zh/visits?q=合作")
    field = page.locator("form.find input")
    field.fill("座谈")
    page.wait_for_url("**q=%E5%BA%A7%E8%B0%88")
    page.locator("#found h1", has_text="座谈").wait_for()
    assert set(page.locator(".kwic .x").all_inner_texts()) == {"座谈"}
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_person_is_found_in_pinyin_and_a_region_in_english(
    page: Page, site: str, sample_record: Path
) -> None:
    with open_record(sample_record) as record:
        visit = record.resolved()[0].visit
    person, region = visit.people[0].name, visit.hosts.value[0]
    page.goto(f"{site}/en/visits?q={english.person(person)}")
    assert person in page.locator("#found .facts").first.inner_text()
    page.goto(f"{site}/en/visits?q={english.region(region)}")
    assert page.locator(f'#found .facts a[href="/en/regions/{region.code}"]').count() == 1


def test_it_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/")
    page.fill('input[name="q"]', "合作")
    page.press('input[name="q"]', "Enter")
    assert page.locator(".kwic .x").count()
    page.locator(".kwic .x a").first.click()
    assert "/en/visits/" in page.url
    context.close()


def test_what_is_searched_for_is_text_and_nothing_else(client: TestClient) -> None:
    for asked in ('"><script>alert(1)</script>', "' OR 1=1 --", '"', "NEAR(", "合作\x00", "*", "%", "a AND"):
        answer = client.get("/en/visits", params={"q": asked})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["visits", "visits?q=合作"])
@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "dark"), ("zh", 400, "light")])
def test_all_can_read_it(
    site: str,
    readable: Callable[[str, int, str], None],
    path: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    readable(f"{site}/{language}/{path}", width, scheme)


@pytest.mark.parametrize(
    ("page", "count", "size", "held"),
    [
        (1, 0, 50, (1, 1, 0, 0)),
        (2, 51, 50, (2, 2, 50, 51)),
        (9, 51, 50, (2, 2, 50, 51)),
        (-3, 10, 5, (1, 2, 0, 5)),
    ],
)
def test_pages_of_a_list_are_those_that_there_are(
    page: int, count: int, size: int, held: tuple[int, int, int, int]
) -> None:
    one = Paging.of(page, count, size)
    assert (one.page, one.pages, one.start, one.end) == held


def test_far_pages_are_offered_with_gaps() -> None:
    assert Paging.of(10, 1000, 50).near == [1, 0, 8, 9, 10, 11, 12, 0, 20]
