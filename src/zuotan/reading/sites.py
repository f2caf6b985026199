"""Reads a list of places and institutions (园区、企业和社区等地): its items, where it is parted, and where it closes."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from zuotan.knowledge.tables import alternatives, row_of
from zuotan.reading.marks import Marks, mark_start
from zuotan.reading.site_names import NAME_END, NOT_SAME, NUMBER, TOWN, UNLIKE_NAME, Site, SiteNames


def _words(kind: str) -> str:
    return alternatives("site_words", kind)


_DONE = rf"(?:{_words('closing')}|{_words('closing_or_name')}(?![^，。、]{{0,4}}[园馆校院心店厅站区基]))"
CLOSE = re.compile(
    "|".join(map(re.escape, "、，,。；;！？!?：:\n"))
    + r"|以及|等(?<![天高中初平同超]等)(?![县级候待离额])|后(?=[，,又再]|前往|乘车|驱车|随即|立即|马上|直奔)"
    rf"|进行了?{_DONE}|开展了?{_DONE}|实地{_DONE}|现场{_DONE}|"
    rf"{row_of('site_words', 'closing')}|{_words('closing_or_name')}(?![^，。、]{{0,4}}[园馆校院心店厅站区基])"
)
"""What closes an item: punctuation, 等 before what sums up a list, and what the visitors did there."""
SUMMED = re.compile(rf"(?:{NUMBER}[多余]?[家个处])?[^，。、；和与及]{{0,10}}?{_words('sum')}")
"""What sums a list up after 等."""
PARTS = re.compile(_words("parts"))
"""What sums up the parts of one place (等工作区域)."""
COMMAS = "，,"
CONJUNCTION = re.compile("[和与及]")
LEAD = re.compile(r"(?:了|过)?(?:位于[^，。、的]{2,14}的)?(?:我[省市县区州旗]|[该本][省市县区州旗]|当地)?的?")
"""What stands between a verb and its first object."""
TURN = frozenset("并还又再先随其此让就")
"""What begins a clause that does not go on with the list."""
OFFICE = re.compile(_words("after_region"))
"""What follows a region's name where it does not stand before the name of a site."""
SHORT_BEHIND = 3
"""Characters behind 及 that make no name of their own."""
REACH = 40
"""Characters that an item of a list may fill."""


class Close(NamedTuple):
    """Where an item ends; where the next begins (0: the list ends); the comma between, if any; what 等 sums up."""

    end: int
    onward: int
    comma: int = 0
    sum: Literal["", "names", "parts"] = ""


class Sites:
    """Reads lists of places in one text."""

    __slots__ = ("_ends", "_text", "_verbs", "names")

    def __init__(self, marks: Marks) -> None:
        self._text = marks.text
        self.names = SiteNames(marks)
        self._ends = sorted(self.names.heads)
        self._verbs = set(map(mark_start, marks.of("stop_verb")))

    def promising(self, at: int) -> bool:
        """Whether a name may begin at ``at``: a head noun is near, or the words close as names of places do."""
        i = bisect_right(self._ends, at + 1)
        if i < len(self._ends) and self._ends[i] <= at + REACH:
            return True
        closing = CLOSE.search(self._text, at, at + REACH)
        return closing is not None and self._text[closing.start() - 1] in NAME_END

    def listing(self, at: int, limit: int, strict: bool = False) -> tuple[list[Site], int]:
        """The sites of the list that begins at ``at``, and where the list ends.

        A name without a head noun counts only beside names that have one, or where the list is summed up (等企业); with
        ``strict``, never, and no comma goes on.
        """
        found: list[tuple[Site, bool]] = []
        lead = LEAD.match(self._text, at, at + 30)
        at = lead.end() if lead else at
        comma, summed = 0, False
        while at < limit:
            close = self._close(at, limit)
            if comma and not self._continues(at, close.end):
                return _vouched(found, summed), comma
            for a, b in self._pieces(at, close.end):
                if site := self.names.site(a, b):
                    found.append((site, True))
                elif not strict and (site := self.names.headless(a, b)):
                    found.append((site, False))
            summed = summed or close.sum == "names"
            if close.sum == "parts":
                return [], close.end
            if not close.onward or (close.comma and (strict or not found)):
                return _vouched(found, summed), close.end
            at, comma = close.onward, close.comma
        return _vouched(found, summed), min(at, limit)

    def _close(self, at: int, limit: int) -> Close:
        """Where the item that begins at ``at`` ends, and how the list goes on."""
        text = self._text
        closing = CLOSE.search(text, at, limit)
        if closing is None:
            return Close(limit, 0)
        end, after, mark = closing.start(), closing.end(), closing.group()
        if mark == "等":
            return self._sum(end, after)
        if mark not in ("、", "以及", *COMMAS):
            return Close(end, 0)
        if text.startswith(("以及", "还有"), after):
            after += 2
        elif text.startswith(("和", "及"), after) and after not in self.names.regions:
            after += 1
        return Close(end, after, end if mark in COMMAS else 0)

    def _sum(self, end: int, after: int) -> Close:
        """How a list goes on after 等: 等企业和…, 等地，…."""
        text = self._text
        if PARTS.match(text, after):
            return Close(end, 0, sum="parts")
        summed = SUMMED.match(text, after)
        after = summed.end() if summed else after
        following = text[after : after + 1]
        if CONJUNCTION.match(following):
            return Close(end, after + 1, sum="names" if summed else "")
        if summed and following and following in COMMAS:
            return Close(end, after + 1, after, "names")
        return Close(end, 0, sum="names" if summed else "")

    def _continues(self, at: int, end: int) -> bool:
        """Whether the words after a comma go on with the list: a name that closes at its head noun, no new verb."""
        text, names = self._text, self.names
        if not 3 <= end - at <= REACH or text[at] in TURN or not self._verbs.isdisjoint(range(at, at + 5)):
            return False
        if names.sure(end):
            return True
        after = at
        while after in names.regions:
            after = names.regions[after]
        if after == at:
            return TOWN.match(text, at, end) is not None and text[end - 1] in NAME_END
        return end - after > 2 and not OFFICE.match(text, after)

    # --- conjunctions -------------------------------------------------------------------------------------------

    def _pieces(self, at: int, end: int) -> list[tuple[int, int]]:
        """The spans between conjunctions that part two names."""
        parts: list[tuple[int, int]] = []
        start = at
        for conjunction in CONJUNCTION.finditer(self._text, at + 2, end - 2):
            k = conjunction.start()
            if k - start >= 2 and self._parts(start, k, end):
                parts.append((start, k))
                start = k + 1
        parts.append((start, end))
        return parts

    def _parts(self, start: int, k: int, end: int) -> bool:
        """Whether the conjunction at ``k`` parts two names, not words of one (规划和展示馆)."""
        names = self.names
        if names.sure(k) or names.trailed(k):
            return True
        if names.regions.get(start, start) == k or self._in_region(k):
            return False
        if names.closes(k) and k not in names.region_ends:
            return True
        if k in names.regions:
            return False
        return not self._in_word(k) and self._two(start, k, end)

    def _two(self, start: int, k: int, end: int) -> bool:
        """Whether two names stand about ``k`` though the first has no head noun: both long, neither a matter of work. 及 parts names
        more often than 和 and 与 do."""
        behind = SHORT_BEHIND if self._text[k] == "及" else SHORT_BEHIND + 1
        if not (k - start >= 4 and end - k > behind and self.names.named(k + 1, end)):
            return False
        closed = self.names.sure(end) or self._text[end - 1] in NAME_END
        return closed and not UNLIKE_NAME.search(self._text[start:k])

    def _in_word(self, k: int) -> bool:
        text = self._text
        return any(
            text.startswith(word, k - i)
            for word in NOT_SAME
            for i, character in enumerate(word)
            if character == text[k]
        )

    def _in_region(self, k: int) -> bool:
        return any(start <= k < self.names.regions.get(start, 0) for start in range(k - 4, k))


def _vouched(found: list[tuple[Site, bool]], summed: bool) -> list[Site]:
    """The sites that count: those with a head noun, and the others of a list that is surely one of sites."""
    if not found:
        return []
    long = sum(1 for site, headed in found if headed and len(site.name) > 2)
    sure = len(found) > 2 or long > 0 or summed
    shortest = 2 if long > 1 or summed else 3
    named = [site for site, headed in found if headed or (sure and len(site.name) >= shortest)]
    return [site for site in named if len(site.name) > 2 or len(named) > 1]
