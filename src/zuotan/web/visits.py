"""Visits (访问): all of them as a list with the filters, and the search over their texts, with the word found in one column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.record import dossiers
from zuotan.resolution import MergedVisit
from zuotan.web import finding, places
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.catalogue import Catalogue, Mask
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.paging import Paging
from zuotan.web.sentences import direction, when

router = APIRouter()
Places = NDArray[np.signedinteger[Any]]
"""Places in the columns of the catalogue."""
LISTED, FOUND = 50, 20
"""Rows of a page of the list, and of a search."""
EPOCH = date(1970, 1, 1).toordinal()
SORTS = ("newest", "oldest", "pages")


class Row(Struct, frozen=True):
    """A visit in the list."""

    id: str
    when: str
    direction: str
    chinese: str
    kind: str
    heads: tuple[str, ...]
    fields: tuple[str, ...]
    pages: int


class Facet(Struct, frozen=True):
    """A narrower question: its label, how many visits it keeps, the width of its bar in px, the values of the address."""

    label: str
    chinese: str
    count: int
    width: float
    query: dict[str, str]


@router.get("/visits")
def visits(
    asked: Asking, record: Held, q: str = "", sort: str = "", page: int = 1, pair: str = ""
) -> HTMLResponse:
    """The list, or where ``q`` asks for words, the search; ``pair`` keeps the visits between two regions (codes joined by -)."""
    filter_ = Filter.of(asked.request.query_params)
    catalogue = asked.catalogue
    mask = filter_.mask(catalogue)
    if pair:
        mask &= _between(catalogue, pair)
    asks = " ".join(q.split())
    if asks:
        return _search(asked, record, filter_, mask, asks, sort, page)
    sort = sort if sort in SORTS else SORTS[0]
    chosen = ordered(catalogue, np.flatnonzero(mask), sort)
    paging = Paging.of(page, len(chosen), LISTED)
    shown = chosen[paging.start : paging.end]
    return asked.page(
        "visits.html",
        form=form_of(filter_, catalogue, asked.language),
        rows=listed(asked, record, shown),
        paging=paging,
        sort=sort,
        sorts=SORTS,
        pair=pair,
        pair_names=[places.region(code) for code in _codes(pair)],
        every=len(catalogue),
    )


def _search(
    asked: Asked, record: Held, filter_: Filter, mask: Mask, asks: str, sort: str, page: int
) -> HTMLResponse:
    catalogue = asked.catalogue
    found = finding.found(record.connection, catalogue, asks, mask, newest=sort == "newest")
    paging = Paging.of(page, len(found.visits), FOUND)
    lines = finding.lines(record.connection, catalogue, found, paging.start, paging.end)
    merged = {
        one.id: one for one in dossiers.merged(record.connection, [catalogue.ids[line.v] for line in lines])
    }
    return asked.page(
        "search.html",
        form=form_of(filter_, catalogue, asked.language),
        q=asks,
        found=found,
        names=finding.records(catalogue, asks, asked.language),
        lines=[(line, _row(asked, merged[catalogue.ids[line.v]])) for line in lines],
        years=_years(catalogue, found.visits),
        visitors=_visitors(catalogue, found.visits, asked.language),
        paging=paging,
        sort="newest" if sort == "newest" or not found.ranked else "best",
        region_of=places.region,
    )


def ordered(catalogue: Catalogue, visits: Places, sort: str) -> Places:
    """Visits in the order asked for; those of unknown day last."""
    if sort == "pages":
        return visits[np.argsort(-catalogue.pages[visits], kind="stable")]
    days = catalogue.middle[visits]
    if sort == "newest":
        return visits[np.argsort(-days, kind="stable")]
    return visits[np.argsort(np.where(days < 0, np.iinfo(np.int32).max, days), kind="stable")]


def listed(asked: Asked, record: Held, visits: Sequence[int] | Places) -> list[Row]:
    """The rows of some visits."""
    names = [asked.catalogue.ids[v] for v in visits]
    return [_row(asked, one) for one in dossiers.merged(record.connection, names)]


def fields_of(catalogue: Catalogue, v: int) -> tuple[str, ...]:
    """The fields of a visit."""
    topics = catalogue.topics
    # places of the column's own type: for others the whole column would be copied
    first, last = np.searchsorted(topics.v, np.array([v, v + 1], dtype=topics.v.dtype))
    return tuple(catalogue.fields[name] for name in topics.name[first:last])


def _row(asked: Asked, one: MergedVisit) -> Row:
    language, catalogue = asked.language, asked.catalogue
    v = catalogue.place[one.id]
    return Row(
        id=one.id,
        when=when(language, one.days.value, one.bounds),
        direction=direction(language, one.visitors.value, one.hosts.value),
        chinese=direction("zh", one.visitors.value, one.hosts.value) if language == "en" else "",
        kind=one.kind.value,
        heads=tuple(who.name for who in one.people if who.side == "visitor" and "head" in who.roles),
        fields=fields_of(catalogue, v),
        pages=int(catalogue.pages[v]),
    )


def _codes(pair: str) -> list[str]:
    codes = pair.split("-")
    return codes if len(codes) == 2 and all(len(code) == 6 and code.isdecimal() for code in codes) else []


def _between(catalogue: Catalogue, pair: str) -> Mask:
    codes = _codes(pair)
    if not codes:
        return catalogue.every()
    one, other = (int(code) for code in codes)
    flows = catalogue.flows
    there = (flows.visitor == one) & (flows.host == other)
    back = (flows.visitor == other) & (flows.host == one)
    return catalogue.having(flows.v, there | back)


def _years(catalogue: Catalogue, visits: Places) -> list[Facet]:
    """How many of the visits fall in each year, the latest first."""
    days = catalogue.middle[visits]
    since = (days[days >= 0] - EPOCH).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    years, counts = np.unique(since + 1970, return_counts=True)
    most = int(counts.max()) if len(counts) else 1
    return [
        Facet(
            str(year),
            "",
            int(count),
            round(76 * int(count) / most, 1),
            {"since": str(year), "until": str(year)},
        )
        for year, count in sorted(zip(years.tolist(), counts.tolist(), strict=True), reverse=True)
    ][:12]


def _visitors(catalogue: Catalogue, visits: Places, language: str) -> list[Facet]:
    """The provinces whose delegations made most of the visits."""
    kept = np.zeros(len(catalogue), dtype=np.bool_)
    kept[visits] = True
    flows = catalogue.flows
    codes, counts = np.unique(flows.visitor[kept[flows.v]] // 10_000 * 10_000, return_counts=True)
    most = int(counts.max()) if len(counts) else 1
    ranked = sorted(zip(codes.tolist(), counts.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
    return [
        Facet(
            places.label(str(code), language),
            places.label(str(code), "zh") if language == "en" else "",
            count,
            round(76 * count / most, 1),
            {"visitor": str(code)},
        )
        for code, count in ranked[:6]
    ]
