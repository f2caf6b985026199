"""Who visited whom, weighed over a page."""

from __future__ import annotations

import pytest
from scenery import visits


def test_a_return_visit_recalled_does_not_turn_the_sides() -> None:
    page = (
        "5月6日，广元市市长钱穆之率党政代表团来绵阳市考察。绵阳市市长华之平会见代表团一行。\n"
        "去年秋天，绵阳市党政代表团曾赴广元市考察。"
    )
    assert visits(page) == [("广元市", "绵阳市")]


def test_the_host_is_lifted_to_the_region_whose_leaders_receive() -> None:
    page = "5月6日，青海省党政代表团赴南京市考察。江苏省省长钱穆之会见代表团一行，南京市市长华之平陪同。"
    assert visits(page) == [("青海省", "江苏省")]


@pytest.mark.parametrize(
    "page",
    [
        "5月6日，四川省委书记钱穆之率调研组到绵阳市调研，绵阳市市长华之平陪同。",
        "5月6日，远大集团总裁钱穆之率考察团来绵阳市考察，绵阳市市长华之平陪同。",
        "5月6日，江西省省长钱穆之会见了由知事率领的韩国友好代表团一行，双方在南昌座谈。",
        "全国人大常委会副委员长钱穆之参加广东代表团审议时说，广东省委书记华之平的意见很好。",
    ],
)
def test_inspection_at_home_companies_and_congresses_are_no_visits(page: str) -> None:
    assert visits(page) == []


def test_a_named_delegation_that_meets_leaders_of_one_other_region_visits_it() -> None:
    page = "贵州省政府代表团昨天参加了经贸合作交流会。深圳市委书记钱穆之、深圳市市长华之平出席，双方座谈。"
    assert visits(page) == [("贵州省", "深圳市")]


def test_a_delegation_named_outright_goes_before_the_wider_region_of_who_leads_it() -> None:
    page = (
        "栾川县党政代表团来海曙区考察\n\n9月26日，由洛阳市副市长钱穆之，洛阳市栾川县县长华之平率领的党政代表团一行来海曙区"
        "考察。海曙区委书记卫长风陪同。"
    )
    assert visits(page) == [("栾川县", "海曙区")]


def test_the_page_that_says_our_city_is_host_itself_though_a_wider_region_is_named() -> None:
    page = (
        "昨日，德州市副市长钱穆之率考察团来我市考察，副市长卫长风陪同。邹城的路子走得对，邹城的做法让人受益。"
        "考察团一行又看了济宁市的展馆。"
    )
    assert visits(page) == [("德州市", "邹城市")]
