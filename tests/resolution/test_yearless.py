"""Days without a year: every place where they can fall, no other."""

from __future__ import annotations

from datetime import date

import pytest

from zuotan.resolution.yearless import placements, told


def days(yearless: str, first: str, last: str) -> list[tuple[str, str]]:
    span = (date.fromisoformat(day).toordinal() for day in (first, last))
    return [
        (date.fromordinal(a).isoformat(), date.fromordinal(b).isoformat())
        for a, b in placements(yearless, *span)
    ]


def test_days_of_a_month_fall_into_every_month() -> None:
    assert days("---12/---13", "2031-05-13", "2031-07-31") == [
        ("2031-06-12", "2031-06-13"),
        ("2031-07-12", "2031-07-13"),
    ]


def test_a_span_may_run_into_the_next_month_and_year() -> None:
    assert days("---30/---02", "2031-01-01", "2031-04-30") == [
        ("2031-01-30", "2031-02-02"),
        ("2031-03-30", "2031-04-02"),
    ]
    assert days("--12-30/--01-02", "2031-01-01", "2033-01-01") == [("2031-12-30", "2032-01-02")]


def test_a_leap_day_is_there_in_leap_years_only() -> None:
    assert days("--02-29/--02-29", "2027-01-01", "2033-01-01") == [
        ("2028-02-29", "2028-02-29"),
        ("2032-02-29", "2032-02-29"),
    ]


def test_nothing_falls_where_no_day_is() -> None:
    assert days("---31/---31", "2031-06-01", "2031-06-30") == []
    assert days("--06-12/--06-13", "2031-06-13", "2031-06-01") == []


@pytest.mark.parametrize(
    ("yearless", "words"),
    [
        ("---12/---13", "12日至13日"),
        ("--06-12/--06-12", "6月12日"),
        ("--06-30/--07-02", "6月30日至7月2日"),
        ("--06-12/--06-13", "6月12日至13日"),
    ],
)
def test_the_days_in_words(yearless: str, words: str) -> None:
    assert told(yearless) == words
