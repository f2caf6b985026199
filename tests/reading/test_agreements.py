"""Agreements: signed titles with and without 《》; what is planned, past, counted or only referred to. All invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.agreements import agreements
from zuotan.reading.marks import Marks


def titles(text: str) -> list[str]:
    return [agreement.title for agreement in agreements(Marks(text, lexicon()))]


SIGNED = {
    "in 《》": ("会上，双方签署《甲市乙市战略合作框架协议》。", ["甲市乙市战略合作框架协议"]),
    "several in 《》": (
        "双方签署《经济合作协议》《旅游合作协议》和《教育合作备忘录》等8个协议。",
        ["经济合作协议", "旅游合作协议", "教育合作备忘录"],
    ),
    "《》 before the verb": ("见证下，《甲乙合作框架协议》正式签署。", ["甲乙合作框架协议"]),
    "bare": ("两地妇联签订了交流合作框架协议。", ["交流合作框架协议"]),
    "two bare": ("部门签署学校结对帮扶协议和医院结对帮扶协议。", ["学校结对帮扶协议", "医院结对帮扶协议"]),
    "bare beside 《》": (
        "双方签署关于建立长期合作关系的协议书和《友好合作框架协议》。",
        ["关于建立长期合作关系的协议书", "友好合作框架协议"],
    ),
    "in clauses of their own": (
        "甲局与乙局签署两地旅游合作框架协议，丙会与丁社签署茶叶代理合作协议。",
        ["两地旅游合作框架协议", "茶叶代理合作协议"],
    ),
    "a letter of intent": ("两县市还签订经济技术协作意向书。", ["经济技术协作意向书"]),
    "minutes that were adopted": ("会议审议通过了《第三次联席会议纪要》。", ["第三次联席会议纪要"]),
    "a contract": ("公司与我市签订粮食仓储项目投资合同。", ["粮食仓储项目投资合同"]),
    "a term in brackets": ("签署《甲乙合作协议（2023—2025年）》。", ["甲乙合作协议（2023—2025年）"]),
    "自 inside 自治区": ("局长与自治区副主席签署《关于建立机制的备忘录》。", ["关于建立机制的备忘录"]),
    "told ahead without 《》": (
        "两地签署深化合作框架协议。会上，双方签署《深化合作框架协议（2018—2020年）》。",
        ["深化合作框架协议（2018—2020年）"],
    ),
    "named again without 《》": (
        "双方签署《甲市乙市深化对口合作协议》。两市共同签订深化对口合作协议，意义重大。",
        ["甲市乙市深化对口合作协议"],
    ),
    "before 并": ("双方签署了友好合作协议书并互赠礼品。", ["友好合作协议书"]),
    "before 为期": ("双方签订了为期三年的友好合作协议书。", ["友好合作协议书"]),
}


@pytest.mark.parametrize(("text", "expected"), SIGNED.values(), ids=SIGNED)
def test_what_was_signed(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "双方签署10项合作协议。",
        "双方签署“1+5”合作协议。",
        "双方签署了一批战略合作协议。",
        "部门签订了产业协作、教育帮扶等合作协议。",
        "会后，双方签署了合作协议。",
        "双方将签署《战略合作框架协议》。",
        "希望双方尽快签订战略合作协议。",
        "去年，双方签署了《战略合作框架协议》。",
        "自签署《战略合作框架协议》以来，往来不断。",
        "根据双方签署的《战略合作框架协议》，项目开工。",
        "会议通过了人事任免和《议程》。",
        "双方达成了合作意向。",
    ],
)
def test_what_was_not(text: str) -> None:
    assert titles(text) == []


def test_spans_are_those_of_the_titles() -> None:
    text = "会上，双方签署《甲乙合作框架协议》。"
    (agreement,) = agreements(Marks(text, lexicon()))
    assert text[slice(*agreement.span)] == "甲乙合作框架协议"


def test_agreements_of_a_passage_alone() -> None:
    text = "双方签署《甲乙合作协议》。双方签署《丙丁合作协议》。"
    found = agreements(Marks(text, lexicon()), 13, len(text))
    assert [agreement.title for agreement in found] == ["丙丁合作协议"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "9月2日，江南省人民政府、海北省人民政府战略合作框架协议签约仪式在江州举行。",
            ["江南省人民政府、海北省人民政府战略合作框架协议"],
            id="named by its ceremony",
        ),
        pytest.param(
            "两市交流座谈会暨友好合作协议签署仪式举行。", ["友好合作协议"], id="a meeting and a ceremony"
        ),
        pytest.param("下周将举行友好合作协议签约仪式。", [], id="a ceremony to come"),
        pytest.param(
            "甲局与乙局签署旅游合作协议，丙社与丁社签署旅游合作协议。",
            ["旅游合作协议", "旅游合作协议"],
            id="two papers of one name",
        ),
        pytest.param(
            "甲市与乙市签署旅游合作协议。会上，甲市与乙市签署旅游合作协议。",
            ["旅游合作协议"],
            id="one paper told twice",
        ),
        pytest.param(
            "双方签署《甲乙文化旅游协议》和产业协作备忘录。",
            ["甲乙文化旅游协议", "产业协作备忘录"],
            id="a bare title behind one in 《》",
        ),
        pytest.param(
            "两市签订了框架性友好合作协议。会上，书记代表我市签订友好合作协议。",
            ["框架性友好合作协议"],
            id="told again in short",
        ),
        pytest.param("今年5月，两省签署能源合作协议，往来更密。", [], id="recalled of this year"),
        pytest.param("现场签署了10项合作协议。", [], id="counted"),
    ],
)
def test_signings(text: str, expected: list[str]) -> None:
    assert titles(text) == expected
