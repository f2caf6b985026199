"""The ledger to Excel and back, as a person would use it. People and regions are invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from zuotan.command import cli
from zuotan.model import Commitment, Page, Reading, Region, Report, Visit
from zuotan.pages import page_id
from zuotan.publish import NotALedger, read_ledger, take, write_ledger
from zuotan.record import Record, items, open_record

PAGES, EACH = 100, 50
PAGE_SAYS = "编号 id|来访方 visitors|主方 hosts|访问日期 visit|类别 kind|提出者 said by|事项 item|领域 fields"
PEOPLE_SAY = "责任单位 unit|完成时限 due|状态 status|备注 notes"
HEADS = [*PAGE_SAYS.split("|"), *PEOPLE_SAY.split("|"), "来源 source"]
COLUMN = {name.split()[-1]: at for at, name in enumerate(HEADS, start=1)}


def page(number: int, many: int) -> tuple[Reading, bytes]:
    """A page that tells of one visit with ``many`` commitments, each unlike the others."""
    source = random.Random(number)
    texts = ["".join(chr(0x4E00 + source.randrange(3000)) for _ in range(12)) for _ in range(many)]
    text = f"第{number}次访问。" + "，".join(texts) + "。"
    pledges = tuple(
        Commitment(None, ("energy",), one, (text.index(one), text.index(one) + 12)) for one in texts
    )
    visit = Visit(
        "study_visit", (Region("130000", "河北省"),), (Region("120000", "天津市"),), f"20{10 + number % 15}-03-{number % 28 + 1:02}",
        None, "stated", None, None, (), (), (), (), (), pledges,
    )  # fmt: skip
    raw = text.encode()
    report = Report("visit_report", f"第{number}页", None, None, (), (), text)
    return Reading(Page(page_id(raw), f"{number}.txt"), report, (), (visit,), (), ()), raw


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "large.db"
    with open_record(path) as record:
        for number in range(PAGES):
            record.add(*page(number, EACH))
        record.resolve()
    return path


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "v.db") as held:
        held.add(*page(1, 6))
        yield held


def sheet_of(path: Path) -> tuple[Workbook, Worksheet]:
    book = load_workbook(path)
    sheet = book["台账"]
    assert isinstance(sheet, Worksheet)
    return book, sheet


def edited(path: Path, *edits: tuple[int, str, Any]) -> Path:
    """The workbook with cells set: row, column, value."""
    book, sheet = sheet_of(path)
    for row, column, value in edits:
        sheet.cell(row, COLUMN[column]).value = value
    book.save(path)
    return path


def test_of_five_thousand_items_exactly_the_five_hundred_edited_come_back_changed(
    large: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.xlsx"
    choice = random.Random(7)
    with open_record(large) as record:
        assert write_ledger(record, path) == PAGES * EACH
        book, sheet = sheet_of(path)
        expected: dict[str, tuple[str, str]] = {}
        for row in choice.sample(range(2, PAGES * EACH + 2), 500):
            name = str(sheet.cell(row, COLUMN["id"]).value)
            day = row % 28 + 1
            field, cell, value = choice.choice(
                (
                    ("unit", f"单位{row}", f"单位{row}"),
                    ("notes", f"第{row}行", f"第{row}行"),
                    ("status", "已完成 done", "done"),
                    ("due", date(2025, 6, day), f"2025-06-{day:02}"),
                    ("due", f"2026年1月{day}日", f"2026-01-{day:02}"),
                )
            )
            sheet.cell(row, COLUMN[field]).value = cell
            expected[name] = (field, value)
        book.save(path)
        found = read_ledger(record, path)
        assert {change.item: (change.field, change.new) for change in found.changes} == expected
        assert (found.troubles, found.missing, found.rows) == ((), (), PAGES * EACH)
        before = {item.id: item.state for item in items.items(record.connection)}
        take(record, "甲", found.changes)
        after = {item.id: item.state for item in items.items(record.connection)}
        assert {name for name in after if after[name] != before[name]} == set(expected)
        for name, (field, value) in expected.items():
            assert getattr(after[name], field) == value
        assert read_ledger(record, path).changes == ()


def test_a_workbook_as_it_was_written_changes_nothing(record: Record, tmp_path: Path) -> None:
    write_ledger(record, tmp_path / "a.xlsx")
    found = read_ledger(record, tmp_path / "a.xlsx")
    assert (found.changes, found.troubles, found.missing) == ((), (), ())


def test_a_row_taken_out_is_named_and_its_item_stays(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    book, sheet = sheet_of(path)
    gone = str(sheet.cell(3, COLUMN["id"]).value)
    sheet.delete_rows(3)
    sheet.cell(4, COLUMN["unit"], "能源局")
    book.save(path)
    found = read_ledger(record, path)
    assert found.missing == (gone,)
    assert [change.new for change in found.changes] == ["能源局"]
    take(record, "甲", found.changes)
    assert gone in {item.id for item in items.items(record.connection)}


def test_columns_may_be_moved(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    book, sheet = sheet_of(path)
    for row in range(1, sheet.max_row + 1):
        unit, notes = sheet.cell(row, COLUMN["unit"]), sheet.cell(row, COLUMN["notes"])
        unit.value, notes.value = notes.value, unit.value
    sheet.cell(2, COLUMN["unit"], "见附件")  # under the heading of the notes now
    book.save(path)
    found = read_ledger(record, path)
    assert [(change.field, change.new) for change in found.changes] == [("notes", "见附件")]


@pytest.mark.parametrize("column", ["unit", "status"])
def test_a_column_taken_out_is_named_and_the_rest_is_read(
    record: Record, tmp_path: Path, column: str
) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    edited(path, (2, "notes", "见附件"))
    book, sheet = sheet_of(path)
    sheet.delete_cols(COLUMN[column])
    book.save(path)
    found = read_ledger(record, path)
    assert [change.new for change in found.changes] == ["见附件"]
    assert [trouble.split(" is gone")[0] for trouble in found.troubles] == [
        f"the column {HEADS[COLUMN[column] - 1]}"
    ]


def test_a_damaged_id_is_named_and_nothing_else_is_lost(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    _, sheet = sheet_of(path)
    whole = str(sheet.cell(2, COLUMN["id"]).value)
    edited(path, (2, "id", whole[:-1] + "Z"), (2, "unit", "能源局"), (3, "unit", "口岸办"))
    found = read_ledger(record, path)
    assert [change.new for change in found.changes] == ["口岸办"]
    assert found.missing == (whole,)
    assert [whole[:-1] + "Z" in trouble for trouble in found.troubles] == [True]


def test_an_id_that_stands_twice_is_taken_from_neither_row(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    _, sheet = sheet_of(path)
    name = sheet.cell(2, COLUMN["id"]).value
    edited(path, (3, "id", name), (2, "unit", "能源局"), (3, "unit", "口岸办"))
    found = read_ledger(record, path)
    assert found.changes == ()
    assert "stands twice" in found.troubles[0]


@pytest.mark.parametrize(
    ("column", "value"), [("due", "明年"), ("due", "2025-02-30"), ("status", "进行"), ("status", None)]
)
def test_a_cell_that_cannot_be_meant_is_named_with_its_row(
    record: Record, tmp_path: Path, column: str, value: object
) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    found = read_ledger(record, edited(path, (2, column, value), (2, "notes", "见附件")))
    assert [(change.field, change.new) for change in found.changes] == [("notes", "见附件")]
    assert found.troubles[0].startswith("row 2 ")


def test_what_somebody_else_changed_meanwhile_is_a_conflict(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_ledger(record, path)
    _, sheet = sheet_of(path)
    name = str(sheet.cell(2, COLUMN["id"]).value)
    record.decide("乙", name, "track", field="unit", value="口岸办")
    record.decide("乙", name, "track", field="notes", value="同一句话")
    found = read_ledger(
        record, edited(path, (2, "unit", "能源局"), (2, "notes", "同一句话"), (2, "due", date(2025, 1, 2)))
    )
    assert [
        (change.field, change.was, change.new, change.held, change.conflict) for change in found.changes
    ] == [
        ("unit", "", "能源局", "口岸办", True),
        ("due", "", "2025-01-02", "", False),
    ]


def test_text_that_excel_would_run_stays_text(tmp_path: Path) -> None:
    made, raw = page(1, 1)
    hostile = '=HYPERLINK("http://example.org","x")'
    pledge = msgspec.structs.replace(made.visits[0].commitments[0], text=hostile)
    made = msgspec.structs.replace(
        made, visits=(msgspec.structs.replace(made.visits[0], commitments=(pledge,)),)
    )
    with open_record(tmp_path / "v.db") as record:
        record.add(made, raw)
        write_ledger(record, tmp_path / "a.xlsx")
    _, sheet = sheet_of(tmp_path / "a.xlsx")
    cell = sheet.cell(2, COLUMN["item"])
    assert (cell.value, cell.data_type) == (hostile, "s")


def test_what_is_no_ledger_is_said_to_be_none(record: Record, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(NotALedger, match=r"a\.xlsx"):
        read_ledger(record, tmp_path / "a.xlsx")
    Workbook().save(tmp_path / "b.xlsx")
    with pytest.raises(NotALedger, match="the column 编号 id is gone"):
        read_ledger(record, tmp_path / "b.xlsx")


def test_the_command_shows_changes_before_they_are_taken(tmp_path: Path) -> None:
    base, path = tmp_path / "v.db", tmp_path / "a.xlsx"
    with open_record(base) as record:
        record.add(*page(1, 3))
    run = CliRunner().invoke
    assert "3 items" in run(cli, ["ledger", "export", str(base), str(path)]).output
    edited(path, (2, "unit", "能源局"))
    refused = run(cli, ["ledger", "import", str(base), str(path)], input="n\n")
    assert "能源局" in refused.output
    taken = run(cli, ["ledger", "import", str(base), str(path), "--yes", "--who", "甲"])
    assert "1 changes taken" in taken.output
    assert "nothing to take" in run(cli, ["ledger", "import", str(base), str(path)]).output
