"""The ledger's items: one for all pages that tell of it, and what people say of it. People and regions are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_readings import TEXT, reading

from zuotan.record import Record, items, open_record
from zuotan.record.items import Asked
from zuotan.record.migrations import steps

TOLD_TWICE = (
    f"{TEXT}\n两家报纸都写到了这次访问。",
    f"{TEXT}\n另一家报纸说得更长一些，也写到了这次访问，写的是同一件事情。",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "v.db") as held:
        for n, more in enumerate(TOLD_TWICE):
            made, raw = reading(more, f"{n}.txt")
            held.add(made, raw)
        yield held


def test_an_item_stands_once_whatever_the_number_of_pages_that_tell_of_it(record: Record) -> None:
    rows = items.items(record.connection)
    assert [(row.kind, row.text, row.by, row.side, row.fields) for row in rows] == [
        ("agreement", "港口联盟协议", None, None, ()),
        ("commitment", "共建港口联盟", "时向晚", "visitor", ("ports_logistics",)),
        ("commitment", "推进海上风电合作", "池一苇", "host", ("energy",)),
    ]
    assert {len(items.tellings(record.connection, row.id)) for row in rows} == {2}


def test_any_fact_that_tells_of_an_item_leads_to_it(record: Record) -> None:
    (row, *_) = items.items(record.connection)
    for fact in items.tellings(record.connection, row.id):
        assert items.item(record.connection, fact) == row
    assert items.named(record.connection, ["0" * 16]) == {}
    with pytest.raises(KeyError):
        items.item(record.connection, "0" * 16)


def test_an_agreement_begins_as_agreed_and_a_promise_as_proposed(record: Record) -> None:
    assert items.count(record.connection) == {
        "proposed": 2,
        "agreed": 1,
        "under_way": 0,
        "done": 0,
        "lapsed": 0,
    }


def test_what_people_say_is_kept_and_taken_back(record: Record) -> None:
    (row, *_) = items.items(record.connection)
    record.decide("甲", row.id, "track", field="unit", value="口岸办")
    done = record.decide("乙", row.id, "track", field="status", value="done")
    state = items.item(record.connection, row.id).state
    assert (state.status, state.unit, state.who, state.decision) == ("done", "口岸办", "乙", done.n)
    assert items.count(record.connection)["done"] == 1
    record.decide("乙", row.id, "undo", undoes=done.n)
    assert items.item(record.connection, row.id).state.status == "agreed"
    assert items.item(record.connection, row.id).state.unit == "口岸办"


def test_it_survives_more_pages_and_a_new_resolution(record: Record) -> None:
    row = items.items(record.connection)[1]
    record.decide("甲", row.id, "track", field="due", value="2025-06-30")
    made, raw = reading(f"{TEXT}\n第三家报纸也写了这次访问，别的没有什么不同，只是又多写了几句。", "3.txt")
    record.add(made, raw)
    now = next(one for one in items.items(record.connection) if one.text == row.text)
    assert now.state.due == "2025-06-30"
    assert len(items.tellings(record.connection, now.id)) == 3


def test_questions_choose_by_region_field_state_and_day(record: Record) -> None:
    def texts(where: Asked) -> list[str]:
        return [row.text for row in items.items(record.connection, where)]

    every = items.items(record.connection)
    code = record.connection.exec_driver_sql("SELECT code FROM parties WHERE side = 'host'").scalar()
    assert len(texts(Asked(host=code))) == 3
    assert texts(Asked(visitor=code)) == []
    assert texts(Asked(field="energy")) == ["推进海上风电合作"]
    record.decide("甲", every[2].id, "track", field="due", value="2024-12-31")
    record.decide("甲", every[2].id, "track", field="unit", value="能源局")
    assert texts(Asked(unit="能源局")) == texts(Asked(late="2025-01-01")) == ["推进海上风电合作"]
    assert texts(Asked(late="2024-12-31")) == []
    assert items.units(record.connection) == ("能源局",)
    assert texts(Asked(status="proposed")) == ["共建港口联盟", "推进海上风电合作"]


@pytest.mark.parametrize(
    ("field", "value"), [("status", "begun"), ("due", "2025-13-01"), ("due", "soon"), ("colour", "red")]
)
def test_what_cannot_be_said_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValueError, match=r"no such|nothing of an item"):
        items.checked(field, value)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["unit", "notes", "due"]), st.sampled_from(["", "2025-01-01", "2026-02-03"])
        )
    )
)
def test_the_table_of_states_is_what_the_log_says(said: list[tuple[str, str]]) -> None:
    with open_record(":memory:") as held:
        made, raw = reading(TOLD_TWICE[0], "0.txt")
        held.add(made, raw)
        (row, *_) = items.items(held.connection)
        for field, value in said:
            held.decide("甲", row.id, "track", field=field, value=value)
        state = items.item(held.connection, row.id).state
        last = dict(said)
        assert {field: getattr(state, field) or "" for field in last} == last
        held.resolve()
        assert items.item(held.connection, row.id).state == state


def test_the_steps_of_the_schema_are_numbered_without_gaps_or_twins() -> None:
    from importlib.resources import files

    names = [
        entry.name for entry in (files("zuotan.record") / "steps").iterdir() if entry.name.endswith(".sql")
    ]
    assert sorted(int(name[:4]) for name in names) == list(range(1, len(steps()) + 1))
