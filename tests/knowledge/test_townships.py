"""Townships, and the counties that have them."""

from __future__ import annotations

from zuotan.knowledge.townships import counties_of, towns_in


def test_a_township_that_one_county_has_tells_it() -> None:
    assert counties_of("月牙泉镇") == ("620982",)
    assert counties_of("城关镇") == ()
    assert counties_of("古镇") == ()


def test_the_townships_of_a_text_are_found_once_each_whatever_stands_before() -> None:
    text = "考察团先后到月牙泉镇和李桥镇，又到月牙泉镇的古镇老街、甲山街道看了看各乡镇的做法。"
    assert [town for town, _ in towns_in(text)] == ["月牙泉镇", "李桥镇", "甲山街道"]
