"""Offices seen on pages that tell of no visit."""

from __future__ import annotations

import pytest

import zuotan

CASES = {
    "宁波市委书记时向晚、丽水市市长池一苇出席开幕式并致辞。": [
        ("时向晚", "宁波市委书记", "330200"),
        ("池一苇", "丽水市市长", "331100"),
    ],
    "浙江省委副书记、省长顾长庚强调，要抓好春耕生产。": [
        ("顾长庚", "浙江省委副书记", "330000"),
        ("顾长庚", "浙江省省长", "330000"),
    ],
    "省长顾长庚强调，要抓好春耕生产。": [],
    "原浙江省省长顾长庚回忆了当年的情景。": [],
    "四川省领导顾长庚、池一苇参加植树活动。": [],
}


@pytest.mark.parametrize(("text", "seen"), CASES.items())
def test_who_is_seen_in_which_office(text: str, seen: list[tuple[str, str, str]]) -> None:
    reading = zuotan.read(text)
    assert [(one.name, one.office, one.code) for one in reading.observations] == seen
    assert all(text[slice(*one.span)] == one.name for one in reading.observations)
