"""Judging where facts are shown beside visits: on the evidence, on a person's page, on an item of the ledger; the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from zuotan.record import open_record, schema
from zuotan.record.mentions import FactRow

Scheme = Literal["light", "dark"]
Judge = Callable[[Page], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def facts(sample_record: Path) -> tuple[FactRow, ...]:
    with open_record(sample_record) as record:
        return tuple(record.facts())


def one_of(facts: tuple[FactRow, ...], kind: str) -> FactRow:
    return next(row for row in facts if row.kind == kind)


@pytest.fixture(scope="module")
def person(sample_record: Path) -> tuple[str, str]:
    """Who took part in a visit, as a fact, and its page."""
    people, visits = schema.PEOPLE.c, schema.VISITS.c
    with open_record(sample_record) as record:
        query = select(people.id, visits.page_id).join(schema.VISITS, visits.id == people.visit_id)
        fact, page = record.connection.execute(query.order_by(people.id)).first() or ("", "")
    return fact, page


def state(path: Path, fact: str) -> str:
    with open_record(path) as record:
        return record.judgements([fact])[fact].state


def test_on_the_evidence_a_stop_is_confirmed_and_undone_by_keys(
    page: Page, own_site: str, own_record: Path, facts: tuple[FactRow, ...]
) -> None:
    stop = one_of(facts, "stop")
    page.goto(f"{own_site}/en/pages/{stop.page}")
    fact = page.locator(f"#f-{stop.id}")
    assert fact.locator(".st").inner_text() == "unseen"
    fact.focus()
    with page.expect_navigation():
        page.keyboard.press("c")
    assert fact.locator(".st").inner_text() == "confirmed"
    assert state(own_record, stop.id) == "confirmed"
    fact.focus()
    with page.expect_navigation():
        page.keyboard.press("u")
    assert state(own_record, stop.id) == "unseen"


def test_on_the_evidence_what_was_rejected_stays_in_sight(
    page: Page, own_site: str, own_record: Path, facts: tuple[FactRow, ...]
) -> None:
    stop = one_of(facts, "stop")
    page.goto(f"{own_site}/zh/pages/{stop.page}")
    page.locator(f"#f-{stop.id}").focus()
    with page.expect_navigation():
        page.keyboard.press("r")
    assert stop.name in page.locator(f"#f-{stop.id} .was").inner_text()
    assert state(own_record, stop.id) == "rejected"


def test_without_scripts_a_person_is_confirmed_on_their_page(
    browser: Browser, own_site: str, own_record: Path, person: tuple[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_site}/en/people/{person[0]}")
    row = page.locator("tr[data-step]").first
    name = (row.get_attribute("id") or "").removeprefix("f-")
    row.focus()
    row.get_by_role("button", name="Confirm").click()
    assert page.locator(f"#f-{name} .st").inner_text() == "confirmed"
    context.close()
    assert state(own_record, name) == "confirmed"


def test_an_item_of_the_ledger_that_is_rejected_leads_to_where_it_comes_back(
    page: Page, own_site: str, own_record: Path, facts: tuple[FactRow, ...]
) -> None:
    with open_record(own_record) as record:
        item = record.ledger()[0]
    page.goto(f"{own_site}/en/ledger/{item.id}")
    page.locator(f"#f-{item.id}").focus()
    with page.expect_navigation():
        page.keyboard.press("r")
    assert f"/en/judge/{item.id}" in page.url
    assert state(own_record, item.id) == "rejected"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert state(own_record, item.id) == "unseen"
    page.goto(f"{own_site}/en/ledger/{item.id}")
    assert page.locator(f"#f-{item.id} .st").inner_text() == "unseen"


def test_a_question_mark_opens_the_keys_on_every_page(page: Page, site: str) -> None:
    for path in ("", "visits", "people", "ledger", "review"):
        page.goto(f"{site}/en/{path}")
        with page.expect_navigation():
            page.keyboard.press("?")
        assert page.url == f"{site}/en/keys"
    assert "confirm" in page.get_by_role("table").nth(1).inner_text().lower()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_who_may_not_judge_sees_states_and_no_buttons(
    client: TestClient, facts: tuple[FactRow, ...], language: str
) -> None:
    stop = one_of(facts, "stop")
    html = client.get(f"/{language}/pages/{stop.page}").text
    assert f'id="f-{stop.id}"' in html
    assert 'name="csrf"' not in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_for_axe_and_nothing_sideways_on_a_phone(
    browser: Browser, site: str, sample_record: Path, person: tuple[str, str], axe: Judge, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    with open_record(sample_record) as record:
        item = record.ledger()[0].id
    for path in (f"pages/{person[1]}", f"people/{person[0]}", f"ledger/{item}", "keys"):
        page.goto(f"{site}/zh/{path}")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 400, path
    context.close()
