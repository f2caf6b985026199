"""Bounds for a visit whose year the page does not tell: from what it mentions and who holds which office.

Each bound keeps its reason. Phrases and programmes bound by the day they were first used, leaders by their terms, events by
their days; rows of the tables whose certainty is low bound nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.reading.marks import Marks

HORIZON = date(2026, 12, 31)
"""The tables end in 2026: nothing they say reaches further."""

DAWN = date(1978, 12, 18)
"""The genre begins with the reform era."""

COMING = ("办好", "筹办", "迎接", "备战", "办会", "承办", "筹备", "服务保障", "举办")
YEAR = re.compile(r"((?:19|20)\d\d)年(以来|年初|初|年底|工作)?")


class TenureClue(NamedTuple):
    """A leader seen in office: post as in the table of leaders (党委书记, 政府正职 …)."""

    name: str
    post: str
    code: str


class Bounds(NamedTuple):
    """The first and last day that a visit can have been, with reasons."""

    earliest: date
    latest: date
    reasons: tuple[str, ...]


def find_bounds(marks: Marks, clues: Sequence[TenureClue]) -> Bounds:
    """The bounds of a page's visit."""
    lows: list[tuple[date, str]] = [(DAWN, "")]
    highs: list[tuple[date, str]] = [(HORIZON, "")]
    for tag, table in (("phrase", "phrases"), ("programme", "programmes")):
        for _, _, word in marks.of(tag):
            if first := first_days(table).get(marks.value(tag, word)):
                lows.append((first, f"“{word}”首见于{first.isoformat()}"))
    for clue in clues:
        for since, until in terms().get(clue, ()):
            lows.append((since, f"{clue.name}{since.isoformat()}起任此职"))
            if until:
                highs.append((until, f"{clue.name}任此职至{until.isoformat()}"))
    for start, end, word in marks.of("event"):
        first, last = (date.fromisoformat(day) for day in marks.value("event", word).split("|"))
        after = marks.text[end : end + 4]
        if "前夕" in after or "召开前" in after:
            highs.append((first, f"“{word}”召开前夕"))
            lows.append((date(first.year, 1, 1), ""))
        elif any(marks.text[max(0, start - 8) : start].rfind(verb) >= 0 for verb in COMING):
            highs.append((first, f"“{word}”尚未举办（{first.isoformat()}）"))
        elif (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
            lows.append((first, f"“{word}”：{first.year}年"))
            highs.append((last, ""))
        else:
            lows.append((first, f"“{word}”：{first.isoformat()}"))
    low = max(lows, key=lambda each: each[0])
    high = min(highs, key=lambda each: each[0])
    if low[0] > high[0]:
        high = (HORIZON, "")
    return Bounds(low[0], high[0], tuple(reason for _, reason in (low, high) if reason))


def stated_year(text: str, title: str) -> tuple[int | None, str]:
    """The year that the page tells elsewhere: in its title, or as the year that was going on (2019年以来)."""
    if match := YEAR.search(title):
        return int(match.group(1)), f"年份取自标题“{match.group(1)}年”"
    going = [match for match in YEAR.finditer(text) if match.group(2)]
    if going:
        year, count = Counter(int(match.group(1)) for match in going).most_common(1)[0]
        if count > 1 or any(
            match.group(2) in ("以来", "年初") and int(match.group(1)) == year for match in going
        ):
            latest = max(int(match.group(1)) for match in YEAR.finditer(text))
            if latest == year:
                return year, f"正文有“{year}年”"
    return None, ""


@cache
def first_days(table: str) -> dict[str, date]:
    """The day each phrase or programme was first used, where it is sure enough to bound."""
    column = "first_used" if table == "phrases" else "start"
    found = {}
    for row in rows(table):
        if row[column] and row["certainty"] != "low":
            found[row["name"]] = first_day(row[column])
    return found


@cache
def terms() -> dict[TenureClue, tuple[tuple[date, date | None], ...]]:
    """The terms of leaders."""
    found: dict[TenureClue, tuple[tuple[date, date | None], ...]] = {}
    for row in rows("leaders"):
        if row["certainty"] == "low":
            continue
        clue = TenureClue(row["name"], row["post"], row["code"])
        term = (first_day(row["start"]), last_day(row["end"]) if row["end"] else None)
        found[clue] = (*found.get(clue, ()), term)
    return found


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
    return date(parts[0] + (parts[1] == 12), parts[1] % 12 + 1, 1)
