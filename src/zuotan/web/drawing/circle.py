"""A network on a circle: regions around it in the order of their codes, so that neighbours stand together, and visits across it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from zuotan.web.drawing.flows import Flow, Point, Wedge, broad, radius, threshold, wedge

WIDTH, HEIGHT = 820, 740
RING = 252
"""The radius of the circle, in px."""
PULL = 0.25
"""How near to the middle the ways across come: 0 through it, 1 straight."""
DARK = 20
"""So many flows are drawn at full strength."""


class Spot(Struct, frozen=True):
    """A region on the circle: its disc, and its name turned outward (``turn`` in degrees around ``x``, ``y`` of the name)."""

    code: str
    x: float
    y: float
    radius: float
    name_x: float
    name_y: float
    turn: float
    anchor: str
    big: bool


class Ring(Struct, frozen=True):
    """The drawing: flows, the lesser first, and regions."""

    wedges: tuple[Wedge, ...]
    spots: tuple[Spot, ...]
    least: int
    most: int


def ring(flows: Sequence[Flow], sizes: Mapping[str, int], big: int) -> Ring:
    """The regions of ``sizes`` (visits received) with the flows between them; the ``big`` largest are named in bold."""
    codes = sorted(sizes)
    largest = max(sizes.values(), default=0)
    named = set(sorted(sizes, key=lambda code: (-sizes[code], code))[:big])
    spots, points = [], dict[str, Point]()
    for place, code in enumerate(codes):
        angle = 2 * math.pi * place / len(codes) - math.pi / 2
        away = (math.cos(angle), math.sin(angle))
        points[code] = (WIDTH / 2 + RING * away[0], HEIGHT / 2 + RING * away[1])
        disc = radius(sizes[code], largest)
        degrees = math.degrees(angle)
        left = away[0] < -1e-9
        spots.append(
            Spot(
                code=code,
                x=round(points[code][0], 1),
                y=round(points[code][1], 1),
                radius=disc,
                name_x=round(WIDTH / 2 + (RING + 15) * away[0], 1),
                name_y=round(HEIGHT / 2 + (RING + 15) * away[1], 1),
                turn=round(degrees + 180 if left else degrees, 1),
                anchor="end" if left else "start",
                big=code in named,
            )
        )
    shown = sorted((flow for flow in flows if flow.start != flow.end), key=lambda flow: flow.visits)
    most = shown[-1].visits if shown else 0
    clear = threshold([flow.visits for flow in shown], DARK)
    wedges = tuple(
        Wedge(
            flow,
            wedge(points[flow.start], points[flow.end], broad(flow.visits, most), _bend(points, flow)),
            flow.visits < clear,
        )
        for flow in shown
    )
    return Ring(wedges, tuple(spots), shown[0].visits if shown else 0, most)


def _bend(points: Mapping[str, Point], flow: Flow) -> Point:
    """Where the way of a flow bends: towards the middle of the circle, there and back a little to either side."""
    (x1, y1), (x2, y2) = points[flow.start], points[flow.end]
    far = math.hypot(x2 - x1, y2 - y1) or 1.0
    aside = (-(y2 - y1) / far * 9, (x2 - x1) / far * 9)
    middle = ((x1 + x2) / 2, (y1 + y2) / 2)
    return (
        WIDTH / 2 + (middle[0] - WIDTH / 2) * PULL + aside[0],
        HEIGHT / 2 + (middle[1] - HEIGHT / 2) * PULL + aside[1],
    )
