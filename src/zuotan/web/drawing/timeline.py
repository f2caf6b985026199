"""A line of time: a bar a month or year, a scale, and the part of it that is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zuotan.web.drawing.scale import lines, tall

LEFT = 34
TOP, FLOOR, BOTTOM = 6, 128, 150
YEAR = 12


class Line(Struct, frozen=True):
    """A line of the scale: its height on the chart and its number."""

    y: float
    value: int


class Tick(Struct, frozen=True):
    """Where a year begins; ``named`` where there is room for its number."""

    x: float
    year: int
    named: bool


class Brush(Struct, frozen=True):
    """The chosen part: its left edge and width."""

    x: float
    width: float


class Timeline(Struct, frozen=True):
    """The chart, ``width`` by 150 px: the bars of the months that are chosen and of the others, each as one path; its first month and
    how many there are, for the script that chooses months."""

    width: int
    bars: str
    chosen: str
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    brush: Brush | None
    first: int
    count: int
    step: float


def timeline(counts: Mapping[int, int], since: str | None, until: str | None, width: int) -> Timeline | None:
    """Visits by month (year * 12 + month - 1) from the first year to the last; ``since`` and ``until`` are ISO days or their beginnings.
    None where there are no months."""
    if not counts:
        return None
    first, end = min(counts) // YEAR * YEAR, (max(counts) // YEAR + 1) * YEAR
    low, high = chosen(since, until, first, end)
    step = (width - LEFT) / (end - first)
    most = max(counts.values())
    broad = f"{max(step - 1, step * 0.8):.1f}"
    bars: dict[bool, list[str]] = {True: [], False: []}
    for month, number in counts.items():
        up = max(tall(number, most, FLOOR - TOP), 1.5)
        bar = f"M{LEFT + (month - first) * step:.1f} {FLOOR}v-{up}h{broad}v{up}z"
        bars[bool(since or until) and low <= month < high].append(bar)
    apart = max(1, round(40 / (YEAR * step) + 0.49))
    ticks = tuple(
        Tick(_x(month - first, step), month // YEAR, (month - first) // YEAR % apart == 0)
        for month in range(first, end, YEAR)
    )
    grid = tuple(Line(round(FLOOR - tall(value, most, FLOOR - TOP), 1), value) for value in lines(most, 2))
    brush = (
        Brush(_x(low - first, step), round((high - low) * step, 1))
        if (since or until) and high > low
        else None
    )
    return Timeline(
        width,
        "".join(bars[False]),
        "".join(bars[True]),
        grid,
        ticks,
        brush,
        first,
        end - first,
        round(step, 4),
    )


def chosen(since: str | None, until: str | None, first: int, end: int) -> tuple[int, int]:
    """The months from ``since`` to ``until`` that lie between two months (the second not counted)."""
    low = month_of(since, 0) if since else first
    high = month_of(until, YEAR - 1) + 1 if until else end
    return min(max(low, first), end), min(max(high, first), end)


def month_of(iso: str, missing: int) -> int:
    """The month of an ISO day, month or year, as year * 12 + month - 1; ``missing`` is the month of a year alone (from 0)."""
    year, _, rest = iso.partition("-")
    return int(year) * YEAR + (int(rest[:2]) - 1 if rest else missing)


def month_name(month: int) -> str:
    """2024-05 for the month of that number."""
    return f"{month // YEAR:04d}-{month % YEAR + 1:02d}"


def _x(months: int, step: float) -> float:
    return round(LEFT + months * step, 1)
