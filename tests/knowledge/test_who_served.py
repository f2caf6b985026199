"""Who served where, and between which days, as the tables have it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zuotan.knowledge import leaders
from zuotan.knowledge.leaders import Between, Chair
from zuotan.knowledge.tables import Row

CHAIR = {"code": "331100", "post": "党委书记"}
TABLES: dict[str, tuple[Row, ...]] = {
    "leaders": ({"code": "330200", "name": "时向晚"},),
    "observed_offices": (
        {"name": "冯知秋", "first": "2020-01-02", "last": "2021-03-04", **CHAIR},
        {"name": "时向晚", "first": "2021-06-01", "last": "2022-01-02", **CHAIR},
        {"name": "池一苇", "first": "2023-01-02", "last": "2024-01-02", **CHAIR},
        {"name": "池一苇", "first": "2019-01-02", "last": "2019-03-02", "code": "331100", "post": ""},
    ),
}


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def clear() -> None:
        leaders.regions_served.cache_clear()
        leaders.seen_between.cache_clear()

    monkeypatch.setattr(leaders, "rows", lambda name: TABLES[name])
    clear()
    yield
    clear()


@pytest.mark.usefixtures("invented")
def test_both_tables_say_who_served_where() -> None:
    assert leaders.regions_served() == {
        "时向晚": frozenset(("330200", "331100")),
        "冯知秋": frozenset(("331100",)),
        "池一苇": frozenset(("331100",)),
    }


@pytest.mark.usefixtures("invented")
def test_a_chair_is_had_between_those_who_had_it_before_and_after() -> None:
    chair = Chair("331100", "党委书记")
    assert leaders.seen_between() == {
        ("冯知秋", chair): Between(None, "2021-06-01"),
        ("时向晚", chair): Between("2021-03-04", "2023-01-02"),
        ("池一苇", chair): Between("2022-01-02", None),
    }
