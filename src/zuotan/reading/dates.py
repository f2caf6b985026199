"""Dates a visit: its first and last day, what they rest on, or bounds with reasons where the page does not tell.

The lead's days decide; a day told elsewhere in the narrative extends them (昨天座谈, 10日抵达). A year or month that is not told is
taken from the day of publication, the dateline or the page (``from_page``), else inferred from what bounds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from zuotan.model import DateBasis
from zuotan.reading.bounds import Bounds, TenureClue, find_bounds, stated_year
from zuotan.reading.days import BACK, DATELINE, Told, back, count_of_days, day_of, told_days
from zuotan.reading.frames import PAST, PLANNED
from zuotan.reading.marks import Marks
from zuotan.reading.sentences import SENTENCE

Passage = tuple[int, int]
RECENT = 14
"""近日: news of this genre appears within two weeks of the visit (as the reviewed pages are dated)."""

__all__ = ["Dated", "TenureClue", "leg_dates", "visit_dates"]


class Dated(Struct, frozen=True):
    """When a visit was: ISO days or ``None``, the basis, and bounds with reasons where the days are inferred."""

    start: str | None = None
    end: str | None = None
    basis: DateBasis = "inferred"
    earliest: str | None = None
    latest: str | None = None
    reasons: tuple[str, ...] = ()


def visit_dates(
    marks: Marks,
    passages: Sequence[Passage],
    published: str | None,
    title: str,
    clues: Sequence[TenureClue],
    speeches: Sequence[Passage] = (),
) -> Dated:
    """The days of the visit that the passages tell."""
    text = marks.text
    told = narrative_days(text, passages, speeches)
    page_day = date.fromisoformat(published) if published else None
    chosen = choose(told)
    if not chosen:
        return undated(marks, page_day, clues)
    if chosen[0].relative and page_day is None:
        return undated(marks, None, clues)
    if page_day is None and chosen[0].year is None:
        year, reason = stated_year(text, title)
        if year is None:
            return inferred(marks, chosen, clues)
        return dated(text, chosen, passages, date(year, 12, 31), (f"正文写明{chosen[0].word}", reason))
    return dated(text, chosen, passages, page_day, ())


def narrative_days(text: str, passages: Sequence[Passage], speeches: Sequence[Passage]) -> list[Told]:
    """The days told in the passages as fact: not in speeches, recalls or plans."""
    found = []
    for low, high in passages:
        for sentence in SENTENCE.finditer(text, low, high):
            for told in told_days(text, *sentence.span()):
                before = text[sentence.start() : told.at]
                if (
                    any(a <= told.at < b for a, b in speeches)
                    or PAST.search(before[-12:])
                    or PLANNED.search(before[-8:])
                ):
                    continue
                after = text[told.at + len(told.word) : told.at + len(told.word) + 8]
                if PLANNED.match(after) or after.startswith(("以来", "前完成", "之前", "电")):
                    continue
                found.append(told)
    return found


def choose(told: list[Told]) -> list[Told]:
    """The days of the visit among those told: the first, and the rest near it unless the first is a span."""
    definite = [each for each in told if not each.relative or each.relative in BACK]
    if not definite:
        return told[:1]
    first = definite[0]
    if first.relative in ("今天", "今日", "今晚") and len(definite) > 1 and definite[1].is_span:
        first = definite[1]
    spans = [each for each in definite[:3] if each.is_span]
    if spans and spans[0].at - first.at < 60:
        return [spans[0]]
    if first.is_span:
        return [first]
    return [
        first,
        *(each for each in definite if each is not first and each.relative not in ("今天", "今日")),
    ]


def complete(told: Told, page_day: date, near: date | None) -> tuple[date, date] | None:
    """First and last day with the year, and the month, that puts them at or before ``page_day`` and nearest to it."""
    if told.relative in BACK:
        day = back(page_day, BACK[told.relative])
        return day, day
    if told.day is None:
        return None
    anchor = near or page_day
    years = [told.year] if told.year else [page_day.year, page_day.year - 1]
    for year in years:
        months = (
            [told.month]
            if told.month
            else ([anchor.month, anchor.month - 1 or 12] if near is None else [anchor.month])
        )
        for month in months:
            carried = year - 1 if told.month is None and month > anchor.month else year
            first = day_of(carried, month, told.day)
            if first is None or (told.year is None and first > page_day):
                continue
            if told.last_day is None:
                return first, first
            last_month = told.last_month or month
            last = day_of(carried + (last_month < month), last_month, told.last_day)
            if last is not None and last >= first:
                return first, last
    return None


def dated(
    text: str,
    chosen: list[Told],
    passages: Sequence[Passage],
    page_day: date | None,
    reasons: tuple[str, ...],
) -> Dated:
    """The union of the chosen days, completed."""
    first = chosen[0]
    page_day = page_day or date(first.year or 1, 12, 31)
    dateline = DATELINE.search(text, 0, 60)
    anchor = page_day
    if dateline and first.month is None and not first.relative:
        month = int(dateline.group("m") or page_day.month)
        line_day = day_of(page_day.year, month, int(dateline.group("d")))
        if line_day and line_day <= page_day:
            anchor = line_day
    whole = complete(first, anchor, None)
    if whole is None:
        return Dated(reasons=("日期不成立",))
    start, end = whole
    for other in chosen[1:]:
        near = complete(other, page_day, start)
        if near and abs((near[0] - start).days) <= 6 and near[1] <= page_day:
            start, end = min(start, near[0]), max(end, near[1])
    low, high = passages[0][0], passages[-1][1]
    if (
        start == end
        and (days := count_of_days(text, low, high))
        and text.find("起", first.at, first.at + 10) > 0
    ):
        end = start + (start - back(start, days - 1))
    if first.relative == "旬":
        return Dated(None, None, "inferred", start.isoformat(), end.isoformat(), (f"正文只写“{first.word}”",))
    told_year = first.year is not None
    reasons = reasons or (
        (f"正文写明“{first.word}”",)
        if told_year
        else (f"正文写明“{first.word}”", f"其余取自页面日期{page_day.isoformat()}")
    )
    basis: DateBasis = "stated" if told_year else "from_page"
    return Dated(start.isoformat(), end.isoformat(), basis, None, None, reasons)


def undated(marks: Marks, page_day: date | None, clues: Sequence[TenureClue]) -> Dated:
    """A visit whose days are not told: within two weeks before publication, else within its bounds."""
    if page_day:
        reason = f"正文未写日期，页面日期{page_day.isoformat()}：不晚于此日，往前取两周"
        return Dated(
            None, None, "inferred", back(page_day, RECENT).isoformat(), page_day.isoformat(), (reason,)
        )
    bounds = find_bounds(marks, clues)
    return Dated(
        None, None, "inferred", bounds.earliest.isoformat(), bounds.latest.isoformat(), bounds.reasons
    )


def inferred(marks: Marks, chosen: list[Told], clues: Sequence[TenureClue]) -> Dated:
    """Days without a year: the years and months that the bounds admit."""
    bounds = find_bounds(marks, clues)
    told = chosen[0]
    reason = f"正文写明“{told.word}”，未写年份"
    fitting = [
        pair for pair in candidates(chosen, bounds) if bounds.earliest <= pair[0] and pair[1] <= bounds.latest
    ]
    reasons = (reason, *bounds.reasons)
    if not fitting:
        return Dated(None, None, "inferred", bounds.earliest.isoformat(), bounds.latest.isoformat(), reasons)
    start, end = fitting[0][0], fitting[-1][1]
    if len(fitting) == 1:
        return Dated(
            start.isoformat(), end.isoformat(), "inferred", start.isoformat(), end.isoformat(), reasons
        )
    return Dated(None, None, "inferred", start.isoformat(), end.isoformat(), reasons)


def candidates(chosen: list[Told], bounds: Bounds) -> list[tuple[date, date]]:
    """Every span that the told days can be, year by year and month by month where those are not told."""
    told = chosen[0]
    if told.day is None:
        return []
    found = []
    for year in range(bounds.earliest.year, bounds.latest.year + 1):
        for month in [told.month] if told.month else range(1, 13):
            first = day_of(year, month, told.day)
            last = first
            if told.last_day is not None:
                last_month = told.last_month or month
                last = day_of(year + (last_month < month), last_month, told.last_day)
            if first and last and first <= last:
                found.append((first, last))
    return found


def leg_dates(whole: Dated, legs: Sequence[Dated]) -> tuple[Dated, ...]:
    """The days of a tour's legs: told ones as told, the others bounded by the tour and their neighbours."""
    found = []
    for index, leg in enumerate(legs):
        if (
            leg.start
            and whole.start
            and whole.end
            and whole.start <= leg.start <= (leg.end or leg.start) <= whole.end
        ):
            found.append(leg)
            continue
        low, high = whole.start or whole.earliest, whole.end or whole.latest
        for before in legs[:index]:
            if before.end and low and high and low <= before.end <= high:
                low = before.end
        for after in reversed(legs[index + 1 :]):
            if after.start and low and high and low <= after.start <= high:
                high = after.start
        found.append(
            Dated(None, None, "inferred", low, high, (*whole.reasons, "本站日期页面未写，以全程及前后站为界"))
        )
    return tuple(found)
