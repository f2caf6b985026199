"""Splits a page that tells several visits: a tour into its legs, a roundup into its visits.

A tour is one delegation at several hosts, told in one lead sentence (先后到上海、江苏、浙江) and then station by station. A roundup
tells of several delegations, each in a passage of its own, with its own day. Every leg knows its passages, so that stops,
speeches and hosts fall to the right one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from zuotan.reading.frames import HOME, OUTSIDE, Frame, Sentence
from zuotan.reading.sides import RANKS, SideFinder, Sides

STATION = re.compile(r"第[一二三四五六七八九]站|最后一站|首站|末站|收官一站|下一站|离开|告别|结束在")
HEADED = re.compile(r"【([^】]{2,8})】")


class Leg(NamedTuple):
    """One visit of a page and the passages that tell it; no passages: the whole page."""

    sides: Sides
    passages: tuple[tuple[int, int], ...]
    lead: tuple[int, int] = (0, 0)


class Itinerary(NamedTuple):
    """The visits that a page tells; ``kind`` is 'one', 'tour' or 'roundup'."""

    legs: tuple[Leg, ...]
    kind: str


class ItineraryFinder:
    """Finds the visits of one page."""

    __slots__ = ("finder", "gazetteer", "places", "side_finder", "text", "text_frames")

    def __init__(self, side_finder: SideFinder, text_frames: list[Frame]) -> None:
        self.side_finder = side_finder
        self.finder = side_finder.finder
        self.gazetteer = side_finder.gazetteer
        self.places = side_finder.places
        self.text = side_finder.places.text
        self.text_frames = text_frames

    def find(self) -> Itinerary:
        """The visits, in the order told."""
        roundup = self._roundup()
        if roundup:
            return Itinerary(roundup, "roundup")
        sides = self.side_finder.decide()
        if sides is None:
            return Itinerary((), "one")
        tour = self._tour(sides)
        if tour:
            return Itinerary(tour, "tour")
        return Itinerary((Leg(sides, ()),), "one")

    # --- tours ------------------------------------------------------------------------------------------------

    def _tour(self, sides: Sides) -> tuple[Leg, ...]:
        """The legs of a tour, where the lead names several hosts."""
        visitor = sides.visitors[0]
        lead, hosts = self._lead(visitor, sides.home)
        if len(hosts) < 2:
            return ()
        passages: dict[str, list[tuple[int, int]]] = {host: [] for host in hosts}
        current = ""
        for sentence in self.finder.sentences:
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
            return ()
        return tuple(
            Leg(Sides((visitor,), (host,), sides.home), tuple(passages[host]), (lead.start, lead.end))
            for host in hosts
        )

    def _lead(self, visitor: str, home: str) -> tuple[Sentence, list[str]]:
        """The sentence that names most hosts of the visitor, and those hosts, none inside another."""
        best: tuple[Sentence, list[str]] = (Sentence(0, 0), [])
        for frame in self.text_frames[:12]:
            if frame.tense or len(frame.hosts) < 2:
                continue
            hosts: list[str] = []
            for place in frame.hosts:
                code = self._host_level(place.codes, visitor) if place.codes else home
                if (
                    code
                    and code != visitor
                    and code not in hosts
                    and not self.gazetteer.contains(visitor, code)
                ):
                    hosts.append(code)
            parents = {self.gazetteer.province_of(code) for code in hosts}
            rank = RANKS[self.gazetteer.region(visitor).level]
            if rank == 0 and len(parents) < len(hosts):
                continue
            if len(hosts) > len(best[1]):
                best = (self.finder.sentence(frame.at), hosts)
        return best

    def _host_level(self, codes: tuple[str, ...], visitor: str) -> str:
        rank = RANKS[self.gazetteer.region(visitor).level]
        same = [code for code in codes if RANKS[self.gazetteer.region(code).level] == rank]
        return same[0] if same else codes[-1]

    def _station(self, sentence: Sentence, hosts: list[str]) -> str:
        """The host whose station a sentence begins; empty where it goes on with the one before."""
        text = self.text
        told = STATION.search(text, sentence.start, sentence.end)
        for holder in self.finder.holders:
            if sentence.start <= holder.start < sentence.end:
                region = self.finder.office_region(holder)
                for host in hosts:
                    if (
                        region
                        and region != HOME
                        and (region == host or self.gazetteer.contains(host, region))
                    ):
                        return host
        last = ""
        for place in self.finder.places:
            if place.start >= sentence.end:
                break
            if place.start < sentence.start or not place.code:
                continue
            host = next((h for h in hosts if place.code == h or self.gazetteer.contains(h, place.code)), "")
            if not host:
                continue
            before = text[max(place.start - 3, sentence.start) : place.start]
            if (
                told
                or place.start - sentence.start < 3
                or before.endswith(("在", "来到", "到了", "到", "赴", "抵达", "走进"))
            ):
                if before.endswith(("离开", "告别")):
                    continue
                last = host
        return last

    # --- roundups ---------------------------------------------------------------------------------------------

    def _roundup(self) -> tuple[Leg, ...]:
        """The visits of a roundup: at least three pairs of regions, each told as fact in a passage of its own."""
        told: list[tuple[str, str, Sentence, int]] = []
        for frame in self.text_frames:
            if frame.tense or not frame.hosts:
                continue
            sentence = self.finder.sentence(frame.at)
            home = self._local_home(sentence.start)
            visitor = home if frame.visitor == HOME else frame.visitor
            if not visitor or visitor == OUTSIDE:
                continue
            line_end = self.text.find("\n", sentence.end)
            high = line_end if line_end >= 0 else len(self.text)
            for place in frame.hosts:
                host = place.code or home
                if not host or host == visitor or self.side_finder.nested(host, visitor):
                    continue
                host = self.side_finder.lifted(
                    host, visitor, home, sentence.start, min(high, sentence.end + 80)
                )
                if not self.side_finder.nested(host, visitor) and (visitor, host) not in [
                    pair[:2] for pair in told
                ]:
                    told.append((visitor, host, sentence, frame.at))
        if (
            len(told) < 3
            or len({visitor for visitor, *_ in told}) < 2
            and len({s.start for *_, s, _ in told}) < 3
        ):
            return ()
        dated = sum(
            1
            for *_, sentence, _ in told
            if re.search(r"\d日|旬|本周", self.text[sentence.start : sentence.end])
        )
        lines = {self.text.rfind("\n", 0, sentence.start) for *_, sentence, _ in told}
        if dated < 3 or len(lines) < 3:
            return ()
        starts = sorted({sentence.start for *_, sentence, _ in told})
        legs = []
        for visitor, host, sentence, _ in told:
            line_end = self.text.find("\n", sentence.start)
            end = line_end if line_end >= 0 else len(self.text)
            index = bisect_left(starts, sentence.start + 1)
            if index < len(starts):
                end = min(end, starts[index])
            legs.append(
                Leg(
                    Sides((visitor,), (host,), self._local_home(sentence.start)),
                    ((sentence.start, end),),
                    (sentence.start, sentence.end),
                )
            )
        return tuple(legs)

    def _local_home(self, at: int) -> str:
        """The region that speaks at ``at``: the one in 【】 at the head of the line, else the page's."""
        line = self.text.rfind("\n", 0, at) + 1
        if headed := HEADED.match(self.text, line):
            for place in self.finder.places:
                if headed.start() < place.start < headed.end():
                    return place.code
        level = self.side_finder.level_home()
        return self.side_finder.outlet_home(level) or (self.side_finder.home(level, ()) if level else "")
