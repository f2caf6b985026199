"""Finds the people who hold offices: the name after a chain of offices, and the names that share it in a list.

省委副书记、省长梁惠玲 is a chain of two offices and a name; 副省长舒某、张某 is one office for two names. A name has no mark of
its own: it is what stands between an office and a boundary or a word that follows names (率, 出席, 主持 …; table
``words/name_follower``), and reads like a name. So names that are also words (时清, 关键, 常委) are read by where they stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zuotan.knowledge.names import han_name_score
from zuotan.reading.marks import Marks
from zuotan.reading.offices import Office, OfficeFinder

DOTTED = re.compile(r"[一-鿿]{1,7}(?:[·•・][一-鿿]{1,9})+")
BRACKET = re.compile(r"[（(][^（）()]{1,14}[）)]")
AFTER_NAME = frozenset("，。；：、！？“”（）() 　\n”,;:")
JOINERS = ("、", "和", "与", "及", "以及", "，")
NEVER_IN_NAME = frozenset("的了们我你他她它")
SPEAKS = frozenset("说称率")
LEAST_SCORE = -4.0
"""Below this a run of characters does not read like a name, even where a name may stand."""

FOLLOWED_BY_BOUNDARY = 3.0
FOLLOWED_BY_WORD = 2.5
FOLLOWED_BY_CHARACTER = 1.5
TAKES_WORD_IN = -4.0
"""A candidate whose end is itself a word that follows names (某某说) has run too far."""


class Holder(NamedTuple):
    """A person where the text gives their offices: the name, where it stands, and the chain of offices before it."""

    start: int
    end: int
    name: str
    offices: tuple[Office, ...]


class HolderFinder:
    """Reads the holders of offices of one text."""

    __slots__ = (
        "_bodies",
        "_body_ends",
        "_followers",
        "_follower_ends",
        "_post_starts",
        "_posts",
        "marks",
        "offices",
        "text",
    )

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.text = marks.text
        self.offices = OfficeFinder(marks).offices()
        self._followers: dict[int, int] = {}
        self._follower_ends: dict[int, int] = {}
        for start, end, _ in marks.all("name_follower"):
            self._followers[start] = max(end - start, self._followers.get(start, 0))
            self._follower_ends[end] = min(start, self._follower_ends.get(end, end))
        self._bodies = {start for start, _, _ in marks.all("body")}
        self._body_ends = {end for _, end, _ in marks.all("body")}
        self._posts = {end: start for start, end, _ in marks.all("post")}
        self._post_starts = {office.start for office in self.offices}

    def holders(self) -> list[Holder]:
        """All holders, in order."""
        text, offices = self.text, self.offices
        found: list[Holder] = []
        chain: list[Office] = []
        reach = 0
        for index, office in enumerate(offices):
            if office.start < reach or (office.kind == "weak" and not office.body and not chain):
                continue
            chain.append(office)
            at = self._skip(office.end)
            following = offices[index + 1].start if index + 1 < len(offices) else len(text)
            names = self._names(at, office)
            if names:
                held = tuple(chain)
                found += [Holder(start, end, text[start:end], held) for start, end in names]
                reach = names[-1][1]
                chain = []
            elif not (at < len(text) and text[at] in "、兼，" and following <= at + 2):
                chain = []
        return first_told(found)

    def _skip(self, at: int) -> int:
        """Past a bracket that qualifies the office, and blanks."""
        if noted := BRACKET.match(self.text, at):
            at = noted.end()
        while at < len(self.text) and self.text[at] in " 　":
            at += 1
        return at

    def _names(self, at: int, office: Office) -> list[tuple[int, int]]:
        """The spans of the names that begin at ``at``: one, or a list of names that share the office."""
        text = self.text
        found: list[tuple[int, int]] = []
        while (end := self.name_end(at)) is not None:
            found.append((at, end))
            at = self._skip(end)
            joiner = next((each for each in JOINERS if text.startswith(each, at)), None)
            if joiner is None or (joiner == "，" and office.kind != "group"):
                break
            after = self._skip(at + len(joiner))
            if after in self._post_starts:
                break
            if joiner != "、" and not self._closes_list(after):
                break
            at = after
        return found

    def _closes_list(self, at: int) -> bool:
        """Whether a name at ``at``, after 和 or 与, ends a list rather than beginning another side."""
        end = self.name_end(at)
        return end is not None and self.text[at:end] not in ("有关", "部门")

    def name_end(self, at: int) -> int | None:
        """Where the name that begins at ``at`` ends; None where no name does."""
        text = self.text
        if dotted := DOTTED.match(text, at):
            return self._dotted_end(dotted)
        if at in self._bodies:
            return None
        opening = self._followers.get(at, 0)
        best, best_end = LEAST_SCORE, None
        for length in (2, 3, 4):
            end = at + length
            name = text[at:end]
            if len(name) < length or not is_han(name):
                break
            follow = self._follow(end)
            if not follow:
                continue
            score = han_name_score(name) + follow
            if opening > 1:
                if opening >= length:
                    continue
                score += TAKES_WORD_IN
            inside = self._follower_ends.get(end, end)
            if at + 1 < inside < end and (end - inside > 1 or text[inside] in SPEAKS):
                score += TAKES_WORD_IN
            if at < self._posts.get(end, 0) or end in self._body_ends or NEVER_IN_NAME.intersection(name):
                continue
            if score > best:
                best, best_end = score, end
        return best_end

    def _follow(self, end: int) -> float:
        if end >= len(self.text) or self.text[end] in AFTER_NAME:
            return FOLLOWED_BY_BOUNDARY
        length = self._followers.get(end, 0)
        return FOLLOWED_BY_WORD if length > 1 else FOLLOWED_BY_CHARACTER if length else 0.0

    def _dotted_end(self, dotted: re.Match[str]) -> int:
        """The end of a name with a dot: at the first word that follows names after its last dot, or at its edge."""
        last = max(self.text.rfind(dot, dotted.start(), dotted.end()) for dot in "·•・")
        for end in range(last + 3, dotted.end()):
            if end in self._followers:
                return end
        return dotted.end()


def first_told(holders: list[Holder]) -> list[Holder]:
    """Drops names that only stand beside a holder (省长某某和某某介绍) and were told with offices of their own before."""
    own: dict[str, int] = {}
    kept: list[Holder] = []
    for index, holder in enumerate(holders):
        shares = index > 0 and holder.offices is holders[index - 1].offices
        if not shares:
            own.setdefault(holder.name, index)
        elif holder.name in own and holder.offices[0].kind != "group":
            continue
        kept.append(holder)
    return kept


def is_han(word: str) -> bool:
    """Whether every character is a Han character."""
    return all("一" <= char <= "鿿" or char == "〇" for char in word)
