"""Damage: each kind does what it says, and the truth can be had back where an inverse is defined."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zuotan.sample import corpus
from zuotan.sample.damage import EMOJI, KINDS, damage, encode, outside
from zuotan.sample.masthead import NOTICE
from zuotan.sample.script import MIRROR, forms, mirror, traditional
from zuotan.sample.slip import slipped

TEXT = (
    "昨日，县委书记包百川率党政代表团来我市学习考察，双方召开工作座谈会。\n"
    "包百川说，我们要把合作推向更深层次，让产业发展的成果惠及两地群众；长期坚持，常来常往。\n"
    f"{NOTICE}\n"
)
GLOSS = re.compile(r"[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)）]")


def _simplified(text: str) -> str:
    back = {form: char for char, form in forms().items()}
    back |= {other: back.get(form, form) for form, other in MIRROR.items()}
    return "".join(back.get(char, char) for char in text)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_changes_the_text_and_keeps_the_notice(kind: str) -> None:
    text = traditional(TEXT.replace(NOTICE, "")) + NOTICE if kind == "gbk_slip" else TEXT
    found = [damage(text, kind, Random(seed)) for seed in range(20)]
    assert any(one != text for one in found)
    assert all(NOTICE in one for one in found)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        damage(TEXT, "no_such_kind", Random(1))


@pytest.mark.parametrize("kind", ["pinyin_gloss", "pinyin_gloss_full_width", "pinyin_gloss_retroflex"])
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


def test_a_slip_reads_as_it_does_on_real_pages() -> None:
    assert slipped("。考察團", 0) == (4, "？疾靾F")


def test_a_slip_can_be_read_back() -> None:
    text = traditional("座谈会上，大家观看了专题片。考察团学习经验，推动两地经济发展。")
    found = 0
    for start in range(len(text)):
        slip = slipped(text, start)
        if slip is None:
            continue
        end, read = slip
        lead = text[start].encode("gbk")[:1]
        assert (lead + read.encode("gbk")).decode("gbk") == text[start:end]
        found += 1
    assert found >= 3


def test_doubled_marks_keep_the_mark() -> None:
    for seed in range(10):
        found = damage(TEXT, "doubled_punctuation", Random(seed))
        assert re.sub("[,，](?=[。、；])", "", re.sub(",,|，，|,(?![。、；])", "，", found)) == TEXT


def test_noise_between_characters_can_be_taken_out() -> None:
    for seed in range(5):
        assert re.sub(r"[\d ]", "", damage(TEXT, "digit_noise", Random(seed))) == TEXT
        assert re.sub(f"[{EMOJI}\u200b]", "", damage(TEXT, "emoji", Random(seed))) == TEXT


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
    assert found >= {*KINDS, "html_inline", "html_site", "gb18030", "big5"}
    assert any(not page.gold["damage"] for page in corpus(1, 40))
