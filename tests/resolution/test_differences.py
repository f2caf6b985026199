"""Copies beside one another: what differs, word by word, and what heals what."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zuotan.resolution.differences import Copy, differences, doubtful, heal, patched

CLEAN = "宁波市委书记时向晚率队考察瓯江码头，听取港航物流发展情况介绍。\n两市签署了山海协作协议。"
WORN = "宁波市委书记时向挽率队考察瓯江码头，听取港航物流发展情况介绍。两市签署了山海协作协议。"


def place(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


def test_differences_are_told_word_by_word_and_blanks_do_not_count() -> None:
    (one,) = differences(WORN, CLEAN)
    assert (one.mine, one.theirs) == ("挽", "晚")
    assert WORN[slice(*one.own)] == "挽"
    assert CLEAN[slice(*one.other)] == "晚"


def test_what_one_text_lacks_is_a_difference_with_no_words() -> None:
    (one,) = differences(CLEAN, CLEAN.replace("港航物流", ""))
    assert (one.mine, one.theirs) == ("港航物流", "")


def test_changes_that_share_a_character_by_chance_are_one() -> None:
    (one,) = differences("代表团来到港口物流园区参观", "代表团来到海口货运园区参观")
    assert (one.mine, one.theirs) == ("港口物流", "海口货运")


def test_a_guess_is_healed_by_a_copy_that_is_sure() -> None:
    own = Copy("worn", WORN, doubtful(WORN, [place(WORN, "挽")]))
    (patch,) = heal(own, [Copy("clean", CLEAN)])
    assert (patch.before, patch.after, patch.donor) == ("挽", "晚", "clean")
    assert CLEAN[slice(*patch.donor_span)] == "晚"
    assert patched(WORN, [patch]) == CLEAN.replace("\n", "")


def test_what_the_page_is_sure_of_is_not_touched() -> None:
    assert heal(Copy("worn", WORN), [Copy("clean", CLEAN)]) == ()


def test_a_copy_that_guesses_too_heals_nothing_and_the_next_one_does() -> None:
    own = Copy("worn", WORN, (place(WORN, "挽"),))
    unsure = Copy("unsure", CLEAN.replace("晚", "婉"), (place(CLEAN, "晚"),))
    assert heal(own, [unsure]) == ()
    assert [patch.donor for patch in heal(own, [unsure, Copy("clean", CLEAN)])] == ["clean"]


def test_a_place_that_no_repair_could_read_is_healed() -> None:
    lost = CLEAN.replace("港航", "?垭")
    own = Copy("lost", lost.replace("?垭", "?H"), doubtful(lost.replace("?垭", "?H"), []))
    (patch,) = heal(own, [Copy("clean", CLEAN)])
    assert patched(own.text, [patch]) == CLEAN


def test_another_sentence_heals_nothing() -> None:
    own = Copy("worn", WORN, (place(WORN, "挽"),))
    other = CLEAN.replace("时向晚率队考察", "池一苇陪同走访")
    assert heal(own, [Copy("other", other)]) == ()


TEXTS = st.text("宁波丽水考察座谈，\n ", max_size=30)


@given(TEXTS, TEXTS)
def test_differences_tell_two_texts_apart_and_are_in_order(one: str, other: str) -> None:
    found = differences(one, other)
    assert (not found) == ("".join(one.split()) == "".join(other.split()))
    assert all(one[slice(*each.own)] == each.mine for each in found)
    assert all(other[slice(*each.other)] == each.theirs for each in found)
    assert all(a.own[1] <= b.own[0] for a, b in pairwise(found))
