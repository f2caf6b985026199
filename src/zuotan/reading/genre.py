"""Tells the genre of a page, with a reason: what the text alone says, and what the visits found in it add.

Novels and spun copies hold delegations, names and offices that look real, so they are recognised before any visit is read:
novels by gestures and inner life that news does not tell, and by the furniture of novel sites; spun copies (伪原创) by the
synonyms that a machine put in place of the genre's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zuotan.model import Genre, Masthead, Visit
from zuotan.reading.frames import PAST, SENTENCE
from zuotan.reading.marks import Marks

CHAPTER = re.compile(r"第[零一二三四五六七八九十百千\d]{1,6}[章回节卷]")
COMING = re.compile(
    r"(?:明起|明日|将|拟|定|计划)(?:于)?(?:\d{1,2}月|\d{1,2}日|近日|本月|下月|下旬|中旬|上旬|近期|今日起|明日|下周|起|启程|率团|赴|来)"
)
NOTICE_TITLE = re.compile(r"(?:通知|方案|公告|预告|函|安排|启事)$|明起|明日|将[于赴来率签]")
DIALOGUE = re.compile(r"(?:^|\n|[，。：])“[^”]{2,60}[。！？…]”")

GESTURES_OF_FICTION = 5
GESTURES_WITH_SITE = 2
SPUN_WORDS = 4
ARGUMENTS = 3
"""Distinct words that decide; official news of the years at hand has fewer of each."""


class Verdict(NamedTuple):
    """What the text alone says: a genre or ``None``, and why."""

    genre: Genre | None
    reason: str

    @property
    def bars_visits(self) -> bool:
        """Whether no visit may be read from such a page."""
        return self.genre in ("fiction", "spam", "commentary", "announcement")


def tell(marks: Marks, masthead: Masthead) -> Verdict:
    """The genre that text and furniture tell by themselves."""
    furniture = "\n".join((*masthead.furniture, masthead.title or ""))
    gestures = distinct(marks, "genre_fiction")
    site = sum(1 for word in marks.lexicon.values["genre_novel_site"] if word in furniture)
    site += 2 if CHAPTER.search(furniture) or CHAPTER.match(marks.text) else 0
    talk = len(DIALOGUE.findall(marks.text)) if len(gestures) > 1 else 0
    if len(gestures) >= GESTURES_OF_FICTION or (site >= 2 and len(gestures) + talk >= GESTURES_WITH_SITE):
        return Verdict("fiction", "小说笔法：" + "、".join(gestures[:6]))
    spun = distinct(marks, "genre_spun")
    if len(spun) >= SPUN_WORDS:
        return Verdict("spam", "同义词伪原创：" + "、".join(spun[:6]))
    argued = distinct(marks, "genre_commentary")
    if len(argued) >= ARGUMENTS or (argued and re.search("评论|观点|时评|社论|漫谈", furniture)):
        return Verdict("commentary", "评论用语：" + "、".join(argued[:6]))
    if coming := announced(marks, masthead.title or ""):
        return Verdict("announcement", coming)
    return Verdict(None, "")


def distinct(marks: Marks, tag: str) -> list[str]:
    """The different words of one tag on the page, in order."""
    return list(dict.fromkeys(word for _, _, word in marks.of(tag)))


def announced(marks: Marks, title: str) -> str:
    """Why the page tells of a visit still to come; empty where it does not."""
    notice = distinct(marks, "genre_notice")
    if len(notice) >= 3 and re.search(r"通知|方案|函", title + marks.text[:60]):
        return "公文体：" + "、".join(notice[:4])
    parties = marks.of("delegation")
    if not parties:
        return ""
    coming = told = 0
    for sentence in SENTENCE.finditer(marks.text):
        low, high = sentence.span()
        if not any(low <= mark[0] < high for mark in parties):
            continue
        if COMING.search(marks.text, low, high):
            coming += 1
        elif not PAST.search(marks.text, low, high):
            told += 1
    first = COMING.search(marks.text, 0, min(len(marks.text), 160))
    if coming and (first or NOTICE_TITLE.search(title)) and told <= coming:
        return "预告：" + (first.group() if first else title)
    return ""


def combine(verdict: Verdict, visits: Sequence[Visit], kind: str) -> tuple[Genre, str]:
    """The genre of a page, given its visits and whether they are one visit, a tour or a roundup."""
    if verdict.genre:
        return verdict.genre, verdict.reason
    if not visits:
        return "other_news", "未见区域间来访"
    if kind == "roundup":
        return "roundup", f"一页述及{len(visits)}次访问"
    return "visit_report", "述及一次区域间访问" if kind == "one" else f"一次行程{len(visits)}站"
