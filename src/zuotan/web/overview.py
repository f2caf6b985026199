"""The overview (总览): who visited whom, on a map, over time, in pairs; every figure of one filter, and all of them as JSON."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import numpy as np
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.web import chinamap, places
from zuotan.web.asked import Asked, Asking
from zuotan.web.catalogue import Catalogue, Mask
from zuotan.web.counting import YEAR, Balance, Pairs, balance, by_month, by_name, by_year, paired
from zuotan.web.drawing.bars import length
from zuotan.web.drawing.heat import Row, row
from zuotan.web.drawing.timeline import month_name, timeline
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.pairs import PairFigure, Ranked, figures, is_directed, pairs_shown, ranked
from zuotan.web.periods import period

router = APIRouter()

PAIRS, REGIONS, FIELDS = 12, 9, 8
"""So many rows have the tables of the overview."""
WIDE, NARROW = 1232, 368
"""The widths at which the line of time is drawn, in px."""


class RegionFigure(Struct, frozen=True):
    """A region with the visits that it made and received."""

    code: str
    name: str
    made: int
    received: int


class NamedFigure(Struct, frozen=True):
    """A field or month, and its visits."""

    name: str
    visits: int


class Figures(Struct, frozen=True):
    """The figures of the overview as JSON gives them."""

    filter: dict[str, object]
    visits: int
    bounded: int
    pairs: list[PairFigure]
    regions: list[RegionFigure]
    fields: list[NamedFigure]
    months: list[NamedFigure]


class View(Struct, frozen=True):
    """What the page shows of one filter. ``bounded`` are visits of which only bounds are known, ``unpaired`` those that do not tell both
    sides, ``fieldless`` those that name no field; ``all_months`` are the months of the filter without its days."""

    filter: Filter
    visits: int
    told: int
    bounded: int
    unpaired: int
    fieldless: int
    pairs: Pairs
    over_time: Pairs
    ranks: Ranked
    balance: Balance
    fields: NDArray[np.int64]
    months: dict[int, int]
    all_months: dict[int, int]

    @property
    def flows(self) -> int:
        """How many flows there are from a region to another."""
        return int(np.count_nonzero(self.pairs.there)) - int(np.count_nonzero(np.diag(self.pairs.there)))


@lru_cache(maxsize=8)
def view_of(catalogue: Catalogue, asked: Filter) -> View:
    """The figures of a filter."""
    mask = asked.mask(catalogue)
    rows = asked.rows(catalogue, mask)
    loose = asked.but(since=None, until=None)
    whole = mask if loose == asked else loose.mask(catalogue)
    pairs = paired(catalogue, rows, asked.level)
    over_time = pairs if loose == asked else paired(catalogue, loose.rows(catalogue, whole), asked.level)
    months = by_month(catalogue, mask)
    visits = int(np.count_nonzero(mask))
    return View(
        filter=asked,
        visits=visits,
        told=int(catalogue.pages[mask].sum()),
        bounded=visits - sum(months.values()),
        unpaired=visits - pairs.visits,
        fieldless=int(np.count_nonzero(mask & ~_with_field(catalogue))),
        pairs=pairs,
        over_time=over_time,
        ranks=ranked(pairs, is_directed(asked)),
        balance=balance(pairs),
        fields=by_name(len(catalogue.fields), catalogue.topics.v, catalogue.topics.name, mask),
        months=months,
        all_months=months if loose == asked else by_month(catalogue, whole),
    )


@lru_cache(maxsize=2)
def _with_field(catalogue: Catalogue) -> Mask:
    return catalogue.having(catalogue.topics.v, np.ones(len(catalogue.topics.v), dtype=np.bool_))


@router.get("/")
def overview(asked: Asking) -> HTMLResponse:
    """All visits that the filters let through."""
    catalogue = asked.catalogue
    view = view_of(catalogue, Filter.of(asked.request.query_params))
    chosen = view.filter
    regions = _regions(view)[:REGIONS]
    fields = _fields(catalogue, view, everything=asked.request.query_params.get("all") == "fields")
    return asked.page(
        "overview.html",
        view=view,
        filter=chosen,
        form=form_of(chosen, catalogue, asked.language),
        when=period(asked.language, chosen.since, chosen.until),
        findings=_findings(asked, view),
        base_map=places.base_map(),
        drawing=chinamap.drawn(view.pairs, view.balance, asked.language),
        regions=regions,
        busiest=max((max(made, received) for _, made, received in regions), default=0),
        fields=fields,
        more_fields=max(0, int(np.count_nonzero(view.fields)) - len(fields)),
        wide=timeline(view.all_months, chosen.since, chosen.until, WIDE),
        narrow=timeline(view.all_months, chosen.since, chosen.until, NARROW),
        years_told=sorted(by_year(view.all_months)),
        **pairs_shown(asked, view.pairs, view.over_time, view.ranks, chosen, slice(PAIRS)),
        length=length,
    )


@router.get("/months")
def months(asked: Asking) -> HTMLResponse:
    """The visits of the filters by month, as a table in which every number leads to its list."""
    catalogue = asked.catalogue
    view = view_of(catalogue, Filter.of(asked.request.query_params).but(since=None, until=None))
    return asked.page(
        "months.html",
        view=view,
        filter=view.filter,
        form=form_of(view.filter, catalogue, asked.language),
        rows=_month_rows(asked, view),
    )


@router.get("/overview.json")
def as_json(asked: Asking) -> Response:
    """The figures of the overview, with their names in the language of the address."""
    catalogue = asked.catalogue
    view = view_of(catalogue, Filter.of(asked.request.query_params))
    found = Figures(
        filter={name: value for name, value in view.filter.query(level=view.filter.level).items() if value},
        visits=view.visits,
        bounded=view.bounded,
        pairs=figures(catalogue, view.pairs, asked.language),
        regions=[
            RegionFigure(code, places.label(code, asked.language), made, received)
            for code, made, received in _regions(view)
        ],
        fields=[NamedFigure(name, visits) for name, visits in _fields(catalogue, view, everything=True)],
        months=[NamedFigure(month_name(month), visits) for month, visits in view.months.items()],
    )
    return Response(msgspec.json.encode(found), media_type="application/json")


def _regions(view: View) -> list[tuple[str, int, int]]:
    """The regions with visits made and received, the busiest first."""
    sums = view.balance
    order = np.lexsort((sums.codes, -(sums.made + sums.received)))
    return [(str(sums.codes[at]), int(sums.made[at]), int(sums.received[at])) for at in order]


def _fields(catalogue: Catalogue, view: View, *, everything: bool) -> list[tuple[str, int]]:
    """The fields with their visits, those of most first."""
    order = [int(at) for at in np.argsort(-view.fields, kind="stable") if view.fields[at]]
    return [(catalogue.fields[at], int(view.fields[at])) for at in (order if everything else order[:FIELDS])]


def _month_rows(asked: Asked, view: View) -> tuple[Row, ...]:
    """The dated visits of the filter without its days, a row a year, the last year first; each number leads to its list."""
    base = asked.link("visits", **view.filter.query(level=None, since=None, until=None))
    joint = "&" if "?" in base else "?"
    most = max(view.all_months.values(), default=0)
    rows = []
    for year in reversed(by_year(view.all_months)):
        months = [month_name(year * YEAR + place) for place in range(YEAR)]
        counts = {name: view.all_months.get(year * YEAR + place, 0) for place, name in enumerate(months)}
        whole = f"{base}{joint}since={year}&until={year}"
        rows.append(row(str(year), counts, most, f"{base}{joint}since={{0}}&until={{0}}".format, whole))
    return tuple(rows)


def _findings(asked: Asked, view: View) -> str:
    """What stands out, in sentences: the largest flow between two regions, and who received most. Nothing is said of ties."""
    said: list[str] = []
    rank = next((at for at in range(len(view.ranks)) if view.ranks.visitor[at] != view.ranks.host[at]), None)
    if rank is not None and int(view.ranks.there[rank]) > 1:
        codes = (view.pairs.codes[view.ranks.visitor[rank]], view.pairs.codes[view.ranks.host[rank]])
        names = [places.label(str(code), asked.language) for code in codes]
        tied = int(np.count_nonzero(view.pairs.there == view.ranks.there[rank])) > 1
        if not tied:
            said.append(
                asked.say("overview_most", visitor=names[0], host=names[1], times=int(view.ranks.there[rank]))
            )
    sums = view.balance
    order = np.argsort(-sums.received, kind="stable")[:3]
    counts = [int(sums.received[at]) for at in order]
    if len(counts) == 3 and counts[1] > counts[2] and not view.filter.host:
        first, second = (places.label(str(sums.codes[at]), asked.language) for at in order[:2])
        said.append(asked.say("overview_received", first=first, second=second))
    return "".join(said if asked.language == "zh" else [f" {sentence}" for sentence in said])
