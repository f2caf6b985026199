"""The pages that could not be read (未能读取), each with its reason."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import func, select

from zuotan.record import schema
from zuotan.record.rows import FailureRow
from zuotan.web.asked import Asking, Held
from zuotan.web.paging import Paging

router = APIRouter()
LISTED = 100


@router.get("/failures")
def failures(asked: Asking, record: Held, page: int = 1) -> HTMLResponse:
    """Pages that failed, by where they were found."""
    table = schema.PAGES.c
    count = select(func.count()).select_from(schema.PAGES).where(table.status == "failed")
    paging = Paging.of(page, record.connection.scalar(count) or 0, LISTED)
    query = select(table.id, table.source, table.reason).where(table.status == "failed")
    query = query.order_by(table.source, table.id).limit(LISTED).offset(paging.start)
    rows = [FailureRow(*row) for row in record.connection.execute(query)]
    return asked.page("failures.html", rows=rows, paging=paging)
