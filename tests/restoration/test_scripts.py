"""Which script a text is written in."""

import pytest

from zuotan.restoration.scripts import is_traditional, marks
from zuotan.restoration.text import Change, Text


@pytest.mark.parametrize(
    ("chars", "traditional"),
    [
        ("代表團赴產業園考察", True),
        ("代表团赴产业园考察", False),
        ("一行考察", False),
        ("團", True),
        # one name as its owner writes it, in a simplified sentence
        ("陳某团长率队来访", False),
        # three characters of one kind are not four times one of the other
        ("團長產业", False),
        ("團長產業园", True),
        # rare characters are of neither script
        ("𠀀𠀁𠀂𠀃团", False),
    ],
)
def test_the_script_of_a_text(chars: str, traditional: bool) -> None:
    assert is_traditional(chars) is traditional


def test_marks_are_counted_once_and_no_further_than_asked() -> None:
    assert (marks("團團長產業园"), marks("團團長產業园", 2), marks("团长")) == (4, 2, 0)


def test_the_script_is_judged_again_where_characters_changed() -> None:
    text = Text.decode("團長，產業")
    assert text.is_traditional
    assert text.apply([Change(2, 3, "、", "punctuation")], marks_only=True).is_traditional
    assert not text.apply([Change(0, 5, "团长产业", "script")]).is_traditional
