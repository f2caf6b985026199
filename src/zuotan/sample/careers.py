"""Careers (任职) of the sample's world: who sat on which seat of which place, from term to term, and under which name.

Seats are filled in the order of days. Whoever leaves one is followed by a colleague of the place who rises, by a leader of a place
below it or beside it, in the first seats of a province by a leader of another province, or by a newcomer. Names collide on purpose:
some newcomers bear a name that is borne in another province, and now and then one bears the name of an official of the place's partner.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from heapq import heappop, heappush
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from zuotan.sample.names import Name, Names, real_names
from zuotan.sample.places import Place
from zuotan.sample.tables import chance

FIRST, LAST = date(2009, 1, 1), date(2025, 12, 31)
SECRETARY, CHIEF = 0, 1
MEMBERS = range(4, 10)
"""The seats of lesser rank; 0 to 3 are the secretary, the head of government, and the heads of congress and conference."""
SEATS = range(MEMBERS.stop)
TERM = (730, 2190)
"""Days of a term, least and most: two to six years."""
VACANT = (10, 60)
"""Days for which a seat can stand empty after who held it has risen."""
COMMON, PARTNERS = 0.12, 0.03
"""The share of newcomers with a name of the common ones, and with a name borne in the partner's rooms."""
STRANGERS = 0.85
"""The share of common names that are given only where nobody of the province bears them."""

Seat = tuple[str, int]
"""A place's code and the number of the seat there."""


class Term(Struct, frozen=True):
    """A person on a seat from one day to another."""

    name: Name
    start: date
    end: date


class Careers:
    """Who holds which seat on a day. ``partners`` gives for a place the code of the one that it meets every year."""

    def __init__(self, rng: Random, homes: Sequence[Place], partners: Mapping[str, str]) -> None:
        self._rng = rng
        self._homes = {home.code: home for home in homes}
        self._below: defaultdict[str, list[str]] = defaultdict(list)
        for home in homes:
            self._below[home.parent].append(home.code)
        self._partners = partners
        self._held: dict[Seat, tuple[Name, date]] = {}
        self._terms: defaultdict[Seat, list[Term]] = defaultdict(list)
        self._borne: defaultdict[str, set[str]] = defaultdict(set)
        self._common = _common_names(rng, len(homes))
        self._count = 0
        self._due: list[tuple[date, str, int, str]] = []
        self._run()

    def holder(self, code: str, seat: int, day: date) -> Term | None:
        """Who sat on the seat on the day; None where it stood empty."""
        terms = self._terms[code, seat]
        at = bisect_right(terms, day, key=lambda term: term.start) - 1
        return terms[at] if at >= 0 and day <= terms[at].end else None

    def _run(self) -> None:
        for code in self._homes:
            for seat in SEATS:
                self._sit((code, seat), self._newcomer(code), FIRST, self._rng.randint(200, TERM[1]))
        while self._due and self._due[0][0] <= LAST:
            day, code, seat, person = heappop(self._due)
            held = self._held.get((code, seat))
            if (held[0].person if held else "") == person:
                self._rise((code, seat), day)
                self._sit((code, seat), self._successor((code, seat), day), day)
        for seat_ in list(self._held):
            self._rise(seat_, LAST + timedelta(days=1))

    def _rise(self, seat: Seat, day: date) -> None:
        """Ends the term of who holds the seat."""
        held = self._held.pop(seat, None)
        if held and held[1] < day:
            self._terms[seat].append(Term(held[0], held[1], day - timedelta(days=1)))

    def _sit(self, seat: Seat, name: Name, day: date, length: int = 0) -> None:
        self._held[seat] = (name, day)
        self._borne[seat[0]].add(name.text)
        end = day + timedelta(days=length or self._rng.randint(*TERM))
        heappush(self._due, (end, *seat, name.person))

    def _successor(self, seat: Seat, day: date) -> Name:
        """Who follows on a seat: mostly someone who rises to it, whose own seat then stands empty for a while."""
        sources = [source for source in self._sources(seat) if self._free(source, seat[0], day)]
        if not sources or chance(self._rng, 0.25):
            return self._newcomer(seat[0])
        source = self._rng.choice(sources)
        name = self._held[source][0]
        self._rise(source, day)
        heappush(self._due, (day + timedelta(days=self._rng.randint(*VACANT)), *source, ""))
        return name

    def _free(self, source: Seat, code: str, day: date) -> bool:
        """Whether who holds the source has held it for a year, and bears no name that another bears in the new place."""
        held = self._held.get(source)
        if held is None or (day - held[1]).days < 365:
            return False
        return source[0] == code or held[0].text not in self._borne[code]

    def _sources(self, seat: Seat) -> list[Seat]:
        code, number = seat
        below = [(part, lead) for part in self._below[code] for lead in (SECRETARY, CHIEF)]
        members = [(code, member) for member in MEMBERS]
        beside = [(other, lead) for other in self._beside(code) for lead in (CHIEF, MEMBERS[0])]
        if number == SECRETARY:
            found = [(code, CHIEF)] * 3 + below + beside
        elif number == CHIEF:
            found = members + below + beside
        else:
            found = below
        if number in (SECRETARY, CHIEF) and code.endswith("0000"):
            others = [
                (other, lead)
                for other in self._homes
                if other.endswith("0000") and other != code
                for lead in (SECRETARY, CHIEF)
            ]
            found = found + self._rng.sample(others, min(len(others), 4))
        return found

    def _beside(self, code: str) -> list[str]:
        """Up to two other places of the level in the province."""
        home = self._homes[code]
        others = [
            other.code
            for other in self._homes.values()
            if other.level == home.level and other.code[:2] == code[:2] and other.code != code
        ]
        return self._rng.sample(others, min(len(others), 2))

    def _newcomer(self, code: str) -> Name:
        self._count += 1
        return replace(self._name(code), person=f"p{self._count:05d}")

    def _name(self, code: str) -> Name:
        drawn, taken = self._rng.random(), self._borne[code]
        if drawn < COMMON:
            everywhere = [text for text in self._common if text not in taken]
            strange = [text for text in everywhere if not self._known(text, code[:2])]
            choices = strange if chance(self._rng, STRANGERS) else everywhere
            if choices:
                return Name(self._rng.choice(choices))
        elif drawn < COMMON + PARTNERS and code in self._partners:
            theirs = [self._held.get((self._partners[code], member)) for member in MEMBERS]
            choices = [held[0].text for held in theirs if held and held[0].text not in taken]
            if choices:
                return Name(self._rng.choice(choices))
        while True:
            name = Names(self._rng).person(self._homes[code])
            if name.text not in taken:
                return name

    def _known(self, text: str, province: str) -> bool:
        return any(text in names for code, names in self._borne.items() if code[:2] == province)


def _common_names(rng: Random, places: int) -> tuple[str, ...]:
    """Names that many bear: a third as many as places."""
    found: dict[str, None] = {}
    while len(found) < places // 3 + 3:
        name = Names(rng).person()
        if 2 <= len(name.text) <= 3 and name.text not in real_names():
            found[name.text] = None
    return tuple(found)
