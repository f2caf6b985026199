"""What the two sides will do together: which clauses of a speech commit. All people are invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.commitments import commitments
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions
from zuotan.reading.speeches import sentences, turns


def told(text: str) -> list[tuple[str | None, str]]:
    """Who commits to what in a text."""
    marks = Marks("市委书记陶文岳参加。" + text, lexicon())
    heard = turns(marks, sentences(marks, find_mentions(marks, HolderFinder(marks).holders())))
    return [(one.by, one.text) for one in commitments(marks, heard)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param(
            "陶文岳说，我们将共建产业园，打通断头路。", ["共建产业园", "打通断头路"], id="clauses in a row"
        ),
        pytest.param("陶文岳希望两地加强港口合作。", ["加强港口合作"], id="an ask without its side"),
        pytest.param("陶文岳说，下一步，要深化科技协作。", ["深化科技协作"], id="what leads in is left out"),
        pytest.param("陶文岳说，贵市发展令人钦佩。", [], id="praise"),
        pytest.param("陶文岳说，近年来我市建成了三个园区。", [], id="own record"),
        pytest.param("陶文岳说，我们要认真学习贵市经验。", [], id="learning"),
        pytest.param("陶文岳说，要扩大劳务协作，更好造福两地群众。", ["扩大劳务协作"], id="a pure aim"),
        pytest.param("陶文岳说，要按照互利原则，深化产业对接。", ["深化产业对接"], id="a frame"),
        pytest.param("陶文岳感谢大家的支持。", [], id="thanks"),
    ],
)
def test_clauses_that_commit(text: str, clauses: list[str]) -> None:
    assert told(text) == [("陶文岳", clause) for clause in clauses]


def test_what_both_agreed_is_nobody_s_own() -> None:
    assert told("双方商定，联合举办采摘节。") == [(None, "联合举办采摘节")]


def test_each_clause_has_its_own_fields() -> None:
    marks = Marks("市委书记陶文岳参加。陶文岳说，要深化港口合作，完善会商机制。", lexicon())
    heard = turns(marks, sentences(marks, find_mentions(marks, HolderFinder(marks).holders())))
    assert [one.fields for one in commitments(marks, heard)] == [("ports_logistics",), ()]
