"""A site's name in place of 我们: found by the page's title, or alone on a line at the head of the page."""

import pytest

from zuotan.restoration.injection import repair
from zuotan.restoration.text import Text

SAID = "江望舒说，某博要认真学习两市合作的好经验好做法，把合作事项落到实处，让某博携手前行。"
TRUE = "江望舒说，我们要认真学习两市合作的好经验好做法，把合作事项落到实处，让我们携手前行。"


@pytest.mark.parametrize(
    ("raw", "title", "expected"),
    [
        (SAID, "两市座谈会召开_要闻-某某博", SAID),
        (SAID.replace("某博", "某某博"), "两市座谈会召开_要闻-某某博", TRUE),
        (SAID.replace("某博", "welcome-某冠"), "两市座谈会召开-welcome-某冠", TRUE),
        (f"某某博\n{SAID.replace('某博', '某某博')}", "", f"某某博\n{TRUE}"),
        ("某某报\n某某报要办好。" + SAID, "两市座谈会召开-某某报", "某某报\n某某报要办好。" + SAID),
    ],
)
def test_the_name_of_the_trade_becomes_the_pronoun(raw: str, title: str, expected: str) -> None:
    text = repair(Text.decode(raw), title)
    assert text.chars == expected
    assert not any(edit.certain for edit in text.edits())
