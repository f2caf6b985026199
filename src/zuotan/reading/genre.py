"""Tells the genre of a page, with a reason: what the text alone says, and what the visits found in it add.

Novels and spun copies hold delegations, names and offices that look real, so they are recognised before any visit is read:
novels by gestures and inner life that news does not tell, and by the furniture of novel sites; spun copies (伪原创) by the
synonyms that a machine put in place of the genre's own words; comment by the words of argument; notices by the forms of official
letters. Each word of those tables counts its ``value`` in points, once a page. A page of advertising is spam only where nothing is
told on it: the same words stand in the menus round many a clean report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from zuotan.model import Genre, Masthead, Visit
from zuotan.reading.frames import PAST
from zuotan.reading.marks import Marks
from zuotan.reading.sentences import sentence_around

CHAPTER = re.compile(r"第[零一二三四五六七八九十百千\d]{1,6}[章回节卷]|\([第]?\d{1,3}/\d{1,3}页?\)$")
COLUMN = re.compile(
    r"评论|观点|时评|社论|漫谈|锐评|快评|短评|来论|杂谈|随笔|评弹|论坛|今日谈|有感|纵横谈|思享"
)
COMING = re.compile(
    r"明[（(]?\d{0,2}[）)]?日?起|(?:明日|即将|[将拟定]|计划)(?:于|在)?"
    r"(?:\d{1,2}月|\d{1,2}日|近日|本月|下月|下旬|中旬|上旬|近期|今日起|明日|明天|下周|月底|年底|起|启程|率领?|组团|带队|赴|来|到访|前往|出访|依次|先后)"
)
PLAN = re.compile(r"[将拟][^，。；了]{0,12}(?:赴|访问|来访|到访|举办|举行|考察|参观|会面|会见|深入|签署)")
"""What a notice says of the days to come; a report says it too, but less often than what was done."""

NOTICE_TITLE = re.compile(
    r"(?:通知|方案|公告|预告|函|安排|启事|请示|议程|日程|须知|手册|指南)(?:[（(].{0,8}[）)])?$|明起|明日|即将|近期来访|将[于赴来率签到访出]"
)
NOTICE = re.compile(r"通知|方案|函|请示|议程|日程")
TOLD = re.compile(r"了|指出|强调|来到|走进|实地|抵达|先后到|表示欢迎|表示感谢|深入|参观|座谈会上")
"""What a report tells as done."""

TALLY = re.compile(r"盘点|据.{0,12}统计|记者梳理|梳理了|大事记|多个?省份|\d+个?省份")
TALLY_TITLE = re.compile(r"盘点|梳理|统计|一览|大事记|省份|多省|多地|密集|频繁|串门|走亲戚|谁在出门|都去哪")
TALLIED_REGIONS, TALLIED_PARTIES = 6, 3
"""A tally names at least so many regions and delegations."""

FICTION = 8
FICTION_DENSITY = 5
FICTION_OF_SITE = 4
SPUN = 5
COMMENTARY = 6
COMMENTARY_OF_COLUMN = 2
ADVERTS = 5
NOTICE_WORDS = 3
"""Points that decide; by 3,800 items of television news, whose highest are 6, 2, 4, 2 and 4, and by novels, spun copies and comment
read by eye. Density is points in 1,000 characters: a long feature gathers gestures one by one."""

LEAD = 160
"""What a page announces stands in so many characters from its beginning."""

LOOKS_AHEAD = 60
"""A visit whose days lie at most so many days after the page's is announced by it; more is a misread day."""


class Verdict(NamedTuple):
    """What the text alone says: a genre or ``None``, and why."""

    genre: Genre | None
    reason: str

    @property
    def bars_visits(self) -> bool:
        """Whether no visit may be read from such a page."""
        return self.genre is not None


def tell(marks: Marks, masthead: Masthead) -> Verdict:
    """The genre that text and furniture tell by themselves."""
    title = masthead.title or ""
    furniture = "\n".join((*masthead.furniture, title))
    points, gestures = weigh(marks, "genre_fiction")
    dense = points >= FICTION_OF_SITE and 1000 * points >= FICTION_DENSITY * len(marks.text)
    if dense and (points >= FICTION or of_novel_site(marks, furniture)):
        return Verdict("fiction", "小说笔法：" + "、".join(gestures[:6]))
    points, spun = weigh(marks, "genre_spun")
    if points >= SPUN:
        return Verdict("spam", "同义词伪原创：" + "、".join(spun[:6]))
    points, argued = weigh(marks, "genre_commentary")
    argues = points >= COMMENTARY_OF_COLUMN and points > len(marks.of("post")) // 4
    if argues and (points >= COMMENTARY or COLUMN.search(furniture)):
        return Verdict("commentary", "评论用语：" + "、".join(argued[:6]))
    if document := paper(marks, title):
        return Verdict("other_news", "文稿而非报道：" + document)
    if centre := of_centre(marks, title):
        return Verdict("other_news", "中央活动：" + centre)
    if coming := announced(marks, title):
        return Verdict("announcement", coming)
    return Verdict(None, "")


def weigh(marks: Marks, tag: str) -> tuple[int, list[str]]:
    """The points of the different words of one tag on the page, and those words in order."""
    words = list(dict.fromkeys([word for _, _, word in marks.of(tag)]))
    points = marks.lexicon.values[tag]
    return sum([int(points[word] or 1) for word in words]), words


def of_novel_site(marks: Marks, furniture: str) -> bool:
    """Whether a page's title or first line is a chapter's, or its furniture that of a site of novels."""
    if CHAPTER.search(furniture) or any(CHAPTER.match(line) for line in marks.text[:LEAD].split("\n")):
        return True
    return sum(1 for word in marks.lexicon.values["genre_novel_site"] if word in furniture) > 1


def paper(marks: Marks, title: str) -> str:
    """The word of a title that makes the page a paper (总结, 简历 …); it ends the title, or stands anywhere in it."""
    places = marks.lexicon.values["genre_document"]
    return next(
        (word for word in places if title.endswith(word) or (places[word] == "any" and word in title)), ""
    )


def of_centre(marks: Marks, title: str) -> str:
    """Which leader of the centre a page is about: one that its beginning names, where it names no delegation."""
    named = [word for start, _, word in marks.of("genre_centre") if start < LEAD]
    if not named or any(start < 2 * LEAD for start, _, _ in marks.of("delegation")) or "团" in title:
        return ""
    return named[0]


def announced(marks: Marks, title: str) -> str:
    """Why the page tells of a visit still to come; empty where it does not."""
    parties = marks.of("delegation")
    if not parties:
        return ""
    points, forms = weigh(marks, "genre_notice")
    if points >= NOTICE_WORDS and NOTICE.search(title + marks.text[:60]):
        return "公文体：" + "、".join(forms[:4])
    first = COMING.search(marks.text, 0, LEAD)
    if not first and not NOTICE_TITLE.search(title):
        return ""
    coming = told = reached = 0
    for at, _, _ in sorted([*parties, *marks.of("lead")]):
        if at < reached:
            continue
        low, high = sentence_around(marks.text, at, 0, len(marks.text))
        reached = high
        if COMING.search(marks.text, low, high) or PLAN.search(marks.text, low, high):
            coming += 1
        elif TOLD.search(marks.text, low, high) and not PAST.search(marks.text, low, high):
            told += 1
    if 0 < coming >= told:
        return "预告：" + (first.group() if first else title)
    return ""


def tallied(marks: Marks, title: str) -> str:
    """The word by which a page says that it counts the visits of many regions; empty where it does not."""
    word = TALLY_TITLE.search(title) or TALLY.search(marks.text, 0, 2 * LEAD)
    if word is None:
        return ""
    regions = {name for _, _, name in marks.of("region")}
    many = len(regions) >= TALLIED_REGIONS and len(marks.of("delegation")) >= TALLIED_PARTIES
    return word.group() if many else ""


def ahead(visits: Sequence[Visit], published: str | None) -> bool:
    """Whether the days of all visits lie after the day of the page."""
    told = published and whole_day(published)
    if not told:
        return False
    gaps = [
        (day - told).days
        for visit in visits
        if visit.date_basis == "stated" and visit.start and (day := whole_day(visit.start))
    ]
    return len(gaps) == len(visits) > 0 and all(0 < gap <= LOOKS_AHEAD for gap in gaps)


def whole_day(day: str) -> date | None:
    """An ISO day as a date; None where only year or month is known."""
    return date.fromisoformat(day) if len(day) == len("2024-06-27") else None


def combine(
    verdict: Verdict, visits: Sequence[Visit], kind: str, marks: Marks, masthead: Masthead
) -> tuple[Genre, str]:
    """The genre of a page, given its visits and whether they are one visit, a tour or a roundup."""
    title = masthead.title or ""
    if verdict.genre:
        return verdict.genre, verdict.reason
    if not visits:
        points, adverts = weigh(marks, "genre_advert")
        if points >= ADVERTS:
            return "spam", "广告用语：" + "、".join(adverts[:6])
        return "other_news", "未见区域间来访"
    if ahead(visits, masthead.published):
        return "announcement", "访问日期在发布之后"
    if word := tallied(marks, title):
        return "roundup", "盘点各地往来：" + word
    if kind == "roundup":
        return "roundup", f"一页述及{len(visits)}次访问"
    return "visit_report", "述及一次区域间访问" if kind == "one" else f"一次行程{len(visits)}站"
