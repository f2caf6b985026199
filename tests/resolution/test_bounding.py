"""Bounds from many sides: the narrowest that agree, each with its reason."""

from __future__ import annotations

from tellings import telling

from zuotan.resolution import Bound, merge
from zuotan.resolution.bounding import narrowed


def test_each_bound_that_narrows_is_kept_with_its_reason() -> None:
    wide = Bound("2031-01-01", "2031-12-31", "甲")
    days, kept = narrowed([wide, Bound(None, "2031-06-30", "乙"), Bound("2030-01-01", None, "丙")])
    assert days == ("2031-01-01", "2031-06-30")
    assert [bound.reason for bound in kept] == ["甲", "乙"]


def test_a_bound_that_contradicts_surer_ones_is_left_out() -> None:
    days, kept = narrowed([Bound("2031-01-01", "2031-12-31", "甲"), Bound("2032-05-01", None, "乙")])
    assert (days, len(kept)) == (("2031-01-01", "2031-12-31"), 1)


def test_days_without_a_year_fall_where_they_can() -> None:
    days, kept = narrowed([Bound("2031-05-20", "2031-07-05", "甲")], ["---12/---13"])
    assert days == ("2031-06-12", "2031-06-13")
    assert kept[-1].reason == "其间的“12日至13日”"
    assert narrowed([], ["---12/---13"]) == ((None, None), ())


def test_a_merged_visit_has_bounds_only_where_no_telling_has_days() -> None:
    limit = Bound(None, "2031-06-30", "乙")
    dated = telling("a", "宁波市", "丽水市", "2031-08-08")
    assert (merge([dated], {}, {}, [limit]).bounds, merge([dated], {}, {}, [limit]).limits) == (
        (None, None),
        (),
    )
    undated = telling("b", "宁波市", "丽水市", bounds=("2031-05-01", "2031-12-31"))
    assert merge([undated], {}, {}, [limit]).bounds == ("2031-05-01", "2031-06-30")
    assert (undated.earliest, undated.latest) == ("2031-05-01", "2031-12-31")
