"""Finds the stops of a visit (考察点): where the delegation went, each once, by its own name.

A list of stops opens after a verb of going or seeing (来到, 走进, 参观了), in a clause that opens with 在, in a frame (到…考察,
从…到…再到…, 对…进行考察), or is summed up by what follows it (…等点位逐一展开). The openers are the words of the table ``stop_verb``, by
kind. What is said in a speech, planned, or recalled of another time is no stop.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from zuotan.knowledge.tables import alternatives, words_of
from zuotan.model import Stop
from zuotan.reading.marks import Marks
from zuotan.reading.site_names import HOST_AREA, STAGE, Site
from zuotan.reading.sites import REACH, Sites


def _words(kind: str) -> str:
    return alternatives("stop_words", kind)


NOT_TOLD = re.compile(
    "|".join(
        [*map(re.escape, words_of("stop_words", "recalled"))]
        + [f"{word}道?[，：,:“]" for word in words_of("stop_words", "said")]
    )
)
"""What stands earlier in a sentence that someone says, or that recalls another time."""
PLANNED = re.compile(rf"{_words('planned')}[^，,。]{{0,14}}$")
NO_OBJECT = re.compile(rf"{_words('no_object')}|[中后前路][，,、的]|[，。、；]")
"""What follows 考察 or 深入 where it is no verb with a place as its object: 考察团, 考察期间, 深入推进."""
SEEN = re.compile(_words("act"))
WENT = re.compile(
    rf"(?:等地?|等处)?[，,]?(?:等|地|处|进行|开展|实地|现场|学习|专题|参加|先后|就地|沉浸式)*{_words('act')}"
)
"""What confirms a bare 到 or 赴: what the visitors did there."""
OF = re.compile(r"(?:等地?|等处)?(?:进行|开展)?了?(?:实地|现场|参观)?(?:考察|参观|调研|观摩|视察|走访)")
"""What confirms 对: a visit to what stands between."""
OPENED = re.compile(rf"(?:{STAGE})?(?:项目|工程)?(?:奠基|揭牌|揭幕|剪彩)")
"""What confirms 为: the works or the house that stand before were opened."""
CONFIRMING = {"of": SEEN, "for": re.compile("奠基|揭牌|揭幕|剪彩")}
"""What must stand near 对 and 为 for a list to be worth reading."""
NEAR = 90
"""Characters in which it must."""
BEFORE_TO = words_of("stop_words", "onward")
STAY = re.compile(_words("stay"))
"""Who visited and what they did, after a clause that opens with 在."""
AT_ONCE = re.compile(_words("at_once"))
"""What visitors do in the place of 在…, in the same clause."""
NOT_AT = re.compile(
    rf"会上|等?(?:诸多|多个)?(?:方面|领域)|上[，,]|中[，,]|期间|[^，。]{{0,6}}{_words('event')}"
)
"""What follows 在… where it tells of an event there, or of no place."""
INSIDE = re.compile(rf"了?{alternatives('site_words', 'part')}|了?(?:展厅|车间|展馆)")
"""Parts of a place that the sentence has named before."""
TOPIC = re.compile("是|位于|坐落|成立|始建|占地")
"""What follows the name that a sentence begins with."""
LEADING = re.compile(_words("leading"))
"""Words of the sentence that says who led the delegation where."""
AT_HEAD = frozenset("。，；！？\n：,;（ 　还并又们先")
SUBJECT = ("一行", "代表团", "考察团", "考察组", "调研组", "访问团", "大家")
"""Who may stand before 在 at the head of a clause."""
NOT_BEFORE_AT = frozenset("和与及或设坐存现正所旨重好实都能可将要就而已")
CLAUSE_HEADED = ("at", "from", "of", "for")
ONWARD = re.compile(r"[，,]?(?:再|又|然后|最后)?到")
AREA = re.compile(r"(?:[镇乡村]|街道|新城|古城|(?:开发|新|高新|经开|管理|园|景|港|度假|合作|集聚)区|港)$")
"""What the names of areas end in, which may hold stops."""
TOWN_ONLY = re.compile(r"[^镇乡]{1,5}(?:(?<![小古名])镇|乡|街道)$")
"""A township as a whole."""
SENTENCE_END = re.compile(r"[。！？；\n]")
SENTENCE_LIMIT = 240
"""Characters of a sentence that are looked back on."""
LIMIT = 240
"""Characters that a list of stops may fill; longer ones have not been seen."""


class Listing(NamedTuple):
    """Sites that one opener names."""

    kind: str
    sites: list[Site]
    at: int
    close: int


def stops(marks: Marks, start: int = 0, end: int | None = None, regions: Collection[str] = ()) -> list[Stop]:
    """The stops told in ``text[start:end]``, in order. ``regions`` are region names that are no stop by themselves."""
    found = list(StopFinder(marks, start, len(marks.text) if end is None else end).listings())
    return _once(_sites_within(marks.text, found), regions)


class StopFinder:
    """Reads the lists of stops in ``text[start:end]``."""

    __slots__ = ("_end", "_lists", "_marks", "_start", "_text", "_verbs")

    def __init__(self, marks: Marks, start: int, end: int) -> None:
        self._marks = marks
        self._text = marks.text
        self._start = start
        self._end = end
        self._verbs = marks.of("stop_verb")
        self._lists: Sites | None = None

    @property
    def lists(self) -> Sites:
        """The reader of lists, made when first needed."""
        if self._lists is None:
            self._lists = Sites(self._marks)
        return self._lists

    def listings(self) -> Iterator[Listing]:
        """The lists of stops, in order, none overlapping another."""
        reach = self._start
        kinds = self._marks.lexicon.values["stop_verb"]
        for at, after, word in self._verbs:
            kind = kinds[word]
            if at < reach or after > self._end or not self._opens(kind, at, after):
                continue
            sites, close = self._read(kind, word, at, after, reach)
            if not sites and kind in ("see", "go"):
                sites = self._topic(reach, at, after)
            if sites and self._confirmed(kind, at, sites[-1].end, close):
                yield Listing(kind, sites, at, close)
                reach = close

    def _opens(self, kind: str, at: int, after: int) -> bool:
        """Whether a list of stops may open after the verb or preposition at ``at``."""
        text = self._text
        if kind in ("see", "go"):
            opens = not NO_OBJECT.match(text, after) and text[after - 1 : after + 1] != "了解"
        elif kind == "to":
            opens = _on_the_way(text, at) or SEEN.search(text, after, after + NEAR) is not None
        elif kind in CLAUSE_HEADED:
            near = CONFIRMING.get(kind)
            opens = (
                self._heads_clause(kind, at)
                and (near is None or near.search(text, after, after + NEAR) is not None)
                and self.lists.promising(after)
            )
        else:
            opens = True
        return opens and told(text, at, self._start)

    def _heads_clause(self, kind: str, at: int) -> bool:
        """Whether 在, 对 or 从 stands where a clause on the way of the visit may begin."""
        text = self._text
        if at == self._start or text[at - 1] in AT_HEAD or _on_the_way(text, at):
            return True
        return kind == "at" and text[at - 1] not in NOT_BEFORE_AT

    def _read(self, kind: str, word: str, at: int, after: int, reach: int) -> tuple[list[Site], int]:
        """The sites of the list that the word opens or, of kind ``roll``, closes; and where the list ends."""
        limit = min(self._end, after + LIMIT)
        if kind == "from":
            return self._journey(after, limit)
        if kind == "roll":
            head = max(reach, at - LIMIT, *(self._text.rfind(mark, 0, at) + 1 for mark in "，。；\n"))
            sites, close = self.lists.listing(head, at + 1, strict=True)
            return (sites, at) if close == at else ([], at)
        strict = kind in CLAUSE_HEADED or word.startswith(("看望", "慰问"))
        return self.lists.listing(after, limit, strict=strict)

    def _journey(self, after: int, limit: int) -> tuple[list[Site], int]:
        """The sites of 从…到…，再到…."""
        found: list[Site] = []
        close = after
        while True:
            to = self._text.find("到", after, min(limit, after + 24))
            sites, close = self.lists.listing(after, to if to >= 0 else limit, strict=True)
            found += sites
            step = ONWARD.match(self._text, close)
            if not sites or not step:
                return (found if len(found) > 1 else []), close
            after = step.end()

    def _topic(self, reach: int, at: int, after: int) -> list[Site]:
        """The place that the sentence or its paragraph begins with, where its parts are what was seen.

        甲公司是龙头企业，代表团参观企业展厅.
        """
        if not INSIDE.match(self._text, after):
            return []
        low = max(reach, at - SENTENCE_LIMIT)
        for head in (sentence_head(self._text, at, low), max(low, self._text.rfind("\n", 0, at) + 1)):
            told_of = TOPIC.search(self._text, head, min(head + REACH, at))
            site = self.lists.names.site(head, told_of.start()) if told_of else None
            if site and told_of and site.end == told_of.start():
                return [site]
        return []

    def _confirmed(self, kind: str, at: int, last: int, close: int) -> bool:
        """Whether what stands about the list tells that the delegation was there."""
        text = self._text
        if kind == "to":
            return _on_the_way(text, at) or WENT.match(text, close) is not None
        if kind == "at":
            if at > self._start and text[at - 1] not in AT_HEAD and not text.endswith(SUBJECT, 0, at):
                return any(AT_ONCE.match(text, end) is not None for end in (close, last))
            return NOT_AT.match(text, close) is None and STAY.search(text, close, close + 45) is not None
        if kind == "for":
            return OPENED.match(text, last) is not None
        return kind != "of" or (close - last <= 4 and OF.match(text, close) is not None)


def told(text: str, at: int, start: int) -> bool:
    """Whether the reporter tells of what stands at ``at`` as done on this visit, not planned, recalled, or said by someone."""
    low = max(start, at - SENTENCE_LIMIT)
    head = sentence_head(text, at, low)
    if NOT_TOLD.search(text, head, at) or _spoken(text, low, head, at):
        return False
    clause = max(text.rfind("，", head, at) + 1, text.rfind("；", head, at) + 1, head)
    return PLANNED.search(text, clause, at) is None


def _spoken(text: str, low: int, head: int, at: int) -> bool:
    """Whether the sentence at ``head`` goes on with words quoted since an earlier sentence."""
    quote = text.rfind("“", low, at)
    return low < quote < head and text[quote - 1] in "：:，。\n" and text.rfind("”", quote, at) < 0


def sentence_head(text: str, at: int, low: int) -> int:
    """Where the sentence that holds ``at`` begins, not before ``low``."""
    rfind = text.rfind
    low = max(low, rfind("。", low, at) + 1)
    return max(low, rfind("\n", low, at) + 1, rfind("！", low, at) + 1, rfind("？", low, at) + 1)


def _on_the_way(text: str, at: int) -> bool:
    """Whether a word of travelling on (先后, 还, 随后) stands before ``at``."""
    return text.endswith(BEFORE_TO, max(0, at - 4), at)


def _sites_within(text: str, listings: list[Listing]) -> list[Site]:
    """The sites of all lists without the areas that only hold the sites named next (在甲村，代表团走进乙、丙)."""
    total = sum(len(listing.sites) for listing in listings)
    found: list[Site] = []
    holder: str | None = None
    for listing, following in pairwise([*listings, None]):
        assert listing is not None
        sites = [site._replace(within=site.within or holder) for site in listing.sites]
        holder = None
        if _holds_only(text, listing, following, total):
            holder = sites[0].name
        else:
            found += sites
    return found


def _holds_only(text: str, listing: Listing, following: Listing | None, total: int) -> bool:
    """Whether a list is one area, named for the sites in it or as the host of the visit."""
    name = listing.sites[0].name
    if len(listing.sites) > 1 or not AREA.search(name):
        return False
    if TOWN_ONLY.match(name):
        return total > 1
    if listing.kind not in ("at", "to", "go"):
        return False
    zone = HOST_AREA.search(name) is not None
    if zone and listing.kind != "at" and _led(text, listing.at):
        return True
    if following is None or following.kind == "at":
        return False
    gap = text[listing.close : following.at]
    return not gap or ((zone or listing.kind == "at") and not SENTENCE_END.search(gap))


def _led(text: str, at: int) -> bool:
    """Whether the sentence says who led the delegation (区长率团来到…) or where it is bound (赴…)."""
    return text[at] == "赴" or LEADING.search(text, sentence_head(text, at, 0), at) is not None


def _once(found: list[Site], regions: Collection[str]) -> list[Stop]:
    """Each site once, the first time it is named."""
    kept: list[Stop] = []
    for site in found:
        if site.name not in regions and not any(_same(site.name, stop.name) for stop in kept):
            kept.append(Stop(site.name, (site.start, site.end), site.within))
    return kept


def _same(name: str, known: str) -> bool:
    """Whether ``name`` is ``known`` or its short form (中博汽车 for 中博汽车公司)."""
    if name in known:
        return True
    rest = iter(known)
    return len(name) >= 4 and name[-2:] in known and all(character in rest for character in name)
