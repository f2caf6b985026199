"""The record: laws (round trip, order independence, the way back to the bytes), questions, decisions, migrations."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_readings import LINJIANG, TEXT, WANGHAI, reading, readings
from sqlalchemy import create_engine, inspect

from zuotan.model import Reading
from zuotan.record import Filter, NotARecord, fact_id, open_record
from zuotan.record.schema import METADATA

Added = tuple[Reading, bytes]


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the search index, sorted."""
    with sqlite3.connect(path) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in METADATA.tables
        }


def another(number: int) -> Added:
    return reading(TEXT.replace("5月8日", f"5月{number}日"), f"{number}.txt")


@settings(max_examples=40, deadline=None)
@given(readings())
def test_what_is_added_comes_out_as_it_went_in(added: Added) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/v.db") as record:
        record.add(*added)
        assert record.reading(added[0].page.id) == added[0]
        assert record.raw(added[0].page.id) == added[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(readings(), max_size=4, unique_by=lambda added: added[1]), st.randoms())
def test_order_and_repetition_do_not_matter(added: list[Added], random: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "1.db", Path(folder) / "2.db"
        with open_record(one) as record:
            for each in added:
                record.add(*each)
        with open_record(two) as record:
            for each in [*reversed(added), *added]:
                record.add(*each)
                record.commit()
        assert dump(one) == dump(two)


def test_one_page_found_in_two_places_is_one_page(tmp_path: Path) -> None:
    dumps = []
    for name, order in (("1.db", ("a.txt", "b.txt")), ("2.db", ("b.txt", "a.txt"))):
        with open_record(tmp_path / name) as record:
            for source in order:
                record.add(*reading(source=source), {"at": source})
            assert [page.source for page in record.pages()] == ["a.txt"]
        dumps.append(dump(tmp_path / name))
    assert dumps[0] == dumps[1]
    assert [row[1] for row in dumps[0]["page_sources"]] == ["a.txt", "b.txt"]


def test_every_commitment_leads_back_to_its_bytes(tmp_path: Path) -> None:
    added, raw = reading()
    with open_record(tmp_path / "v.db") as record:
        record.add(added, raw)
        rows = record.ledger()
    assert [(row.by, row.side, row.fields) for row in rows] == [
        ("时向晚", "visitor", ("ports_logistics",)),
        ("池一苇", "host", ("energy",)),
    ]
    for row in rows:
        assert row.raw is not None and row.span is not None
        assert raw[slice(*row.raw)].decode() == row.text == TEXT[slice(*row.span)]


def test_a_fact_keeps_its_name_when_the_text_before_it_is_restored_otherwise(tmp_path: Path) -> None:
    added, raw = reading()
    with open_record(tmp_path / "v.db", version="1") as record:
        record.add(added, raw)
        before = {row.text: row.id for row in record.ledger()}
    # a newer version keeps the gloss, so that all that follows stands five characters later in the text
    text = added.report.text.replace("临", "臨(lín)", 1)
    moved = msgspec.json.decode(
        msgspec.json.encode(
            msgspec.structs.replace(
                added, edits=added.edits[:1], report=msgspec.structs.replace(added.report, text=text)
            )
        ),
        type=Reading,
    )
    visit = moved.visits[0]
    later = tuple(msgspec.structs.replace(c, span=(c.span[0] + 5, c.span[1] + 5)) for c in visit.commitments)
    moved = msgspec.structs.replace(moved, visits=(msgspec.structs.replace(visit, commitments=later),))
    with open_record(tmp_path / "v.db", version="2") as record:
        record.add(moved, raw)
        assert {row.text: row.id for row in record.ledger()} == before
        assert len(record.pages()) == 1


def test_a_zone_read_short_or_in_full_is_one_visit_of_it(tmp_path: Path) -> None:
    names = []
    for zone in ("高新区", "临江国家高新区", None):
        made, raw = reading()
        host = msgspec.structs.replace(WANGHAI, zone=zone)
        visit = msgspec.structs.replace(made.visits[0], hosts=(host,))
        with open_record(tmp_path / "v.db") as record:
            record.add(msgspec.structs.replace(made, visits=(visit,)), raw)
            names += [row.id for row in record.visits()]
    assert names[0] == names[1] != names[2]


def test_names_of_facts() -> None:
    assert fact_id("p", "person", 1, 2) == fact_id("p", "person", 1, 2)
    assert len({fact_id("p", "person", 1, 2), fact_id("p", "person", 12), fact_id("q", "person", 1, 2)}) == 3
    assert len(fact_id("p", "person", 1)) == 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "v.db") as record:
        for day in (8, 9, 10):
            record.add(*another(day))
        record.add(
            *reading(
                "某镇长篇小说连载，时向晚率代表团考察，共建港口联盟，推进海上风电合作，池一苇。临江",
                "n",
                "fiction",
            )
        )
        record.fail("broken.html", b"\x89PNG", "no text in it")
        record.fail("gone.html", None, "no such file")
    return tmp_path / "v.db"


def test_visits_and_their_filters(path: Path) -> None:
    with open_record(path, create=False) as record:
        rows = record.visits()
        assert len(rows) == 4
        row = rows[0]
        assert (row.visitors, row.hosts) == ((LINJIANG,), (WANGHAI,))
        assert (row.visitor_heads, row.host_heads) == (("时向晚",), ("池一苇",))
        assert (row.people, row.stops, row.agreements, row.commitments) == (2, 0, 1, 2)
        assert row.fields == ("energy", "ports_logistics")
        for asked, count in (
            ({"region": "临江"}, 4),
            ({"region": "望海县"}, 4),
            ({"region": "9902"}, 4),
            ({"region": "990200"}, 0),
            ({"region": "江"}, 0),
            ({"person": "时向晚"}, 4),
            ({"person": "时"}, 0),
            ({"since": "2024-05-08"}, 4),
            ({"since": "2024-05-09"}, 0),
            ({"until": "2024"}, 4),
            ({"until": "2023"}, 0),
            ({"until": "2024-05"}, 4),
            ({"field": "energy"}, 4),
            ({"field": "health"}, 0),
            ({"region": "临江", "person": "池一苇", "field": "energy", "since": "2024", "until": "2024"}, 4),
        ):
            assert len(record.visits(**asked)) == count, asked


def test_people_regions_ledger_pages_failures_summary(path: Path) -> None:
    with open_record(path) as record:
        person = record.people()[0]
        assert (person.name, person.offices, person.visits, person.led) == ("时向晚", ("临江市委书记",), 4, 4)
        assert {row.name: (row.travelled, row.received) for row in record.people()} == {
            "时向晚": (4, 0),
            "池一苇": (0, 4),
        }
        assert [row.name for row in record.people(Filter(person="池一苇"))] == ["池一苇"]
        assert {row.name: (row.made, row.received, row.partners) for row in record.regions()} == {
            "临江市": (4, 0, 1),
            "望海县": (0, 4, 1),
        }
        assert {row.fields for row in record.ledger(Filter(field="energy"))} == {("energy",)}
        assert record.ledger()[0].agreements == ("港口联盟协议",)
        assert [(row.source, row.reason) for row in record.failures()] == [
            ("broken.html", "no text in it"),
            ("gone.html", "no such file"),
        ]
        assert {row.status for row in record.pages()} == {"read", "failed", "set_aside"}
        told = record.summary()
        assert (told.pages, told.read, told.set_aside, told.failed, told.visits) == (6, 3, 1, 2, 4)
        assert (told.people, told.regions, told.commitments, told.agreements) == (2, 2, 8, 4)
        assert [(pair.name, pair.count) for pair in told.pairs] == [("临江市→望海县", 4)]
        assert [(year.name, year.count) for year in told.years] == [("2024", 4)]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("时向晚", 4),
        ("池一", 4),
        ("港口", 4),
        ("望", 4),
        ("一", 4),
        ("海上风电合作", 4),
        ("9日", 1),
        ("港口 小说", 1),
        ("口港", 0),
        ("时晚", 0),
        ('"; DROP', 0),
        ("", 0),
        ("。", 0),
    ],
)
def test_search_finds_two_characters_and_one(path: Path, asked: str, count: int) -> None:
    with open_record(path) as record:
        found = record.search(asked)
        assert len(found) == count
        for row in found:
            assert asked.split()[0] in row.excerpt


@given(st.text("临江望海考察座谈会ab1，。", min_size=1, max_size=60), st.data())
@settings(max_examples=40, deadline=None)
def test_search_finds_any_part_of_a_run(text: str, data: st.DataObject) -> None:
    runs = [run for run in "".join(c if c not in "ab1，。" else " " for c in text).split() if run]
    with tempfile.TemporaryDirectory() as folder, open_record(f"{folder}/v.db") as record:
        added, _ = reading()
        raw = text.encode()
        report = msgspec.structs.replace(added.report, text=text, title=None)
        page = msgspec.structs.replace(added.page, id="0")
        record.add(Reading(page, report, (), (), (), ()), raw)
        for run in runs:
            start = data.draw(st.integers(0, len(run) - 1))
            end = data.draw(st.integers(start + 1, len(run)))
            assert len(record.search(run[start:end])) == 1
        record.add(Reading(page, msgspec.structs.replace(report, text="无"), (), (), (), ()), raw)
        assert not any(record.search(run) for run in runs)


def test_decisions_are_only_ever_added(path: Path) -> None:
    with open_record(path) as record:
        fact = record.visits()[0].id
        first = record.decide("闻一笛", fact, "reject", why="a rehearsal", at="2026-01-01T00:00:00+00:00")
        record.decide("闻一笛", fact, "undo", undoes=first.n)
        with pytest.raises(ValueError, match="no such action"):
            record.decide("闻一笛", fact, "delete")
        with pytest.raises(ValueError, match="not there to undo"):
            record.decide("闻一笛", fact, "undo", undoes=99)
    with open_record(path) as record:
        assert [(d.n, d.action, d.undoes) for d in record.decisions(fact)] == [
            (1, "reject", None),
            (2, "undo", 1),
        ]
        assert record.decisions("other") == ()
        record.add(*another(8))
        assert len(record.decisions()) == 2


def test_a_page_that_can_be_had_again_is_no_failure(tmp_path: Path) -> None:
    with open_record(tmp_path / "v.db") as record:
        record.fail("a.txt", None, "no such file")
        record.commit()
        record.add(*reading(source="a.txt"))
        assert record.failures() == ()


def test_an_error_drops_what_was_not_kept(tmp_path: Path) -> None:
    def interrupted() -> None:
        with open_record(tmp_path / "v.db") as record:
            record.add(*another(8))
            record.commit()
            record.add(*another(9))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    with open_record(tmp_path / "v.db") as record:
        assert len(record.pages()) == 1


def test_the_migrations_lead_to_the_schema(tmp_path: Path) -> None:
    with open_record(tmp_path / "v.db"):
        pass
    made = inspect(create_engine(f"sqlite:///{tmp_path}/v.db"))
    for table in METADATA.tables.values():
        there = {column["name"]: str(column["type"]) for column in made.get_columns(table.name)}
        assert there == {column.name: str(column.type) for column in table.columns}, table.name
        keys = made.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key], table.name


@pytest.mark.parametrize("kind", ["garbage", "other", "newer", "none"])
def test_what_is_no_record_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "v.db"
    if kind == "garbage":
        path.write_bytes(b"no database at all, but long enough to look at" * 100)
    elif kind == "other":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE pets (name)")
    elif kind == "newer":
        with open_record(path):
            pass
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE schema_version SET version = 99")
    with pytest.raises(FileNotFoundError if kind == "none" else NotARecord), open_record(path, create=False):
        pass
