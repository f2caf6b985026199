"""Which regions a level word may call."""

from __future__ import annotations

import pytest

from zuotan.knowledge.regions import gazetteer
from zuotan.reading.levels import at_level, lineage, nested


@pytest.mark.parametrize(
    ("code", "level", "expected"),
    [
        ("510703", "区", "510703"),
        ("510703", "市", "510700"),
        ("510703", "省", "510000"),
        ("450103", "自治区", "450000"),
        ("150000", "区", "150000"),
        ("510703", "县", ""),
        ("810000", "特区", "810000"),
    ],
)
def test_the_region_or_what_contains_it_that_the_word_may_call(code: str, level: str, expected: str) -> None:
    assert at_level(gazetteer(), code, level) == expected


def test_a_region_lies_in_its_line() -> None:
    assert [entry.code for entry in lineage(gazetteer(), "510703")] == ["510703", "510700", "510000"]
    assert nested(gazetteer(), "510703", "510000")
    assert not nested(gazetteer(), "510700", "510800")
