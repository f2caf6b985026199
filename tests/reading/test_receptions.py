"""Who receives whom."""

from __future__ import annotations

import pytest
from scenery import told, visits


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("市委书记钱穆之会见广元市市长华之平。", [("510800", ()), ("", ("home",))]),
        ("绵阳市市长钱穆之陪同考察。", [("", ("510700",))]),
        ("绵阳市市长钱穆之对广元市客人的到来表示欢迎。", [("510800", ()), ("", ("510700",))]),
        ("我市迎来一批前来取经的客人。", [("", ("home",))]),
        ("在川期间，客人看了几个村。", [("", ("510000",))]),
        ("会见后，双方签了协议。", []),
        ("幼熊在成都迎来一岁生日。", []),
    ],
)
def test_who_is_met_is_the_visitor_and_who_meets_the_host(
    text: str, frames: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert told(text) == frames


def test_a_party_with_which_one_talks_is_the_visitor() -> None:
    page = "来源：绍兴日报\n\n5月6日，市委书记钱穆之与来访的长春市市长华之平一行座谈。"
    assert visits(page) == [("长春市", "绍兴市")]
    assert visits("5月6日，绍兴市委书记钱穆之与长春市市长华之平一行会见，双方交换意见。") == [
        ("长春市", "绍兴市")
    ]
