"""The catalogue of a record: what its columns say, and how filters act on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from zuotan.record import open_record
from zuotan.web.catalogue import Catalogue, below, raised
from zuotan.web.library import Library


@pytest.fixture(scope="module")
def catalogue(sample_record: Path) -> Catalogue:
    return Library(sample_record).catalogue()


def test_it_holds_every_visit_once_with_its_days(catalogue: Catalogue, sample_record: Path) -> None:
    with open_record(sample_record) as record:
        rows = record.resolved()
    assert sorted(catalogue.ids) == sorted(row.visit.id for row in rows)
    for row in rows:
        v = catalogue.place[row.visit.id]
        start = row.visit.days.value[0]
        if start:
            assert date.fromordinal(int(catalogue.first[v])).isoformat() == start
        assert bool(catalogue.dated[v]) == any(row.visit.days.value)


def test_it_agrees_with_the_record_on_a_region(catalogue: Catalogue, sample_record: Path) -> None:
    code = str(catalogue.flows.host[0])[:2]
    with open_record(sample_record) as record:
        asked = {
            row.visit.id
            for row in record.resolved()
            if any(one.code.startswith(code) for one in (*row.visit.visitors.value, *row.visit.hosts.value))
        }
    flows = catalogue.flows
    mask = catalogue.having(flows.v, below(flows.visitor, code + "0000") | below(flows.host, code + "0000"))
    assert {catalogue.ids[v] for v in np.flatnonzero(mask)} == asked


def test_a_filter_of_days_keeps_what_may_lie_between_them(catalogue: Catalogue) -> None:
    whole = catalogue.within(None, None)
    assert whole.all()
    year = catalogue.within("2021", "2021")
    for v in np.flatnonzero(year & catalogue.dated):
        assert "2021" in {
            str(date.fromordinal(int(day)).year) for day in (catalogue.first[v], catalogue.last[v])
        }
    assert not (catalogue.within("2021-03", "2021-03") & ~year).any()


def test_codes_lie_below_the_region_that_holds_them() -> None:
    codes = np.array([130000, 130200, 130225, 140200], dtype=np.int32)
    assert below(codes, "130000").tolist() == [True, True, True, False]
    assert below(codes, "130200").tolist() == [False, True, True, False]
    assert below(codes, "130225").tolist() == [False, False, True, False]
    assert raised(codes, "province").tolist() == [130000, 130000, 130000, 140000]
    assert raised(codes, "prefecture").tolist() == [130000, 130200, 130200, 140200]
