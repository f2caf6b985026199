"""Whom a leader serves."""

from __future__ import annotations

import pytest
from scenery import scene


def regions(text: str) -> dict[str, str]:
    """The region of each leader of a text."""
    return {leader.name: leader.region for leader in scene(text).leaders.found}


def test_a_bare_office_in_a_list_is_of_the_region_before_it() -> None:
    found = regions("盐城市委书记钱穆之（女），市委副书记、市长华之平率团来我市考察，市委书记卫长风陪同。")
    assert found == {"钱穆之": "320900", "华之平": "320900", "卫长风": "home"}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("省长钱穆之出席会议。", "home"),
        ("咸宁市委常委、崇阳县委书记钱穆之出席会议。", "421223"),
        ("中卫市政协副主席、海原县县长钱穆之出席会议。", "640522"),
        ("区党工委书记钱穆之出席会议。", "home"),
        ("远大集团总裁钱穆之出席会议。", "outside"),
    ],
)
def test_an_office_says_whom_its_holder_serves(text: str, region: str) -> None:
    assert regions(text) == {"钱穆之": region}


def test_a_leader_known_by_name_keeps_the_region() -> None:
    found = scene("盐城市市长钱穆之到会。钱穆之还去了别处。").leaders.found
    assert [(leader.name, leader.region) for leader in found] == [("钱穆之", "320900")] * 2


def test_the_first_of_a_list_leads_the_delegation() -> None:
    text = "绵阳市委书记钱穆之、副市长华之平率考察团来了。"
    leader = scene(text).leaders.heading(text.index("考察团"), 0)
    assert leader is not None
    assert leader.name == "钱穆之"


def test_nobody_leads_what_stands_far_off_without_a_word_of_leading() -> None:
    text = "绵阳市委书记钱穆之对代表团一行表示欢迎。"
    assert scene(text).leaders.heading(text.index("代表团"), 0, 1) is None


def test_a_command_post_elsewhere_and_a_seat_at_the_centre_leave_a_leader_to_his_region() -> None:
    command = "浙江省对口支援海西州指挥部指挥长、海西州副州长钱穆之率考察团来宁波市考察。"
    centre = "全国政协常委、四川省政协副主席华之平率考察团来宁波市考察。"
    assert [leader.region for leader in scene(command).leaders.found] == ["632800"]
    assert [leader.region for leader in scene(centre).leaders.found] == ["510000"]
    assert [leader.region for leader in scene("全国政协副主席华之平来宁波市考察。").leaders.found] == [
        "outside"
    ]


def test_who_is_sent_to_another_region_serves_it() -> None:
    text = "山东省人民政府副秘书长、省第三批援青干部领队、海北州委常委、副州长钱穆之带领考察团来滨州市。"
    assert [leader.region for leader in scene(text).leaders.found] == ["632200"]
