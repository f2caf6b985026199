"""Where people are mentioned again."""

from __future__ import annotations

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions


def mentioned(text: str) -> list[tuple[int, int]]:
    marks = Marks(text, lexicon())
    return [(mention.start, mention.end) for mention in find_mentions(marks, HolderFinder(marks).holders())]


def test_every_mention_of_a_long_name() -> None:
    assert mentioned("县长鄢一舟介绍情况。会后鄢一舟陪同参观。") == [(2, 5), (12, 15)]


def test_a_short_name_only_where_a_name_may_stand() -> None:
    assert mentioned("县长和平介绍情况。和平说，走和平发展道路。") == [(2, 4), (9, 11)]
