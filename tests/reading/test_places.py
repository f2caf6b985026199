"""Regions that a text names, and those it only seems to name."""

from __future__ import annotations

import pytest
from scenery import places

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.places import Places


def codes(text: str) -> list[str]:
    """The codes of the places of a text."""
    return [place.code for place in places(text).found]


def test_a_chain_of_regions_is_one_place_at_the_innermost() -> None:
    (place,) = places("赴浙江省湖州市安吉县考察").found
    assert place.codes == ("330000", "330500", "330523")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("赴辽宁考察", ["210000"]),  # 辽 and 宁 are no abbreviations inside a name
        ("代表团来川考察", ["510000"]),
        ("走进川谷新材料公司", []),
        ("川渝两地携手", ["510000", "500000"]),
        ("到龙潭乡看水库", []),
        ("沿着吉安路走了一程", []),
        ("代表团来苏考察，苏州工业园区作介绍", ["320500", "320500"]),
        ("代表团来苏考察，走访江苏企业", ["320000", "320000"]),
        ("代表团来济考察，济南企业作介绍", ["370100", "370100"]),
        ("带队莅临漳州考察", ["350600"]),
    ],
)
def test_short_names_and_abbreviations_count_only_where_a_region_is_meant(
    text: str, expected: list[str]
) -> None:
    assert codes(text) == expected


def test_no_region_is_read_inside_a_persons_name() -> None:
    text = "市长诸葛乐山出席"
    assert [place.code for place in Places(Marks(text, lexicon()), names=[(2, 6)]).found] == []


def test_a_zone_and_a_town_belong_to_the_region_that_holds_them() -> None:
    zone, town = places("日照空港经济开发区来到婺源县江湾镇考察").found
    assert (zone.code, zone.part) == ("371100", "日照空港经济开发区")
    assert (town.code, town.part) == ("361130", "江湾镇")


def test_towns_and_country_in_general_are_no_town() -> None:
    (place,) = places("赴安吉县考察城乡融合").found
    assert place.part == ""


def test_a_name_that_is_a_word_too_is_trusted_at_the_beginning_of_an_outlets_name() -> None:
    marks = Marks("振兴在线新闻", lexicon())
    assert Places(marks).found == []
    assert [place.code for place in Places(marks, trusted=True).found] == ["210603"]


def test_a_short_name_means_what_the_page_names_in_full() -> None:
    text = "恩施市委书记时向晚率团来访，恩施的客人参观了港口。"
    places = Places(Marks(text, lexicon()))
    assert [place.code for place in places.found] == ["422801", "422801"]


def test_a_name_means_the_region_of_the_day() -> None:
    text = "孟津的客人参观了港口。"
    old, new = (Places(Marks(text, lexicon()), day=day).found[0].code for day in ("2005-04-30", "2022-04-30"))
    assert (old, new) == ("410322", "410308")


def test_of_several_regions_of_a_name_inside_one_the_highest_counts() -> None:
    assert codes("江苏省宿迁市的客人") == ["321300"]


def test_the_province_of_a_novel_is_no_city() -> None:
    assert codes("一行前往汉中省京州市。") == []
    assert codes("到汉中省级开发区参观。") == ["610700"]


def test_an_abbreviation_is_of_the_city_that_title_or_outlet_speak_of() -> None:
    text = "芜湖市客人来荆考察。"
    assert [place.code for place in Places(Marks(text, lexicon())).found][1:] == ["421000"]
    of_outlet = Places(Marks(text, lexicon()), frozenset(["420800"])).found
    assert [place.code for place in of_outlet][1:] == ["420800"]


@pytest.mark.parametrize("city", ["320282", "360900", "420500"])
def test_an_abbreviation_that_several_cities_share_is_the_outlets_own(city: str) -> None:
    found = Places(Marks("长兴县代表团来宜考察。", lexicon()), frozenset([city])).found
    assert [place.code for place in found][1:] == [city]


def test_a_town_may_belong_to_a_city_that_has_no_counties() -> None:
    (place,) = places("东莞市中堂镇党委书记").found
    assert (place.code, place.part) == ("441900", "中堂镇")
