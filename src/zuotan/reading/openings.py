"""The opening of a clause (分句): what stands before its verb, as far as it says whether the clause commits.

A clause of a speech opens with words that lead in (下一步, 也), a side (双方, 我们, a region's name), a word of will or asking
(将, 希望), adverbs (共同, 进一步) and then its verb. Source of the words: the reviewed table ``commitment_words``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.reading.marks import Marks, mark_span

TOGETHER = frozenset("共同 携手 联手 合力 协同 联合 齐心协力 并肩 通力".split())
"""Adverbs that say that two act as one."""
PAIRS = ("两省", "两地", "两市", "两县", "两区", "双方")
DISPOSAL = re.compile(
    "将[^，]{1,20}(?:推向|转化为|转变为|打造成|打造为|建设成|建成|作为|纳入|列入|列为|联系在一起|连在一起|结合起来)"
)
"""将 for 把: what is made of its object follows."""
ZONE = re.compile("(?:高新技术产业开发|高新技术开发|经济技术开发|高新|经开|开发|合作|示范|新)区")
"""What may follow the name of a region that a zone belongs to."""
BODIES = re.compile(
    "人大(?:常委会)?|政协|党委|政府|(?:有关|相关|各)?(?:部门|单位)|企业|商会|工商联|党校|各级"
)
"""Bodies of a side that act for it (两地人大, 双方有关部门)."""
NOT_MODAL = re.compile("[重主需只必想就不正首提概紧]$")
"""What makes a following 要 or 将 no word of will: 需要, 主要, 正将."""
NOUNS = frozenset(("将军", "要求", "要素", "将之", "要点", "要件", "愿望", "愿景", "意愿"))
WILL = re.compile("可以|还会|愿意|会(?=继续|进一步|全力|积极|大力|一如既往)|[将要愿]")
"""What says behind a subject of several words that something will be done."""
REACH = 14
"""In so many characters from its start a clause's subject ends."""
SHORT = 4
"""Characters of the longest word that may follow a side."""


class Opening(NamedTuple):
    """Where the part of a clause begins that can be a commitment, and what opens it.

    ``kind`` is the kind of its first word: verb, adverb, prep, ``noun`` for a subject, empty for a word outside the table.
    """

    start: int
    modal: bool
    kind: str
    together: bool


class Words(NamedTuple):
    """The words of the table with their kinds; ``lengths`` are those of the words that begin with a character, longest first."""

    kinds: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]


@cache
def words() -> Words:
    """The words of the table."""
    kinds = {row["word"]: row["kind"] for row in rows("commitment_words")}
    lengths: dict[str, set[int]] = {}
    for word in kinds:
        lengths.setdefault(word[0], set()).add(len(word))
    return Words(kinds, {first: tuple(sorted(held, reverse=True)) for first, held in lengths.items()})


class Opener:
    """Reads the openings of clauses of one text."""

    __slots__ = ("kinds", "lengths", "regions", "text")

    def __init__(self, marks: Marks) -> None:
        self.text = marks.text
        self.kinds, self.lengths = words()
        codes = marks.lexicon.values["region"]
        named = (mark for mark in marks.of("region") if codes[mark[2]])
        self.regions: dict[int, int] = dict(map(mark_span, (*marks.of("abbreviation"), *named)))

    def open(self, start: int, end: int) -> Opening:
        """The opening of the clause ``text[start:end]``."""
        at, modal = start, False
        kind, word = "", ""
        while at < end:
            word, kind = self._word(at, end)
            if kind == "modal":
                if word == "将" and (modal or self._disposes(at, end)):
                    break
                modal = True
            elif kind == "side" or (not kind and at in self.regions):
                after = at + len(word) if kind else self._past_regions(at, end)
                if body := BODIES.match(self.text, after, end):
                    after = body.end()
                if after > end or not self._goes_on(after, end):
                    kind = "noun"
                    break
                at = after
                continue
            elif kind != "lead":
                break
            at += len(word)
        else:
            return Opening(at, modal, "", False)
        if kind in ("", "noun"):
            return (not modal and self._late_will(at, end)) or Opening(at, modal, kind, False)
        if kind == "adverb" or self._adverb(at, end):
            return Opening(at, modal, "adverb", self._together(at, end))
        return Opening(at, modal, "prep" if kind == "modal" else kind, word.startswith("共"))

    def _word(self, at: int, end: int) -> tuple[str, str]:
        """The longest word of the table at ``at`` and its kind; both empty where there is none or a longer region's name."""
        if self.regions.get(at, at) - at > 2:
            return "", ""
        text, kinds = self.text, self.kinds
        for length in self.lengths.get(text[at], ()):
            word = text[at : at + length]
            if word in kinds and at + length <= end:
                return word, kinds[word]
        return "", ""

    def _disposes(self, at: int, end: int) -> bool:
        """Whether 将 at ``at`` stands for 把: before a noun that something is to be made of (将合作推向深入)."""
        if not DISPOSAL.match(self.text, at, end):
            return False
        return self._word(at + 1, end)[1] in ("", "side", "noun")

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a short word of the table stands at ``at``."""
        if at >= end:
            return False
        text, kinds = self.text, self.kinds
        return any(
            length <= min(SHORT, end - at) and text[at : at + length] in kinds
            for length in self.lengths.get(text[at], ())
        )

    def _past_regions(self, at: int, end: int) -> int:
        """Past a row of regions that are one side (湘赣两省)."""
        text, after = self.text, self.regions[at]
        while after < end and (text[after] in "省市县区、与和" or after in self.regions):
            after = self.regions.get(after, after + 1)
        if zone := ZONE.match(text, after, end):
            after = zone.end()
        if text[after : after + 2] in PAIRS and after < end:
            after += 2 + (text[after + 2 : after + 3] in ("市", "区", "县"))
        return after

    def _late_will(self, at: int, end: int) -> Opening | None:
        """The opening behind a subject of several words (下半年我市机关将…)."""
        text, last = self.text, min(at + REACH, end)
        for will in WILL.finditer(text, at + 1, last + 1):
            place = will.start()
            if place >= last or text[place : place + 2] in NOUNS or NOT_MODAL.search(text, at, place):
                continue
            if self._goes_on(will.end(), end) and not self._disposes(place, end):
                return self.open(will.end(), end)._replace(modal=True)
        return None

    def _together(self, at: int, end: int) -> bool:
        """Whether one of the adverbs that begin at ``at`` says that two act as one."""
        while at < end:
            adverb = self._adverb(at, end)
            if not adverb or adverb in TOGETHER:
                return bool(adverb)
            at += len(adverb)
        return False

    def _adverb(self, at: int, end: int) -> str:
        """The longest adverb at ``at``; empty where there is none."""
        text, kinds = self.text, self.kinds
        for length in self.lengths.get(text[at], ()):
            word = text[at : at + length]
            if kinds.get(word) == "adverb" and at + length <= end:
                return word
        return ""
