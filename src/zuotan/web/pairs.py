"""Pairs of regions (往来): how often the one went to the other and back, over the years, on what, led by whom."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.publish.sheets import write_table
from zuotan.web import places
from zuotan.web.asked import Asked, Asking
from zuotan.web.catalogue import SIDES, Catalogue, Numbers
from zuotan.web.counting import Groups, Pairs, by_years, commonest, day_bounds, grouped, of_groups, paired
from zuotan.web.drawing.bars import spark, two_sides
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.paging import Paging
from zuotan.web.periods import period

router = APIRouter()

PAGE = 50
YEARS = 6
"""So many years stand in the run of a pair."""


class Ranked(Struct, frozen=True):
    """Pairs in order: places of the regions, visits there and back. Where ``directed``, there and back are pairs of their own."""

    visitor: Numbers
    host: Numbers
    there: NDArray[np.int64]
    back: NDArray[np.int64]
    directed: bool

    def __len__(self) -> int:
        return len(self.visitor)

    def total(self, first: int = 0, last: int | None = None) -> int:
        """The visits of some of the pairs, both ways."""
        return int(self.there[first:last].sum() + self.back[first:last].sum())


class PairRow(Struct, frozen=True):
    """A pair as it is shown: codes, visits there and back, visits there in each of some years, the field and the leader (place in
    ``Catalogue.people``) of most visits there, the day of the last."""

    visitor: str
    host: str
    there: int
    back: int
    years: tuple[int, ...]
    field: str | None
    leader: int | None
    last: str | None

    @property
    def within(self) -> bool:
        """Whether both sides lie in one region."""
        return self.visitor == self.host


class PairFigure(Struct, frozen=True):
    """A pair in one direction, as a row of the figures: visits, and the first and last of their days."""

    visitor_code: str
    visitor: str
    host_code: str
    host: str
    visits: int
    first: str | None
    last: str | None


def ranked(pairs: Pairs, directed: bool) -> Ranked:
    """The pairs, those of most visits in one direction first. There is the direction of more visits, of the lesser code where equal."""
    there = pairs.there
    if directed:
        visitor, host = np.nonzero(there)
        forth, back = there[visitor, host], np.zeros(len(visitor), dtype=np.int64)
    else:
        visitor, host = np.nonzero(np.triu(there + there.T))
        forth, back = there[visitor, host], np.where(visitor == host, 0, there[host, visitor])
        turned = back > forth
        visitor, host = np.where(turned, host, visitor), np.where(turned, visitor, host)
        forth, back = np.where(turned, back, forth), np.where(turned, forth, back)
    order = np.lexsort((host, visitor, -back, -forth))
    return Ranked(
        visitor[order].astype(np.int32), host[order].astype(np.int32), forth[order], back[order], directed
    )


def is_directed(asked: Filter) -> bool:
    """Whether a filter asks for one direction, so that visits back are none of its figures."""
    return bool(asked.visitor or asked.host)


def shown(
    catalogue: Catalogue, pairs: Pairs, over_time: Pairs, ranks: Ranked, some: slice, years: range
) -> tuple[PairRow, ...]:
    """Some of the ranked pairs; ``over_time`` are the pairs of the same filter without its days, for the run of years."""
    visitor, host = ranks.visitor[some], ranks.host[some]
    groups = grouped(pairs, visitor, host)
    before = groups if over_time is pairs else grouped(over_time, visitor, host)
    topics, of_topic = of_groups(groups, catalogue.topics.v)
    fields = commonest(of_topic, catalogue.topics.name[topics], groups.count)
    leaders = leaders_of(catalogue, groups)
    runs, days = by_years(catalogue, before, years), day_bounds(catalogue, groups)
    rows = []
    for at, (a, b, there, back) in enumerate(
        zip(visitor, host, ranks.there[some].tolist(), ranks.back[some].tolist(), strict=True)
    ):
        field, bounds = fields[at], days[at]
        rows.append(
            PairRow(
                visitor=str(pairs.codes[a]),
                host=str(pairs.codes[b]),
                there=there,
                back=back,
                years=runs[at],
                field=None if field is None else catalogue.fields[field],
                leader=leaders[at],
                last=bounds[1] if bounds else None,
            )
        )
    return tuple(rows)


def leaders_of(catalogue: Catalogue, groups: Groups) -> list[int | None]:
    """Who led the most of the visits of each group (place in ``Catalogue.people``)."""
    rows, group = of_groups(groups, catalogue.parts.v)
    led = catalogue.parts.head[rows] & (catalogue.parts.side[rows] == SIDES.index("visitor"))
    return commonest(group[led], catalogue.parts.person[rows[led]], groups.count)


def run_of_years(catalogue: Catalogue, v: Numbers, until: str | None) -> range:
    """The last years up to the one asked for, else to the last that has visits."""
    end = int(until[:4]) if until else int(catalogue.month[v].max(initial=0)) // 12
    return range(end - YEARS + 1, end + 1)


def figures(catalogue: Catalogue, pairs: Pairs, language: str) -> list[PairFigure]:
    """Every pair in each direction, those of most visits first."""
    ranks = ranked(pairs, directed=True)
    days = day_bounds(catalogue, grouped(pairs, ranks.visitor, ranks.host))
    codes = [str(code) for code in pairs.codes]
    names = [places.label(code, language) for code in codes]
    rows = []
    for a, b, visits, bounds in zip(
        ranks.visitor.tolist(), ranks.host.tolist(), ranks.there.tolist(), days, strict=True
    ):
        first, last = bounds or (None, None)
        rows.append(PairFigure(codes[a], names[a], codes[b], names[b], visits, first, last))
    return rows


@router.get("/pairs.csv")
def as_csv(asked: Asking) -> Response:
    """The figures of the overview: every pair in each direction."""
    catalogue, filter_ = asked.catalogue, Filter.of(asked.request.query_params)
    pairs = paired(catalogue, filter_.rows(catalogue, filter_.mask(catalogue)), filter_.level)
    return csv_of(PairFigure, figures(catalogue, pairs, asked.language), "zuotan-pairs.csv")


def csv_of(row: type[Struct], rows: Sequence[Struct], name: str) -> Response:
    """Rows as a file of comma-separated values that Excel opens as it is."""
    out = io.StringIO(newline="")
    write_table(out, row, rows)
    return Response(
        "\ufeff" + out.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def pairs_shown(
    asked: Asked, pairs: Pairs, over_time: Pairs, ranks: Ranked, chosen: Filter, some: slice
) -> dict[str, object]:
    """What the template ``pairs_table.html`` needs to show some of the ranked pairs of a filter."""
    catalogue = asked.catalogue
    years = run_of_years(catalogue, over_time.v, chosen.until)
    rows = shown(catalogue, pairs, over_time, ranks, some, years)
    there, back = sum(row.there for row in rows), sum(row.back for row in rows)

    def to_visits(**changed: object) -> str:
        return asked.link("visits", **chosen.query(level=None, **changed))

    return {
        "rows": rows,
        "ranks": ranks,
        "pairs": pairs,
        "years": years,
        "most": max((max(row.there, row.back) for row in rows), default=0),
        "shown_there": there,
        "shown_back": back,
        "shown_sum": there + back,
        "catalogue": catalogue,
        "plain": places.namer(asked.language),
        "to_visits": to_visits,
        "flow_link": lambda visitor, host: to_visits(visitor=visitor, host=host),
        "two_sides": two_sides,
        "spark": spark,
    }


@router.get("/pairs")
def pairs_page(asked: Asking) -> HTMLResponse:
    """All pairs, fifty a page."""
    catalogue, chosen = asked.catalogue, Filter.of(asked.request.query_params)
    mask = chosen.mask(catalogue)
    pairs = paired(catalogue, chosen.rows(catalogue, mask), chosen.level)
    loose = chosen.but(since=None, until=None)
    over_time = paired(catalogue, loose.rows(catalogue, loose.mask(catalogue)), chosen.level)
    ranks = ranked(pairs, is_directed(chosen))
    paging = Paging.asked(asked.request.query_params, len(ranks), PAGE)
    return asked.page(
        "pairs.html",
        filter=chosen,
        form=form_of(chosen, catalogue, asked.language),
        when=period(asked.language, chosen.since, chosen.until),
        paging=paging,
        unpaired=int(mask.sum()) - pairs.visits,
        **pairs_shown(asked, pairs, over_time, ranks, chosen, paging.rows),
    )
