"""Which texts may tell of a visit at all."""

from __future__ import annotations

import pytest
from scenery import told

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.frames import framed, visited
from zuotan.reading.marks import Marks


@pytest.mark.parametrize(
    "text",
    [
        "广元市党政代表团昨日抵绵。",
        "市长钱穆之赴绵阳市考察。",
        "市长钱穆之来到此行第二站——绵阳市，与华之平座谈。",
        "我市在深圳市举办推介会。",
        "市长钱穆之会见广元市客人。",
        "川甘两省在成都举行座谈会。",
    ],
)
def test_every_text_that_tells_who_visits_may(text: str) -> None:
    assert visited(Marks(text, lexicon()))
    assert any(visitor for visitor, _ in told(text))


@pytest.mark.parametrize("text", ["今年小麦长势喜人。", "绵阳市粮食增产。", "市长钱穆之来了兴致。"])
def test_most_texts_have_no_word_for_who_might_visit(text: str) -> None:
    assert not visited(Marks(text, lexicon()))


def test_a_stay_is_a_frame_that_tells_no_visitor() -> None:
    marks = Marks("在川期间，大家收获满满。", lexicon())
    assert framed(marks)
    assert told(marks.text) == [("", ("510000",))]
    assert not framed(Marks("今年小麦长势喜人。", lexicon()))
