"""One visit or one page with every fact that tells of it (案卷): narrow questions by name, whose cost does not grow with the record."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Select, Table, bindparam, select

from zuotan.model import DateBasis, Edit, Region, Role, Side, Span, VisitKind
from zuotan.record import schema
from zuotan.record.parting import parted
from zuotan.record.rows import sides
from zuotan.resolution import MergedVisit

_MERGED = msgspec.json.Decoder(MergedVisit)
_EDITS = msgspec.json.Decoder(tuple[Edit, ...])
_REASONS = msgspec.json.Decoder(tuple[str, ...])


class PersonTold(Struct, frozen=True):
    """A person as one page tells of one visit. ``id`` is the fact's, here and below."""

    id: str
    name: str
    side: Side
    roles: tuple[Role, ...]
    offices: tuple[str, ...]


class StopTold(Struct, frozen=True):
    """A place that the delegation went to, and what contains it."""

    id: str
    name: str
    within: str | None


class MeetingTold(Struct, frozen=True):
    """A meeting: its kind, its own name where it has one, who ran it."""

    id: str
    kind: str
    name: str | None
    chair: str | None


class AgreementTold(Struct, frozen=True):
    """An agreement that was signed."""

    id: str
    title: str


class CommitmentTold(Struct, frozen=True):
    """What a side says the two will do together; ``by`` is None where the reporter says it."""

    id: str
    by: str | None
    fields: tuple[str, ...]
    text: str


class TermTold(Struct, frozen=True):
    """A programme or phrase of a page."""

    id: str
    kind: str
    name: str


class Telling(Struct, frozen=True):
    """One visit as one page tells it (see ``model.Visit``); ``n`` is its place among the page's visits."""

    id: str
    page: str
    n: int
    kind: VisitKind
    visitors: tuple[Region, ...]
    hosts: tuple[Region, ...]
    start: str | None
    end: str | None
    basis: DateBasis
    earliest: str | None
    latest: str | None
    reasons: tuple[str, ...]
    people: tuple[PersonTold, ...]
    stops: tuple[StopTold, ...]
    meetings: tuple[MeetingTold, ...]
    agreements: tuple[AgreementTold, ...]
    commitments: tuple[CommitmentTold, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of all facts that have places in the text."""
        several = (self.people, self.stops, self.meetings, self.agreements, self.commitments)
        return tuple(one.id for group in several for one in group)

    def heads(self, side: Side) -> tuple[PersonTold, ...]:
        """Who leads a side."""
        return tuple(one for one in self.people if one.side == side and "head" in one.roles)


class PageTold(Struct, frozen=True):
    """A page with the report on it, without its bytes. ``repairs`` counts its edits, ``guesses`` those that may be wrong; what
    a report would say is None where the page could not be read."""

    id: str
    source: str
    status: str
    reason: str | None
    charset: str | None
    size: int | None
    version: str
    genre: str | None
    genre_reason: str | None
    title: str | None
    kicker: str | None
    subtitle: str | None
    outlet: str | None
    published: str | None
    text: str
    repairs: int
    guesses: int


def merged(connection: Connection, ids: Sequence[str]) -> tuple[MergedVisit, ...]:
    """The visits of these names that the record has, in the order asked for."""
    table = schema.MERGED_VISITS.c
    found: dict[str, MergedVisit] = {}
    for part in parted(ids):
        query = select(table.id, table.merged).where(table.id.in_(part))
        found.update((row.id, _MERGED.decode(row.merged)) for row in connection.execute(query))
    return tuple(found[name] for name in ids if name in found)


def visit_of(connection: Connection, name: str) -> str | None:
    """The visit that a name means: that of a merged visit, or of one telling of it. None where the record has neither."""
    table = schema.MERGED_VISITS.c
    if connection.scalar(select(table.id).where(table.id == name)) is not None:
        return name
    return clusters(connection, "visit", [name]).get(name)


def legs(connection: Connection, visit: str) -> tuple[MergedVisit, ...]:
    """The visits of the tour that a visit is a leg of, by day; none where it stands alone."""
    table = schema.MERGED_VISITS.c
    tour = connection.scalar(select(table.tour).where(table.id == visit))
    if tour is None:
        return ()
    query = select(table.merged).where(table.tour == tour)
    every = [_MERGED.decode(packed) for packed in connection.scalars(query)]
    return tuple(sorted(every, key=lambda one: (one.days.value[0] or one.bounds[0] or "~", one.id)))


def clusters(connection: Connection, kind: str, members: Collection[str]) -> dict[str, str]:
    """The cluster of each member that is in one (see ``schema.CLUSTERS``)."""
    table = schema.CLUSTERS.c
    found: dict[str, str] = {}
    for part in parted(members):
        query = select(table.member, table.cluster).where(table.kind == kind, table.member.in_(part))
        found.update((row.member, row.cluster) for row in connection.execute(query))
    return found


def members(connection: Connection, kind: str, cluster: str) -> tuple[str, ...]:
    """The members of a cluster, in order of their names."""
    table = schema.CLUSTERS.c
    query = select(table.member).where(table.kind == kind, table.cluster == cluster).order_by(table.member)
    return tuple(connection.scalars(query))


def tellings(connection: Connection, visits: Sequence[str]) -> tuple[Telling, ...]:
    """What single pages tell of visits, in the order asked for."""
    rows = _rows(connection, schema.VISITS, "id", visits)
    made = {row.id: row for row in rows}
    return _Facts(connection, [name for name in visits if name in made]).tellings(made)


def tellings_of(connection: Connection, page: str) -> tuple[Telling, ...]:
    """The visits that a page tells of, in the order of the page."""
    rows = _rows(connection, schema.VISITS, "page_id", [page])
    return _Facts(connection, [row.id for row in rows]).tellings({row.id: row for row in rows})


def pages(connection: Connection, ids: Sequence[str]) -> tuple[PageTold, ...]:
    """The pages of these names that the record has, in the order asked for."""
    p, r, kinds = schema.PAGES.c, schema.REPORTS.c, schema.EDIT_KINDS
    repairs: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    found: dict[str, PageTold] = {}
    for part in parted(ids):
        for row in connection.execute(select(kinds).where(kinds.c.page_id.in_(part))):
            repairs[row.page_id][0] += row.edits
            repairs[row.page_id][1] += row.uncertain
        query = (
            select(p.id, p.source, p.status, p.reason, p.charset, p.size, p.version)
            .add_columns(r.genre, r.genre_reason, r.title, r.kicker, r.subtitle, r.outlet, r.published)
            .add_columns(r.text)
            .outerjoin_from(schema.PAGES, schema.REPORTS, r.page_id == p.id)
            .where(p.id.in_(part))
        )
        for row in connection.execute(query):
            count, guesses = repairs[row.id]
            told = {**row._mapping, "text": row.text or ""}
            found[row.id] = PageTold(**told, repairs=count, guesses=guesses)
    return tuple(found[name] for name in ids if name in found)


def edits(connection: Connection, page: str) -> tuple[Edit, ...]:
    """Every repair of a page, in order; none where it could not be read."""
    packed = connection.scalar(select(schema.EDITS.c.edits).where(schema.EDITS.c.page_id == page))
    return _EDITS.decode(zlib.decompress(packed)) if packed else ()


def terms(connection: Connection, page: str) -> tuple[TermTold, ...]:
    """The programmes and phrases of a page."""
    rows = _rows(connection, schema.TERMS, "page_id", [page])
    return tuple(TermTold(row.id, row.kind, row.name) for row in rows)


def places(connection: Connection, facts: Sequence[str]) -> dict[str, tuple[Span, ...]]:
    """Where each fact stands in the restored text of its page."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for row in _rows(connection, schema.SPANS, "fact_id", facts):
        found[row.fact_id].append((row.text_start, row.text_end))
    return {name: tuple(spans) for name, spans in found.items()}


class _Facts:
    """The facts of some visits, looked up table by table."""

    def __init__(self, connection: Connection, visits: Sequence[str]) -> None:
        self.visits = visits
        self.regions = _grouped(_rows(connection, schema.VISIT_REGIONS, "visit_id", visits), "visit_id")
        people = _rows(connection, schema.PEOPLE, "visit_id", visits)
        self.people = _grouped(people, "visit_id")
        held = _rows(connection, schema.OFFICES, "person_id", [row.id for row in people])
        self.offices = _grouped(held, "person_id")
        self.stops = _grouped(_rows(connection, schema.STOPS, "visit_id", visits), "visit_id")
        self.meetings = _grouped(_rows(connection, schema.MEETINGS, "visit_id", visits), "visit_id")
        self.agreements = _grouped(_rows(connection, schema.AGREEMENTS, "visit_id", visits), "visit_id")
        pledges = _rows(connection, schema.COMMITMENTS, "visit_id", visits)
        self.commitments = _grouped(pledges, "visit_id")
        fields = _rows(connection, schema.COMMITMENT_FIELDS, "commitment_id", [row.id for row in pledges])
        self.fields = _grouped(fields, "commitment_id")

    def tellings(self, rows: dict[str, Row[Any]]) -> tuple[Telling, ...]:
        return tuple(self.telling(rows[name]) for name in self.visits)

    def telling(self, row: Row[Any]) -> Telling:
        visitors, hosts = sides(self.regions[row.id])
        return Telling(
            id=row.id,
            page=row.page_id,
            n=row.n,
            kind=row.kind,
            visitors=visitors,
            hosts=hosts,
            start=row.start_date,
            end=row.end_date,
            basis=row.date_basis,
            earliest=row.earliest,
            latest=row.latest,
            reasons=_REASONS.decode(row.date_reasons),
            people=tuple(self.person(line) for line in self.people[row.id]),
            stops=tuple(StopTold(line.id, line.name, line.within) for line in self.stops[row.id]),
            meetings=tuple(
                MeetingTold(line.id, line.kind, line.name, line.chair) for line in self.meetings[row.id]
            ),
            agreements=tuple(AgreementTold(line.id, line.title) for line in self.agreements[row.id]),
            commitments=tuple(
                CommitmentTold(
                    line.id, line.speaker, tuple(one.field for one in self.fields[line.id]), line.text
                )
                for line in self.commitments[row.id]
            ),
        )

    def person(self, row: Row[Any]) -> PersonTold:
        roles = tuple(row.roles.split("|")) if row.roles else ()
        return PersonTold(
            row.id, row.name, row.side, roles, tuple(one.office for one in self.offices[row.id])
        )


def _rows(connection: Connection, table: Table, key: str, values: Sequence[str]) -> list[Row[Any]]:
    """The rows of a table whose ``key`` is among the values, in the order of ``n``."""
    found: list[Row[Any]] = []
    for part in parted(values):
        found += connection.execute(_query(table, key), {"values": part}).all()
    return found


@cache
def _query(table: Table, key: str) -> Select[Any]:
    """Made once: to build a query costs more than to ask it."""
    column = table.c[key]
    return select(table).where(column.in_(bindparam("values", expanding=True))).order_by(column, table.c.n)


def _grouped(rows: Iterable[Row[Any]], key: str) -> defaultdict[str, list[Row[Any]]]:
    groups: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups
