"""Bounds of visits: what events, plans, anniversaries, years, phrases and offices admit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from zuotan.knowledge.leaders import Between, Chair
from zuotan.knowledge.lexicon import lexicon
from zuotan.knowledge.tables import rows
from zuotan.reading import bounds, occasions
from zuotan.reading.bounds import DAWN, HORIZON, PageBounds, TenureClue, find_bounds
from zuotan.reading.marks import Marks


def bounded(text: str, *tenures: TenureClue) -> tuple[str, str]:
    found = find_bounds(Marks(text, lexicon()), tenures)
    return found.earliest.isoformat(), found.latest.isoformat()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("今年是“十四五”规划开局之年。", "2021-01-01", "2021-12-31"),
        ("今年是‘十二五’收官之年。", "2015-01-01", "2015-12-31"),
        ("明年是“十三五”规划开局之年，要早谋划。", "2015-01-01", "2015-12-31"),
        ("两地2019年第二次联席会议召开。", "2019-01-01", "2019-12-31"),
        ("今年是“十四五”规划第三年。", "2023-01-01", "2023-12-31"),
        ("谋划“十二五”的合作。", "2008-01-01", HORIZON.isoformat()),
        ("在建党百年之际，两地干部座谈。", "2021-01-01", "2021-12-31"),
        ("今年是改革开放四十周年。", "2018-01-01", "2018-12-31"),
        ("以优异成绩迎接新中国成立70周年。", "2018-07-01", "2019-12-31"),
        ("在京津冀协同发展战略实施10周年之际，两地座谈。", "2024-01-01", "2024-12-31"),
        ("距北京冬奥会开幕还有100天。", "2021-10-24", "2021-10-30"),
        ("希望两地携手办好北京冬奥会。", "2013-11-01", "2022-02-04"),
        ("成功举办北京冬奥会后，冰雪产业火热。", "2022-02-04", HORIZON.isoformat()),
        ("借鉴北京冬奥会场馆的设计。", "2013-11-01", HORIZON.isoformat()),
        ("在党的二十届三中全会召开前夕，两地座谈。", "2024-01-01", "2024-07-15"),
        ("学习贯彻党的十九大精神。", "2017-10-18", HORIZON.isoformat()),
        ("以实际行动迎接党的二十大胜利召开。", DAWN.isoformat(), "2022-10-16"),
        ("今年是党的二十大召开之年。", "2022-01-01", "2022-12-31"),
        ("2016年，两市签署了协议。", "2016-01-01", HORIZON.isoformat()),
        ("到2035年基本实现现代化。", DAWN.isoformat(), HORIZON.isoformat()),
        ("确保2020年如期脱贫。", DAWN.isoformat(), HORIZON.isoformat()),
        ("今天天气晴好。", DAWN.isoformat(), HORIZON.isoformat()),
    ],
)
def test_what_a_text_says_of_its_time(text: str, earliest: str, latest: str) -> None:
    assert bounded(text) == (earliest, latest)


def test_each_bound_has_its_reason() -> None:
    found = find_bounds(Marks("今年是“十四五”规划开局之年。", lexicon()), [])
    assert found.reasons == ("“十四五开局之年”：为2021年",)


def rows_of(*held: tuple[str, str, str, str]) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "code": "990000",
            "post": "党委书记",
            "name": name,
            "start": start,
            "end": end,
            "certainty": certainty,
        }
        for name, start, end, certainty in held
    )


@pytest.fixture
def leaders(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    invented = rows_of(
        ("程河清", "2014-03", "2017-05-20", "high"),
        ("安岭南", "2014-03-10", "2017-05-20", "medium"),
        ("贺桥东", "2014-03", "2017-05", "low"),
        ("苗渡口", "2010-01-05", "2011-02-01", "high"),
        ("苗渡口", "2015-01-05", "", "high"),
    )
    monkeypatch.setattr(bounds, "rows", lambda name: invented)
    bounds.terms.cache_clear()
    yield
    bounds.terms.cache_clear()


@pytest.mark.usefixtures("leaders")
@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [
        ("程河清", "2014-03-01", "2017-05-20"),
        ("安岭南", "2014-02-07", "2017-06-20"),
        ("贺桥东", DAWN.isoformat(), HORIZON.isoformat()),
        ("苗渡口", "2010-01-05", HORIZON.isoformat()),
        ("谁也不", DAWN.isoformat(), HORIZON.isoformat()),
    ],
)
def test_terms_bound_as_far_as_they_are_sure(name: str, earliest: str, latest: str) -> None:
    assert bounded("两市座谈。", TenureClue(name, "党委书记", "990000")) == (earliest, latest)


@pytest.mark.usefixtures("leaders")
def test_a_clue_that_contradicts_weightier_ones_is_left_out() -> None:
    text = "今年是“十三五”规划收官之年。"
    assert bounded(text, TenureClue("程河清", "党委书记", "990000")) == ("2020-01-01", "2020-12-31")


def test_a_year_that_was_going_on_needs_two_tellings() -> None:
    once = Marks("2019年以来，两市来往密切。", lexicon())
    twice = Marks("2019年以来，两市来往密切。2019年初，两市签约。", lexicon())
    assert PageBounds(once).stated_year("") == (None, "")
    assert PageBounds(twice).stated_year("") == (2019, "正文有“2019年”")


def test_a_year_that_the_text_outlives_is_not_the_year_of_the_visit() -> None:
    text = "2019年以来，两市来往密切。2019年初，两市签约。今年是“十四五”规划开局之年。"
    assert PageBounds(Marks(text, lexicon())).stated_year("") == (None, "")


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("加快发展新质生产力。", "2023-09-07"),
        ("推动京津冀协同发展战略落地。", "2014-02-26"),
        ("推进京津冀一体化。", DAWN.isoformat()),
        ("考察了港珠澳大桥工地。", DAWN.isoformat()),
        ("贯彻创新发展理念。", DAWN.isoformat()),
    ],
)
def test_a_phrase_bounds_from_its_first_use_and_its_older_variants_do_not(text: str, earliest: str) -> None:
    assert bounded(text) == (earliest, HORIZON.isoformat())


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("曾在改革开放40周年成就展中展出。", "2017-07-01", HORIZON.isoformat()),
        ("2019年是新中国成立70周年。", DAWN.isoformat(), HORIZON.isoformat()),
        ("去年是改革开放40周年。", "2018-07-01", HORIZON.isoformat()),
        ("实现建党百年奋斗目标。", DAWN.isoformat(), HORIZON.isoformat()),
        ("大家信心十足，支持北京成功举办冬奥会。", "2013-11-01", "2022-02-04"),
        ("党的二十大代表、村支书参加座谈。", DAWN.isoformat(), HORIZON.isoformat()),
        ("汶川特大地震后，两省结对。", "2008-05-12", HORIZON.isoformat()),
        ("今年是全面振兴新突破三年行动首战之年。", "2022-12-01", "2023-12-31"),
        ("今年是全面振兴新突破三年行动收官之年。", "2025-01-01", "2025-12-31"),
    ],
)
def test_what_only_looks_back_or_ahead(text: str, earliest: str, latest: str) -> None:
    assert bounded(text) == (earliest, latest)


def test_rows_of_low_certainty_bound_nothing() -> None:
    for table, column in (("phrases", "first_used"), ("programmes", "start")):
        low = {row["name"] for row in rows(table) if row["certainty"] == "low" and row[column]}
        assert low
        assert not low & set(bounds.first_days(table))
        assert not low & set(occasions.founded(table))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-12", date(2012, 12, 1), date(2012, 12, 31)),
        ("2012-02-03", date(2012, 2, 3), date(2012, 2, 3)),
    ],
)
def test_days_of_the_tables(cell: str, first: date, last: date) -> None:
    assert (occasions.first_day(cell), occasions.last_day(cell)) == (first, last)


def test_who_held_office_is_looked_for_only_where_a_bound_is_needed() -> None:
    def tenures() -> list[TenureClue]:
        asked.append("tenures")
        return []

    asked: list[str] = []
    limits = PageBounds(
        Marks("今年是“十四五”规划开局之年，2021年以来进展顺利，2021年初已签约。", lexicon()), tenures
    )
    assert asked == []
    assert limits.stated_year("") == (2021, "正文有“2021年”")
    assert limits.bounds().earliest == date(2021, 1, 1)
    assert asked == ["tenures"]


def test_a_leader_without_a_known_term_is_bounded_by_others_in_the_chair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chair = Chair("331100", "党委书记")
    seen = {("时向晚", chair): Between("2021-03-04", "2023-01-02")}
    monkeypatch.setattr(bounds, "seen_between", lambda: seen)
    held = TenureClue("时向晚", chair.post, chair.code)
    assert bounded("今天天气晴好。", held) == ("2021-03-04", "2023-01-02")
    found = find_bounds(Marks("今天天气晴好。", lexicon()), [held])
    assert found.reasons == ("时向晚任此职：据所见，2021-03-04前任仍在任，2023-01-02后任已到任",)
