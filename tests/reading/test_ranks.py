"""How high offices stand: by eye, from the order in which the genre names them."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.offices import OfficeFinder
from zuotan.reading.ranks import FIRST, LISTED, OTHERS, rank
from zuotan.reading.seats import Seat


def ranked(text: str) -> list[int]:
    """The ranks of the offices of a text, in order."""
    offices = OfficeFinder(Marks(text, lexicon())).offices()
    return [rank(Seat("", "", "", office)) for office in offices]


@pytest.mark.parametrize(
    "text",
    [
        "市委书记谌小满，市长谌小满，市人大常委会主任谌小满，市政协主席谌小满，市委副书记谌小满，市纪委书记谌小满，副市长谌小满",
        "县委书记谌小满，代县长谌小满，县委副书记谌小满，县委常委谌小满，县人大常委会副主任谌小满",
        "自治区党委书记谌小满，自治区主席谌小满，自治区党委副书记谌小满，自治区副主席谌小满",
        "海河新区党工委书记谌小满，竹林镇镇长谌小满，县委常委谌小满，县政协副主席谌小满",
    ],
)
def test_offices_fall_in_rank_as_they_are_named(text: str) -> None:
    found = ranked(text)
    assert found == sorted(found)
    assert found[0] < found[-1]


@pytest.mark.parametrize(
    "text", ["市教育局党委书记谌小满", "团县委书记谌小满", "市商务局局长谌小满", "市工商联主席谌小满"]
)
def test_heads_of_bureaus_and_bodies_stand_below_leaders(text: str) -> None:
    assert ranked(text) == [OTHERS]
    assert OTHERS > FIRST


def test_who_is_only_listed_stands_last() -> None:
    assert ranked("市领导谌小满") == [LISTED]
