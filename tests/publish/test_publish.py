"""Publishing: tables that Excel opens, lines that read back as they were written."""

import csv
from pathlib import Path

import msgspec
import pytest
from record_readings import reading

from zuotan.model import Reading
from zuotan.publish import FORMATS, SHEETS, publish
from zuotan.record import Record, open_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "v.db") as record:
        record.add(*reading())
        record.fail("=cmd|' /C calc'!A0.html", None, "no such file")
    return tmp_path / "v.db"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_folder(path: Path, tmp_path: Path) -> None:
    with open_record(path) as record:
        files = publish(record, "csv", tmp_path / "out")
    assert [file.name for file in files] == [f"{name}.csv" for name in SHEETS]
    (visit,) = rows_of(tmp_path / "out" / "visits.csv")
    assert (visit["visitors"], visit["visitors_codes"], visit["hosts"]) == ("临江市", "990100", "望海县")
    assert (visit["start"], visit["fields"]) == ("2024-05-08", "energy; ports_logistics")
    raw = reading()[1]
    for row in rows_of(tmp_path / "out" / "ledger.csv"):
        assert raw[int(row["raw_start"]) : int(row["raw_end"])].decode() == row["text"]
    assert [row["name"] for row in rows_of(tmp_path / "out" / "participants.csv")] == ["时向晚", "池一苇"]
    assert [row["name"] for row in rows_of(tmp_path / "out" / "facts.csv")] == ["港口联盟协议"]
    assert [row["name"] for row in rows_of(tmp_path / "out" / "terms.csv")] == ["长三角一体化发展"]
    assert (tmp_path / "out" / "visits.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_cell_is_a_formula(path: Path, tmp_path: Path) -> None:
    with open_record(path) as record:
        publish(record, "csv", tmp_path / "failures.csv")
    assert rows_of(tmp_path / "failures.csv")[0]["source"].startswith("'=cmd")


@pytest.mark.parametrize(
    ("name", "column"), [("ledger.csv", "by"), ("visits.csv", "hosts"), ("x.csv", "hosts")]
)
def test_one_table(path: Path, tmp_path: Path, name: str, column: str) -> None:
    with open_record(path) as record:
        assert publish(record, "csv", tmp_path / name) == (tmp_path / name,)
    assert column in rows_of(tmp_path / name)[0]


def test_jsonl_reads_back(path: Path, tmp_path: Path) -> None:
    with open_record(path) as record:
        publish(record, "jsonl", tmp_path / "out.jsonl")
    (line,) = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert msgspec.json.decode(line, type=Reading) == reading()[0]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(path: Path, tmp_path: Path, form: str) -> None:
    def files(name: str) -> dict[str, bytes]:
        with open_record(path) as record:
            return {file.name: file.read_bytes() for file in publish(record, form, tmp_path / name / "out")}

    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    assert files("1") == files("2") != {}


def test_an_unknown_format(path: Path, tmp_path: Path) -> None:
    def unknown(record: Record) -> None:
        publish(record, "xls", tmp_path / "x")

    with open_record(path) as record, pytest.raises(ValueError, match="no such format"):
        unknown(record)
