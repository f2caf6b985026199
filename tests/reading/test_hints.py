"""What hints at the home of a page that never calls itself by name."""

from __future__ import annotations

import pytest
from scenery import visits

import zuotan

GUESTS = "昨日，河南省栾川县委书记钱穆之率考察团来我县考察，县委书记华之平陪同。"


@pytest.mark.parametrize(
    ("further", "host"),
    [
        ("考察团一行走进天荒坪镇，看了茶园。", "安吉县"),
        ("考察团一行参观了安吉竹业有限公司。", "安吉县"),
        ("钱穆之说，安吉的路子走得对。", "安吉县"),
        ("考察团一行参观了合作小学。", ""),
        ("钱穆之说，要学习安吉的做法。", ""),
        ("考察团此前还到过安吉、德清。", ""),
        ("湖州市安吉县农业局局长卫长风随团考察。", ""),
    ],
)
def test_a_township_a_firm_or_a_mention_tells_the_home(further: str, host: str) -> None:
    assert visits(f"{GUESTS}\n{further}") == [("栾川县", host)]


def test_a_firm_may_bear_a_name_that_is_a_word_too() -> None:
    page = "昨日，江城区政协考察团到我市考察，我市政协主席钱穆之参加。考察团一行到阳春板材有限公司参观。"
    assert visits(page) == [("江城区", "阳春市")]


def test_a_region_named_with_its_leaders_is_not_home_but_may_hold_it() -> None:
    page = (
        "昨日，德州市副市长钱穆之率党政考察团来我市考察，济宁市农业农村局局长华之平和我市副市长卫长风陪同。"
        "考察团认为，邹城立足自身优势，经验值得借鉴。"
    )
    assert visits(page) == [("德州市", "邹城市")]


def test_the_district_of_an_autonomous_region_is_no_autonomous_region() -> None:
    page = (
        "昨日，广东省肇庆市副市长钱穆之率考察团到我区考察。在桂林市副市长华之平和区委书记卫长风的陪同下，"
        "考察团参观了我区甲山街道的书院。"
    )
    assert visits(page) == [("肇庆市", "秀峰区")]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.anji.gov.cn/1.html", "安吉县"),
        ("https://www.example.com/anji/1.html", "安吉县"),
        ("https://www.example.com/1.html", ""),
    ],
)
def test_the_address_of_the_page_tells_the_home(address: str, host: str) -> None:
    for reading in (zuotan.read(GUESTS, address), zuotan.read(GUESTS, None, {"url": address})):
        assert [region.name for visit in reading.visits for region in visit.hosts] == [host] * bool(host)


def test_lines_around_the_report_tell_the_home() -> None:
    page = f"<p>首页 | 新闻</p><h1>外地客人来我县考察</h1><p>{GUESTS}</p><p>版权所有：中共安吉县委宣传部</p>"
    assert visits(page) == [("栾川县", "安吉县")]
