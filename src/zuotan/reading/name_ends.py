"""Decides whether a name stands at a place of a text, and where it ends.

A name has no mark of its own. Each length is weighed on whether its characters read like a name, whether what follows may
follow a name, whether a word is cut at either end, and on what stands before it: an office with its region promises a name,
a bare word such as 专家 hardly does. Weights are log odds, balanced on PKU 1998-01 and the People's Daily dev set with
``tools/measure_holders.py``.
"""

from __future__ import annotations

import re
from typing import Literal

from zuotan.knowledge.names import after_names, companions, name_score, sound_odds
from zuotan.reading.marks import Marks

AFTER_NAME = frozenset("，。；：、！？“”（）() 　\n”,;:…—《》〈〉【】[]|／/·")
"""Characters that end a name: no word runs across them."""

NEVER_IN_NAME = frozenset("的了们你他她它等及被把率")
DOTTED = re.compile(r"[㐀-鿿]{1,7}(?:[·•・][㐀-鿿]{1,9})+")
HAN_CHARACTER = "[㐀-鿿〇𠀀-𳎯]"
HAN = re.compile(f"{HAN_CHARACTER}+")
LONG = 4
LONG_SCORE = -1.0
"""From this length on a name must read so much like one to be believed."""

LONGEST = 6
"""Characters of the longest name without a dot (names of Mongols and Tibetans in Han characters)."""

NAME_RUN = re.compile(f"(?:(?![{''.join(sorted(NEVER_IN_NAME))}]){HAN_CHARACTER}){{1,{LONGEST}}}")

WORST = -3.0
"""Characters that read less like a name than this are none, whatever stands around them."""

UNKNOWN_AFTER = -0.5
SOUND_UNKNOWN = -2.5
LONGEST_LAST_PART = 5
"""Behind the last dot so many characters up to a boundary are the name's, and more where each is one of names by sound."""

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


NAME = 1.6
DOUBTED = -1.0
"""Added to :data:`NAME` where a name is promised and closed but does not read like one (和平, 关键)."""

AWAITED = (2.2, DOUBTED)
"""A name is promised, and closed: what is added, and what it adds to :data:`NAME` if it does not read like one."""

HALF_AWAITED = (1.2, DOUBTED / 2)
"""A name is promised, and a word of a single character follows (在, 和), which may also begin another word."""

NOT_AWAITED = (0.0, 0.0)

EDGE = 2.0
"""After a name a boundary, a figure or the end of the text."""

FOLLOWED = 1.5
"""After a name a word of ``words/name_follower`` of two characters and more."""

SHORTLY_FOLLOWED = 0.6
"""After a name one of a single character."""

PLACE_AFTER, REGION_AFTER = 0.8, 1.2
"""After a name a region by its short name, and one in full."""

CHARACTER_AFTER = 0.7
"""Weighs how likely the next character is behind a name (``after_names``)."""

COMPANY = -0.25
"""Weighs how likely the next character is behind the name's last one in running text."""

CROSSED = -2.2
"""A word that follows names runs from within the name across its end."""

SWALLOWED, SHORT_SWALLOWED = -4.0, -1.2
"""The name ends with such a word, of two characters and more or of one."""

PREPOSITIONS = frozenset("在于赴到从对")
ENDS_IN_PREPOSITION = -5.0
"""A name of three characters and more ends with a preposition, behind which a phrase goes on (某某在某市会见)."""

JOINS = frozenset("和与及同")
JOINED_BY = frozenset("从率对就把将还均")
JOINS_NOTHING = -4.0
"""After a name a joining word, and behind that a boundary or what begins no name (那顺孟和，; 那顺孟和率队): it is the name's."""

OPENING = -1.4
"""The name begins with such a word or with a region in full."""

JOINED = -2.0
"""The name begins with such a word of a single character (和, 对)."""

NO_NAME = WORST * NAME * 2
AT_EDGE = (EDGE, AWAITED)


class NameEnds:
    """Weighs the names of one text."""

    __slots__ = ("_behind", "_bodies", "_ends", "_posts", "_regions", "_starts", "_body_ends", "text")

    def __init__(self, marks: Marks) -> None:
        self.text = marks.text
        self._starts = marks.reaches("name_follower")
        self._ends = marks.ending("name_follower")
        self._bodies = marks.starts("body")
        self._body_ends = marks.ending("body")
        self._posts = {end: start for start, end, _ in sorted(marks.all("post"))}
        self._regions = marks.reaches("region")
        self._behind = after_names()

    def find(self, at: int, before: Before) -> int | None:
        """Where the name that begins at ``at`` ends; None where no name does."""
        if dotted := DOTTED.match(self.text, at):
            return self._dotted_end(dotted)
        run = None if at in self._bodies else NAME_RUN.match(self.text, at)
        if run is None:
            return None
        best, best_end = -BASE[before], None
        for end in range(at + 2, run.end() + 1):
            if (score := self._score(at, end, before)) > best:
                best, best_end = score, end
        return best_end

    def _score(self, at: int, end: int, before: Before) -> float:
        """How much speaks for a name ``text[at:end]``."""
        if end in self._body_ends or at < self._posts.get(end, 0) or self._starts.get(at) == end:
            return NO_NAME
        score = name_score(self.text[at:end])
        if score <= WORST:
            return NO_NAME
        after, (awaited, doubted) = self._after(end)
        total = NAME * score + after + self._cuts(at, end)
        if before in STRONG and (score > LONG_SCORE or end - at < LONG):
            total += awaited + doubted * min(score, 0.0)
        return total

    def _after(self, end: int) -> tuple[float, tuple[float, float]]:
        """How what follows a name that ends at ``end`` weighs, and how much more it does where a name is promised."""
        last, following = self.text[end - 1 : end], self.text[end : end + 1]
        odds = self._behind.get(following)
        if odds is None and not is_han(following):
            return AT_EDGE
        if following in JOINS:
            further = self.text[end + 1 : end + 2]
            if further in AFTER_NAME or further in JOINED_BY:
                return JOINS_NOTHING, NOT_AWAITED
        weight = CHARACTER_AFTER * (UNKNOWN_AFTER if odds is None else odds)
        weight += COMPANY * companions(last, following)
        if end in self._regions:
            in_full = self._regions[end] - end >= REGION_IN_FULL
            weight += REGION_AFTER if in_full else PLACE_AFTER
        if end not in self._starts:
            return weight, NOT_AWAITED
        if self._starts[end] - end > 1:
            return weight + FOLLOWED, AWAITED
        return weight + SHORTLY_FOLLOWED, HALF_AWAITED

    def _cuts(self, at: int, end: int) -> float:
        """How the words weigh that a name would cut."""
        starts, weight = self._starts, 0.0
        for inner in range(at + 1, end):
            if starts.get(inner, 0) > end:
                weight += CROSSED
                break
        if end in self._ends and at + 1 < self._ends[end][0]:
            weight += SWALLOWED if end - self._ends[end][0] > 1 else SHORT_SWALLOWED
        if end - at > 2 and self.text[end - 1] in PREPOSITIONS and self.text[end : end + 1] not in AFTER_NAME:
            weight += ENDS_IN_PREPOSITION
        opening = starts.get(at, at) - at
        if opening > 1 or self._regions.get(at, at) - at >= REGION_IN_FULL:
            weight += OPENING
        return weight + JOINED if opening == 1 else weight

    def _dotted_end(self, dotted: re.Match[str]) -> int:
        """The end of a name with a dot: where it best parts into a name by its sound and what follows names."""
        last = max(self.text.rfind(dot, dotted.start(), dotted.end()) for dot in "·•・")
        part = self.text[last + 1 : dotted.end()]
        sounds = len(part) <= LONGEST_LAST_PART or all(char in sound_odds() for char in part)
        whole = sounds and dotted.end() not in self._ends
        if whole and self._after(dotted.end()) is AT_EDGE:
            return dotted.end()
        best, best_end, sound = WORST * dotted.end(), dotted.end(), 0.0
        for end in range(last + 2, dotted.end() + 1):
            sound += sound_odds().get(self.text[end - 1], SOUND_UNKNOWN)
            score = sound + self._after(end)[0] - (end == last + 2) * SHORT_LAST_PART
            if score > best:
                best, best_end = score, end
        return best_end


def is_han(word: str) -> bool:
    """Whether every character is a Han character."""
    return HAN.fullmatch(word) is not None
