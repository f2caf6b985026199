"""Publishing: a record in the file formats that other people's tools read."""

from zuotan.publish.formats import FORMATS, publish
from zuotan.publish.sheets import SHEETS, flat, write_table
from zuotan.publish.workbook import Change, Imported, NotALedger, read_ledger, take, write_ledger

__all__ = [
    "FORMATS",
    "SHEETS",
    "Change",
    "Imported",
    "NotALedger",
    "flat",
    "publish",
    "read_ledger",
    "take",
    "write_ledger",
    "write_table",
]
