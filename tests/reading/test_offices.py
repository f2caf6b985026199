"""Offices as they stand in a text: region, level, body and post, read by eye."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.offices import Office, OfficeFinder, inside_word


def offices(text: str) -> list[Office]:
    return OfficeFinder(Marks(text, lexicon())).offices()


@pytest.mark.parametrize(
    ("text", "regions", "level", "body", "post"),
    [
        ("河北省委书记甄若川", ["河北省"], "省", "委", "书记"),
        ("省政协副主席鄢一舟", [], "省", "政协", "副主席"),
        ("石家庄市人大常委会主任鄢一舟", ["石家庄市"], "市", "人大常委会", "主任"),
        ("河北省石家庄市市长鄢一舟", ["河北省", "石家庄市"], "市", "", "市长"),
        ("代市长鄢一舟", [], "市", "", "代市长"),
        ("市发展改革委主任鄢一舟", [], "市", "发展改革委", "主任"),
        ("省外侨办主任鄢一舟", [], "省", "外侨办", "主任"),
        ("郑州航空港经济综合实验区管委会主任鄢一舟", ["郑州"], "", "航空港经济综合实验区管委会", "主任"),
        ("云岭生态旅游区党工委书记鄢一舟", [], "", "云岭生态旅游区党工委", "书记"),
        ("新希望对外贸易有限公司总经理鄢一舟", [], "", "新希望对外贸易有限公司", "总经理"),
        ("河南省人大监察和司法委员会主任委员鄢一舟", ["河南省"], "", "人大监察和司法委员会", "主任委员"),
        ("青禾发展（集团）董事长鄢一舟", [], "", "青禾发展（集团）", "董事长"),
        ("市工商联（总商会）会长鄢一舟", [], "市", "工商联（总商会）", "会长"),
        ("全国政协常委鄢一舟", [], "", "全国政协", "常委"),
        ("市商务局党组书记鄢一舟", [], "市", "商务局", "党组书记"),
        ("团县委书记鄢一舟", [], "县", "团县委", "书记"),
    ],
)
def test_parts_of_an_office(text: str, regions: list[str], level: str, body: str, post: str) -> None:
    office = offices(text)[-1]
    assert [word for _, _, word in office.regions] == regions
    assert (office.level, office.body, office.post) == (level, body, post)


@pytest.mark.parametrize("text", ["两市领导", "双方领导", "两地党政领导", "安吉、青川两县领导"])
def test_a_list_of_leaders_is_of_both_sides(text: str) -> None:
    (office,) = offices(text + "鄢一舟、谌小满参加")
    assert office.shared


def test_a_joint_list_has_two_regions() -> None:
    (office,) = offices("山东省和河南省领导鄢一舟、谌小满参加")
    assert [word for _, _, word in office.joint] == ["山东省"]
    assert [word for _, _, word in office.regions] == ["河南省"]


@pytest.mark.parametrize(
    "text", ["全市领导干部大会", "健全领导小组", "建立长效机制的市长热线", "参加主席团会议"]
)
def test_words_that_are_no_posts(text: str) -> None:
    assert offices(text) == []


def test_words_of_bodies_hold_words_that_else_break() -> None:
    assert inside_word("省经济局", 1, "经")
    assert not inside_word("曾经任局长", 1, "经")


def test_a_short_name_that_is_a_word_too_is_no_region_of_an_office() -> None:
    (office,) = offices("遵义市合作交流办主任钱穆之")
    assert ([word for _, _, word in office.regions], office.body, office.post) == (
        ["遵义市"],
        "合作交流办",
        "主任",
    )
    (office,) = offices("新区党工委书记钱穆之")
    assert (office.regions, office.body, office.post) == ((), "新区党工委", "书记")
