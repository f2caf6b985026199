"""The marked text on which the frames of visits are looked for, and the frame itself.

A frame is one telling of a visit, a vote for a visitor and for hosts. The perspective of the page (我省, an office without a
region) is the pseudo-code ``HOME``; :mod:`zuotan.reading.perspective` finds out whose home it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from zuotan.reading.delegations import Party, PartyFinder
from zuotan.reading.leaders import HOME, Leaders
from zuotan.reading.marks import Marks
from zuotan.reading.places import Place, Places
from zuotan.reading.sentences import Sentence, Sentences

PAST = re.compile(
    r"曾|去年|前年|此前|年前|上次|上一次|历史上|当年|以来.{0,6}先后|往年|早在|先后多次|多次|上月|上周|回顾|近年来|几年来|已先后"
)
PLANNED = re.compile(
    r"将[于在对赴来到率前]|拟[于在对赴来到率]|计划[于在组率赴]|定于|即将|择日|下一步|下周|明[日天起年]|预计|今后"
)
ELSEWHERE = re.compile(
    r"邀请|欢迎|希望|引导|组织.{0,6}企业|支持|鼓励|组团|选派|愿意|恳请|推动|动员|促进|吸引|要求|建议|应邀|赴任|企业家"
)

HERE = Place(-1, -1, ())
"""The home of the page as a host, told without a word for it (前来考察)."""


class Frame(NamedTuple):
    """A telling of a visit: code or ``HOME`` of the visitor (empty: not told), the hosts, how sure (votes).

    ``tense`` is 'past' or 'planned' for what is not told as news; ``joint`` marks a conference of all its visitors.
    """

    at: int
    visitor: str
    hosts: tuple[Place, ...]
    weight: int
    tense: str = ""
    joint: bool = False


def host_of(region: str) -> Place:
    """A leader's region as a host."""
    return HERE if region == HOME else Place(-1, -1, (region,))


class Scene:
    """One text with what is marked in it: places, leaders, sentences, delegations."""

    __slots__ = (
        "_party_starts",
        "_place_starts",
        "gazetteer",
        "leaders",
        "marks",
        "parties",
        "places",
        "sentences",
        "text",
    )

    def __init__(self, marks: Marks, places: Places, leaders: Leaders) -> None:
        self.marks = marks
        self.text = marks.text
        self.places = places.found
        self.gazetteer = places.gazetteer
        self.leaders = leaders
        self.sentences = Sentences(marks.text)
        self.parties = PartyFinder(marks, places, leaders, self.sentences).parties()
        self._place_starts = [place.start for place in self.places]
        self._party_starts = [party.start for party in self.parties]

    def places_in(self, low: int, high: int) -> list[Place]:
        """The places that begin in ``text[low:high]``."""
        return self.places[bisect_left(self._place_starts, low) : bisect_left(self._place_starts, high)]

    def parties_in(self, low: int, high: int) -> list[Party]:
        """The delegations that begin in ``text[low:high]``."""
        return self.parties[bisect_left(self._party_starts, low) : bisect_left(self._party_starts, high)]

    def tense(self, sentence: Sentence, at: int) -> str:
        """Whether what stands at ``at`` is told as past or planned by the words of its sentence before it."""
        low = sentence.start
        for match in PAST.finditer(self.text, low, at):
            if not any(
                leader.start <= match.start() < leader.end for leader in self.leaders.between(low, at)
            ):
                return "past"
        return "planned" if PLANNED.search(self.text, low, at + 2) else ""

    def wished(self, at: int) -> bool:
        """Whether the clause only wishes, invites or urges what stands at ``at``."""
        before = self.text[self.sentences.clause(at) : at]
        return bool(ELSEWHERE.search(before)) and "应邀" not in before
