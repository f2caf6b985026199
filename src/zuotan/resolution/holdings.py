"""Bounds by the offices seen: who sat in a chair before and after the leader whom a visit shows in it.

An office that one person holds at a time passes from hand to hand. Where it is seen that another had it in March and a third
in October, who had it between them had it between March and October, whatever the first and last day on which that was seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from zuotan.resolution.bounding import Bound
from zuotan.resolution.seats import Seat, plain
from zuotan.resolution.seen import VisitSeen

LEAST = 2
"""Days on which another must have been seen in a chair: one page may be misread."""


class Sight(NamedTuple):
    """A person seen in an office on a day (ISO), by a page."""

    seat: Seat
    name: str
    day: str
    page: str


class Holdings:
    """Who was seen when in the offices that one person holds at a time."""

    def __init__(self, sights: Iterable[Sight]) -> None:
        self._seen: defaultdict[Seat, defaultdict[str, dict[str, str]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        for sight in sorted(sights):
            if sight.seat.sole:
                self._seen[plain(sight.seat)][sight.name].setdefault(sight.day, sight.page)

    def bounds(self, tellings: Iterable[VisitSeen]) -> Iterator[Bound]:
        """The bounds that the holders of offices in a visit give, each chair once."""
        chairs = {
            (seat, person.name)
            for visit in tellings
            for person in visit.people
            for seat in person.seats
            if seat.sole
        }
        for seat, name in sorted(chairs):
            yield from self.around(seat, name)

    def around(self, seat: Seat, name: str) -> Iterator[Bound]:
        """The days on which others were last and first seen in the chair before and after ``name``; none where two sat in it in turns."""
        holders: Mapping[str, Mapping[str, str]] = self._seen.get(plain(seat), {})
        mine = holders.get(name)
        if not mine:
            return
        first, last = min(mine), max(mine)
        others = [
            (day, other, page)
            for other, days in holders.items()
            if other != name and len(days) >= LEAST
            for day, page in days.items()
        ]
        if any(first <= day <= last for day, _, _ in others):
            return
        before = max((each for each in others if each[0] < first), default=None)
        after = min((each for each in others if each[0] > last), default=None)
        if before:
            told = f"{seat.office}：{before[0]}见{before[1]}在任，其后才见{name}"
            yield Bound(before[0], None, told, (before[2],))
        if after:
            told = f"{seat.office}：{after[0]}已见{after[1]}在任，此前为{name}"
            yield Bound(None, after[0], told, (after[2],))
