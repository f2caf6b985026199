"""Links the visits of one delegation that follow one another into a tour (行程)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seen import VisitSeen, codes

GAP = 2
"""Days between the end of one leg and the start of the next, at most: a delegation travels on at once."""


def tours(
    visits: Sequence[VisitSeen], told: Partition, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Partition:
    """Visits (clusters of ``told``, by their names) put together that are legs of one tour."""
    clusters: defaultdict[str, list[VisitSeen]] = defaultdict(list)
    legs: defaultdict[str, list[str]] = defaultdict(list)
    for visit in visits:
        clusters[told.find(visit.id)].append(visit)
        if visit.tour:
            legs[visit.page].append(told.find(visit.id))
    found = Partition(clusters, together, apart)
    for names in legs.values():
        for one, other in pairwise(names):
            found.join(one, other)
    led: defaultdict[tuple[frozenset[str], str], set[tuple[int, int, str]]] = defaultdict(set)
    for name, group in clusters.items():
        if days := span(group):
            for head in heads(group):
                for visitors in {codes(visit.visitors) for visit in group}:
                    led[visitors, head].add((*days, name))
    for way in led.values():
        for (_, end, one), (start, _, other) in pairwise(sorted(way)):
            if start - end <= GAP and not (hosts(clusters[one]) & hosts(clusters[other])):
                found.join(one, other)
    return found


def heads(group: Iterable[VisitSeen]) -> set[str]:
    """The heads of the delegation, as any telling has them."""
    return {
        person.name
        for visit in group
        for person in visit.people
        if person.side == "visitor" and "head" in person.roles
    }


def hosts(group: Iterable[VisitSeen]) -> set[str]:
    """The codes of the hosts, as any telling has them."""
    return {code for visit in group for code in codes(visit.hosts)}


def span(group: Iterable[VisitSeen]) -> tuple[int, int] | None:
    """First and last day of a visit as its tellings give them; ``None`` where none does."""
    dated = [visit for visit in group if visit.dated]
    return (min(visit.first for visit in dated), max(visit.last for visit in dated)) if dated else None
