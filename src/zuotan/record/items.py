"""The ledger's items (台账事项): every agreement and commitment of a visit once, with what became of it.

What the pages say is found out anew at every resolution (:mod:`zuotan.record.itemising`); what people say of it (unit, due
date, status, notes, answers to follow-ups) is the log of decisions: action ``track`` with the field and its new value, ``undo``
to take one back. The table of states only saves reading the log again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, case, delete, func, insert, select

from zuotan.record import schema
from zuotan.record.parting import parted
from zuotan.resolution import MergedVisit

STATUSES = ("proposed", "agreed", "under_way", "done", "lapsed")
"""What can be said of an item (状态): 拟议、已商定、进行中、已完成、已失效."""
TRACKED = ("status", "unit", "due", "notes", "follow_up")
"""What people say of an item; ``follow_up`` answers one proposal: a key of :func:`follow_up_key`, ``=``, accepted or refused."""
FIRST = {"agreement": "agreed", "commitment": "proposed"}
"""The status of an item of which nobody has said anything."""

_MERGED = msgspec.json.Decoder(MergedVisit)
_I, _S = schema.ITEMS.c, schema.ITEM_STATES.c


class ItemState(Struct, frozen=True):
    """What people say of an item: status, responsible unit (责任单位), due day (完成时限, ISO), notes; ``decision`` is the number of the
    last word in the log (0: none), ``answers`` the follow-ups accepted (true) or refused."""

    status: str
    unit: str | None = None
    due: str | None = None
    notes: str | None = None
    answers: dict[str, bool] = {}
    decision: int = 0
    at: str | None = None
    who: str | None = None


class Item(Struct, frozen=True):
    """One item: an agreement or a commitment, in the words of the page, of which visit, said by whom, in which fields."""

    id: str
    visit: str
    kind: str
    text: str
    by: str | None
    side: str | None
    fields: tuple[str, ...]
    day: str | None
    page: str
    state: ItemState


class Asked(Struct, frozen=True):
    """Which items are asked for; None asks for any. ``visitor``, ``host`` and ``region`` are GB/T 2260 codes (all below count);
    ``pair`` two codes, whoever visits whom; ``due_before`` an ISO day; ``late`` those due before it that are not done."""

    visitor: str | None = None
    host: str | None = None
    region: str | None = None
    pair: tuple[str, str] | None = None
    visit: str | None = None
    kind: str | None = None
    field: str | None = None
    unit: str | None = None
    status: str | None = None
    due_before: str | None = None
    late: str | None = None


ALL = Asked()


# --- asking ----------------------------------------------------------------------------------------------------------


def items(
    connection: Connection, where: Asked = ALL, limit: int | None = None, offset: int = 0
) -> tuple[Item, ...]:
    """The items that are asked for, those of the newest visits first, undated ones last."""
    order: tuple[ColumnElement[Any], ...] = (_I.day.is_(None), _I.day.desc(), _I.visit, _I.n)
    if where.due_before or where.late:
        order = (_S.due.is_(None), _S.due, *order[2:])
    query = _query(where, select(schema.ITEMS, *_state_columns())).order_by(*order)
    return tuple(_item(row) for row in connection.execute(query.limit(limit).offset(offset)))


def count(connection: Connection, where: Asked = ALL) -> dict[str, int]:
    """How many items of each status are asked for. Only those that somebody has touched are looked at one by one."""
    counted: Counter[str] = Counter()
    for kind, many in connection.execute(
        _query(where, select(_I.kind, func.count()), "none").group_by(_I.kind)
    ):
        counted[FIRST[kind]] += many
    touched = _query(where, select(_I.kind, _S.status, func.count()), "touched").group_by(_I.kind, _S.status)
    for kind, status, many in connection.execute(touched):
        counted[FIRST[kind]] -= many
        counted[status] += many
    return {name: counted[name] for name in STATUSES}


def item(connection: Connection, fact: str) -> Item:
    """The item of which a fact tells. Raises KeyError."""
    name = item_of(connection, fact)
    query = _query(ALL, select(schema.ITEMS, *_state_columns())).where(_I.id == name)
    row = connection.execute(query).first()
    if row is None:
        raise KeyError(fact)
    return _item(row)


def item_of(connection: Connection, fact: str) -> str:
    """The name of the item of which a fact tells; the fact's own where it tells of none of another name."""
    tellings = schema.ITEM_TELLINGS.c
    return connection.scalar(select(tellings.item).where(tellings.fact_id == fact)) or fact


def tellings(connection: Connection, name: str) -> tuple[str, ...]:
    """All facts that tell of an item."""
    told = schema.ITEM_TELLINGS.c
    return (name, *connection.scalars(select(told.fact_id).where(told.item == name).order_by(told.fact_id)))


def units(connection: Connection) -> tuple[str, ...]:
    """The responsible units that somebody has named."""
    return tuple(connection.scalars(select(_S.unit).where(_S.unit.is_not(None)).distinct().order_by(_S.unit)))


def named(connection: Connection, facts: Iterable[str]) -> dict[str, Item]:
    """The items that facts tell of, by the names asked for; a name that is none of an item's is left out."""
    told, found = schema.ITEM_TELLINGS.c, dict[str, Item]()
    for part in parted(facts):
        tellings_of = select(schema.ITEM_TELLINGS).where(told.fact_id.in_(part))
        home = {row.fact_id: row.item for row in connection.execute(tellings_of)}
        names = {home.get(name, name) for name in part}
        query = _query(ALL, select(schema.ITEMS, *_state_columns())).where(_I.id.in_(names))
        held = {row.id: _item(row) for row in connection.execute(query)}
        found.update((name, held[home.get(name, name)]) for name in part if home.get(name, name) in held)
    return found


def merged(connection: Connection, visits: Iterable[str]) -> dict[str, MergedVisit]:
    """The merged visits of the names, for their regions and days."""
    table, found = schema.MERGED_VISITS.c, dict[str, MergedVisit]()
    for part in parted(visits):
        query = select(table.id, table.merged).where(table.id.in_(part))
        found.update((row.id, _MERGED.decode(row.merged)) for row in connection.execute(query))
    return found


def sources(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Where each page was found."""
    table, found = schema.PAGES.c, dict[str, str]()
    for part in parted(pages):
        query = select(table.id, table.source).where(table.id.in_(part))
        found.update((row.id, row.source) for row in connection.execute(query))
    return found


def _query(
    where: Asked, query: Select[Any], states: Literal["all", "touched", "none"] = "all"
) -> Select[Any]:
    """A query of items with what people said of them: of all, of those that somebody touched, or without where not asked for."""
    source: FromClause = schema.ITEMS
    if states != "none" or where.unit or where.status or where.due_before or where.late:
        source = schema.ITEMS.join(schema.ITEM_STATES, _S.item == _I.id, isouter=states != "touched")
    query = query.select_from(source)
    for code, side in ((where.visitor, "visitor"), (where.host, "host"), (where.region, None)):
        if code:
            query = query.where(_I.visit.in_(_party(code, side)))
    for code in where.pair or ():
        query = query.where(_I.visit.in_(_party(code, None)))
    for column, value in ((_I.visit, where.visit), (_I.kind, where.kind), (_S.unit, where.unit)):
        if value:
            query = query.where(column == value)
    if where.field:
        query = query.where(("|" + _I.fields + "|").contains(f"|{where.field}|"))
    if where.status:
        query = query.where(func.coalesce(_S.status, _first_status()) == where.status)
    if before := where.due_before or where.late:
        query = query.where(_S.due < before)
    if where.late:
        query = query.where(_S.status.not_in(("done", "lapsed")))
    return query


def _party(code: str, side: str | None) -> Select[tuple[str]]:
    """The visits that a region, or one below it, takes part in."""
    party, stem = (
        schema.PARTIES.c,
        code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code,
    )
    query = select(party.visit).where(party.code >= stem, party.code < stem + "~")
    return query.where(party.side == side) if side else query


def _first_status() -> Any:
    return case((_I.kind == "agreement", FIRST["agreement"]), else_=FIRST["commitment"])


def _state_columns() -> tuple[ColumnElement[Any], ...]:
    return (_S.status, _S.unit, _S.due, _S.notes, _S.answered, _S.decision, _S.at, _S.who)


def _item(row: Row[Any]) -> Item:
    return Item(
        id=row.id,
        visit=row.visit,
        kind=row.kind,
        text=row.text,
        by=row.speaker,
        side=row.side,
        fields=tuple(row.fields.split("|")) if row.fields else (),
        day=row.day,
        page=row.page_id,
        state=ItemState(
            status=row.status or FIRST[row.kind],
            unit=row.unit,
            due=row.due,
            notes=row.notes,
            answers=msgspec.json.decode(row.answered) if row.answered else {},
            decision=row.decision or 0,
            at=row.at,
            who=row.who,
        ),
    )


# --- following -------------------------------------------------------------------------------------------------------


def checked(field: str, value: str) -> str:
    """A value as the log keeps it; empty takes one away. Raises ValueError with what is wrong."""
    value = value.strip()
    if field not in TRACKED:
        raise ValueError(f"nothing of an item is called {field} (there are {', '.join(TRACKED)})")
    if field == "status" and value not in STATUSES:
        raise ValueError(f"no such status: {value} (there are {', '.join(STATUSES)})")
    if field == "due" and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise ValueError(f"no such day: {value} (a day is written 2025-06-30)") from None
    return value


def follow_up_key(page: str, start: int) -> str:
    """The name of a proposed follow-up: the page and where the passage begins."""
    return f"{page}:{start}"


def restate(connection: Connection, name: str) -> ItemState | None:
    """Read the log of an item again and keep what it comes to; None where nothing is left said."""
    log = schema.DECISIONS
    facts = tellings(connection, name)
    rows = connection.execute(select(log).where(log.c.fact_id.in_(facts)).order_by(log.c.n)).all()
    undone = {row.undoes for row in rows if row.action == "undo"}
    said = [row for row in rows if row.action == "track" and row.n not in undone]
    connection.execute(delete(schema.ITEM_STATES).where(_S.item == name))
    if not rows or (not said and not undone):
        return None
    kind = connection.scalar(select(_I.kind).where(_I.id == name))
    if kind is None:
        return None
    values: dict[str, str] = {}
    answers: dict[str, bool] = {}
    for row in said:
        if row.field == "follow_up":
            key, _, answer = (row.value or "").rpartition("=")
            answers[key] = answer == "accepted"
        else:
            values[row.field] = row.value
    last = max(rows, key=lambda row: row.n)
    state = ItemState(
        status=values.get("status") or FIRST[kind],
        unit=values.get("unit") or None,
        due=values.get("due") or None,
        notes=values.get("notes") or None,
        answers=answers,
        decision=last.n,
        at=last.at,
        who=last.who,
    )
    connection.execute(insert(schema.ITEM_STATES), [_state_row(name, state)])
    return state


def _state_row(name: str, state: ItemState) -> Mapping[str, object]:
    answered = msgspec.json.encode(dict(sorted(state.answers.items()))).decode() if state.answers else None
    held = {
        field: getattr(state, field) for field in ("status", "unit", "due", "notes", "decision", "at", "who")
    }
    return {"item": name, "answered": answered, **held}


def changes(state: ItemState, new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields of ``new`` that say something else than ``state``, with the value as the log keeps it. Raises ValueError."""
    for field, value in new.items():
        kept = checked(field, value)
        if kept != (getattr(state, field) or ""):
            yield field, kept
