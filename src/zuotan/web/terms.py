"""Programmes and phrases (战略与提法): which were used when and where, and whose wording a delegation speaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

import numpy as np
from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.knowledge import english
from zuotan.knowledge.tables import rows as table_rows
from zuotan.record.vocabulary import origins
from zuotan.web import places
from zuotan.web.asked import Asked, Asking
from zuotan.web.catalogue import Catalogue, Mask, Numbers
from zuotan.web.counting import (
    YEAR,
    Groups,
    balance,
    by_month,
    by_name,
    by_years,
    day_bounds,
    of_groups,
    paired,
)
from zuotan.web.drawing.bars import length, spark, two_sides
from zuotan.web.drawing.timeline import timeline
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.paging import Paging
from zuotan.web.pairs import csv_of
from zuotan.web.periods import period

router = APIRouter()

KINDS = ("programme", "phrase")
PAGE = 60
RUN = 10
"""So many years have the runs of terms."""
REGIONS, BESIDE = 12, 10
WIDE, NARROW = 1232, 368


class TermRow(Struct, frozen=True):
    """A term: kind and name, the province whose own it is (none for the centre's), visits that use it, provinces on either side of these,
    the first and the last of their days, visits by year."""

    kind: str
    name: str
    origin: str | None
    visits: int
    regions: int
    first: str | None
    last: str | None
    years: tuple[int, ...]


class TermFigure(Struct, frozen=True):
    """A term as a row of the figures."""

    kind: str
    name: str
    english: str
    origin: str | None
    visits: int
    regions: int
    first: str | None
    last: str | None


class SharedRow(Struct, frozen=True):
    """Whose phrases a province's delegations use: visits with phrases, and uses of the centre's, of its own, and of other provinces'."""

    code: str
    visits: int
    central: int
    own: int
    others: int

    @property
    def share(self) -> float:
        """The part of the centre's phrases, of 1."""
        return self.central / max(self.central + self.own + self.others, 1)


@router.get("/terms")
def terms(asked: Asking, what: str = "programme") -> HTMLResponse:
    """The programmes, or the phrases, of the visits that the filters let through."""
    catalogue, chosen = asked.catalogue, Filter.of(asked.request.query_params)
    what = what if what in KINDS else "programme"
    mask = chosen.mask(catalogue)
    order, counts = _ranked(catalogue, mask, what)
    paging = Paging.asked(asked.request.query_params, len(order), PAGE)
    years = _years(catalogue, mask)
    shared = _shared(catalogue, mask) if what == "phrase" else ()
    return asked.page(
        "terms.html",
        filter=chosen,
        form=form_of(chosen, catalogue, asked.language),
        when=period(asked.language, chosen.since, chosen.until),
        what=what,
        kinds=KINDS,
        rows=_rows(catalogue, mask, order[paging.rows], counts, years),
        count=len(order),
        using=int(np.count_nonzero(mask & _using(catalogue, what))),
        years=years,
        shared=shared,
        paging=paging,
        plain=places.namer(asked.language),
        term_link=term_links(asked),
        to_visits=lambda **changed: asked.link("visits", **chosen.query(level=None, **changed)),
        spark=spark,
        length=length,
    )


@router.get("/terms.csv")
def terms_csv(asked: Asking) -> Response:
    """All terms as a file."""
    catalogue, chosen = asked.catalogue, Filter.of(asked.request.query_params)
    mask = chosen.mask(catalogue)
    found: list[TermFigure] = []
    for kind in KINDS:
        order, counts = _ranked(catalogue, mask, kind)
        for one in _rows(catalogue, mask, order, counts, range(0)):
            origin = places.label(one.origin, asked.language) if one.origin else None
            said = english.term(one.name)
            found.append(
                TermFigure(kind, one.name, said, origin, one.visits, one.regions, one.first, one.last)
            )
    return csv_of(TermFigure, found, "zuotan-terms.csv")


@router.get("/terms/{kind}/{name:path}")
def term(asked: Asking, kind: str, name: str) -> HTMLResponse:
    """One term: its use by month and by region, the visit that used it first, and what is used beside it."""
    catalogue = asked.catalogue
    number = _numbers(catalogue).get((kind, name))
    if number is None:
        raise HTTPException(404, "no such term")
    mask = catalogue.having(catalogue.uses.v, catalogue.uses.name == number)
    pairs = paired(catalogue, mask[catalogue.flows.v], "province")
    sums = balance(pairs)
    order = np.lexsort((sums.codes, -(sums.made + sums.received)))
    regions = [(str(sums.codes[at]), int(sums.made[at]), int(sums.received[at])) for at in order]
    months = by_month(catalogue, mask)
    first = _first_visit(catalogue, mask)
    groups = Groups(np.flatnonzero(mask).astype(np.int32), np.zeros(int(mask.sum()), dtype=np.int32), 1)
    return asked.page(
        "term.html",
        kind=kind,
        name=name,
        origin=origins().get(name),
        known=_known().get(name, {}),
        visits=int(np.count_nonzero(mask)),
        dated=sum(months.values()),
        bounds=day_bounds(catalogue, groups)[0],
        first=None if first is None else catalogue.ids[first],
        wide=timeline(months, None, None, WIDE),
        narrow=timeline(months, None, None, NARROW),
        regions=regions[:REGIONS],
        region_count=len(regions),
        most=max((max(made, received) for _, made, received in regions), default=0),
        beside=_beside(catalogue, mask, number),
        plain=places.namer(asked.language),
        term_link=term_links(asked),
        to_visits=lambda **query: asked.link("visits", **query),
        two_sides=two_sides,
        length=length,
    )


def term_links(asked: Asked) -> Callable[[str, str], str]:
    """A function for templates that gives the address of a term by its kind and name."""
    return lambda kind, name: asked.link(f"terms/{kind}/{quote(name, safe='')}")


@lru_cache(maxsize=2)
def _numbers(catalogue: Catalogue) -> dict[tuple[str, str], int]:
    return {term: number for number, term in enumerate(catalogue.terms)}


@lru_cache(maxsize=1)
def _known() -> dict[str, dict[str, str]]:
    """What the tables of programmes and phrases say of each: since when, for what occasion, by which source."""
    return {row["name"]: row for table in ("programmes", "phrases") for row in table_rows(table)}


def _ranked(catalogue: Catalogue, mask: Mask, kind: str) -> tuple[list[int], NDArray[np.int64]]:
    """The terms of a kind that the visits use (places in ``Catalogue.terms``), those of most visits first; and the visits of all."""
    counts = by_name(len(catalogue.terms), catalogue.uses.v, catalogue.uses.name, mask)
    order = [int(at) for at in np.argsort(-counts, kind="stable") if counts[at]]
    return [at for at in order if catalogue.terms[at][0] == kind], counts


def _using(catalogue: Catalogue, kind: str) -> Mask:
    """The visits that use some term of a kind."""
    of_kind = np.array([term[0] == kind for term in catalogue.terms], dtype=np.bool_)
    return catalogue.having(catalogue.uses.v, of_kind[catalogue.uses.name])


def _years(catalogue: Catalogue, mask: Mask) -> range:
    end = int(catalogue.month[mask].max(initial=0)) // YEAR
    return range(end - RUN + 1, end + 1)


def _rows(
    catalogue: Catalogue, mask: Mask, some: list[int], counts: NDArray[np.int64], years: range
) -> tuple[TermRow, ...]:
    """The rows of some terms."""
    place = np.full(len(catalogue.terms), -1, dtype=np.int32)
    place[some] = np.arange(len(some), dtype=np.int32)
    group = place[catalogue.uses.name]
    kept = mask[catalogue.uses.v] & (group >= 0)
    groups = Groups(catalogue.uses.v[kept], group[kept], len(some))
    runs = by_years(catalogue, groups, years) if len(years) else [()] * len(some)
    days, regions = day_bounds(catalogue, groups), _regions_of(catalogue, groups)
    rows = []
    for at, number in enumerate(some):
        kind, name = catalogue.terms[number]
        first, last = days[at] or (None, None)
        origin = origins().get(name)
        rows.append(
            TermRow(kind, name, origin, int(counts[number]), regions[at], first, last, tuple(runs[at]))
        )
    return tuple(rows)


def _regions_of(catalogue: Catalogue, groups: Groups) -> list[int]:
    """How many provinces stand on either side of the visits of each group."""
    rows, group = of_groups(groups, catalogue.flows.v)
    seen = np.zeros((groups.count, 100), dtype=np.bool_)
    for codes in (catalogue.flows.visitor, catalogue.flows.host):
        seen[group, codes[rows] // 10_000] = True
    return [int(count) for count in seen.sum(axis=1)]


def _first_visit(catalogue: Catalogue, mask: Mask) -> int | None:
    """The first dated visit of a mask."""
    places_ = np.flatnonzero(mask & catalogue.dated & (catalogue.first >= 0))
    return int(places_[np.argmin(catalogue.first[places_])]) if len(places_) else None


def _beside(catalogue: Catalogue, mask: Mask, number: int) -> list[tuple[str, str, int]]:
    """The terms used most on the same visits: kind, name, visits."""
    counts = by_name(len(catalogue.terms), catalogue.uses.v, catalogue.uses.name, mask)
    counts[number] = 0
    order = np.argsort(-counts, kind="stable")[:BESIDE]
    return [(*catalogue.terms[at], int(counts[at])) for at in order if counts[at]]


def _shared(catalogue: Catalogue, mask: Mask) -> tuple[SharedRow, ...]:
    """Whose phrases the delegations of each province use, those of most visits first. A visit's phrases are those of its pages."""
    uses = catalogue.uses
    home = _homes(catalogue)[uses.v]
    phrase = np.array([kind == "phrase" for kind, _ in catalogue.terms], dtype=np.bool_)[uses.name]
    kept = mask[uses.v] & phrase & (home > 0)
    home, name, v = home[kept], uses.name[kept], uses.v[kept]
    origin = np.array([int(origins().get(term, "0")[:2]) for _, term in catalogue.terms], dtype=np.int32)[
        name
    ]
    central, own = origin == 0, origin == home
    counts = [np.bincount(home[part], minlength=100) for part in (central, own, ~central & ~own)]
    begins = np.ones(len(v), dtype=np.bool_)
    begins[1:] = v[1:] != v[:-1]
    visits = np.bincount(home[begins], minlength=100)
    order = [int(at) for at in np.argsort(-visits, kind="stable") if visits[at]]
    return tuple(
        SharedRow(f"{at}0000", int(visits[at]), *(int(count[at]) for count in counts)) for at in order
    )


@lru_cache(maxsize=2)
def _homes(catalogue: Catalogue) -> Numbers:
    """The first digits of the province of each visit's first visitor; 0 where it has none."""
    homes = np.zeros(len(catalogue), dtype=np.int32)
    homes[catalogue.flows.v[::-1]] = catalogue.flows.visitor[::-1] // 10_000
    return homes
