"""The table of leaders narrows dates; the program works without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import zuotan
from zuotan.knowledge import tables
from zuotan.reading import bounds
from zuotan.reading.bounds import TenureClue
from zuotan.reading.occasions import first_day, last_day

PAGE = """本报讯 12日至13日，河北省党政代表团赴山东省考察。河北省委书记程河清、山东省委书记安岭南出席座谈会。
程河清说，希望两省携手推动黄河流域生态保护。
"""


@pytest.fixture
def without_leaders(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    real = tables.rows

    def emptied(name: str) -> tuple[tables.Row, ...]:
        return () if name == "leaders" else real(name)

    monkeypatch.setattr(bounds, "rows", emptied)
    bounds.terms.cache_clear()
    yield
    bounds.terms.cache_clear()


@pytest.mark.usefixtures("without_leaders")
def test_a_page_is_read_without_the_table_of_leaders() -> None:
    assert bounds.terms() == {}
    (visit,) = zuotan.read(PAGE).visits
    assert [region.name for region in visit.visitors] == ["河北省"]
    assert {person.name for person in visit.people} == {"程河清", "安岭南"}
    assert (visit.date_basis, visit.start) == ("inferred", None)
    assert visit.earliest and visit.latest and visit.earliest < visit.latest


def test_the_table_of_leaders_is_read() -> None:
    row = next(row for row in tables.rows("leaders") if row["certainty"] == "high" and row["end"])
    known = bounds.terms()[TenureClue(row["name"], row["post"], row["code"])]
    assert (first_day(row["start"]), last_day(row["end"])) in known
