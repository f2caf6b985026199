"""Names against running text: names that nobody bears in the corpora, words that every page holds."""

from __future__ import annotations

import pytest

from zuotan.knowledge.names import (
    BOUND,
    after_names,
    companions,
    dotted_name,
    han_name_score,
    name_score,
    surname_length,
    transcribed_score,
)


@pytest.mark.parametrize(
    "name", ["甄若川", "滑石峰", "鄢一舟", "上官云霓", "阮一帆", "尉迟海", "程芳芳", "古若愚"]
)
def test_names_score_above_nought(name: str) -> None:
    assert han_name_score(name) > 0


@pytest.mark.parametrize("words", ["一行前", "表示欢", "参加了", "高质量", "在会上", "工作的", "发展和"])
def test_running_text_scores_below_nought(words: str) -> None:
    assert han_name_score(words) < 0


def test_score_is_bounded() -> None:
    assert all(-BOUND <= han_name_score(name) <= BOUND for name in ("王芳芳", "的的的", "欧阳慧敏", "甲"))


@pytest.mark.parametrize("name", ["那顺格日勒", "扎西旺堆", "乌力吉", "苏日娜", "多吉次仁"])
def test_names_written_by_their_sound(name: str) -> None:
    assert transcribed_score(name) > 0


@pytest.mark.parametrize("words", ["座谈会上", "经济发展", "日记里写", "考察团"])
def test_words_are_no_sounds(words: str) -> None:
    assert transcribed_score(words) < -1


@pytest.mark.parametrize(
    ("text", "length"), [("欧阳明", 2), ("王明", 1), ("王", 0), ("的明", 0), ("欧阳", 1)]
)
def test_surname_length(text: str, length: int) -> None:
    assert surname_length(text) == length


def test_dotted_names_are_told_with_one_dot() -> None:
    assert dotted_name("由吾买尔•艾山主持", 1) == "吾买尔·艾山主持"
    assert dotted_name("无点之名") is None


def test_company_of_characters() -> None:
    assert companions("会", "议") > companions("会", "鹏")
    assert after_names()["说"] > 1 > after_names()["会"]


def test_a_name_is_told_by_the_better_of_its_two_scores() -> None:
    assert name_score("甄若川") == han_name_score("甄若川") > transcribed_score("甄若川")
    assert name_score("扎西旺堆") == transcribed_score("扎西旺堆") > han_name_score("扎西旺堆")
    assert name_score("那顺格日勒图") == transcribed_score("那顺格日勒图")
