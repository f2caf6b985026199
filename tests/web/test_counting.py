"""Sums over the catalogue: pairs, balances, groups; on a few visits counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from zuotan.web.around import around
from zuotan.web.catalogue import Catalogue, Flows, Numbers, Parts, Uses, months_of
from zuotan.web.counting import (
    balance,
    by_month,
    by_year,
    by_years,
    commonest,
    day_bounds,
    grouped,
    of_groups,
    paired,
    shown_at,
)
from zuotan.web.pairs import ranked

# Jiangsu 320000 with Suzhou 320500 and Wuxi 320200; Shaanxi 610000 with Yan'an 610600; Huangpu 310101 in Shanghai
FLOWS = [
    (0, 610000, 320000),
    (1, 610600, 320500),
    (1, 610600, 320200),  # two hosts in one province: one pair of provinces, two of prefectures
    (2, 320500, 610000),
    (3, 320500, 320200),  # inside one province
    (4, 310101, 320500),
    (4, 610000, 320500),  # two visitors
]
DAYS = ["2024-03-01", "2024-03-09", "2024-04-30", "2025-01-02", None]


def numbers(values: Sequence[int]) -> Numbers:
    return np.array(values, dtype=np.int32)


@pytest.fixture
def catalogue() -> Catalogue:
    first = [date.fromisoformat(day).toordinal() if day else -1 for day in DAYS]
    size = len(DAYS)
    return Catalogue(
        ids=tuple("abcde"),
        place={name: v for v, name in enumerate("abcde")},
        first=numbers(first),
        last=numbers(first),
        dated=np.array([day is not None for day in DAYS]),
        month=months_of(first),
        pages=numbers([1] * size),
        kind=numbers([0] * size),
        kinds=("exchange",),
        tours=(None,) * size,
        flows=Flows(*(numbers(column) for column in zip(*FLOWS, strict=True))),
        parts=Parts(numbers([]), numbers([]), numbers([]), np.zeros(0, dtype=np.bool_)),
        people=(),
        names=(),
        topics=Uses(numbers([0, 1, 1, 4]), numbers([1, 0, 1, 0])),
        fields=("energy", "health"),
        uses=Uses(numbers([]), numbers([])),
        terms=(),
        told=Uses(numbers([]), numbers([])),
    )


def every(catalogue: Catalogue) -> np.ndarray:
    return np.ones(len(catalogue.flows.v), dtype=np.bool_)


def test_a_visit_counts_once_in_each_pair_of_its_regions(catalogue: Catalogue) -> None:
    pairs = paired(catalogue, every(catalogue), "province")
    there = {
        (int(pairs.codes[a]), int(pairs.codes[b])): int(pairs.there[a, b])
        for a, b in zip(*np.nonzero(pairs.there), strict=True)
    }
    assert there == {
        (610000, 320000): 3,
        (320000, 610000): 1,
        (320000, 320000): 1,
        (310000, 320000): 1,
    }
    assert pairs.visits == 5
    assert pairs.more == 1  # the visit of two visitors


def test_regions_above_the_level_and_districts_of_municipalities_stay_by_themselves() -> None:
    codes = numbers([310101, 610000, 610600, 610602, 469001])
    assert shown_at(codes, "prefecture").tolist() == [310000, 610000, 610600, 610600, 469000]
    assert shown_at(codes, "province").tolist() == [310000, 610000, 610000, 610000, 460000]


def test_made_and_received_count_a_visit_once_for_a_region(catalogue: Catalogue) -> None:
    sums = balance(paired(catalogue, every(catalogue), "province"))
    assert dict(zip(sums.codes.tolist(), zip(sums.made.tolist(), sums.received.tolist(), strict=True), strict=True)) == {
        310000: (1, 0),
        320000: (2, 4),
        610000: (3, 1),
    }  # fmt: skip


def test_pairs_are_ranked_by_visits_in_their_stronger_direction(catalogue: Catalogue) -> None:
    pairs = paired(catalogue, every(catalogue), "province")
    ranks = ranked(pairs, directed=False)
    rows = [
        (int(pairs.codes[a]), int(pairs.codes[b]), int(there), int(back))
        for a, b, there, back in zip(ranks.visitor, ranks.host, ranks.there, ranks.back, strict=True)
    ]
    assert rows == [(610000, 320000, 3, 1), (310000, 320000, 1, 0), (320000, 320000, 1, 0)]
    assert ranks.total() == 6
    assert ranked(pairs, directed=True).total() == 6


def test_months_and_years_count_dated_visits_only(catalogue: Catalogue) -> None:
    months = by_month(catalogue, catalogue.every())
    assert months == {2024 * 12 + 2: 2, 2024 * 12 + 3: 1, 2025 * 12: 1}
    assert by_year(months) == {2024: 3, 2025: 1}


def test_groups_of_pairs_have_their_fields_years_and_days(catalogue: Catalogue) -> None:
    pairs = paired(catalogue, every(catalogue), "province")
    ranks = ranked(pairs, directed=False)
    groups = grouped(pairs, ranks.visitor, ranks.host)
    rows, group = of_groups(groups, catalogue.topics.v)
    assert commonest(group, catalogue.topics.name[rows], groups.count) == [
        0,
        0,
        None,
    ]  # two and two: the first
    assert by_years(catalogue, groups, range(2024, 2026)) == [(2, 0), (0, 0), (0, 1)]
    assert day_bounds(catalogue, groups) == [("2024-03-01", "2024-03-09"), None, ("2025-01-02", "2025-01-02")]


def test_a_region_among_the_others(catalogue: Catalogue) -> None:
    here = around(catalogue, "320000", "province")
    made, received = here.sums()
    table = {int(code): (int(a), int(b)) for code, a, b in zip(here.codes, made, received, strict=True)}
    assert table == {310000: (0, 1), 320000: (1, 1), 610000: (1, 3)}
    assert (int(here.made.sum()), int(here.received.sum())) == (2, 4)
    suzhou = around(catalogue, "320500", "prefecture")
    assert suzhou.codes.tolist() == [310000, 320200, 610000, 610600]
