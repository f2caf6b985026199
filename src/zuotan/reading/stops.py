"""Finds the stops of a visit (考察点): where the delegation went, each once, by its own name.

A stop is named after a verb of going or seeing (来到, 走进, 参观了), in a clause that opens with 在, or in a frame (到…考察,
从…到…再到…). What is said in a speech, planned, or recalled of another time is no stop.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from zuotan.model import Stop
from zuotan.reading.marks import Marks
from zuotan.reading.sites import Site, Sites

NOT_TOLD = re.compile(
    r"我们|咱们|下一步|今后|去年|前年|曾[经于率赴到]|上次|年前|近年来|多年来|历史上|总书记|"
    r"(?:说|表示|指出|强调|认为|要求|希望|谈到|坦言|介绍|提出|称)道?[，：,:“]"
)
"""What stands earlier in a sentence that someone says, or that recalls another time."""
PLANNED = re.compile(
    r"(?:将|拟|计划|邀请|欢迎|希望|期待|建议|争取|推动|推进|支持|引导|鼓励|能够|不断|加快|准备|即将|来自|通过|愿)[^，,。]{0,14}$"
)
NOT_OBJECT = re.compile(
    r"[团组队]|人员|活动|交流|报告|期间|结束|一行|[中时后前路][，,、的]|一路|途中|过程|工作|成果|[，。、；]|推进|学习|贯彻|实施|挖掘|开展|了解|交流|人心|落实|分析|研究|细致|实际|讨论|探讨|沟通|对接|践行|阐述"
)
"""What follows 考察 or 深入 where it is no verb with a place as its object: 考察团, 考察期间, 深入推进."""
WENT = re.compile(
    r"(?:等地?|等处)?[，,]?(?:等|地|处|进行|开展|实地|现场|学习|专题|参加|先后|就地)*(?:参观|考察|调研|观摩|察看|视察|看望|慰问|走访|取经|学习|瞻仰|了解)"
)
"""What confirms a bare 到 or 赴: what the visitors did there."""
SEEN = re.compile(r"参观|考察|调研|观摩|察看|视察|看望|慰问|走访|取经|学习|瞻仰|了解")
BEFORE_TO = (
    "先后",
    "还",
    "又",
    "再",
    "首先",
    "随后",
    "分别",
    "依次",
    "陆续",
    "专程",
    "一行",
    "实地",
    "直接",
    "团",
    "组",
    "并",
    "分赴",
    "先",
    "相继",
    "一同",
    "接着",
    "一起",
    "来",
    "步行",
    "驱车",
    "乘车",
)
VISITORS = re.compile(
    r"代表团|考察[团组]|调研组|一行|大家|客人|听取|询问|察看|查看|参观|考察|看望|慰问|敬献|驻足|观看|送上|走进|交流|交谈|体验|停下|停留|"
    r"感慨|了解|仔细|参访|团员|看到|问|书记|[省市县区州]长|主席|成员|算"
)
AT_HEAD = frozenset("。，；！？\n：,;（ 　还并又们先")
NOT_BEFORE_AT = frozenset("和与及或设坐存现正所旨重好实都能可将要就而已")
CLAUSE_HEADED = ("at", "from", "of")
ONWARD = re.compile(r"[，,]?(?:再|又|然后|最后)?到")
AT_ONCE = re.compile(
    r"(?:参观|考察|察看|感慨|停留|驻足|敬献|看望|慰问|听取|观看|体验|详细|仔细|亲切|向|与|同)"
)
OF = re.compile(r"(?:等地?|等处)?(?:进行|开展)?了?(?:实地|现场|参观)?(?:考察|参观|调研|观摩|视察|走访)")
TOWN_ONLY = re.compile(r"^[^镇乡]{1,5}(?:(?<![小古名])镇|乡|街道)$")
"""A township as a whole: the area of its sites, where the page names any."""
NOT_AT = re.compile(
    r"会上|等?(?:诸多|多个)?(?:方面|领域)|上[，,]|中[，,]|期间|[^，。]{0,6}(?:召开|举行|举办|会见|会谈|座谈|签署|签约|主持|出席|开会|开幕|任职|工作|落户|建设|设立|揭牌|抵达)"
)
SENTENCE_LIMIT = 240
"""Characters of a sentence that are looked back on."""
LIMIT = 240
"""Characters that a list of stops may fill; longer ones have not been seen."""


def stops(marks: Marks, start: int = 0, end: int | None = None, regions: Collection[str] = ()) -> list[Stop]:
    """The stops told in ``text[start:end]``, in order. ``regions`` are region names that are no stop by themselves."""
    text = marks.text
    end = len(text) if end is None else end
    sites: Sites | None = None
    found: list[Site] = []
    reach = start
    kinds = marks.lexicon.values["stop_verb"]
    for at, after, word in marks.of("stop_verb"):
        if at < reach or after > end:
            continue
        kind = kinds[word]
        if kind in CLAUSE_HEADED and not _opens(text, at, kind):
            continue
        if kind in ("see", "go") and NOT_OBJECT.match(text, after):
            continue
        if kind == "to" and not (
            text.endswith(BEFORE_TO, max(0, at - 4), at) or SEEN.search(text, after, after + 90)
        ):
            continue
        if sites is None:
            sites = Sites(marks)
        if (kind in CLAUSE_HEADED and not sites.promising(after)) or not told(text, at, start):
            continue
        limit = min(end, after + LIMIT)
        if kind == "from":
            named, close = _journey(sites, text, after, limit)
        else:
            named, close = sites.listing(
                after, limit, strict=kind in CLAUSE_HEADED or word.startswith(("看望", "慰问"))
            )
        if named and _confirmed(text, kind, at, named[-1].end, close):
            if kind in ("to", "go") and _only_container(sites, marks, named, close, limit):
                continue
            found += named
            reach = close
    return _once(found, regions)


def _opens(text: str, at: int, kind: str) -> bool:
    """Whether 在, 对 or 从 stands where a clause on the way of the visit may begin."""
    if text[at - 1 : at] in AT_HEAD or text.endswith(BEFORE_TO, max(0, at - 4), at):
        return True
    return kind == "at" and text[at - 1] not in NOT_BEFORE_AT


def _journey(sites: Sites, text: str, after: int, limit: int) -> tuple[list[Site], int]:
    """The sites of 从…到…，再到…."""
    found: list[Site] = []
    close = after
    while True:
        to = text.find("到", after, min(limit, after + 24))
        named, close = sites.listing(after, to if to >= 0 else limit, strict=True)
        found += named
        step = ONWARD.match(text, close)
        if not named or not step:
            return (found if len(found) > 1 else []), close
        after = step.end()


def _only_container(sites: Sites, marks: Marks, named: list[Site], close: int, limit: int) -> bool:
    """Whether the place only holds the sites that follow it without a comma (到某新区考察了甲、乙)."""
    if len(named) > 1:
        return False
    verb = next((mark for mark in marks.of("stop_verb") if mark[0] >= close), None)
    return verb is not None and verb[0] == close and bool(sites.listing(verb[1], limit)[0])


def told(text: str, at: int, start: int) -> bool:
    """Whether the reporter tells of what stands at ``at`` as done on this visit, not planned, recalled, or said by someone."""
    low = max(start, at - SENTENCE_LIMIT)
    head = max(
        text.rfind("。", low, at) + 1,
        text.rfind("\n", low, at) + 1,
        text.rfind("！", low, at) + 1,
        text.rfind("？", low, at) + 1,
        low,
    )
    if NOT_TOLD.search(text, head, at):
        return False
    clause = max(text.rfind("，", head, at) + 1, text.rfind("；", head, at) + 1, head)
    return PLANNED.search(text, clause, at) is None


def _confirmed(text: str, kind: str, at: int, last: int, close: int) -> bool:
    if kind == "to":
        return text.endswith(BEFORE_TO, max(0, at - 4), at) or WENT.match(text, close) is not None
    if kind == "at":
        if text[at - 1 : at] not in AT_HEAD:
            return AT_ONCE.match(text, close) is not None
        return NOT_AT.match(text, close) is None and VISITORS.search(text, close, close + 45) is not None
    return kind != "of" or (close - last <= 4 and OF.match(text, close) is not None)


def _once(found: list[Site], regions: Collection[str]) -> list[Stop]:
    """Each site once, the first time it is named."""
    kept: list[Stop] = []
    for site in found:
        if TOWN_ONLY.search(site.name) and len(found) > 1:
            continue
        if site.name not in regions and not any(_same(site.name, stop.name) for stop in kept):
            kept.append(Stop(site.name, (site.start, site.end), site.within))
    return kept


def _same(name: str, known: str) -> bool:
    """Whether ``name`` is ``known`` or its short form (中博汽车 for 中博汽车公司)."""
    if name in known:
        return True
    rest = iter(known)
    return len(name) >= 4 and name[-2:] in known and all(character in rest for character in name)
