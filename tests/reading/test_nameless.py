"""Visits of which one side, the page's own region, stays unknown."""

from __future__ import annotations

import pytest
from scenery import visits

from zuotan.reading import read


@pytest.mark.parametrize(
    ("page", "sides"),
    [
        ("昨日，县委书记钱穆之率我县党政考察团到栾川县考察，栾川县委书记华之平陪同。", ("", "栾川县")),
        ("昨日，市委书记钱穆之率市党政代表团赴浙江省舟山市考察。", ("", "舟山市")),
        ("昨日，舟山市党政代表团来我市考察，市委书记钱穆之陪同。", ("舟山市", "")),
        ("昨日，栾川县党政考察团来我市考察，副市长钱穆之陪同。", ("栾川县", "")),
        (
            "昨日，四川省政协副主席钱穆之率考察团来我市考察，山东省政协副主席华之平、市政协主席卫长风陪同。",
            ("四川省", ""),
        ),
    ],
)
def test_a_visit_beyond_doubt_is_told_without_the_name_of_home(page: str, sides: tuple[str, str]) -> None:
    assert visits(page) == [sides]


@pytest.mark.parametrize(
    "page",
    [
        "昨日，县委书记钱穆之率县考察团到洛阳市考察学习。",
        "昨日，市委书记钱穆之率市考察团到栾川县考察项目建设。",
        "昨日，四川省政协副主席钱穆之率考察团来我市考察，市政协主席卫长风陪同。",
        "昨日，县委书记钱穆之到栾川县走亲戚。",
        "去年，县委书记钱穆之曾率我县党政考察团到栾川县考察。",
    ],
)
def test_leaders_who_may_stay_in_their_own_region_visit_none(page: str) -> None:
    assert visits(page) == []


def test_the_people_of_the_side_without_a_name_keep_their_offices_as_told() -> None:
    page = (
        "昨日，县委书记钱穆之，县委副书记、县长卫长风率我县党政考察团到栾川县考察，栾川县委书记华之平陪同。"
    )
    (visit,) = read(page).visits
    assert [(p.name, p.side, p.offices) for p in visit.people] == [
        ("钱穆之", "visitor", ("县委书记",)),
        ("卫长风", "visitor", ("县委副书记", "县长")),
        ("华之平", "host", ("栾川县委书记",)),
    ]
    assert [p.name for p in visit.people if "head" in p.roles] == ["钱穆之", "华之平"]


def test_a_tour_may_have_a_visitor_without_a_name() -> None:
    page = (
        "连日来，县委书记钱穆之率我县党政考察团先后到栾川县、嵩县考察。\n在栾川县，考察团走进板材厂。"
        "栾川县委书记华之平陪同。\n在嵩县，考察团参观了茶园。嵩县县委书记卫长风陪同。"
    )
    assert visits(page) == [("", "栾川县"), ("", "嵩县")]
