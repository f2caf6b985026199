"""Sentences and clauses of a text."""

from __future__ import annotations

from zuotan.reading.sentences import Sentences, sentence_around


def test_a_sentence_ends_with_its_mark_or_the_line() -> None:
    sentences = Sentences("甲来了。乙去了\n丙，丁；戊")
    assert [sentences.text[each.start : each.end] for each in sentences.all] == [
        "甲来了。",
        "乙去了",
        "丙，丁；戊",
    ]
    assert sentences.at(5) == (4, 7)


def test_a_clause_begins_after_the_last_comma() -> None:
    sentences = Sentences("甲，乙；丙丁")
    assert sentences.clause(5) == 4
    assert sentences.clause(0) == 0


def test_the_sentence_around_a_position_stays_in_its_passage() -> None:
    text = "甲来了。乙去了！\n丙，丁"
    assert sentence_around(text, 5, 0, len(text)) == (4, 8)
    assert sentence_around(text, 5, 5, 7) == (5, 7)
    assert sentence_around(text, 10, 0, len(text)) == (9, 12)
