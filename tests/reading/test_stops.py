"""Stops: what opens a list of places, what confirms it, and what is no stop. Every sentence is invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.stops import stops


def names(text: str, regions: tuple[str, ...] = ()) -> list[str]:
    return [stop.name for stop in stops(Marks(text, lexicon()), regions=regions)]


OPENERS = {
    "a verb of seeing": ("代表团参观了青禾机械公司、月牙湖湿地公园。", ["青禾机械公司", "月牙湖湿地公园"]),
    "a verb of going": ("代表团一行走进松岗社区，同居民交谈。", ["松岗社区"]),
    "到, confirmed by what follows": ("客人们到青禾机械公司进行参观考察。", ["青禾机械公司"]),
    "到, confirmed by 先后": (
        "代表团先后到青禾机械公司、云汉博物馆等地，详细询问。",
        ["青禾机械公司", "云汉博物馆"],
    ),
    "到 with neither": ("他说完，产品卖到青禾机械公司，价钱不变。", []),
    "在 at the head of a clause": ("在青禾机械公司，代表团详细了解生产情况。", ["青禾机械公司"]),
    "在 after who visited": ("考察组一行在青禾机械公司，听取介绍。", ["青禾机械公司"]),
    "在 where they stayed": ("他们在云汉博物馆停留了两个小时。", ["云汉博物馆"]),
    "在 of an event": ("在青禾机械公司召开的大会上，代表团听取汇报。", []),
    "从 to 到": (
        "从青禾机械公司到云汉博物馆，再到松岗社区，一路看下来。",
        ["青禾机械公司", "云汉博物馆", "松岗社区"],
    ),
    "对": ("代表团对青禾机械公司、云汉博物馆进行了考察。", ["青禾机械公司", "云汉博物馆"]),
    "为, of an opening": ("双方领导一起为青禾共建园二期奠基。", ["青禾共建园"]),
    "为, of anything else": ("专家一起为青禾共建园出谋划策。", []),
    "the list summed up": (
        "沿着一条参观线，青禾机械公司、云汉博物馆和松岗社区等点位逐一展开。",
        ["青禾机械公司", "云汉博物馆", "松岗社区"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OPENERS.values(), ids=OPENERS)
def test_what_opens_a_list(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_sentence_that_goes_inside_the_place_it_begins_with_tells_of_a_stop() -> None:
    assert names("青禾机械公司是龙头企业，代表团参观企业展厅和车间。") == ["青禾机械公司"]
    assert names("青禾机械公司是龙头企业。客人们参观企业展厅。") == ["青禾机械公司"]
    assert names("青禾机械公司是龙头企业，年产值十亿元。") == []


NO_STOPS = {
    "a plan": "下一步，代表团将考察青禾机械公司。",
    "a hope": "希望大家多来参观青禾机械公司。",
    "a speech": "王某表示，企业家们参观了青禾机械公司，信心更足。",
    "the second sentence of a quotation": "王某说：“路很好走。大家参观了青禾机械公司，收获很大。”",
    "考察了解": "考察了解青禾机械公司建设情况。",
    "another time": "去年，双方考察了青禾机械公司。",
    "a noun": "考察团、考察组、考察期间的情况另行通报。",
    "a matter of work": "代表团来考察红色旅游和港口物流。",
    "a kind of place": "代表团走进生产车间，参观产品展厅。",
    "a part of the place": "代表团参观学校教学楼。",
    "where they met": "代表团来到金桥宾馆。",
    "where they got off": "代表团抵达青州高铁站后，没有停留。",
    "the host itself": "县委书记率代表团来到北原经济开发区考察对接。",
}


@pytest.mark.parametrize("text", NO_STOPS.values(), ids=NO_STOPS)
def test_what_is_no_stop(text: str) -> None:
    assert names(text) == []


def test_a_region_is_no_stop() -> None:
    assert names("代表团来到江苏昆山，走访了青禾机械公司。") == ["青禾机械公司"]


def test_a_township_counts_only_where_no_site_in_it_is_named() -> None:
    assert names("代表团来到白鹭镇。") == ["白鹭镇"]
    assert names("代表团来到白鹭镇。随后参观了松岗社区。") == ["松岗社区"]
    assert names("代表团先后前往白鹭镇、石门乡、太平镇开展走访。") == ["白鹭镇", "石门乡", "太平镇"]


def test_an_area_that_holds_the_sites_of_its_sentence_is_no_stop_but_what_they_are_within() -> None:
    (stop,) = stops(Marks("在青石古城，代表团参观云汉博物馆。", lexicon()))
    assert (stop.name, stop.within) == ("云汉博物馆", "青石古城")


def test_an_area_of_one_sentence_does_not_hold_the_stops_of_the_next() -> None:
    found = stops(Marks("在青石渔村，代表团了解民情。考察团还前往云汉博物馆、松岗社区。", lexicon()))
    assert [(stop.name, stop.within) for stop in found] == [
        ("青石渔村", None),
        ("云汉博物馆", None),
        ("松岗社区", None),
    ]


def test_a_zone_that_was_seen_is_a_stop_though_the_sentence_says_who_led() -> None:
    assert names("县委书记率代表团参观了北原经济开发区。") == ["北原经济开发区"]


def test_each_stop_is_told_once() -> None:
    assert names("代表团参观了中博汽车公司。在中博汽车，大家仔细询问。") == ["中博汽车公司"]


def test_spans_are_those_of_the_names() -> None:
    text = "代表团参观了铜山区月牙湖湿地公园。"
    (stop,) = stops(Marks(text, lexicon()))
    assert (text[slice(*stop.span)], stop.within) == ("月牙湖湿地公园", "铜山区")


def test_stops_of_a_passage_alone() -> None:
    text = "甲团参观了青禾机械公司。乙团参观了云汉博物馆。"
    found = stops(Marks(text, lexicon()), 12, len(text))
    assert [stop.name for stop in found] == ["云汉博物馆"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "代表团走访了云汉移动云、中兴派能及化工园和云汉博物馆。",
            ["云汉移动云", "中兴派能", "化工园", "云汉博物馆"],
            id="及 parts two names",
        ),
        pytest.param(
            "代表团参观了天宁宝塔、云汉博物馆。",
            ["天宁宝塔", "云汉博物馆"],
            id="a pagoda of two regions' names",
        ),
        pytest.param("代表团考察学习大河样板示范区建设工作。", [], id="the work at a place"),
        pytest.param("代表团参观了图书馆、校史展览馆和学生食堂。", [], id="parts of any school"),
        pytest.param(
            "在大河民俗文化村了解旅游发展，看望群众；走进大河技工学校，调研教育。",
            ["大河民俗文化村", "大河技工学校"],
            id="a village holds no site told after a semicolon",
        ),
    ],
)
def test_names_told_apart(text: str, expected: list[str]) -> None:
    assert names(text) == expected
