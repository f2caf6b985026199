"""The home from which a page speaks."""

from __future__ import annotations

import pytest
from scenery import visits

from zuotan.reading import perspective, read

VISIT = "昨日，河南省栾川县委书记钱穆之率考察团来我县考察，县委书记华之平陪同。"


def test_the_home_is_the_region_in_the_outlets_name() -> None:
    assert visits(f"栾川客人来我县考察\n来源：安吉新闻\n\n{VISIT}") == [("栾川县", "安吉县")]


def test_else_it_is_what_the_text_names_most_at_the_level() -> None:
    page = f"{VISIT}\n钱穆之说，安吉的路子走得对。华之平说，安吉愿同栾川常来常往。"
    assert visits(page) == [("栾川县", "安吉县")]


def test_where_nothing_tells_the_home_the_side_has_no_name() -> None:
    assert visits(VISIT) == [("栾川县", "")]


def test_a_zone_speaks_of_itself_as_a_district() -> None:
    page = "日照经济开发区考察团来我区考察\n来源：淮安经开区之声\n\n9月13日，日照经济开发区考察团来我区考察交流。"
    assert visits(page) == [("日照市", "淮安市")]


def test_a_home_without_a_name_is_where_its_leaders_are_known_to_have_led(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {"钱穆之": frozenset({"610000"})}
    monkeypatch.setattr(perspective, "known_regions", lambda name: known.get(name, frozenset()))
    page = "以省委书记钱穆之为团长的我省党政代表团昨日抵达广州，开始在广东省学习考察。"
    assert visits(page) == [("陕西省", "广东省")]
    assert visits(page.replace("钱穆之", "华之平")) == []


def test_a_citys_page_means_its_own_district_by_a_bare_title() -> None:
    page = (
        "徐汇区考察团来我市考察\n来源：佳木斯新闻\n\n6月3日，上海市徐汇区考察团来我市考察。前进区区长钱穆之作介绍，"
        "前进区委书记华之平讲话。前进区的项目受到关注。\n区政府副区长卫长风陪同。"
    )
    people = read(page).visits[0].people
    assert [(p.side, p.offices) for p in people if p.name == "卫长风"] == [("host", ("前进区副区长",))]


def test_who_takes_guests_to_several_of_its_districts_is_the_city() -> None:
    page = (
        "昨日，鄂尔多斯市副市长钱穆之一行来我市考察。一行到桐乡市看了桐乡市的展馆，又到秀洲区看了秀洲区的新村。\n"
        "副市长华之平陪同。"
    )
    assert visits(page) == [("鄂尔多斯市", "嘉兴市")]


def test_one_of_several_hosts_is_not_who_tells_of_the_tour() -> None:
    page = "昨日，平原县委副书记钱穆之带领考察团赴武城、夏津参观学习。副县长华之平陪同。"
    told = read(page).visits
    assert [visit.hosts[0].name for visit in told] == ["武城县", "夏津县"]
    for visit in told:
        assert [(p.side, p.offices) for p in visit.people if p.name == "华之平"] == [
            ("visitor", ("平原县副县长",))
        ]


def test_a_county_that_is_no_more_is_not_the_home_of_a_page() -> None:
    page = (
        "昨日，河南省梁园区区长钱穆之率党政代表团来我县考察，县委书记华之平参加座谈。钱穆之说，梁园与龙江县常来常往，"
        "梁园的干部都说好，梁园愿意多来。"
    )
    assert visits(page) == [("梁园区", "龙江县")]


def test_a_list_goes_on_after_a_bracket() -> None:
    page = (
        "来源：新疆新闻\n\n自治区人大常委会副主任钱穆之会见了云南省委书记华之平率领的党政代表团一行。\n"
        "云南省委常委卫长风，省委常委、秘书长时三省（白族），省委常委池一苇（白族），副省长顾长庚参加。"
    )
    assert visits(page) == [("云南省", "新疆维吾尔自治区")]


def test_a_county_that_goes_to_its_own_city_visits_none() -> None:
    page = (
        "县委书记钱穆之带队到重庆市考察。近年来，巫山县的日子好了，巫山县的路通了，巫山县的果子卖得远。"
        "附近的临高县也来取经。"
    )
    assert visits(page) == []
