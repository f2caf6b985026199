"""Dates of visits: which told day is the visit's, what completes it, and bounds where it is not told."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.bounds import PageBounds
from zuotan.reading.dates import Dated, leg_dates, visit_dates
from zuotan.reading.marks import Marks


def dated(text: str, published: str | None = None, title: str = "") -> Dated:
    marks = Marks(text, lexicon())
    return visit_dates(marks, [(0, len(text))], published, title, PageBounds(marks))


def days(found: Dated) -> tuple[str | None, str | None]:
    return found.start, found.end


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("6月26日，江州市党政代表团来我市考察。", "2024-06-27", "2024-06-26", "2024-06-26"),
        ("12日至13日，江州市党政代表团来我市考察。", "2024-06-14", "2024-06-12", "2024-06-13"),
        ("30日，江州市党政代表团来我市考察。", "2024-07-02", "2024-06-30", "2024-06-30"),
        ("12月28日至30日，江州市党政代表团来我市考察。", "2021-01-03", "2020-12-28", "2020-12-30"),
        ("12月30日至次年1月2日，江州市党政代表团来我市考察。", "2021-01-03", "2020-12-30", "2021-01-02"),
        ("昨日下午，江州市党政代表团来我市考察。", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("本周三，江州市党政代表团来我市考察。", "2024-06-28", "2024-06-26", "2024-06-26"),
        ("上周五，江州市党政代表团来我市考察。", "2024-06-26", "2024-06-21", "2024-06-21"),
        ("周六上午，江州市党政代表团来我市考察。", "2024-06-26", "2024-06-22", "2024-06-22"),
        ("去年12月29日，江州市党政代表团来我市考察。", "2021-01-04", "2020-12-29", "2020-12-29"),
        ("二月十八日，江州市党政代表团来我市考察。", "1999-02-20", "1999-02-18", "1999-02-18"),
    ],
)
def test_what_is_not_told_comes_from_the_page(text: str, published: str, start: str, end: str) -> None:
    found = dated(text, published)
    assert (days(found), found.basis) == ((start, end), "from_page")


def test_a_day_told_with_its_year_is_stated() -> None:
    found = dated("2022年8月17日至18日，江州市党政代表团来我市考察。", "2022-08-20")
    assert (days(found), found.basis) == (("2022-08-17", "2022-08-18"), "stated")


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        (
            "本报江州9月21日电 我省代表团从9月17日起，在江州进行了为期5天的考察。今天下午，两省举行座谈会。",
            "2003-09-22",
            "2003-09-17",
            "2003-09-21",
        ),
        (
            "昨天下午，两市举行座谈会。代表团10日上午抵达我市后，先后考察了园区和港口。",
            "2018-04-12",
            "2018-04-10",
            "2018-04-11",
        ),
        (
            "4月9日，江州市委书记率代表团来我市考察。次日的座谈会上，双方商定合作。",
            "2018-04-13",
            "2018-04-09",
            "2018-04-10",
        ),
        (
            "5月20日，江州市代表团抵达我市，进行为期两天的访问。",
            "2024-05-22",
            "2024-05-20",
            "2024-05-21",
        ),
        (
            "5月21日，江州市代表团结束了在我市为期两天的考察。",
            "2024-05-22",
            "2024-05-20",
            "2024-05-21",
        ),
        (
            "我市考察团圆满结束为期一周的考察，8月3日晚回到江州。",
            "2024-08-05",
            "2024-07-28",
            "2024-08-03",
        ),
        (
            "本报江州6月12日电 昨天，江州市代表团来我市考察。",
            "2024-06-14",
            "2024-06-11",
            "2024-06-11",
        ),
    ],
)
def test_days_told_elsewhere_extend_the_visit(text: str, published: str, start: str, end: str) -> None:
    assert days(dated(text, published)) == (start, end)


@pytest.mark.parametrize(
    "aside",
    [
        "去年5月12日，我市代表团曾赴江州。",
        "早在6月20日，两市就有约定。",
        "协议将于6月25日之前完成。",
        "截至6月23日，项目已完成七成。",
        "2009年4月2日，两市结为友好城市。",
    ],
)
def test_recalls_and_plans_are_not_the_visit(aside: str) -> None:
    text = f"6月26日，江州市党政代表团来我市考察。{aside}"
    assert days(dated(text, "2024-06-27")) == ("2024-06-26", "2024-06-26")


def test_the_day_of_another_report_on_the_page_is_not_the_visit() -> None:
    text = "5月21日，全市防汛工作视频会议召开。\n5月22日，江州市委书记率党政代表团来我市考察。"
    assert days(dated(text, "2023-05-24")) == ("2023-05-22", "2023-05-22")


def test_a_day_told_in_a_speech_is_not_the_visit() -> None:
    text = "6月26日，江州市代表团来我市考察。他说，24日的会议开得好，代表团很满意。"
    marks = Marks(text, lexicon())
    found = visit_dates(
        marks, [(0, len(text))], "2024-06-27", "", PageBounds(marks), [(text.index("24日"), len(text))]
    )
    assert days(found) == ("2024-06-26", "2024-06-26")


def test_a_day_of_a_stranger_is_not_the_visit() -> None:
    text = "4月11日，江州市委书记率团到河源考察。12日，云台市代表团抵达海宁。"
    at = text.index("云台")
    marks = Marks(text, lexicon())
    limits, strangers = PageBounds(marks), [(at, at + 3)]
    found = visit_dates(marks, [(0, len(text))], "2018-04-13", "", limits, (), strangers)
    assert days(found) == ("2018-04-11", "2018-04-11")


@pytest.mark.parametrize(
    ("text", "title", "earliest", "latest"),
    [
        ("近日，江州市代表团来我市考察。", "", "2024-03-15", "2024-03-29"),
        ("江州市代表团来我市考察。", "", "2024-02-28", "2024-03-29"),
        ("3月中旬，江州市代表团来我市考察。", "", "2024-03-11", "2024-03-20"),
        ("3月底，江州市代表团来我市考察。", "", "2024-03-21", "2024-03-29"),
        ("本周，江州市代表团来我市考察。", "", "2024-03-25", "2024-03-29"),
        ("本周，江州市代表团来我市考察。", "一周快报（3月18日—24日）", "2024-03-18", "2024-03-24"),
    ],
)
def test_vague_days_are_bounds(text: str, title: str, earliest: str, latest: str) -> None:
    found = dated(text, "2024-03-29", title)
    assert (days(found), found.basis) == ((None, None), "inferred")
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.reasons


def test_the_year_of_a_title_goes_before_the_year_of_the_page() -> None:
    found = dated("1月5日，江州市代表团来我市考察。", "2017-01-09", "2016年我市对外交往大事记")
    assert (days(found), found.basis) == (("2016-01-05", "2016-01-05"), "from_page")


def test_a_year_that_was_going_on_completes_a_page_without_a_date() -> None:
    text = "10月21日，江州市代表团来我市考察。2019年以来，两市来往密切。2019年初，两市签约。"
    found = dated(text)
    assert (days(found), found.basis) == (("2019-10-21", "2019-10-21"), "from_page")


@pytest.mark.parametrize(
    "text",
    [
        "8月5日，江州市党政代表团来我市，出席两地协作2019年第二次联席会议。",
        "8月5日，江州市党政代表团来我市考察。双方要高质量完成2019年各项协作任务。",
    ],
)
def test_the_meeting_and_the_tasks_tell_the_year(text: str) -> None:
    assert days(dated(text)) == ("2019-08-05", "2019-08-05")


@pytest.mark.parametrize(
    "text",
    [
        "8月5日，江州市党政代表团来我市考察，落实2019年联席会议精神。",
        "8月5日，江州市党政代表团来我市考察。2019年召开的联席会议商定了合作事项。",
    ],
)
def test_a_meeting_that_lies_behind_tells_no_year(text: str) -> None:
    assert days(dated(text)) == (None, None)


def test_a_stay_ends_on_the_day_of_return() -> None:
    text = "江州市党政代表团在我省进行为期9天的访问，昨日返程。23日，双方座谈。"
    assert days(dated(text, "2005-05-25")) == ("2005-05-16", "2005-05-24")


def test_a_day_of_the_background_does_not_date_what_was_lately() -> None:
    found = dated("近日，江州市党政代表团来我市考察。5月16日，水厂已经开工。", "2010-06-07")
    assert (days(found), found.latest) == ((None, None), "2010-06-07")


def test_a_page_without_any_year_has_every_year_that_its_clues_admit() -> None:
    text = "17日至18日，江州市代表团来我市考察。今年是“十四五”规划收官之年。"
    found = dated(text)
    assert (days(found), found.basis) == ((None, None), "inferred")
    assert (found.earliest, found.latest) == ("2025-01-17", "2025-12-18")


def test_one_day_that_the_clues_admit_is_told_but_stays_inferred() -> None:
    text = "6月24日，江州市代表团来我市考察，在党的二十届三中全会召开前夕共商合作。"
    found = dated(text)
    assert (days(found), found.basis) == (("2024-06-24", "2024-06-24"), "inferred")
    assert (found.earliest, found.latest) == ("2024-06-24", "2024-06-24")


def test_a_dateline_gives_the_month_of_a_page_without_a_date() -> None:
    text = "本报江州8月6日电 4日至6日，江州市代表团来我市考察。今年是“十二五”开局之年。"
    assert days(dated(text)) == ("2011-08-04", "2011-08-06")


def test_legs_are_bounded_by_the_tour_and_their_neighbours() -> None:
    whole = Dated("2009-10-13", "2009-10-18", "from_page")
    told = Dated("2009-10-16", "2009-10-16", "from_page")
    first, second, third = leg_dates(whole, [Dated(), told, Dated()])
    assert (first.earliest, first.latest, first.start) == ("2009-10-13", "2009-10-16", None)
    assert second == told
    assert (third.earliest, third.latest, third.basis) == ("2009-10-16", "2009-10-18", "inferred")
