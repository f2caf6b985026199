"""Bounds for a visit whose year the page does not tell: from what it mentions and who holds which office.

Each bound keeps its reason. Phrases and programmes bound by the day they were first used, leaders by their terms, events, plans and
anniversaries by their days; rows of the tables whose certainty is low bound nothing, those of medium certainty a month less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.leaders import Between, Chair, seen_between
from zuotan.knowledge.tables import Row, rows
from zuotan.reading.marks import Marks
from zuotan.reading.occasions import Clue, first_day, last_day, occasions
from zuotan.reading.terms import known

HORIZON = date(2026, 12, 31)
"""The tables end in 2026: nothing they say reaches further."""
DAWN = date(1978, 12, 18)
"""The genre begins with the reform era."""
DOUBT = {"high": timedelta(0), "medium": timedelta(days=31)}
"""How far the days of a table's row may be off, by its certainty; rows of low certainty are not used."""
NAMED_AT_START = ("national_strategy", "campaign")
PLANNED_AHEAD = timedelta(days=731)
"""How long before its start a zone, a fair or a pairing is spoken of (the television news of 2012 to 2026 has none earlier)."""
GOING_ON = re.compile(r"((?:19|20)\d\d)年(?:以来|年初|初|上半年|前三季度|第[一二三]季度|一季度)")
YEAR = re.compile(r"((?:19|20)\d\d)年(?!以来|[前底])")
MEETING_YEAR = re.compile(
    r"(?<![自从在于—－-])((?:19|20)\d\d)年度?(?:第[一二三四五六七八九十]次)?[^，。；\d召举签以]{0,14}?(?:联席会议|联席会(?!议)|座谈会|工作会议|年会|会商会)(?!以来|后|精神|纪要|确定|商定|议定|明确|部署|成果)"
)
"""A meeting that bears its year in its name; one that was held in an earlier year is told with 召开 or 举行."""
TASKS_OF_YEAR = re.compile(
    r"(?:完成|抓好|做好|落实|推进|细化)(?:好)?((?:19|20)\d\d)年度?[^，。；\d]{0,10}(?:任务|目标|重点工作|工作要点|协作工作)"
)
"""The tasks of the year that is going on."""


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


class PageBounds:
    """The bounds of one page's visits, found when first asked for: most pages tell their days.

    ``tenures`` finds the leaders seen in office.
    """

    __slots__ = ("_found", "_tenures", "marks")

    def __init__(self, marks: Marks, tenures: Callable[[], Sequence[TenureClue]] = tuple) -> None:
        self.marks = marks
        self._tenures = tenures
        self._found: Bounds | None = None

    def bounds(self) -> Bounds:
        """The first and the last day that a visit of the page can have been."""
        if self._found is None:
            self._found = find_bounds(self.marks, self._tenures())
        return self._found

    def stated_year(self, title: str) -> tuple[int | None, str]:
        """The year that the page tells elsewhere: in its title, in the name of the meeting (2019年第二次联席会议), as that of the
        year's tasks (2025年各项任务), or as the year that was going on (2019年以来, 2019年初)."""
        text = self.marks.text
        titled = YEAR.search(title)
        told = [
            *((int(titled[1]), f"年份取自标题“{titled[1]}年”") for titled in (titled,) if titled),
            *_one_year(MEETING_YEAR.finditer(text), "会议名称写明"),
            *_one_year(TASKS_OF_YEAR.finditer(text), "正文写明"),
        ]
        going = Counter(int(match[1]) for match in GOING_ON.finditer(text))
        if not told and not going:
            return None, ""
        earliest, latest, _ = self.bounds()
        for year, reason in told:
            if earliest.year <= year <= latest.year:
                return year, reason
        year = max(going, default=0)
        if going[year] > 1 and earliest.year <= year <= latest.year:
            return year, f"正文有“{year}年”"
        return None, ""


def _one_year(found: Iterator[re.Match[str]], reason: str) -> Iterator[tuple[int, str]]:
    """The year of the matches with its reason, where they agree on one."""
    words = {int(match[1]): match.group() for match in found}
    if len(words) == 1:
        yield from ((year, f"{reason}“{word}”") for year, word in words.items())


def find_bounds(marks: Marks, tenures: Sequence[TenureClue]) -> Bounds:
    """The bounds of a page's visit. A clue that contradicts weightier ones is left out."""
    clues = [*_tenures(tenures), *occasions(marks), *_first_uses(marks), *_meetings(marks.text)]
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


def _meetings(text: str) -> Iterator[Clue]:
    """The year that the name of the meeting bears."""
    for year, reason in _one_year(MEETING_YEAR.finditer(text), "会议名称写明"):
        yield Clue(date(year, 1, 1), date(year, 12, 31), reason, 3)


def _tenures(tenures: Sequence[TenureClue]) -> Iterator[Clue]:
    """The terms of the leaders seen in office: from the first of several terms to the last; else between which days the pages
    observed show others in it."""
    for tenure in tenures:
        if known := terms().get(tenure):
            since = min(term[0] for term in known)
            ends = [term[1] for term in known]
            until = None if None in ends else max(end for end in ends if end)
            told = f"{tenure.name}任此职：{since.isoformat()}至{until.isoformat() if until else '今'}"
            yield Clue(since, until, told, 3)
        elif between := seen_between().get((tenure.name, Chair(tenure.code, tenure.post))):
            yield _between(tenure.name, between)


def _between(name: str, between: Between) -> Clue:
    """The days between which the pages observed show others in a leader's chair."""
    after, before = (date.fromisoformat(day) if day else None for day in between)
    ends = ((after, "前任仍在任"), (before, "后任已到任"))
    told = "，".join(f"{day.isoformat()}{what}" for day, what in ends if day)
    return Clue(after, before, f"{name}任此职：据所见，{told}", 2)


def _first_uses(marks: Marks) -> Iterator[Clue]:
    """What cannot have been said before it was first used. A variant that lacks the canonical name may be older than it."""
    for kind, table in (("phrase", "phrases"), ("programme", "programmes")):
        first_used = first_days(table)
        told: set[str] = set()
        for start, end, _, name in known(marks, kind):
            if name in told or not (first := first_used.get(name)):
                continue
            word = marks.text[start:end]
            if name in word:
                told.add(name)
                yield Clue(first, None, f"“{word}”首见于{first.isoformat()}", 1)


@cache
def first_days(table: str) -> dict[str, date]:
    """The day before which each phrase or programme was not spoken of, where that is sure enough to bound.

    The start of a programme is no such day: strategies and campaigns begin with their name, but zones, fairs and pairings are spoken of
    while they are planned, and bridges and railways long before.
    """
    found = {}
    for row in rows(table):
        if row["certainty"] not in DOUBT:
            continue
        doubt = DOUBT[row["certainty"]]
        if row["first_used"]:
            found[row["name"]] = first_day(row["first_used"]) - doubt
        elif row["kind"] in NAMED_AT_START:
            found[row["name"]] = first_day(row["start"]) - doubt
        elif row["kind"] != "corridor" and row["start"]:
            found[row["name"]] = first_day(row["start"]) - PLANNED_AHEAD
    return found


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
