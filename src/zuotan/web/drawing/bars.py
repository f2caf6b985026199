"""Small bars inside tables: two sides of a balance, a run of years, a length."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

SIDE = 70
"""The longest bar of a side, in px; the axis between the sides is one px wide."""
TALL = 14
"""The height of a run, in px."""
LONGEST = 138
"""The longest bar of a list of lengths."""


class TwoSides(Struct, frozen=True):
    """A bar to the left and one to the right of an axis at 70 px: where the left begins, and the lengths of both."""

    x: float
    left: float
    right: float


class Run(Struct, frozen=True):
    """A run of numbers as bars: the paths of all but the last, and of the last, which is dark; and how wide it is."""

    before: str
    last: str
    width: int


def two_sides(left: int, right: int, most: int) -> TwoSides:
    """A balance, drawn so that ``most`` has the full length."""
    lengths = [round(SIDE * value / most, 1) if most else 0.0 for value in (left, right)]
    return TwoSides(round(SIDE - lengths[0], 1), *lengths)


def spark(values: Sequence[int], width: int = 72) -> Run:
    """A run of numbers as bars; a number that is not zero has at least 1.5 px."""
    most, step = max(values, default=0), width / max(len(values), 1)
    bars = [
        f"M{place * step:.1f} {TALL}v-{max(TALL * value / most, 1.5):.1f}h{step - 1:.1f}V{TALL}z"
        if value
        else ""
        for place, value in enumerate(values)
    ]
    return Run("".join(bars[:-1]), bars[-1] if bars else "", width)


def length(value: int, most: int) -> int:
    """The length of a bar in a list whose longest stands for ``most``."""
    return round(LONGEST * value / most) if most else 0
