"""Finds who is one person: across pages, through offices held one after another, with namesakes kept apart.

What is told of a name in one region makes a stint (任职段); stints of one name are compared by their regions and times. Officials of China
mostly rise within one province, so a name in the same province is one person unless it is a common one; those who lead a
province move between provinces, and are one person where the name is known to lead both, or is no common one. Nobody serves in two
regions at a time unless one holds the other, nobody who led a region is seen in a lesser one later, and a page that tells of two people
of one name means two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from zuotan.knowledge.leaders import regions_served
from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seats import Seat
from zuotan.resolution.seen import VisitSeen, codes
from zuotan.resolution.visits import related

LEADERS = "领导"

MUNICIPALITIES = ("11", "12", "31", "50")
"""The first digits of the codes of regions in the municipalities under the central government."""
COMMON = 4
"""Provinces in which a name is seen from which it is too common to say much; those that its bearer led do not count."""


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


class Stint:
    """The sightings of one name in one region: never two of one page's visit. What is asked of it often is gathered once."""

    __slots__ = ("sightings", "codes", "leads_province", "rooms", "present", "first", "last", "level", "led")

    def __init__(self, group: Sequence[Sighting]) -> None:
        self.sightings = group
        seats = {seat for each in group for seat in each.seats if seat.code}
        self.codes = frozenset(seat.code for seat in seats)
        """The regions of its offices."""
        self.leads_province = any(seat.sole and seat.code.endswith("0000") for seat in seats)
        """Whether an office is one of the first of a province."""
        self.rooms = frozenset((each.page, each.visit) for each in group)
        self.present = frozenset((each.visit, each.side) for each in group)
        dated = [each for each in group if each.dated]
        self.first = min((each.first for each in dated), default=None)
        """The ordinal of the first day on which it was surely seen."""
        self.last = max((each.last for each in dated), default=None)
        self.level = max((level(code) for code in self.codes), default=0)
        """The level of its highest region; see :func:`level`."""
        self.led = max((level(seat.code) for seat in seats if seat.sole), default=0)
        """The level of the highest region that it led."""

    @property
    def id(self) -> str:
        """The least name of its sightings."""
        return self.sightings[0].id


def level(code: str) -> int:
    """3 for a province, 2 for a prefecture or a district of a municipality, whose officials rank with those of prefectures, else 1."""
    if code.endswith("0000"):
        return 3
    return 2 if code.endswith("00") or code[:2] in MUNICIPALITIES else 1


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
            person.seats,
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
    return [Stint(each) for _, each in sorted(places.items())]


def _join_stints(found: Partition, group: Sequence[Stint]) -> None:
    """Puts together the stints of one person: the surest first, and never two that exclude each other."""
    by_id = {stint.id: stint for stint in group}
    for stint in group:
        for each in stint.sightings[1:]:
            found.join(stint.id, each.id)
    common = len({code[:2] for stint in group if not stint.leads_province for code in stint.codes}) >= COMMON
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
    if one.present & other.present:
        return 4
    if one.codes & other.codes:
        return 3
    if _related(one, other):
        return 2
    if {code[:2] for code in one.codes} & {code[:2] for code in other.codes}:
        return 0 if common else 1
    if _misplaced(one, other.codes) or _misplaced(other, one.codes):
        return 0 if common else 1
    return int(one.leads_province and other.leads_province and (not common or _both_led(one, other)))


def _misplaced(stint: Stint, regions: frozenset[str]) -> bool:
    """Whether a stint is known from lists alone, at visits that one of the regions takes part in: a list of leaders of both
    sides may have been parted in the wrong place."""
    return all(each.listed and each.sides & regions for each in stint.sightings)


def exclusive(one: Stint, other: Stint) -> bool:
    """Whether two stints cannot be one person's: told apart on one page, on the two sides of a visit, elsewhere at the same
    time, or too low after what came before. Two tellings of one person in one visit are one, whatever their offices."""
    if one.rooms & other.rooms:
        return True
    mine, yours = ({visit for visit, _ in stint.present} for stint in (one, other))
    if mine & yours:
        return not one.present & other.present
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    if not one.codes or not other.codes or _misplaced(one, other.codes) or _misplaced(other, one.codes):
        return False
    if one.first <= other.last and other.first <= one.last:
        return not _related(one, other)
    before, after = (one, other) if one.first < other.first else (other, one)
    return after.level < before.led or after.level < before.level - 1


def _related(one: Stint, other: Stint) -> bool:
    """Whether a region of the one is, holds or lies in a region of the other."""
    return any(related(a, b) for a in one.codes for b in other.codes)


def _both_led(one: Stint, other: Stint) -> bool:
    """Whether the name is known to have served in the provinces of both."""
    provinces = {code for code in one.codes | other.codes if code.endswith("0000")}
    return provinces <= regions_served().get(one.sightings[0].name, frozenset())


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
