"""What most needs a look: each doubt is found, and goes when somebody has spoken."""

from __future__ import annotations

from pathlib import Path

import msgspec
from record_readings import TEXT, reading, span

from zuotan.model import Person
from zuotan.record import open_record
from zuotan.record.questions import queue, waiting

LONG = (
    TEXT
    + "\n"
    + "代表团一行走进港口、企业和社区，看变化、听介绍，就海上风电、港航物流和人才交流等与当地干部群众深入交谈。"
    * 2
)


def test_tellings_that_differ_are_asked_about_until_somebody_speaks(tmp_path: Path) -> None:
    with open_record(tmp_path / "v.db") as record:
        for number, end in ((1, "2024-05-08"), (2, "2024-05-09")):
            one, raw = reading(f"{LONG}第{number}种说法，" * number, f"{number}.txt")
            visit = msgspec.structs.replace(one.visits[0], end=end)
            record.add(msgspec.structs.replace(one, visits=(visit,)), raw)
        record.resolve()
        (asks,) = queue(record.connection, ["days"], 9)
        assert len(asks.facts) == 2
        record.decide("甲", asks.fact, "note", value="cannot_tell", page=asks.page)
        assert "days" not in waiting(record.connection)
        record.decide("甲", asks.fact, "undo", undoes=1)
        assert waiting(record.connection)["days"] == 1
        record.decide("甲", asks.fact, "correct", field="days", value="2024-05-08/2024-05-09")
        record.resolve()
        assert queue(record.connection, ["days"], 9) == ()


def test_bounds_odd_names_guesses_and_missed_agreements(tmp_path: Path) -> None:
    text = f"{TEXT}\n随后签署了港口合作协议。临江市和望海县领导成功、池一苇出席。"
    one, raw = reading(text)
    at = text.rindex("池一苇")
    people = (
        Person("成功", "visitor", ("participant",), (), (span(text, "成功"),)),
        Person("池一苇", "host", ("participant",), (), ((at, at + 3),)),
    )
    visit = msgspec.structs.replace(
        one.visits[0],
        start=None,
        end=None,
        date_basis="inferred",
        earliest="2024-05-01",
        latest="2024-05-02",
        people=people,
        agreements=(),
        commitments=(),
    )
    with open_record(tmp_path / "v.db") as record:
        record.add(msgspec.structs.replace(one, visits=(visit,)), raw)
        record.resolve()
        found = {asks.kind: asks for asks in queue(record.connection, (), 20)}
    assert set(found) == {"bounds", "name", "agreement", "joint", "repairs"}
    assert found["name"].told["name"] == "成功"
    assert found["joint"].told["name"] == "池一苇"
    assert (
        text[int(found["agreement"].told["start"]) : int(found["agreement"].told["end"])]
        == "签署了港口合作协议"
    )
    assert found["bounds"].told == {"first": "2024-05-01", "last": "2024-05-02"}
