"""The record as flat tables: what is several in one cell is joined by ``; ``, a region is a name and a code, a span two
numbers."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any, get_args

import msgspec
from msgspec import Struct

from zuotan.model import Region, Span
from zuotan.record import Record
from zuotan.record.mentions import FactRow, ParticipantRow, TermRow
from zuotan.record.rows import FailureRow, LedgerRow, PageRow, PersonRow, RegionRow, VisitRow

Cell = str | int | None
Sheet = tuple[type[Struct], Sequence[Struct]]

SHEETS: dict[str, Callable[[Record], Sheet]] = {
    "visits": lambda record: (VisitRow, record.visits()),
    "participants": lambda record: (ParticipantRow, record.participants()),
    "people": lambda record: (PersonRow, record.people()),
    "regions": lambda record: (RegionRow, record.regions()),
    "facts": lambda record: (FactRow, record.facts()),
    "ledger": lambda record: (LedgerRow, record.ledger()),
    "terms": lambda record: (TermRow, record.terms()),
    "pages": lambda record: (PageRow, record.pages()),
    "failures": lambda record: (FailureRow, record.failures()),
}
"""The tables by name, in the order in which a reader wants them."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def columns(row: type[Struct]) -> list[str]:
    """The names of the columns that ``flat`` makes of a row of this type."""
    names: list[str] = []
    for field in msgspec.structs.fields(row):
        if _holds(field.type, Region):
            names += [field.name, f"{field.name}_codes"]
        elif _is_span(field.type):
            names += [f"{field.name}_start", f"{field.name}_end"]
        else:
            names.append(field.name)
    return names


def flat(row: Struct) -> list[Cell]:
    """The cells of a row."""
    cells: list[Cell] = []
    for field in msgspec.structs.fields(row):
        value: Any = getattr(row, field.name)
        if _holds(field.type, Region):
            cells.append("; ".join("".join(filter(None, (r.name, r.zone, r.town))) for r in value))
            cells.append("; ".join(region.code for region in value))
        elif _is_span(field.type):
            cells += value or (None, None)
        elif isinstance(value, tuple):
            cells.append("; ".join(map(str, value)))
        else:
            cells.append(value)
    return cells


def write_table(out: IO[str], row: type[Struct], rows: Iterable[Struct]) -> None:
    """Write rows as CSV with a header. Text that a spreadsheet would run as a formula gets an apostrophe before it: pages
    are written by strangers."""
    table = csv.writer(out)
    table.writerow(columns(row))
    for each in rows:
        table.writerow([_tame(cell) for cell in flat(each)])


def _tame(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _holds(kind: Any, what: type) -> bool:
    return what in get_args(kind)


def _is_span(kind: Any) -> bool:
    return kind == Span or Span in get_args(kind)
