"""Reads a roundup: a page that tells of several visits, each in a passage of its own with its own day.

Each sentence that tells of a visit is a telling: who came, to whom. Tellings of one pair on one day are one visit; a page of
several visits is one whose tellings are dated and stand in lines of their own (chronicles, tallies, weekly columns, two
reports on one page).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from zuotan.reading.leaders import HOME, NOWHERE, OUTSIDE
from zuotan.reading.levels import nested
from zuotan.reading.scenes import Frame, Scene
from zuotan.reading.sentences import Sentence
from zuotan.reading.sides import Leg, SideFinder, Sides

HEADED = re.compile(r"【([^】]{2,8})】")
DAY = re.compile(r"\d{1,2}日|旬|本周")
FEWEST = 3
"""A roundup tells of at least so many visits, in so many lines, on so many days."""

AFTER = 80
"""Leaders who receive are named in the sentence that tells of the visit or within so many characters after it."""


class Telling(NamedTuple):
    """A sentence that tells of a visit: visitors, host, home."""

    sentence: Sentence
    visitors: tuple[str, ...]
    host: str
    home: str


class RoundupFinder:
    """Finds the visits of a roundup."""

    __slots__ = ("scene", "gazetteer", "sides", "text", "_page_home")

    def __init__(self, scene: Scene, sides: SideFinder) -> None:
        self.scene = scene
        self.sides = sides
        self.text = scene.text
        self.gazetteer = scene.gazetteer
        self._page_home: str | None = None

    def legs(self, frames: Sequence[Frame]) -> tuple[Leg, ...]:
        """The visits in the order told; none where the page is no roundup."""
        if len(frames) < FEWEST:
            return ()
        news = [frame for frame in frames if not frame.tense]
        if len({self.text.rfind("\n", 0, frame.at) for frame in news}) < FEWEST:
            return ()
        tellings = self._tellings(news)
        lines = {self.text.rfind("\n", 0, telling.sentence.start) for telling in tellings}
        dated = sum(1 for telling in tellings if DAY.search(self.text, *telling.sentence))
        if min(len(tellings), len(lines), dated) < FEWEST:
            return ()
        starts = [telling.sentence.start for telling in tellings]
        return tuple(self._leg(telling, starts) for telling in tellings)

    def _leg(self, telling: Telling, starts: Sequence[int]) -> Leg:
        """A visit with its passage: from its sentence to the next telling or the end of the line."""
        sentence = telling.sentence
        end = self._line_end(sentence.start)
        index = bisect_right(starts, sentence.start)
        if index < len(starts):
            end = min(end, starts[index])
        sides = Sides(telling.visitors, (telling.host,), telling.home)
        return Leg(sides, ((sentence.start, end),), sentence)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def _tellings(self, frames: Sequence[Frame]) -> list[Telling]:
        """One telling for each sentence and host, none twice for the same pair."""
        found: list[Telling] = []
        for sentence, group in groupby(frames, key=lambda frame: self.scene.sentences.at(frame.at)):
            for telling in self._told(sentence, list(group)):
                if (telling.visitors, telling.host) not in [(each.visitors, each.host) for each in found]:
                    found.append(telling)
        return found

    def _told(self, sentence: Sentence, frames: Sequence[Frame]) -> list[Telling]:
        """The visits that one sentence tells of."""
        home = self._home(sentence.start)
        visitors: Counter[str] = Counter()
        hosts: Counter[str] = Counter()
        for frame in frames:
            visitor = home if frame.visitor == HOME else frame.visitor
            if visitor:
                visitors[visitor] += frame.weight
            for place in frame.hosts:
                if host := place.code or home:
                    hosts[host] += frame.weight
        if not hosts or visitors[OUTSIDE]:
            return []
        visitor = visitors.most_common(1)[0][0] if visitors else ""
        came = (home if frame.visitor == HOME else frame.visitor for frame in frames if frame.joint)
        joint = tuple(code for code in dict.fromkeys(came) if code not in NOWHERE)
        high = min(self._line_end(sentence.start), sentence.end + AFTER)
        told: list[Telling] = []
        for host, weight in hosts.items():
            if visitor and (host == visitor or nested(self.gazetteer, host, visitor)):
                continue
            if weight < 2 and len(hosts) > 1 or not visitor:
                continue
            lifted = self.sides.lifted(host, visitor, home, sentence.start, high)
            if nested(self.gazetteer, lifted, visitor) or any(each.host == lifted for each in told):
                continue
            told.append(Telling(sentence, joint if visitor in joint else (visitor,), lifted, home))
        return told

    def _home(self, at: int) -> str:
        """The region that speaks at ``at``: the one in 【】 at the head of the line, else the page's."""
        line = self.text.rfind("\n", 0, at) + 1
        if headed := HEADED.match(self.text, line):
            for place in self.scene.places_in(headed.start(), headed.end()):
                return place.code
        if self._page_home is None:
            perspective = self.sides.perspective
            self._page_home = perspective.of_outlet() or (perspective.home(()) if perspective.level else "")
        return self._page_home
