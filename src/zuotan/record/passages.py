"""Passages (原文): a fact with the words that tell it, and a missed fact made of words that a person marked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, Table, bindparam, select

from zuotan.model import Edit, Span
from zuotan.record import schema, shown
from zuotan.record.corrections import Unfit
from zuotan.record.deciding import page_of
from zuotan.record.facts import fact_id
from zuotan.record.judging import Added
from zuotan.restoration.text import raw_span

LONGEST = 360
"""Characters of a passage; of a longer paragraph the part around the words is given."""
NAMES = {
    "people": "person",
    "stops": "stop",
    "meetings": "meeting",
    "agreements": "agreement",
    "commitments": "commitment",
}
"""The names by which facts of a table go into their ids (see ``facts``); a term goes by its kind."""

_EDITS = msgspec.json.Decoder(tuple[Edit, ...])


class Passage(Struct, frozen=True):
    """A fact (a row of ``table``) with what it says (``values``), its page, and the words: ``before``, ``words``, ``after``. ``words``
    is empty where the fact has no place of its own. ``start`` is where ``before`` begins in the restored text."""

    fact: str
    table: str
    visit: str | None
    values: dict[str, str]
    read: dict[str, str]
    page: str
    title: str | None
    outlet: str | None
    published: str | None
    start: int
    before: str
    words: str
    after: str


def passages(connection: Connection, facts: Iterable[str], words: Span | None = None) -> tuple[Passage, ...]:
    """The passages of facts, also of rejected ones; facts that the record has no longer are left out. ``words`` are the place of
    words to show in place of the fact's own."""
    pages: dict[str, tuple[shown.PageFacts, shown.PageFacts]] = {}
    made = []
    for fact in dict.fromkeys(facts):
        page = page_of(connection, fact)
        if page is None:
            continue
        if page not in pages:
            now = shown.facts_of(connection, page)
            pages[page] = now, shown.as_read(connection, page) or now
        one = _passage(connection, fact, page, *pages[page], words)
        if one is not None:
            made.append(one)
    return tuple(made)


def _passage(
    connection: Connection,
    fact: str,
    page: str,
    now: shown.PageFacts,
    read: shown.PageFacts,
    words: Span | None,
) -> Passage | None:
    facts = now if shown.found(now, fact) else read
    here = shown.found(facts, fact)
    report = connection.execute(select(schema.REPORTS).where(schema.REPORTS.c.page_id == page)).first()
    if here is None or report is None:
        return None
    table, row = here
    own = min(
        (one for one in facts["spans"] if one["fact_id"] == fact), key=lambda one: one["n"], default=None
    )
    place = words or ((own["text_start"], own["text_end"]) if own else (0, 0))
    start, end = _around(report.text, place)
    values = shown.values(facts, fact)
    return Passage(
        fact=fact,
        table=table,
        visit=row.get("visit_id") or (fact if table == "visits" else None),
        values=values,
        read=shown.values(read, fact) if shown.found(read, fact) else values,
        page=page,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        start=start,
        before=report.text[start : place[0]],
        words=report.text[place[0] : place[1]],
        after=report.text[max(place[1], start) : end],
    )


def _around(text: str, place: Span) -> Span:
    """The paragraph that holds a place, or the part of it around the place."""
    start = text.rfind("\n", 0, place[0]) + 1
    end = text.find("\n", place[1])
    end = len(text) if end < 0 else end
    if end - start > LONGEST:
        start = max(start, place[0] - LONGEST // 2)
        end = min(end, max(place[1], start + LONGEST))
    return start, end


def missed(
    connection: Connection,
    page: str,
    table: str,
    visit: str | None,
    words: str,
    start: int,
    values: Mapping[str, str],
) -> tuple[str, Added]:
    """The name of a fact that was missed, and what the log holds of it: the marked words, which stand at ``start`` of the page's
    restored text, or nearest to it. Raises Unfit("words") where the page has not the words."""
    pages, reports, edits = schema.PAGES.c, schema.REPORTS.c, schema.EDITS.c
    query = (
        select(reports.text, pages.charset, edits.edits)
        .join(schema.PAGES, pages.id == reports.page_id)
        .join(schema.EDITS, edits.page_id == reports.page_id)
        .where(reports.page_id == page)
    )
    row = connection.execute(query).first()
    at = shown.nearest(row.text, words, start) if row and words else None
    if row is None or at is None:
        raise Unfit("words")
    place = at, at + len(words)
    raw = raw_span(row.text, _EDITS.decode(zlib.decompress(row.edits)), place, row.charset)
    kind, within = (values["kind"], "") if table == "terms" else (NAMES[table], visit or "")
    name = fact_id(page, kind, within, *raw)
    return name, Added(table, visit, place, raw, words, dict(values))


def names(connection: Connection, facts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """For each fact that the record has its table and what it is called there; a visit goes by its own id."""
    wanted, called = list(dict.fromkeys(facts)), dict[str, tuple[str, str]]()
    for table, column in (
        (schema.PEOPLE, "name"),
        (schema.STOPS, "name"),
        (schema.MEETINGS, "kind"),
        (schema.AGREEMENTS, "title"),
        (schema.COMMITMENTS, "text"),
        (schema.TERMS, "name"),
        (schema.VISITS, "id"),
    ):
        rows = connection.execute(_called(table, column), {"facts": wanted})
        called |= {row[0]: (table.name, row[1]) for row in rows}
    for fact in wanted:
        if fact not in called:
            for one in passages(connection, [fact]):
                said = one.values
                called[fact] = one.table, said.get("name") or said.get("title") or said.get("text") or fact
    return called


@cache
def _called(table: Table, column: str) -> Select[Any]:
    return select(table.c.id, table.c[column]).where(table.c.id.in_(bindparam("facts", expanding=True)))
