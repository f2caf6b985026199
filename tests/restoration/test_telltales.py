"""Telltale characters: each kind is seen in any place and beside any other, and plain prose shows none."""

import pytest

from zuotan.restoration.gloss import GLOSS
from zuotan.restoration.telltales import (
    ASTERISK,
    CONTROL,
    DOT,
    ODD,
    SIGN,
    TONE,
    TRADITIONAL,
    telltales,
)
from zuotan.restoration.text import Change, Text

PROSE = "考察团一行来到产业园（二期），听取介绍。Zone 12:30\n"
SHOWN = {
    CONTROL: "\x00",
    TONE: "ǚ",
    ASTERISK: "＊",
    DOT: "・",
    ODD: "\u200b",
    SIGN: "▲",
    TRADITIONAL: "團",
}


def test_plain_prose_has_none() -> None:
    assert telltales(PROSE) == 0


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("place", [0, 7, len(PROSE)])
def test_each_kind_is_seen_wherever_it_stands(kind: int, place: int) -> None:
    assert telltales(PROSE[:place] + SHOWN[kind] + PROSE[place:]) == kind


def test_all_kinds_are_seen_together() -> None:
    assert telltales(PROSE.join(SHOWN.values())) == sum(SHOWN)


@pytest.mark.parametrize("char", ["😀", "𡞵", "\U000e0041"])
def test_what_lies_above_the_basic_plane_may_be_odd_or_traditional(char: str) -> None:
    assert telltales(PROSE + char) == ODD | TRADITIONAL


def test_every_gloss_shows_a_tone() -> None:
    assert all(telltales(gloss) & TONE and GLOSS.fullmatch(gloss) for gloss in ("(zhàn)", "（lǜ）", "(ḿ)"))


def test_a_text_has_the_kinds_of_the_page_and_of_what_came_in() -> None:
    text = Text.decode("我县＊考察").apply([Change(2, 3, "▲", "noise")])
    assert text.kinds == ASTERISK | SIGN
