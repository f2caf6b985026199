"""Offices as observed, drawn over time (任职所见): a stroke for each page, a bar from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

LABELS = 250.0
"""Width of the labels left of the bars, in px, in the wide version; in the narrow one they stand above."""


class Tick(Struct, frozen=True):
    """A year on the line of time."""

    x: float
    year: int
    anchor: str


class Bar(Struct, frozen=True):
    """An office: where its line stands, the bar, the strokes; ``place`` is its place in the list it was drawn from."""

    place: int
    y: float
    x: float
    width: float
    strokes: tuple[float, ...]


class Drawing(Struct, frozen=True):
    """The chart in px."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    first: int
    last: int


def draw(offices: Sequence[Sequence[str]], *, wide: bool) -> Drawing | None:
    """The chart of offices, each the ISO days on which it was seen (none empty). None where there is nothing to draw."""
    days = [date.fromisoformat(day) for several in offices for day in several]
    if not days:
        return None
    first, last = min(days).year, max(days).year + 1
    left, right, step = (LABELS, 1210.0, 34.0) if wide else (4.0, 360.0, 44.0)
    start, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()

    def at(day: date) -> float:
        return left + (right - left) * (day.toordinal() - start) / (end - start)

    every = _every(last - first, 14 if wide else 5)
    ticks = tuple(
        Tick(round(at(date(year, 1, 1)), 1), year, _anchor(year, first, last, wide))
        for year in range(first, last + 1, every)
    )
    bars = []
    for place, several in enumerate(offices):
        places = sorted({round(at(date.fromisoformat(day)), 1) for day in several})
        top = 8 + step * place + (0 if wide else 14)
        bars.append(Bar(place, top, places[0], round(places[-1] - places[0] + 1.4, 1), tuple(places)))
    return Drawing(1232.0 if wide else 368.0, step * len(offices) + 34, ticks, tuple(bars), first, last - 1)


def _anchor(year: int, first: int, last: int, wide: bool) -> str:
    """How a year stands at its line: within the chart where that fills the page."""
    if wide:
        return "middle"
    return "start" if year == first else "end" if year == last else "middle"


def _every(years: int, most: int) -> int:
    """Of how many years one is labelled."""
    return next(step for step in (1, 2, 3, 5, 10, 20, 50, 100) if years / step <= most)
