"""Flows of visits on the map of China (往来图), with the names of regions in the language of the page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zuotan.web import places
from zuotan.web.catalogue import Numbers
from zuotan.web.counting import Balance, Pairs
from zuotan.web.drawing.flows import Drawing, Flow, drawing

FLOWS = 40
BIG = 10
NODES = 60
"""So many flows, bold names and places stand on a map at most; the table has them all."""


def drawn(pairs: Pairs, sums: Balance, language: str) -> Drawing:
    """The largest flows of the pairs, and the regions that they touch or that received most."""
    flows = largest(pairs.codes, pairs.there, FLOWS)
    received = {str(code): int(number) for code, number in zip(sums.codes, sums.received, strict=True)}
    ranked = sorted(received, key=lambda code: (-received[code], code))[:NODES]
    codes = {*ranked, *(code for flow in flows for code in (flow.start, flow.end))}
    points = {code: point for code in codes if (point := places.point(code))}
    return drawing(
        [flow for flow in flows if flow.start in points and flow.end in points],
        {code: received.get(code, 0) for code in points},
        points,
        {code: widths(code, language) for code in points},
        BIG,
    )


def widths(code: str, language: str) -> tuple[float, float]:
    """How long the name of a region is on the map, in px: bold with both names, and small."""
    if language == "zh":
        size = len(places.label(code, "zh"))
        return 12.6 * size, 11.6 * size
    english = len(places.label(code, "en"))
    return 7.0 * english + 4 + 12.6 * len(places.label(code, "zh")), 6.0 * english


def largest(codes: Numbers, visits: NDArray[np.int64], count: int) -> list[Flow]:
    """The largest flows between different regions; ``visits[a, b]`` went from ``codes[a]`` to ``codes[b]``."""
    visitor, host = np.nonzero(visits)
    apart = visitor != host
    visitor, host = visitor[apart], host[apart]
    order = np.lexsort((host, visitor, -visits[visitor, host]))[:count]
    return [
        Flow(str(codes[visitor[at]]), str(codes[host[at]]), int(visits[visitor[at], host[at]]))
        for at in order
    ]
