"""Finds the days that a text tells: 6月24日, 12日至13日, 5月22日至26日, 昨天, 近日, 5月中旬.

A told day may lack its year, or its month too; :mod:`zuotan.reading.dates` completes it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

DASH = r"(?:至|到|—+|－|-|~|～|–)"
TOLD = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?:(?P<m>\d{1,2})月份?)?(?P<d>\d{1,2})[日号]"
    rf"(?:(?:上午|下午|晚|晚上|中午)?{DASH}(?:(?P<y2>(?:19|20)\d\d)年)?(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})[日号])?"
    rf"|(?:(?P<y3>(?:19|20)\d\d)年)?(?P<m3>\d{{1,2}})月(?P<d3>\d{{1,2}}){DASH}(?P<d4>\d{{1,2}})[日号]"
    r"|(?P<relative>昨天|昨日|昨晚|今天|今日|今晚|前天|前日|近日|日前|近期|连日来|本周)"
    r"|(?:(?P<y5>(?:19|20)\d\d)年)?(?P<m5>\d{1,2})月(?P<third>[上中下])旬"
)
DATELINE = re.compile(r"(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日(?:专?电|讯|消息|报道)")
FOR_DAYS = re.compile(r"为期([一二两三四五六七八九十\d]{1,2})天")
NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
BACK = {"昨天": 1, "昨日": 1, "昨晚": 1, "今天": 0, "今日": 0, "今晚": 0, "前天": 2, "前日": 2}


class Told(NamedTuple):
    """A day or span of days as told: what is missing is ``None``; ``word`` is what tells it."""

    at: int
    year: int | None
    month: int | None
    day: int | None
    last_month: int | None
    last_day: int | None
    word: str
    relative: str = ""

    @property
    def is_span(self) -> bool:
        """Whether a first and a last day are told."""
        return self.last_day is not None


def told_days(text: str, start: int, end: int) -> list[Told]:
    """The days told in ``text[start:end]``, in order."""
    found = []
    for match in TOLD.finditer(text, start, end):
        group = match.groupdict()
        word = match.group()
        if text.startswith(("电", "讯", "专电", "消息"), match.end()):
            continue
        if relative := group["relative"]:
            found.append(Told(match.start(), None, None, None, None, None, word, relative))
        elif third := group["third"]:
            begin, close = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}[third]
            month = int(group["m5"])
            close = min(close, month_length(month))
            found.append(Told(match.start(), number(group["y5"]), month, begin, month, close, word, "旬"))
        elif group["d3"]:
            month = int(group["m3"])
            found.append(
                Told(
                    match.start(), number(group["y3"]), month, int(group["d3"]), month, int(group["d4"]), word
                )
            )
        else:
            last = number(group["d2"])
            told_month = number(group["m"])
            found.append(
                Told(
                    match.start(),
                    number(group["y"]),
                    told_month,
                    int(group["d"]),
                    number(group["m2"]) or told_month,
                    last,
                    word,
                )
            )
    return [told for told in found if sound(told)]


def sound(told: Told) -> bool:
    """Whether month and days can be those of a calendar."""
    return all(value is None or 1 <= value <= 31 for value in (told.day, told.last_day)) and all(
        value is None or 1 <= value <= 12 for value in (told.month, told.last_month)
    )


def number(word: str | None) -> int | None:
    """The number, where there is one."""
    return int(word) if word else None


def month_length(month: int) -> int:
    """Days of a month in a common year."""
    return (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def back(day: date, days: int) -> date:
    """So many days before."""
    return day - timedelta(days=days)


def count_of_days(text: str, start: int, end: int) -> int:
    """How many days a visit is said to have lasted (为期5天); 0 where nothing says."""
    match = FOR_DAYS.search(text, start, end)
    if not match:
        return 0
    word = match.group(1)
    return int(word) if word.isdigit() else NUMERALS.get(word, 0)
