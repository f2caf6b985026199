"""Reads a list of places and institutions (园区、企业和社区等地): its items, where it is parted, and where it closes."""

from __future__ import annotations

import re
from bisect import bisect_right

from zuotan.knowledge.tables import alternatives
from zuotan.reading.marks import Marks
from zuotan.reading.site_names import NAME_END, NOT_SAME, NUMBER, TOWN, UNLIKE_NAME, Site, SiteNames

ACT = alternatives("site_words", "closing")
CLOSE = re.compile(
    r"[、，,。；;！？!?：:\n]|以及|(?<![天高中初平同超])等(?![县级候待离额])|后(?=[，,])|"
    rf"(?:(?:进行|开展)了?|实地|现场)?{ACT}(?!(?<=学习)[^，。、]{{0,4}}[园馆校院])"
)
"""What closes an item: punctuation, 等 before what sums up a list, and what the visitors did there."""
SUMMED = re.compile(rf"(?:{NUMBER}[多余]?[家个处])?{alternatives('site_words', 'sum')}")
"""What sums a list up after 等."""
COMMAS = "，,"
CONJUNCTIONS = "和与及暨"
LEAD = re.compile(r"(?:了|过)?(?:位于[^，。、的]{2,14}的)?(?:我[省市县区州旗]|[该本][省市县区州旗]|当地)?的?")
"""What stands between a verb and its first object."""
TURN = frozenset("并还又再先随其此让就")
"""What begins a clause that does not go on with the list."""
OFFICE = re.compile(
    r"委|政府|领导|副|党|政协|人大|常委|主要|有关|相关|的|是|在|与|和|将|坚持|各|书记|[省市县区州]长|分别|双方|经济|地处|位于|陪同|近年|人民|方面|一直|历史"
)
"""What follows a region's name where it does not stand before the name of a site."""
REACH = 40
"""Characters that an item of a list may fill."""


class Sites:
    """Reads lists of places in one text."""

    __slots__ = ("_ends", "_text", "_verbs", "names")

    def __init__(self, marks: Marks) -> None:
        self._text = marks.text
        self.names = SiteNames(marks)
        self._ends = list(self.names.heads)
        self._verbs = {start for start, _, _ in marks.of("stop_verb")}

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
        text = self._text
        found: list[tuple[Site, bool]] = []
        lead = LEAD.match(text, at, at + 30)
        at = lead.end() if lead else at
        continued, summed, comma = False, False, at
        while at < limit:
            closing = CLOSE.search(text, at, limit)
            end = closing.start() if closing else limit
            if continued and not self._continues(at, end):
                return _vouched(found, summed), comma
            for a, b in self._pieces(at, end):
                if site := self.names.site(a, b):
                    found.append((site, True))
                elif not strict and (site := self.names.headless(a, b)):
                    found.append((site, False))
            if closing is None:
                return _vouched(found, summed), end
            sum_ = SUMMED.match(text, closing.end()) if closing.group() == "等" else None
            summed = summed or sum_ is not None
            onward = self._onward(closing.group(), sum_.end() if sum_ else closing.end())
            continued = closing.group() in COMMAS
            if not onward or (continued and (strict or not found)):
                return _vouched(found, summed), end
            at, comma = onward, end
        return _vouched(found, summed), at

    def _onward(self, mark: str, after: int) -> int:
        """Where the next item begins after the mark that closes one; 0 where the list ends."""
        text = self._text
        if mark == "等":
            return after + 1 if text[after : after + 1] in {*CONJUNCTIONS} else 0
        if mark not in ("、", "以及", *COMMAS):
            return 0
        if text.startswith(("以及", "还有"), after):
            return after + 2
        if text.startswith(("和", "及"), after) and after not in self.names.regions:
            return after + 1
        return after

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
        for k in range(at + 2, end - 2):
            if self._text[k] in CONJUNCTIONS and k - start >= 2 and self._parts(start, k, end):
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
        """Whether two names stand about ``k`` though the first has no head noun: both long, neither a matter of work."""
        if not (k - start >= 4 and end - k >= 5 and self.names.named(k + 1, end)):
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
    long = sum(1 for site, headed in found if headed and len(site.name) > 2)
    sure = len(found) > 2 or long > 0 or summed
    shortest = 2 if long > 1 or summed else 3
    named = [site for site, headed in found if headed or (sure and len(site.name) >= shortest)]
    return [site for site in named if len(site.name) > 2 or len(named) > 1]
