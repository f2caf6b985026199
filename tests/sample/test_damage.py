"""Damage: each kind does what it says, and the truth can be had back where an inverse is defined."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zuotan.sample import corpus
from zuotan.sample.damage import KINDS, damage, encode, outside
from zuotan.sample.masthead import NOTICE
from zuotan.sample.script import MIRROR, forms, mirror, traditional
from zuotan.sample.slip import Copier, Reader
from zuotan.sample.sprinkles import EMOJI, SIGNS

TEXT = (
    "昨日，县委书记包百川率党政代表团来我市学习考察，双方召开工作座谈会。\n"
    "包百川说，我们要把合作推向更深层次，让产业发展的成果惠及两地群众；长期坚持，常来常往。\n"
    f"{NOTICE}\n"
)
GLOSS = re.compile(r"[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+ ?[)）]")


def _simplified(text: str) -> str:
    back = {form: char for char, form in forms().items()}
    back |= {other: back.get(form, form) for form, other in MIRROR.items()}
    return "".join(back.get(char, char) for char in text)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_changes_the_text_and_keeps_the_notice(kind: str) -> None:
    text = f"党政代表团来我市学习考察 两地共商合作\n{TEXT}全市上下要全面落实最新部署，把这一次学习考察的成果用好，争取首批试点的机会。\n"
    found = [damage(text, kind, Random(seed)) for seed in range(40)]
    assert any(one != text for one in found)
    assert all(NOTICE in one for one in found)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        damage(TEXT, "no_such_kind", Random(1))


@pytest.mark.parametrize("kind", sorted(kind for kind in KINDS if kind.startswith("pinyin_gloss")))
def test_glosses_taken_out_and_script_brought_back_give_the_truth(kind: str) -> None:
    for seed in range(10):
        assert _simplified(GLOSS.sub("", damage(TEXT, kind, Random(seed)))) == TEXT


def test_all_occurrences_of_a_glossed_character_are_glossed() -> None:
    for seed in range(10):
        found = damage(TEXT * 3, "pinyin_gloss", Random(seed)).replace(NOTICE, "")
        for char in {match[1] for match in re.finditer(r"(.)\([^)]", found)}:
            assert found.count(char) == found.count(f"{char}(")


def test_retroflex_glosses_are_of_zh_and_ch_alone() -> None:
    found = re.findall(r"\((\w+)\)", damage(TEXT, "pinyin_gloss_retroflex", Random(2)))
    assert found and all(gloss.startswith(("zh", "ch")) for gloss in found)


def test_the_mirror_brought_back_gives_the_truth() -> None:
    assert _simplified(damage(TEXT, "traditional", Random(1))) == TEXT


@given(st.text(alphabet=sorted(forms().keys() | set("，。、的一是在不了有")), max_size=40))
@settings(max_examples=60)
def test_script_leads_back(text: str) -> None:
    assert _simplified(traditional(text)) == text
    assert _simplified(mirror(text)) == text


SWALLOWING = Reader("?", swallows=True, private=False)


@pytest.mark.parametrize(
    ("glosses", "marks", "reader", "text", "shown"),
    [
        ({"訓": "xùn"}, "", SWALLOWING, "推動東北", "推動?xùn)|北"),
        ({"訓": "xùn"}, "", Reader("?", swallows=False), "推動東北", "推動?(xùn)|北"),
        ({"團": "tuán"}, "？", SWALLOWING, "走訪。考察團到", "走訪?？疾靾F(tuán)到"),
        ({"數": "shù"}, "", SWALLOWING, "當地主要農作物", "當?shù)刂饕r作物"),
        ({"數": "shù"}, "", Reader(private=True), "當地主要農作物", "當?shù)刂饕\ue03dr作物"),
        ({"學": "xué"}, "；", SWALLOWING, "。互學", "?；W(xué)"),
    ],
)
def test_the_copier_is_blind_as_on_real_pages(
    glosses: dict[str, str], marks: str, reader: Reader, text: str, shown: str
) -> None:
    assert Copier(glosses, marks, 1.0, reader).text(Random(1), text) == shown


def test_aligned_replacements_leave_no_slip() -> None:
    copier = Copier({"團": "tuán"}, "，", 1.0, SWALLOWING)
    assert copier.text(Random(1), "代表團來了，很好") == "代表團(tuán)來了,，很好"


def test_doubled_marks_keep_the_mark() -> None:
    for seed in range(10):
        found = damage(TEXT, "doubled_punctuation", Random(seed))
        assert re.sub("[,，](?=[。、；])", "", re.sub(",,|，，|,(?![。、；])", "，", found)) == TEXT


def test_noise_between_characters_can_be_taken_out() -> None:
    for seed in range(5):
        assert re.sub(r"[\d ]", "", damage(TEXT, "digit_noise", Random(seed))) == TEXT
        assert re.sub(f"[{EMOJI}\u200b]", "", damage(TEXT, "emoji", Random(seed))) == TEXT
        assert re.sub(f"[{re.escape(SIGNS)}] ?", "", damage(TEXT, "sign_noise", Random(seed))) == TEXT
        assert damage(TEXT, "asterisks", Random(seed)).replace("*", "") == TEXT


def test_blotted_words_are_gone() -> None:
    text = "这是全县最大的园区，也是首个示范点，将全面推进两地精准协作的各项工作任务。"
    found = {damage(text, "blotted_words", Random(seed)) for seed in range(30)}
    assert any("全面" not in one and "*" in one for one in found)


def test_the_headline_is_put_into_sentences() -> None:
    title = "山海情深共谱合作新篇"
    page = f"{title}\n{TEXT}"
    found = [damage(page, "title_fragments", Random(seed)) for seed in range(30)]
    assert any(one.count(title) > 1 for one in found)
    assert all(one.replace(title, "").endswith(TEXT) for one in found)


def test_an_injected_brand_stands_wherever_we_stood() -> None:
    found = damage(TEXT, "injected_term", Random(3))
    brand, body = found.split("\n", 1)
    assert body.count(brand) == TEXT.count("我们")
    assert body.replace(brand, "我们") == TEXT


def test_spam_stands_on_lines_of_its_own() -> None:
    found = damage(TEXT, "spam_lines", Random(3)).split("\n")
    assert [line for line in found if line in TEXT.split("\n")] == TEXT.split("\n")
    assert len(found) > len(TEXT.split("\n"))


def test_tags_scripts_and_entities_stay() -> None:
    page = '<p class="a">我们来了</p><script>var 我们=1;</script>&nbsp;我们'
    assert outside(page, lambda piece: piece.replace("我们", "他们")) == (
        '<p class="a">他们来了</p><script>var 我们=1;</script>&nbsp;他们'
    )


def test_big5_takes_the_traditional_text_and_refuses_the_simplified() -> None:
    assert encode("書記來訪", "big5") == "書記來訪".encode("big5")
    assert encode("书记来访", "big5") is None


def test_every_kind_of_damage_and_charset_occurs_in_the_corpus() -> None:
    found = {kind for page in corpus(1, 300) for kind in page.gold["damage"]}
    lossless = KINDS.keys() - {"blotted_words"}
    assert found >= {*lossless, "html_inline", "html_site", "gb18030", "big5"}
    assert any(not page.gold["damage"] for page in corpus(1, 40))
