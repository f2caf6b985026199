"""Whether a page tells of one visit, a tour or a roundup."""

from __future__ import annotations

import pytest

from zuotan import read


@pytest.mark.parametrize(
    ("page", "genre", "count"),
    [
        ("5月6日，青海省党政代表团赴江苏考察，江苏省省长钱穆之陪同。", "visit_report", 1),
        ("5月6日，省长钱穆之在省内走了几个村。", "other_news", 0),
        (
            "5月6日，青海省党政代表团赴江苏考察。\n5月8日，甘肃省党政代表团赴山东考察。\n5月9日，贵州省党政代表团赴四川考察。",
            "roundup",
            3,
        ),
    ],
)
def test_a_page_is_split_by_what_it_tells(page: str, genre: str, count: int) -> None:
    reading = read(page)
    assert (reading.report.genre, len(reading.visits)) == (genre, count)
