"""What a text says of the times it was written in: events held or to come, five-year plans, anniversaries, years named.

Each occasion is a clue: the first and the last day that it admits, and why. :mod:`zuotan.reading.bounds` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.reading.days import number
from zuotan.reading.marks import Mark, Marks

COMING_BEFORE = re.compile(
    r"(?:(?:支持|预祝|祝愿|希望|确保|愿)[^，。；]{0,8}(?:举办|办好)|办好|开好|筹办|迎接|喜迎|备战|办会|承办|协办|申办|筹备|服务保障|迎办|献礼|"
    r"喜迎党的|即将召开的|(?<!成功)(?<!圆满)举办|提请)[^，。；]{0,4}$"
)
COMING_AFTER = re.compile(
    r"(?:胜利)?(?:筹办|筹备|备战|倒计时|即将|将于|将在|将对|召开之?前|开幕前|之前|前夕|盛会召开在即|召开在即|开幕在即|"
    r"召开(?:营造|创造)|代表[^，。；]{0,3}(?:选举|推选|选出|诞生)|候选|申办|申委|征求意见)"
)
GONE_AFTER = re.compile(
    r"(?:精神|遗产|以来|之后|闭幕后|后时代|成功[举召]|圆满|胜利闭幕|胜利召开[，后]|审议通过|提出|作出|取得)"
)
GONE_BEFORE = re.compile(r"(?:成功举办|成功承办|圆满举办|办成了|举办了|承办了|后)[^，。；]{0,3}$")
WELCOME = re.compile(r"(?:喜迎|迎接)[^，。；]{0,4}$")
DELEGATES = "代表"
"""Delegates are elected a year before their congress and keep the name for five years after it."""
EVE = re.compile(r"[^，。；]{0,4}(?:前夕|召开前)")
YEAR_OF = re.compile(r"(?:召开|举办|开幕)?之年")
COUNTDOWN = re.compile(r"[^，。；]{0,6}(?:还有|倒计时|不足|只剩|仅剩)(?:不到|整整)?(\d{1,3})天")
PLAN_YEAR = re.compile(
    r"(?:规划|时期|期间|计划)*的?(?:(?P<first>开局之年|开局年|起步之年|首年|第一年|开局首年)"
    r"|(?P<last>收官之年|收官年|最后一年|收官的?最后一年)|第(?P<nth>[二三四])年)"
)
UNDER_WAY = re.compile(
    r"(?:[^，。；、]{0,4}?)(?:(?P<first>(?:开局|首战|起步|启动|攻坚首战)之年|首年|第一年|首战年)|(?P<last>(?:收官|决胜|决战)之年|最后一年))"
)
"""The years of a programme with a term: 三年行动首战之年."""
TERMED = re.compile("行动|攻坚|计划(?!生育)")
"""What the name of a programme with a first and a last year has."""
SUMMER = 8
"""A programme that ends in or before this month has its last year in the one before."""
AUTUMN = 10
"""A programme that begins in or after this month has its first year in the next one, as plans are told."""
ANNIVERSARY = re.compile(
    r"(?:祖国|战略|倡议|机制|工作|工程)?(?:上升为国家战略|提出|实施|成立|启动|开展|设立|建立|推进|建设)*"
    r"(?P<count>百|\d{1,3}|[一二三四五六七八九十百]{1,4})(?P<unit>周年|年来|年)(?!奋斗目标|目标)"
)
JUBILEE = re.compile(r"(?:百年|一百年|百周年)(?!奋斗目标|目标)")
YEARS = re.compile(r"(?<![\d—－-])((?:19|20)\d\d)年(?![—－-])")
NOW_BEFORE = re.compile(r"(?:今年是|今年系|今年正值|今年恰逢|正值|恰逢|适逢|时值|迎来了?)[^，。；]{0,8}$")
NOW_AFTER = re.compile(r"[^，。；]{0,4}(?:之际|之年|到来|这一)")
DATED_BEFORE = re.compile(r"\d{4}年[^。；]{0,14}$")
"""A year told before an anniversary is the anniversary's, not the report's."""
PAST_YEAR = re.compile(
    r"(?:以来|以后|年初|至今|，[^，。；]{0,12}了|(?:[1-9]|1[0-2])月(?:\d{1,2}日)?[^，。；]{0,12}(?:了|成立|签署|签订|启动|召开|获批|批复|挂牌))"
)
"""What follows a year that lies behind: 2016年以来, 2016年5月签署了."""
PLAN_AHEAD = 3
"""A five-year plan is spoken of at most so many years before it begins (research for it begins after the mid-term review)."""
FEAST = re.compile(r"(?:迎接|喜迎|献礼|成绩庆祝|即将迎来|将迎来)[^，。；]{0,8}$")
AROUND = 3
"""A countdown is told on the days of the visit, but may be counted some days off."""
SHIFTED = {"明年": -1, "去年": 1}


class Clue(NamedTuple):
    """The first and the last day that something admits (``None``: no bound), the reason, and its weight (most first)."""

    earliest: date | None
    latest: date | None
    reason: str
    weight: int


def occasions(marks: Marks) -> list[Clue]:
    """The clues of a text's events, plans, anniversaries and years."""
    return [*_events(marks), *_plans(marks), *_anniversaries(marks), *_years(marks)]


def _events(marks: Marks) -> Iterator[Clue]:
    text = marks.text
    for start, end, word in marks.of("event"):
        known, first, last = (date.fromisoformat(day) for day in marks.value("event", word).split("|"))
        before, after = text[max(0, start - 12) : start], text[end : end + 20]
        if count := COUNTDOWN.match(after):
            day = first - timedelta(days=int(count[1]))
            around = timedelta(days=AROUND)
            yield Clue(day - around, day + around, f"距“{word}”{count[1]}天：约{day.isoformat()}", 5)
        elif first == last:
            yield Clue(first, None, f"“{word}”：{first.isoformat()}", 4)
        elif EVE.match(after):
            yield Clue(date(first.year, 1, 1), first, f"“{word}”召开前夕（{first.isoformat()}）", 4)
        elif YEAR_OF.match(after):
            yield _whole_year(first.year, f"“{word}”召开之年")
        elif GONE_AFTER.match(after) and not WELCOME.search(before):
            yield Clue(first, None, f"“{word}”：{first.isoformat()}", 4)
        elif COMING_AFTER.match(after) or COMING_BEFORE.search(before) or word.startswith(("喜迎", "迎接")):
            yield Clue(known if known < first else None, first, f"“{word}”尚未举办（{first.isoformat()}）", 4)
        elif GONE_BEFORE.search(before):
            yield Clue(first, None, f"“{word}”：{first.isoformat()}", 4)
        elif after.startswith(DELEGATES):
            continue
        else:
            said = "" if known == first else "此前尚无此说，"
            yield Clue(known, None, f"“{word}”：{said}不早于{known.isoformat()}", 3)


def _plans(marks: Marks) -> Iterator[Clue]:
    """今年是“十四五”规划收官之年 is 2025; “十四五” alone is not said long before 2021."""
    text = marks.text
    for start, end, word in marks.of("plan"):
        first, last = (int(year) for year in marks.value("plan", word).split("|"))
        name = word.strip("“”‘’")
        if told := PLAN_YEAR.match(text, end - (2 if name.endswith(("规划", "时期", "期间")) else 0)):
            year = (
                first if told["first"] else last if told["last"] else first + (number(told["nth"]) or 1) - 1
            )
            before = text[max(0, start - 8) : start]
            year += next((shift for said, shift in SHIFTED.items() if said in before), 0)
            yield _whole_year(year, f"“{name}{told.group().removeprefix('规划')}”")
        else:
            since = date(first - PLAN_AHEAD, 1, 1)
            yield Clue(since, None, f"“{name}”：不早于{since.year}年", 2)


def _anniversaries(marks: Marks) -> Iterator[Clue]:
    """建党100周年, 京津冀协同发展战略实施十周年: the year of founding and the count give the year."""
    text = marks.text
    for start, end, word in marks.of("founding"):
        year = int(marks.value("founding", word))
        if clue := _anniversary(text, (start, end, word), year, exact=True):
            yield clue
    for tag, table in (("programme", "programmes"), ("phrase", "phrases")):
        for start, end, word in marks.of(tag):
            name = marks.value(tag, word)
            began = founded(table).get(name)
            if began and (clue := _anniversary(text, (start, end, word), began.year, exact=False)):
                yield clue
            if TERMED.search(name) and (told := UNDER_WAY.match(text, end)):
                yield from _year_of_programme(table, name, told)


def _year_of_programme(table: str, name: str, told: re.Match[str]) -> Iterator[Clue]:
    """The first or the last year of a programme whose term the table knows."""
    began, ended = founded(table).get(name), finished(table).get(name)
    said = f"“{name}{told.group()}”"
    if told["first"] and began:
        year = began.year + (began.month >= AUTUMN)
        yield Clue(began, date(year, 12, 31), f"{said}：{began.isoformat()}起算，不晚于{year}年", 4)
    elif told["last"] and ended:
        first = ended.year - (ended.month <= SUMMER)
        yield Clue(date(first, 1, 1), date(ended.year, 12, 31), f"{said}：{ended.isoformat()}结束", 4)


def _anniversary(text: str, mark: Mark, year: int, exact: bool) -> Clue | None:
    start, end, word = mark
    if exact and JUBILEE.match(text, end):
        count, unit, told = 100, "周年", JUBILEE.match(text, end)
    else:
        told = ANNIVERSARY.match(text, end)
        if not told:
            return None
        count, unit = hundred(told["count"]), told["unit"]
    assert told
    if not count or year + count > 2100:
        return None
    reason = f"“{word}{told.group()}”：{year}年起算"
    before, year = text[max(0, start - 20) : start], year + count
    if unit == "年来":
        return Clue(date(year - 1, 1, 1), date(year + 1, 12, 31), reason, 1)
    if unit == "年" or DATED_BEFORE.search(before):
        return None
    year += next((shift for said, shift in SHIFTED.items() if said in before), 0)
    if FEAST.search(before):
        return Clue(date(year - 1, 7, 1), date(year, 12, 31), reason, 3)
    if NOW_BEFORE.search(before) or NOW_AFTER.match(text, told.end()):
        return _whole_year(year, reason)
    return Clue(date(year - 1, 7, 1), None, reason, 2)


def _years(marks: Marks) -> Iterator[Clue]:
    """A year that is told of as past or present: the report is no older."""
    text = marks.text
    latest: int | None = None
    at = text.find("年")
    while at >= 0:
        found = YEARS.match(text, at - 4) if at >= 4 else None
        if found and PAST_YEAR.match(text, at + 1):
            latest = max(latest or 0, int(found[1]))
        at = text.find("年", at + 1)
    if latest:
        yield Clue(date(latest, 1, 1), None, f"正文提到{latest}年", 2)


def _whole_year(year: int, reason: str) -> Clue:
    return Clue(date(year, 1, 1), date(year, 12, 31), f"{reason}：为{year}年", 4)


def hundred(word: str) -> int:
    """The number up to a few hundred in figures or Chinese numerals."""
    if word.isdecimal():
        return int(word)
    hundreds, mark, rest = word.rpartition("百")
    return (100 * (number(hundreds) or 1) if mark else 0) + (number(rest) or 0)


@cache
def founded(table: str) -> dict[str, date]:
    """The first day on which each programme or phrase may have begun, where that is sure."""
    column = "first_used" if table == "phrases" else "start"
    return {
        row["name"]: first_day(row[column])
        for row in rows(table)
        if row[column] and row["certainty"] != "low"
    }


@cache
def finished(table: str) -> dict[str, date]:
    """The last day of each programme or campaign that has ended or has a term, where that is sure."""
    column = "ended" if table == "phrases" else "end"
    return {
        row["name"]: last_day(row[column]) for row in rows(table) if row[column] and row["certainty"] != "low"
    }


def first_day(day: str) -> date:
    """The first day that a year, month or day may be."""
    parts = [int(part) for part in day.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(day: str) -> date:
    """The last day that a year, month or day may be."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    return date(parts[0] + (parts[1] == 12), parts[1] % 12 + 1, 1) - timedelta(days=1)
