"""Regions (地区): all of them with what they gave and took, and one among the others."""

from __future__ import annotations

from datetime import date

import numpy as np
from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct

from zuotan.record.seats import offices_of
from zuotan.web import places
from zuotan.web.around import Around, around, day_bounds, fields_by_year, leaders, years_of
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.catalogue import Catalogue, Mask
from zuotan.web.chinamap import widths
from zuotan.web.counting import balance, by_name, by_years, commonest, of_groups
from zuotan.web.counting import day_bounds as days_of_groups
from zuotan.web.drawing.bars import spark, two_sides
from zuotan.web.drawing.flows import Drawing, Flow, drawing
from zuotan.web.drawing.heat import Row, row
from zuotan.web.drawing.yearly import yearly
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.overview import view_of
from zuotan.web.paging import Paging
from zuotan.web.pairs import csv_of
from zuotan.web.periods import period
from zuotan.web.terms import term_links

router = APIRouter()

PAGE = 60
PARTNERS, INSIDE, LEADERS, TERMS, FIELDS = 10, 10, 8, 8, 12
"""So many rows have the tables of a region."""
RUN, HEAT = 9, 9
"""So many years have the runs of partners and the table of fields."""
WIDE, NARROW = 708, 368
SORTS = ("both", "made", "received", "partners", "name")


class RegionRow(Struct, frozen=True):
    """A region in the list: visits made and received, and with how many regions of its level."""

    code: str
    name: str
    made: int
    received: int
    partners: int


class PartnerRow(Struct, frozen=True):
    """A partner of a region: visits made there and received from there; the visits of each year; field and day of the last."""

    code: str
    name: str
    made: int
    received: int
    years: tuple[int, ...]
    field: str | None
    last: str | None


class PartnerFigure(Struct, frozen=True):
    """A partner as a row of the figures."""

    code: str
    name: str
    made: int
    received: int
    first: str | None
    last: str | None


@router.get("/regions")
def regions(asked: Asking, sort: str = "both") -> HTMLResponse:
    """The regions of a level that visit or are visited, as the filters have it."""
    catalogue, chosen = asked.catalogue, Filter.of(asked.request.query_params)
    rows = _sorted(_rows(catalogue, chosen, asked.language), sort)
    paging = Paging.asked(asked.request.query_params, len(rows), PAGE)
    return asked.page(
        "regions.html",
        filter=chosen,
        form=form_of(chosen, catalogue, asked.language),
        when=period(asked.language, chosen.since, chosen.until),
        rows=rows[paging.rows],
        count=len(rows),
        most=max((max(one.made, one.received) for one in rows), default=0),
        sort=sort if sort in SORTS else "both",
        paging=paging,
        plain=places.namer(asked.language),
        two_sides=two_sides,
        to_visits=lambda **changed: asked.link("visits", **chosen.query(level=None, **changed)),
    )


@router.get("/regions.csv")
def regions_csv(asked: Asking) -> Response:
    """The list as a file."""
    rows = _rows(asked.catalogue, Filter.of(asked.request.query_params), asked.language)
    return csv_of(RegionRow, rows, "zuotan-regions.csv")


def _rows(catalogue: Catalogue, chosen: Filter, language: str) -> list[RegionRow]:
    pairs = view_of(catalogue, chosen).pairs
    met = (pairs.there + pairs.there.T) > 0
    np.fill_diagonal(met, val=False)
    partners = {int(code): int(count) for code, count in zip(pairs.codes, met.sum(axis=1), strict=True)}
    sums = balance(pairs)
    rows = [
        RegionRow(str(code), places.label(str(code), language), int(made), int(received), partners[int(code)])
        for code, made, received in zip(sums.codes, sums.made, sums.received, strict=True)
    ]
    if chosen.region:  # the regions asked for, and not also their partners
        rows = [one for one in rows if _lies_in(one.code, chosen.region)]
    return sorted(rows, key=lambda one: (-one.made - one.received, one.code))


def _lies_in(code: str, outer: str) -> bool:
    head = outer.rstrip("0")
    return code.startswith(head + "0" * (len(head) % 2))


def _sorted(rows: list[RegionRow], sort: str) -> list[RegionRow]:
    if sort == "name":
        return sorted(rows, key=lambda one: one.name)
    if sort in ("made", "received", "partners"):
        return sorted(rows, key=lambda one: -int(getattr(one, sort)))
    return rows


def _known(code: str) -> str:
    """The code, where a region of the gazetteer has it; else there is no such page."""
    if not (code.isascii() and code.isdecimal() and len(code) == 6) or places.region(code).name == code:
        raise HTTPException(404, "no such region")
    return code


@router.get("/regions/{code}.csv")
def region_csv(asked: Asking, code: str, level: str | None = None) -> Response:
    """The partners of a region as a file."""
    catalogue, code = asked.catalogue, _known(code)
    here = around(catalogue, code, _level(code, level))
    made, received = here.sums()
    order = np.lexsort((here.codes, -(made + received)))
    days = days_of_groups(catalogue, here.groups(order))
    rows = [
        PartnerFigure(
            str(here.codes[at]),
            places.label(str(here.codes[at]), asked.language),
            int(made[at]),
            int(received[at]),
            *(bounds or (None, None)),
        )
        for at, bounds in zip(order, days, strict=True)
    ]
    return csv_of(PartnerFigure, rows, f"zuotan-{code}.csv")


@router.get("/regions/{code}")
def region(asked: Asking, record: Held, code: str, level: str | None = None) -> HTMLResponse:
    """One region: balance by year, who came, partners, fields, prefectures, leaders, programmes."""
    catalogue, code = asked.catalogue, _known(code)
    shown_level = _level(code, level)
    here = around(catalogue, code, shown_level)
    made, received = years_of(catalogue, here.made), years_of(catalogue, here.received)
    seen = sorted({*made, *received})
    years = range(seen[0], seen[-1] + 1) if seen else range(0)
    counts = [(year, made.get(year, 0), received.get(year, 0)) for year in years]
    sums = here.sums()
    partners = _partners(catalogue, here, asked.language, years)
    return asked.page(
        "region.html",
        code=code,
        region=places.region(code),
        level=shown_level,
        outer=_outer(code),
        made=int(np.count_nonzero(here.made)),
        received=int(np.count_nonzero(here.received)),
        inside=int(np.count_nonzero(here.made & here.received)),
        bounds=[date.fromordinal(day).isoformat() for day in day_bounds(catalogue, here.every) or ()],
        wide=yearly(counts, WIDE),
        narrow=yearly(counts[-12:], NARROW),
        counts=counts,
        base_map=places.base_map(code[:2] + "0000"),
        drawing=_who_came(here, asked.language),
        partners=partners,
        partner_count=len(here.codes),
        partner_sums=tuple(int(side.sum()) for side in sums),
        shown_sums=(sum(one.made for one in partners), sum(one.received for one in partners)),
        most=max((max(one.made, one.received) for one in partners), default=0),
        years=years[-RUN:],
        heat_years=years[-HEAT:],
        fields=_fields(asked, here, years[-HEAT:]),
        below=_inside(catalogue, code, asked.language),
        leaders=_leaders(asked, record, code),
        terms=_terms(catalogue, here.every),
        catalogue=catalogue,
        plain=places.namer(asked.language),
        two_sides=two_sides,
        spark=spark,
        to_visits=lambda **query: asked.link("visits", **query),
        flow_link=lambda visitor, host: asked.link("visits", visitor=visitor, host=host),
        term_link=term_links(asked),
    )


def _level(code: str, asked: str | None) -> str:
    """The level at which a region's partners are shown: its own, prefectures for a county, or the one asked for."""
    if asked in ("province", "prefecture"):
        return asked
    return "province" if places.level_of(code) == "province" else "prefecture"


def _outer(code: str) -> tuple[str, ...]:
    """The codes of what contains a region, the largest first."""
    around_it = dict.fromkeys((code[:2] + "0000", code[:4] + "00"))
    return tuple(each for each in around_it if each != code and each in places.points())


def _partners(catalogue: Catalogue, here: Around, language: str, years: range) -> tuple[PartnerRow, ...]:
    made, received = here.sums()
    order = np.lexsort((here.codes, -(made + received)))[:PARTNERS]
    groups = here.groups(order)
    topics, of_topic = of_groups(groups, catalogue.topics.v)
    fields = commonest(of_topic, catalogue.topics.name[topics], groups.count)
    runs, days = by_years(catalogue, groups, years[-RUN:]), days_of_groups(catalogue, groups)
    rows = []
    for place, at in enumerate(order):
        code, field, bounds = str(here.codes[at]), fields[place], days[place]
        rows.append(
            PartnerRow(
                code,
                places.label(code, language),
                int(made[at]),
                int(received[at]),
                runs[place],
                None if field is None else catalogue.fields[field],
                bounds[1] if bounds else None,
            )
        )
    return tuple(rows)


def _who_came(here: Around, language: str) -> Drawing | None:
    """The partners from which most came, on the map."""
    end = places.point(here.code)
    _, received = here.sums()
    order = [int(at) for at in np.lexsort((here.codes, -received)) if received[at]]
    codes = {str(here.codes[at]): int(received[at]) for at in order if str(here.codes[at]) != here.code}
    points = {
        code: point for code in list(codes)[:PARTNERS] if (point := places.point(code)) and point != end
    }
    if end is None or not points:
        return None
    flows = [Flow(code, here.code, codes[code]) for code in points]
    sizes = {here.code: sum(codes[code] for code in points), **dict.fromkeys(points, 0)}
    every = {here.code: end, **points}
    long = {code: tuple(1.5 * size for size in widths(code, language)) for code in every}
    return drawing(flows, sizes, every, {code: (size[1], size[1]) for code, size in long.items()}, 1)


def _fields(asked: Asked, here: Around, years: range) -> tuple[Row, ...]:
    """The fields of the region's visits, a row a field, a shaded number a year."""
    catalogue = asked.catalogue
    if not len(years):
        return ()
    table = fields_by_year(catalogue, here.every, years)
    most = int(table.max(initial=0))
    order = [int(at) for at in np.argsort(-table.sum(axis=1), kind="stable")[:FIELDS] if table[at].any()]
    rows = []
    for at in order:
        base = asked.link("visits", region=here.code, field=catalogue.fields[at])
        counts = {str(year): int(count) for year, count in zip(years, table[at], strict=True)}
        whole = f"{base}&since={years.start}&until={years.stop - 1}"
        rows.append(row(catalogue.fields[at], counts, most, f"{base}&since={{0}}&until={{0}}".format, whole))
    return tuple(rows)


def _inside(catalogue: Catalogue, code: str, language: str) -> list[RegionRow]:
    """The prefectures of a province with their visits, the busiest first."""
    if places.level_of(code) != "province":
        return []
    rows = _rows(catalogue, Filter(region=code, level="prefecture"), language)
    return [one for one in rows if one.code != code]


def _leaders(asked: Asked, record: Held, code: str) -> list[tuple[int, int, int, str | None]]:
    """Who headed the region's side most, with the office in which they were seen most."""
    catalogue = asked.catalogue
    found = leaders(catalogue, code, LEADERS)
    seats = offices_of(record.connection, [catalogue.people[at] for at, _, _ in found])
    return [
        (at, led, hosted, next((seat.office for seat in seats.get(catalogue.people[at], ())), None))
        for at, led, hosted in found
    ]


def _terms(catalogue: Catalogue, mask: Mask) -> list[tuple[str, str, int]]:
    """The programmes named by most of the visits: kind, name, visits."""
    counts = by_name(len(catalogue.terms), catalogue.uses.v, catalogue.uses.name, mask)
    order = [int(at) for at in np.argsort(-counts, kind="stable") if counts[at]]
    named = [(*catalogue.terms[at], int(counts[at])) for at in order if catalogue.terms[at][0] == "programme"]
    return named[:TERMS]
