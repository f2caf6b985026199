"""The ledger (台账) as an Excel workbook, out and back in without loss.

The visible sheet holds one item a row; people fill in unit, due date, status and notes, move columns and sort as they like. A hidden
sheet keeps what the record said when the workbook was written, so that on the way back only what a person changed counts as changed,
and what somebody else changed in the record meanwhile is a conflict, not a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from msgspec import Struct
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zuotan.knowledge import english
from zuotan.model import Region
from zuotan.record import Record, items
from zuotan.record.items import STATUSES, Asked, Item, checked

STATUS_LABELS = {
    "proposed": "拟议 proposed",
    "agreed": "已商定 agreed",
    "under_way": "进行中 under way",
    "done": "已完成 done",
    "lapsed": "已失效 lapsed",
}
HEADERS = {
    "id": ("编号 id", 19),
    "visitors": ("来访方 visitors", 22),
    "hosts": ("主方 hosts", 22),
    "days": ("访问日期 visit", 24),
    "kind": ("类别 kind", 14),
    "by": ("提出者 said by", 14),
    "text": ("事项 item", 60),
    "fields": ("领域 fields", 26),
    "unit": ("责任单位 unit", 22),
    "due": ("完成时限 due", 13),
    "status": ("状态 status", 18),
    "notes": ("备注 notes", 40),
    "source": ("来源 source", 40),
}
"""The columns: label and width in characters. A column is known by its label, wherever it stands."""
EDITED = ("unit", "due", "status", "notes")
"""What people fill in; the rest is what the pages say."""
SHEET, HIDDEN = "台账", "zuotan"
KINDS = {"agreement": "协议 agreement", "commitment": "承诺 commitment"}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_READ, _FILL, _FILL_DAY = "zuotan read", "zuotan fill in", "zuotan day"
"""The named styles of cells that say what the pages say, that people fill in, and that hold a day."""
_TOO_LONG = 32_767
"""Characters that a cell of Excel can hold."""


class Change(Struct, frozen=True):
    """What a person changed in the workbook: the field of an item, as it was when the workbook was written, as it is now in the
    workbook, and in the record (``held`` differs from ``was`` where somebody else changed it meanwhile: a conflict)."""

    item: str
    text: str
    field: str
    was: str
    new: str
    held: str

    @property
    def conflict(self) -> bool:
        """Whether somebody else changed the field in the record after the workbook was written."""
        return self.held not in (self.was, self.new)


class Imported(Struct, frozen=True):
    """What a workbook brings back: changes, and in one line each what could not be taken and why. Rows taken out of the workbook are
    told in ``missing``; their items stay in the record as they are."""

    changes: tuple[Change, ...]
    troubles: tuple[str, ...]
    missing: tuple[str, ...]
    rows: int


class NotALedger(ValueError):
    """The file is no workbook of the ledger."""


# --- out -------------------------------------------------------------------------------------------------------------


def write_ledger(record: Record, target: Path, where: Asked = items.ALL) -> int:
    """Write the items asked for to an .xlsx file; gives how many."""
    connection = record.connection
    rows = items.items(connection, where)
    visits = items.merged(connection, (item.visit for item in rows))
    sources = items.sources(connection, (item.page for item in rows))
    book = Workbook()
    sheet, hidden = book.active, book.create_sheet(HIDDEN)
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    hidden.sheet_state = "veryHidden"
    hidden.append(["id", "decision", *EDITED])
    for style in _styles():
        book.add_named_style(style)
    _head(sheet)
    for at, item in enumerate(rows, start=2):
        visit = visits[item.visit]
        state = _state(item)
        values: dict[str, object] = {
            "id": item.id,
            "visitors": _regions(visit.visitors.value),
            "hosts": _regions(visit.hosts.value),
            "days": " – ".join(dict.fromkeys(filter(None, visit.days.value)))
            or "/".join(filter(None, visit.bounds)),
            "kind": KINDS[item.kind],
            "by": f"{item.by} {english.person(item.by)}" if item.by else "",
            "text": item.text,
            "fields": ", ".join(item.fields),
            "source": sources.get(item.page, ""),
            **state,
            "due": date.fromisoformat(state["due"]) if state["due"] else None,
            "status": STATUS_LABELS[item.state.status],
        }
        for column, name in enumerate(HEADERS, start=1):
            _put(sheet.cell(at, column), values[name]).style = _STYLE.get(name, _READ)
        for column, value in enumerate((item.id, item.state.decision, *state.values()), start=1):
            _put(hidden.cell(at, column), value)
    _dress(sheet, len(rows))
    book.save(target)
    return len(rows)


def _head(sheet: Worksheet) -> None:
    for column, (label, width) in enumerate(HEADERS.values(), start=1):
        cell = sheet.cell(1, column, label)
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"


def _dress(sheet: Worksheet, rows: int) -> None:
    last = max(rows + 1, 2)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADERS))}{last}"
    letter = get_column_letter(list(HEADERS).index("status") + 1)
    choice = DataValidation("list", formula1='"' + ",".join(STATUS_LABELS.values()) + '"', allow_blank=False)
    choice.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(choice)


def _put(cell: Cell | object, value: object) -> Cell:
    """Set a cell. Text is text, whatever it begins with: pages are written by strangers, and Excel runs what begins with ``=``."""
    assert isinstance(cell, Cell)
    if isinstance(value, str) and value:
        cell.value = _CONTROL.sub("", value)[:_TOO_LONG]
        cell.data_type = "s"
    elif isinstance(value, int | date):
        cell.value = value
    return cell


def _styles() -> Iterator[NamedStyle]:
    """Made anew for each workbook, to which openpyxl binds them."""
    whole = Alignment(vertical="top", wrap_text=True)
    fill, free = PatternFill("solid", fgColor="FFF7E8"), Protection(locked=False)
    yield NamedStyle(_READ, alignment=whole)
    yield NamedStyle(_FILL, alignment=whole, fill=fill, protection=free)
    yield NamedStyle(_FILL_DAY, alignment=whole, fill=fill, protection=free, number_format="yyyy-mm-dd")


_STYLE = {"unit": _FILL, "due": _FILL_DAY, "status": _FILL, "notes": _FILL}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _regions(regions: Sequence[Region]) -> str:
    return "、".join(f"{one.zone or one.name} {english.region(one)}" for one in regions)


def _state(item: Item) -> dict[str, str]:
    return {field: getattr(item.state, field) or "" for field in EDITED}


# --- back in ---------------------------------------------------------------------------------------------------------


def read_ledger(record: Record, source: Path) -> Imported:
    """What a person changed in a workbook; nothing is taken yet. Raises NotALedger, with what is wrong, and OSError."""
    try:
        book = load_workbook(source, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise NotALedger(f"{source.name}: no workbook that can be read ({error})") from error
    sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
    columns = _columns(sheet, source.name)
    before = _before(book[HIDDEN]) if HIDDEN in book.sheetnames else None
    troubles = (
        []
        if before is not None
        else ["the hidden sheet is gone: what others changed meanwhile cannot be told"]
    )
    troubles += [
        f"the column {HEADERS[name][0]} is gone: nothing is read of it"
        for name in EDITED
        if name not in columns
    ]
    found: dict[str, dict[str, str]] = {}
    rows, lost = 0, set[str]()
    for at, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
        cells = {name: row[column] for name, column in columns.items() if column < len(row)}
        if all(value in (None, "") for value in cells.values()):
            continue
        rows += 1
        name = _text(cells.get("id"))
        told = _told(at, cells)
        if not name:
            troubles.append(f"{told}: no id; new items come from pages, so the row is not taken")
        elif name in found or name in lost:
            troubles.append(f"{told}: the id {name} stands twice; none of its rows is taken")
            found.pop(name, None)
            lost.add(name)
        else:
            found[name] = {}
            for field in EDITED:
                if field in columns:
                    try:
                        found[name][field] = _value(field, cells.get(field))
                    except ValueError as error:
                        troubles.append(f"{told}: {HEADERS[field][0]}: {error}; the cell is not taken")
    held = items.named(record.connection, found)
    for name in sorted(found.keys() - held.keys()):
        troubles.append(f"no item has the id {name} (damaged?); its row is not taken")
    changes = [
        change for name in found if name in held for change in _changes(held[name], found[name], before)
    ]
    missing = sorted((before or {}).keys() - found.keys() - lost)
    return Imported(tuple(changes), tuple(troubles), tuple(missing), rows)


def _columns(sheet: Worksheet, name: str) -> dict[str, int]:
    """Where each column stands, by its label (its Chinese or its English half is enough)."""
    known = {part: column for column, (label, _) in HEADERS.items() for part in (label, *label.split(" ", 1))}
    heads = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
    found = {known[text]: at for at, head in enumerate(heads) if (text := _text(head)) in known}
    if "id" not in found:
        raise NotALedger(
            f"{name}: the column {HEADERS['id'][0]} is gone, without which no row can be told from another"
        )
    return found


def _before(hidden: Worksheet) -> dict[str, dict[str, str]]:
    """What the record said when the workbook was written."""
    rows = hidden.iter_rows(min_row=2, values_only=True)
    return {
        _text(name): dict(zip(EDITED, map(_text, values), strict=False))
        for name, _, *values in rows
        if _text(name)
    }


def _changes(
    item: Item, new: Mapping[str, str], before: Mapping[str, Mapping[str, str]] | None
) -> Iterator[Change]:
    held = _state(item)
    was = before.get(item.id, held) if before is not None else held
    for field, value in new.items():
        if value != was[field] and value != held[field]:
            yield Change(item.id, item.text, field, was[field], value, held[field])


def _value(field: str, cell: object) -> str:
    """A cell as the log keeps it. Raises ValueError."""
    if field == "due" and cell not in (None, ""):
        if isinstance(cell, datetime | date):
            return cell.strftime("%Y-%m-%d")
        day = _DAY.fullmatch(_text(cell))
        if day is None:
            raise ValueError(f"no such day: {_text(cell)}")
        return checked("due", f"{int(day[1]):04}-{int(day[2]):02}-{int(day[3]):02}")
    text = _text(cell)
    if field == "status":
        labels = {
            part.casefold(): status
            for status, label in STATUS_LABELS.items()
            for part in (label, *label.split(" ", 1))
        }
        text = labels.get(text.casefold(), text if text in STATUSES else "")
        if not text:
            raise ValueError(f"no such status: {_text(cell) or 'empty'}")
    return checked(field, text)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _told(at: int, cells: Mapping[str, object]) -> str:
    text = _text(cells.get("text"))
    return f"row {at}" + (f" ({text[:20]}…)" if len(text) > 20 else f" ({text})" if text else "")


def take(record: Record, who: str, changes: Sequence[Change]) -> None:
    """Take changes into the record's log of decisions, in somebody's name."""
    for change in changes:
        record.decide(who, change.item, "track", field=change.field, value=change.new, why="ledger workbook")
