"""Finds the named programmes (战略, 机制) and set policy phrases (提法) that a text uses, by their canonical names.

Most are words of the tables ``programmes`` and ``phrases``. Some words count only in a context that ``term_contexts`` gives
(“一核”, but not 一核心). Open classes are read by pattern at words that announce them (``term_anchor``): what the Party's
congresses and plenums resolved (党的十六大精神), a spirit that is carried on (弘扬…精神), the pairing of two regions (鲁甘协作),
and slogans counted in quotation marks (“三区一群”建设).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows, several
from zuotan.model import Span, Term
from zuotan.reading.marks import Marks

Found = tuple[int, int, str, str]
"""``(start, end, kind, canonical name)``; the kind is ``programme`` or ``phrase``."""

AREA = re.compile(
    r"(?:新区|自由贸易试验区|自由贸易港|新片区|城市副中心|科技园|示范区展示中心|现代服务业合作区|综合实验区)$"
)
"""Zones that a report names as places; they count as programmes only under the name of the policy (雄安新区建设)."""
MEETING = re.compile(
    r"(?:党的|中共)?(?:[一二三四五六七八九十]{1,3}大(?:和|及|、))?(?:[一二三四五六七八九十]{1,3}大|"
    r"[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}中(?:、[一二三四五六七八九十]中)*全会)精神$"
)
SPIRIT = re.compile(
    r"(?:弘扬|发扬|传承|赓续|践行|学习|秉承|秉持)(?:和(?:弘扬|发扬|传承))?(?:伟大)?(“?[^，。、；“”的和在与于了会议\s]{2,6}精神”?)$"
)
PAIR = re.compile(
    r"[京津冀晋蒙辽沈吉长黑哈沪苏浙杭甬皖闽厦榕赣鲁青济豫鄂汉湘粤穗深桂琼渝川蜀蓉黔贵筑滇云藏陕秦甘陇宁新连]{2}(?:东西部)?(?:扶贫)?(?:对口)?$"
)
COUNTED = re.compile(
    r"“((?:[一二两三四五六七八九十][^“”，。；一二两三四五六七八九十]{1,2}){2,4}|[一二两三四五六七八九十]个[^“”，。；]{2,7})”"
)
COUNTED_BEFORE = (
    "推进",
    "实施",
    "打造",
    "构建",
    "围绕",
    "落实",
    "锚定",
    "建设",
    "聚焦",
    "坚持",
    "践行",
    "贯彻",
    "深化",
    "紧扣",
    "按照",
    "打好",
)
COUNTED_AFTER = (
    "战略",
    "建设",
    "行动",
    "布局",
    "格局",
    "定位",
    "总体",
    "目标",
    "发展",
    "任务",
    "工程",
    "思路",
    "规划",
    "体系",
    "部署",
    "要求",
    "重要",
    "理念",
    "功能",
)
NEAR = 14
"""Characters on either side in which a context word must stand."""


def terms(marks: Marks, names: Iterable[Span] = ()) -> tuple[list[Term], list[Term]]:
    """The programmes and the phrases of a text, each with all its spans, in the order of first mention.

    A term that shares characters with one of ``names`` (spans of names of places) is part of the name and does not count. Where two terms
    overlap, the one that starts first counts; of those, the longer.
    """
    found = [*known(marks, "programme"), *known(marks, "phrase"), *_open(marks)]
    inside = tuple(names)
    programmes: dict[str, list[Span]] = {}
    phrases: dict[str, list[Span]] = {}
    reach = 0
    for start, end, kind, name in sorted(found, key=lambda term: (term[0], -term[1])):
        if start < reach or any(a < end and start < b for a, b in inside):
            continue
        reach = end
        (programmes if kind == "programme" else phrases).setdefault(name, []).append((start, end))
    return (
        [Term(name, tuple(spans)) for name, spans in programmes.items()],
        [Term(name, tuple(spans)) for name, spans in phrases.items()],
    )


class Context(NamedTuple):
    """Where a word counts: after or before some words, or near some, if any are given; never right behind some others."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    near: tuple[str, ...]
    not_before: tuple[str, ...]

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the word at ``text[start:end]`` stands where it counts."""
        if self.not_before and text.endswith(self.not_before, 0, start):
            return False
        if not (self.before or self.after or self.near):
            return True
        if text.endswith(self.before, 0, start) or text.startswith(self.after, end):
            return True
        around = text[max(0, start - NEAR) : end + NEAR] if self.near else ""
        return any(word in around for word in self.near)


@cache
def _contexts() -> dict[str, Context]:
    return {
        row["word"]: Context(*(several(row[column]) for column in Context._fields))
        for row in rows("term_contexts")
    }


@cache
def _areas() -> frozenset[str]:
    return frozenset(
        row["name"] for row in rows("programmes") if row["kind"] == "zone" and AREA.search(row["name"])
    )


def known(marks: Marks, kind: str) -> list[Found]:
    """The words of the table of a kind (programme, phrase) that stand in the context they need."""
    contexts, areas = _contexts(), _areas()
    canonical = marks.lexicon.values[kind]
    found: list[Found] = []
    for start, end, word in marks.of(kind):
        name = canonical[word]
        context = contexts.get(word)
        if name not in areas and (context is None or context.fits(marks.text, start, end)):
            found.append((start, end, kind, name))
    return found


def _open(marks: Marks) -> list[Found]:
    """The terms of open classes."""
    text = marks.text
    found: list[Found] = []
    for start, end, word in marks.of("term_anchor"):
        if word.endswith("精神"):
            if meeting := MEETING.search(text, max(0, start - 22), end):
                name = meeting.group().removeprefix("中共")
                found.append(
                    (meeting.start(), end, "phrase", name if name.startswith("党的") else "党的" + name)
                )
            elif spirit := SPIRIT.search(text, max(0, start - 14), end):
                found.append((spirit.start(1), spirit.end(1), "phrase", spirit.group(1).strip("“”")))
        elif pair := PAIR.search(text, max(0, start - 7), start):
            suffix = "对口" + word if pair.group().endswith("对口") else word
            found.append((pair.start(), end, "programme", pair.group()[:2] + suffix))
    at = text.find("“")
    while at >= 0:
        if slogan := COUNTED.match(text, at):
            end = slogan.end()
            framed = text.startswith(COUNTED_AFTER, end) or text.endswith(COUNTED_BEFORE, 0, at)
            if framed and len(slogan.group(1)) >= 4:
                found.append((at + 1, end - 1, "phrase", slogan.group(1)))
        at = text.find("“", at + 1)
    return found
