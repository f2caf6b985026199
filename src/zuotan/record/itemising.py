"""Finds the ledger's items of all merged visits: the facts of several pages that tell of one agreement or commitment, together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from rapidfuzz.fuzz import ratio
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select

from zuotan.record import schema
from zuotan.record.items import item_of, restate
from zuotan.resolution import MergedVisit

ALIKE = 88.0
"""How much of two texts is the same (rapidfuzz's ratio, 0 to 100) where two pages tell of one item; damage leaves copies above it."""

_MERGED = msgspec.json.Decoder(MergedVisit)
_MARKS = re.compile(r"[\W_]+")


def fill(connection: Connection, visits: Collection[str] | None = None) -> None:
    """Find the items of merged visits anew (of all, or of those of the names, also where they are no more), and what the log says."""
    table = schema.MERGED_VISITS
    query = select(table) if visits is None else select(table).where(table.c.id.in_(visits))
    merged = [
        (row.start_date or row.earliest, _MERGED.decode(row.merged)) for row in connection.execute(query)
    ]
    facts = _facts(
        connection, None if visits is None else [name for _, visit in merged for name in visit.tellings]
    )
    parties, items, told = [], [], []
    for day, visit in merged:
        for side, regions in (("visitor", visit.visitors.value), ("host", visit.hosts.value)):
            codes = sorted({one.code for one in regions})
            parties += [{"visit": visit.id, "side": side, "code": code} for code in codes]
        for n, group in enumerate(_grouped([facts.get(name, []) for name in visit.tellings])):
            name = min(fact.id for fact in group)
            items.append({"id": name, "visit": visit.id, "n": n, "day": day, **_values(group[0])})
            told += [{"fact_id": fact.id, "item": name} for fact in group if fact.id != name]
    _clear(connection, visits)
    for into, rows in ((schema.PARTIES, parties), (schema.ITEMS, items), (schema.ITEM_TELLINGS, told)):
        if rows:
            connection.execute(insert(into), rows)
    _restate(connection, None if visits is None else {str(row["id"]) for row in items})


def _clear(connection: Connection, visits: Collection[str] | None) -> None:
    of = schema.ITEMS.c
    gone = select(of.id) if visits is None else select(of.id).where(of.visit.in_(visits))
    for table, column in ((schema.ITEM_TELLINGS, "item"), (schema.ITEM_STATES, "item"), (schema.ITEMS, "id")):
        connection.execute(
            delete(table).where(table.c[column].in_(gone)) if visits is not None else delete(table)
        )
    parties = delete(schema.PARTIES)
    connection.execute(parties if visits is None else parties.where(schema.PARTIES.c.visit.in_(visits)))


def _restate(connection: Connection, names: Collection[str] | None) -> None:
    """Read again what the log says of items: of all, or of those of the names."""
    log = schema.DECISIONS.c
    spoken = connection.scalars(select(log.fact_id).where(log.action == "track").distinct()).all()
    for item in sorted({item_of(connection, fact) for fact in spoken}):
        if names is None or item in names:
            restate(connection, item)


class _Fact(Struct, frozen=True):
    id: str
    page: str
    kind: str
    text: str
    by: str | None
    side: str | None
    fields: str


def _facts(connection: Connection, visits: Collection[str] | None) -> dict[str, list[_Fact]]:
    """The agreements and commitments of visits of pages (of every one, if None), in the order of their text."""
    a, c, v, p, f = (
        table.c
        for table in (
            schema.AGREEMENTS,
            schema.COMMITMENTS,
            schema.VISITS,
            schema.PEOPLE,
            schema.COMMITMENT_FIELDS,
        )
    )

    def of(query: Any, visit: ColumnElement[Any]) -> Iterator[Row[Any]]:
        yield from connection.execute(query if visits is None else query.where(visit.in_(visits)))

    fields: defaultdict[str, list[str]] = defaultdict(list)
    query: Select[Any] = select(f.commitment_id, f.field).join(schema.COMMITMENTS, c.id == f.commitment_id)
    for row in of(query.order_by(f.commitment_id, f.n), c.visit_id):
        fields[row.commitment_id].append(row.field)
    sides = {(row.visit_id, row.name): row.side for row in of(select(p.visit_id, p.name, p.side), p.visit_id)}
    found: defaultdict[str, list[_Fact]] = defaultdict(list)
    query = select(a.id, a.visit_id, v.page_id, a.title).join(schema.VISITS, v.id == a.visit_id)
    for row in of(query.order_by(a.visit_id, a.n), a.visit_id):
        found[row.visit_id].append(_Fact(row.id, row.page_id, "agreement", row.title, None, None, ""))
    query = select(c.id, c.visit_id, v.page_id, c.speaker, c.text).join(schema.VISITS, v.id == c.visit_id)
    for row in of(query.order_by(c.visit_id, c.n), c.visit_id):
        side = sides.get((row.visit_id, row.speaker))
        found[row.visit_id].append(
            _Fact(row.id, row.page_id, "commitment", row.text, row.speaker, side, "|".join(fields[row.id]))
        )
    return found


def _grouped(tellings: Sequence[list[_Fact]]) -> list[list[_Fact]]:
    """The facts of one visit's tellings (best first), those that tell of one item together; two of one page never do."""
    groups: list[list[_Fact]] = []
    for facts in tellings:
        before = list(groups)
        for fact in facts:
            same = next((group for group in before if _same(group[0], fact)), None)
            if same is None:
                groups.append([fact])
            else:
                same.append(fact)
                before.remove(same)
    return groups


def _same(one: _Fact, other: _Fact) -> bool:
    return (one.kind, one.by) == (other.kind, other.by) and (
        one.text == other.text or ratio(_MARKS.sub("", one.text), _MARKS.sub("", other.text)) >= ALIKE
    )


def _values(fact: _Fact) -> dict[str, object]:
    return {
        "kind": fact.kind,
        "text": fact.text,
        "speaker": fact.by,
        "side": fact.side,
        "fields": fact.fields,
        "page_id": fact.page,
    }
