"""How often everybody took part in some visits (人次), counted over the catalogue and put in order for a list."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.knowledge import english
from zuotan.web.catalogue import NO_DAY, SIDES, Catalogue, Mask
from zuotan.web.filters import Filter

Places = NDArray[np.signedinteger[Any]]
"""Places in the columns of the catalogue."""
SORTS = ("visits", "led", "travelled", "received", "recent", "name")
VISITOR, HOST = SIDES.index("visitor"), SIDES.index("host")
KEPT = 4
"""Tallies that are kept."""


class Line(Struct, frozen=True):
    """A person in the list: id, name, the office last seen, how many visits, how often travelled, received and at the head, first
    and last year."""

    id: str
    name: str
    office: str | None
    visits: int
    travelled: int
    received: int
    led: int
    years: str


class Tally:
    """How often everybody took part in the visits of a mask."""

    def __init__(self, catalogue: Catalogue, mask: Mask) -> None:
        self.catalogue = catalogue
        parts = catalogue.parts
        rows = mask[parts.v]
        everybody, side, head = parts.person[rows], parts.side[rows], parts.head[rows]
        size = len(catalogue.people)
        self.visits = np.bincount(everybody, minlength=size)
        self.travelled = np.bincount(everybody[side == VISITOR], minlength=size)
        self.received = np.bincount(everybody[side == HOST], minlength=size)
        self.led = np.bincount(everybody[head], minlength=size)
        days = catalogue.middle[parts.v[rows]]
        self.last = np.full(size, NO_DAY, dtype=np.int32)
        np.maximum.at(self.last, everybody, days)
        self.first = np.full(size, np.iinfo(np.int32).max, dtype=np.int32)
        np.minimum.at(self.first, everybody[days >= 0], days[days >= 0])

    def ordered(self, chosen: Places, sort: str, end: int) -> Places:
        """The first ``end`` of some people in the order asked for; of equals those of more visits come first."""
        if sort == "name":
            return chosen[np.argsort(_alphabet(self.catalogue.names)[chosen], kind="stable")][:end]
        key = (self.last if sort == "recent" else getattr(self, sort))[chosen].astype(np.int64)
        # visits and people are fewer than two millions: key, visits and place make one number, and no two are equal
        rank = chosen - (((key << 21) + self.visits[chosen]) << 21)
        if end < len(chosen):  # only what is shown needs to be put in order
            first = np.sort(np.argpartition(rank, end - 1)[:end])
            chosen, rank = chosen[first], rank[first]
        return chosen[np.argsort(rank, kind="stable")]

    def line(self, p: int, office: str | None) -> Line:
        """A person's row."""
        return Line(
            self.catalogue.people[p],
            self.catalogue.names[p],
            office,
            int(self.visits[p]),
            int(self.travelled[p]),
            int(self.received[p]),
            int(self.led[p]),
            years(int(self.first[p]), int(self.last[p])),
        )


_kept: list[tuple[Catalogue, dict[str, str], Tally]] = []


def tally_of(catalogue: Catalogue, filter_: Filter) -> Tally:
    """The tally of a filter; the last few are kept, since people turn pages and change the order."""
    for held, asks, tally in _kept:
        if held is catalogue and asks == filter_.asks:
            return tally
    tally = Tally(catalogue, filter_.mask(catalogue))
    _kept.append((catalogue, filter_.asks, tally))
    del _kept[:-KEPT]
    return tally


_lasting: list[tuple[Catalogue, Places]] = []


def latest(catalogue: Catalogue) -> Places:
    """The last visit of each person: visits stand in the order of their days, those of unknown day before all."""
    for held, last in _lasting:
        if held is catalogue:
            return last
    last = np.full(len(catalogue.people), -1, dtype=np.int32)
    np.maximum.at(last, catalogue.parts.person, catalogue.parts.v)
    _lasting[:] = [(catalogue, last)]
    return last


@lru_cache(maxsize=2)
def bearers(names: tuple[str, ...]) -> dict[str, list[int]]:
    """The places at which each name stands."""
    found: dict[str, list[int]] = {}
    for n, name in enumerate(names):
        found.setdefault(name, []).append(n)
    return found


@lru_cache(maxsize=2)
def _alphabet(names: tuple[str, ...]) -> Places:
    """The place of each name in the order of pinyin."""
    order = np.argsort(np.array([english.person(name) for name in names]), kind="stable")
    ranks = np.empty(len(names), dtype=np.int32)
    ranks[order] = np.arange(len(names), dtype=np.int32)
    return ranks


def years(first: int, last: int) -> str:
    """The years of two days of the catalogue: 2012–2024; empty where no day is known."""
    if last < 0:
        return ""
    since, until = (date.fromordinal(day).year for day in (first, last))
    return str(since) if since == until else f"{since}–{until}"
