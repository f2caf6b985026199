"""Whose a delegation is."""

from __future__ import annotations

import pytest
from scenery import scene, visits


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("四川省党政代表团到了。", "510000"),
        ("广元市党政企业考察团到了。", "510800"),
        ("我市学习考察团到了。", "home"),
        ("市委市政府考察团到了。", "home"),
        ("广元市委市政府考察团到了。", "510800"),
        ("湖北省委书记钱穆之率省党政代表团到了。", "420000"),
        ("广元市市长钱穆之一行到了。", "510800"),
        ("韩国友好代表团到了。", "outside"),
        ("省教育厅督导组到了。", "outside"),
        ("参加四川代表团审议。", ""),
        ("代表团到了。", ""),
    ],
)
def test_the_owner_is_who_stands_before_leads_or_is_named(text: str, owner: str) -> None:
    (party,) = scene(text).parties
    assert party.owner == owner


def test_regions_listed_before_a_delegation_come_together() -> None:
    page = "6月3日，济南市济阳区、临沂市兰陵县等考察团来安吉县考察，安吉县副县长钱穆之陪同。"
    assert visits(page) == [("济阳区、兰陵县", "安吉县")]


def test_delegations_to_a_congress_visit_nobody_on_the_way_either() -> None:
    assert visits("今天，广西、河北、广东等代表团陆续抵京，代表们意气风发。") == []
