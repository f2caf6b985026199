"""Regions that meet in conference."""

from __future__ import annotations

from scenery import scene, told, visits

from zuotan.reading.conferences import together


def test_the_region_that_holds_the_place_is_the_host() -> None:
    assert ("620000", ("510000",)) in told("川甘两省在成都举行经济合作座谈会。")


def test_where_no_place_is_told_the_region_that_runs_the_meeting_is_the_host() -> None:
    page = "7月17日，茌平区与彭水自治县东西部协作座谈会召开。茌平区区长钱穆之出席。彭水自治县副县长华之平主持会议。"
    assert visits(page) == [("茌平区", "彭水苗族土家族自治县")]


def test_all_who_come_to_a_joint_conference_are_its_visitors() -> None:
    page = "11月8日，四市经济合作联席会议在自贡市召开。自贡市市长钱穆之主持，宜宾市市长华之平、泸州市市长卫长风出席。"
    assert visits(page) == [("宜宾市、泸州市", "自贡市")]


def test_a_list_of_three_is_no_pair() -> None:
    three = scene("海南、云南、江苏举行座谈会。")
    assert together(three, three.places) == []
    two = scene("安吉--青川协作联席会议召开。")
    assert [[place.code for place in pair] for pair in together(two, two.places)] == [["330523", "510822"]]


def test_who_comes_from_a_home_that_nothing_tells_is_left_out() -> None:
    page = (
        "11月8日，宜宾市市长华之平赴自贡市考察。"
        "四市经济合作联席会议在自贡市召开。市长卫长风、宜宾市市长华之平、自贡市市长钱穆之出席。"
    )
    assert visits(page) == [("宜宾市", "自贡市")]


def test_where_we_hold_the_meeting_the_guest_is_whose_leader_comes() -> None:
    page = (
        "莱西市—两当县东西部协作联席会议召开\n4月7日，莱西市—两当县东西部协作联席会议在我市召开。"
        "市委书记钱穆之，两当县委书记华之平出席会议并讲话。"
    )
    assert visits(page) == [("两当县", "莱西市")]


def test_home_runs_a_meeting_for_the_region_whose_leaders_are_not_named_with_it() -> None:
    page = (
        "昨日，松江区·昭通市东西部协作联席会议举行。区委副书记、区长钱穆之，昭通市市长华之平出席会议并讲话，"
        "区委副书记卫长风主持会议。"
    )
    assert visits(page) == [("昭通市", "松江区")]


def test_home_that_runs_a_meeting_of_regions_without_leaders_tells_no_guest() -> None:
    assert visits("昨日，松江区·昭通市东西部协作联席会议举行。区委副书记卫长风主持会议。") == []


def test_who_bids_guests_welcome_at_a_meeting_that_nobody_is_said_to_run_is_the_host() -> None:
    page = (
        "昨日，松江区与彭水自治县东西部协作联席会议召开。区委副书记、区长钱穆之，彭水自治县县长华之平讲话。"
        "钱穆之首先对彭水自治县一行的到来表示欢迎。"
    )
    assert visits(page) == [("彭水苗族土家族自治县", "松江区")]
    assert visits(page.partition("钱穆之首先")[0]) == []
