"""Finds the regions that a text names, and resolves which region of that name is meant.

A place is a region named in full or short (河北省, 河北), a chain of them (河北省唐山市: the innermost counts, the outer ones
are kept), a one-character abbreviation in a frame that only regions take (来川, 在京, 川渝), or a deictic (我省, 我市), whose
region only the page's perspective can tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from zuotan.knowledge.regions import Entry, Gazetteer, gazetteer
from zuotan.reading.marks import Mark, Marks
from zuotan.reading.offices import LEVELS

DEICTIC_BEFORE = "我本全"
ABBREVIATION_AFTER = frozenset("来赴在抵访到驻离入进莅往援")
PAIRED = (
    "两省",
    "两市",
    "两地",
    "两区",
    "两县",
    "两州",
    "协作",
    "合作",
    "对口",
    "双方",
    "三地",
    "三省",
    "交流",
    "扶贫",
    "毗邻",
    "两自治区",
)


LONGER = ("街道", "镇", "乡", "村", "社区", "江", "河", "湖", "山", "岭", "路", "街", "大道", "大桥")
"""What follows a county's or city's short name where it only names a town, a river or a street."""

ZONE_NAME = re.compile(
    r"(?!考察|学习|参观|调研|走访|推进|建设)[^，。、；：“”（）()\s的与和同及在到赴来]{2,3}"
)
"""A zone's own name between the region's and its kind (日照空港经济开发区)."""

HOUSES = ("酒店", "宾馆", "饭店", "大厦", "古城", "公园", "广场")
"""What bears a county's name and stands elsewhere."""

TOWN = re.compile(r"(?!考察|学习|参观|调研|推进|探索)[一-鿿]{2,3}(?<![城家山水])(?:镇|乡)(?!村|镇|愁|贤)")


class Place(NamedTuple):
    """A region where the text names it: the codes of its chain, outermost first; ``level`` alone for a deictic.

    ``part`` is the zone (开发区) or town of it that the text names, which has no code of its own.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    level: str = ""
    part: str = ""

    @property
    def code(self) -> str:
        """The innermost region's code; empty for a deictic."""
        return self.codes[-1] if self.codes else ""


class Places:
    """The places of one text, in order, and how its ambiguous names are resolved."""

    __slots__ = (
        "_names",
        "_place_starts",
        "_regions",
        "_resolved",
        "_starts",
        "_trusted",
        "context",
        "found",
        "gazetteer",
        "marks",
        "parts",
        "text",
    )

    def __init__(
        self,
        marks: Marks,
        context: frozenset[str] = frozenset(),
        names: Sequence[tuple[int, int]] = (),
        *,
        trusted: bool = False,
    ) -> None:
        """The places of a text, none inside one of ``names``, the spans of people's names, in order.

        ``trusted`` text is an outlet's name: at its beginning even a name that is a word too (合作, 振兴) is a region's.
        """
        self._trusted = trusted
        self.marks = marks
        self._names = names
        self.text = marks.text
        self.gazetteer: Gazetteer = gazetteer()
        self._regions = self._region_marks()
        self._starts = [mark[0] for mark in self._regions]
        self._resolved: dict[str, Entry | None] = {}
        self.context = context | self._sure()
        self.found = sorted([*self._named(), *self._abbreviated(), *self._deictic()])
        self._place_starts = [place.start for place in self.found]
        self.parts = {place.part: place.code for place in self.found if place.part}

    def _region_marks(self) -> list[Mark]:
        """The names of regions, leftmost and longest first, none that begins inside a word of motion (莅临|漳州)."""
        inside = {at for start, end, _ in self.marks.of("motion") for at in range(start + 1, end)}
        kept: list[Mark] = []
        for mark in sorted(self.marks.all("region"), key=lambda each: (each[0], -each[1])):
            if mark[0] not in inside and (not kept or mark[0] >= kept[-1][1]):
                kept.append(mark)
        return kept

    def _sure(self) -> frozenset[str]:
        """The codes of regions whose name admits no other, and of what contains them."""
        sure: set[str] = set()
        for _, _, word in self._regions:
            entries = self.gazetteer.named(word)
            codes = {entry.code for entry in entries}
            if len(codes) == 1 and len(word) > 2:
                code = entries[0].code
                sure |= {code, self.gazetteer.province_of(code)}
                if parent := self.gazetteer.parent(code):
                    sure.add(parent.code)
            elif len(word) == 2:
                sure |= {entry.code for entry in entries if entry.level == "province"}
        return frozenset(sure)

    def resolve(self, word: str) -> Entry | None:
        """The region that ``word`` means on this page."""
        if word not in self._resolved:
            self._resolved[word] = self.gazetteer.choose(word, self.context, None)
        return self._resolved[word]

    def _named(self) -> list[Place]:
        found: list[Place] = []
        for start, end, word in self._regions:
            entry = None
            previous = found[-1] if found and found[-1].end == start else None
            if previous:
                entry = self.inside(word, previous.code)
            if entry:
                assert previous
                found[-1] = Place(previous.start, end, (*previous.codes, entry.code))
            elif (entry := self._meant(start, word)) and not self._in_longer(start, end, entry):
                found.append(Place(start, end, (entry.code,)))
        return [self._with_part(place) for place in found]

    def _meant(self, start: int, word: str) -> Entry | None:
        """The region that a name means where it stands; None for one that is a word too, but at an outlet's beginning."""
        if word in self.gazetteer.risky and not (self._trusted and start == 0):
            return None
        return self.resolve(word)

    def _in_longer(self, start: int, end: int, entry: Entry) -> bool:
        """Whether a name is part of another: of a person's (诸葛乐山), a river's, a street's or a town's (太平街道)."""
        index = bisect_right(self._names, (start, len(self.text))) - 1
        if index >= 0 and end <= self._names[index][1]:
            return True
        if entry.level == "province" or end - start > 2:
            return False
        if entry.level == "county" and self.text.startswith(HOUSES, end):
            return True
        return self.text.startswith(LONGER, end) and not self.text.startswith("山区", end)

    def _with_part(self, place: Place) -> Place:
        """A place with the zone or the town that follows its name."""
        for start, end, _ in self.marks.of("zone"):
            if start == place.end or (place.end < start and ZONE_NAME.fullmatch(self.text, place.end, start)):
                return place._replace(end=end, part=self.text[place.start : end])
        if self.gazetteer.level(place.code) == "county" and (town := TOWN.match(self.text, place.end)):
            return place._replace(end=town.end(), part=town.group())
        return place

    def at(self, position: int) -> Place | None:
        """The place that holds a position."""
        index = bisect_right(self._place_starts, position) - 1
        if index < 0 or position >= self.found[index].end:
            return None
        return self.found[index]

    def of_part(self, low: int, high: int, boundary: Collection[str]) -> str:
        """The code of the zone or town that ``text[low:high]`` names after its last boundary; empty for none."""
        low = max(0, low)
        for at in range(high - 1, low - 1, -1):
            if self.text[at] in boundary:
                low = at + 1
                break
        index = bisect_left(self._place_starts, low)
        while index < len(self.found) and self.found[index].start < high:
            if self.found[index].part:
                return self.found[index].code
            index += 1
        named = self.text[low:high]
        return next((code for part, code in self.parts.items() if part in named), "")

    def inside(self, word: str, outer: str) -> Entry | None:
        """The region called ``word`` inside the region ``outer``."""
        for entry in self.gazetteer.named(word):
            if entry.code != outer and self.gazetteer.contains(outer, entry.code):
                return entry
        return None

    def _abbreviated(self) -> list[Place]:
        marks = [mark for mark in self.marks.all("abbreviation") if not self._covered(mark[0])]
        starts = {mark[0]: mark for mark in marks}
        found: list[Place] = []
        text = self.text
        follow = {mark[0] for mark in self.marks.all("abbreviation_follower")}
        for start, end, word in marks:
            framed = (
                start > 0 and text[start - 1] in ABBREVIATION_AFTER and (end >= len(text) or end in follow)
            )
            paired = (end in starts and text.startswith(PAIRED, starts[end][1])) or (
                text.startswith(PAIRED, end) and any(mark[1] == start for mark in marks)
            )
            if framed or paired or (found and found[-1].end == start and not found[-1].level):
                code = self.marks.value("abbreviation", word).split("|")[0]
                found.append(Place(start, end, (code,)))
        return found

    def _covered(self, at: int) -> bool:
        """Whether a region's full or short name, or a word that only looks like one, holds the character at ``at``."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._regions[index][1]

    def _deictic(self) -> list[Place]:
        found: list[Place] = []
        text = self.text
        for word in DEICTIC_BEFORE:
            at = text.find(word)
            while at >= 0:
                for level in LEVELS:
                    if text.startswith(level, at + 1):
                        found.append(Place(at, at + 1 + len(level), (), level))
                        break
                at = text.find(word, at + 1)
        return found
