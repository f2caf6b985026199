"""Completes told days by the calendar: from the day of publication, the dateline, and the days told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from zuotan.reading.days import Told, month_length, told_days
from zuotan.reading.marks import Marks

Days = tuple[date, date]
TITLE_YEAR = re.compile(r"((?:19|20)\d\d)年(?!以来|[前底])")
HEAD = 160
"""Characters from the beginning of a passage, or of the page, in which its dateline stands."""
LEAP = 2000
"""A leap year: months and days without a year are counted in it."""


class Clock(NamedTuple):
    """What a page says of its own day: its publication, its dateline (本报6月12日电), the year in its title."""

    published: date | None
    line: Told | None
    year: int | None

    @property
    def today(self) -> date | None:
        """The day on which the report was written: the dateline's, else that of publication."""
        if self.line:
            if self.line.year:
                return day_of(self.line.year, self.line.month, self.line.day)
            if self.published and (day := _latest(self.line, self.published)):
                return day
        return self.published

    @property
    def said(self) -> str:
        """What a reason calls the day on which the report was written."""
        today = self.today
        if today is None:
            return ""
        source = "页面日期" if today == self.published else "电头"
        return f"{source}{today.isoformat()}"

    @property
    def reason(self) -> str:
        """The reason of a year or month that the days do not tell."""
        if self.year and self.published and self.year != self.published.year:
            return f"年份取自标题“{self.year}年”"
        return f"其余取自{self.said}" if self.said else ""


def clock_of(marks: Marks, passages: Sequence[tuple[int, int]], published: str | None, title: str) -> Clock:
    """The clock of the passages: the dateline at their head, or at the head of the page."""
    line = None
    for low in {passages[0][0], 0}:
        for told in told_days(marks, low, min(len(marks.text), low + HEAD)):
            if told.manner == "dateline" and line is None:
                line = told
    page_day = date.fromisoformat(published) if published else None
    if page_day and line and line.year and line.year < page_day.year - 1:
        line = None
    year = int(found[1]) if (found := TITLE_YEAR.search(title)) else None
    if year and page_day and year not in (page_day.year, page_day.year - 1):
        year = None
    return Clock(page_day, line, year)


def with_dateline(told: Told, clock: Clock) -> Told:
    """A day of a page without a date: 昨天 and 18日 with the month, and the day, that the dateline gives."""
    line = clock.line
    if clock.today or line is None or line.month is None or line.day is None:
        return told
    if told.manner == "back" and (day := day_of(LEAP, line.month, line.day)):
        day -= timedelta(days=told.shift)
        return told._replace(manner="day", month=day.month, day=day.day)
    if told.manner == "day" and told.month is None and told.day is not None:
        month = line.month if told.day <= line.day else line.month - 1 or 12
        return told._replace(month=month, last_month=month if told.is_span else None)
    return told


def complete(told: Told, clock: Clock, near: date | None) -> Days | None:
    """First and last day of a told day: with ``near`` the days nearest to it, else the last ones before the report."""
    today = clock.today
    if told.manner == "next":
        day = near + timedelta(days=told.shift) if near else None
        return (day, day) if day else None
    if told.manner in ("back", "weekday", "lastweek"):
        day = _counted(told, today) if today else None
        return (day, day) if day else None
    if told.day is None:
        return None
    if told.year:
        return first_and_last(told, told.year, told.month) if told.month else None
    if near:
        return _nearest(told, near)
    if clock.year and told.month:
        return first_and_last(told, clock.year, told.month)
    if today is None:
        return None
    day = _latest(told, today)
    return first_and_last(told, day.year, day.month) if day else None


def _counted(told: Told, today: date) -> date:
    """The day that is told by counting from the day of the report: 昨天, 本周三, 上周五."""
    if told.manner == "back":
        return today - timedelta(days=told.shift)
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=told.shift - 1)
    if told.manner == "lastweek" or day > today:
        day -= timedelta(days=7)
    return day


def _latest(told: Told, today: date) -> date | None:
    """The last day up to ``today`` with the month, if told, and the day of the month."""
    months = [told.month] if told.month else range(1, 13)
    days = (day_of(year, month, told.day) for year in (today.year, today.year - 1) for month in months)
    return max((day for day in days if day and day <= today), default=None)


def _nearest(told: Told, near: date) -> Days | None:
    """The days nearest to ``near``."""
    months = [told.month] if told.month else range(1, 13)
    spans = (
        first_and_last(told, year, month)
        for year in (near.year - 1, near.year, near.year + 1)
        for month in months
    )
    return min((span for span in spans if span), key=lambda span: abs((span[0] - near).days), default=None)


def first_and_last(told: Told, year: int, month: int) -> Days | None:
    """First and last day of a told day in a year and month; the end of a month is cut to the month's length."""
    if told.day is None:
        return None
    first = day_of(year, month, told.day)
    if first is None or told.last_day is None:
        return (first, first) if first else None
    last_month = told.last_month or month
    if told.last_month is None and told.last_day < told.day:
        last_month = month % 12 + 1
    last_year = told.last_year or year + (last_month < month)
    last_day = min(told.last_day, 28) if told.manner == "part" and last_month == 2 else told.last_day
    last = day_of(last_year, last_month, last_day)
    return (first, last) if last and first <= last else None


def day_of(year: int, month: int | None, day: int | None) -> date | None:
    """The date, where the calendar has it."""
    if month is None or day is None or not 1 <= day <= month_length(month):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
