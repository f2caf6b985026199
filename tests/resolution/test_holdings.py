"""Who sat in a chair before and after bounds the days of who is seen in it."""

from __future__ import annotations

from tellings import telling

from zuotan.resolution import Holdings, Sight
from zuotan.resolution.seats import seat_of


def sights(*told: tuple[str, str, str], office: str = "宁波市委书记") -> list[Sight]:
    """Sights of ``(name, first day, last day)``, two days each."""
    return [
        Sight(seat_of(office), name, day, f"{name}/{day}")
        for name, first, last in told
        for day in (first, last)
    ]


THREE = (
    ("冯知秋", "2029-01-01", "2031-03-05"),
    ("时向晚", "2031-06-01", "2031-09-01"),
    ("程河清", "2032-02-01", "2033-01-01"),
)


def found(holdings: Holdings) -> list[tuple[str | None, str | None]]:
    visit = telling("u", "宁波市", "丽水市", head="时向晚")
    return [(bound.earliest, bound.latest) for bound in holdings.bounds([visit])]


def test_the_holders_before_and_after_bound() -> None:
    assert found(Holdings(sights(*THREE))) == [("2031-03-05", None), (None, "2032-02-01")]
    bound = next(Holdings(sights(*THREE)).around(seat_of("宁波市委书记"), "时向晚"))
    assert bound.reason == "宁波市委书记：2031-03-05见冯知秋在任，其后才见时向晚"
    assert bound.by == ("冯知秋/2031-03-05",)


def test_who_is_seen_once_may_be_misread_and_bounds_nothing() -> None:
    once = sights(*THREE[1:]) + sights(("冯知秋", "2031-03-05", "2031-03-05"))
    assert found(Holdings(once)) == [(None, "2032-02-01")]


def test_a_chair_that_two_are_seen_in_by_turns_bounds_nothing() -> None:
    assert found(Holdings(sights(*THREE, ("苗可久", "2031-07-01", "2031-08-01")))) == []


def test_another_chair_and_one_that_many_sit_in_bound_nothing() -> None:
    assert found(Holdings(sights(*THREE, office="丽水市委书记"))) == []
    assert found(Holdings(sights(*THREE, office="宁波市副市长"))) == []
    visit = telling("u", "宁波市", "丽水市", head="穆青禾")
    assert list(Holdings(sights(*THREE)).bounds([visit])) == []
