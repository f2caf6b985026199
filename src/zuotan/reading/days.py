"""Finds the days that a text tells: 6月24日, 12日至13日, 5月30日—6月2日, 昨天, 本周三, 次日, 近日, 5月中旬.

Everything hangs off the marks of ``words/day_word``: 日 ends a day, 月 a month, the others are days of their own. A told day may
lack its year, or its month too; :mod:`zuotan.reading.dates` completes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from zuotan.reading.marks import Mark, Marks

Manner = Literal["day", "back", "weekday", "lastweek", "next", "part", "recent", "week", "dateline"]
"""How a day is told. ``back``: so many days before the page (昨天). ``next``: so many after the day told before (次日).
``part``: some part of a month (5月中旬). ``recent`` and ``week`` tell no day. ``dateline``: the day of the report (本报6月12日电)."""

GAP = r"[ \u3000]?"
DASH = r"(?:至|到|—+|－+|-+|―+|─+|~|～|〜|–|〔|一)"
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
YEAR = rf"(?:(?P<y>(?<!\d)(?:[12１２]\d)?\d\d|[一二][〇零○Ｏ一二三四五六七八九]{{3}}){GAP}年{GAP})?"
DAY_BEFORE = re.compile(
    rf"{YEAR}(?:(?P<m>(?<!\d){NUMBER}){GAP}月(?:份)?{GAP})?(?P<d>(?<!\d){NUMBER})"
    rf"(?:{GAP}(?:{DASH}|、){GAP}(?:(?P<m2>{NUMBER}){GAP}月{GAP})?(?P<e>{NUMBER}))?{GAP}$"
)
"""A day, or a span whose first day lacks its 日 (12—13日), up to where 日 stands."""
GLUED = re.compile(
    rf"{YEAR}(?:(?P<m>(?<!\d)\d{{1,2}})月(?P<d>[0-3]\d)(?P<e>[0-3]\d)|(?P<m0>(?<!\d)(?:0[1-9]|1[0-2]))(?P<d0>[0-3]\d))$"
)
"""A day or a span whose sign was lost in the copy: 1月1218日 for 1月12-18日, 1025日 for 10月25日."""
BEFORE_DAY = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十廿卅 \u3000")
"""What may stand right before the 日 that ends a day."""
MONTH_BEFORE = re.compile(rf"{YEAR}(?P<m>(?<![\d个至到—－~～-]){NUMBER}){GAP}$")
JOIN = re.compile(
    rf"(?:（[^（）]{{1,6}}）)?(?:起|开始)?(?:上午|下午|晚上?|中午|凌晨|傍晚|清晨)?{GAP}(?P<how>{DASH}|、|和|及){GAP}(?:次年|翌年|当月|同月|本月)?"
)
"""What may stand between the first and the last day of a span."""
LENGTH = re.compile(rf"(?:约|近)?({NUMBER}|两)(?:个)?(天|日|周|星期)")
REPORTED = ("电", "专电", "讯", "专讯", "消息", "报道", "报导")
NUMBERED = ("至", "到", "上午", "下午", "晚", "，", ",", "中午", "凌晨", "、", "起")
"""What follows 号 where it ends a day (12号上午), not a number (3号楼), and a numeral's 日 without a month (二十日，)."""
NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
}
PIVOT = 50
"""A year of two figures above this is of the last century."""
LIST_SPAN = 3
"""12日、13日 tells one span where the days are so near to each other."""


MANNERS: dict[str, Manner] = {
    "back": "back",
    "weekday": "weekday",
    "lastweek": "lastweek",
    "next": "next",
    "recent": "recent",
    "week": "week",
}


class Told(NamedTuple):
    """A day or span of days as told: what is missing is ``None``; ``word`` is what tells it; ``shift`` counts days or weeks."""

    at: int
    end: int
    word: str
    manner: Manner
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    shift: int = 0

    @property
    def is_span(self) -> bool:
        """Whether a first and a last day are told."""
        return self.last_day is not None

    @property
    def is_definite(self) -> bool:
        """Whether it tells a day, not only a time about which the visit was."""
        return self.manner in ("day", "back", "weekday", "lastweek", "next")


def told_days(marks: Marks, start: int, end: int) -> list[Told]:
    """The days told in ``text[start:end]``, in order, each span once."""
    found: list[Told] = []
    for told in _singles(marks, start, end):
        last = found[-1] if found else None
        if last and told.at < last.end:
            if told.at <= last.at:
                found[-1] = told
            continue
        if last and last.manner == told.manner == "day" and (joined := _join(marks.text, last, told)):
            found[-1] = joined
        else:
            found.append(told)
    return [told for told in found if _sound(told)]


def _singles(marks: Marks, start: int, end: int) -> Iterator[Told]:
    """Every told day by itself, in the order of their ends."""
    values = marks.lexicon.values["day_word"]
    for mark in marks.between("day_word", start, end):
        kind, _, value = values[mark[2]].partition(":")
        told = None
        figures = marks.text[max(start, mark[0] - 2) : mark[0]].rstrip()[-1:].isdecimal()
        if kind == "day" or (mark[2][0] == "日" and figures):  # 12日前往: 日前 is no word there
            told = _day(marks.text, mark[0], start)
        elif mark[2][0] == "月":
            told = _month(marks, mark[0], start)
        elif (manner := MANNERS.get(kind)) and _stands(marks.text, mark, kind):
            told = Told(mark[0], mark[1], mark[2], manner, shift=int(value or 0))
        if told:
            yield told


def _stands(text: str, mark: Mark, kind: str) -> bool:
    """Whether a word tells a day where it stands: not 石嘴山的今天, not （周三） behind a day, not 四周一片."""
    start, end, word = mark
    if kind == "back":
        return not text.startswith("的", end) and not text.endswith("的", 0, start)
    if kind in ("weekday", "lastweek"):
        if text.endswith(("日，", "日,", "日 "), 0, start):  # 9月28日，周六，…: the day is told
            return False
        bare = word[0] in "周星礼"
        return not text.endswith(("（", "("), 0, start) and (
            not bare or text.startswith((*NUMBERED, "（", "("), end)
        )
    if word == "第二天":
        return text.endswith(("，", "。", "\n", "；"), 0, start) or start == 0
    return not (kind == "next" and text.endswith(("返程", "返回", "回来", "归来", "回程"), 0, start))


def _day(text: str, at: int, low: int) -> Told | None:
    """The day that ends in the 日 or 号 at ``at``."""
    if text[at - 1 : at] not in BEFORE_DAY:
        return None
    before = DAY_BEFORE.search(text, max(low, at - 30), at)
    if not before:
        return _glued(text, at, low)
    month, day, last = before["m"], before["d"], before["e"]
    if not month and _counts(text, before.start(), at, day):
        return None
    first_month = number(month)
    reported = text.startswith(REPORTED, at + 1)
    return Told(
        before.start(),
        at + 1,
        text[before.start() : at + 1],
        "dateline" if reported else "day",
        year_of(before["y"]),
        first_month,
        number(day),
        None,
        number(before["m2"]) or (first_month if last else None),
        number(last),
    )


def _glued(text: str, at: int, low: int) -> Told | None:
    """The day that ends at ``at`` without the sign that parts its numbers."""
    found = GLUED.search(text, max(low, at - 14), at)
    if not found:
        return None
    month = number(found["m"] or found["m0"])
    last = number(found["e"])
    start = found.start()
    told = Told(
        start,
        at + 1,
        text[start : at + 1],
        "day",
        year_of(found["y"]),
        month,
        number(found["d"] or found["d0"]),
    )
    return told._replace(last_month=month, last_day=last) if last else told


def _counts(text: str, start: int, at: int, day: str) -> bool:
    """Whether a number before 日 or 号, without a month, counts something else: 3号楼, 为期三日, 一日游, 每日."""
    if text.endswith(("为期", "历时", "每月", "每"), 0, start) or text.startswith("游", at + 1):
        return True
    if text[at] == "日" and (day.isdecimal() or len(day) > 1):
        return False
    return not text.startswith(NUMBERED, at + 1) or (text[at] == "日" and text[at + 1 : at + 2] in "，,、")


def _month(marks: Marks, at: int, low: int) -> Told | None:
    """The part of a month told by the 月 at ``at``: 5月中旬, 5月底, 5月."""
    text, after = marks.text, at + 1
    before = MONTH_BEFORE.search(text, max(low, at - 14), at)
    if not before or text[after : after + 2].strip("份 ")[:1].isdecimal():
        return None
    first, last, end = 1, 31, after
    for word, until in ((text[after : after + 2], after + 2), (text[at : after + 1], after + 1)):
        value = marks.lexicon.values["day_word"].get(word, "")
        if value.startswith("part:"):
            first, last = (int(part) for part in value.removeprefix("part:").split("-"))
            end = until
            break
    month = number(before["m"])
    if month is None or not 1 <= month <= 12:
        return None
    last = min(last, month_length(month))
    word = text[before.start() : end]
    return Told(before.start(), end, word, "part", year_of(before["y"]), month, first, None, month, last)


def _join(text: str, first: Told, second: Told) -> Told | None:
    """The span from one told day to the next, where they are joined (6月12日至13日; 12日、13日)."""
    gap = JOIN.fullmatch(text, first.end, second.at) if second.at - first.end < 16 else None
    if not gap or first.is_span:
        return None
    month = second.month or first.month
    if gap["how"] in ("、", "和", "及"):
        same = first.month == month and first.day is not None and second.day is not None
        if not same or not 0 < (second.day or 0) - (first.day or 0) <= LIST_SPAN:
            return None
    last_day = second.last_day or second.day
    return first._replace(
        end=second.end,
        word=text[first.at : second.end],
        last_year=second.year,
        last_month=second.last_month or month,
        last_day=last_day,
    )


def _sound(told: Told) -> bool:
    """Whether month and days can be those of a calendar."""
    return (
        (told.day is None or 1 <= told.day <= 31)
        and (told.last_day is None or 1 <= told.last_day <= 31)
        and (told.month is None or 1 <= told.month <= 12)
        and (told.last_month is None or 1 <= told.last_month <= 12)
    )


def length_of_stay(marks: Marks, start: int, end: int) -> tuple[int, int]:
    """How many days a visit is said to have lasted (为期5天) and where that is told; ``(0, -1)`` where nothing tells."""
    values = marks.lexicon.values["day_word"]
    for at, after, word in marks.of("day_word"):
        if values[word] == "length" and start <= at < end:
            found = LENGTH.match(marks.text, after)
            if found and (days := number(found[1])):
                return days * (7 if found[2] in ("周", "星期") else 1), at
    return 0, -1


def number(word: str | None) -> int | None:
    """The number below a hundred in figures or Chinese numerals; ``None`` for no word."""
    if not word:
        return None
    if word.isdecimal():
        return int(word)
    word = word.replace("廿", "二十").replace("卅", "三十")
    tens, ten, units = word.rpartition("十")
    return (NUMERALS.get(tens, 1) if ten else 0) * 10 + NUMERALS.get(units, 0)


def year_of(word: str | None) -> int | None:
    """The year in figures, in two figures or in Chinese numerals; ``None`` for no word."""
    if not word:
        return None
    if not word.isdecimal():
        return int("".join(str(NUMERALS[char]) for char in word))
    year = int(word)
    return year if year > 99 else year + (1900 if year > PIVOT else 2000)


def month_length(month: int) -> int:
    """Days of a month; February has 29 here, which :func:`zuotan.reading.dates.day_of` cuts where the year has not."""
    return (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
