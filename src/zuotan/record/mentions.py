"""The facts of all visits one a row, each with its place in the restored text and in the bytes of its page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from zuotan.model import Span
from zuotan.record import schema


class ParticipantRow(Struct, frozen=True):
    """A person in one visit; ``span`` and ``raw`` are those of the first mention, ``mentions`` is how many there are."""

    id: str
    visit: str
    page: str
    name: str
    side: str
    roles: tuple[str, ...]
    offices: tuple[str, ...]
    mentions: int
    span: Span | None
    raw: Span | None


class FactRow(Struct, frozen=True):
    """A stop, meeting or agreement of one visit. ``more`` is what contains a stop, or who ran a meeting."""

    id: str
    visit: str
    page: str
    kind: str
    name: str
    more: str | None
    span: Span | None
    raw: Span | None


class TermRow(Struct, frozen=True):
    """A programme or policy phrase of one page, and how often the page has it."""

    id: str
    page: str
    kind: str
    name: str
    mentions: int
    span: Span | None
    raw: Span | None


def participants(connection: Connection) -> tuple[ParticipantRow, ...]:
    """The people of every visit, by page, visit and rank."""
    offices: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(schema.OFFICES).order_by(schema.OFFICES.c.n)):
        offices[row.person_id].append(row.office)
    spans = _Spans(connection)
    return tuple(
        ParticipantRow(
            row.id,
            row.visit_id,
            row.page_id,
            row.name,
            row.side,
            tuple(row.roles.split("|")) if row.roles else (),
            tuple(offices[row.id]),
            spans.count[row.id],
            *spans.first.get(row.id, (None, None)),
        )
        for row in _of_visits(connection, schema.PEOPLE)
    )


def facts(connection: Connection) -> tuple[FactRow, ...]:
    """The stops, meetings and agreements of every visit."""
    spans = _Spans(connection)
    rows: list[FactRow] = []
    for kind, table in (
        ("stop", schema.STOPS),
        ("meeting", schema.MEETINGS),
        ("agreement", schema.AGREEMENTS),
    ):
        for row in _of_visits(connection, table):
            told = row._mapping
            name = told["title"] if kind == "agreement" else told["name"] or told["kind"]
            more = told.get("within") or told.get("chair")
            place = spans.first.get(row.id, (None, None))
            rows.append(FactRow(row.id, row.visit_id, row.page_id, kind, name, more, *place))
    return tuple(rows)


def terms(connection: Connection) -> tuple[TermRow, ...]:
    """The programmes and phrases of every page."""
    spans, table = _Spans(connection), schema.TERMS.c
    query = select(schema.TERMS).order_by(table.page_id, table.kind.desc(), table.n)
    return tuple(
        TermRow(
            row.id,
            row.page_id,
            row.kind,
            row.name,
            spans.count[row.id],
            *spans.first.get(row.id, (None, None)),
        )
        for row in connection.execute(query)
    )


class _Spans:
    """The first place of each fact, and how many places it has."""

    def __init__(self, connection: Connection) -> None:
        self.first: dict[str, tuple[Span, Span]] = {}
        self.count: dict[str, int] = defaultdict(int)
        for row in connection.execute(select(schema.SPANS)):
            self.count[row.fact_id] += 1
            if row.n == 0:
                self.first[row.fact_id] = ((row.text_start, row.text_end), (row.raw_start, row.raw_end))


def _of_visits(connection: Connection, table: Table) -> list[Any]:
    visits = schema.VISITS.c
    query = select(table, visits.page_id).join(schema.VISITS, visits.id == table.c.visit_id)
    return list(connection.execute(query.order_by(visits.page_id, visits.n, visits.id, table.c.n)))
