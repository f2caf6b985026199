"""The ledger (台账): what was agreed, whose it is, whether it is late, what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct
from sqlalchemy import select

from zuotan.knowledge.regions import gazetteer
from zuotan.model import Span
from zuotan.publish import write_ledger
from zuotan.record import Record, items, schema
from zuotan.record.followups import FollowUpRow, follow_ups
from zuotan.record.items import STATUSES, Asked, Item
from zuotan.record.rows import Decision
from zuotan.resolution import MergedVisit
from zuotan.web.asked import Asking, Held
from zuotan.web.judging import Judging, gone_to
from zuotan.web.places import region

router = APIRouter()

A_PAGE = 25
AROUND = 80
"""Characters of the page's text shown on either side of an item."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Question(Struct, frozen=True):
    """What the address asks of the ledger: a pair of regions or one region, a field, a unit, a status, a day before which it is due;
    ``late`` asks for what is due and not done. A value that makes no sense is named in ``troubles``."""

    pair: tuple[str, ...] = ()
    field: str | None = None
    unit: str | None = None
    status: str | None = None
    due: str | None = None
    late: bool = False
    page: int = 1
    troubles: tuple[str, ...] = ()

    @property
    def asked(self) -> Asked:
        """The question as the record understands it."""
        today = datetime.now(UTC).date().isoformat()
        return Asked(
            region=self.pair[0] if len(self.pair) == 1 else None,
            pair=(self.pair[0], self.pair[1]) if len(self.pair) == 2 else None,
            field=self.field,
            unit=self.unit,
            status=self.status,
            due_before=self.due,
            late=today if self.late else None,
        )

    @property
    def filtered(self) -> bool:
        """Whether anything but the place in the list is asked for."""
        return bool(self.pair or self.field or self.unit or self.status or self.due or self.late)


def question(request: Request) -> Question:
    """The question of an address."""
    query = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    troubles, pair, due = [], list[str](), None
    for name in ("visitor", "host"):
        if value := query.get(name):
            entry = gazetteer().choose(value, ()) if not value.isdecimal() else None
            code = value if value.isdecimal() and len(value) == 6 else entry.code if entry else None
            pair += [code] if code else []
            troubles += [] if code else [name]
    if value := query.get("due"):
        try:
            due = items.checked("due", value)
        except ValueError:
            troubles.append("due")
    status = query.get("status")
    if status and status not in STATUSES:
        troubles.append("status")
        status = None
    number = query.get("page", "1")
    return Question(
        pair=tuple(dict.fromkeys(pair)),
        field=query.get("field"),
        unit=query.get("unit"),
        status=status,
        due=due,
        late="late" in query,
        page=max(int(number), 1) if number.isascii() and number.isdecimal() and len(number) < 7 else 1,
        troubles=tuple(troubles),
    )


Questioned = Annotated[Question, Depends(question)]


class Row(Struct, frozen=True):
    """One item as the table shows it, with its visit and the follow-ups that wait for an answer."""

    item: Item
    visit: MergedVisit
    late: bool
    follow_ups: tuple[FollowUpRow, ...] = ()


@router.get("/ledger")
def ledger(asked: Asking, record: Held, what: Questioned) -> HTMLResponse:
    """The items that are asked for, page by page."""
    connection = record.connection
    counted = items.count(connection, what.asked)
    total = sum(counted.values())
    found = items.items(connection, what.asked, A_PAGE, (what.page - 1) * A_PAGE)
    proposals = _proposals(record, frozenset(what.pair)) if len(what.pair) == 2 else ()
    return asked.page(
        "ledger.html",
        what=what,
        regions=tuple(map(region, what.pair)),
        rows=_rows(record, found, proposals),
        counted=counted,
        total=total,
        late=sum(items.count(connection, Question(pair=what.pair, late=True).asked).values()),
        waiting=len(proposals),
        units=items.units(connection),
        statuses=STATUSES,
        pages=max(-(-total // A_PAGE), 1),
        query=_query(what),
    )


@router.get("/ledger.xlsx")
def workbook(record: Held, what: Questioned) -> Response:
    """The items that are asked for as an Excel workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        write_ledger(record, path, what.asked)
        data = path.read_bytes()
    name = f"ledger-{datetime.now(UTC).date().isoformat()}.xlsx"
    return Response(data, media_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/ledger/{name}")
def item(asked: Asking, record: Held, name: str) -> Response:
    """One item: its words where they stand, what people say of it, its history, follow-ups."""
    if gone := gone_to(asked, record, name):
        return gone
    return item_page(asked, record, found_item(record, name))


def item_page(
    asked: Asking, record: Record, one: Item, clash: Decision | None = None, told: str | None = None
) -> HTMLResponse:
    """The page of an item; ``clash`` is what somebody else said meanwhile, ``told`` what is to be told."""
    visit = items.merged(record.connection, [one.visit])[one.visit]
    before, words, after = _passage(record, one)
    names = list(dict.fromkeys(items.tellings(record.connection, one.id)))
    return asked.page(
        "ledger_item.html",
        item=one,
        visit=visit,
        before=before,
        words=words,
        after=after,
        source=items.sources(record.connection, [one.page]).get(one.page, ""),
        tellings=names,
        judging=Judging.of(asked, record, names),
        history=_history(record, one),
        follow_ups=_proposals(record, _codes(visit), frozenset(names)),
        key=items.follow_up_key,
        statuses=STATUSES,
        clash=clash,
        told=told,
    )


def found_item(record: Record, name: str) -> Item:
    """The item of a name. Raises HTTPException 404."""
    try:
        return items.item(record.connection, name)
    except KeyError:
        raise HTTPException(404, "no such item") from None


def _names(record: Record, one: Item) -> frozenset[str]:
    return frozenset(items.tellings(record.connection, one.id))


def _codes(visit: MergedVisit) -> frozenset[str]:
    return frozenset(one.code for one in (*visit.visitors.value, *visit.hosts.value))


def _proposals(
    record: Record, pair: frozenset[str], only: frozenset[str] | None = None
) -> tuple[FollowUpRow, ...]:
    """The follow-ups of a pair, or of some facts of it, that nobody has answered."""
    rows = follow_ups(record.connection, pair, only)
    held = items.named(record.connection, (row.promise for row in rows))
    return tuple(
        row
        for row in rows
        if row.promise not in held
        or items.follow_up_key(row.later_page, row.span[0]) not in held[row.promise].state.answers
    )


def _rows(record: Record, found: Iterable[Item], proposals: Iterable[FollowUpRow]) -> list[Row]:
    listed, today = list(found), datetime.now(UTC).date().isoformat()
    visits = items.merged(record.connection, (one.visit for one in listed))
    rows = list(proposals)
    home = {row.promise: items.item_of(record.connection, row.promise) for row in rows}
    return [
        Row(
            item=one,
            visit=visits[one.visit],
            late=bool(one.state.due and one.state.due < today and one.state.status not in ("done", "lapsed")),
            follow_ups=tuple(row for row in rows if home[row.promise] == one.id),
        )
        for one in listed
    ]


def _passage(record: Record, one: Item) -> tuple[str, str, str]:
    """The item's words in the text of its page, with what stands before and after them."""
    names, spans, reports = _names(record, one), schema.SPANS.c, schema.REPORTS.c
    query = select(spans.text_start, spans.text_end).where(spans.fact_id.in_(names))
    text = record.connection.scalar(select(reports.text).where(reports.page_id == one.page)) or ""
    places: list[Span] = [(start, end) for start, end in record.connection.execute(query)]
    start, end = next(((a, b) for a, b in places if one.text in text[a:b] or text[a:b] in one.text), (0, 0))
    if not end:
        return "", one.text, ""
    return text[max(start - AROUND, 0) : start], text[start:end], text[end : end + AROUND]


class Step(Struct, frozen=True):
    """One word in the history of an item: the decision, what the field said before it, and whether it was taken back."""

    decision: Decision
    was: str | None
    undone: bool


def _history(record: Record, one: Item) -> list[Step]:
    """What people said of an item, the newest first."""
    log = sorted(
        (made for name in items.tellings(record.connection, one.id) for made in record.decisions(name)),
        key=lambda made: made.n,
    )
    undone = {made.undoes for made in log if made.action == "undo"}
    held: dict[str | None, str | None] = {"status": items.FIRST[one.kind]}
    steps = []
    for made in log:
        if made.action != "track":
            continue
        steps.append(Step(made, held.get(made.field), made.n in undone))
        if made.n not in undone:
            held[made.field] = made.value
    return steps[::-1]


def _query(what: Question) -> dict[str, object]:
    """The values of the address that ask the same."""
    pair = (*what.pair, None, None)
    late = "1" if what.late else None
    return {
        "visitor": pair[0],
        "host": pair[1],
        "field": what.field,
        "unit": what.unit,
        "status": what.status,
        "due": what.due,
        "late": late,
    }
