"""Finds the reports that tell one visit: by host's and visitor's papers, by agencies, in roundups.

Two tellings are compared where they have a pair of regions in common and either a day or a person. Days that are told decide
most: one visit has one time. Where a page tells none, people on both sides and places must speak for it, and where a pair of
regions met more than once, the best agreement wins and rules the others out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from zuotan.knowledge.regions import gazetteer
from zuotan.model import Region
from zuotan.resolution.copies import Signature, likeness
from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seen import VisitSeen, codes

Route = tuple[str, str]
"""The provinces of the visitors and of the hosts."""
SLACK = 1
"""Days by which two outlets may differ on one visit (the day of arrival, the day of the talks)."""
ENOUGH = 2.0
"""The weight of agreement from which two tellings are one visit."""
CLOSE = 62
"""Days of bounds within which a pair of regions meets once, as a rule. Where a page leaves the time more open, the leaders who
are on every visit of their years say nothing: a site, words in common or most of the room must speak for it."""
SAME_ROOM, FEW = 0.6, 4
"""The share of the shorter list of people that two tellings of one visit have in common, and the fewest people that show it."""
OWN_WORDS = 0.3
"""The likeness of texts from which one follows the other, though it is no copy."""
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
    """Pairs of tellings worth a look, each once: alike in provinces, and at one time. Where one of them leaves its time open, a
    person of both must be told too."""
    routes: defaultdict[Route, list[VisitSeen]] = defaultdict(list)
    for visit in visits:
        routes[provinces(visit.visitors), provinces(visit.hosts)].append(visit)
    for group in routes.values():
        yield from _at_one_time([visit for visit in group if not _open(visit)])
        yield from _of_one_name(group)


def _open(visit: VisitSeen) -> bool:
    return not visit.dated or visit.last - visit.first > LONG


def _at_one_time(group: list[VisitSeen]) -> Iterator[Pair]:
    """Pairs of dated tellings whose days meet, give or take ``SLACK``."""
    group.sort(key=lambda visit: (visit.first, visit.id))
    for at, one in enumerate(group):
        for other in islice(group, at + 1, None):
            if other.first > one.last + SLACK:
                break
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _of_one_name(group: list[VisitSeen]) -> Iterator[Pair]:
    """Pairs of which at least one leaves its time open, and which tell of one name."""
    named: defaultdict[str, list[VisitSeen]] = defaultdict(list)
    for visit in group:
        for name in {person.name for person in visit.people if person.side != "third"}:
            named[name].append(visit)
    for one in group:
        if not _open(one):
            continue
        found = {
            other.id
            for person in one.people
            if person.side != "third"
            for other in named[person.name]
            if other.first <= one.last and one.first <= other.last and other.id != one.id
            if not _open(other) or one.id < other.id
        }
        for other_id in sorted(found):
            yield (one.id, other_id) if one.id < other_id else (other_id, one.id)


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
    stops = set(one.stops) & set(other.stops)
    alike = likeness(signatures.get(one.page, b""), signatures.get(other.page, b""))
    if not (meet_closely(one, other) or stops or alike >= OWN_WORDS):
        fewest = min(len(one.people), len(other.people))
        if fewest < FEW or len(shared) < SAME_ROOM * fewest:
            return -1.0
    weight += min(len(shared), 6) * 0.5 + min(len(stops), 4) * 0.5 + 2.0 * alike
    if not shared and one.people and other.people:
        weight -= 1.0
    return weight


def meet_closely(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether the times of both are known well enough to speak for one visit."""
    return max(one.last - one.first, other.last - other.first) <= CLOSE


def same_route(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether both tellings name the same visitors and hosts; a side without a name is no same side."""
    named = bool(one.visitors and one.hosts)
    return named and codes(one.visitors) == codes(other.visitors) and codes(one.hosts) == codes(other.hosts)


def compatible(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether two tellings can be one visit: their times meet, their regions hold one another, their heads are not two."""
    slack = SLACK if one.dated and other.dated else 0
    if one.first > other.last + slack or other.first > one.last + slack:
        return False
    if not (_in_season(one, other) and _in_season(other, one)):
        return False
    if not (
        nested(codes(one.visitors), codes(other.visitors)) and nested(codes(one.hosts), codes(other.hosts))
    ):
        return False
    return not rival_heads(one, other)


def _in_season(one: VisitSeen, other: VisitSeen) -> bool:
    """Whether the other's time, if it is close, falls on the month and day that the one gives without its year."""
    if one.season is None:
        return True
    if other.season is not None:
        return one.season[0] <= other.season[1] and other.season[0] <= one.season[1]
    if other.last - other.first > CLOSE:
        return True
    first, last = (date.fromordinal(day) for day in (other.first - SLACK, other.last + SLACK))
    start, end = one.season
    return any(
        f"{year}-{start}" <= last.isoformat() and first.isoformat() <= f"{year}-{end}"
        for year in {first.year, last.year}
    )


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
