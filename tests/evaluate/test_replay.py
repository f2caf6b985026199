"""The check that edits are true, written apart from the code that makes them."""

from __future__ import annotations

from typing import Any

import pytest

from zuotan.evaluate import replays
from zuotan.restoration import restore

RAW = "戰(zhàn)略，，合作".encode()
EDITS: list[dict[str, Any]] = [
    {"kind": "pinyin_gloss", "raw": [0, 10], "text": [0, 1], "before": "戰(zhàn)", "after": "战"},
    {"kind": "punctuation", "raw": [13, 19], "text": [2, 3], "before": "，，", "after": "，"},
]


def reading(edits: list[dict[str, Any]], text: str = "战略，合作", charset: str = "utf-8") -> dict[str, Any]:
    return {"page": {"charset": charset}, "report": {"text": text}, "edits": edits}


def test_true_edits() -> None:
    assert len("戰(zhàn)".encode()) == 10
    assert replays(RAW, reading(EDITS)) is None
    assert replays(b"", reading([], text="")) is None


@pytest.mark.parametrize(
    ("index", "change", "told"),
    [
        (0, {"before": "战(zhàn)"}, "the page has"),
        (0, {"after": "占", "text": [0, 1]}, "where the text has"),
        (1, {"text": [3, 4]}, "should begin at"),
        (1, {"raw": [9, 19]}, "overlap"),
        (1, {"raw": [13, 99]}, "outside the page"),
    ],
)
def test_a_false_edit_is_told(index: int, change: dict[str, Any], told: str) -> None:
    edits = [dict(edit) for edit in EDITS]
    edits[index] |= change
    wrong = replays(RAW, reading(edits))
    assert wrong is not None
    assert told in wrong


def test_a_difference_without_an_edit_is_told() -> None:
    wrong = replays(RAW, reading(EDITS, text="战略，合作。"))
    assert wrong is not None
    assert replays(RAW, reading([])) is not None


def test_another_charset() -> None:
    assert replays("战略".encode("gb18030"), reading([], "战略", "gb18030")) is None


def test_it_agrees_with_restoration() -> None:
    raw = "<p>深化戰(zhàn)略合作,,推動(dòng)發(fā)展。</p>".encode()
    restored = restore(raw)
    edits = [
        {"kind": e.kind, "raw": e.raw, "text": e.text, "before": e.before, "after": e.after}
        for e in restored.edits
    ]
    assert replays(raw, reading(edits, restored.text, restored.page.charset)) is None
