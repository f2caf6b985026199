"""Decides whether a name stands at a place of a text, and where it ends.

A name has no mark of its own. Each length is weighed on whether its characters read like a name, whether what follows may
follow a name, whether a word is cut at either end, and on what stands before it: an office with its region promises a name,
a bare word such as 专家 hardly does. Weights are log odds, balanced on PKU 1998-01 and the People's Daily dev set with
``tools/measure_holders.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from operator import mul
from typing import Literal, NamedTuple

from zuotan.knowledge.names import after_names, companions, han_name_score, sound_odds, transcribed_score
from zuotan.reading.marks import Marks

AFTER_NAME = frozenset("，。；：、！？“”（）() 　\n”,;:…—《》〈〉【】[]|／/·")
"""Characters that end a name: no word runs across them."""

NEVER_IN_NAME = frozenset("的了们你他她它等及被把率")
DOTTED = re.compile(r"[㐀-鿿]{1,7}(?:[·•・][㐀-鿿]{1,9})+")
HAN = re.compile("[㐀-鿿〇𠀀-𳎯]+")
LONG = 4
"""From this length on a name must read like one to be believed."""

LONGEST = 6
"""Characters of the longest name without a dot (names of Mongols and Tibetans in Han characters)."""

WORST = -3.0
"""Characters that read less like a name than this are none, whatever stands around them."""

UNKNOWN_AFTER = -0.5
SOUND_UNKNOWN = -2.5
LONGEST_LAST_PART = 4
"""Behind the last dot so many characters up to a boundary are the name's."""

SHORT_LAST_PART = 3.0
"""How much rarer a last part of one character (阿尤布·汗) is."""

REGION_IN_FULL = 3
"""A region of so many characters ends in its kind (河北省): no name runs into it, and none begins with it."""

Before = Literal["full", "cut", "body", "bare", "called", "weak", "weak_body", "group", "group_body", "list"]
"""What stands before a name: an office with region or level, one that may be the end of a place (镇长 of 竹林镇长庆新村),
one with a body alone, a bare post, a post behind the name or surname
of its holder (江主席), a trade without and with its body, 领导 of a region or of a body, a name in a list."""

BASE: dict[Before, float] = {
    "full": -1.0,
    "cut": -5.0,
    "body": -1.3,
    "bare": -1.5,
    "called": -4.0,
    "weak": -3.0,
    "weak_body": -2.6,
    "group": -1.5,
    "group_body": -2.5,
    "list": -0.6,
}
STRONG = frozenset(("full", "list", "group"))
"""Where a name is promised: what is closed by a boundary or by a word that follows names need hardly read like a name there."""


class After(NamedTuple):
    """What follows a name, and how it weighs."""

    edge: float
    """A boundary, a figure or the end of the text."""
    word: float
    """A word of ``words/name_follower`` of two characters and more."""
    short_word: float
    """One of a single character."""
    place: float
    """A region by its short name."""
    region: float
    """A region in full."""
    character: float
    """How likely the next character is behind a name (``after_names``)."""
    company: float
    """How likely the next character is behind the name's last one in running text."""


class Cuts(NamedTuple):
    """The words that a name would cut, and how they weigh."""

    crossed: float
    """A word that follows names runs from within the name across its end."""
    swallowed: float
    """The name ends with such a word."""
    short_swallowed: float
    """The name ends with such a word of a single character."""
    opening: float
    """The name begins with such a word or with a region in full."""
    joined: float
    """The name begins with such a word of a single character (和, 对)."""


NAME = 1.6
AWAITED = 2.2
"""A name is promised, and closed."""

HALF_AWAITED = 1.2
"""A name is promised, and a word of a single character follows (在, 和), which may also begin another word."""

DOUBTED = -1.0
"""Added to :data:`NAME` where a name is promised and closed but does not read like one (和平, 关键)."""

AT_EDGE = After(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
AFTER = After(edge=2.0, word=1.5, short_word=0.6, place=0.8, region=1.2, character=0.7, company=-0.25)
CUTS = Cuts(crossed=-2.2, swallowed=-4.0, short_swallowed=-1.2, opening=-1.4, joined=-2.0)


class NameEnds:
    """Weighs the names of one text."""

    __slots__ = ("_bodies", "_body_ends", "_ends", "_posts", "_regions", "_starts", "text")

    def __init__(self, marks: Marks) -> None:
        self.text = marks.text
        # Marks come by where they end, so that the longest of a start comes last and the longest of an end first.
        followers = marks.all("name_follower")
        self._starts = {start: end for start, end, _ in followers}
        self._ends = {end: start for start, end, _ in reversed(followers)}
        self._bodies: Collection[int] = {start for start, _, _ in marks.all("body")}
        self._body_ends: Collection[int] = {end for _, end, _ in marks.all("body")}
        self._posts = {end: start for start, end, _ in marks.all("post")}
        self._regions = {start: end for start, end, _ in marks.all("region")}

    def find(self, at: int, before: Before) -> int | None:
        """Where the name that begins at ``at`` ends; None where no name does."""
        text = self.text
        if dotted := DOTTED.match(text, at):
            return self._dotted_end(dotted)
        if at in self._bodies:
            return None
        best, best_end = -BASE[before], None
        for end in range(at + 1, min(at + LONGEST, len(text)) + 1):
            if not is_han(text[end - 1]) or text[end - 1] in NEVER_IN_NAME:
                break
            if end > at + 1 and (score := self._score(at, end, before)) > best:
                best, best_end = score, end
        return best_end

    def _score(self, at: int, end: int, before: Before) -> float:
        """How much speaks for a name ``text[at:end]``."""
        name = self.text[at:end]
        if end in self._body_ends or at < self._posts.get(end, 0) or self._starts.get(at) == end:
            return WORST * NAME * 2
        score = max(han_name_score(name) if end - at <= 4 else WORST, transcribed_score(name))
        if score <= WORST:
            return WORST * NAME * 2
        after = self._after(end)
        total = NAME * score + weigh(AFTER, after) + weigh(CUTS, self._cuts(at, end))
        if before in STRONG and (score > 0 or end - at < LONG):
            if after.edge or after.word:
                total += AWAITED + DOUBTED * min(score, 0.0)
            elif after.short_word:
                total += HALF_AWAITED + DOUBTED * min(score, 0.0) / 2
        return total

    def _after(self, end: int) -> After:
        text = self.text
        if end >= len(text) or not is_han(text[end]):
            return AT_EDGE
        word = self._starts.get(end, end) - end
        region = self._regions.get(end, end) - end
        return After(
            0.0,
            float(word > 1),
            float(word == 1),
            float(0 < region < REGION_IN_FULL),
            float(region >= REGION_IN_FULL),
            after_names().get(text[end], UNKNOWN_AFTER),
            companions(text[end - 1], text[end]),
        )

    def _cuts(self, at: int, end: int) -> Cuts:
        inside = self._ends.get(end, end)
        swallowed = end - inside if at + 1 < inside else 0
        opening = self._starts.get(at, at) - at
        return Cuts(
            float(any(self._starts.get(inner, 0) > end for inner in range(at + 1, end))),
            float(swallowed > 1),
            float(swallowed == 1),
            float(opening > 1 or self._regions.get(at, at) - at >= REGION_IN_FULL),
            float(opening == 1),
        )

    def _dotted_end(self, dotted: re.Match[str]) -> int:
        """The end of a name with a dot: where it best parts into a name by its sound and what follows names."""
        last = max(self.text.rfind(dot, dotted.start(), dotted.end()) for dot in "·•・")
        whole = dotted.end() - last - 1 <= LONGEST_LAST_PART and dotted.end() not in self._ends
        if whole and self._after(dotted.end()).edge:
            return dotted.end()
        best, best_end, sound = WORST * dotted.end(), dotted.end(), 0.0
        for end in range(last + 2, dotted.end() + 1):
            sound += sound_odds().get(self.text[end - 1], SOUND_UNKNOWN)
            score = sound + weigh(AFTER, self._after(end)) - (end == last + 2) * SHORT_LAST_PART
            if score > best:
                best, best_end = score, end
        return best_end


def weigh(weights: tuple[float, ...], figures: tuple[float, ...]) -> float:
    """The sum of the figures, each by its weight."""
    total: float = sum(map(mul, weights, figures))
    return total


def is_han(word: str) -> bool:
    """Whether every character is a Han character."""
    return HAN.fullmatch(word) is not None
