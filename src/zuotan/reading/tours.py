"""Splits a tour, one delegation at several hosts, into its legs.

One sentence names the hosts (先后到上海、江苏、浙江), then the page goes from station to station; what it tells after it has come to
a host belongs to that host until it comes to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zuotan.reading.leaders import HOME
from zuotan.reading.levels import RANKS
from zuotan.reading.places import Place
from zuotan.reading.scenes import Frame, Scene
from zuotan.reading.sentences import Sentence
from zuotan.reading.sides import Leg, Sides

STATION = re.compile(r"第[一二三四五六七八九]站|最后一站|首站|末站|收官一站|下一站|离开|告别|结束在")
ARRIVING = ("在", "来到", "到了", "到", "赴", "抵达", "走进")
LEAVING = ("离开", "告别")
FRAMES_OF_LEAD = 12
"""The hosts of a tour are named within so many frames from the page's beginning."""


class TourFinder:
    """Finds the legs of a tour."""

    __slots__ = ("scene", "gazetteer", "text")

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.gazetteer = scene.gazetteer

    def legs(self, sides: Sides, frames: Sequence[Frame], title_frames: Sequence[Frame]) -> tuple[Leg, ...]:
        """The legs of a tour, each with what is told of its host, or with the sentence that names them all where the page tells
        of fewer than two; none where it names fewer than two hosts."""
        visitor = next(iter(sides.visitors), "")
        lead, hosts = self._lead(visitor, sides.home, frames, title_frames)
        if len(hosts) < 2:
            return ()
        passages: dict[str, list[tuple[int, int]]] = {host: [] for host in hosts}
        current = ""
        for sentence in self.scene.sentences.all:
            if sentence.start < lead.end:
                continue
            current = self._station(sentence, hosts) or current
            if not current:
                continue
            spans = passages[current]
            if spans and spans[-1][1] >= sentence.start - 1:
                spans[-1] = (spans[-1][0], sentence.end)
            else:
                spans.append((sentence.start, sentence.end))
        if sum(1 for host in hosts if passages[host]) < 2:
            if not visitor or not any(host in hosts for host in sides.hosts):
                return ()
            passages = {host: passages[host] or [(lead.start, lead.end)] for host in hosts}
        return tuple(
            Leg(Sides(sides.visitors[:1], (host,), sides.home), tuple(passages[host]), (lead.start, lead.end))
            for host in hosts
        )

    def _lead(
        self, visitor: str, home: str, frames: Sequence[Frame], title_frames: Sequence[Frame]
    ) -> tuple[Sentence, list[str]]:
        """The sentence that names most hosts of the visitor, and those hosts; for a title's, the text's first sentence."""
        best: tuple[Sentence, list[str]] = (Sentence(0, 0), [])
        first = self.scene.sentences.all[:1]
        leads = [(frame, self.scene.sentences.at(frame.at)) for frame in frames[:FRAMES_OF_LEAD]]
        leads += [(frame, first[0]) for frame in title_frames if first]
        for frame, sentence in leads:
            if frame.tense or len(frame.hosts) < 2:
                continue
            hosts = self._hosts(frame.hosts, visitor, home)
            if len(hosts) > len(best[1]):
                best = (sentence, hosts)
        return best

    def _hosts(self, places: Sequence[Place], visitor: str, home: str) -> list[str]:
        """The hosts among the places listed; none where a province's delegation goes through cities of one province."""
        hosts: list[str] = []
        for place in places:
            code = self._host_level(place.codes, visitor) if place.codes else home
            if code and code not in hosts and not (visitor and self._inside(visitor, code)):
                hosts.append(code)
        hosts = [code for code in hosts if not any(self.gazetteer.contains(other, code) for other in hosts)]
        provinces = {self.gazetteer.province_of(code) for code in hosts}
        if visitor and self._rank(visitor) == 0 and len(provinces) < len(hosts):
            return []
        return hosts

    def _inside(self, outer: str, code: str) -> bool:
        """Whether a region is another or lies in it."""
        return code == outer or self.gazetteer.contains(outer, code)

    def _rank(self, code: str) -> int:
        return RANKS[self.gazetteer.level(code)]

    def _host_level(self, codes: tuple[str, ...], visitor: str) -> str:
        """Of a chain of regions the one at the visitor's level, else, or where the visitor has no name, the innermost."""
        if not visitor:
            return codes[-1]
        rank = self._rank(visitor)
        return next((code for code in codes if self._rank(code) == rank), codes[-1])

    def _station(self, sentence: Sentence, hosts: Sequence[str]) -> str:
        """The host whose station a sentence begins; empty where it goes on with the one before."""
        for leader in self.scene.leaders.between(sentence.start, sentence.end):
            if leader.region not in ("", HOME) and (host := self._holding(leader.region, hosts)):
                return host
        told = STATION.search(self.text, sentence.start, sentence.end)
        last = ""
        for place in self.scene.places_in(sentence.start, sentence.end):
            host = self._holding(place.code, hosts) if place.code else ""
            before = self.text[max(place.start - 3, sentence.start) : place.start]
            if not host or before.endswith(LEAVING):
                continue
            if told or place.start - sentence.start < 3 or before.endswith(ARRIVING):
                last = host
        return last

    def _holding(self, code: str, hosts: Sequence[str]) -> str:
        """The host that is or contains the region; empty for none."""
        return next((host for host in hosts if code == host or self.gazetteer.contains(host, code)), "")
