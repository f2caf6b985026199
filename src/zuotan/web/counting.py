"""What a choice of visits adds up to: pairs of regions, regions, fields, months; numbers over the catalogue and nothing else.

A visit of several regions to one counts in each of their pairs, and once in each region; ``Pairs.more`` says how much more the pairs add
up to than there are visits.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.web.catalogue import NO_DAY, Catalogue, Mask, Numbers, raised

YEAR = 12
MUNICIPALITIES = (11, 12, 31, 50)
"""The first digits of Beijing, Tianjin, Shanghai and Chongqing."""


class Pairs(Struct, frozen=True):
    """Visits by pair of regions at a level. ``codes`` are the regions; ``there[a, b]`` says how many visits went from ``codes[a]`` to
    ``codes[b]``; ``v`` and ``key`` are the visits and their pairs (``a * len(codes) + b``), each pair of a visit once; ``visits`` is the
    number of different visits."""

    codes: Numbers
    there: NDArray[np.int64]
    v: Numbers
    key: Numbers
    visits: int

    @property
    def more(self) -> int:
        """By how much the pairs add up to more than the visits."""
        return len(self.v) - self.visits


class Balance(Struct, frozen=True):
    """Visits made and received by the regions at ``codes``; a visit counts once for a region and side."""

    codes: Numbers
    made: NDArray[np.int64]
    received: NDArray[np.int64]


def paired(catalogue: Catalogue, rows: Mask, level: str) -> Pairs:
    """The chosen flows (a mask of ``catalogue.flows``) by pair of regions."""
    codes, key = _keys(catalogue, level)
    v = catalogue.flows.v
    if not rows.all():
        v, key = v[rows], key[rows]
    kept = once(v, key)
    if kept is not None:
        v, key = v[kept], key[kept]
    there = np.bincount(key, minlength=len(codes) ** 2).reshape(len(codes), len(codes))
    return Pairs(codes, there, v, key, _different(v))


def balance(pairs: Pairs) -> Balance:
    """Visits made and received by the regions of some pairs."""
    made, received = (
        _sums(pairs, side) for side in (pairs.key // len(pairs.codes), pairs.key % len(pairs.codes))
    )
    seen = np.flatnonzero(made + received)
    return Balance(pairs.codes[seen], made[seen], received[seen])


def _sums(pairs: Pairs, side: Numbers) -> NDArray[np.int64]:
    kept = once(pairs.v, side)
    return np.bincount(side if kept is None else side[kept], minlength=len(pairs.codes))


@lru_cache(maxsize=4)
def _keys(catalogue: Catalogue, level: str) -> tuple[Numbers, Numbers]:
    """The codes of all regions of a level that visit or are visited, and the pair of every flow (see ``Pairs``)."""
    codes, (visitor, host) = numbered(
        *(shown_at(side, level) for side in (catalogue.flows.visitor, catalogue.flows.host))
    )
    return codes, (visitor * len(codes) + host).astype(np.int32)


def shown_at(codes: Numbers, level: str) -> Numbers:
    """The codes of the regions under which some regions are shown at a level: districts of Beijing, Tianjin, Shanghai and Chongqing,
    which have no prefecture, under those."""
    above = raised(codes, level)
    if level == "province":
        return above
    return np.where(np.isin(codes // 10_000, MUNICIPALITIES), codes // 10_000 * 10_000, above).astype(
        np.int32
    )


def by_name(names: int, v: Numbers, name: Numbers, mask: Mask) -> NDArray[np.int64]:
    """How many of the masked visits have each name of a relation (each pair of visit and name stands there once)."""
    return np.bincount(name if mask.all() else name[mask[v]], minlength=names)


def by_month(catalogue: Catalogue, mask: Mask) -> dict[int, int]:
    """The dated visits of a mask by month (year * 12 + month - 1), in order, months without visits left out."""
    months = catalogue.month[mask]
    months = months[months >= 0]
    if not len(months):
        return {}
    first = int(months.min())
    counts = np.bincount(months - first)
    return {first + int(at): int(counts[at]) for at in np.flatnonzero(counts)}


def by_year(months: dict[int, int]) -> dict[int, int]:
    """Months added up to years."""
    years: dict[int, int] = {}
    for month, count in months.items():
        years[month // YEAR] = years.get(month // YEAR, 0) + count
    return years


class Groups(Struct, frozen=True):
    """Visits in some groups: ``v`` in order and the group of each (from 0), of ``count`` groups; a visit may lie in several."""

    v: Numbers
    group: Numbers
    count: int


def grouped(pairs: Pairs, visitor: Numbers, host: Numbers) -> Groups:
    """The visits of some pairs, given by the places of their regions, as one group a pair."""
    place = np.full(len(pairs.codes) ** 2, -1, dtype=np.int32)
    place[visitor * len(pairs.codes) + host] = np.arange(len(visitor), dtype=np.int32)
    group = place[pairs.key]
    kept = group >= 0
    return Groups(pairs.v[kept], group[kept], len(visitor))


def of_groups(groups: Groups, column: Numbers) -> tuple[Numbers, Numbers]:
    """The rows of a relation (by its column of visits) that belong to the visits of some groups, and the group of each."""
    first, last = np.searchsorted(column, groups.v), np.searchsorted(column, groups.v, side="right")
    sizes = last - first
    ends = np.cumsum(sizes)
    whole = int(ends[-1]) if len(ends) else 0
    rows = (np.arange(whole) + np.repeat(first - (ends - sizes), sizes)).astype(np.int32)
    return rows, np.repeat(groups.group, sizes)


def commonest(group: Numbers, name: Numbers, count: int) -> list[int | None]:
    """The number that occurs most in each of some groups, the least of several; None where a group has none."""
    found: list[int | None] = [None] * count
    if not len(group):
        return found
    both, times = np.unique(group.astype(np.int64) << 32 | name, return_counts=True)
    order = np.lexsort((both, -times, both >> 32))
    of = both[order] >> 32
    starts = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
    for at in starts:
        found[int(of[at])] = int(both[order[at]] & 0xFFFFFFFF)
    return found


def by_years(catalogue: Catalogue, groups: Groups, years: range) -> list[tuple[int, ...]]:
    """How many visits of each group lie in each of some years; dated ones only."""
    year = catalogue.month[groups.v] // YEAR - years.start
    inside = (year >= 0) & (year < len(years))
    counts = np.bincount(
        groups.group[inside] * len(years) + year[inside], minlength=groups.count * len(years)
    )
    return [tuple(map(int, row)) for row in counts.reshape(groups.count, len(years))]


def day_bounds(catalogue: Catalogue, groups: Groups) -> list[tuple[str, str] | None]:
    """The first and the last day on which a dated visit of each group began; None where none is dated."""
    dated = catalogue.dated[groups.v] & (catalogue.first[groups.v] >= 0)
    first = np.full(groups.count, np.iinfo(np.int32).max, dtype=np.int32)
    last = np.full(groups.count, NO_DAY, dtype=np.int32)
    days, group = catalogue.first[groups.v][dated], groups.group[dated]
    np.minimum.at(first, group, days)
    np.maximum.at(last, group, days)
    return [
        None if end == NO_DAY else (date.fromordinal(start).isoformat(), date.fromordinal(end).isoformat())
        for start, end in zip(first.tolist(), last.tolist(), strict=True)
    ]


def numbered(*columns: Numbers) -> tuple[Numbers, tuple[Numbers, ...]]:
    """The different numbers of some columns (below 1,000,000) in order, and the columns with each number's place among them."""
    seen = np.zeros(
        max((int(column.max()) + 1 for column in columns if len(column)), default=0), dtype=np.bool_
    )
    for column in columns:
        seen[column] = True
    numbers = np.flatnonzero(seen).astype(np.int32)
    place = np.cumsum(seen, dtype=np.int32) - 1
    return numbers, tuple(place[column] for column in columns)


def once(v: Numbers, key: Numbers) -> Mask | None:
    """The first row of each visit and key, None for every row; ``v`` is in order, so that only visits of several rows need a look."""
    same = v[1:] == v[:-1]
    if not same.any():
        return None
    kept = np.ones(len(v), dtype=np.bool_)
    several = np.zeros(len(v), dtype=np.bool_)
    several[1:] |= same
    several[:-1] |= same
    places = np.flatnonzero(several)
    _, first = np.unique(v[places].astype(np.int64) << 32 | key[places], return_index=True)
    kept[places] = False
    kept[places[first]] = True
    return kept


def _different(v: Numbers) -> int:
    """How many different visits a column in order holds."""
    return int(np.count_nonzero(v[1:] != v[:-1])) + 1 if len(v) else 0
