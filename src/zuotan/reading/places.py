"""Finds the regions that a text names, and resolves which region of that name is meant.

A place is a region named in full or short (河北省, 河北), a chain of them (河北省唐山市: the innermost counts, the outer ones
are kept), a one-character abbreviation in a frame that only regions take (来川, 在京, 川渝), or a deictic (我省, 我市), whose
region only the page's perspective can tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zuotan.knowledge.regions import Entry, Gazetteer, abbreviation_followers, gazetteer
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

LONGEST_ZONE_NAME = 3

OF_PROVINCE = ("省级", "省道", "省直", "省会", "省际", "省内", "省外", "省委", "省政", "省人", "省领", "省长")
"""What follows a city's name where 省 does not belong to it; else it is the province of a novel (汉中省)."""

HOUSES = ("酒店", "宾馆", "饭店", "大厦", "古城", "公园", "广场")
"""What bears a county's name and stands elsewhere."""

AUTONOMOUS = ("自治州", "自治县", "自治旗")
"""How names end that are long for the peoples in them."""

WITHOUT_COUNTIES = frozenset(("441900", "442000", "460400", "620200"))
"""Cities that towns belong to directly: 东莞, 中山, 儋州, 嘉峪关."""

TOWN = re.compile(r"(?!考察|学习|参观|调研|推进|探索)[一-鿿]{2,3}(?<![城家山水])(?:镇|乡)(?!村|镇|愁|贤)")


class Place(Struct, frozen=True, order=True):
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
        "_covered",
        "day",
        "_named_until",
        "_place_starts",
        "_regions",
        "_resolved",
        "_trusted",
        "_words",
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
        day: str | None = None,
    ) -> None:
        """The places of a text, none inside one of ``names``, the spans of people's names, in order. Namesakes are told apart by
        what the page calls in full, by what is near, and by what was in force on ``day`` (ISO).

        ``trusted`` text is an outlet's name: at its beginning even a name that is a word too (合作, 振兴) is a region's.
        """
        self.marks = marks
        self.text = marks.text
        self.gazetteer: Gazetteer = gazetteer()
        self._trusted = trusted
        self._named_until = {at: end for start, end in names for at in range(start, end)}
        self._regions = self._region_marks()
        self._covered = {at for start, end, _ in self._regions for at in range(start, end)}
        self._resolved: dict[str, Entry | None] = {}
        self.day = day
        self._words = {word for _, _, word in self._regions}
        self.context = context.union(*map(self.gazetteer.sure, self._words))
        self.found = sorted([*self._named(), *self._abbreviated(), *self._deictic()])
        self._place_starts = [place.start for place in self.found]
        self.parts = {place.part: place.code for place in self.found if place.part}

    def _region_marks(self) -> list[Mark]:
        """The names of regions, leftmost and longest first, none that begins inside a word of motion (莅临|漳州)."""
        inside = {at for start, end, _ in self.marks.of("motion") for at in range(start + 1, end)}
        if inside.isdisjoint(self.marks.starts("region")):
            return self.marks.of("region")
        kept: list[Mark] = []
        for mark in sorted(self.marks.all("region"), key=lambda each: (each[0], -each[1])):
            if mark[0] not in inside and (not kept or mark[0] >= kept[-1][1]):
                kept.append(mark)
        return kept

    def resolve(self, word: str) -> Entry | None:
        """The region that ``word`` means on this page."""
        resolved = self._resolved
        if word not in resolved:
            resolved[word] = self._spelled(word) or self.gazetteer.choose(word, self.context, self.day)
        return resolved[word]

    def _spelled(self, word: str) -> Entry | None:
        """The one region of several so called whose full name stands on the page (恩施 where 恩施市 is named, not 恩施州)."""
        named = self.gazetteer.named(word)
        if len(named) < 2:
            return None
        spelled = {entry.code: entry for entry in named if entry.name != word and entry.name in self._words}
        return next(iter(spelled.values())) if len(spelled) == 1 else None

    def _named(self) -> list[Place]:
        found: list[Place] = []
        reach, outer = -1, ""
        resolve, risky = self.resolve, self.gazetteer.risky
        for start, end, word in self._regions:
            if start == reach and (entry := self.inside(word, outer)):
                before = found[-1]
                found[-1] = Place(before.start, end, (*before.codes, entry.code))
            elif word in risky and not (self._trusted and start == 0):
                continue  # a word too; at an outlet's beginning the name of a region
            elif (entry := resolve(word)) and not self._in_longer(start, end, entry):
                found.append(Place(start, end, (entry.code,)))
            else:
                continue
            reach, outer = end, entry.code
        return self._with_parts(found)

    def _in_longer(self, start: int, end: int, entry: Entry) -> bool:
        """Whether a name is part of another: of a person's (诸葛乐山), a river's, a street's or a town's (太平街道)."""
        if self._named_until.get(start, 0) >= end:
            return True
        if entry.level == "province":
            return False
        if self.text.startswith("省", end) and not self.text.startswith(OF_PROVINCE, end):
            return True
        if end - start > 2:
            return False
        if entry.level == "county" and self.text.startswith(HOUSES, end):
            return True
        return self.text.startswith(LONGER, end) and not self.text.startswith("山区", end)

    def _with_parts(self, places: list[Place]) -> list[Place]:
        """The places with the zone or the town that follows the name of each."""
        text, level = self.text, self.gazetteer.level
        ended = {place.end: index for index, place in enumerate(places)}
        for start, end, _ in self.marks.of("zone"):
            for at in range(start - LONGEST_ZONE_NAME, start + 1):
                if at in ended and (at == start or ZONE_NAME.fullmatch(text, at, start)):
                    index = ended.pop(at)
                    part = text[places[index].start : end]
                    places[index] = replace(places[index], end=end, part=part)
        for at, index in ended.items():
            code = places[index].codes[-1]
            if (level(code) == "county" or code in WITHOUT_COUNTIES) and (town := TOWN.match(text, at)):
                places[index] = replace(places[index], end=town.end(), part=town[0])
        return places

    def at(self, position: int) -> Place | None:
        """The place that holds a position."""
        index = bisect_right(self._place_starts, position) - 1
        if index < 0 or position >= self.found[index].end:
            return None
        return self.found[index]

    def called(self, code: str) -> str:
        """The name of a region in the offices of its own people: in full, but 凉山州 where the text never says 凉山彝族自治州."""
        entry = self.gazetteer.region(code)
        if not entry.name.endswith(AUTONOMOUS) or entry.name in self._words:
            return entry.name
        level = entry.name[-1]
        return next(
            (word for word in entry.short if word in self._words and word.endswith(level)), entry.name
        )

    def between(self, low: int, high: int) -> list[Place]:
        """The places that begin in ``text[low:high]``."""
        return self.found[bisect_left(self._place_starts, low) : bisect_left(self._place_starts, high)]

    def of_part(self, low: int, high: int, boundary: Collection[str]) -> str:
        """The code of the zone or town that ``text[low:high]`` names after its last boundary; empty for none."""
        if not self.parts:
            return ""
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
        """The region called ``word`` inside the region ``outer``: of several the highest, or the one in force on the day."""
        return self.gazetteer.inside(word, outer, self.day)

    def _abbreviated(self) -> list[Place]:
        text = self.text
        marks = [mark for mark in self.marks.all("abbreviation") if mark[0] not in self._covered]
        reaches = {start: end for start, end, _ in marks}
        ends = {end for _, end, _ in marks}
        found: list[Place] = []
        reach = -1
        for start, end, word in marks:
            if (
                start == reach
                or (start in ends and text.startswith(PAIRED, end))
                or (end in reaches and text.startswith(PAIRED, reaches[end]))
                or (start and text[start - 1] in ABBREVIATION_AFTER and self._closed(end))
            ):
                found.append(Place(start, end, (self._abbreviating(word),)))
                reach = end
        return found

    def _abbreviating(self, word: str) -> str:
        """The code of what an abbreviation stands for: a region of which title or outlet speak and whose name has it (来荆 in a
        paper of 荆门, not of 荆州), else of several that share it the one the text names more."""
        codes = self.marks.value("abbreviation", word).split("|")
        if len(codes) == 1:
            usual = codes[0]
            if usual in self.context or self.gazetteer.level(usual) == "province":
                return usual
            spoken = [code for code in self.context if self._shortens(word, code)]
            return spoken[0] if len(spoken) == 1 else usual
        named = Counter(entry.code for _, _, name in self._regions if (entry := self.resolve(name)))
        spoken = [code for code in codes if code in self.context]
        return max(spoken or codes, key=lambda code: named[code])

    def _shortens(self, word: str, code: str) -> bool:
        """Whether a word may abbreviate the name of a city or county: it begins the short name."""
        return any(short.startswith(word) for short in self.gazetteer.region(code).short)

    def _closed(self, end: int) -> bool:
        """Whether an abbreviation may end here: at the end of the text, or before a word that may follow one."""
        return end >= len(self.text) or self.text.startswith(abbreviation_followers(), end)

    def _deictic(self) -> list[Place]:
        found: list[Place] = []
        text = self.text
        for word in DEICTIC_BEFORE:
            at = text.find(word)
            while at >= 0:
                if text.startswith(LEVELS, at + 1):
                    level = next(level for level in LEVELS if text.startswith(level, at + 1))
                    found.append(Place(at, at + 1 + len(level), (), level))
                at = text.find(word, at + 1)
        return found
