"""Who holds which office: sentences of our own about invented people, read by eye."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.holders import Holder, HolderFinder, taking_part
from zuotan.reading.marks import Marks


def holders(text: str) -> list[Holder]:
    return HolderFinder(Marks(text, lexicon())).holders()


def names(text: str) -> list[str]:
    return [holder.name for holder in holders(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("河北省委书记甄若川率团来访。", ["甄若川"]),
        ("省委副书记、省长滑石峰陪同考察。", ["滑石峰"]),
        ("副省长鄢一舟、谌小满，市长尉迟海参加。", ["鄢一舟", "谌小满", "尉迟海"]),
        ("市委书记关键主持会议。", ["关键"]),
        ("县长和平介绍情况。", ["和平"]),
        ("省领导安宁、程度、乔一凡参加。", ["安宁", "程度", "乔一凡"]),
        ("市委副书记、市长祁山陪同调研。", ["祁山"]),
        ("副县长上官云霓通报有关情况。", ["上官云霓"]),
        ("自治区副主席那顺格日勒出席。", ["那顺格日勒"]),
        ("自治区党委常委扎西旺堆说，", ["扎西旺堆"]),
        ("自治区副主席阿依古丽·吐尔逊主持座谈会。", ["阿依古丽·吐尔逊"]),
        ("米林县委常务副书记、援藏队领队古一凡，卫生局局长央金参加。", ["古一凡", "央金"]),
        ("市政协主席（女）程依依出席。", ["程依依"]),
        ("市人大常委会主任鲍知远10日会见", ["鲍知远"]),
        ("常务副市长纪小舟一起察看。", ["纪小舟"]),
        ("县委常委、副县长丁香等参加。", ["丁香"]),
        ("县委书记鲁望在大会上讲话。", ["鲁望"]),
        ("宁波市委书记鲁望在峡江县与客人会面。", ["鲁望"]),
        ("省委书记耿直于3月4日率团来访。", ["耿直"]),
        ("自治区党委副书记努尔兰·阿不都满金，主席程依依出席。", ["努尔兰·阿不都满金", "程依依"]),
        ("盟委书记那顺孟和，盟长乔一凡出席。", ["那顺孟和", "乔一凡"]),
        ("盟委书记那顺孟和从三个方面作了介绍。", ["那顺孟和"]),
        ("中心主任维尔纳·卡斯帕和夫人到场。", ["维尔纳·卡斯帕"]),
        ("副市长、市公安局局长、督察长鲁望参加。", ["鲁望"]),
        ("副市长计明南加一同会见。", ["计明南加"]),
        ("滨海舰队司令巴洛克海军少将来访。", ["巴洛克"]),
        ("谌小满、古一凡、叶知秋等我市领导陪同活动。", ["谌小满", "古一凡", "叶知秋"]),
        ("市长古一凡主持。谌小满、古一凡等市领导参加。", ["古一凡", "谌小满"]),
        ("陪同考察的市领导有谌小满、古一凡。", ["谌小满", "古一凡"]),
        ("我省党政领导谌小满、古一凡会见了客人。", ["谌小满", "古一凡"]),
        ("双方领导谌小满、古一凡出席。", ["谌小满", "古一凡"]),
    ],
)
def test_names_behind_offices(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "省委书记一行前往参观。",
        "全省市长会议在省城召开。",
        "市委领导带头参加义务植树。",
        "他向县委书记汇报工作。",
        "谢主席对代表团表示欢迎。",
        "公司总经理办公会研究了方案。",
        "免去其副局长职务。",
        "一位镇长在日记里写道：",
        "他与几位副县长商定，下月再议。",
    ],
)
def test_no_name_where_words_follow(text: str) -> None:
    assert names(text) == []


def test_a_chain_of_offices_belongs_to_one_name() -> None:
    (holder,) = holders("市委常委、副市长，市公安局局长阮一帆参加。")
    assert [office.post for office in holder.offices] == ["常委", "副市长", "局长"]


def test_a_list_shares_its_office() -> None:
    first, second = holders("副省长鄢一舟和谌小满参加。")
    assert first.offices == second.offices
    assert (first.start, first.end) == (3, 6)


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("客人与静海区委鄢知秋书记举行座谈。", "鄢知秋", "书记"),
        ("市商务委甄若川主任带队前往。", "甄若川", "主任"),
        ("鄢知秋市长对客人表示欢迎。", "鄢知秋", "市长"),
    ],
)
def test_a_post_behind_the_name(text: str, name: str, post: str) -> None:
    (holder,) = holders(text)
    assert (holder.name, holder.offices[0].post) == (name, post)


def test_a_post_behind_the_name_adds_nothing_to_who_was_told_before() -> None:
    assert names("市长鄢知秋会见客人。鄢知秋市长说，") == ["鄢知秋"]


def test_a_place_before_a_word_is_no_office() -> None:
    assert names("参观了竹林镇长庆新村和杨浦区长阳创谷。") == []
    assert names("杨浦区长甄若川陪同。") == ["甄若川"]


def test_a_rank_once_held_and_a_duty_taken_on() -> None:
    assert names("时任市长甄若川，前任区长谌小满到会。") == ["甄若川", "谌小满"]
    assert names("成立由他任组长的工作组。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受省委书记谌小满委托，副省长古一凡会见了代表团。", ["古一凡"]),
        ("市长古一凡转达了省委书记谌小满的亲切问候。", ["古一凡"]),
        ("省委书记谌小满、省长古一凡会见了代表团。", ["谌小满", "古一凡"]),
    ],
)
def test_who_is_only_invoked_takes_no_part(text: str, expected: list[str]) -> None:
    assert [holder.name for holder in taking_part(text, holders(text))] == expected
