"""Tells which region each leader of a page serves: the one the office names, the one of the list it stands in, or home.

A leader given once with an office is known by name afterwards (某某一行, 某某还率队去了贵阳), so every mention is kept with its region.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from zuotan.reading.holders import BRACKET, Holder
from zuotan.reading.led import led_regions
from zuotan.reading.levels import at_level
from zuotan.reading.offices import BOUNDARY, Office
from zuotan.reading.places import Places
from zuotan.reading.seats import ABROAD
from zuotan.reading.speeches import Mention

HOME = "home"
"""The pseudo-code of the region from which the page speaks: 我省, an office that names only its level."""

TOP_POSTS = frozenset(
    "书记 省长 市长 县长 区长 旗长 州长 盟长 主席 代省长 代市长 代县长 代区长 行政长官 领导 镇长 专员 主任 代理县长".split()
)
SECOND_POSTS = frozenset("常委 副主席 副市长 副州长 副省长 副盟长".split())
"""Posts higher up that the first of a lower region holds besides (市政协副主席、某县县长): he leads the lower region's people."""

OUTSIDE = "outside"
"""The pseudo-code of whom and what is no region's: from abroad, from the centre, of a company or a school."""

NOWHERE = ("", HOME, OUTSIDE)
"""Regions of leaders that are no codes."""

ZONE_BODIES = ("党工委", "管委会", "工委")
ZONE_POSTS = ("党工委书记", "工委书记", "管委会主任")
FIRST_POSTS = TOP_POSTS.union(ZONE_POSTS)
ZONE_BEFORE = 8
"""A zone's or town's name begins at most so many characters before the office that is read of it."""

OUTSIDE_BODIES = (
    "集团",
    "公司",
    "大学",
    "学院",
    "协会",
    "商会",
    "银行",
    "研究院",
    "企业",
    "控股",
    "股份",
    "实业",
)

NATIONAL = re.compile(r"(?:(?:中央|全国人大|全国政协|国务院)[一-鿿]{0,8}|全国|国家)$")
"""An office right after one of these is the centre's: 中央纪委书记, 全国人大常委会法工委主任."""

MEMBERS = ("常委", "委员", "代表", "常务委员")
"""Members of the centre's bodies who lead their region's people (全国政协常委、某省政协副主席)."""

SENT = re.compile("[对支]?援[^助建]|挂职")
"""In a chain of offices, that the holder is sent to another region."""

CENTRAL = ("全国", "中央", "国家")
"""How bodies of the centre begin."""

TOWARD = frozenset("对向与同为给")
"""After a leader's name, that what follows is not led but met or welcomed."""

MEETING = ("与", "同", "和")
"""Between two leaders of different regions, that one meets the other."""

SENTENCE_ENDS = frozenset("。；！？\n")
LEADS = ("率", "带", "为团长", "任团长")


class Leader(Struct, frozen=True):
    """One mention of a leader: where offices and name begin, where the name ends, whom the leader serves, whether first-ranked."""

    begin: int
    start: int
    end: int
    name: str
    region: str
    top: bool


class Leaders:
    """The leaders of one text, in order."""

    __slots__ = ("_starts", "found", "places", "text")

    def __init__(self, places: Places, holders: Sequence[Holder], mentions: Sequence[Mention]) -> None:
        self.places = places
        self.text = places.text
        given = self._given(holders)
        known: dict[str, Leader] = {}
        for leader in given:
            if leader.region and known.get(leader.name, leader).region in ("", HOME, leader.region):
                known[leader.name] = leader
        held = {leader.start for leader in given}
        bare = [
            Leader(m.start, m.start, m.end, m.name, known[m.name].region, known[m.name].top)
            for m in mentions
            if m.start not in held and m.name in known
        ]
        self.found = sorted([*given, *bare], key=lambda leader: leader.start)
        self._starts = [leader.start for leader in self.found]

    def _given(self, holders: Sequence[Holder]) -> list[Leader]:
        """The holders with the region of each; a bare level in a list is that of the region before it."""
        found: list[Leader] = []
        led = led_regions(self.places, holders)
        offices: tuple[Office, ...] = ()
        begin, region, top = 0, "", False
        for holder in holders:
            if holder.offices is not offices:
                offices = holder.offices
                begin = offices[0].start
                region = self._served(offices, found[-1] if found else None, led.get(holder.start, ""))
                top = not FIRST_POSTS.isdisjoint([office.post for office in offices])
            found.append(Leader(min(begin, holder.start), holder.start, holder.end, holder.name, region, top))
        return found

    def _served(self, offices: Sequence[Office], before: Leader | None, led: str) -> str:
        """The region that a chain of offices serves; a bare level is that of the delegation ``led``, or of the region of the leader
        before it in a list."""
        region, level = self._stated(offices)
        if region == HOME and led and (own := at_level(self.places.gazetteer, led, level)):
            return own
        if region != HOME or before is None or before.region in NOWHERE:
            return region
        if not self._follow(before, offices[0].start):
            return region
        return at_level(self.places.gazetteer, before.region, level) or HOME

    def _stated(self, offices: Sequence[Office]) -> tuple[str, str]:
        """The region that a chain of offices says it serves, or ``HOME`` and its level; empty where it says none."""
        if offices[0].body.endswith(OUTSIDE_BODIES):
            return OUTSIDE, ""
        if self._national(offices[0]):
            if offices[0].post not in MEMBERS or not any(office.regions for office in offices[1:]):
                return OUTSIDE, ""
            offices = offices[1:]
        if self._stationed(offices) and (there := [office for office in offices[1:] if office.regions]):
            offices = there
        principal = [office for office in offices if office.post in TOP_POSTS]
        for office in [*principal, *offices] if offices[0].post in SECOND_POSTS else offices:
            if office.regions:
                place = self.places.at(office.regions[-1][0])
                if place is not None:
                    return (place.code or HOME), ""
            elif code := self.places.of_part(office.start - ZONE_BEFORE, office.end, BOUNDARY):
                return code, ""
            elif office.level:
                return HOME, office.level
            elif any(body in (office.body or office.post) for body in ZONE_BODIES):
                return HOME, "区"
        return "", ""

    def _stationed(self, offices: Sequence[Office]) -> bool:
        """Whether a leader's own region has sent him to another, whose offices follow (…援青干部领队、某州副州长)."""
        chain = self.text[offices[0].start : offices[-1].end]
        return offices[0].body.endswith(ABROAD) or bool(SENT.search(chain))

    def _national(self, office: Office) -> bool:
        """Whether an office is the centre's by its body or by the words before it."""
        at = office.start
        return office.body.startswith(CENTRAL) or NATIONAL.search(self.text[max(0, at - 12) : at]) is not None

    def _follow(self, first: Leader, begin: int) -> bool:
        """Whether an office that begins at ``begin`` goes on with the list that ``first`` stands in."""
        between = BRACKET.sub("", self.text[first.end : begin])
        return len(between) < 3 and SENTENCE_ENDS.isdisjoint(between)

    def between(self, low: int, high: int) -> list[Leader]:
        """The mentions whose names begin in ``text[low:high]``."""
        return self.found[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def ending(self, at: int, low: int, gap: int) -> Leader | None:
        """The leader whose name ends at most ``gap`` characters before ``at``, not before ``low``, in the same clause."""
        index = bisect_left(self._starts, at) - 1
        if index < 0:
            return None
        leader = self.found[index]
        between = self.text[leader.end : at]
        if leader.start < low or len(between) > gap or set(between) & set("，。；："):
            return None
        return leader

    def heading(self, at: int, low: int, reach: int = 1 << 30) -> Leader | None:
        """The first of the list of leaders that leads what is named at ``at``, not before ``low``.

        They lead who stand before 率 and the like (…率代表团), else who end at most ``reach`` characters before (…等一行).
        """
        led = max(self.text.rfind(word, low, at) for word in LEADS)
        index = bisect_left(self._starts, led if led >= 0 else at) - 1
        if index < 0 or self.found[index].start < low:
            return None
        between = self.text[self.found[index].end : at]
        if led < 0 and (len(between) > reach or between[:1] in TOWARD):
            return None
        while index and self.found[index - 1].start >= low and self._listed(index):
            if led < 0 and self._met(index):
                break
            index -= 1
        return self.found[index]

    def _met(self, index: int) -> bool:
        """Whether a leader of one region meets the next of another, who is no more of one list (某市长与某省长一行座谈)."""
        before, leader = self.found[index - 1], self.found[index]
        joined = self.text[before.end : leader.begin] in MEETING
        return joined and before.region != leader.region

    def _listed(self, index: int) -> bool:
        """Whether a leader stands in one list with the leader before."""
        return self._follow(self.found[index - 1], self.found[index].begin)
