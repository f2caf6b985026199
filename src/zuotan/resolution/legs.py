"""Legs of a tour of which no page tells the day: which tour they are of, and what its other legs say of their time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zuotan.resolution.bounding import Bound
from zuotan.resolution.seen import VisitSeen, codes, iso
from zuotan.resolution.yearless import placements

GAP = 2
"""Days between the end of one leg and the start of the next, at most: a delegation travels on at once."""
LONGEST = 10
"""Days between two legs of one tour at most."""
SAME_TEAM, FEW = 0.6, 4
"""The share of the shorter list of travellers that two legs have in common, and the fewest travellers that show it, where the
days of one leg lack their year: a leader travels with others next time."""

Window = tuple[int, int]
"""First and last day, ordinals."""
Dated = tuple[int, int, Sequence[VisitSeen], str]
"""First and last day of a visit, its tellings, its name."""


def adjoining(group: Sequence[VisitSeen], dated: Iterable[Dated]) -> list[str]:
    """The dated visits of the same travellers to other hosts that adjoin the one time at which a visit told without its year can
    have been; none where they adjoin several."""
    times = windows(group)
    found: defaultdict[Window, list[str]] = defaultdict(list)
    for start, end, other, name in dated:
        near = [time for time in times if time[0] - end <= GAP and start - time[1] <= GAP]
        if near and not hosts(group) & hosts(other) and same_travellers(group, other):
            for time in near:
                found[time].append(name)
    return next(iter(found.values())) if len(found) == 1 else []


def windows(group: Iterable[VisitSeen]) -> list[Window]:
    """The times at which a visit told without its year can have been: those that all tellings allow."""
    held = list(group)
    low, high = max(visit.first for visit in held), min(visit.last for visit in held)
    told = sorted({visit.yearless for visit in held if visit.yearless})
    first, *rest = [placements(days, low, high) for days in told] or [[]]
    return [
        (start, end)
        for start, end in first
        if all(any(a <= end and start <= b for a, b in times) for times in rest)
    ]


def same_travellers(one: Iterable[VisitSeen], other: Iterable[VisitSeen]) -> bool:
    """Whether two visits are told of the same travellers, by and large."""
    mine, yours = travellers(one), travellers(other)
    fewest = min(len(mine), len(yours))
    return fewest >= FEW and len(mine & yours) >= SAME_TEAM * fewest


def travellers(group: Iterable[VisitSeen]) -> set[str]:
    """The names of the visitors, as any telling has them."""
    return {person.name for visit in group for person in visit.people if person.side == "visitor"}


def leg_bounds(group: Sequence[VisitSeen], others: Iterable[Sequence[VisitSeen]]) -> list[Bound]:
    """The bounds that the dated other visits of a tour give a visit of which no telling has days: a tour is short, and a page
    tells its legs in their order."""
    places = {visit.page: visit.n for visit in group}
    found = []
    for other in others:
        days = span(other)
        if days is None:
            continue
        start, end = days
        order = {visit.n - places[visit.page] for visit in other if visit.page in places}
        before, after = bool(order) and max(order) < 0, bool(order) and min(order) > 0
        low, high = (start if before else start - LONGEST), (end if after else end + LONGEST)
        where = "、".join(sorted({region.name for visit in other for region in visit.hosts}))
        when = iso(start) if start == end else f"{iso(start)}至{iso(end)}"
        leg = "前站" if before else "后站" if after else "另一站"
        by = tuple(sorted(visit.id for visit in other if visit.dated))
        found.append(Bound(iso(low), iso(high), f"同一行程的{leg}：{when}在{where}", by))
    return found


def hosts(group: Iterable[VisitSeen]) -> set[str]:
    """The codes of the hosts, as any telling has them."""
    return {code for visit in group for code in codes(visit.hosts)}


def span(group: Iterable[VisitSeen]) -> Window | None:
    """First and last day of a visit as its tellings give them; ``None`` where none does."""
    dated = [visit for visit in group if visit.dated]
    return (min(visit.first for visit in dated), max(visit.last for visit in dated)) if dated else None
