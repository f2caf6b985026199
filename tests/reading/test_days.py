"""Days as told: every form in which the genre tells a day, and what only looks like one."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.days import Told, length_of_stay, number, told_days, year_of
from zuotan.reading.marks import Marks


def told(text: str) -> list[Told]:
    return told_days(Marks(text, lexicon()), 0, len(text))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("6月26日，代表团抵达。", (None, 6, 26), (None, None)),
        ("12日至13日，代表团抵达。", (None, None, 12), (None, 13)),
        ("5月30日—6月2日，代表团抵达。", (None, 5, 30), (6, 2)),
        ("12月30日至次年1月2日，代表团抵达。", (None, 12, 30), (1, 2)),
        ("3月21-22日，代表团抵达。", (None, 3, 21), (3, 22)),
        ("3月30至4月2日，代表团抵达。", (None, 3, 30), (4, 2)),
        ("2022年8月17日至18日，代表团抵达。", (2022, 8, 17), (8, 18)),
        ("98年12月5日，代表团抵达。", (1998, 12, 5), (None, None)),
        ("二〇一二年六月二十六日，代表团抵达。", (2012, 6, 26), (None, None)),
        ("六月二十六日至二十八日，代表团抵达。", (None, 6, 26), (6, 28)),
        ("６月２６日，代表团抵达。", (None, 6, 26), (None, None)),
        ("6 月 26 日至 27 日，代表团抵达。", (None, 6, 26), (6, 27)),
        ("6月12日（星期三）至13日，代表团抵达。", (None, 6, 12), (6, 13)),
        ("从9月17日起至21日，代表团在我省考察。", (None, 9, 17), (9, 21)),
        ("12日上午至13日下午，代表团抵达。", (None, None, 12), (None, 13)),
        ("12日、13日，代表团抵达。", (None, None, 12), (None, 13)),
        ("12号上午，代表团抵达。", (None, None, 12), (None, None)),
        ("十八日上午，代表团抵达。", (None, None, 18), (None, None)),
        ("12日前往河源，14日返程。", (None, None, 12), (None, None)),
        ("1月1218日，代表团抵达。", (None, 1, 12), (1, 18)),
        ("1025日，代表团抵达。", (None, 10, 25), (None, None)),
        ("12日内蒙古自治区党政代表团抵达。", (None, None, 12), (None, None)),
    ],
)
def test_days_of_the_calendar(
    text: str, first: tuple[int | None, int | None, int], last: tuple[int | None, int | None]
) -> None:
    found = told(text)[0]
    assert (found.manner, found.year, found.month, found.day) == ("day", *first)
    assert (found.last_month, found.last_day) == last


@pytest.mark.parametrize(
    ("text", "manner", "shift"),
    [
        ("昨天下午，代表团抵达。", "back", 1),
        ("前日，代表团抵达。", "back", 2),
        ("今天上午，代表团抵达。", "back", 0),
        ("本周三，代表团抵达。", "weekday", 3),
        ("周六上午，代表团抵达。", "weekday", 6),
        ("上周五，代表团抵达。", "lastweek", 5),
        ("次日上午，两市召开座谈会。", "next", 1),
        ("近日，代表团抵达。", "recent", 14),
        ("日前，代表团抵达。", "recent", 14),
        ("本周，代表团抵达。", "week", 0),
    ],
)
def test_days_counted_from_the_report(text: str, manner: str, shift: int) -> None:
    (found,) = told(text)
    assert (found.manner, found.shift) == (manner, shift)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("5月中旬，代表团抵达。", (5, 11), (5, 20)),
        ("5月底，代表团抵达。", (5, 21), (5, 31)),
        ("2月下旬，代表团抵达。", (2, 21), (2, 29)),
        ("5月，代表团抵达。", (5, 1), (5, 31)),
    ],
)
def test_parts_of_a_month(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    (found,) = told(text)
    assert found.manner == "part"
    assert ((found.month, found.day), (found.last_month, found.last_day)) == (first, last)


@pytest.mark.parametrize("text", ["本报临江18日电 ", "新华社临江8月6日电 ", "临江日报8月6日讯 "])
def test_datelines(text: str) -> None:
    assert [each.manner for each in told(text)] == ["dateline"]


@pytest.mark.parametrize(
    "text",
    [
        "石嘴山的今天就是我们的明天。",
        "3号楼的会议室坐满了人。",
        "为期三日，行程紧凑。",
        "四周一片青山。",
        "1—9月，出口增长。",
        "用了3个月的时间。",
        "返程次日，县里开会总结。",
        "6月41日，代表团抵达。",
        "用电5825日均值。",
        "每月8日是集市。",
        "一日游线路很受欢迎。",
    ],
)
def test_what_only_looks_like_a_day(text: str) -> None:
    assert [each for each in told(text) if each.is_definite] == []


def test_a_weekday_beside_its_day_is_not_told_twice() -> None:
    assert [each.manner for each in told("9月28日，周六，代表团抵达。")] == ["day"]
    assert [each.manner for each in told("9月28日（周六），代表团抵达。")] == ["day"]


def test_length_of_stay() -> None:
    text = "代表团在我市开展了为期五天的考察，行程千里。"
    assert length_of_stay(Marks(text, lexicon()), 0, len(text)) == (5, text.index("为期"))
    week = Marks("代表团圆满结束为期一周的考察。", lexicon())
    assert length_of_stay(week, 0, len(week.text)) == (7, 7)
    assert length_of_stay(Marks("代表团在我市考察。", lexicon()), 0, 9) == (0, -1)


@pytest.mark.parametrize(
    ("word", "value"), [("廿三", 23), ("十", 10), ("三十一", 31), ("２６", 26), ("两", 2)]
)
def test_numbers(word: str, value: int) -> None:
    assert number(word) == value


@pytest.mark.parametrize(("word", "value"), [("二○一二", 2012), ("98", 1998), ("07", 2007), ("2024", 2024)])
def test_years(word: str, value: int) -> None:
    assert year_of(word) == value
