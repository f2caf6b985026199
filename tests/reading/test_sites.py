"""Lists of places: where they are parted and where they close. Every name is invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.sites import Sites

LISTS = {
    "pauses and a conjunction": (
        "青禾机械公司、云汉博物馆和松岗社区，听取介绍。",
        ["青禾机械公司", "云汉博物馆", "松岗社区"],
    ),
    "以及 after a pause": ("青禾机械公司、以及云汉博物馆。", ["青禾机械公司", "云汉博物馆"]),
    "及": ("青禾机械公司及云汉博物馆。", ["青禾机械公司", "云汉博物馆"]),
    "等 that sums up": ("青禾机械公司、云汉博物馆等地考察。", ["青禾机械公司", "云汉博物馆"]),
    "等 that goes on": ("青禾机械公司等和云汉博物馆。", ["青禾机械公司", "云汉博物馆"]),
    "高等 is no 等": ("云汉高等学校。", ["云汉高等学校"]),
    "a comma that goes on": (
        "青禾机械公司，贺州市云汉博物馆，听取介绍。",
        ["青禾机械公司", "云汉博物馆"],
    ),
    "a comma that does not": ("青禾机械公司，随后返回。", ["青禾机械公司"]),
    "a new verb after a comma": ("青禾机械公司，直接前往云汉博物馆。", ["青禾机械公司"]),
    "a conjunction inside a name": ("青禾材料技术与工程研究所。", ["青禾材料技术与工程研究所"]),
    "a conjunction inside a word": ("青石市和平社区。", ["青石市和平社区"]),
    "a word that only begins like 和睦": (
        "青禾花房和睦州家庭农场。",
        ["青禾花房", "睦州家庭农场"],
    ),
    "a region that only begins with 和": (
        "双桥村和龙潭乡果蔬大棚基地。",
        ["双桥村", "龙潭乡果蔬大棚基地"],
    ),
    "a stage of building before 和": ("青禾产业园二期和云汉博物馆。", ["青禾产业园", "云汉博物馆"]),
    "names without head nouns beside one that has": (
        "青禾智汇、汉中电、云汉博物馆。",
        ["青禾智汇", "汉中电", "云汉博物馆"],
    ),
    "names that are summed up": ("青禾、云汉等企业。", ["青禾", "云汉"]),
    "a sum that goes on": ("青禾、云汉等企业和松岗社区。", ["青禾", "云汉", "松岗社区"]),
    "matters of work": ("产业发展、城市建设。", []),
    "ten in a row": (
        "甲山村、乙山村、丙山村、丁山村、戊山村、己山村、庚山村、辛山村、壬山村、癸山村。",
        [f"{stem}山村" for stem in "甲乙丙丁戊己庚辛壬癸"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists(text: str, expected: list[str]) -> None:
    found, _ = Sites(Marks(text, lexicon())).listing(0, len(text))
    assert [site.name for site in found] == expected


def test_a_strict_list_takes_no_name_without_a_head_noun_and_no_comma() -> None:
    text = "青禾智汇、云汉博物馆，松岗社区。"
    found, close = Sites(Marks(text, lexicon())).listing(0, len(text), strict=True)
    assert ([site.name for site in found], text[close]) == (["云汉博物馆"], "，")


def test_a_list_closes_at_what_the_visitors_did() -> None:
    text = "青禾机械公司进行参观考察。"
    _, close = Sites(Marks(text, lexicon())).listing(0, len(text))
    assert text[close:] == "进行参观考察。"


SUMS = {
    "a kind with words before it": ("青禾公司等重点农业企业和松岗社区。", ["青禾公司", "松岗社区"]),
    "a comma after the sum": (
        "青禾公司等地，松岗社区、云汉博物馆等处。",
        ["青禾公司", "松岗社区", "云汉博物馆"],
    ),
    "a comma after the sum that ends the list": ("青禾公司等地，听取负责人介绍。", ["青禾公司"]),
    "the parts of one place": ("代表展示厅、网上联络站等工作区域。", []),
    "体验 inside a name": ("柑橘文化体验中心和松岗社区。", ["柑橘文化体验中心", "松岗社区"]),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.values(), ids=SUMS)
def test_how_lists_are_summed_up(text: str, expected: list[str]) -> None:
    found, _ = Sites(Marks(text, lexicon())).listing(0, len(text))
    assert [site.name for site in found] == expected
