"""A reading put together again from the rows of the record: what was added comes out as it went in."""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, select

from zuotan.model import (
    Agreement,
    Commitment,
    Edit,
    Meeting,
    Observation,
    Page,
    Person,
    Reading,
    Report,
    Span,
    Stop,
    Term,
    Visit,
)
from zuotan.record import schema
from zuotan.record.rows import sides

_EDITS = msgspec.json.Decoder(tuple[Edit, ...])
_REASONS = msgspec.json.Decoder(tuple[str, ...])
_NOWHERE = ((0, 0),)


def reading_of(connection: Connection, page: str) -> Reading:
    """All that was read of the page ``page`` (an id). Raises KeyError where nothing was."""
    pages, reports, edits = schema.PAGES.c, schema.REPORTS.c, schema.EDITS.c
    query = (
        select(pages.source, pages.charset, schema.REPORTS, edits.edits)
        .join_from(schema.PAGES, schema.REPORTS, reports.page_id == pages.id)
        .join(schema.EDITS, edits.page_id == pages.id)
        .where(pages.id == page)
    )
    row: Row[Any] | None = connection.execute(query).first()
    if row is None:
        raise KeyError(page)
    return _Parts(connection, page).reading(row)


class _Parts:
    """The rows of one page, looked up table by table."""

    def __init__(self, connection: Connection, page: str) -> None:
        self.connection = connection
        self.page = page
        self.spans: dict[str, list[Span]] = defaultdict(list)
        spans = schema.SPANS.c
        held = spans.fact_id.in_(schema.spanned([page]))
        query = select(spans.fact_id, spans.text_start, spans.text_end).where(held).order_by(spans.n)
        for fact, start, end in connection.execute(query):
            self.spans[fact].append((start, end))

    def reading(self, row: Row[Any]) -> Reading:
        signed: dict[str, list[str]] = {"byline": [], "editor": []}
        for line in self.rows(schema.SIGNATURES, "page_id", self.page):
            signed[line.task].append(line.name)
        terms: dict[str, list[Term]] = {"programme": [], "phrase": []}
        for line in self.rows(schema.TERMS, "page_id", self.page):
            terms[line.kind].append(Term(line.name, tuple(self.spans[line.id])))
        report = Report(
            genre=row.genre,
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            byline=tuple(signed["byline"]),
            editors=tuple(signed["editor"]),
            text=row.text,
            kicker=row.kicker,
            subtitle=row.subtitle,
            original_title=row.original_title,
            genre_reason=row.genre_reason,
        )
        return Reading(
            page=Page(self.page, row.source, row.charset),
            report=report,
            edits=_EDITS.decode(zlib.decompress(row.edits)),
            visits=tuple(self.visit(line) for line in self.rows(schema.VISITS, "page_id", self.page)),
            programmes=tuple(terms["programme"]),
            phrases=tuple(terms["phrase"]),
            observations=tuple(
                Observation(line.name, line.office, line.code, self.span(line.id))
                for line in self.rows(schema.OBSERVATIONS, "page_id", self.page)
            ),
        )

    def visit(self, row: Row[Any]) -> Visit:
        visitors, hosts = sides(self.rows(schema.VISIT_REGIONS, "visit_id", row.id))
        return Visit(
            kind=row.kind,
            visitors=visitors,
            hosts=hosts,
            start=row.start_date,
            end=row.end_date,
            date_basis=row.date_basis,
            earliest=row.earliest,
            latest=row.latest,
            date_reasons=_REASONS.decode(row.date_reasons),
            people=tuple(self.person(line) for line in self.rows(schema.PEOPLE, "visit_id", row.id)),
            stops=tuple(
                Stop(line.name, self.span(line.id), line.within)
                for line in self.rows(schema.STOPS, "visit_id", row.id)
            ),
            meetings=tuple(
                Meeting(line.kind, line.chair, self.span(line.id), line.name)
                for line in self.rows(schema.MEETINGS, "visit_id", row.id)
            ),
            agreements=tuple(
                Agreement(line.title, self.span(line.id))
                for line in self.rows(schema.AGREEMENTS, "visit_id", row.id)
            ),
            commitments=tuple(
                self.commitment(line) for line in self.rows(schema.COMMITMENTS, "visit_id", row.id)
            ),
            yearless=row.yearless,
        )

    def person(self, row: Row[Any]) -> Person:
        offices = tuple(line.office for line in self.rows(schema.OFFICES, "person_id", row.id))
        roles = tuple(row.roles.split("|")) if row.roles else ()
        return Person(row.name, row.side, roles, offices, tuple(self.spans[row.id]))

    def commitment(self, row: Row[Any]) -> Commitment:
        fields = tuple(line.field for line in self.rows(schema.COMMITMENT_FIELDS, "commitment_id", row.id))
        return Commitment(row.speaker, fields, row.text, self.span(row.id))

    def span(self, fact: str) -> Span:
        return (self.spans.get(fact) or _NOWHERE)[0]

    def rows(self, table: Table, key: str, value: str) -> list[Row[Any]]:
        """The rows of a table whose ``key`` is ``value``, in the order of ``n``."""
        return list(self.connection.execute(select(table).where(table.c[key] == value).order_by(table.c.n)))
