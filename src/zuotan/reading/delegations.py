"""Finds the delegations that a text names (代表团, 考察组, 某某一行) and whose each is."""

from __future__ import annotations

import re
from typing import NamedTuple

from zuotan.reading.leaders import HOME, NOWHERE, OUTSIDE, Leaders
from zuotan.reading.levels import at_level
from zuotan.reading.marks import Mark, Marks
from zuotan.reading.places import Place, Places
from zuotan.reading.sentences import Sentences

OUTSIDE_REACH = 14
"""A word that says whose a delegation is stands at most so many characters before it."""

FOREIGN_REACH, ABROAD_REACH = 3, 20
"""A part of a country is named at most so many characters after it; where a delegation goes, so many after the delegation."""

TOWARDS = ("对", "赴", "访问", "出访", "前往", "抵达", "访")

LED_REACH = 4
"""A leader without 率 stands at most so many characters before the delegation (某某等一行)."""

CONGRESS = re.compile(
    r"代表团(?:[^，。；]{0,6}(?:审议|讨论|分组会|全体会议)|开放日|驻地|的[^，。；]{0,8}代表(?!团))"
)
"""A delegation to a congress (全国人大, 党的代表大会): it sits and debates, and visits no region."""

GAMES = re.compile(r"运动会|[亚奥全残大]运会|锦标赛|运动员|火炬")
"""What a delegation of athletes goes to."""

DELEGATES = re.compile("代表们|代表大会|代表报到")
"""Those who make up a delegation to a congress."""

LEVEL_ENDS = "省市县区旗州"
NO_LEVELS = ("地区", "小区", "园区")


class Party(NamedTuple):
    """A delegation where the text names it: its owner (a code, ``HOME``, ``OUTSIDE``, empty for not told).

    ``sure`` where the region stands right before it (广东省代表团); ``led`` for a mere 一行; ``others`` are the regions listed
    with the owner (某区、某县等考察团).
    """

    start: int
    end: int
    owner: str
    sure: bool
    led: bool
    others: tuple[str, ...] = ()


class PartyFinder:
    """Finds the delegations of one text."""

    __slots__ = (
        "_by_end",
        "_countries",
        "_places",
        "leaders",
        "marks",
        "sentences",
        "text",
    )

    def __init__(self, marks: Marks, places: Places, leaders: Leaders, sentences: Sentences) -> None:
        self.marks = marks
        self.text = marks.text
        self.leaders = leaders
        self._places = places
        self.sentences = sentences
        self._by_end: dict[int, Place] = {}
        self._countries: list[Mark] = []

    def parties(self) -> list[Party]:
        """The delegations, in order."""
        named = self.marks.of("delegation")
        if not named:
            return []
        kinds, outsiders = self.marks.lexicon.values["delegation"], self.marks.lexicon.values["outsider"]
        self._by_end = {place.end: place for place in self._places.found}
        self._countries = [mark for mark in self.marks.of("outsider") if outsiders[mark[2]] == "abroad"]
        found = []
        for start, end, word in named:
            kind = kinds[word]
            begin = start if kind == "party" else self._begin(start)
            owner = OUTSIDE if kind == "central" else self._owner(begin, start)
            before = self._by_end.get(begin) or self._summed_up(begin)
            sure = bool(before and before.code and owner == before.code)
            others = self._listed(before) if before and sure else ()
            found.append(Party(begin, end, owner, sure, kind == "party", others))
        return found

    def _listed(self, last: Place) -> tuple[str, ...]:
        """The codes of the regions listed before a delegation's last, of its level and none inside another."""
        level, found = self._places.gazetteer.level, list[str]()
        place = last
        while self.text[place.start - 1 : place.start] == "、" and (
            before := self._by_end.get(place.start - 1)
        ):
            if not before.code or level(before.code) != level(last.code):
                break
            found.append(before.code)
            place = before
        return tuple(reversed(found))

    def _begin(self, at: int) -> int:
        """Where a delegation's name begins that has its kernel at ``at``: 党政 and 学习 belong to it."""
        trades = self.marks.ending("delegation_trade")
        while at in trades:
            at = trades[at][0]
        return at

    def _owner(self, at: int, kernel: int) -> str:
        """Whose delegation it is: the region before the word, its level before the word, or its leader's region."""
        low, high = self.sentences.at(at)
        if CONGRESS.match(self.text, kernel):
            return ""
        if self._goes_abroad(kernel, high):
            return OUTSIDE
        if at == kernel and (GAMES.search(self.text, low, high) or DELEGATES.search(self.text, low, high)):
            return OUTSIDE
        if place := self._by_end.get(at) or self._summed_up(at):
            if self.text[place.start - 1 : place.start] == "援" or self._ends_one(place.start):
                return ""
            if self._abroad(place.start):
                return OUTSIDE
            return HOME if place.level else place.code
        if self._outside(at, kernel, low):
            return OUTSIDE
        leader = self.leaders.heading(at, low, LED_REACH)
        region = leader.region if leader else ""
        if at and self.text[at - 1] in LEVEL_ENDS and self.text[at - 2 : at] not in NO_LEVELS:
            if self.text[at - 2] == "委" and (place := self._by_end.get(at - 2)) and place.code:
                return place.code
            inherited = (
                at_level(self._places.gazetteer, region, self.text[at - 1]) if region not in NOWHERE else ""
            )
            return inherited or HOME
        return region

    def _summed_up(self, at: int) -> Place | None:
        """The last region of a list that ends in 等 at ``at`` (某区、某县等考察团)."""
        return self._by_end.get(at - 1) if self.text[at - 1 : at] == "等" else None

    def _ends_one(self, at: int) -> bool:
        """Whether a delegation's name ends at ``at``."""
        return any(end == at for _, end, _ in self.marks.of("delegation"))

    def _abroad(self, at: int) -> bool:
        """Whether what begins at ``at`` is a part of another country (韩国全罗北道, whose 北道 is no 北道 of ours)."""
        return any(at - FOREIGN_REACH <= end <= at for _, end, _ in self._countries)

    def _goes_abroad(self, at: int, high: int) -> bool:
        """Whether the delegation named at ``at`` travels to another country, by the words after it."""
        return any(
            at < start < min(at + ABROAD_REACH, high) and self.text.endswith(TOWARDS, at, start)
            for start, _, _ in self._countries
        )

    def _outside(self, at: int, kernel: int, low: int) -> bool:
        """Whether the words right before a delegation say that it is no region's."""
        rfind = self.text.rfind
        clause = max(low, at - OUTSIDE_REACH, rfind("，", low, at) + 1, rfind("率", low, at))
        return any(start < at for start, _, _ in self.marks.between("outsider", clause, kernel))
