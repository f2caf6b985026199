"""Makes people of holders: whose region each office is, how the office reads with its region, and which side a person is on.

An office without a region takes it from the list it stands in (河北省委书记某某，省长某某: both of Hebei) or from the page's home;
where both could be meant, a post that only one person can hold decides. Source of the conventions: the contract of the
record (offices with the region made explicit, one office an entry).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from zuotan.knowledge.regions import Entry, Gazetteer
from zuotan.model import Side
from zuotan.reading.holders import Holder
from zuotan.reading.institutions import institution
from zuotan.reading.joint_lists import first_of_second, known_regions
from zuotan.reading.led import led_regions
from zuotan.reading.levels import at_level, holds, stems
from zuotan.reading.offices import TOWNS, Office
from zuotan.reading.places import Places
from zuotan.reading.seats import (
    ABROAD,
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
)
from zuotan.reading.sides import Sides
from zuotan.reading.sole_posts import LIST_MARKS, SolePosts

TRAVELLING = ("随团", "随行", "随访")
"""Before the office of one who travels with the delegation."""

OWN = ("我", "本")
"""Before a level told twice, of the page's home (我市市政府副市长)."""


ZONE = re.compile(
    r"[一-鿿]{2,16}?(?:开发区|高新区|经开区|产业区|保税区|示范区|合作区|实验区|试验区|新区)(?=党工委|管委会)"
)
TOWN = re.compile(r"[一-鿿]{1,5}[镇乡](?=党委|党工委|政府|人民政府|人大|纪委|$)")


class Draft(Struct, frozen=True):
    """A person as first read: name, side, seats, where the name stands."""

    name: str
    side: Side
    seats: tuple[Seat, ...]
    span: tuple[int, int]
    joint: bool = False


class PeopleFinder:
    """Resolves the offices of the holders of one page."""

    __slots__ = (
        "_hosts",
        "_posts",
        "_town",
        "_visitors",
        "_zone_code",
        "_zone_told",
        "gazetteer",
        "places",
        "sides",
        "text",
    )

    def __init__(self, places: Places, sides: Sides) -> None:
        self.places = places
        self.text = places.text
        self.gazetteer: Gazetteer = places.gazetteer
        self.sides = sides
        self._visitors, self._hosts = stems(sides.visitors), stems(sides.hosts)
        self._posts = SolePosts((), self.region, self.gazetteer)
        self._town: Seat | None = None
        self._zone_told = self._zone_code = ""

    def drafts(self, holders: Sequence[Holder]) -> list[Draft]:
        """The people of the holders, in order."""
        self._posts = SolePosts(holders, self.region, self.gazetteer)
        found: list[Draft] = []
        led = led_regions(self.places, holders)
        context, reach = "", 0
        seats: tuple[Seat, ...] = ()
        chain: tuple[Office, ...] = ()
        side: Side = "third"
        for index, holder in enumerate(holders):
            if holder.offices is not chain and holder.offices != chain:
                start = holder.offices[0].start
                if self._breaks(reach, start):
                    context = self._zone_told = ""
                elif self._turns_home(reach, start):
                    context = ""
                home = self.sides.home
                if context and home and self._posts.turns(self.text, holders[index:], context, home):
                    context = ""
                context = led.get(holder.start, context)
                listed = bool(seats) and self.text[reach:start] in LIST_MARKS
                seats = self.seats(holder.offices, context, seats[-1] if listed else None)
                chain, side = holder.offices, self.side(seats)
                context = self._context(seats, context)
            found.append(Draft(holder.name, side, seats, (holder.start, holder.end), bool(chain[0].joint)))
            reach = holder.end
        return self._parted(found)

    def _context(self, seats: Sequence[Seat], context: str) -> str:
        """The region that holds for the offices that follow in the sentence: the last one named, or meant against it."""
        for seat in seats:
            office = seat.office
            if not seat.code:
                continue
            named = self.text[office.start] in "我本" or (office.regions and not office.body.endswith(ABROAD))
            if named or (
                office.level
                and context
                and at_level(self.gazetteer, context, office.level) not in ("", seat.code)
            ):
                context = seat.code
            if named and "区" in seat.text and (zone := ZONE.match(seat.text)):
                self._zone_told = zone[0]
                self._zone_code = seat.code
        return context

    def _parted(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts, those of joint lists with the region that each belongs to."""
        if not any(draft.joint for draft in drafts):
            return drafts
        serving: dict[str, set[str]] = {}
        for draft in drafts:
            if not draft.joint:
                serving.setdefault(draft.name, set()).update(seat.code for seat in draft.seats if seat.code)
        found: list[Draft] = []
        for _, group in groupby(drafts, key=lambda draft: draft.seats[0].office if draft.joint else draft):
            listed = list(group)
            if listed[0].joint:
                listed = self._part(listed, serving)
            found += listed
        return found

    def _part(self, listed: list[Draft], serving: Mapping[str, Collection[str]]) -> list[Draft]:
        """The drafts of one joint list, the first of them given to the region named first."""
        second = listed[0].seats[0]
        office = replace(second.office, regions=second.office.joint, joint=())
        (first,) = self.seats((office,), "")
        cut = first_of_second(
            [draft.name for draft in listed],
            first.code,
            second.code,
            lambda name: known_regions(name) | frozenset(serving.get(name, ())),
        )
        return [
            replace(draft, seats=(first,), side=self.side((first,))) if index < cut else draft
            for index, draft in enumerate(listed)
        ]

    def _breaks(self, before: int, after: int) -> bool:
        between = self.text[before:after]
        return any(mark in between for mark in "。；！？\n;")

    def _turns_home(self, before: int, after: int) -> bool:
        """Whether the text comes to the page's home between two offices (来我市考察，市委书记…)."""
        home = self.sides.home
        return bool(home) and any(
            place.level or place.code == home for place in self.places.between(before, after)
        )

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
            if listed and not found and bare(office) and (sibling := sibling_of(office, listed)):
                found.append(sibling)
            elif listed and not found and (beside := bureau_beside(office, listed)):
                found.append(beside)
            else:
                found.append(self._seat(office, before, context))
        return tuple(seat for seat in found if not of_delegation(seat.office)) or tuple(found)

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

    def _of_zone(self, office: Office, follows: bool) -> Seat | None:
        """An office of a zone: of that whose name ends with its level word (某市开发区党委委员), or of the one that the page tells;
        None where it is of none."""
        place = self.places.at(office.start)
        ended = place is not None and place.end == office.start + 1 and place.part.endswith("区")
        if place and ended and not office.regions:
            return Seat(place.code, place.part + office.body + office.post, place.part, office)
        if not zonal(office, follows) or not (zone := self._zone_told or self._zone()):
            return None
        code = self._zone_code if zone == self._zone_told else self.places.parts[zone]
        return Seat(code, zone + office.body.removeprefix("区") + office.post, zone, office)

    def _zone(self) -> str:
        """The zone (开发区) of the home region that the page names, in full; empty where it names none."""
        parts = self.places.parts.items()
        zones = [part for part, code in parts if code == self.sides.home and part.endswith("区")]
        return max(zones, key=len, default="")

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
            return self._posts.chosen(office, near, home)
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

    def side(self, seats: Sequence[Seat]) -> Side:
        """The side of a person with these offices."""
        start = seats[0].office.start
        before = self.text[max(0, start - 4) : start]
        if "随" in before and any(word in before for word in TRAVELLING):
            return "visitor"
        if all(seat.office.kind == "weak" for seat in seats):
            return "third"
        stationed = [seat for seat in seats if not seat.office.body.endswith(ABROAD)]
        codes = [seat.code for seat in stationed or seats if seat.code]
        if not codes and self.sides.nameless and any(seat.office.level for seat in seats):
            return self.sides.nameless
        for code in codes:
            if code.startswith(self._visitors):
                return "visitor"
            if code.startswith(self._hosts):
                return "host"
        for code in codes:
            if holds(self.gazetteer, code, self.sides.visitors):
                return "visitor"
            if holds(self.gazetteer, code, self.sides.hosts):
                return "host"
        return "third"
