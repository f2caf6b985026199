"""The record as shown: facts as read, and what people decided of them. One function, ``decided_on``, makes the one of the other.

The tables hold a page's facts as shown, so that every question, table and export has people's corrections; where these change
anything, what was read stays in ``as_read``. A page that is read again is decided on again.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
)

from zuotan.record import schema
from zuotan.record.corrections import COLUMNS, CORRECTIONS, regions
from zuotan.record.facts import fact_id
from zuotan.record.judging import Added, Judgement, added, of_page

Row = dict[str, Any]
PageFacts = dict[str, list[Row]]
"""The facts of one page: rows by the name of their table."""

_OWNERS = ("visit_id", "person_id", "commitment_id", "fact_id")
_MAIN = (
    "people",
    "stops",
    "meetings",
    "agreements",
    "commitments",
    "offices",
    "terms",
    "observations",
    "visits",
)
"""The tables whose rows are facts by themselves."""
_PAGES: BindParameter[list[str]] = bindparam("pages", expanding=True)
_SEVERAL = {
    ("people", "offices"): ("offices", "person_id", "office"),
    ("commitments", "fields"): ("commitment_fields", "commitment_id", "field"),
}
"""Fields that have a table of their own: it, the column of the fact, the column of the value."""


def decided_on(facts: PageFacts, judgements: Iterable[Judgement], text: str, page: str) -> PageFacts:
    """The facts of a page as shown: missed ones added, corrected ones changed, rejected ones left out with all that belongs to
    them. ``text`` is the restored text, ``page`` the page's id."""
    held = _Held(facts, text, page)
    ordered = list(judgements)
    for one in ordered:
        if one.adds is not None:
            held.add(one.fact, added(one.adds))
    for one in ordered:
        for change in one.changes:
            held.correct(one.fact, change.field or "", change.value or "")
    held.drop({one.fact for one in ordered if one.state == "rejected"})
    return held.facts


def found(facts: PageFacts, fact: str) -> tuple[str, Row] | None:
    """The table and row of a fact; None where the page has it not."""
    return next(((table, row) for table in _MAIN for row in facts[table] if row["id"] == fact), None)


class _Held:
    """The facts of a page while they are changed."""

    def __init__(self, facts: PageFacts, text: str, page: str) -> None:
        self.facts = {table.name: [dict(row) for row in facts[table.name]] for table in schema.DECIDABLE}
        self.text, self.page = text, page

    def drop(self, gone: set[str]) -> None:
        """Leave out facts, and those that belong to them."""
        for table in schema.DECIDABLE if gone else ():
            kept = []
            for row in self.facts[table.name]:
                if row.get("id") in gone or any(row.get(owner) in gone for owner in _OWNERS):
                    gone = gone | {row["id"]} if "id" in row else gone
                else:
                    kept.append(row)
            self.facts[table.name] = kept

    def correct(self, fact: str, field: str, value: str) -> None:
        """Give a field of a fact another value."""
        here = found(self.facts, fact)
        if here is None:
            return
        table, row = here
        if (table, field) == ("visits", "days"):
            first, _, last = value.partition("/")
            row |= {"start_date": first or None, "end_date": last or first or None, "date_basis": "stated"}
            row |= {"earliest": None, "latest": None, "yearless": None} if value else {}
        elif table == "visits" and field in ("visitors", "hosts"):
            self._move(row, field.removesuffix("s"), value)
        elif (table, field) in _SEVERAL:
            self._set(*_SEVERAL[table, field], fact, value)
        else:
            row[COLUMNS.get((table, field), field)] = value or None

    def _set(self, table: str, owner: str, column: str, fact: str, value: str) -> None:
        """Give a fact other rows of what it has several of."""
        rows = [row for row in self.facts[table] if row[owner] != fact]
        for n, each in enumerate(part for part in value.split("|") if part):
            name = {"id": fact_id(self.page, column, fact, each)} if column == "office" else {}
            rows.append({**name, owner: fact, "n": n, column: each})
        self.facts[table] = rows

    def _move(self, visit: Row, side: str, codes: str) -> None:
        """Give a side of a visit other regions; one that it had stays with its zone and town."""
        rows = self.facts["visit_regions"]
        had = {row["code"]: row for row in rows if (row["visit_id"], row["side"]) == (visit["id"], side)}
        kept = [row for row in rows if (row["visit_id"], row["side"]) != (visit["id"], side)]
        for n, one in enumerate(regions(codes, visit["start_date"] or visit["earliest"])):
            plain = {"code": one.code, "name": one.name, "zone": None, "town": None}
            kept.append(had.get(one.code, plain) | {"visit_id": visit["id"], "side": side, "n": n})
        self.facts["visit_regions"] = kept

    def add(self, fact: str, what: Added) -> None:
        """Put in a fact that was missed, unless the page has it by now, or has not its words, or not its visit."""
        start = nearest(self.text, what.words, what.text[0])
        visits = {row["id"] for row in self.facts["visits"]}
        if found(self.facts, fact) or start is None or (what.table != "terms" and what.visit not in visits):
            return
        rows = self.facts[what.table]
        owner = {"page_id": self.page} if what.table == "terms" else {"visit_id": what.visit}
        row = dict.fromkeys(schema.METADATA.tables[what.table].columns.keys())
        rows.append({**row, **owner, "id": fact, "n": 1 + max((row["n"] for row in rows), default=-1)})
        end, (low, high) = start + len(what.words), what.raw
        place = {"text_start": start, "text_end": end, "raw_start": low, "raw_end": high}
        self.facts["spans"].append({"fact_id": fact, "n": 0, **place})
        for field, value in what.values.items():
            self.correct(fact, field, value)


def nearest(text: str, words: str, start: int) -> int | None:
    """Where the words stand in the text, nearest to an old place: a newer version may restore the text before them otherwise."""
    places, at = list[int](), text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: abs(place - start), default=None)


# --- in the database -------------------------------------------------------------------------------------------------


def apply(connection: Connection, page: str) -> bool:
    """Bring the facts of a page to what people decided of them; tell whether anything was changed."""
    kept = as_read(connection, page)
    there = facts_of(connection, page)
    read = kept if kept is not None else there
    text = connection.scalar(select(schema.REPORTS.c.text).where(schema.REPORTS.c.page_id == page))
    now = decided_on(read, of_page(connection, page).values(), text or "", page)
    if _same(now, there):
        return False
    clear(connection, [page])
    for table in schema.DECIDABLE:
        if now[table.name]:
            connection.execute(insert(table), now[table.name])
    connection.execute(delete(schema.AS_READ).where(schema.AS_READ.c.page_id == page))
    if not _same(now, read):
        packed = zlib.compress(msgspec.json.encode({name: rows for name, rows in read.items() if rows}))
        connection.execute(insert(schema.AS_READ).values(page_id=page, rows=packed))
    return True


def as_read(connection: Connection, page: str) -> PageFacts | None:
    """The facts of a page as they were read, where people decided otherwise; None where they are shown as read."""
    packed = connection.scalar(select(schema.AS_READ.c.rows).where(schema.AS_READ.c.page_id == page))
    if packed is None:
        return None
    held: PageFacts = msgspec.json.decode(zlib.decompress(packed))
    return {table.name: held.get(table.name, []) for table in schema.DECIDABLE}


def facts_of(connection: Connection, page: str) -> PageFacts:
    """The facts of a page as the tables hold them."""
    facts: PageFacts = {}
    for table in schema.DECIDABLE:
        rows = connection.execute(_rows(table), {"pages": [page]})
        facts[table.name] = [dict(row._mapping) for row in rows]
    return facts


def clear(connection: Connection, pages: Iterable[str]) -> None:
    """Take the facts of pages out of the tables."""
    names = list(pages)
    for table in reversed(schema.DECIDABLE):
        connection.execute(delete(table).where(_on(table)), {"pages": names})


@cache
def _rows(table: Table) -> Select[Any]:
    """The rows of a table that belong to ``pages``: made once, since making a query takes longer than asking it."""
    return select(table).where(_on(table)).order_by(*table.primary_key.columns)


def _on(table: Table) -> ColumnElement[bool]:
    """The condition that a row belongs to one of the ``pages`` (a parameter)."""
    if "page_id" in table.c:
        return table.c.page_id.in_(_PAGES)
    if table is schema.SPANS:
        return table.c.fact_id.in_(schema.spanned(_PAGES))
    if table is schema.OFFICES:
        return table.c.person_id.in_(select(schema.PEOPLE.c.id).where(_on(schema.PEOPLE)))
    if table is schema.COMMITMENT_FIELDS:
        return table.c.commitment_id.in_(select(schema.COMMITMENTS.c.id).where(_on(schema.COMMITMENTS)))
    return table.c.visit_id.in_(select(schema.VISITS.c.id).where(_on(schema.VISITS)))


def _same(one: PageFacts, other: PageFacts) -> bool:
    """Whether two pages of facts are equal, whatever the order of their rows."""
    return all(
        sorted(map(_spelt, one[table.name])) == sorted(map(_spelt, other[table.name]))
        for table in schema.DECIDABLE
    )


def _spelt(row: Row) -> bytes:
    return msgspec.json.encode(row, order="sorted")


def values(facts: PageFacts, fact: str) -> dict[str, str]:
    """What a fact says, field by field, as a correction would be written (see ``corrections``). Raises KeyError."""
    here = found(facts, fact)
    if here is None:
        raise KeyError(fact)
    table, row = here
    said = {field: row.get(COLUMNS.get((table, field), field)) or "" for field in CORRECTIONS[table]}
    for field in said:
        if (table, field) in _SEVERAL:
            rows, owner, column = _SEVERAL[table, field]
            several = sorted((one for one in facts[rows] if one[owner] == fact), key=lambda one: one["n"])
            said[field] = "|".join(one[column] for one in several)
    if table == "visits":
        said["days"] = "/".join(
            dict.fromkeys(day for day in (row["start_date"], row["end_date"]) if day is not None)
        )
        for side in ("visitor", "host"):
            rows_of = [
                one for one in facts["visit_regions"] if (one["visit_id"], one["side"]) == (fact, side)
            ]
            said[f"{side}s"] = "|".join(one["code"] for one in sorted(rows_of, key=lambda one: one["n"]))
    return said
