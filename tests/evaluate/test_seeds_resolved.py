"""The five seeds as one record: who is one person, what is one tour, and when a page without a year can be from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from zuotan.engines import build
from zuotan.evaluate import load_gold
from zuotan.record import Filter, Record, open_record
from zuotan.record.rows import ResolvedRow

MONTH = 31


def without_year(shared: Path) -> Path:
    (found,) = (shared / "seeds").glob("000_*")
    return found


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("seeds") / "v.db"
    build([shared / "seeds"], path)
    with open_record(path) as held:
        yield held


@pytest.fixture(scope="module")
def told(shared: Path) -> Counter[str]:
    """On how many pages the gold has each name, and how often one page has it."""
    golds = [page.gold for page in load_gold(shared / "gold").pages]
    return Counter(
        name
        for gold in golds
        for name in {person["name"] for visit in gold["visits"] for person in visit["people"]}
    )


def test_who_is_told_of_on_several_pages_is_one_person_with_offices_in_order(
    record: Record, told: Counter[str]
) -> None:
    several = [name for name, pages in told.items() if pages > 1]
    assert len(several) >= 16
    for name in several:
        (person,) = record.careers(Filter(person=name))
        assert person.visits == told[name], name
        days = [tenure.first or "~" for tenure in person.offices]
        assert days == sorted(days)


def test_one_who_moved_between_provinces_has_both_in_order(record: Record) -> None:
    """The governor who received at home in 2019 and 2020 leads another province's delegation."""
    moved = [
        row
        for row in record.careers()
        if len({tenure.office[:2] for tenure in row.offices if tenure.office.endswith(("省长", "省委书记"))})
        > 1
    ]
    (person,) = moved
    leading = [tenure.office for tenure in person.offices if tenure.office.endswith(("省长", "省委书记"))]
    assert [office[-2:] for office in leading] == ["省长", "书记"]
    assert person.visits == 3


def test_two_of_one_name_in_one_room_are_two(record: Record, shared: Path) -> None:
    for page in load_gold(shared / "gold").pages:
        for visit in page.gold["visits"]:
            names = Counter(person["name"] for person in visit["people"])
            for name in [name for name, count in names.items() if count > 1]:
                assert len(record.careers(Filter(person=name))) == names[name]


def test_two_visits_of_one_week_are_one_tour(record: Record) -> None:
    legs = [row for row in record.resolved() if row.tour]
    assert [row.visit.days.value[0] for row in legs] == ["2024-06-24", "2024-06-26"]
    assert [row.visit.visitors.value[0].name for row in legs] == ["广东省"] * 2
    assert legs[0].tour == legs[1].tour


def spread(days: tuple[str | None, str | None]) -> int:
    """Days from the first to the last; the days of the visit must be among them."""
    earliest, latest = days
    assert earliest
    assert latest
    assert earliest <= "2024-06-12" <= "2024-06-13" <= latest
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


def visit_of(record: Record) -> ResolvedRow:
    (row,) = [row for row in record.resolved() if row.visit.visitors.value[0].name == "黑龙江省"]
    return row


def test_a_page_without_a_year_has_wide_bounds_alone(record: Record) -> None:
    row = visit_of(record)
    assert row.visit.days.value == (None, None)
    assert MONTH < spread(row.visit.bounds) < 500
    assert len(row.visit.limits) == 1


def test_a_dated_copy_dates_it(shared: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes("发布时间：2024-06-20\n".encode() + without_year(shared).read_bytes())
    build([without_year(shared), copy], tmp_path / "v.db")
    with open_record(tmp_path / "v.db") as held:
        assert spread(visit_of(held).visit.days.value) < MONTH
