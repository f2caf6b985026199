"""Stretches of time in words: January to June 2024, 2024年1月至6月."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from zuotan.web.wording import on_day

MONTHS = "January February March April May June July August September October November December".split()


def period(language: str, since: str | None, until: str | None) -> str:
    """From one ISO day (or its beginning) to another, either of which may be open; empty where both are."""
    start, end = _first(since) if since else None, _last(until) if until else None
    if start and end:
        return _between(language, start, end)
    if start:
        said = _loose(language, since or "")
        return f"{said}以来" if language == "zh" else f"since {said}"
    if end:
        said = _loose(language, until or "")
        return f"截至{said}" if language == "zh" else f"until {said}"
    return ""


def month(language: str, number: int) -> str:
    """A month (year * 12 + month - 1): May 2024, 2024年5月."""
    year, place = divmod(number, 12)
    return f"{year}年{place + 1}月" if language == "zh" else f"{MONTHS[place]} {year}"


def _between(language: str, start: date, end: date) -> str:
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.month == 1 and end.month == 12:
        return _joined(language, str(start.year), str(end.year), "年")
    if whole_months:
        one = month(language, start.year * 12 + start.month - 1)
        other = month(language, end.year * 12 + end.month - 1)
        if start.year != end.year or one == other:
            return _joined(language, one, other)
        if language == "zh":
            return f"{one}至{end.month}月"
        return f"{MONTHS[start.month - 1]} to {other}"
    return _joined(language, on_day(language, start.isoformat()), on_day(language, end.isoformat()))


def _joined(language: str, one: str, other: str, unit: str = "") -> str:
    if language == "zh":
        return f"{one}{unit}" if one == other else f"{one}{unit}至{other}{unit}"
    return one if one == other else f"{one} to {other}"


def _loose(language: str, iso: str) -> str:
    """A day, month or year as it was given."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return on_day(language, _first(iso).isoformat())
    if len(parts) == 2:
        return month(language, parts[0] * 12 + parts[1] - 1)
    return f"{parts[0]}年" if language == "zh" else str(parts[0])


def _first(iso: str) -> date:
    return _filled(iso, 1, 1)


def _last(iso: str) -> date:
    return _filled(iso, 12, 31)


def _filled(iso: str, of_year: int, of_month: int) -> date:
    """An ISO day, month or year as a day; a day that its month has not is the month's last."""
    given = [int(part) for part in iso.split("-")]
    year, place, day = (given + [0, of_year, of_month][len(given) :])[:3]
    return date(year, place, min(day, monthrange(year, place)[1]))
