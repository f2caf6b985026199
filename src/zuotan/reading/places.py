"""Finds the regions that a text names, and resolves which region of that name is meant.

A place is a region named in full or short (河北省, 河北), a chain of them (河北省唐山市: the innermost counts, the outer ones
are kept), a one-character abbreviation in a frame that only regions take (来川, 在京, 川渝), or a deictic (我省, 我市), whose
region only the page's perspective can tell.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from zuotan.knowledge.regions import Entry, Gazetteer, gazetteer
from zuotan.reading.marks import Marks
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


class Place(NamedTuple):
    """A region where the text names it: the codes of its chain, outermost first; ``level`` alone for a deictic."""

    start: int
    end: int
    codes: tuple[str, ...]
    level: str = ""

    @property
    def code(self) -> str:
        """The innermost region's code; empty for a deictic."""
        return self.codes[-1] if self.codes else ""


class Places:
    """The places of one text, in order, and how its ambiguous names are resolved."""

    __slots__ = ("context", "found", "gazetteer", "marks", "text", "_resolved", "_starts")

    def __init__(self, marks: Marks, context: frozenset[str] = frozenset()) -> None:
        self.marks = marks
        self.text = marks.text
        self.gazetteer: Gazetteer = gazetteer()
        self._starts = [mark[0] for mark in marks.of("region")]
        self._resolved: dict[str, Entry | None] = {}
        self.context = context | self._sure()
        self.found = sorted([*self._named(), *self._abbreviated(), *self._deictic()])

    def _sure(self) -> frozenset[str]:
        """The codes of regions whose name admits no other, and of what contains them."""
        sure: set[str] = set()
        for _, _, word in self.marks.of("region"):
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
        for start, end, word in self.marks.of("region"):
            entry = None
            previous = found[-1] if found and found[-1].end == start else None
            if previous:
                entry = self.inside(word, previous.code)
            if entry:
                assert previous
                found[-1] = Place(previous.start, end, (*previous.codes, entry.code))
            elif word not in self.gazetteer.risky and (entry := self.resolve(word)):
                found.append(Place(start, end, (entry.code,)))
        return found

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
        for start, end, word in marks:
            framed = start > 0 and text[start - 1] in ABBREVIATION_AFTER
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
        return index >= 0 and at < self.marks.of("region")[index][1]

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
