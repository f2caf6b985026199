"""Each kind of damage on sentences made for it, and laws that hold of every repair."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zuotan.restoration import REPAIRS, repair
from zuotan.restoration.text import Text, replay

CASES = [
    pytest.param(case["raw"], case["expected"], id=f"{path.stem}: {case['label']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_damage_is_repaired(raw: str, expected: str) -> None:
    text = repair(Text.decode(raw))
    assert text.chars == expected
    assert replay(raw, text.edits()) == expected


@pytest.mark.parametrize("expected", [case.values[1] for case in CASES])
def test_what_is_repaired_needs_no_repair(expected: str) -> None:
    assert repair(Text.decode(expected)).chars == expected


DAMAGE = st.text(
    alphabet='戰略學互鑒東北推動，,。;；？?()（）W|Fpxùéán 12\u3000*👑🌸-\n"“”welcome县委书记人', max_size=80
)


@settings(deadline=None)
@given(DAMAGE)
def test_no_text_is_too_odd_and_edits_replay(raw: str) -> None:
    text = repair(Text.decode(raw))
    assert replay(raw, text.edits(), text.charset) == text.chars


def test_a_clean_text_is_the_same_object() -> None:
    text = Text.decode("江州市党政代表团赴岭南市学习考察，两市召开座谈会。")
    assert all(step(text) is text for step in REPAIRS)


@pytest.mark.parametrize(
    ("raw", "kind", "certain"),
    [
        ("行程緊湊(còu)？疾靾F(tuán)深入港區(qū)，轉(zhuǎn)型。", "gbk_slip", True),
        ("共謀發(fā)展ＯＭ?p(shuāng)方攜手，落實戰(zhàn)略。", "gbk_slip", False),
        (
            "welcome-某金博\n"
            + "两市召开座谈会，共同谋划新一年的交流合作事项，" * 2
            + "welcome-某金博要努力。",
            "injected_term",
            False,
        ),
        ("縣(xiàn)長(zhǎng)來(lái)訪(fǎng)", "pinyin_gloss", True),
    ],
)
def test_a_guess_is_marked(raw: str, kind: str, certain: bool) -> None:
    edits = [edit for edit in repair(Text.decode(raw)).edits() if edit.kind == kind]
    assert edits and all(edit.certain is certain for edit in edits)
