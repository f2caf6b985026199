"""Visits and tours: tellings of one visit are put together, other visits of the same pair stay apart."""

from __future__ import annotations

import itertools

from tellings import alone, telling

from zuotan.resolution import VisitSeen
from zuotan.resolution.tours import tours
from zuotan.resolution.visits import gather


def clusters(*visits: VisitSeen) -> list[tuple[str, ...]]:
    """The clusters, which must be the same in any order."""
    found = {tuple(gather(order, alone(*visits), {}).clusters()) for order in itertools.permutations(visits)}
    (only,) = found
    return list(only)


def test_the_papers_of_both_sides_tell_one_visit() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", "2031-05-09", head="时向晚")
    b = telling("b", "宁波市", "丽水市", "2031-05-09", head="时向晚", host_head="池一苇")
    assert clusters(a, b) == [("a/0", "b/0")]


def test_visits_of_one_pair_in_two_years_stay_apart() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", host_head="池一苇")
    b = telling("b", "宁波市", "丽水市", "2032-06-01", head="时向晚", host_head="池一苇")
    assert clusters(a, b) == [("a/0",), ("b/0",)]


def test_an_undated_page_joins_the_visit_whose_places_it_tells() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", stops=("瓯江码头",))
    b = telling("b", "宁波市", "丽水市", "2032-06-01", head="时向晚", stops=("绿谷园", "画乡馆"))
    c = telling("c", "宁波市", "丽水市", head="时向晚", stops=("绿谷园", "画乡馆"))
    assert clusters(a, b, c) == [("a/0",), ("b/0", "c/0")]


def test_two_delegations_on_one_day_are_two_visits() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚")
    b = telling("b", "宁波市", "丽水市", "2031-05-08", head="顾长庚")
    assert clusters(a, b) == [("a/0",), ("b/0",)]


def test_a_city_and_its_province_may_both_be_named_as_host() -> None:
    a = telling("a", "宁波市", "成都市", "2031-05-08", head="时向晚")
    b = telling("b", "宁波市", "四川省", "2031-05-08", head="时向晚", stops=("天府馆",))
    c = telling("c", "宁波市", "唐山市", "2031-05-08", head="时向晚")
    assert clusters(a, b, c) == [("a/0", "b/0"), ("c/0",)]


def test_bounds_that_do_not_meet_part() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", host_head="池一苇", stops=("瓯江码头",))
    b = telling(
        "b",
        "宁波市",
        "丽水市",
        head="时向晚",
        host_head="池一苇",
        stops=("瓯江码头",),
        bounds=(None, "2030-12-31"),
    )
    assert clusters(a, b) == [("a/0",), ("b/0",)]


def test_visits_that_follow_at_once_are_a_tour() -> None:
    a = telling("a", "浙江省", "四川省", "2031-05-08", "2031-05-09", head="时向晚")
    b = telling("b", "浙江省", "云南省", "2031-05-10", head="时向晚")
    c = telling("c", "浙江省", "河北省", "2031-06-20", head="时向晚")
    told = gather([a, b, c], alone(a, b, c), {})
    assert tours([c, b, a], told).clusters() == [("a/0", "b/0"), ("c/0",)]


def test_legs_of_one_page_are_a_tour_without_days() -> None:
    a = telling("a", "浙江省", "四川省", tour=True)
    b = telling("a", "浙江省", "云南省", n=1, tour=True)
    told = gather([a, b], alone(a, b), {})
    assert tours([a, b], told).clusters() == [("a/0", "a/1")]


def test_leaders_alone_do_not_join_a_page_without_a_date_to_one_of_their_visits() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", host_head="池一苇")
    b = telling("b", "宁波市", "丽水市", head="时向晚", host_head="池一苇")
    assert clusters(a, b) == [("a/0",), ("b/0",)]
    close = ("2031-05-01", "2031-05-20")
    c = telling("c", "宁波市", "丽水市", head="时向晚", host_head="池一苇", bounds=close)
    assert clusters(a, c) == [("a/0", "c/0")]


def test_a_day_without_its_year_keeps_a_visit_of_another_day_out() -> None:
    sites = ("绿谷园", "画乡馆")
    may = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", stops=sites)
    june = ("1979-06-02", "2040-06-03")
    b = telling("b", "宁波市", "丽水市", head="时向晚", stops=sites, bounds=june)
    assert clusters(may, b) == [("a/0",), ("b/0",)]
    day = ("1979-05-08", "2040-05-08")
    c = telling("c", "宁波市", "丽水市", head="时向晚", stops=sites, bounds=day)
    assert clusters(may, c) == [("a/0", "c/0")]
