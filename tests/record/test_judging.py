"""Judging: what the log of decisions makes of facts, and the record as shown."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_readings import TEXT, reading
from test_record import dump

from zuotan.record import Record, open_record
from zuotan.record.corrections import Unfit, fit
from zuotan.record.facts import fact_id
from zuotan.record.judging import Added, judged, standing
from zuotan.record.rows import Decision

ANNA, BEN = "甲", "乙"


def decision(n: int, who: str, action: str, field: str | None = None, value: str | None = None) -> Decision:
    return Decision(n, "2024-06-01T10:00:00+00:00", who, "f", None, action, field, value, None, None)


def undo(n: int, undoes: int, who: str = ANNA) -> Decision:
    return Decision(n, "2024-06-01T10:00:00+00:00", who, "f", None, "undo", None, None, None, undoes)


@pytest.mark.parametrize(
    ("log", "state"),
    [
        ([], "unseen"),
        ([decision(1, ANNA, "note", value="?")], "unseen"),
        ([decision(1, ANNA, "confirm")], "confirmed"),
        ([decision(1, ANNA, "correct", "side", "host")], "corrected"),
        ([decision(1, ANNA, "correct", "side", "host"), decision(2, BEN, "confirm")], "corrected"),
        ([decision(1, ANNA, "confirm"), decision(2, ANNA, "reject")], "rejected"),
        ([decision(1, ANNA, "reject"), decision(2, BEN, "confirm")], "confirmed"),
        ([decision(1, ANNA, "reject"), undo(2, 1)], "unseen"),
        ([decision(1, ANNA, "reject"), undo(2, 1), undo(3, 2)], "rejected"),
        ([decision(1, ANNA, "confirm"), decision(2, ANNA, "reject"), undo(3, 2)], "confirmed"),
    ],
)
def test_the_later_decision_holds(log: list[Decision], state: str) -> None:
    assert judged("f", log).state == state


def test_people_who_disagree_are_both_told_of() -> None:
    first, second = (
        decision(1, ANNA, "correct", "side", "visitor"),
        decision(2, BEN, "correct", "side", "host"),
    )
    one = judged("f", [first, second])
    assert (one.last, one.changes, one.against, one.seen) == (second, (second,), (first,), 2)
    assert judged("f", [first, decision(2, BEN, "confirm")]).against == ()
    assert judged("f", [first, decision(2, BEN, "reject")]).against == (first,)
    changed_mind = judged("f", [first, second, decision(3, ANNA, "correct", "side", "host")])
    assert changed_mind.against == ()


@given(st.lists(st.sampled_from(["confirm", "reject", "note"]), max_size=5))
def test_a_decision_and_its_undoing_cancel(actions: list[str]) -> None:
    log = [decision(n, ANNA, action) for n, action in enumerate(actions, 1)]
    n = len(log) + 1
    assert standing([*log, decision(n, BEN, "reject"), undo(n + 1, n)]) == standing(log)


@pytest.mark.parametrize(
    ("table", "field", "said", "value"),
    [
        ("visits", "days", "2024-04-16 / 2024-04-18", "2024-04-16/2024-04-18"),
        ("visits", "days", "2024-04-16/2024-04-16", "2024-04-16"),
        ("visits", "visitors", "河北省、110000", "130000|110000"),
        ("people", "roles", "head\nspeaker\nhead", "head|speaker"),
        ("people", "name", "  时\t向晚\n", "时 向晚"),
        ("commitments", "fields", "energy", "energy"),
        ("stops", "within", " ", ""),
    ],
)
def test_what_a_person_writes_is_made_fit(table: str, field: str, said: str, value: str) -> None:
    assert fit(table, field, said) == value


@pytest.mark.parametrize(
    ("table", "field", "said"),
    [
        ("visits", "days", "2024-02-30"),
        ("visits", "days", "2024-04-18/2024-04-16"),
        ("visits", "hosts", "乌有市"),
        ("visits", "hosts", "999999"),
        ("people", "side", "both"),
        ("people", "name", " \x00"),
        ("commitments", "fields", "astrology"),
        ("agreements", "title", "协" * 2001),
    ],
)
def test_what_a_field_cannot_have_is_refused(table: str, field: str, said: str) -> None:
    with pytest.raises(Unfit):
        fit(table, field, said)


# --- the record as shown ---------------------------------------------------------------------------------------------


def facts(record: Record) -> dict[str, str]:
    """The ids of the facts of the one page, by what they say."""
    visit = record.visits()[0].id
    people = {row.name: row.id for row in record.participants()}
    return {"visit": visit} | people | {row.text: row.id for row in record.ledger()}


def test_corrections_show_everywhere_survive_a_rebuild_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with open_record(path) as record:
        record.add(*reading())
        record.resolve()
    before = dump(path)
    with open_record(path) as record:
        ids = facts(record)
        page = record.visits()[0].page
        said = [
            record.decide(ANNA, ids["visit"], "correct", field="days", value="2024-05-07/2024-05-08"),
            record.decide(ANNA, ids["visit"], "correct", field="hosts", value="130000"),
            record.decide(BEN, ids["visit"], "correct", field="kind", value="exchange"),
            record.decide(BEN, ids["池一苇"], "correct", field="side", value="third"),
            record.decide(BEN, ids["时向晚"], "correct", field="offices", value="临江市委书记|临江市市长"),
            record.decide(ANNA, ids["共建港口联盟"], "correct", field="fields", value="energy|environment"),
            record.decide(ANNA, ids["推进海上风电合作"], "reject", why="nobody promised it"),
        ]
        assert {one.page for one in said} == {page}

    def check(record: Record) -> None:
        (visit,) = record.visits()
        assert (visit.start, visit.end, visit.kind) == ("2024-05-07", "2024-05-08", "exchange")
        assert [(one.code, one.name) for one in visit.hosts] == [("130000", "河北省")]
        people = {row.name: (row.side, row.offices) for row in record.participants()}
        assert people["池一苇"] == ("third", ("望海县委书记",))
        assert people["时向晚"] == ("visitor", ("临江市委书记", "临江市市长"))
        assert [(row.text, row.fields) for row in record.ledger()] == [
            ("共建港口联盟", ("energy", "environment"))
        ]
        (told,) = record.resolved()
        assert told.visit.days.value == ("2024-05-07", "2024-05-08")
        assert [one.code for one in told.visit.hosts.value] == ["130000"]
        assert {one.name: one.side for one in told.visit.people}["池一苇"] == "third"
        read = record.reading(page).visits[0]
        assert (read.start, len(read.commitments)) == ("2024-05-07", 1)

    with open_record(path) as record:
        check(record)
        record.resolve()
        check(record)
    with open_record(path, version="9.9") as record:
        record.add(*reading())
        check(record)
        assert record.judgements([ids["池一苇"]])[ids["池一苇"]].state == "corrected"
        for one in said:
            record.decide(ANNA, one.fact, "undo", undoes=one.n)
        record.resolve()
    after = dump(path)
    for table in (
        "visits",
        "visit_regions",
        "people",
        "offices",
        "commitments",
        "commitment_fields",
        "spans",
    ):
        assert after[table] == before[table], table
    assert after["as_read"] == []
    assert after["clusters"] == before["clusters"]


def test_a_rejected_visit_goes_with_all_that_belongs_to_it_and_comes_back(tmp_path: Path) -> None:
    with open_record(tmp_path / "v.db") as record:
        record.add(*reading())
        visit = record.resolved()[0].visit.id
        made = record.decide(ANNA, visit, "reject")
        assert (record.visits(), record.ledger(), record.resolved(), record.participants()) == (
            (),
            (),
            (),
            (),
        )
        record.decide(BEN, visit, "undo", undoes=made.n)
        assert [row.visit.id for row in record.resolved()] == [visit]
        assert len(record.ledger()) == 2


def test_a_missed_fact_keeps_its_place_when_the_text_before_it_is_restored_otherwise(tmp_path: Path) -> None:
    path, word = tmp_path / "v.db", "党政代表团"
    with open_record(path) as record:
        record.add(*reading())
        visit, page = record.visits()[0].id, record.visits()[0].page
        at = TEXT.index(word)
        raw = record.raw(page)
        place = raw.index(word.encode()), raw.index(word.encode()) + len(word.encode())
        name = fact_id(page, "stop", visit, *place)
        value = Added("stops", visit, (at, at + len(word)), place, word, {"name": word})
        made = record.decide(ANNA, name, "add", page=page, value=msgspec.json.encode(value).decode())
        assert [(row.id, row.name, row.span) for row in record.facts() if row.kind == "stop"] == [
            (name, word, (at, at + len(word)))
        ]
    moved, raw = reading()
    text = moved.report.text.replace("，", "，，", 1)
    report = msgspec.structs.replace(moved.report, text=text)
    with open_record(path, version="9.9") as record:
        record.add(msgspec.structs.replace(moved, report=report), raw)
        (stop,) = (row for row in record.facts() if row.kind == "stop")
        assert (stop.id, stop.span) == (name, (at + 1, at + 1 + len(word)))
        record.decide(BEN, name, "undo", undoes=made.n)
        assert [row for row in record.facts() if row.kind == "stop"] == []


def test_two_people_who_decide_at_once_both_stand_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with open_record(path) as record:
        record.add(*reading())
        fact = facts(record)["时向晚"]

    def judge(who: str) -> None:
        with open_record(path) as own:
            own.visits()
            for _ in range(10):
                own.decide(who, fact, "confirm")

    people = [threading.Thread(target=judge, args=(who,)) for who in (ANNA, BEN)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    with open_record(path) as record:
        log = record.decisions(fact)
    assert [one.n for one in log] == list(range(1, 21))
    assert {one.who for one in log} == {ANNA, BEN}
