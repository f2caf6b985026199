"""Decides who visited whom: weighs the frames of a page and resolves its perspective to a region.

A page tells one visit in many frames, each a vote. The delegation's region and the target of its motion carry most; where
the page speaks from home (我省, an office without a region), the home is looked for in the outlet's name, the page's title and
the regions the text names most at that level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from zuotan.knowledge.regions import Entry, Gazetteer
from zuotan.reading.frames import HOME, OUTSIDE, Frame, FrameFinder
from zuotan.reading.places import Place, Places

TOP_POSTS = frozenset(
    "书记 省长 市长 县长 区长 旗长 州长 盟长 主席 代省长 代市长 代县长 代区长 行政长官 领导 镇长 专员 主任 代理县长".split()
)
LEVEL_OF = {
    "省": "province", "自治区": "province", "特区": "province", "兵团": "province",
    "州": "prefecture", "盟": "prefecture", "地": "prefecture", "自治州": "prefecture",
    "县": "county", "区": "county", "旗": "county", "自治县": "county", "自治旗": "county",
}  # fmt: skip
"""The level that a level word claims; 市 may be any."""

RANKS = {"province": 0, "prefecture": 1, "county": 2}


class Sides(NamedTuple):
    """Who visited whom: codes of visitors and hosts, and the home from which the page speaks (empty for none)."""

    visitors: tuple[str, ...]
    hosts: tuple[str, ...]
    home: str


class SideFinder:
    """Weighs the frames of one page."""

    __slots__ = (
        "_counts",
        "finder",
        "frames",
        "gazetteer",
        "holders",
        "outlet_places",
        "places",
        "title_places",
    )

    def __init__(
        self,
        finder: FrameFinder,
        frames: Sequence[Frame],
        places: Places,
        outlet_places: Collection[str],
        title_places: Sequence[Place],
    ) -> None:
        self.finder = finder
        self.frames = frames
        self.places = places
        self.holders = finder.holders
        self.gazetteer: Gazetteer = places.gazetteer
        self.outlet_places = outlet_places
        self.title_places = title_places
        self._counts = Counter(place.code for place in places.found if place.code)

    # --- home -------------------------------------------------------------------------------------------------

    def level_home(self) -> str:
        """The level word by which the page speaks of its home (省, 市 …), empty where it never does."""
        levels: Counter[str] = Counter()
        for place in (*self.places.found, *self.title_places):
            if place.level:
                levels[place.level] += 2
        for holder in self.holders:
            office = holder.offices[0]
            if office.level and not office.regions:
                levels[office.level] += 1
        if levels["自治区"]:
            levels["自治区"] += levels.pop("区", 0)
        return levels.most_common(1)[0][0] if levels else ""

    def home(self, level: str, excluded: Collection[str]) -> str:
        """The region that speaks of itself as 我 and ``level``; empty where nothing tells."""
        scores: Counter[str] = Counter()
        for code, count in self._counts.items():
            self._support(scores, code, level, 2 * min(count, 12))
        for place in self.title_places:
            if place.code:
                self._support(scores, place.code, level, 6)
        for code in self.outlet_places:
            self._support(scores, code, level, 80)
        ranked = [
            (score, code)
            for code, score in scores.items()
            if code not in excluded and not any(self.nested(code, each) for each in excluded)
        ]
        return max(ranked)[1] if ranked else ""

    def outlet_home(self, level: str) -> str:
        """The home as the outlet's name tells it."""
        scores: Counter[str] = Counter()
        for code in self.outlet_places:
            self._support(scores, code, level, 4)
        return scores.most_common(1)[0][0] if scores and level else ""

    def nested(self, code: str, other: str) -> bool:
        """Whether one of two regions contains the other."""
        return self.gazetteer.contains(other, code) or self.gazetteer.contains(code, other)

    def _support(self, scores: Counter[str], code: str, level: str, votes: int) -> None:
        """Adds votes for ``code`` or what contains it, if that is a region of the level."""
        entry: Entry | None = self.gazetteer.region(code)
        share = votes
        while entry is not None:
            if self.fits(entry.name, entry.level, level):
                scores[entry.code] += share
            share = share // 4
            entry = self.gazetteer.parent(entry.code)

    @staticmethod
    def fits(name: str, level_name: str, level: str) -> bool:
        """Whether a region so named may be called by the level word."""
        wanted = LEVEL_OF.get(level)
        if wanted and wanted != level_name:
            return False
        if level == "自治区":
            return name.endswith("自治区")
        if level == "特区":
            return name.endswith("行政区")
        if level == "区":
            return name.endswith("区")
        if level in ("州", "盟", "地"):
            return name.endswith({"州": "州", "盟": "盟", "地": "地区"}[level])
        if level in ("县", "旗", "市", "省"):
            return name.endswith(level)
        return True

    # --- one visit --------------------------------------------------------------------------------------------

    def decide(self) -> Sides | None:
        """The one visit that the page's frames tell; None where they tell none."""
        level = self.level_home()
        known_home = self.outlet_home(level)
        visitors, hosts = self._votes(self.frames, known_home)
        if not visitors or visitors.most_common(1)[0][0] == OUTSIDE:
            return None
        visitors.pop(OUTSIDE, None)
        self._leaders_vote(visitors, hosts, known_home, bool(level))
        pair = self._best_pair(visitors, hosts)
        if pair is None:
            return None
        visitor, host = pair
        if visitor == HOME:
            visitor = home = self.home(level, [host])
        elif host == HOME:
            host = home = self.home(level, [visitor])
        else:
            home = known_home or self._speaking(level, visitor, host)
        if not visitor or not host:
            return None
        host = self.lifted(host, visitor, home)
        if self._internal(visitor, host):
            return None
        if home and home not in (visitor, host) and self.nested(home, host):
            home = self._at(host, level) or home
        return Sides((visitor,), (host,), home)

    def _votes(self, frames: Iterable[Frame], home: str) -> tuple[Counter[str], Counter[str]]:
        """Votes for visitors and for hosts from the frames told as fact, home's under its code where it is known."""
        visitors: Counter[str] = Counter()
        hosts: Counter[str] = Counter()
        for frame in frames:
            if frame.tense:
                continue
            if frame.visitor:
                visitors[(home or HOME) if frame.visitor == HOME else frame.visitor] += 2 * frame.weight
            for place in frame.hosts:
                hosts[place.code or home or HOME] += 2 * frame.weight
        return visitors, hosts

    def _leaders_vote(self, visitors: Counter[str], hosts: Counter[str], home: str, speaks: bool) -> None:
        """Adds the regions of leaders, each a weak candidate for either side."""
        for holder in self.holders:
            region = self.finder.office_region(holder)
            if region == HOME:
                region = home or (HOME if speaks else "")
            if region:
                visitors[region] += 0
                hosts[region] += 1

    def _best_pair(self, visitors: Counter[str], hosts: Counter[str]) -> tuple[str, str] | None:
        """The visitor and host with most votes for these sides and fewest for the other."""
        best, found = 0.0, None
        for visitor, for_visitor in visitors.items():
            if for_visitor <= 0:
                continue
            for host, for_host in hosts.items():
                if visitor == host or (HOME not in (visitor, host) and self.nested(visitor, host)):
                    continue
                score = for_visitor + for_host - 0.7 * hosts[visitor] - 0.7 * visitors.get(host, 0)
                if score > best:
                    best, found = score, (visitor, host)
        return found

    def _speaking(self, level: str, visitor: str, host: str) -> str:
        """Which of two named sides speaks of itself without a name: the one whose leaders go without their region."""
        if not level:
            return ""
        fitting = [code for code in (visitor, host) if self._at(code, level) == code]
        fitting = fitting or [code for code in (visitor, host) if self._at(code, level)]
        if len(fitting) == 2:
            named = Counter(self.finder.office_region(holder) for holder in self.holders)
            if named[visitor] and named[host]:
                return ""
            return visitor if named[host] else host
        return fitting[0] if fitting else ""

    def _at(self, code: str, level: str) -> str:
        """The region at ``code`` or containing it that may be called by the level word."""
        entry: Entry | None = self.gazetteer.region(code)
        while entry is not None:
            if self.fits(entry.name, entry.level, level):
                return entry.code
            entry = self.gazetteer.parent(entry.code)
        return ""

    def lifted(self, host: str, visitor: str, home: str, low: int = 0, high: int = 1 << 30) -> str:
        """The host at the level that hosts: where leaders of it serve, within text[low:high]; else at the visitor's level."""
        line = [host]
        entry = self.gazetteer.parent(host)
        while entry is not None:
            line.append(entry.code)
            entry = self.gazetteer.parent(entry.code)
        line = [code for code in line if code != visitor and not self.gazetteer.contains(code, visitor)]
        led = {
            (home if region == HOME else region)
            for holder in self.holders
            if low <= holder.start < high
            and any(office.post in TOP_POSTS for office in holder.offices)
            and (region := self.finder.office_region(holder))
        }
        for code in line:
            if code in led:
                return code
        rank = RANKS[self.gazetteer.region(visitor).level]
        for code in line:
            if RANKS[self.gazetteer.region(code).level] == rank and code in self._counts:
                return code
        return line[0] if line else host

    def _internal(self, visitor: str, host: str) -> bool:
        """Whether a visit stays inside one region: leaders of a province in one of its own prefectures."""
        if self.nested(visitor, host):
            return True
        above = RANKS[self.gazetteer.region(visitor).level] < RANKS[self.gazetteer.region(host).level]
        outer = self.gazetteer.parent(host)
        return above and outer is not None and outer.code not in self._counts and visitor not in self._counts
