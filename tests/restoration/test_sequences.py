"""What follows what in news prose: by the table, and by what it does not hold."""

from __future__ import annotations

import math

import pytest

from zuotan.knowledge.tables import rows
from zuotan.restoration import sequences
from zuotan.restoration.sequences import fit, likelihood, shown


def test_numbers_and_foreign_words_are_one_character_each_and_blanks_none() -> None:
    assert shown("投资28.5 亿元，GDP 增长") == "投资0亿元，A增长"


@pytest.mark.parametrize(
    ("before", "likelier", "other"),
    [("人民", "政", "正"), ("总书", "记", "计"), ("0亿", "元", "园"), ("，", "双", "霜")],
)
def test_what_prose_says_is_likelier(before: str, likelier: str, other: str) -> None:
    assert likelihood(before, likelier) > likelihood(before, other) + 2


def test_what_was_never_seen_is_unlikely_but_not_impossible() -> None:
    assert -30 < likelihood("龘龘", "龘") < -10


def test_a_line_begins_and_ends_as_lines_do() -> None:
    assert likelihood("展。", "\n") > likelihood("展，", "\n") + 2


def test_a_fit_adds_up_the_likelihoods_of_each_character() -> None:
    told = likelihood("共同", "发") + likelihood("同发", "展")
    assert fit("共同", "发展") == pytest.approx(told)
    assert fit("我们要共同", "发展") == pytest.approx(told)


def test_rows_are_found_without_reading_all() -> None:
    table = rows("sequences")
    for row in (table[0], table[1], table[len(table) // 2], table[-1]):
        cells = "\t".join([*row.values()][1:])
        assert sequences._row(row["after"]) == cells
    assert sequences._row("龘龘") == sequences._row("\x01") == sequences._row("\uffff\uffff") == ""


def test_the_size_of_the_table_is_known() -> None:
    counted = sum(
        grade * len(cell)
        for row in rows("sequences")
        if len(row["after"]) == 1
        for cell, grade in zip([*row.values()][1:], sequences._GRADES, strict=True)
    )
    assert math.isclose(counted, sequences._IN_ALL, rel_tol=0.01)
