"""Programmes and phrases: words of the tables in their contexts, and the open classes."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.terms import terms


def found(text: str) -> tuple[list[str], list[str]]:
    programmes, phrases = terms(Marks(text, lexicon()))
    return [term.name for term in programmes], [term.name for term in phrases]


@pytest.mark.parametrize(
    ("text", "programmes"),
    [
        ("深入推进京津冀协同发展战略。", ["京津冀协同发展"]),
        ("共建“一带一路”倡议。", ["一带一路"]),
        ("持续深化鲁甘东西部协作。", ["鲁甘协作"]),
        ("深化川浙对口协作。", ["川浙对口协作"]),
        ("考察了雄安新区的工地。", []),
        ("支持雄安新区建设。", ["雄安新区建设"]),
        ("两市唱好“双城记”，共谋发展。", []),
        ("成都与重庆唱好“双城记”。", ["成渝地区双城经济圈"]),
        ("建设徐州城市副中心，城市副中心建设加快。", []),
    ],
)
def test_programmes(text: str, programmes: list[str]) -> None:
    assert found(text)[0] == programmes


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("加快发展新质生产力。", ["新质生产力"]),
        ("完整准确全面贯彻新发展理念。", ["新发展理念"]),
        ("树立创新发展理念。", []),
        ("进入崭新发展阶段。", []),
        ("建立更高质量发展的伙伴关系。", []),
        ("牵住产业协同这个“牛鼻子”。", ["牛鼻子"]),
        ("老乡牵着牛鼻子下田。", []),
        ("企业“走出去”步伐加快。", ["走出去"]),
        ("大家从会场走出去散步。", []),
        ("深入学习贯彻党的二十大精神。", ["党的二十大精神"]),
        ("大力弘扬红船精神。", ["红船精神"]),
        ("推进“三区一群”建设。", ["三区一群"]),
        ("他说“一五一十”地讲。", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert found(text)[1] == phrases


def test_every_mention_has_its_span() -> None:
    text = "新质生产力是关键，要发展新质生产力。"
    (term,) = terms(Marks(text, lexicon()))[1]
    assert [text[start:end] for start, end in term.spans] == ["新质生产力", "发展新质生产力"]


def test_a_term_inside_a_name_of_a_place_is_no_mention() -> None:
    text = "来到乡村振兴展示馆。"
    marks = Marks(text, lexicon())
    assert [term.name for term in terms(marks)[0]] == ["乡村振兴战略"]
    assert terms(marks, [(2, 9)]) == ([], [])
