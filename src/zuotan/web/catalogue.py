"""The catalogue (目录): every visit of a record, column by column in arrays, so that any filter acts on 100,000 of them in milliseconds.

A visit is its place in the arrays (``v``). Relations of many to many are pairs of columns of equal length: ``flows`` (who went to
whom), ``parts`` (who took part), ``topics`` (fields of cooperation), ``uses`` (programmes and phrases), ``told`` (the numbers that pages
have in the index of search).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from sqlalchemy import Connection, column, select, table

from zuotan.record import schema
from zuotan.resolution import MergedVisit

Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]
Item = TypeVar("Item", bound=Hashable)
NO_DAY = -1
"""Stands for an unknown day; days are counted from 0001-01-01 (``date.toordinal``)."""
SIDES = ("visitor", "host", "third")
LEVELS = {"province": 10_000, "prefecture": 100, "county": 1}
"""What is cut off a GB/T 2260 code to raise it to a level."""


class Flows(Struct, frozen=True):
    """Who went to whom: visit, visitor's code, host's code. A visit of two regions to one has two rows."""

    v: Numbers
    visitor: Numbers
    host: Numbers


class Parts(Struct, frozen=True):
    """Who took part: visit, person (place in ``Catalogue.people``), side (place in ``SIDES``), whether at the head of the side."""

    v: Numbers
    person: Numbers
    side: Numbers
    head: Mask


class Uses(Struct, frozen=True):
    """What a visit has of something named: visit, and the place of the name in its list."""

    v: Numbers
    name: Numbers


class Catalogue(Struct, frozen=True, eq=False):
    """The visits of a record. ``first`` and ``last`` are a visit's days, or its bounds where ``dated`` is false; NO_DAY where
    unknown. ``month`` is that of the first day of a dated visit, as year * 12 + month - 1, else NO_DAY. ``people`` and ``names``
    are the persons' ids and names. A catalogue is hashed as the object that it is, so that what is made of it can be kept."""

    ids: tuple[str, ...]
    place: dict[str, int]
    first: Numbers
    last: Numbers
    dated: Mask
    month: Numbers
    pages: Numbers
    kind: Numbers
    kinds: tuple[str, ...]
    tours: tuple[str | None, ...]
    flows: Flows
    parts: Parts
    people: tuple[str, ...]
    names: tuple[str, ...]
    topics: Uses
    fields: tuple[str, ...]
    uses: Uses
    terms: tuple[tuple[str, str], ...]
    told: Uses

    @classmethod
    def of(cls, connection: Connection) -> Catalogue:
        """The catalogue of a record that has been resolved."""
        return _catalogue(connection)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def middle(self) -> Numbers:
        """The day at which a visit stands on a line of time: its first day, or the midpoint of its bounds; NO_DAY where unknown."""
        whole = np.where(
            (self.first >= 0) & (self.last >= 0) & ~self.dated, (self.first + self.last) // 2, self.first
        )
        return np.where(whole < 0, self.last, whole).astype(np.int32)

    def every(self) -> Mask:
        """A mask that lets every visit through."""
        return np.ones(len(self), dtype=np.bool_)

    def having(self, v: Numbers, rows: Mask) -> Mask:
        """The visits that have one of the chosen rows of a relation."""
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[v[rows]] = True
        return mask

    def within(self, since: str | None, until: str | None) -> Mask:
        """The visits that may lie between two ISO days (or their beginnings: 2024, 2024-05)."""
        mask = self.every()
        if since:
            last = np.where(self.last < 0, self.first, self.last)
            mask &= last >= _ordinal(since, "-01-01")
        if until:
            first = np.where(self.first < 0, self.last, self.first)
            mask &= (first <= _ordinal(until, "-12-31")) & (first >= 0)
        return mask


def below(codes: Numbers, code: str) -> Mask:
    """Which of the codes lie in the region of a code: itself, and everything below it."""
    step = next((step for step in LEVELS.values() if int(code) % step == 0), 1)
    return np.equal(codes // step, int(code) // step)


def raised(codes: Numbers, level: str) -> Numbers:
    """The codes of the regions of a level that hold those of ``codes``; regions above the level stay what they are."""
    step = LEVELS[level]
    return (codes // step * step).astype(np.int32)


def months_of(days: Sequence[int]) -> Numbers:
    """The months of some days, as year * 12 + month - 1; NO_DAY where a day is unknown."""
    known = [date.fromordinal(day) if day >= 0 else None for day in days]
    return _column([day.year * 12 + day.month - 1 if day else NO_DAY for day in known])


def _ordinal(day: str, rest: str) -> int:
    """The number of an ISO day, filled up from ``rest`` where it is a year or month. Raises ValueError where it is none."""
    full = day if len(day) == 10 else (day + rest[-3:] if len(day) == 7 else day + rest)
    year, month, of_month = (int(part) for part in full.split("-"))
    for back in range(4):
        try:
            return date(year, month, of_month - back).toordinal()
        except ValueError:
            continue
    raise ValueError(f"no such day: {day}")


def _catalogue(connection: Connection) -> Catalogue:
    merged, decode = schema.MERGED_VISITS.c, msgspec.json.Decoder(MergedVisit).decode
    clusters, ids, tours, days = (
        _clusters(connection),
        list[str](),
        list[str | None](),
        list[tuple[int, int, bool]](),
    )
    pages, kind, flows, parts = (
        list[int](),
        list[int](),
        list[tuple[int, int, int]](),
        list[tuple[int, int, int, bool]](),
    )
    kinds, people, names = _Names[str](), _Names[str](), dict[int, str]()
    for row in connection.execute(
        select(schema.MERGED_VISITS).order_by(merged.start_date, merged.earliest, merged.id)
    ):
        visit = decode(row.merged)
        v = len(ids)
        ids.append(visit.id)
        known = any(visit.days.value)
        start, end = visit.days.value if known else visit.bounds
        days.append((_day(start), _day(end or (start if known else None)), known))
        pages.append(row.pages)
        tours.append(row.tour)
        kind.append(kinds.place(visit.kind.value))
        flows.extend(
            (v, int(one.code), int(other.code)) for one in visit.visitors.value for other in visit.hosts.value
        )
        for person in visit.people:
            number = people.place(clusters.get(person.by[0], person.by[0]))
            names.setdefault(number, person.name)
            parts.append((v, number, SIDES.index(person.side), "head" in person.roles))
    place = {name: v for v, name in enumerate(ids)}
    fields, terms = _Names[str](), _Names[tuple[str, str]]()
    topics = [(v, fields.place(field)) for v, field in _fields(connection, place)]
    uses = [(v, terms.place(term)) for v, term in _terms(connection, place)]
    seen = np.array([row[:3] for row in parts], dtype=np.int32).reshape(-1, 3)
    return Catalogue(
        ids=tuple(ids),
        place=place,
        first=_column([first for first, _, _ in days]),
        last=_column([last for _, last, _ in days]),
        dated=np.array([known for _, _, known in days], dtype=np.bool_),
        month=months_of(
            [(first if first >= 0 else last) if known else NO_DAY for first, last, known in days]
        ),
        pages=_column(pages),
        kind=_column(kind),
        kinds=tuple(kinds),
        tours=tuple(tours),
        flows=Flows(*_columns(flows, 3)),
        parts=Parts(seen[:, 0], seen[:, 1], seen[:, 2], np.array([row[3] for row in parts], dtype=np.bool_)),
        people=tuple(people),
        names=tuple(names[number] for number in range(len(names))),
        topics=Uses(*_columns(topics, 2)),
        fields=tuple(fields),
        uses=Uses(*_columns(uses, 2)),
        terms=tuple(terms),
        told=Uses(*_columns(sorted(_told(connection, place)), 2)),
    )


class _Names(dict[Item, int]):
    """Names, each with its place in the order in which they came."""

    def place(self, name: Item) -> int:
        return self.setdefault(name, len(self))


def _clusters(connection: Connection) -> dict[str, str]:
    """The person for each fact that tells of one with others."""
    clusters = schema.CLUSTERS.c
    query = select(clusters.member, clusters.cluster).where(clusters.kind == "person")
    return {row.member: row.cluster for row in connection.execute(query)}


def _fields(connection: Connection, place: dict[str, int]) -> Iterable[tuple[int, str]]:
    """The fields of the commitments of each visit, each once, in order."""
    clusters, pledges, fields = schema.CLUSTERS.c, schema.COMMITMENTS.c, schema.COMMITMENT_FIELDS.c
    query = (
        select(clusters.cluster, pledges.visit_id, fields.field)
        .select_from(schema.COMMITMENT_FIELDS)
        .join(schema.COMMITMENTS, pledges.id == fields.commitment_id)
        .outerjoin(schema.CLUSTERS, (clusters.member == pledges.visit_id) & (clusters.kind == "visit"))
        .distinct()
    )
    rows = connection.execute(query)
    return sorted(
        {(place[name], field) for cluster, visit, field in rows if (name := cluster or visit) in place}
    )


def _terms(connection: Connection, place: dict[str, int]) -> Iterable[tuple[int, tuple[str, str]]]:
    """The programmes and phrases (kind and name) of the pages that tell of each visit, each once, in order."""
    clusters, visits, terms = schema.CLUSTERS.c, schema.VISITS.c, schema.TERMS.c
    query = (
        select(clusters.cluster, visits.id, terms.kind, terms.name)
        .select_from(schema.TERMS)
        .join(schema.VISITS, visits.page_id == terms.page_id)
        .outerjoin(schema.CLUSTERS, (clusters.member == visits.id) & (clusters.kind == "visit"))
        .distinct()
    )
    rows = connection.execute(query)
    return sorted(
        {
            (place[name], (kind, term))
            for cluster, visit, kind, term in rows
            if (name := cluster or visit) in place
        }
    )


def _told(connection: Connection, place: dict[str, int]) -> set[tuple[int, int]]:
    """The visits and the numbers of the pages that tell of them."""
    clusters, visits = schema.CLUSTERS.c, schema.VISITS.c
    numbered = table("search_pages", column("n"), column("page_id"))
    query = (
        select(clusters.cluster, visits.id, numbered.c.n)
        .select_from(schema.VISITS)
        .join(numbered, numbered.c.page_id == visits.page_id)
        .outerjoin(schema.CLUSTERS, (clusters.member == visits.id) & (clusters.kind == "visit"))
    )
    rows = connection.execute(query)
    return {(place[name], n) for cluster, visit, n in rows if (name := cluster or visit) in place}


def _day(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else NO_DAY


def _column(values: Sequence[int]) -> Numbers:
    return np.array(values, dtype=np.int32)


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> Iterable[Numbers]:
    return np.array(rows, dtype=np.int32).reshape(-1, width).T
