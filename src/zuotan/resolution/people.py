"""Finds who is one person: across pages, through offices held one after another, with namesakes kept apart.

What is told of a name in one region makes a stint (任职段); stints of one name are compared by their regions and times. Officials of China
mostly rise within one province, so a name in the same province is one person unless it is a common one; those who lead a
province move between provinces, and are one person where both offices lead a province and the name is known or rare. Nobody is in two
places on one day, and a page that tells of two people of one name means two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from zuotan.knowledge.names import surname_length
from zuotan.knowledge.tables import rows
from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seats import Seat, seat_of
from zuotan.resolution.seen import VisitSeen, codes
from zuotan.resolution.visits import related

LEADERS = "领导"

COMMON = 4
"""Provinces in which a name is seen from which it is too common to say much."""


class Sighting(Struct, frozen=True):
    """A person as one page tells of one visit: days (ordinals) between which it was, and the offices as seats."""

    id: str
    name: str
    page: str
    visit: str
    side: str
    dated: bool
    first: int
    last: int
    seats: tuple[Seat, ...]
    sides: frozenset[str] = frozenset()
    """The codes of all regions that take part in the visit."""

    @property
    def listed(self) -> bool:
        """Whether the person is only one of a list of leaders, which may hold leaders of both sides (两省市领导甲、乙、丙)."""
        return all(seat.tail == LEADERS for seat in self.seats)

    @property
    def region(self) -> str:
        """The code of the first office that names a region; else the first office itself."""
        return next((seat.code for seat in self.seats if seat.code), self.seats[0].tail if self.seats else "")


class Stint(Struct, frozen=True):
    """The sightings of one name in one region: never two of one page's visit."""

    sightings: tuple[Sighting, ...]

    @property
    def id(self) -> str:
        """The least name of its sightings."""
        return self.sightings[0].id

    @property
    def codes(self) -> frozenset[str]:
        """The regions of its offices."""
        return frozenset(seat.code for each in self.sightings for seat in each.seats if seat.code)

    @property
    def leads_province(self) -> bool:
        """Whether an office is one of the first of a province."""
        return any(seat.sole and seat.code.endswith("0000") for each in self.sightings for seat in each.seats)


def sightings(visits: Iterable[VisitSeen], told: Partition) -> list[Sighting]:
    """The people of all visits; days are those of the visit as its best dated telling has them."""
    held = list(visits)
    days: dict[str, tuple[bool, int, int]] = {}
    for visit in held:
        cluster = told.find(visit.id)
        dated, first, last = days.get(cluster, (visit.dated, visit.first, visit.last))
        if visit.dated == dated:
            days[cluster] = (dated, max(first, visit.first), min(last, visit.last))
        elif visit.dated:
            days[cluster] = (True, visit.first, visit.last)
    return [
        Sighting(
            person.id,
            person.name,
            visit.page,
            told.find(visit.id),
            person.side,
            *days[told.find(visit.id)],
            tuple(map(seat_of, person.offices)),
            codes(visit.visitors) | codes(visit.hosts),
        )
        for visit in held
        for person in visit.people
    ]


def identify(
    seen: Sequence[Sighting], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Partition:
    """The sightings put together that are of one person."""
    decided = list(apart)
    found = Partition((each.id for each in seen), together, decided)
    parted = {name for pair in decided for name in pair}
    by_name: defaultdict[str, list[Sighting]] = defaultdict(list)
    for each in seen:
        by_name[each.name].append(each)
    for group in by_name.values():
        _join_stints(found, stints(group, parted))
    _join_misprints(found, seen)
    return found


def stints(group: Iterable[Sighting], parted: Iterable[str] = ()) -> list[Stint]:
    """The stints of one name. Sightings in ``parted`` (split off by a person's decision) make stints of their own."""
    alone = frozenset(parted)
    places: defaultdict[tuple[str, int], list[Sighting]] = defaultdict(list)
    taken: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for each in sorted(group, key=lambda one: one.id):
        nth = taken[each.page, each.visit, each.region]
        taken[each.page, each.visit, each.region] += 1
        places[each.id if each.id in alone else each.region, nth].append(each)
    return [Stint(tuple(each)) for _, each in sorted(places.items())]


def _join_stints(found: Partition, group: Sequence[Stint]) -> None:
    """Puts together the stints of one person: the surest first, and never two that exclude each other."""
    by_id = {stint.id: stint for stint in group}
    for stint in group:
        for each in stint.sightings[1:]:
            found.join(stint.id, each.id)
    common = len({code[:2] for stint in group for code in stint.codes}) >= COMMON
    weighed = [
        (-kinship(one, other, common), one.id, other.id)
        for one, other in combinations(group, 2)
        if kinship(one, other, common)
    ]
    joined = {stint.id: {stint.id} for stint in group}
    for _, one, other in sorted(weighed):
        mine, yours = joined[one], joined[other]
        if mine is yours or any(exclusive(by_id[a], by_id[b]) for a in mine for b in yours):
            continue
        if found.join(one, other):
            mine |= yours
            for stint_id in yours:
                joined[stint_id] = mine


def kinship(one: Stint, other: Stint, common: bool) -> int:
    """How surely two stints of one name are one person's: 0 for not at all, 4 at most."""
    if exclusive(one, other):
        return 0
    if any(a.visit == b.visit and a.side == b.side for a in one.sightings for b in other.sightings):
        return 4
    mine, yours = one.codes, other.codes
    if mine & yours:
        return 3
    if any(related(a, b) for a in mine for b in yours):
        return 2
    if {code[:2] for code in mine} & {code[:2] for code in yours}:
        return 0 if common else 1
    if _misplaced(one, yours) or _misplaced(other, mine):
        return 0 if common else 1
    return int(one.leads_province and other.leads_province and _career(one, other))


def _misplaced(stint: Stint, regions: frozenset[str]) -> bool:
    """Whether a stint is known from lists alone, at visits that one of the regions takes part in: a list of leaders of both
    sides may have been parted in the wrong place."""
    return all(each.listed and each.sides & regions for each in stint.sightings)


def exclusive(one: Stint, other: Stint) -> bool:
    """Whether two stints cannot be one person's: told apart on one page, or elsewhere on the same day."""
    apart = not any(related(a, b) for a in one.codes for b in other.codes)
    for a in one.sightings:
        for b in other.sightings:
            if a.page == b.page and a.visit == b.visit:
                return True
            if (
                apart
                and a.dated
                and b.dated
                and a.first <= b.last
                and b.first <= a.last
                and one.codes
                and other.codes
            ):
                return True
            if a.visit == b.visit and a.side != b.side:
                return True
    return False


def _career(one: Stint, other: Stint) -> bool:
    """Whether the table of leaders has the name in both provinces, or the name is so rare that one person bears it."""
    name = one.sightings[0].name
    provinces = {code for code in one.codes | other.codes if code.endswith("0000")}
    return provinces <= _led().get(name, frozenset()) or len(name) > 2 + (surname_length(name) == 2)


@cache
def _led() -> dict[str, frozenset[str]]:
    """The regions that each leader of the table has led."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("leaders"):
        found[row["name"]].add(row["code"])
    return {name: frozenset(codes) for name, codes in found.items()}


def _join_misprints(found: Partition, seen: Sequence[Sighting]) -> None:
    """Puts together two spellings of one name (a misprint, a variant character): one visit, one side, an office that one
    person holds, and names of one length that differ in a single character."""
    holders: defaultdict[tuple[str, str, Seat], list[Sighting]] = defaultdict(list)
    for each in seen:
        for seat in each.seats:
            if seat.sole:
                holders[each.visit, each.side, seat].append(each)
    for group in holders.values():
        for one, other in combinations(sorted(group, key=lambda each: each.id), 2):
            alike = len(one.name) == len(other.name) and Levenshtein.distance(one.name, other.name) == 1
            if alike and one.page != other.page:
                found.join(one.id, other.id)
