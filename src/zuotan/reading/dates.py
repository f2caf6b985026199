"""Dates a visit: its first and last day, what they rest on, or bounds with reasons where the page does not tell.

The lead's days decide; a day told elsewhere in the narrative extends them (昨天座谈, 10日抵达). A year or month that is not told is
taken from the day of publication, the dateline or the title (``from_page``), else inferred from what bounds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from zuotan.model import DateBasis
from zuotan.reading.almanac import Clock, clock_of, complete, first_and_last
from zuotan.reading.bounds import Bounds, PageBounds
from zuotan.reading.days import Told, length_of_stay, told_days
from zuotan.reading.marks import Marks
from zuotan.reading.narrative import Narrated, Passage, choose, narrated

RECENT = 14
"""近日: news of this genre appears within two weeks of the visit (as the reviewed pages are dated)."""
UNTOLD = 30
"""Days back from publication for a report that does not even say 近日."""
RETURNED = re.compile("(?:[上下]午|晚)?(?:返|离|启程返|踏上归程|圆满结束|结束)")
"""What follows the last day of a stay."""
NEAR = 6
"""A day told elsewhere is of the same visit where it is at most so many days from its other days."""

__all__ = ["Dated", "leg_dates", "visit_dates"]


class Dated(Struct, frozen=True):
    """When a visit was: ISO days or ``None``, the basis, and bounds with reasons where the days are inferred."""

    start: str | None = None
    end: str | None = None
    basis: DateBasis = "inferred"
    earliest: str | None = None
    latest: str | None = None
    reasons: tuple[str, ...] = ()
    yearless: str | None = None


def visit_dates(
    marks: Marks,
    passages: Sequence[Passage],
    published: str | None,
    title: str,
    limits: PageBounds,
    speeches: Sequence[Passage] = (),
    strangers: Sequence[Passage] = (),
) -> Dated:
    """The days of the visit that the passages tell; a day right before one of ``strangers`` is another visit's."""
    clock = clock_of(marks, passages, published, title)
    chosen = choose(narrated(marks, passages, speeches, clock, strangers))
    if chosen and chosen[0].told.is_definite:
        first = chosen[0].told
        if clock.today or first.year:
            if found := dated(marks, chosen, passages, clock, ()):
                return found
        elif first.manner == "day":
            year, reason = limits.stated_year(title)
            if year is None:
                return inferred(first, limits)
            clock = clock._replace(published=date(year, 12, 31))
            if found := dated(marks, chosen, passages, clock, (f"正文写明“{first.word}”", reason)):
                return found
    return undated(marks, chosen[0].told if chosen else None, clock, title, limits)


def dated(
    marks: Marks,
    chosen: Sequence[Narrated],
    passages: Sequence[Passage],
    clock: Clock,
    reasons: tuple[str, ...],
) -> Dated | None:
    """The union of the chosen days, completed; ``None`` where the calendar has no such day."""
    first = chosen[0].told
    whole = complete(first, clock, None)
    if whole is None:
        return None
    start, end = whole
    if not first.is_span:
        if first.manner != "next" and RETURNED.match(marks.text, first.end):
            start = _stay(marks, first, passages, start)[0]
        start, end = _extended(chosen[1:], clock, start, end)
        if start == end:
            start, end = _stay(marks, first, passages, start)
    if not reasons:
        reasons = (f"正文写明“{first.word}”",)
        if "年" not in first.word:
            reasons += (clock.reason,)
    basis: DateBasis = "stated" if first.year and "年" in first.word else "from_page"
    return Dated(start.isoformat(), end.isoformat(), basis, None, None, reasons)


def _extended(others: Sequence[Narrated], clock: Clock, start: date, end: date) -> tuple[date, date]:
    """The days so far, and those told elsewhere that are near them and not after the report."""
    limit = clock.published or clock.today
    previous = end
    for other in others:
        near = complete(other.told, clock, previous)
        if not near or (limit and near[1] > limit):
            continue
        if max((start - near[0]).days, (near[1] - end).days, 0) <= NEAR:
            start, end = min(start, near[0]), max(end, near[1])
            previous = near[1]
    return start, end


def _stay(marks: Marks, first: Told, passages: Sequence[Passage], day: date) -> tuple[date, date]:
    """First and last day where one day and the length of the stay are told (17日起, 为期5天; 结束了为期三天的考察)."""
    days, at = length_of_stay(marks, passages[0][0], passages[-1][1])
    if not days or days > 31:
        return day, day
    before = marks.text[max(0, at - 8) : at]
    if "结束" in before or "完成" in before or RETURNED.match(marks.text, first.end):
        return day - timedelta(days=days - 1), day
    same = marks.text.find("。", min(first.at, at), max(first.at, at)) < 0
    return (day, day + timedelta(days=days - 1)) if same else (day, day)


def undated(marks: Marks, weak: Told | None, clock: Clock, title: str, limits: PageBounds) -> Dated:
    """A visit whose days are not told: by its month, its week, or publication, else within its bounds."""
    if weak and weak.manner == "part":
        return _in_part(weak, clock, title, limits)
    if weak is None or weak.manner == "week":
        titled = [told for told in told_days(Marks(title, marks.lexicon), 0, len(title)) if told.is_span]
        if titled and (whole := complete(titled[0], clock, None)):
            return _bounded(*whole, f"标题写明“{titled[0].word}”", clock.reason)
    today = clock.today
    if today is None:
        bounds = limits.bounds()
        return _bounded(bounds.earliest, bounds.latest, *bounds.reasons)
    if weak and weak.manner == "week":
        monday = today - timedelta(days=today.weekday() + 7 * weak.shift)
        if monday == today:
            monday -= timedelta(days=7)  # a report of a Monday tells of the week that has ended
        sunday = monday + timedelta(days=6)
        return _bounded(
            monday,
            max(min(sunday, today), monday) if weak.shift else today,
            f"正文“{weak.word}”",
            clock.reason,
        )
    if weak and weak.manner == "recent":
        return _bounded(
            today - timedelta(days=RECENT), today, f"正文“{weak.word}”，{clock.said}：不晚于此日，往前取两周"
        )
    return _bounded(
        today - timedelta(days=UNTOLD), today, f"正文未写日期，{clock.said}：不晚于此日，往前取三十天"
    )


def _in_part(weak: Told, clock: Clock, title: str, limits: PageBounds) -> Dated:
    """A visit of which only a part of a month is told."""
    reason = f"正文只写“{weak.word}”"
    if whole := complete(weak, clock, None):
        first, last = whole
        limit = clock.published or clock.today
        last = min(last, limit) if limit and first <= limit else last
        return _bounded(first, last, reason, *(() if weak.year else (clock.reason,)))
    year, why = limits.stated_year(title)
    if year and (whole := complete(weak._replace(year=year), clock, None)):
        return _bounded(*whole, reason, why)
    return inferred(weak, limits)


def inferred(told: Told, limits: PageBounds) -> Dated:
    """Days without a year: the years and months that the bounds admit."""
    bounds = limits.bounds()
    fitting = [
        pair for pair in candidates(told, bounds) if bounds.earliest <= pair[0] and pair[1] <= bounds.latest
    ]
    reasons = (f"正文写明“{told.word}”，未写年份", *bounds.reasons)
    if not fitting:
        return _bounded(bounds.earliest, bounds.latest, *reasons)
    start, end = fitting[0][0].isoformat(), fitting[-1][1].isoformat()
    if len(fitting) == 1 and told.manner == "day":
        return Dated(start, end, "inferred", start, end, reasons)
    return Dated(None, None, "inferred", start, end, reasons, yearless(told))


def yearless(told: Told) -> str | None:
    """The days told without their year, or without their month too, as ``Visit.yearless`` has them."""
    if told.year or told.day is None:
        return None
    last_month = told.last_month or told.month
    if told.month and told.last_day and told.last_month is None and told.last_day < told.day:
        last_month = told.month % 12 + 1
    return f"{_calendar(told.month, told.day)}/{_calendar(last_month, told.last_day or told.day)}"


def _calendar(month: int | None, day: int) -> str:
    return f"--{month:02}-{day:02}" if month else f"---{day:02}"


def candidates(told: Told, bounds: Bounds) -> list[tuple[date, date]]:
    """Every span that a told day can be, year by year and month by month where those are not told."""
    found = []
    for year in range(bounds.earliest.year - 1, bounds.latest.year + 1):
        for month in [told.month] if told.month else range(1, 13):
            if span := first_and_last(told, year, month):
                found.append(span)
    return found


def _bounded(earliest: date, latest: date, *reasons: str) -> Dated:
    return Dated(
        None, None, "inferred", earliest.isoformat(), latest.isoformat(), tuple(filter(None, reasons))
    )


def leg_dates(whole: Dated, legs: Sequence[Dated]) -> tuple[Dated, ...]:
    """The days of a tour's legs: told ones as told, the others bounded by the tour and their neighbours.

    The whole tour's days, where they are several, are no leg's own.
    """
    found = []
    span = (whole.start, whole.end)
    if whole.start != whole.end:
        legs = [replace(leg, start=None, end=None) if (leg.start, leg.end) == span else leg for leg in legs]
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
        reasons = (*whole.reasons, "本站日期页面未写，以全程及前后站为界")
        found.append(Dated(None, None, "inferred", low, high, reasons, leg.yearless or whole.yearless))
    return tuple(found)
