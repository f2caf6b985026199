"""Whose words a stretch of text is. All people are invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions
from zuotan.reading.speeches import sentences, turns

PEOPLE = "市委书记陶文岳，玉山县委书记蒋思齐参加。"


def told(text: str) -> list[tuple[str | None, str]]:
    """The turns of what follows a sentence that presents the people."""
    marks = Marks(PEOPLE + text, lexicon())
    found = turns(marks, sentences(marks, find_mentions(marks, HolderFinder(marks).holders())))
    return [(turn.speaker, marks.text[turn.start : turn.end]) for turn in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("陶文岳说，路要修通。", [("陶文岳", "路要修通。")], id="said"),
        pytest.param(
            "陶文岳说，路要修通。车要跑起来。", [("陶文岳", "路要修通。车要跑起来。")], id="goes on"
        ),
        pytest.param(
            "陶文岳说，路要修通。蒋思齐表示，将全力配合。",
            [("陶文岳", "路要修通。"), ("蒋思齐", "将全力配合。")],
            id="the next person begins anew",
        ),
        pytest.param(
            "陶文岳走上讲台。他说，路要修通。", [("陶文岳", "路要修通。")], id="a pronoun is the last subject"
        ),
        pytest.param(
            "蒋思齐到会。陶文岳欢迎玉山县领导一行，他说，路要修通。",
            [("陶文岳", "路要修通。")],
            id="a pronoun is the subject of its own sentence",
        ),
        pytest.param(
            "陶文岳会见了由副县长何清、县长助理蒋思齐率领的代表团一行，表示路要修通。",
            [("陶文岳", "路要修通。")],
            id="who leads the guests does not welcome them",
        ),
        pytest.param(
            "“路要修通。”陶文岳说。", [("陶文岳", "路要修通。")], id="the speaker after the quotation"
        ),
        pytest.param(
            "“路要修通。”陶文岳说。车要跑起来。",
            [("陶文岳", "路要修通。"), ("陶文岳", "车要跑起来。")],
            id="the speaker goes on behind the quotation",
        ),
        pytest.param(
            "“路要修通。”陶文岳的话引来掌声。车要跑起来。",
            [("陶文岳", "路要修通。"), ("陶文岳", "车要跑起来。")],
            id="someone's words were just quoted",
        ),
        pytest.param(
            "陶文岳说，路要修通。沿着长廊，大家细看展板。",
            [("陶文岳", "路要修通。")],
            id="the reporter walks on",
        ),
        pytest.param(
            "陶文岳说，路要修通。会后，代表团参观了工厂。",
            [("陶文岳", "路要修通。")],
            id="the reporter goes on",
        ),
        pytest.param("双方商定，共建产业园。", [(None, "共建产业园。")], id="agreed by both"),
        pytest.param("根据协议，两地将共建产业园。", [(None, "两地将共建产业园。")], id="by agreement"),
        pytest.param(
            "考察团对玉山县的变化给予高度评价。在今后工作中，希望两地加强往来。",
            [(None, "两地加强往来。")],
            id="wished by a delegation",
        ),
        pytest.param(
            "陶文岳走上讲台，介绍了市情。建议两地加强往来。",
            [("陶文岳", "两地加强往来。")],
            id="asked by who was told of last",
        ),
        pytest.param(
            "陶文岳说，路要修通。与玉山县座谈结束后，代表团到了工厂。",
            [("陶文岳", "路要修通。")],
            id="the next meeting is no speech",
        ),
        pytest.param("陶文岳要求，各部门要抓好落实。", [], id="told to his own people"),
        pytest.param("陶文岳要求全体代表团成员解放思想。", [], id="told to his delegation"),
        pytest.param("陶文岳围绕大会提出的目标走访。", [], id="what a congress asked"),
        pytest.param(
            "陶文岳说，路要修通。在茶园，代表团看了新芽。",
            [("陶文岳", "路要修通。")],
            id="the delegation is elsewhere",
        ),
        pytest.param(
            "陶文岳说，路要修通。\n本报讯 今天立冬。", [("陶文岳", "路要修通。\n")], id="another report"
        ),
        pytest.param("陶书记说，路要修通。", [("陶文岳", "路要修通。")], id="called by surname and title"),
        pytest.param(
            "他们说，路要修通。车要跑起来。\n会后，大家走进工厂。",
            [(None, "路要修通。车要跑起来。\n")],
            id="two speak as one to the end of the paragraph",
        ),
        pytest.param("陶文岳提出了新的目标。", [], id="what was put forward"),
        pytest.param(
            "双方一致认为，两村山水相连。后期，两村要打破界限。",
            [(None, "两村山水相连。"), (None, "两村要打破界限。")],
            id="villages",
        ),
        pytest.param(
            "陶文岳说，路要修通。\n此次两市签署合作协议，将深化合作领域。",
            [("陶文岳", "路要修通。\n"), (None, "将深化合作领域。")],
            id="what comes of the signing",
        ),
        pytest.param(
            "双方座谈交流。下一步，玉山县将提供场地，与江州合作建厂。",
            [(None, "玉山县将提供场地，与江州合作建厂。")],
            id="what one will do for the other",
        ),
        pytest.param("据传说，山上有座庙。", [], id="a legend is no speech"),
    ],
)
def test_turns(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text) == expected
