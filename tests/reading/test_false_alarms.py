"""News that looks like a visit between regions and is none, beside the visits that look like it: all of invented people and days."""

from __future__ import annotations

import pytest

from zuotan import read


def visits(page: str) -> list[tuple[str, str]]:
    """The first visitor and host of each visit that a page yields."""
    return [(visit.visitors[0].name, visit.hosts[0].name) for visit in read(page).visits]


EVENTS = [
    "“印象西藏”摄影作品展昨天在北京开幕，展出二百多幅作品。",
    "赠书活动近日在海南、云南、江苏、山西等地举行，受到群众欢迎。",
    "昨天，海军新型护卫舰岳阳舰入列命名仪式在三亚某军港举行。",
    "乡镇企业管理论坛11日下午在天津梅江会展中心开幕。",
]


@pytest.mark.parametrize("page", EVENTS)
def test_an_event_named_after_one_region_and_held_in_another_is_no_visit(page: str) -> None:
    assert visits(page) == []


def test_two_regions_that_meet_are_a_visit_to_the_one_that_holds_the_place() -> None:
    page = "14日下午，川甘两省在成都举行交流合作座谈会。四川省委书记钱穆之主持，甘肃省委书记华之平讲话。"
    assert visits(page) == [("甘肃省", "四川省")]
    page = "云南省与上海市沪滇协作座谈会在沪举行。云南省省长钱穆之，上海市市长华之平出席。"
    assert visits(page) == [("云南省", "上海市")]


CONGRESS = [
    "全国人大代表、广东省委书记钱穆之在参加广东代表团审议时说，完全赞成报告。浙江省省长华之平在北京参加浙江代表团分组会。",
    "姚小兰是西藏代表团的一名代表，这是她第一次来到北京参加全国的党员代表大会。",
]


@pytest.mark.parametrize("page", CONGRESS)
def test_a_delegation_to_a_congress_visits_no_region(page: str) -> None:
    assert visits(page) == []


def test_a_delegation_of_athletes_visits_no_region() -> None:
    assert visits("全运会开幕在即，四川代表团昨天抵达西安，运动员状态良好。") == []
    assert visits("昨天，四川省党政代表团抵达西安市考察。") == [("四川省", "西安市")]


CENTRE = [
    "中共中央政治局常委、国务院副总理华之平2日在甘肃调研。甘肃省委书记钱穆之陪同。陕西省省长吴秉直参加座谈会。",
    "国务院总理华之平16日在北京会见了来京述职的香港特别行政区行政长官钱穆之，听取了他的汇报。",
    "当天下午，国家主席华之平会见了前来参加庆祝活动的香港特别行政区行政长官钱穆之。在澳门期间，他还出席了晚会。",
]


@pytest.mark.parametrize("page", CENTRE)
def test_leaders_of_the_centre_are_no_regions_delegation(page: str) -> None:
    assert visits(page) == []


RECEPTIONS = [
    "湖北省地税局原副局长钱穆之违规接受公款宴请问题；上海市副市长华之平超标准公务接待问题。",
    "为迎接大会召开，北京市组织了宣讲团。上海市市长钱穆之出席活动。",
    "与会者就领导人会晤交换意见，并在福州发表倡议。上海市市长钱穆之出席。",
]


@pytest.mark.parametrize("page", RECEPTIONS)
def test_a_reception_without_guests_is_none(page: str) -> None:
    assert visits(page) == []


def test_whoever_comes_is_not_of_the_place_it_comes_to() -> None:
    page = "15日，成都市市长钱穆之会见了来蓉考察的兰州市市长华之平一行。"
    assert visits(page) == [("兰州市", "成都市")]


COMING = [
    "李家桥一家来自河南。新技术给大家带来新的机遇。甘肃省党政代表团团长发来贺信。",
    "党的大会以来山东的工作取得成绩。河南省党政代表团参观了展览。",
    "来京务工者也登上舞台。河南省党政代表团团员发来贺信。",
]


@pytest.mark.parametrize("page", COMING)
def test_not_every_coming_is_a_journey(page: str) -> None:
    assert visits(page) == []


def test_an_office_of_the_centre_is_not_homes() -> None:
    page = "昨天，中央纪委书记钱穆之来到南昌航空城，同职工交流。我省各地积极响应。吉林省省长华之平参加。"
    assert visits(page) == []


ABROAD = [
    "江西省委书记钱穆之率江西省代表团，结束对阿根廷、智利的访问。西藏自治区主席华之平在拉萨会见了客人。",
    "5日，以知事金某某为团长的韩国全罗北道经贸代表团来我省访问，贵州省省长钱穆之会见了客人。",
]


@pytest.mark.parametrize("page", ABROAD)
def test_delegations_to_and_from_abroad_visit_no_region(page: str) -> None:
    assert visits(page) == []


def test_what_the_general_secretary_said_on_tour_makes_no_host() -> None:
    page = "习近平总书记在河南考察期间的讲话在各地引起反响。甘肃省党政代表团团长华之平说，要抓好落实。"
    assert visits(page) == []


def test_one_who_travels_alone_and_leads_nobody_is_no_visitor() -> None:
    assert visits("为找销路，阜城县农业局局长钱穆之到山东找客商。") == []
    assert visits("4日，阜城县农业局局长钱穆之到寿光市考察蔬菜产业。") == [("阜城县", "寿光市")]


def test_a_team_sent_to_help_is_not_of_the_region_it_helps() -> None:
    assert visits("广东援藏工作队墨脱工作组走遍了村落。工作组在佛山举办了对口支援洽谈会。") == []
