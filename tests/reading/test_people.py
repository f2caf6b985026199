"""Whose office is whose: regions made explicit, sides, joint lists. Invented people, values by eye."""

from __future__ import annotations

import pytest

from zuotan import read
from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.holders import HolderFinder
from zuotan.reading.joint_lists import first_of_second
from zuotan.reading.marks import Marks
from zuotan.reading.name_rows import name_rows
from zuotan.reading.people import Draft, PeopleFinder
from zuotan.reading.places import Places
from zuotan.reading.sides import Sides

SHANDONG, HENAN, XINJIANG, HONGKONG, PUDONG = "370000", "410000", "650000", "810000", "310115"


def drafts(text: str, visitor: str = SHANDONG, host: str = HENAN, home: str = "") -> list[Draft]:
    marks = Marks(text, lexicon())
    finder = PeopleFinder(Places(marks), Sides((visitor,), (host,), home))
    return finder.drafts(HolderFinder(marks).holders())


def offices(text: str, **sides: str) -> dict[str, list[str]]:
    return {draft.name: [seat.text for seat in draft.seats] for draft in drafts(text, **sides)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "山东省委书记鄢一舟，省委副书记、省长谌小满率团来访。",
            {"鄢一舟": ["山东省委书记"], "谌小满": ["山东省委副书记", "山东省省长"]},
        ),
        (
            "河南省委常委、秘书长乔若水，省政府秘书长古一凡参加。",
            {"乔若水": ["河南省委常委", "河南省委秘书长"], "古一凡": ["河南省政府秘书长"]},
        ),
        (
            "山东省委常委、组织部长鄢一舟，省委统战部长谌小满率团来访。",
            {"鄢一舟": ["山东省委常委", "山东省委组织部长"], "谌小满": ["山东省委统战部长"]},
        ),
        ("河南省副省长、公安厅长鄢一舟参加。", {"鄢一舟": ["河南省副省长", "河南省公安厅长"]}),
        (
            "河南省委常委、海河新区管委会主任鄢一舟，副省长谌小满参加。",
            {"鄢一舟": ["河南省委常委", "海河新区管委会主任"], "谌小满": ["河南省副省长"]},
        ),
        (
            "河南省人大常委会党组副书记、副主任鄢一舟，副主任谌小满参加。",
            {
                "鄢一舟": ["河南省人大常委会党组副书记", "河南省人大常委会副主任"],
                "谌小满": ["河南省人大常委会副主任"],
            },
        ),
        (
            "河南省外事办有关负责人，山东省级领导鄢一舟、谌小满参加。",
            {"鄢一舟": ["山东省级领导"], "谌小满": ["山东省级领导"]},
        ),
        (
            "山东省副省长鄢一舟、商务局局长谌小满参加。",
            {"鄢一舟": ["山东省副省长"], "谌小满": ["山东省商务局局长"]},
        ),
        (
            "河南省农业厅厅长鄢一舟、教育厅厅长谌小满参加。",
            {"鄢一舟": ["河南省农业厅厅长"], "谌小满": ["河南省教育厅厅长"]},
        ),
        ("山东省领导鄢一舟、谌小满参加。", {"鄢一舟": ["山东省领导"], "谌小满": ["山东省领导"]}),
        (
            "山东省和河南省领导鄢一舟、谌小满、乔若水、古一凡参加。",
            {
                "鄢一舟": ["山东省领导"],
                "谌小满": ["山东省领导"],
                "乔若水": ["河南省领导"],
                "古一凡": ["河南省领导"],
            },
        ),
        ("在青禾电子集团，客人听取董事长鄢一舟介绍。", {"鄢一舟": ["青禾电子集团董事长"]}),
        ("座谈会上，支教教师代表鄢一舟发言。", {"鄢一舟": ["支教教师"]}),
        ("在柳溪村，村党支部书记鄢一舟介绍情况。", {"鄢一舟": ["柳溪村党支部书记"]}),
    ],
)
def test_offices_with_their_region(text: str, expected: dict[str, list[str]]) -> None:
    assert offices(text) == expected


def test_a_level_told_twice_stays() -> None:
    assert offices("浦东新区区委书记鄢一舟会见。", host=PUDONG) == {"鄢一舟": ["浦东新区区委书记"]}


def test_posts_of_the_corps() -> None:
    text = "兵团党委书记、第一政委鄢一舟，兵团第九十师党委书记、政委谌小满会见。"
    assert offices(text, host=XINJIANG) == {
        "鄢一舟": ["新疆生产建设兵团党委书记", "新疆生产建设兵团第一政委"],
        "谌小满": ["新疆生产建设兵团第九十师党委书记", "新疆生产建设兵团第九十师政委"],
    }


def test_a_region_named_in_the_sentence_holds_for_what_follows() -> None:
    text = "浙江省委书记鄢一舟主持座谈会，省委副书记、省长谌小满介绍情况。"
    assert offices(text)["谌小满"] == ["浙江省委副书记", "浙江省省长"]


def test_who_comes_with_the_delegation_is_on_its_side() -> None:
    assert [draft.side for draft in drafts("随团的民营企业主鄢一舟感慨地说，变化真大。")] == ["visitor"]


def test_a_list_is_parted_by_who_serves_where() -> None:
    known = {"乙": frozenset({"410000"}), "丁": frozenset({"410000"})}

    def serves(name: str) -> frozenset[str]:
        return known.get(name, frozenset())

    assert first_of_second("甲乙丙丁戊", "370000", "410000", serves) == 1
    assert first_of_second("甲乙丙丁戊", "370000", "110000", serves) == 3


def test_a_called_holder_keeps_his_name_out_of_the_office() -> None:
    assert offices("济南市商务局甄若川局长参加。") == {"甄若川": ["济南市商务局局长"]}
    assert offices("青禾商务局甄若川局长参加。") == {"甄若川": ["青禾商务局局长"]}


def test_posts_of_a_body_beside_its_party_committee() -> None:
    assert offices("山东省援疆指挥部党委书记、指挥长甄若川介绍情况。") == {
        "甄若川": ["山东省援疆指挥部党委书记", "山东省援疆指挥部指挥长"]
    }
    assert offices("济南高新技术开发区党工委书记、管委会主任甄若川介绍情况。") == {
        "甄若川": ["济南高新技术开发区党工委书记", "济南高新技术开发区管委会主任"]
    }


def test_party_posts_reach_back_over_others() -> None:
    text = "新疆生产建设兵团党委常委、副政委、组织部部长甄若川参加。"
    assert offices(text, host=XINJIANG)["甄若川"][-1] == "新疆生产建设兵团党委组织部部长"


def test_the_delegation_has_no_offices() -> None:
    assert offices("代表团团长、济南市市长甄若川致辞。") == {"甄若川": ["济南市市长"]}


def test_party_committee_of_an_autonomous_region() -> None:
    assert offices("区党委副书记、自治区主席甄若川会见。", host="540000", home="540000") == {
        "甄若川": ["西藏自治区党委副书记", "西藏自治区主席"]
    }


def test_posts_of_a_zone_told_in_the_sentence() -> None:
    text = "济南高新技术开发区管委会副主任甄若川、管委会副主任谌小满参加。"
    assert offices(text)["谌小满"] == ["济南高新技术开发区管委会副主任"]


def test_the_chair_of_an_autonomous_region() -> None:
    assert offices("新疆维吾尔自治区党委副书记、主席甄若川会见。", host=XINJIANG) == {
        "甄若川": ["新疆维吾尔自治区党委副书记", "新疆维吾尔自治区主席"]
    }


def test_a_sole_post_told_twice_turns_the_list_to_the_home() -> None:
    text = "山东省委书记甄若川参加考察，省委书记谌小满，省委副书记、省长古一凡出席。"
    assert offices(text, home=HENAN) == {
        "甄若川": ["山东省委书记"],
        "谌小满": ["河南省委书记"],
        "古一凡": ["河南省委副书记", "河南省省长"],
    }


def test_a_short_name_of_a_prefecture_stays_as_told() -> None:
    assert offices("凉山州委书记甄若川会见。", host="513400") == {"甄若川": ["凉山州委书记"]}


def test_a_bare_post_in_a_list_shares_the_body_before() -> None:
    assert offices("河南省政协副主席甄若川，副主席谌小满，")["谌小满"] == ["河南省政协副主席"]
    assert offices("青禾电子集团董事长甄若川，总裁谌小满参加。")["谌小满"] == ["青禾电子集团总裁"]


def test_a_committee_of_a_zone_is_no_bureau_beside_another() -> None:
    text = (
        "昨日，怀化高新技术产业开发区党工委书记时向晚，区党工委副书记、管委会主任池一苇率团来苏州考察，"
        "苏州市市长顾长庚出席有关活动。"
    )
    (visit,) = read(text).visits
    offices = {person.name: person.offices for person in visit.people}
    assert offices["池一苇"] == ("怀化高新技术产业开发区党工委副书记", "怀化高新技术产业开发区管委会主任")


def test_our_citys_government_is_homes_whatever_region_was_named_before() -> None:
    text = "山东省农业厅厅长甄若川，我市市政府副市长谌小满陪同。"
    assert offices(text, host="370883", home="370883")["谌小满"] == ["邹城市副市长"]


def test_who_is_stationed_in_the_visitors_region_comes_with_its_delegation() -> None:
    text = "河南省对口支援济南市指挥部指挥长、济南市副市长甄若川率团到访。"
    assert [draft.side for draft in drafts(text)] == ["visitor"]


def test_the_text_comes_home_between_two_offices() -> None:
    text = "马鞍山市博望区区委书记甄若川率团来我市考察，市委副书记谌小满陪同。"
    assert offices(text, visitor="340506", host="341181", home="341181")["谌小满"] == ["天长市委副书记"]


def test_a_post_that_one_person_holds_is_homes_where_the_guest_is_told_with_it() -> None:
    text = "黑龙江省委副书记、省长甄若川参加考察，省委副书记、省长谌小满参加座谈。"
    found = offices(text, visitor="230000", host="430000", home="430000")
    assert found["谌小满"] == ["湖南省委副书记", "湖南省省长"]
    assert offices(text, visitor="230000", host="430000")["谌小满"] == ["黑龙江省委副书记", "黑龙江省省长"]


def test_a_prefecture_is_called_as_its_page_calls_it() -> None:
    assert offices("凉山州的客人来了，州长甄若川会见。", host="513400", home="513400") == {
        "甄若川": ["凉山州州长"]
    }
    assert offices(
        "凉山彝族自治州的客人来了，凉山州州委很重视，州长甄若川会见。", host="513400", home="513400"
    ) == {"甄若川": ["凉山彝族自治州州长"]}


def test_the_committee_of_a_zone_may_be_called_like_a_regions() -> None:
    text = "日照空港经济开发区工委书记、管委会主任甄若川到访，漳州开发区党委委员、管委会副主任谌小满陪同。"
    assert offices(text, visitor="371100", host="350600") == {
        "甄若川": ["日照空港经济开发区工委书记", "日照空港经济开发区管委会主任"],
        "谌小满": ["漳州开发区党委委员", "漳州开发区管委会副主任"],
    }


@pytest.mark.parametrize(
    ("text", "visitors"),
    [
        ("两省领导谌小满、古一凡，叶知秋、方小圆参加。", ["叶知秋", "方小圆"]),
        ("双方领导谌小满、古一凡、叶知秋、方小圆参加。", ["叶知秋", "方小圆"]),
        ("山东省副省长谌小满率团来访，两省领导古一凡、谌小满参加。", ["谌小满"]),
        ("山东省副省长古一凡率团来访，两省领导古一凡，谌小满、叶知秋参加。", ["古一凡"]),
    ],
)
def test_a_list_of_both_sides_is_parted(text: str, visitors: list[str]) -> None:
    read = drafts(text, home=HENAN)
    assert list(dict.fromkeys(draft.name for draft in read if draft.side == "visitor")) == visitors
    assert all(
        seat.text in ("山东省副省长", "山东省领导", "河南省领导") for draft in read for seat in draft.seats
    )


def test_a_row_of_names_is_of_the_side_of_those_known_in_it() -> None:
    text = "山东省省长谌小满率团来访。古一凡、谌小满参加会见。叶知秋、方小圆陪同考察。"
    marks = Marks(text, lexicon())
    held = HolderFinder(marks).holders()
    rows = name_rows(marks, frozenset(holder.start for holder in held))
    finder = PeopleFinder(Places(marks), Sides((SHANDONG,), (HENAN,), ""))
    sides = {draft.name: draft.side for draft in finder.drafts(held, rows)}
    assert sides == {"谌小满": "visitor", "古一凡": "visitor", "叶知秋": "host", "方小圆": "host"}


def test_a_district_of_the_home_is_not_the_region_around_another() -> None:
    text = "太仆寺旗委书记谌小满，区委副书记、区长古一凡出席。"
    read = offices(text, visitor="152527", host="110114", home="110114")
    assert read["古一凡"] == ["昌平区委副书记", "昌平区区长"]


def test_a_new_district_without_its_name_turns_nothing_to_another_city() -> None:
    text = "舟山市委书记、新区党工委书记谌小满，市长古一凡出席。"
    assert offices(text, visitor="511700", host="330900")["古一凡"] == ["舟山市市长"]


def test_the_party_group_of_a_vice_governor_is_the_governments() -> None:
    text = "河南省委常委、副省长、党组成员谌小满参加。"
    assert offices(text)["谌小满"] == ["河南省委常委", "河南省副省长", "河南省政府党组成员"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("河南省省长谌小满，秘书长古一凡参加。", "河南省政府秘书长"),
        ("河南省政府办公厅主任谌小满，发改局长古一凡参加。", "河南省发改局长"),
        ("河南省副省长谌小满，经济开发区管委会主任古一凡参加。", "河南省经济开发区管委会主任"),
        ("河南省副省长谌小满，海河新区管委会主任古一凡参加。", "海河新区管委会主任"),
        ("河南省省长谌小满走进云岭电子有限公司，与董事长古一凡交谈。", "云岭电子有限公司董事长"),
        ("考察团一行来到云岭集团总部，听取总经理古一凡介绍。", "云岭集团总经理"),
    ],
)
def test_an_office_without_a_body_takes_that_of_those_before_it(text: str, expected: str) -> None:
    assert offices(text)["古一凡"] == [expected]


def test_the_head_of_a_zone_is_of_the_side_of_those_before_him() -> None:
    text = "河南省副省长谌小满，经济开发区管委会主任古一凡参加。"
    assert [draft.side for draft in drafts(text)] == ["host", "host"]
