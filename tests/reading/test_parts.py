"""Zones and townships as sides of a visit."""

from __future__ import annotations

import pytest

from zuotan import read


def sides(page: str) -> list[tuple[str, str | None, str | None]]:
    """Name, zone and township of the visitors and hosts of a page's one visit."""
    (visit,) = read(page).visits
    return [(each.name, each.zone, each.town) for each in (*visit.visitors, *visit.hosts)]


def test_a_zone_visits_a_zone() -> None:
    page = (
        "5月6日，湖北省宜昌高新区党工委书记钱穆之率考察团赴九江经济技术开发区考察。"
        "九江市委常委、九江经济技术开发区党工委书记华之平会见考察团一行。宜昌高新技术产业开发区与九江经开区签约。"
    )
    assert sides(page) == [
        ("宜昌市", "宜昌高新技术产业开发区", None),
        ("九江市", "九江经济技术开发区", None),
    ]


def test_a_township_visits_a_township() -> None:
    page = (
        "5月6日，浙江省安吉县梅溪镇党委书记钱穆之带队来到江西省婺源县清华镇考察。清华镇党委书记华之平陪同。"
    )
    assert sides(page) == [("安吉县", None, "梅溪镇"), ("婺源县", None, "清华镇")]


@pytest.mark.parametrize(
    "page",
    [
        "5月6日，宜昌市委书记钱穆之率党政代表团赴九江市考察。代表团参观了九江经济技术开发区。九江市市长华之平陪同。",
        "5月6日，安吉县县长钱穆之率党政代表团赴婺源县考察。代表团来到婺源县清华镇。婺源县县长华之平陪同。",
    ],
)
def test_a_zone_or_township_seen_on_the_way_is_no_side(page: str) -> None:
    assert [(zone, town) for _, zone, town in sides(page)] == [(None, None), (None, None)]
