"""Pieces of the headline inside sentences go; a sentence that says the same words keeps them."""

import pytest

from zuotan.restoration import restore
from zuotan.restoration.fragments import repair
from zuotan.restoration.text import Text

TITLE = "山海情深共谱新篇 两市共商合作发展大计"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("考察团先后参观了山海情深共谱新篇 两市共商合作发展大计产业园区。", "考察团先后参观了产业园区。"),
        (
            "两市召两市共商合作发展大计开座谈会，考察两市共商合作发展大计团参加。",
            "两市召开座谈会，考察团参加。",
        ),
        ("“两市共商合作发展大计”座谈会召开。", "“两市共商合作发展大计”座谈会召开。"),
        ("座谈会的主题是：两市共商合作发展大计。", "座谈会的主题是：两市共商合作发展大计。"),
    ],
)
def test_what_parts_a_sentence_goes(raw: str, expected: str) -> None:
    text = repair(Text.decode(raw), TITLE)
    assert text.chars == expected
    assert not any(edit.certain for edit in text.edits())


def test_a_short_title_is_a_word() -> None:
    text = Text.decode("考察团参观了座谈会议产业园。")
    assert repair(text, "座谈会议") is text
    assert repair(text, None) is text


def test_the_title_of_the_page_is_taken_out_of_its_sentences() -> None:
    page = (
        "<title>山海情深共谱合作新篇章</title><h1>山海情深共谱合作新篇章</h1>"
        "<p>昨日，江州市党政代表团来我市考察，双方召山海情深共谱合作新篇章开座谈会，共商合作事宜。</p>"
    )
    assert restore(page).text == "昨日，江州市党政代表团来我市考察，双方召开座谈会，共商合作事宜。"
