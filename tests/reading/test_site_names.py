"""Names of places: where one begins and ends, and what contains it. Every name is invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.site_names import SiteNames

NAMES = {
    "a head noun": ("青禾机械公司", "青禾机械公司", None),
    "words after the head noun": ("云汉博物馆建设情况", "云汉博物馆", None),
    "a stage of building": ("华山湖园林一期项目建设", "华山湖园林", None),
    "brackets": ("青禾（中国）控股有限公司", "青禾（中国）控股有限公司", None),
    "brackets at the end": ("云汉公馆（青禾基地）", "云汉公馆", None),
    "a region before it": ("铜山区月牙湖湿地公园", "月牙湖湿地公园", "铜山区"),
    "a region it cannot do without": ("顺义区医院", "顺义区医院", None),
    "a township before it": ("白鹭镇松岗社区", "松岗社区", "白鹭镇"),
    "a township and a village": ("白鹭镇街亭村云汉古镇", "云汉古镇", "白鹭镇街亭村"),
    "a village of a township": ("方山乡贾家村", "贾家村", "方山乡"),
    "a zone before it": ("青石高新区月牙湖公园", "月牙湖公园", "青石高新区"),
    "what it is, before a dash": ("协作示范项目—青禾产业园", "青禾产业园", None),
    "what it is, before its name": ("台资企业青禾电子公司", "青禾电子公司", None),
    "what it is, before 的": ("位于江边的月牙湖湿地公园", "月牙湖湿地公园", None),
    "为 inside a name": ("华为技术公司", "华为技术公司", None),
    "quotes": ("“左岸味道”展销店", "“左岸味道”展销店", None),
}


@pytest.mark.parametrize(("text", "name", "within"), NAMES.values(), ids=NAMES)
def test_names(text: str, name: str, within: str | None) -> None:
    site = SiteNames(Marks(text, lexicon())).site(0, len(text))
    assert site is not None
    assert (site.name, site.within, text[site.start : site.end]) == (name, within, name)


@pytest.mark.parametrize(
    "text",
    [
        "展厅",
        "许多企业展厅",
        "三家公司",
        "相关产业园",
        "红色旅游",
        "民宿项目",
        "青石宾馆",
        "成品库房",
        "铜山区",
        "江苏昆山",
        "山东援建的花卉大棚",
        "总部园区",
        "产业园展厅",
        "锂电池产业集群",
        "产业集聚区",
        "五区",
        "“半个引号公司",
    ],
)
def test_what_names_no_place(text: str) -> None:
    assert SiteNames(Marks(text, lexicon())).site(0, len(text)) is None


def test_a_name_without_a_head_noun_is_no_matter_of_work() -> None:
    def headless(text: str) -> str | None:
        site = SiteNames(Marks(text, lexicon())).headless(0, len(text))
        return site.name if site else None

    assert headless("青禾智汇") == "青禾智汇"
    assert headless("城市建设") is None
    assert headless("推进对接") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("白鹭镇双桥村集镇建设情况", "双桥村"),
        ("集美新城", "集美新城"),
        ("厦门集美区青禾复材公司", "青禾复材公司"),
        ("南区街道松岗村云汉公园", "云汉公园"),
        ("重点招商引资企业青禾织业有限公司", "青禾织业有限公司"),
        ("青禾电子三家企业", "青禾电子"),
        ("松岗社区云汉花园", "云汉花园"),
        ("云汉红二方面军出发地纪念馆", "云汉红二方面军出发地纪念馆"),
        ("银润天使小镇", "银润天使小镇"),
        ("全国青禾质量标准中心", "全国青禾质量标准中心"),
        ("白鹭镇综治中心", "白鹭镇综治中心"),
        ("劳模所在的三桥新村", "三桥新村"),
        ("东岭特色小镇双桥村", "双桥村"),
        ("青禾集团现代农业示范园区", "青禾集团现代农业示范园区"),
        ("大洪乡创产业园", "大洪乡创产业园"),
        ("王集镇鲤鱼山庄", "鲤鱼山庄"),
        ("铜山区现代农业园区", "铜山区现代农业园区"),
    ],
)
def test_names_beside_words_that_are_no_part_of_them(text: str, name: str) -> None:
    site = SiteNames(Marks(text, lexicon())).site(0, len(text))
    assert site is not None
    assert site.name == name
