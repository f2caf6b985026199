"""Finds the reports that tell one visit: by host's and visitor's papers, by agencies, in roundups.

Two tellings are compared where they have a pair of regions in common and either a day or a person. Days that are told decide
most: one visit has one time. Where a page tells none, people on both sides and places must speak for it, and where a pair of
regions met more than once, the best agreement wins and rules the others out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zuotan.knowledge.regions import gazetteer
from zuotan.model import Region
from zuotan.resolution.copies import Signature, likeness
from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seen import VisitSeen, codes

SLACK = 1
"""Days by which two outlets may differ on one visit (the day of arrival, the day of the talks)."""
ENOUGH = 2.0
"""The weight of agreement from which two tellings are one visit."""
LONG = 14
"""Days told of one visit at most; a longer span is a bound, not a visit."""


def gather(
    visits: Sequence[VisitSeen],
    copied: Partition,
    signatures: Mapping[str, Signature],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> Partition:
    """The tellings put together that tell one visit. ``copied`` are pages with the same report, by their names."""
    by_name = {visit.id: visit for visit in visits}
    found = Partition(by_name, together, apart)
    weighed = [
        (weight, one, other)
        for one, other in pairs(visits)
        if (weight := agreement(by_name[one], by_name[other], copied, signatures)) >= ENOUGH
    ]
    weighed.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    for _, one, other in weighed:
        if found.find(one) != found.find(other) and all(
            compatible(by_name[a], by_name[b]) for a in found.members(one) for b in found.members(other)
        ):
            found.join(one, other)
    return found


def pairs(visits: Sequence[VisitSeen]) -> Iterator[Pair]:
    """Pairs of tellings worth a look, each once: alike in provinces, and in a day or a person."""
    buckets: defaultdict[tuple[str | int, ...], list[str]] = defaultdict(list)
    for visit in visits:
        route = (provinces(visit.visitors), provinces(visit.hosts))
        if visit.dated:
            for day in range(visit.first - SLACK, min(visit.last, visit.first + LONG) + SLACK + 1):
                buckets[*route, day].append(visit.id)
        for person in visit.people:
            if person.side != "third":
                buckets[*route, person.name].append(visit.id)
    seen: set[Pair] = set()
    for names in buckets.values():
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                pair = (one, other) if one < other else (other, one)
                if one != other and pair not in seen:
                    seen.add(pair)
                    yield pair


def provinces(regions: Iterable[Region]) -> str:
    """The provinces of regions, as one word."""
    return "+".join(sorted({region.code[:2] for region in regions}))


def agreement(
    one: VisitSeen, other: VisitSeen, copied: Partition, signatures: Mapping[str, Signature]
) -> float:
    """How much speaks for two tellings being one visit; negative where something speaks against it."""
    if one.page == other.page or not compatible(one, other):
        return -1.0
    if copied.find(one.page) == copied.find(other.page):
        return (
            100.0
            if codes(one.visitors) == codes(other.visitors) and codes(one.hosts) == codes(other.hosts)
            else -1.0
        )
    weight = 1.0 if same_route(one, other) else 0.5
    if one.dated and other.dated:
        weight += 1.0
    shared = {(p.name, p.side) for p in one.people} & {(p.name, p.side) for p in other.people}
    weight += min(len(shared), 6) * 0.5
    weight += min(len(set(one.stops) & set(other.stops)), 4) * 0.5
    weight += 2.0 * likeness(signatures.get(one.page, ()), signatures.get(other.page, ()))
    if not shared and one.people and other.people:
        weight -= 1.0
    return weight


def same_route(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether both tellings name the same visitors and hosts."""
    return codes(one.visitors) == codes(other.visitors) and codes(one.hosts) == codes(other.hosts)


def compatible(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether two tellings can be one visit: their times meet, their regions hold one another, their heads are not two."""
    slack = SLACK if one.dated and other.dated else 0
    if one.first > other.last + slack or other.first > one.last + slack:
        return False
    if not (
        nested(codes(one.visitors), codes(other.visitors)) and nested(codes(one.hosts), codes(other.hosts))
    ):
        return False
    return not rival_heads(one, other)


def nested(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each region of the smaller side is, holds or lies in one of the larger side."""
    smaller, larger = sorted((one, other), key=len)
    return all(any(related(a, b) for b in larger) for a in smaller)


def related(one: str, other: str) -> bool:
    """Whether two codes are one region's, or one region contains the other."""
    contains = gazetteer().contains
    return one == other or contains(one, other) or contains(other, one)


def rival_heads(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether two delegations are told: each has a head whom the other does not know, and nobody is on both."""
    mine = {p.name for p in one.people if p.side == "visitor"}
    yours = {p.name for p in other.people if p.side == "visitor"}
    return bool(mine and yours) and mine.isdisjoint(yours)
