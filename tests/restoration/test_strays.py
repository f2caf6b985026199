"""Stray digits and blanks, and the numbers and blanks that look like them."""

from __future__ import annotations

import pytest

from zuotan.restoration import strays
from zuotan.restoration.text import Change, Text, replay

NOISY = "考察团一行先后走进高新区和保 税区，了 解两地产业转型的 7 做法，希望进一步加强4 交流合作。\n"
"""A paragraph that shows the pattern."""
PLAIN = "考察团一行先后走进高新区和保税区，了解两地产业转型的做法，希望进一步加强交流合作。\n"


def cleaned(raw: str) -> str:
    text = strays.repair(Text.decode(raw))
    assert replay(raw, text.edits()) == text.chars
    return text.chars


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("江望舒指出，两市要深化务实合7作，共同推动高质量发展。", "江望舒指出，两市要深化务实合作，共同推动高质量发展。"),
        ("会后召开的35座谈会上，双方签署了12项合作协议，总投资28亿元。", "会后召开的座谈会上，双方签署了12项合作协议，总投资28亿元。"),
        ("近20年来，两市先后开通8条航线，江一帆等50多名代表参加。", "近20年来，两市先后开通8条航线，江一帆等50多名代表参加。"),
        ("双方围绕“教育 医疗”等领域，交换了  意见，达成广泛共识。", "双方围绕“教育医疗”等领域，交换了意见，达成广泛共识。"),
    ],
)  # fmt: skip
def test_what_is_noise_goes_and_numbers_stay(raw: str, expected: str) -> None:
    assert cleaned(NOISY + raw) == PLAIN + expected


def test_blanks_of_full_width_are_print_s_own() -> None:
    assert cleaned(NOISY + "中共江州市委书记\u3000江望舒") == PLAIN + "中共江州市委书记\u3000江望舒"


def test_what_may_be_a_number_is_kept_and_doubted() -> None:
    raw = NOISY + "会议提出今后5年，两市每年互派干部挂职锻炼，江一帆说，这3点都要落实。"
    text = strays.repair(Text.decode(raw))
    doubts = [edit for edit in text.edits() if edit.kind == "doubt"]
    assert text.chars == PLAIN + raw[len(NOISY) :]
    assert [(edit.before, edit.after, edit.certain) for edit in doubts] == [("3", "3", False)]
    assert replay(raw, text.edits()) == text.chars


def test_one_odd_digit_shows_no_pattern() -> None:
    raw = "江望舒指出，两市要深化务实合7作，共同推动高质量发展，让成果惠及百姓。"
    text = strays.repair(Text.decode(raw))
    assert text.chars == raw
    assert [(edit.kind, edit.before) for edit in text.edits()] == [("doubt", "7")]


def test_a_list_of_names_keeps_its_blanks() -> None:
    raw = "出席会议的代表有，江望舒 林海 何清 欧阳望山 林小溪 江一帆 何大川 孙海平 周望远 李长青 钱江。"
    assert cleaned(raw) == raw


def test_signs_of_other_noise_do_not_make_numbers_noise() -> None:
    raw = "两市自1999年结对以来，已有50多家企业来县里落户，还打了一批机井，每50亩一眼。"
    text = Text.decode(f"甲乙丙丁\n{raw}").apply([Change(at, at + 1, "", "noise") for at in range(4)])
    assert strays.repair(text).chars == f"\n{raw}"
