"""What people change in the ledger: an item's state, answers to follow-ups, what comes back from Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import msgspec
from fastapi import APIRouter, File, Form, HTTPException, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from zuotan.publish import Change, NotALedger, read_ledger
from zuotan.publish import take as take_changes
from zuotan.record import items
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.ledger import found_item, item_page
from zuotan.web.signing import Judge

router = APIRouter()

LARGEST = 20_000_000
"""Bytes of a workbook that is taken."""
MOST = 10_000
"""Changes that are taken at once."""


@router.get("/ledger/import")
def ask_for_workbook(asked: Asking) -> HTMLResponse:
    """Where a workbook is handed in."""
    return _import_page(asked)


@router.post("/ledger/import")
def show_changes(
    asked: Asking, record: Held, who: Judge, file: Annotated[UploadFile, File()]
) -> HTMLResponse:
    """What was changed in a workbook, before anything is taken."""
    assert who
    data = file.file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return _import_page(asked, trouble=asked.say("ledger_import_too_large"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        path.write_bytes(data)
        try:
            found = read_ledger(record, path)
        except NotALedger:
            return _import_page(asked, trouble=asked.say("ledger_import_no_ledger"))
    return _import_page(
        asked,
        found=found,
        name=Path(file.filename or "").name,
        conflicts=sum(change.conflict for change in found.changes),
        sealed=[msgspec.json.encode([c.item, c.field, c.held, c.new]).decode() for c in found.changes],
    )


@router.post("/ledger/take")
def take(
    asked: Asking, record: Held, who: Judge, change: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Take the marked changes. What somebody changed since they were shown is left as it is, and told."""
    chosen = [_change(text) for text in (change or [])[:MOST]]
    held = items.named(record.connection, (one.item for one in chosen))
    good = [
        one
        for one in chosen
        if one.item in held and (getattr(held[one.item].state, one.field) or "") == one.held
    ]
    take_changes(record, who, good)
    if len(good) == len(chosen):
        return RedirectResponse(asked.link("ledger"), status_code=303)
    return _import_page(asked, trouble=asked.say("ledger_import_since", count=len(chosen) - len(good)))


def _change(text: str) -> Change:
    try:
        item, field, held, new = msgspec.json.decode(text, type=tuple[str, str, str, str])
        return Change(item, "", field, held, items.checked(field, new), held)
    except (msgspec.DecodeError, ValueError):
        raise HTTPException(400, "no change that can be read") from None


def _import_page(asked: Asked, **values: object) -> HTMLResponse:
    return asked.page("ledger_import.html", **{"found": None, "trouble": None, **values})


@router.post("/ledger/{name}")
def change_item(
    asked: Asking,
    record: Held,
    who: Judge,
    name: str,
    seen: Annotated[int, Form()],
    status: Annotated[str, Form()] = "",
    unit: Annotated[str, Form()] = "",
    due: Annotated[str, Form()] = "",
    notes: Annotated[str, Form()] = "",
) -> Response:
    """Take what the form of an item says; where somebody else spoke meanwhile, both stay in the log and that is told."""
    one = found_item(record, name)
    try:
        changed = list(items.changes(one.state, {"status": status, "unit": unit, "due": due, "notes": notes}))
    except ValueError:
        return item_page(asked, record, one, told=asked.say("ledger_cannot_be"))
    log = sorted(
        (made for fact in items.tellings(record.connection, one.id) for made in record.decisions(fact)),
        key=lambda made: made.n,
    )
    clash = next((made for made in reversed(log) if made.n > seen and made.who != who), None)
    for field, value in changed:
        record.decide(who, one.id, "track", field=field, value=value)
    if clash is None:
        return RedirectResponse(asked.link(f"ledger/{one.id}"), status_code=303)
    return item_page(asked, record, found_item(record, name), clash=clash)


@router.post("/ledger/{name}/undo")
def undo(asked: Asking, record: Held, who: Judge, name: str, n: Annotated[int, Form()]) -> Response:
    """Take back one word about an item."""
    one = found_item(record, name)
    try:
        record.decide(who, one.id, "undo", undoes=n)
    except ValueError:
        raise HTTPException(400, "there is nothing to take back") from None
    return RedirectResponse(asked.link(f"ledger/{one.id}"), status_code=303)


@router.post("/ledger/{name}/follow-up")
def answer(
    asked: Asking,
    record: Held,
    who: Judge,
    name: str,
    page: Annotated[str, Form()],
    start: Annotated[int, Form()],
    answer: Annotated[str, Form()],
) -> Response:
    """Accept or refuse a proposed follow-up."""
    one = found_item(record, name)
    if answer not in ("accepted", "refused"):
        raise HTTPException(400, "a follow-up is accepted or refused")
    key = items.follow_up_key(page, start)
    record.decide(who, one.id, "track", field="follow_up", value=f"{key}={answer}")
    return RedirectResponse(asked.link(f"ledger/{one.id}"), status_code=303)
