"""What may have come of promises: for the ledger, proposals that later pages tell of the same project."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.model import Span
from zuotan.record import schema
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


def follow_ups(connection: Connection) -> tuple[FollowUpRow, ...]:
    """The proposals for every commitment and agreement of a dated visit, by day of the promise, the best first."""
    pairs = _pairs(connection)
    days = {
        row.id: row.start_date
        for row in connection.execute(select(schema.VISITS.c.id, schema.VISITS.c.start_date))
    }
    sources = {
        row.id: row.source for row in connection.execute(select(schema.PAGES.c.id, schema.PAGES.c.source))
    }
    c, a, v = schema.COMMITMENTS.c, schema.AGREEMENTS.c, schema.VISITS.c
    promised = [
        *connection.execute(
            select(c.id, c.visit_id, v.page_id, c.speaker, c.text).join(schema.VISITS, v.id == c.visit_id)
        ),
        *connection.execute(
            select(a.id, a.visit_id, v.page_id, a.title.label("speaker"), a.title.label("text")).join(
                schema.VISITS, v.id == a.visit_id
            )
        ),
    ]
    agreements = {row.id for row in connection.execute(select(a.id))}
    held = {row.id: row for row in promised if days[row.visit_id]}
    promises = [
        Promise(row.id, row.page_id, pairs[row.visit_id], _ordinal(days[row.visit_id]), row.text)
        for row in held.values()
    ]
    told: dict[tuple[str, frozenset[str]], str] = {}
    query = (
        select(v.id, v.page_id, v.start_date).where(v.start_date.is_not(None)).order_by(v.start_date.desc())
    )
    for row in connection.execute(query):
        told[row.page_id, pairs[row.id]] = row.start_date
    reports = schema.REPORTS.c
    texts = {row.page_id: row.text for row in connection.execute(select(reports.page_id, reports.text))}
    later = [
        LaterPage(page, pair, _ordinal(day), texts[page])
        for (page, pair), day in sorted(told.items(), key=repr)
    ]
    rows = []
    for found in propose(promises, later):
        row = held[found.promise]
        rows.append(
            FollowUpRow(
                promise=found.promise,
                kind="agreement" if found.promise in agreements else "commitment",
                by=None if found.promise in agreements else row.speaker,
                text=row.text,
                source=sources[row.page_id],
                day=days[row.visit_id],
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


def _pairs(connection: Connection) -> dict[str, frozenset[str]]:
    """The regions of each visit, whoever visits whom."""
    regions = schema.VISIT_REGIONS.c
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(regions.visit_id, regions.code)):
        found[row.visit_id].add(row.code)
    return {visit: frozenset(codes) for visit, codes in found.items()}


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
