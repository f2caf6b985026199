"""The filters: what an address asks for, and which visits that lets through."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from zuotan.record import open_record
from zuotan.record.rows import ResolvedRow
from zuotan.web.catalogue import Catalogue
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.library import Library
from zuotan.web.names import persons_named


@pytest.fixture(scope="module")
def catalogue(sample_record: Path) -> Catalogue:
    return Library(sample_record).catalogue()


@pytest.fixture(scope="module")
def told(sample_record: Path) -> tuple[ResolvedRow, ...]:
    """The same visits, asked of the record in its own way."""
    with open_record(sample_record) as record:
        return record.resolved()


def ids(catalogue: Catalogue, **query: str) -> set[str]:
    return {catalogue.ids[v] for v in np.flatnonzero(Filter.of(query).mask(catalogue))}


def test_no_question_lets_every_visit_through(catalogue: Catalogue) -> None:
    assert Filter.of({}).mask(catalogue).all()


def test_a_visitor_and_a_host_must_be_those_of_one_visit(
    catalogue: Catalogue, told: tuple[ResolvedRow, ...]
) -> None:
    one = next(row.visit for row in told if row.visit.visitors.value and row.visit.hosts.value)
    visitor, host = one.visitors.value[0].code[:2], one.hosts.value[0].code[:2]
    expected = {
        row.visit.id
        for row in told
        if any(r.code.startswith(visitor) for r in row.visit.visitors.value)
        and any(r.code.startswith(host) for r in row.visit.hosts.value)
    }
    assert ids(catalogue, visitor=visitor + "0000", host=host + "0000") == expected


def test_a_person_is_found_by_characters_by_pinyin_and_by_id(
    catalogue: Catalogue, told: tuple[ResolvedRow, ...]
) -> None:
    name = next(person.name for row in told for person in row.visit.people if len(person.name) == 3)
    expected = {row.visit.id for row in told if any(person.name == name for person in row.visit.people)}
    assert ids(catalogue, person=name) >= expected
    place = catalogue.names.index(name)
    assert ids(catalogue, person=catalogue.people[place]) <= expected


@pytest.mark.parametrize("asked", ["易知", "知寒", "yi zhi", "Yi Zhihan", "yizhi", "zhihan"])
def test_names_match_from_the_beginning_of_a_word(catalogue: Catalogue, asked: str) -> None:
    held = msgspec.structs.replace(catalogue, people=("a", "b"), names=("易知寒", "沈砚书"))
    assert persons_named(held, asked).tolist() == [True, False]


@pytest.mark.parametrize("asked", ["hihan", "han", "|", "", "知易"])
def test_names_do_not_match_within_a_word(catalogue: Catalogue, asked: str) -> None:
    held = msgspec.structs.replace(catalogue, people=("a",), names=("易知寒",))
    assert not persons_named(held, asked).any()


def test_a_field_and_a_kind(catalogue: Catalogue, told: tuple[ResolvedRow, ...], sample_record: Path) -> None:
    with open_record(sample_record) as record:
        rows = {row.id for row in record.visits(field="industry")}
    expected = {row.visit.id for row in told if rows & set(row.visit.tellings)}
    assert ids(catalogue, field="industry") == expected
    kind = told[0].visit.kind.value
    assert ids(catalogue, kind=kind) == {row.visit.id for row in told if row.visit.kind.value == kind}
    assert ids(catalogue, field="no_such_field") == set()


def test_a_programme(catalogue: Catalogue, told: tuple[ResolvedRow, ...], sample_record: Path) -> None:
    with open_record(sample_record) as record:
        terms = record.terms()
        pages = {row.id: row.page for row in record.visits()}
    name = terms[0].name
    using = {row.page for row in terms if row.name == name}
    expected = {row.visit.id for row in told if {pages[each] for each in row.visit.tellings} & using}
    assert ids(catalogue, term=name) == expected


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024", "2024"),
        ("2024-5", "2024-05"),
        ("2024.5.1", "2024-05-01"),
        ("2024年5月16日", "2024-05-16"),
        ("2024-13", None),
        ("24-05", None),
        ("soon", None),
        ("0000", None),
        ("2024-05-32", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, read: str | None) -> None:
    asked = Filter.of({"since": written})
    assert asked.since == read
    assert asked.troubles == (() if read else ("since",))


@pytest.mark.parametrize(
    ("written", "code"),
    [("320000", "320000"), ("江苏", "320000"), ("苏州市", "320500"), ("nowhere", None), ("١٢٣٤٥٦", None)],
)
def test_regions_are_read_by_code_or_name(written: str, code: str | None) -> None:
    assert Filter.of({"visitor": written}).visitor == code


def test_a_filter_comes_back_from_its_own_address() -> None:
    query = {"since": "2024", "visitor": "320000", "level": "prefecture", "person": "单", "kind": "exchange"}
    asked = Filter.of(query)
    assert {name: value for name, value in asked.query().items() if value} == query
    assert asked.query(visitor=None)["visitor"] is None
    assert asked.but(host="610000").host == "610000"


def test_the_form_offers_what_the_record_has(catalogue: Catalogue) -> None:
    form = form_of(Filter.of({"host": "320500"}), catalogue, "en")
    assert {choice.value for choice in form.fields} == set(catalogue.fields)
    offered = {choice.value: choice.label for group in form.regions for choice in group.choices}
    assert offered["320000"] == "Jiangsu"
    assert offered["320500"] == "Suzhou"
    assert len([code for code in offered if code.endswith("0000")]) == 34
