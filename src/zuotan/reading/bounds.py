"""Bounds for a visit whose year the page does not tell: from what it mentions and who holds which office.

Each bound keeps its reason. Phrases and programmes bound by the day they were first used, leaders by their terms, events, plans and
anniversaries by their days; rows of the tables whose certainty is low bound nothing, those of medium certainty a month less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import Row, rows
from zuotan.reading.marks import Marks
from zuotan.reading.occasions import Clue, first_day, last_day, occasions

HORIZON = date(2026, 12, 31)
"""The tables end in 2026: nothing they say reaches further."""
DAWN = date(1978, 12, 18)
"""The genre begins with the reform era."""
DOUBT = {"high": timedelta(0), "medium": timedelta(days=31)}
"""How far the days of a table's row may be off, by its certainty; rows of low certainty are not used."""
GOING_ON = re.compile(r"((?:19|20)\d\d)年(?:以来|年初|初|上半年|前三季度|第[一二三]季度|一季度)")
YEAR = re.compile(r"((?:19|20)\d\d)年(?!以来|[前底])")


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


def find_bounds(marks: Marks, tenures: Sequence[TenureClue]) -> Bounds:
    """The bounds of a page's visit. A clue that contradicts weightier ones is left out."""
    clues = [*_tenures(tenures), *occasions(marks), *_first_uses(marks)]
    low, high = (DAWN, ""), (HORIZON, "")
    for clue in sorted(clues, key=lambda each: -each.weight):
        earliest, latest = clue.earliest or DAWN, clue.latest or HORIZON
        if earliest > high[0] or latest < low[0] or earliest > latest:
            continue
        if earliest > low[0]:
            low = (earliest, clue.reason)
        if latest < high[0]:
            high = (latest, clue.reason)
    return Bounds(low[0], high[0], tuple(dict.fromkeys(filter(None, (low[1], high[1])))))


def _tenures(tenures: Sequence[TenureClue]) -> Iterator[Clue]:
    """The terms of the leaders seen in office: from the first of several terms to the last."""
    for tenure in tenures:
        if known := terms().get(tenure):
            since = min(term[0] for term in known)
            ends = [term[1] for term in known]
            until = None if None in ends else max(end for end in ends if end)
            told = f"{tenure.name}任此职：{since.isoformat()}至{until.isoformat() if until else '今'}"
            yield Clue(since, until, told, 3)


def _first_uses(marks: Marks) -> Iterator[Clue]:
    """What cannot have been said before it was first used."""
    for tag, table in (("phrase", "phrases"), ("programme", "programmes")):
        known = first_days(table)
        for _, _, word in marks.of(tag):
            if first := known.get(marks.value(tag, word)):
                yield Clue(first, None, f"“{word}”首见于{first.isoformat()}", 1)


def stated_year(marks: Marks, title: str, tenures: Sequence[TenureClue] = ()) -> tuple[int | None, str]:
    """The year that the page tells elsewhere: in its title, or as the year that was going on (2019年以来, 2019年初)."""
    bounds = find_bounds(marks, tenures)
    if (match := YEAR.search(title)) and bounds.earliest.year <= int(match[1]) <= bounds.latest.year:
        return int(match[1]), f"年份取自标题“{match[1]}年”"
    going = Counter(int(match[1]) for match in GOING_ON.finditer(marks.text))
    if going:
        year = max(going)
        if going[year] > 1 and bounds.earliest <= date(year, 12, 31) and date(year, 1, 1) <= bounds.latest:
            later = bounds.earliest > date(year, 12, 31)
            return (None, "") if later else (year, f"正文有“{year}年”")
    return None, ""


@cache
def first_days(table: str) -> dict[str, date]:
    """The day each phrase or programme was first used, where it is sure enough to bound."""
    column = "first_used" if table == "phrases" else "start"
    return {
        row["name"]: first_day(row[column]) - DOUBT[row["certainty"]]
        for row in rows(table)
        if row[column] and row["certainty"] in DOUBT
    }


@cache
def terms() -> dict[TenureClue, tuple[tuple[date, date | None], ...]]:
    """The terms of leaders, widened by what their certainty leaves open."""
    found: dict[TenureClue, tuple[tuple[date, date | None], ...]] = {}
    for row in rows("leaders"):
        if row["certainty"] in DOUBT:
            clue = TenureClue(row["name"], row["post"], row["code"])
            found[clue] = (*found.get(clue, ()), _term(row))
    return found


def _term(row: Row) -> tuple[date, date | None]:
    doubt = DOUBT[row["certainty"]]
    return first_day(row["start"]) - doubt, last_day(row["end"]) + doubt if row["end"] else None
