"""What may have come of promises: for the ledger, proposals that later pages tell of the same project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, literal, null, select

from zuotan.model import Span
from zuotan.record import schema
from zuotan.record.parting import parted
from zuotan.resolution.followup import LaterPage, Promise, propose


class FollowUpRow(Struct, frozen=True):
    """A promise and the passage of a later page that may tell what came of it: both in their own words, where they stand,
    what they share, and how much of the promise the passage has (0 to 1). It is proposed, not decided."""

    promise: str
    kind: str
    by: str | None
    text: str
    source: str
    day: str
    later_page: str
    later_source: str
    later_day: str
    passage: str
    span: Span
    shared: tuple[str, ...]
    score: float


def follow_ups(
    connection: Connection, pair: frozenset[str] | None = None, only: Collection[str] | None = None
) -> tuple[FollowUpRow, ...]:
    """The proposals for every commitment and agreement of a dated visit (between the regions of ``pair``, by their codes), or for
    those among them whose facts are named in ``only``; by day of the promise, the best first."""
    pairs = _pairs(connection, pair)
    visits = _visits(connection, pairs)
    promised = {row.id: row for row in _promised(connection, visits)}
    promises = [
        Promise(
            row.id,
            visits[row.visit_id].page_id,
            pairs[row.visit_id],
            _ordinal(visits[row.visit_id].start_date),
            row.text,
        )
        for row in promised.values()
    ]
    told: dict[tuple[str, frozenset[str]], str] = {}
    for row in sorted(visits.values(), key=lambda row: row.start_date, reverse=True):
        told[row.page_id, pairs[row.id]] = row.start_date
    pages = {page for page, _ in told}
    texts, sources = _texts(connection, pages), _sources(connection, pages)
    later = [
        LaterPage(page, two, _ordinal(day), texts[page])
        for (page, two), day in sorted(told.items(), key=repr)
    ]
    rows = []
    for found in propose(promises, later, only):
        row = promised[found.promise]
        visit = visits[row.visit_id]
        rows.append(
            FollowUpRow(
                promise=found.promise,
                kind=row.kind,
                by=row.speaker,
                text=row.text,
                source=sources[visit.page_id],
                day=visit.start_date,
                later_page=found.page,
                later_source=sources[found.page],
                later_day=told[found.page, pairs[row.visit_id]],
                passage=texts[found.page][slice(*found.span)],
                span=found.span,
                shared=found.shared,
                score=found.score,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.day, row.promise, -row.score, row.later_page)))


def _pairs(connection: Connection, pair: frozenset[str] | None) -> dict[str, frozenset[str]]:
    """The regions of each visit, whoever visits whom; of the visits between the regions of ``pair`` alone, where it is given."""
    regions = schema.VISIT_REGIONS.c
    query = select(regions.visit_id, regions.code)
    if pair is not None:
        one = select(regions.visit_id).where(regions.code == min(pair))
        query = query.where(regions.visit_id.in_(one))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.visit_id].add(row.code)
    made = {visit: frozenset(codes) for visit, codes in found.items()}
    return made if pair is None else {visit: codes for visit, codes in made.items() if codes == pair}


def _visits(connection: Connection, names: Iterable[str]) -> dict[str, Row[Any]]:
    """The dated visits of those names."""
    v = schema.VISITS.c
    query = select(v.id, v.page_id, v.start_date).where(v.start_date.is_not(None))
    return {row.id: row for row in _chosen(connection, query, v.id, names)}


def _promised(connection: Connection, visits: Iterable[str]) -> Iterator[Row[Any]]:
    c, a = schema.COMMITMENTS.c, schema.AGREEMENTS.c
    query = select(c.id, c.visit_id, literal("commitment").label("kind"), c.speaker, c.text)
    yield from _chosen(connection, query, c.visit_id, visits)
    query = select(
        a.id, a.visit_id, literal("agreement").label("kind"), null().label("speaker"), a.title.label("text")
    )
    yield from _chosen(connection, query, a.visit_id, visits)


def _texts(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    r = schema.REPORTS.c
    return {row.page_id: row.text for row in _chosen(connection, select(r.page_id, r.text), r.page_id, pages)}


def _sources(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    p = schema.PAGES.c
    return {row.id: row.source for row in _chosen(connection, select(p.id, p.source), p.id, pages)}


def _chosen(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], names: Iterable[str]
) -> Iterator[Row[Any]]:
    """The rows of a query whose ``column`` is among the names."""
    for part in parted(names):
        yield from connection.execute(query.where(column.in_(part)))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
