"""The record: what was read of many pages, in one database that can be asked and followed back to the pages' bytes."""

from zuotan.record.facts import Rows, fact_id, failed_rows, rows_of
from zuotan.record.judging import Added, Judgement
from zuotan.record.migrations import NotARecord
from zuotan.record.store import ACTIONS, Known, Record, open_record
from zuotan.record.views import Filter

__all__ = [
    "ACTIONS",
    "Added",
    "Filter",
    "Judgement",
    "Known",
    "NotARecord",
    "Record",
    "Rows",
    "fact_id",
    "failed_rows",
    "open_record",
    "rows_of",
]
