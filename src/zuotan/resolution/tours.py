"""Links the visits of one delegation that follow one another into a tour (行程)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from zuotan.resolution.legs import GAP, adjoining, hosts, span
from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seen import VisitSeen, codes

Visits = Mapping[str, Sequence[VisitSeen]]
"""The tellings of visits, by the names of the visits."""
Team = tuple[tuple[str, ...], str]
"""The codes of the visitors in order, and the head."""


def tours(
    visits: Sequence[VisitSeen], told: Partition, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Partition:
    """Visits (clusters of ``told``, by their names) put together that are legs of one tour."""
    clusters: defaultdict[str, list[VisitSeen]] = defaultdict(list)
    for visit in visits:
        clusters[told.find(visit.id)].append(visit)
    found = Partition(clusters, together, apart)
    for one, other in (*_told_together(visits, told), *_one_after_the_other(clusters)):
        found.join(one, other)
    return found


def _told_together(visits: Iterable[VisitSeen], told: Partition) -> Iterator[Pair]:
    """The legs of tours that pages tell as such."""
    legs: defaultdict[str, list[str]] = defaultdict(list)
    for visit in visits:
        if visit.tour:
            legs[visit.page].append(told.find(visit.id))
    for names in legs.values():
        yield from pairwise(names)


def _one_after_the_other(clusters: Visits) -> Iterator[Pair]:
    """Visits of one team to different hosts that follow at once; those without their year where only one time of theirs does."""
    led: defaultdict[Team, set[tuple[int, int, str]]] = defaultdict(set)
    adrift: defaultdict[Team, list[str]] = defaultdict(list)
    for name, group in clusters.items():
        days = span(group)
        for team in _teams(group):
            if days:
                led[team].add((*days, name))
            elif any(visit.yearless for visit in group):
                adrift[team].append(name)
    for way in led.values():
        for (_, end, one), (start, _, other) in pairwise(sorted(way)):
            if start - end <= GAP and not (hosts(clusters[one]) & hosts(clusters[other])):
                yield one, other
    for team in sorted(adrift.keys() & led.keys()):
        for name in sorted(adrift[team]):
            beside = [(start, end, clusters[other], other) for start, end, other in sorted(led[team])]
            yield from ((name, other) for other in adjoining(clusters[name], beside))


def _teams(group: Iterable[VisitSeen]) -> set[Team]:
    """The visitors and the heads of the delegation, as any telling has them."""
    held = list(group)
    sides = {tuple(sorted(codes(visit.visitors))) for visit in held}
    heads = {
        person.name
        for visit in held
        for person in visit.people
        if person.side == "visitor" and "head" in person.roles
    }
    return {(side, head) for side in sides for head in heads}
