"""Visits made and received by year, as bars above and below an axis."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zuotan.web.drawing.scale import lines, tall
from zuotan.web.drawing.timeline import LEFT, Line

HEIGHT = 312
TOP, FLOOR = 20, 286
"""The room of the bars; the years stand below."""


class Year(Struct, frozen=True):
    """One year: its two bars (x, width, and where each begins and how tall it is) and where its number stands."""

    year: int
    made: int
    received: int
    x: float
    width: float
    top: float
    up: float
    down: float
    middle: float
    named: bool
    counted: bool


class Yearly(Struct, frozen=True):
    """The chart, ``width`` by 312 px: the axis, the years, the lines of the scale above and below."""

    width: int
    axis: float
    years: tuple[Year, ...]
    lines: tuple[Line, ...]


def yearly(counts: Sequence[tuple[int, int, int]], width: int) -> Yearly:
    """The chart of (year, made, received)."""
    above, below = (max((row[side] for row in counts), default=0) for side in (1, 2))
    whole = max(above + below, 1)
    room = FLOOR - TOP - 16
    axis = round(TOP + room * above / whole, 1)
    step = (width - LEFT) / max(len(counts), 1)
    broad = round(min(step * 0.56, 34.3), 1)
    apart = max(1, round(34 / step + 0.49))
    years = []
    for place, (year, made, received) in enumerate(counts):
        middle = round(LEFT + (place + 0.5) * step, 1)
        up, down = (tall(value, whole, room) for value in (made, received))
        last = len(counts) - 1 - place
        years.append(
            Year(
                year=year,
                made=made,
                received=received,
                x=round(middle - broad / 2, 1),
                width=broad,
                top=round(axis - up, 1),
                up=up,
                down=down,
                middle=middle,
                named=last % apart == 0,
                counted=step > 22,
            )
        )
    grid = [Line(round(axis - tall(value, whole, room), 1), value) for value in lines(above, 2)]
    grid += [Line(round(axis + 1 + tall(value, whole, room), 1), value) for value in lines(below, 2)]
    return Yearly(width, axis, tuple(years), tuple(grid))
