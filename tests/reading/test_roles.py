"""Who speaks at a meeting and who runs it. All people are invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions
from zuotan.reading.roles import acts, named
from zuotan.reading.speeches import sentences, turns


def roles(text: str) -> tuple[set[str], set[str]]:
    """The speakers and the chairs of a text."""
    marks = Marks(text, lexicon())
    told_in = sentences(marks, find_mentions(marks, HolderFinder(marks).holders()))
    told = acts(marks, told_in, turns(marks, told_in))
    return named(told, "speaker"), named(told, "chair")


@pytest.mark.parametrize(
    ("text", "speakers", "chairs"),
    [
        pytest.param(
            "市委书记陶文岳，玉山县委书记蒋思齐分别讲话。",
            {"陶文岳", "蒋思齐"},
            set(),
            id="a row shares a verb",
        ),
        pytest.param(
            "市委书记陶文岳和市长苗立群出席并讲话。", {"陶文岳", "苗立群"}, set(), id="joined by 和"
        ),
        pytest.param(
            "市长苗立群主持座谈会，副市长康定一介绍情况。", {"康定一"}, {"苗立群"}, id="each with a verb"
        ),
        pytest.param("座谈会由市长苗立群主持。", set(), {"苗立群"}, id="passive"),
        pytest.param(
            "在市长苗立群主持下，市委书记陶文岳致辞。", {"陶文岳"}, {"苗立群"}, id="under someone's lead"
        ),
        pytest.param("市委书记陶文岳主持召开座谈会并讲话。", {"陶文岳"}, {"陶文岳"}, id="runs and speaks"),
        pytest.param(
            "市委副书记康定一（主持市政府工作）参加座谈。", set(), set(), id="runs a government, no meeting"
        ),
        pytest.param("市长苗立群出席推介会。", set(), set(), id="a fair, no speech"),
        pytest.param("市长苗立群听取了园区建设情况汇报。", set(), set(), id="hears a report"),
        pytest.param(
            "市长苗立群听取了副区长康定一关于协作进展的汇报。", {"康定一"}, set(), id="hears one's report"
        ),
        pytest.param("市长苗立群出席，企业代表作交流发言。", set(), set(), id="others speak"),
        pytest.param(
            "市长苗立群会见了县委书记蒋思齐一行并致欢迎辞。",
            {"苗立群"},
            set(),
            id="the object does not speak",
        ),
        pytest.param("市长苗立群、副市长康定一参加活动。", set(), set(), id="attends"),
        pytest.param(
            "区长苗立群与县长蒋思齐代表两地签署协议并致辞。",
            {"苗立群", "蒋思齐"},
            set(),
            id="both for their places",
        ),
        pytest.param(
            "市委书记陶文岳，市长苗立群分别会见了代表团，对其来访表示欢迎。",
            {"陶文岳", "苗立群"},
            set(),
            id="each met and welcomed them",
        ),
        pytest.param(
            "市委书记陶文岳说，省里领导亲自来访，主持召开现场会。", {"陶文岳"}, set(), id="a meeting recalled"
        ),
        pytest.param(
            "市委书记陶文岳对客人表示欢迎。他说，两地情谊深厚。", {"陶文岳"}, set(), id="through a pronoun"
        ),
    ],
)
def test_roles(text: str, speakers: set[str], chairs: set[str]) -> None:
    assert roles(text) == (speakers, chairs)


def test_roles_are_told_by_passage() -> None:
    text = "市委书记陶文岳讲话。\n市长苗立群致辞。"
    marks = Marks(text, lexicon())
    told_in = sentences(marks, find_mentions(marks, HolderFinder(marks).holders()))
    told = acts(marks, told_in, turns(marks, told_in))
    assert named(told, "speaker", [(11, len(text))]) == {"苗立群"}
