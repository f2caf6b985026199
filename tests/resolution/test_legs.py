"""Legs of which no page tells the day: put into the one tour that they fit, and bounded by it."""

from __future__ import annotations

import msgspec
from tellings import alone, telling

from zuotan.model import Side
from zuotan.resolution import PersonSeen, VisitSeen, merge
from zuotan.resolution.legs import leg_bounds
from zuotan.resolution.tours import tours
from zuotan.resolution.visits import gather

TEAM = ("顾长庚", "闻一笛", "程远舟", "穆青禾")


def led(
    page: str,
    host: str,
    day: str | None = None,
    team: tuple[str, ...] = TEAM,
    yearless: str | None = None,
    **more: object,
) -> VisitSeen:
    """A visit of Ningbo's delegation, headed by 时向晚."""
    bounds = (None, None) if day else ("2031-01-01", "2031-12-31")
    one = telling(page, "宁波市", host, day, head="时向晚", bounds=bounds)
    side: Side = "visitor"
    others = tuple(PersonSeen(f"{page}/{name}", name, side, ("participant",), ()) for name in team)
    return msgspec.structs.replace(one, people=(*one.people, *others), yearless=yearless, **more)


def linked(*visits: VisitSeen) -> list[tuple[str, ...]]:
    told = gather(visits, alone(*visits), {})
    found = {tuple(tours(order, told).clusters()) for order in (visits, visits[::-1])}
    (only,) = found
    return [cluster for cluster in only if len(cluster) > 1]


def test_a_leg_without_its_month_joins_the_tour_that_it_adjoins() -> None:
    undated = led("u", "丽水市", yearless="---12/---13")
    assert linked(undated, led("a", "四川省", "2031-06-14")) == [("a/0", "u/0")]
    assert linked(undated, led("a", "四川省", "2031-06-18")) == []


def test_another_team_or_the_same_host_is_another_visit() -> None:
    undated = led("u", "丽水市", yearless="---12/---13")
    assert (
        linked(undated, led("a", "四川省", "2031-06-14", team=("程远舟", "甲乙", "丙丁", "戊己", "庚辛")))
        == []
    )
    assert linked(undated, led("a", "丽水市", "2031-06-14")) == []


def test_a_leg_that_fits_two_tours_joins_none() -> None:
    undated = led("u", "丽水市", yearless="---12/---13")
    assert linked(undated, led("a", "四川省", "2031-06-14"), led("b", "云南省", "2031-09-10")) == []


def test_the_tour_bounds_its_legs() -> None:
    undated = led("u", "丽水市", yearless="---12/---13")
    one = merge([undated], {}, {}, leg_bounds([undated], [[led("a", "四川省", "2031-06-14")]]))
    assert one.bounds == ("2031-06-12", "2031-06-13")
    assert [bound.reason for bound in one.limits][1:] == [
        "同一行程的另一站：2031-06-14在四川省",
        "其间的“12日至13日”",
    ]


def test_a_page_tells_the_legs_in_their_order() -> None:
    undated = led("u", "丽水市", n=1)
    before = [led("u", "四川省", n=0), led("a", "四川省", "2031-06-10")]
    after = [led("u", "云南省", n=2), led("b", "云南省", "2031-06-12")]
    assert merge([undated], {}, {}, leg_bounds([undated], [before])).bounds == ("2031-06-10", "2031-06-20")
    assert merge([undated], {}, {}, leg_bounds([undated], [before, after])).bounds == (
        "2031-06-10",
        "2031-06-12",
    )
