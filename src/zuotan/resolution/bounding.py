"""Narrows the time of a visit whose days no page tells, by what many pages know together; each bound keeps its reason.

What the pages say of themselves comes first, then that a report was printed, then who is seen in which office before and after, then the
other legs of the tour. A bound that contradicts those before it is left out. Days told without a year then fall where they can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from zuotan.resolution.seen import DAWN, HORIZON, Days, VisitSeen, iso
from zuotan.resolution.yearless import placements, told


class Bound(Struct, frozen=True):
    """A first and a last day (ISO; ``None`` for open) that a visit can have been, why, and the names of the visits or pages that say so."""

    earliest: str | None
    latest: str | None
    reason: str
    by: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The ordinal of the first day."""
        return date.fromisoformat(self.earliest).toordinal() if self.earliest else DAWN

    @property
    def last(self) -> int:
        """The ordinal of the last day."""
        return date.fromisoformat(self.latest).toordinal() if self.latest else HORIZON


def own_bounds(tellings: Iterable[VisitSeen]) -> list[Bound]:
    """What the tellings of a visit say of its time by themselves."""
    return [
        Bound(visit.earliest, visit.latest, "；".join(visit.reasons), (visit.id,))
        for visit in tellings
        if visit.earliest or visit.latest
    ]


def narrowed(bounds: Sequence[Bound], yearless: Iterable[str] = ()) -> tuple[Days, tuple[Bound, ...]]:
    """The days between which all bounds and the days told without a year allow the visit, and the bounds that made it so."""
    low, high = DAWN, HORIZON
    kept: list[Bound] = []
    for bound in bounds:
        first, last = max(low, bound.first), min(high, bound.last)
        if first <= last and ((first, last) != (low, high) or not kept):
            low, high = first, last
            kept.append(bound)
    for days in sorted(set(yearless)):
        fitting = placements(days, low, high) if kept else []
        if fitting and (fitting[0][0], fitting[-1][1]) != (low, high):
            low, high = fitting[0][0], fitting[-1][1]
            kept.append(Bound(iso(low), iso(high), f"其间的“{told(days)}”"))
    return (iso(low) if low > DAWN else None, iso(high) if high < HORIZON else None), tuple(kept)
