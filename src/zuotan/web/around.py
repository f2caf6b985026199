"""One region among the others (一地往来): visits that it made and received, by partner, year, field; numbers over the catalogue."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.web.catalogue import Catalogue, Mask, Numbers, below
from zuotan.web.counting import YEAR, Groups, numbered, of_groups, once, shown_at


class Around(Struct, frozen=True):
    """The visits of a region: a mask of all, and of those made and those received; and the row of every visit and partner, ``partner`` as
    a place in ``codes``, first the visits made, from ``turn`` on those received. What lies inside the region is its own partner."""

    code: str
    every: Mask
    made: Mask
    received: Mask
    codes: Numbers
    v: Numbers
    partner: Numbers
    turn: int

    def sums(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Visits made to and received from each partner."""
        made, received = (
            np.bincount(part, minlength=len(self.codes))
            for part in (self.partner[: self.turn], self.partner[self.turn :])
        )
        return made, received

    def groups(self, partners: NDArray[np.signedinteger]) -> Groups:
        """The visits of some partners (places in ``codes``), a group for each; one that went both ways stands there twice."""
        place = np.full(len(self.codes), -1, dtype=np.int32)
        place[partners] = np.arange(len(partners), dtype=np.int32)
        group = place[self.partner]
        return Groups(self.v[group >= 0], group[group >= 0], len(partners))


def around(catalogue: Catalogue, code: str, level: str) -> Around:
    """The visits of the region at a code, its partners shown at a level."""
    flows = catalogue.flows
    from_here, to_here = below(flows.visitor, code), below(flows.host, code)
    made, received = catalogue.having(flows.v, from_here), catalogue.having(flows.v, to_here)
    sides = [_partners(flows.v[from_here], flows.host[from_here], code, level)]
    sides.append(_partners(flows.v[to_here], flows.visitor[to_here], code, level))
    codes, (partner,) = numbered(np.concatenate([codes for _, codes in sides]))
    return Around(
        code=code,
        every=made | received,
        made=made,
        received=received,
        codes=codes,
        v=np.concatenate([v for v, _ in sides]),
        partner=partner,
        turn=len(sides[0][0]),
    )


def _partners(v: Numbers, codes: Numbers, code: str, level: str) -> tuple[Numbers, Numbers]:
    """Each visit with each of its partners once."""
    seen = np.where(below(codes, code), int(code), shown_at(codes, level)).astype(np.int32)
    kept = once(v, seen)
    return (v, seen) if kept is None else (v[kept], seen[kept])


def years_of(catalogue: Catalogue, mask: Mask) -> dict[int, int]:
    """The dated visits of a mask by year."""
    years = catalogue.month[mask] // YEAR
    years = years[years > 0]
    if not len(years):
        return {}
    counts = np.bincount(years - years.min())
    return {int(years.min()) + at: int(count) for at, count in enumerate(counts)}


def fields_by_year(catalogue: Catalogue, mask: Mask, years: range) -> NDArray[np.int64]:
    """How many dated visits of a mask named each field in each of some years: a row a field."""
    rows = mask[catalogue.topics.v]
    field, year = catalogue.topics.name[rows], catalogue.month[catalogue.topics.v[rows]] // YEAR - years.start
    inside = (year >= 0) & (year < len(years))
    both = field[inside] * len(years) + year[inside]
    return np.bincount(both, minlength=len(catalogue.fields) * len(years)).reshape(-1, len(years))


def leaders(catalogue: Catalogue, code: str, count: int) -> list[tuple[int, int, int]]:
    """Who headed the side of a region itself (not of one below it) most: place in ``Catalogue.people``, times as visitor, times as host."""
    flows, parts = catalogue.flows, catalogue.parts
    sides = []
    for side, codes in enumerate((flows.visitor, flows.host)):
        v = flows.v[np.equal(codes, int(code))]
        v = v[np.diff(v, prepend=-1) > 0]
        rows, _ = of_groups(Groups(v, np.zeros(len(v), dtype=np.int32), 1), parts.v)
        heads = parts.head[rows] & (parts.side[rows] == side)
        sides.append(np.bincount(parts.person[rows[heads]], minlength=len(catalogue.people)))
    led, hosted = sides
    seen = np.flatnonzero(led + hosted)
    order = seen[np.argsort(-(led + hosted)[seen], kind="stable")][:count]
    return [(int(at), int(led[at]), int(hosted[at])) for at in order]


def day_bounds(catalogue: Catalogue, mask: Mask) -> tuple[int, int] | None:
    """The first and the last day on which a dated visit of a mask began; None where none is dated."""
    days = catalogue.first[mask & catalogue.dated]
    days = days[days >= 0]
    return (int(days.min()), int(days.max())) if len(days) else None
