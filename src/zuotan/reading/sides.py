"""Decides who visited whom: weighs the frames of a page or passage, each a vote, and puts home's region for home.

The delegation's region and the target of its motion carry most; leaders of a region are a weak vote for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zuotan.knowledge.regions import Gazetteer
from zuotan.model import Side
from zuotan.reading.leaders import HOME, NOWHERE, OUTSIDE, Leaders
from zuotan.reading.levels import RANKS, lineage, nested
from zuotan.reading.nameless import beyond_doubt
from zuotan.reading.perspective import Perspective
from zuotan.reading.scenes import Frame

AGAINST = 0.7
"""What a vote for a region's other side weighs against it: less than one for, as a page also tells of return visits."""


SURE = 3
"""The weight of a frame that names a delegation's region right before it."""


class Sides(NamedTuple):
    """Who visited whom: codes of visitors and hosts, and the home from which the page speaks (empty for none).

    A side without codes is the home of a page that nothing names (我县): see :mod:`zuotan.reading.nameless`.
    """

    visitors: tuple[str, ...]
    hosts: tuple[str, ...]
    home: str

    @property
    def nameless(self) -> Side | None:
        """The side whose region is known by nothing but its level."""
        return "visitor" if not self.visitors else None if self.hosts else "host"


class Leg(NamedTuple):
    """One visit of a page, the passages that tell it (none: the whole page) and the sentence that leads it."""

    sides: Sides
    passages: tuple[tuple[int, int], ...]
    lead: tuple[int, int] = (0, 0)


class Votes(NamedTuple):
    """Votes by code or ``HOME``: of frames for visitors and for hosts, and the number of leaders."""

    visitors: Counter[str]
    hosts: Counter[str]
    leaders: Counter[str]

    def without(self, code: str) -> Votes:
        """The votes for all others."""
        return Votes(*(Counter({key: n for key, n in counter.items() if key != code}) for counter in self))


class SideFinder:
    """Weighs the frames of one page."""

    __slots__ = ("gazetteer", "leaders", "perspective")

    def __init__(self, leaders: Leaders, perspective: Perspective) -> None:
        self.leaders = leaders
        self.perspective = perspective
        self.gazetteer: Gazetteer = leaders.places.gazetteer

    def decide(self, frames: Sequence[Frame]) -> Sides | None:
        """The one visit that the page's frames tell; None where they tell none."""
        known = self.perspective.of_outlet()
        votes = self._votes(frames, known)
        if not votes.visitors or votes.visitors.most_common(1)[0][0] == OUTSIDE:
            return None
        votes.visitors.pop(OUTSIDE, None)
        if not votes.hosts:
            votes.hosts.update(self._meeting(votes, frames))
        sides = self._best(votes, known) or self._nameless(votes, frames)
        return self._joined(sides, frames) if sides and sides.visitors else sides

    def _nameless(self, votes: Votes, frames: Sequence[Frame]) -> Sides | None:
        """The sides of which home is one, though nothing tells where it is; None where it may be no visit."""
        pair = self._best_pair(votes)
        if pair is None or HOME not in pair:
            return None
        visitor, host = pair
        other = host if visitor == HOME else visitor
        if other in NOWHERE or not beyond_doubt(frames, visitor, host, self.perspective.level, self.leaders):
            return None
        return Sides((), (host,), "") if visitor == HOME else Sides((visitor,), (), "")

    def _meeting(self, votes: Votes, frames: Iterable[Frame]) -> dict[str, int]:
        """The one other region whose leaders a named delegation meets, on a page that tells of a meeting but of no host."""
        visitors = [code for code, _ in votes.visitors.most_common(1)]
        if not any(frame.visitor in visitors and frame.weight >= SURE for frame in frames):
            return {}
        others = {code: n for code, n in votes.leaders.items() if not self._hosting(code, visitors)}
        met = self.leaders.places.marks.of("meeting_word")
        return others if met and len(others) == 1 else {}

    def _joined(self, sides: Sides, frames: Iterable[Frame]) -> Sides:
        """The sides with all who came to a joint conference, where the visitor is one of them."""
        joined = {
            sides.home if frame.visitor == HOME else frame.visitor: frame.at
            for frame in frames
            if frame.joint and not frame.tense
        }
        joined = {
            code: at
            for code, at in joined.items()
            if code not in NOWHERE and not self._hosting(code, sides.hosts)
        }
        return sides._replace(visitors=tuple(joined)) if sides.visitors[0] in joined else sides

    def _best(self, votes: Votes, known: str) -> Sides | None:
        """The pair with most votes, home resolved; where home is nowhere to be found, the best pair without it."""
        pair = self._best_pair(votes)
        if pair is None:
            return None
        visitor, host = pair
        if HOME in pair:
            known_side = host if visitor == HOME else visitor
            home = self.perspective.home([known_side, *(votes.hosts if visitor == HOME else ())])
            if not home:
                return None if visitor == HOME else self._best(votes.without(HOME), known)
            visitor, host = (home if side == HOME else side for side in pair)
        else:
            if nested(self.gazetteer, visitor, host):
                return None
            home = known or self._speaking(visitor, host, votes)
        host = self.lifted(host, visitor, home)
        if self._internal(visitor, host):
            return None
        if home and home not in (visitor, host) and nested(self.gazetteer, home, host):
            home = self.perspective.called(host) or home
        return Sides((visitor,), (host,), home)

    def _votes(self, frames: Sequence[Frame], home: str) -> Votes:
        """The votes of the frames told as fact and of leaders, home's under its code where it is known."""
        visitors: Counter[str] = Counter()
        hosts: Counter[str] = Counter()
        for frame in frames:
            visitor = (home or HOME) if frame.visitor == HOME else frame.visitor
            if frame.tense or (frame.joint and self._hosting(visitor, [place.code for place in frame.hosts])):
                continue
            if visitor:
                visitors[visitor] += 2 * frame.weight
            for place in frame.hosts:
                hosts[place.code or home or HOME] += 2 * frame.weight
        self._narrow(visitors, frames, home)
        ours = home or (HOME if self.perspective.level else "")
        served = [
            ours if leader.region == HOME else leader.region
            for leader in self.leaders.found
            if leader.begin < leader.start
        ]
        leaders = Counter([region for region in served if region not in ("", OUTSIDE)])
        return Votes(visitors, hosts, leaders)

    def _narrow(self, visitors: Counter[str], frames: Iterable[Frame], home: str) -> None:
        """Gives a region's votes, home's apart, to the one inside it whose delegation is named outright (某州…某县代表团)."""
        sure = {
            frame.visitor for frame in frames if frame.weight >= SURE and not frame.hosts and not frame.tense
        }
        for outer in [code for code in visitors if code not in (*sure, *NOWHERE, home)]:
            if inner := [
                code for code in sure if code not in NOWHERE and self.gazetteer.contains(outer, code)
            ]:
                visitors[max(inner, key=lambda code: (visitors[code], code))] += visitors.pop(outer)

    def _hosting(self, region: str, hosts: Iterable[str]) -> bool:
        """Whether a region is a host, or contains one or lies in one."""
        return any(
            region == host or (HOME not in (region, host) and nested(self.gazetteer, region, host))
            for host in hosts
        )

    def _best_pair(self, votes: Votes) -> tuple[str, str] | None:
        """The visitor and host with most votes for these sides and fewest for the other, even one inside the other."""
        best, found = 0.0, None
        for visitor, for_visitor in votes.visitors.items():
            for host in votes.hosts:
                against = votes.hosts[visitor] + votes.visitors[host]
                score = for_visitor + votes.hosts[host] + votes.leaders[host] - AGAINST * against
                if visitor != host and score > best:
                    best, found = score, (visitor, host)
        return found

    def _speaking(self, visitor: str, host: str, votes: Votes) -> str:
        """Which of two named sides speaks of itself without a name: the one whose leaders go without their region, and not one of
        several hosts."""
        if not self.perspective.level:
            return ""
        called = self.perspective.called
        fitting = [code for code in (visitor, host) if called(code) == code]
        fitting = fitting or [code for code in (visitor, host) if called(code)]
        if len(fitting) == 2 and any(
            not self._hosting(host, [other]) for other in votes.hosts if other != HOME
        ):
            return visitor
        if len(fitting) == 2:
            named = Counter([leader.region for leader in self.leaders.found])
            if named[visitor] and named[host]:
                return ""
            return visitor if named[host] else host
        return called(fitting[0]) if fitting else ""

    def lifted(self, host: str, visitor: str, home: str, low: int = 0, high: int = 1 << 30) -> str:
        """The host at the level that hosts: whose leaders take part in text[low:high], the visitor's level before others.

        Where no leader of the host is named, the region of the visitor's level that the text names, unless it says 来我市.
        """
        line = [
            entry.code
            for entry in lineage(self.gazetteer, host)
            if entry.code != visitor and not self.gazetteer.contains(entry.code, visitor)
        ]
        led = {
            home if leader.region == HOME else leader.region
            for leader in self.leaders.between(low, high)
            if leader.top
        }
        rank = RANKS[self.gazetteer.level(visitor)]
        level = [code for code in line if RANKS[self.gazetteer.level(code)] == rank]
        hosting = [code for code in (*level, *line) if code in led]
        named = [code for code in level if self.perspective.names(code)] if host != home else []
        return next(iter((*hosting, *named, *line)), host)

    def _internal(self, visitor: str, host: str) -> bool:
        """Whether a visit stays inside one region: leaders of a province in one of its own prefectures."""
        if nested(self.gazetteer, visitor, host):
            return True
        above = RANKS[self.gazetteer.region(visitor).level] < RANKS[self.gazetteer.region(host).level]
        outer = self.gazetteer.parent(host)
        names = self.perspective.names
        return above and outer is not None and not names(outer.code) and not names(visitor)
