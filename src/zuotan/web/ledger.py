"""The ledger (台账): what was agreed, whose it is, whether it is late, what came of it; and its way to Excel and back."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import msgspec
from fastapi import APIRouter, File, Form, HTTPException, Query, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from msgspec import Struct

from zuotan.model import Region, Span
from zuotan.publish import Change, Imported, NotALedger, read_ledger, write_ledger
from zuotan.publish import take as take_changes
from zuotan.record import Decision, Record, items
from zuotan.record.followups import FollowUpRow, follow_ups
from zuotan.record.items import EDITED, STATUSES, Asked, Item
from zuotan.resolution import MergedVisit
from zuotan.web.asked import Asking, Held
from zuotan.web.filters import Filter
from zuotan.web.judging import Reviewer
from zuotan.web.places import named

router = APIRouter()

A_PAGE = 25
AROUND = 60
"""Characters of the page's text shown on either side of an item."""
LARGEST = 20_000_000
"""Bytes of a workbook that is taken."""
VIEWS = ("visit", "field", "unit", "due", "late", "follow_ups")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Row(Struct, frozen=True):
    """One item as the table shows it: with its visit, the days of that, and the follow-ups that wait for an answer."""

    item: Item
    visit: MergedVisit
    late: bool
    follow_ups: tuple[FollowUpRow, ...]


@router.get("/ledger")
def ledger(asked: Asking, record: Held, question: Annotated[Question, Query()]) -> HTMLResponse:
    """The items that are asked for, page by page."""
