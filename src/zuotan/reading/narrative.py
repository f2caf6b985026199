"""Which of a text's days are days of the visit: told as fact, not in a speech, a recall or a plan, and nearest to who went where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.reading.almanac import Clock, complete, with_dateline
from zuotan.reading.days import Told, told_days
from zuotan.reading.marks import Marks, mark_start
from zuotan.reading.sentences import Sentence, sentence_around

Passage = tuple[int, int]
REACH_BEFORE = {"recalled": 12, "planned": 10}
"""How far before a day a word stands that makes it a recall or a plan."""
STALE = 62
"""A report appears within two months of what it tells: an older day outside its lead is recalled."""
LEADS = ("delegation", "lead", "reception", "meeting_word")
"""Tags of words that tell of a visit: a sentence that holds one is of the visit, not of its background."""
YEARS_BACK = {"今年": 0, "去年": 1, "前年": 2}
SUBJECT = 12
"""Characters behind a day in which a sentence names whose day it is."""
SPAN_NEAR = 60
"""Characters between a day and the span that tells the whole of the visit."""


class Narrated(NamedTuple):
    """A told day, and whether its sentence tells of the visit."""

    told: Told
    leading: bool


def narrated(
    marks: Marks,
    passages: Sequence[Passage],
    speeches: Sequence[Passage],
    clock: Clock,
    strangers: Sequence[Passage] = (),
) -> list[Narrated]:
    """The days told in the passages as fact."""
    text = marks.text
    found: list[Narrated] = []
    for start, end in _dated_sentences(marks, passages):
        days = told_days(marks, start, end)
        leading = bool(days) and any(_begins_in(marks, tag, start, end) for tag in LEADS)
        for told in days:
            if told.manner == "dateline" or any(a <= told.at < b for a, b in speeches):
                continue
            if found and any(told.end <= a < told.end + SUBJECT for a, _ in strangers):
                continue
            before, after = text[start : told.at], text[told.end : told.end + 8]
            for word, back in YEARS_BACK.items():
                if before.endswith(word) and clock.published and told.manner in ("day", "part"):
                    told = told._replace(year=clock.published.year - back)
                    before = before.removesuffix(word)
            if not _aside(before, after) and not _stale(told, leading, clock):
                found.append(Narrated(with_dateline(told, clock), leading))
    return found


def _dated_sentences(marks: Marks, passages: Sequence[Passage]) -> Iterator[Sentence]:
    """The sentences of the passages that hold a word for days."""
    for low, high in passages:
        reached = low
        for start, _, _ in marks.between("day_word", low, high):
            if start >= reached:
                sentence = sentence_around(marks.text, start, low, high)
                reached = sentence.end
                yield sentence


def _begins_in(marks: Marks, tag: str, low: int, high: int) -> bool:
    """Whether a word of a tag begins in ``text[low:high]``."""
    held = marks.of(tag)
    index = bisect_left(held, low, key=mark_start)
    return index < len(held) and held[index][0] < high


def _aside(before: str, after: str) -> bool:
    """Whether the words around a day make it a recall or a plan."""
    asides = _asides()
    return any(
        asides["before", means].search(before[-reach:]) or asides["after", means].match(after)
        for means, reach in REACH_BEFORE.items()
    )


@cache
def _asides() -> dict[tuple[str, str], re.Pattern[str]]:
    """A pattern of the words of the table, by where they stand and what they make of a day."""
    words: dict[tuple[str, str], list[str]] = {}
    for row in rows("day_contexts"):
        words.setdefault((row["where"], row["means"]), []).append(row["word"])
    return {key: re.compile("|".join(map(re.escape, held))) for key, held in words.items()}


def _stale(told: Told, leading: bool, clock: Clock) -> bool:
    """Whether a day lies too far from the report to be the visit's: a recalled one, or one to come."""
    if told.year is None or clock.published is None or told.month is None:
        return False
    day = complete(told, clock, None)
    if day is None:
        return True
    age = (clock.published - day[1]).days
    told_in_full = leading and "年" in told.word
    return (age > STALE and not told_in_full) or day[0] > clock.published


def choose(days: Sequence[Narrated]) -> list[Narrated]:
    """The days of the visit among those told: the first of the lead, and the rest unless the first is a span."""
    definite = [each for each in days if each.told.is_definite and each.told.manner != "next"]
    if not definite:
        return list(days[:1])
    lead = [each for each in definite if each.leading] or definite
    vague = days[0]
    if vague.leading and vague.told.manner == "recent" and not lead[0].leading:
        return [vague]  # 近日 tells the visit's time; the day of another sentence is of its background
    first = lead[0]
    if _is_today(first.told.manner, first.told.shift) and len(lead) > 1 and lead[1].told.is_span:
        first = lead[1]
    spans = [each for each in lead[:3] if each.told.is_span]
    if spans and spans[0].told.at - first.told.at < SPAN_NEAR:
        first = spans[0]
    rest = [
        each
        for each in days
        if each.told.is_definite and each is not first and (each.leading or each.told.at > first.told.at)
    ]
    return [first, *rest]


def _is_today(manner: str, shift: int) -> bool:
    return manner == "back" and shift == 0
