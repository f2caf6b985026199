"""Who goes where."""

from __future__ import annotations

import pytest
from scenery import scene, told

from zuotan.reading.frames import find_frames


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("市长钱穆之率团赴绵阳市考察。", ("home", ("510700",))),
        ("广元市市长钱穆之带队来我市学习。", ("510800", ("home",))),
        ("广元市市长钱穆之率考察团前来调研项目。", ("510800", ("home",))),
        ("广元市市长钱穆之在绵阳与绵阳市市长华之平会面。", ("510800", ("510700",))),
        ("我市在深圳市会展中心举办电子产业推介会。", ("home", ("440300",))),
        ("省长钱穆之率代表团先后到江苏、浙江考察。", ("home", ("320000", "330000"))),
        ("市长钱穆之率考察团来到此行第二站——绵阳市。", ("home", ("510700",))),
        ("县长钱穆之等市、县领导赴深圳市出席活动。", ("home", ("440300",))),
    ],
)
def test_the_targets_of_a_motion_are_hosts_of_who_moves(
    text: str, frame: tuple[str, tuple[str, ...]]
) -> None:
    assert frame in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "市长钱穆之欢迎广元市组团来我市考察。",
        "去年市长钱穆之率团赴绵阳市考察。",
        "市长钱穆之将率团赴绵阳市考察。",
        "他由重庆赴延安出席会议。",
        "来川务工者越来越多。",
    ],
)
def test_wishes_memories_plans_and_passers_by_are_not_told_as_visits(text: str) -> None:
    assert told(text) == []


def test_a_surname_is_no_sign_of_the_past() -> None:
    (frame, *_) = find_frames(scene("宝鸡市委书记曾穆之率考察团来绵阳考察。"))
    assert frame.tense == ""


def test_in_the_whole_province_is_at_home_and_nowhere_else() -> None:
    assert told("湖北省在全省开展考察交流。") == []
