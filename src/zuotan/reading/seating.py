"""Makes the region of each office explicit: which region an office is of, and how it reads with that region's name.

An office without a region takes it from the list it stands in (河北省委书记某某，省长某某: both of Hebei) or from the page's home;
where both could be meant, a post that only one person can hold decides. Source of the conventions: the contract of the
record (offices with the region made explicit, one office an entry).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from zuotan.knowledge.regions import Entry, Gazetteer
from zuotan.reading.holders import Holder
from zuotan.reading.institutions import institution
from zuotan.reading.levels import at_level
from zuotan.reading.offices import TOWNS, Office
from zuotan.reading.places import Places
from zuotan.reading.seats import (
    CORPS,
    GOVERNMENT,
    PARTY,
    PARTY_PARTS,
    Seat,
    as_told,
    bare,
    bureau_beside,
    inherited,
    join,
    of_delegation,
    sibling_of,
    told,
    zonal,
    zone_beside,
)
from zuotan.reading.sides import Sides
from zuotan.reading.sole_posts import SolePosts

OWN = ("我", "本")
"""Before a level told twice, of the page's home (我市市政府副市长)."""

TOWN = re.compile(r"[一-鿿]{1,5}[镇乡](?=党委|党工委|政府|人民政府|人大|纪委|$)")


class Seating:
    """Finds the seats of the offices of one page; remembers the zone and the town last told."""

    __slots__ = ("_town", "gazetteer", "places", "posts", "sides", "text", "zone")

    def __init__(self, places: Places, sides: Sides, holders: Sequence[Holder]) -> None:
        self.places = places
        self.text = places.text
        self.gazetteer: Gazetteer = places.gazetteer
        self.sides = sides
        self.zone: tuple[str, str] | None = None
        self._town: Seat | None = None
        self.posts = SolePosts(holders, self.region, self.gazetteer)

    def _principal(self, code: str) -> bool:
        return code in self.sides.visitors or code in self.sides.hosts or code == self.sides.home

    def region(self, office: Office) -> Entry | None:
        """The region that an office names: the innermost of its chain."""
        entry: Entry | None = None
        for _, _, word in office.regions:
            inner = self.places.inside(word, entry.code) if entry else None
            entry = inner or self.places.resolve(word) or entry
        return entry

    def seats(self, offices: Sequence[Office], context: str, listed: Seat | None = None) -> tuple[Seat, ...]:
        """The chain of offices of one person, each with its region made explicit.

        ``listed`` is the last office of the person just before in a list: a bare post shares its body (省政协副主席某某，副主席某某).
        """
        found: list[Seat] = []
        for office in offices:
            before = found[-1] if found else None
            if office.body.endswith(PARTY_PARTS):
                before = next(
                    (seat for seat in reversed(found) if seat.office.body.startswith(PARTY)), before
                )
            beside = self._beside(office, listed) if listed and not found else None
            found.append(beside or self._seat(office, before, context))
        return tuple(seat for seat in found if not of_delegation(seat.office)) or tuple(found)

    def _beside(self, office: Office, listed: Seat) -> Seat | None:
        """The seat of an office that takes its region from the office just before in a list; None where it takes none."""
        sibling = sibling_of(office, listed) if bare(office) else None
        return sibling or bureau_beside(office, listed) or zone_beside(self.text, office, listed)

    def _seat(self, office: Office, before: Seat | None, context: str) -> Seat:
        if found := TOWN.match(office.body):
            self._town = Seat(self._town_code(office, found[0]), found[0], found[0], office)
            return replace(self._town, text=office.body + office.post)
        if zoned := self._of_zone(office, bool(before)):
            return zoned
        if office.level in TOWNS and not office.regions and self._town:
            town = replace(self._town, office=office)
            return replace(town, text=town.prefix + office.body + office.post)
        if office.regions:
            entry = self.region(office)
            if entry is None:
                return Seat("", as_told(self.text, office), "", office)
            stated = office.regions[-1][2]
            if office.level and stated.endswith(office.level) and self._doubled(office):
                return Seat(entry.code, entry.name + office.level + office.body + office.post, stated, office)
            if office.level and not stated.endswith(office.level):
                stated = (
                    stated + office.level
                    if office.level in ("州", "县", "旗") and len(stated) > 1
                    else entry.name
                )
            elif (
                stated == entry.name
                or len(stated) < 3
                or not stated.endswith(("省", "市", "县", "区", "旗", "州", "盟"))
            ):
                stated = (
                    entry.name
                    if not office.body or office.level or office.kind == "group" or self._official(office)
                    else stated
                )
            return Seat(entry.code, join(stated, office), stated, office)
        if office.level == "兵团":
            return Seat("650000", join(CORPS, office), CORPS, office)
        if office.level:
            code = self._bare(office, before, context)
            if not code:
                return Seat("", as_told(self.text, office), "", office)
            name = self.places.called(code)
            if before and before.code == code:
                name = before.prefix or name
            return Seat(code, join(name, office), name, office)
        if before and before.prefix:
            return inherited(self.text, office, before)
        return Seat("", institution(self.text, office) + told(as_told(self.text, office)), "", office)

    def leader(self, code: str, office: Office) -> Seat:
        """The seat of a leader of one side in a list of both sides' leaders."""
        name = self.gazetteer.region(code).name
        return Seat(code, name + office.body + office.post, name, office)

    def _of_zone(self, office: Office, follows: bool) -> Seat | None:
        """An office of a zone: of that whose name ends with its level word (某市开发区党委委员), or of the one that the page tells;
        None where it is of none."""
        place = self.places.at(office.start)
        ended = place is not None and place.end == office.start + 1 and place.part.endswith("区")
        if place and ended and not office.regions:
            return Seat(place.code, place.part + office.body + office.post, place.part, office)
        if not zonal(office, follows) or not (named := self.zone or self._zone()):
            return None
        zone, code = named
        return Seat(code, zone + office.body.removeprefix("区") + office.post, zone, office)

    def _zone(self) -> tuple[str, str] | None:
        """The zone (开发区) of the home region that the page names, in full, and its region's code; None where it names none."""
        parts = self.places.parts.items()
        zones = [(part, code) for part, code in parts if code == self.sides.home and part.endswith("区")]
        return max(zones, key=lambda zone: len(zone[0]), default=None)

    def _town_code(self, office: Office, town: str) -> str:
        """The region that a town belongs to: as told with the office, or where the page names the two together."""
        if office.regions:
            entry = self.region(office)
            return entry.code if entry else ""
        return self.places.parts.get(town) or self.sides.home

    def _doubled(self, office: Office) -> bool:
        """Whether the level is told twice (浦东新区区委书记)."""
        at = office.regions[-1][1]
        return (
            len(office.level) == 1
            and self.text.startswith(office.level + office.body, at)
            and bool(office.body)
        )

    @staticmethod
    def _official(office: Office) -> bool:
        return office.body in ("", *GOVERNMENT) or office.body.startswith(("人大", "政协", "党委", "委"))

    def _bare(self, office: Office, before: Seat | None, context: str) -> str:
        """The region of an office that names only its level."""
        level = office.level
        own = office.start - 1 - len(level)
        if self.text[office.start] in "我本" or (
            own >= 0 and self.text.startswith(OWN, own) and self.text.startswith(level, own + 1)
        ):
            return at_level(self.gazetteer, self.sides.home, level) if self.sides.home else ""
        if before and before.code and (code := at_level(self.gazetteer, before.code, level)):
            return code
        near = at_level(self.gazetteer, context, level) if context else ""
        if self.sides.nameless:
            return near
        home = at_level(self.gazetteer, self.sides.home, level) if self.sides.home else ""
        if near and home and near != home:
            if near != context and home == self.sides.home and not self._principal(near):
                return home
            return self.posts.chosen(office, near, home)
        if near or home:
            return near or home
        if within := self._named_within(self.sides.home, level):
            return within
        fitting = [
            each
            for code in (*self.sides.hosts, *self.sides.visitors)
            if (each := at_level(self.gazetteer, code, level))
        ]
        return next((each for each in fitting if self._principal(each)), fitting[0] if fitting else "")

    def _named_within(self, outer: str, level: str) -> str:
        """The region of a level inside the page's home that the text names most: a city's paper tells of its district's 区长."""
        if not outer or any(at_level(self.gazetteer, code, level) == code for code in self.sides.hosts):
            return ""
        counts = Counter(
            place.code
            for place in self.places.found
            if place.code and place.code != outer and self.gazetteer.contains(outer, place.code)
        )
        return next(
            (
                code
                for code, n in counts.most_common()
                if n > 1 and at_level(self.gazetteer, code, level) == code
            ),
            "",
        )
