"""The network (网络): regions as nodes, visits as ties, and who stands where in it; by period, field and whatever else the filters ask."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct
from numpy.typing import NDArray

from zuotan.web import places
from zuotan.web.asked import Asking
from zuotan.web.catalogue import Catalogue, Numbers
from zuotan.web.centrality import Centrality, Square, centrality, density, reciprocity
from zuotan.web.chinamap import largest
from zuotan.web.drawing.bars import two_sides
from zuotan.web.drawing.circle import Ring, ring
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.overview import view_of
from zuotan.web.paging import Paging
from zuotan.web.pairs import csv_of
from zuotan.web.periods import period

router = APIRouter()

PAGE = 60
NODES, FLOWS, BIG = 48, 90, 10
"""So many regions, flows and bold names stand on the circle at most."""
SORTS = ("both", "name", "ties_out", "ties_in", "made", "received", "balance", "between")


class Node(Struct, frozen=True):
    """A region of the network with its figures."""

    code: str
    name: str
    ties_out: int
    ties_in: int
    made: int
    received: int
    balance: float
    between: float


class Network(Struct, frozen=True):
    """The regions that visit others or are visited by others, the visits between them, and the figures."""

    codes: Numbers
    visits: Square
    figures: Centrality
    within: int
    density: float
    reciprocity: float

    @property
    def ties(self) -> int:
        """How many ordered pairs of different regions have a visit."""
        return int(self.figures.ties_out.sum())


@lru_cache(maxsize=8)
def network_of(catalogue: Catalogue, asked: Filter) -> Network:
    """The network of the visits that a filter lets through."""
    pairs = view_of(catalogue, asked).pairs
    apart: NDArray[np.int64] = pairs.there.copy()
    within = int(np.trace(apart))
    np.fill_diagonal(apart, 0)
    seen = np.flatnonzero(apart.sum(axis=0) + apart.sum(axis=1))
    visits = apart[np.ix_(seen, seen)]
    return Network(
        pairs.codes[seen], visits, centrality(visits), within, density(visits), reciprocity(visits)
    )


@router.get("/network")
def network(asked: Asking, sort: str = "both") -> HTMLResponse:
    """The network on a circle and its figures in a table."""
    catalogue, chosen = asked.catalogue, Filter.of(asked.request.query_params)
    found = network_of(catalogue, chosen)
    sort = sort if sort in SORTS else "both"
    rows = _sorted(nodes(found, asked.language), sort)
    paging = Paging.asked(asked.request.query_params, len(rows), PAGE)

    def to_visits(**changed: object) -> str:
        return asked.link("visits", **chosen.query(level=None, **changed))

    return asked.page(
        "network.html",
        filter=chosen,
        form=form_of(chosen, catalogue, asked.language),
        when=period(asked.language, chosen.since, chosen.until),
        network=found,
        ring=drawn(found),
        rows=rows[paging.rows],
        count=len(rows),
        most=max((max(one.made, one.received) for one in rows), default=0),
        sort=sort,
        paging=paging,
        plain=places.namer(asked.language),
        to_visits=to_visits,
        flow_link=lambda visitor, host: to_visits(visitor=visitor, host=host),
        two_sides=two_sides,
    )


@router.get("/network.csv")
def network_csv(asked: Asking) -> Response:
    """The figures of every region as a file; the ties are those of ``pairs.csv``."""
    found = network_of(asked.catalogue, Filter.of(asked.request.query_params))
    return csv_of(Node, nodes(found, asked.language), "zuotan-network.csv")


def nodes(found: Network, language: str) -> list[Node]:
    """The regions with their figures, those of most visits first."""
    figures = found.figures
    order = np.lexsort((found.codes, -(figures.made + figures.received)))
    return [
        Node(
            code=str(found.codes[at]),
            name=places.label(str(found.codes[at]), language),
            ties_out=int(figures.ties_out[at]),
            ties_in=int(figures.ties_in[at]),
            made=int(figures.made[at]),
            received=int(figures.received[at]),
            balance=round(float(figures.balance[at]), 3),
            between=round(float(figures.between[at]), 4),
        )
        for at in order
    ]


def drawn(found: Network) -> Ring:
    """The regions of most visits on a circle, with the largest flows between them."""
    both = found.figures.made + found.figures.received
    kept = np.sort(np.lexsort((found.codes, -both))[:NODES])
    codes, visits = found.codes[kept], found.visits[np.ix_(kept, kept)]
    sizes = {str(code): int(number) for code, number in zip(codes, found.figures.received[kept], strict=True)}
    return ring(largest(codes, visits, FLOWS), sizes, BIG)


def _sorted(rows: list[Node], sort: str) -> list[Node]:
    if sort == "both":
        return rows
    return sorted(rows, key=lambda one: getattr(one, sort), reverse=sort != "name")
