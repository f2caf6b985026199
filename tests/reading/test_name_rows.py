"""Names in a row before what tells who they are: sentences of our own about invented people, read by eye."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.name_rows import name_rows


def rows(text: str) -> list[tuple[list[str], str | None]]:
    marks = Marks(text, lexicon())
    held = frozenset(holder.start for holder in HolderFinder(marks).holders())
    return [([text[low:high] for low, high in row.names], row.side) for row in name_rows(marks, held)]


@pytest.mark.parametrize(
    ("text", "names", "side"),
    [
        ("谌小满、古一凡、叶知秋陪同考察。", ["谌小满", "古一凡", "叶知秋"], "host"),
        ("活动结束后，谌小满、古一凡等参加座谈。", ["谌小满", "古一凡"], None),
        ("谌小满、古一凡一行看望了干部。", ["谌小满", "古一凡"], "host"),
        ("谌小满、古一凡（女）和那顺格日勒等领导出席。", ["谌小满", "古一凡", "那顺格日勒"], None),
        ("会上，谌小满、阿依古丽·吐尔逊等同志列席。", ["谌小满", "阿依古丽·吐尔逊"], None),
        ("副省长及谌小满、古一凡、叶知秋与代表团座谈。", ["古一凡", "叶知秋"], "host"),
    ],
)
def test_names_before_a_verb_of_taking_part(text: str, names: list[str], side: str | None) -> None:
    assert rows(text)[:1] == [(names, side)]


@pytest.mark.parametrize(
    "text",
    [
        "教育、卫生、财政等部门参加。",
        "襄阳、荆门、宜昌等市参加。",
        "襄阳、荆门、宜昌参加。",
        "市领导谌小满、古一凡参加。",
        "企业代表、商会代表、谌小满参加。",
        "谌小满参加。",
        "谌小满、谌小满参加。",
    ],
)
def test_no_row(text: str) -> None:
    assert rows(text) == []
