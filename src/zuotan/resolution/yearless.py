"""Days told without a year (6月12日至13日) or without a month (12日至13日), and where in a stretch of time they can have been.

The form is that of ``Visit.yearless``: first and last day joined by a slash, each --MM-DD or ---DD.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

LONGEST = 31
"""Days between the first and the last day at most: what is told so is one visit, or one tour."""


def placements(yearless: str, first: int, last: int) -> list[tuple[int, int]]:
    """The first and last days (ordinals) that the told days can have been, not before ``first`` and not after ``last``."""
    (month, day), (last_month, last_day) = _parsed(yearless)
    found = []
    for start in _days(month, day, first, last):
        end = next(_days(last_month, last_day, start, min(last, start + LONGEST)), None)
        if end is not None:
            found.append((start, end))
    return found


def told(yearless: str) -> str:
    """The days in the words of a page: 6月12日至13日."""
    (month, day), (last_month, last_day) = _parsed(yearless)
    start = (f"{month}月" if month else "") + f"{day}日"
    end = (f"{last_month}月" if last_month != month else "") + f"{last_day}日"
    return start if (month, day) == (last_month, last_day) else f"{start}至{end}"


def _days(month: int | None, day: int, first: int, last: int) -> Iterator[int]:
    """The days of such a name from ``first`` to ``last``, in order."""
    if first > last:
        return
    at = date.fromordinal(first).replace(day=1)
    while at.toordinal() <= last:
        following = (at + timedelta(days=31)).replace(day=1)
        found = at.toordinal() + day - 1
        if month in (None, at.month) and found < following.toordinal() and first <= found <= last:
            yield found
        at = following


@lru_cache(4096)
def _parsed(yearless: str) -> tuple[tuple[int | None, int], tuple[int | None, int]]:
    first, _, last = yearless.partition("/")
    return _calendar(first), _calendar(last or first)


def _calendar(word: str) -> tuple[int | None, int]:
    *_, month, day = word.split("-")
    return (int(month) if month else None), int(day)
