"""The queue of review: its order, its answers, keys, undo, and that everybody can read it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import insert, select

from zuotan.record import open_record, schema
from zuotan.record.questions import KINDS, Question, queue, waiting


def first(path: Path, *kinds: str) -> Question | None:
    with open_record(path) as record:
        return next(iter(queue(record.connection, kinds, 1)), None)


def test_the_weightiest_question_comes_first_and_every_count_is_that_of_the_record(
    page: Page, site: str, sample_record: Path
) -> None:
    with open_record(sample_record) as record:
        counts = waiting(record.connection)
        every = queue(record.connection, (), 10_000)
    assert len(every) == sum(counts.values())
    assert [one.weight for one in every] == sorted((one.weight for one in every), reverse=True)
    page.goto(f"{site}/en/review")
    assert f"{len(every):,} waiting" in page.locator(".run").inner_text()
    assert page.locator(".queue li").count() == 8
    assert every[0].fact[:8] in page.locator("section .more").inner_text()


@pytest.fixture(scope="module")
def asked_of_all(
    sample_record: Path,
    serve: Callable[[Path], AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Path]]:
    """The sample record served with a question of every kind: of those that it has not itself, one is made up."""
    path = Path(shutil.copy(sample_record, tmp_path_factory.mktemp("all") / "visits.db"))
    with open_record(path) as record:
        one, other = record.visits()[:2]
        people = [row.id for row in record.participants() if row.visit == one.id]
        for kind in set(KINDS) - set(waiting(record.connection)):
            facts = (
                people[:2] if kind in ("side", "joint", "person", "offices", "name") else [one.id, other.id]
            )
            told = {"name": "时向晚", "count": "3", "field": "hosts" if kind == "regions" else kind}
            row = {"id": kind, "kind": kind, "weight": 1, "fact_id": facts[0], "page_id": one.page}
            row |= {"visit": one.id, "facts": "|".join(facts), "answered": 0, "told": json.dumps(told)}
            record.connection.execute(insert(schema.QUESTIONS).values(row))
    with serve(path) as address:
        yield address, path


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_question_has_a_page_in_both_languages(
    browser: Browser, asked_of_all: tuple[str, Path], kind: str
) -> None:
    address, path = asked_of_all
    asks = first(path, kind)
    assert asks
    with open_record(path) as record:
        row = record.connection.execute(select(schema.QUESTIONS.c.id).where(schema.QUESTIONS.c.kind == kind))
        name = row.scalars().first()
    page = browser.new_page()
    for language in ("en", "zh"):
        answer = page.goto(f"{address}/{language}/review?at={name}")
        assert answer
        assert answer.status == 200
        keys = page.locator("section .keys [data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
        assert len(keys) == len(set(keys)) > 2
        assert page.locator("section h1.ask").inner_text().strip()
        assert "{" not in page.locator("main").inner_text()
    page.close()


def test_by_keyboard_alone_a_question_is_answered_and_the_answer_undone(
    page: Page, own_site: str, own_record: Path
) -> None:
    asks = first(own_record, "name")
    assert asks
    page.goto(f"{own_site}/en/review?only=people&at={asks.id}")
    with page.expect_navigation():
        page.keyboard.press("r")
    assert "Recorded: rejected" in page.locator("[role=status]").inner_text()
    with open_record(own_record) as record:
        assert {record.judgements([fact])[fact].state for fact in asks.facts} == {"rejected"}
        assert not {row.id for row in record.participants()} & set(asks.facts)
        assert asks.id not in {one.id for one in queue(record.connection, (), 10_000)}
    with page.expect_navigation():
        page.keyboard.press("u")
    with open_record(own_record) as record:
        assert {row.id for row in record.participants()} >= set(asks.facts)
        assert asks.id in {one.id for one in queue(record.connection, (), 10_000)}


def test_a_day_between_bounds_is_set(page: Page, own_site: str, own_record: Path) -> None:
    asks = first(own_record, "bounds")
    assert asks
    day = asks.told["first"]
    page.goto(f"{own_site}/zh/review?at={asks.id}")
    page.locator("[name=first]").fill(day)
    with page.expect_navigation():
        page.locator('section [data-key="e"]').click()
    with open_record(own_record) as record:
        (row,) = (row for row in record.resolved() if row.visit.id == asks.visit)
        assert row.visit.days.value == (day, day)


def test_a_key_does_nothing_while_one_writes(page: Page, own_site: str, own_record: Path) -> None:
    page.goto(f"{own_site}/en/review")
    page.locator("#why").focus()
    page.keyboard.type("certainly not")
    assert page.locator("#why").input_value() == "certainly not"
    with open_record(own_record) as record:
        assert record.decisions() == ()


def test_without_scripts_somebody_who_cannot_tell_goes_on(
    browser: Browser, own_site: str, own_record: Path
) -> None:
    asks = first(own_record)
    assert asks
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_site}/en/review")
    page.get_by_role("button", name="Cannot tell").click()
    assert asks.fact[:8] not in page.locator("section .more").inner_text()
    context.close()
    with open_record(own_record) as record:
        (made,) = record.decisions()
        assert (made.fact, made.action, made.value) == (asks.fact, "note", "cannot_tell")
        assert record.judgements([asks.fact])[asks.fact].state == "unseen"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["review", "judge", "account"])
def test_everybody_can_read_and_use_it(
    browser: Browser,
    site: str,
    sample_record: Path,
    axe: Callable[[Page], list[tuple[str, str]]],
    path: str,
    scheme: str,
) -> None:
    asks = first(sample_record)
    assert asks
    paths = {"judge": f"judge/{asks.facts[0]}"}
    for width, language in ((1280, "en"), (400, "zh")):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.goto(f"{site}/{language}/{paths.get(path, path)}")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()
