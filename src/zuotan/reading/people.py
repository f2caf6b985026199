"""Makes people of holders: who they are, which offices they hold, and which side they are on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from zuotan.knowledge.regions import Gazetteer
from zuotan.model import Side
from zuotan.reading.holders import Holder
from zuotan.reading.joint_lists import Serves, first_of_second, known_regions, shared_by
from zuotan.reading.led import led_regions
from zuotan.reading.levels import at_level, holds, stems
from zuotan.reading.name_rows import NameRow
from zuotan.reading.offices import Office
from zuotan.reading.places import Places
from zuotan.reading.seating import Seating
from zuotan.reading.seats import ABROAD, Seat
from zuotan.reading.sides import Sides
from zuotan.reading.sole_posts import LIST_MARKS

TRAVELLING = ("随团", "随行", "随访")
"""Before the office of one who travels with the delegation."""

ZONE = re.compile(
    r"[一-鿿]{2,16}?(?:开发区|高新区|经开区|产业区|保税区|示范区|合作区|实验区|试验区|新区)(?=党工委|管委会)"
)


class Draft(Struct, frozen=True):
    """A person as first read: name, side, seats, where the name stands."""

    name: str
    side: Side
    seats: tuple[Seat, ...]
    span: tuple[int, int]
    joint: bool = False


class PeopleFinder:
    """Resolves the offices of the holders of one page."""

    __slots__ = ("_hosts", "_visitors", "gazetteer", "places", "sides", "text")

    def __init__(self, places: Places, sides: Sides) -> None:
        self.places = places
        self.text = places.text
        self.gazetteer: Gazetteer = places.gazetteer
        self.sides = sides
        self._visitors, self._hosts = stems(sides.visitors), stems(sides.hosts)

    def drafts(self, holders: Sequence[Holder], rows: Sequence[NameRow] = ()) -> list[Draft]:
        """The people of the holders, in order, then those of ``rows`` who hold no office that the page tells."""
        seating = Seating(self.places, self.sides, holders)
        found: list[Draft] = []
        led = led_regions(self.places, holders)
        context, reach = "", 0
        seats: tuple[Seat, ...] = ()
        chain: tuple[Office, ...] = ()
        side: Side = "third"
        home = self.sides.home
        for index, holder in enumerate(holders):
            if holder.offices is not chain and holder.offices != chain:
                start = holder.offices[0].start
                if self._breaks(reach, start):
                    context, seating.zone = "", None
                elif self._turns_home(reach, start):
                    context = ""
                if context and home and seating.posts.turns(self.text, holders[index:], context, home):
                    context = ""
                context = led.get(holder.start, context)
                listed = bool(seats) and self.text[reach:start] in LIST_MARKS
                seats = seating.seats(holder.offices, context, seats[-1] if listed else None)
                chain, side = holder.offices, self.side(seats)
                context = self._context(seats, context)
                seating.zone = self._zone(seats) or seating.zone
            joint = bool(chain[0].joint) or chain[0].shared
            found.append(Draft(holder.name, side, seats, (holder.start, holder.end), joint))
            reach = max(reach, holder.end)
        if self.sides.visitors and any(draft.joint for draft in found):
            found = self._parted(found, seating)
        return found + self._beside(found, rows) if rows else found

    def _beside(self, drafts: Sequence[Draft], rows: Sequence[NameRow]) -> list[Draft]:
        """The people whom only rows of names tell, on the side of those of their row whom the page names elsewhere."""
        sides: dict[str, Side] = {draft.name: draft.side for draft in drafts}
        found: list[Draft] = []
        for row in rows:
            names = [self.text[low:high] for low, high in row.names]
            known = Counter(sides[name] for name in names if sides.get(name, "third") != "third")
            side = known.most_common(1)[0][0] if known else self._home_side() or row.side or "host"
            for name, span in zip(names, row.names, strict=True):
                if name not in sides:
                    sides[name] = side
                    found.append(Draft(name, side, (), span))
        return found

    def _home_side(self) -> Side | None:
        """The side from which the page speaks: only its own people does a paper name without an office."""
        if self.sides.home in self.sides.visitors:
            return "visitor"
        return "host" if self.sides.home in self.sides.hosts else None

    def _context(self, seats: Sequence[Seat], context: str) -> str:
        """The region that holds for the offices that follow in the sentence: the last one named, or meant against it."""
        for seat in seats:
            office = seat.office
            if seat.code and (
                self._named(office)
                or (
                    office.level
                    and context
                    and at_level(self.gazetteer, context, office.level) not in ("", seat.code)
                )
            ):
                context = seat.code
        return context

    def _named(self, office: Office) -> bool:
        """Whether an office names the region of those that follow."""
        return self.text[office.start] in "我本" or (
            bool(office.regions) and not office.body.endswith(ABROAD)
        )

    def _zone(self, seats: Sequence[Seat]) -> tuple[str, str] | None:
        """The zone that an office names, with its region's code: it holds for 党工委 and 管委会 that follow."""
        zone = None
        for seat in seats:
            if (
                seat.code
                and "区" in seat.text
                and self._named(seat.office)
                and (told := ZONE.match(seat.text))
            ):
                zone = told[0], seat.code
        return zone

    def _parted(self, drafts: Sequence[Draft], seating: Seating) -> list[Draft]:
        """The drafts, those of joint lists with the region that each belongs to."""
        serving: dict[str, set[str]] = {}
        for draft in drafts:
            if not draft.joint:
                serving.setdefault(draft.name, set()).update(seat.code for seat in draft.seats if seat.code)

        def serves(name: str) -> frozenset[str]:
            return known_regions(name) | frozenset(serving.get(name, ()))

        found: list[Draft] = []
        for _, group in groupby(drafts, key=lambda draft: draft.seats[0].office if draft.joint else draft):
            listed = list(group)
            if listed[0].joint:
                listed = self._part(listed, seating, serves)
            found += listed
        return found

    def _part(self, listed: list[Draft], seating: Seating, serves: Serves) -> list[Draft]:
        """The drafts of one joint list, each with the region that it is given to."""
        office = listed[0].seats[0].office
        names = [draft.name for draft in listed]
        if office.shared:
            pauses = [
                index
                for index in range(1, len(listed))
                if "，" in self.text[listed[index - 1].span[1] : listed[index].span[0]]
            ]
            cut, codes = shared_by(names, self._in_order(), serves, pauses)
            first, second = (seating.leader(code, office) for code in codes)
        else:
            (first,) = seating.seats((replace(office, regions=office.joint, joint=()),), "")
            second = listed[0].seats[0]
            cut = first_of_second(names, first.code, second.code, serves)
        return [
            replace(draft, seats=(seat,), side=self.side((seat,)))
            for draft, seat in zip(listed, [first] * cut + [second] * (len(listed) - cut), strict=True)
        ]

    def _in_order(self) -> tuple[str, str]:
        """The two sides, the one from which the page speaks first, else the host."""
        visitor, host = self.sides.visitors[0], self.sides.hosts[0]
        return (visitor, host) if self.sides.home == visitor else (host, visitor)

    def _breaks(self, before: int, after: int) -> bool:
        between = self.text[before:after]
        return any(mark in between for mark in "。；！？\n;")

    def _turns_home(self, before: int, after: int) -> bool:
        """Whether the text comes to the page's home between two offices (来我市考察，市委书记…)."""
        home = self.sides.home
        return bool(home) and any(
            place.level or place.code == home for place in self.places.between(before, after)
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
