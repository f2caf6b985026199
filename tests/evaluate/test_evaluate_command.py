"""The command: tables, errors, floors and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

from zuotan.command import cli
from zuotan.evaluate import Floors, FloorsError, GoldPage, GoldSet, Scores, measure
from zuotan.evaluate.scores import Figure

Record = dict[str, Any]


def main(arguments: list[str]) -> int:
    """The exit code of ``zuotan evaluate`` with these arguments."""
    try:
        cli.main(["evaluate", *arguments], prog_name="zuotan", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except SystemExit as left:
        return int(left.code or 0)
    return 0


@pytest.fixture
def folder(tmp_path: Path, gold: Record) -> Path:
    made = tmp_path / "invented"
    made.mkdir()
    (made / "one.json").write_text(json.dumps({**gold, "raw": gold["report"]["text"]}, ensure_ascii=False))
    return made


@pytest.fixture
def perfect(monkeypatch: pytest.MonkeyPatch, reading: Record) -> Record:
    """The reader, made to give ``reading``, which a test may change."""
    monkeypatch.setattr("zuotan.evaluate.measuring._read", lambda raw, source: reading)
    return reading


def test_the_table(folder: Path, perfect: Record, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    out = capsys.readouterr().out
    assert "invented: 1 page\n" in out
    assert [line.split()[:2] for line in out.splitlines() if line.startswith("  people")] == [
        ["people", "1.000"]
    ]
    assert "character error rate 0.000%" in out


def test_errors_and_chosen_figures(folder: Path, perfect: Record, capsys: pytest.CaptureFixture[str]) -> None:
    del perfect["visits"][0]["people"][2]
    assert main([str(folder), "--errors", "--figures", "people"]) == 0
    out = capsys.readouterr().out
    assert "one  people       missing  顾长庚 (host)" in out
    assert "offices" not in out


def test_json(folder: Path, perfect: Record, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["invented"]["figures"]["people"] == {"value": 1.0, "tp": 3, "fp": 0, "fn": 0}


def test_floors_hold_rise_and_do_not_fall_unasked(
    folder: Path, perfect: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.toml"
    asked = [str(folder), "--floors", str(floors)]
    chair = perfect["visits"][0]["people"].pop()
    assert main([*asked, "--raise"]) == 0
    assert Floors.load(floors).sets["invented"].figures["people"] == 0.8
    assert main(asked) == 0
    perfect["visits"][0]["people"].append(chair)
    assert main([*asked, "--raise"]) == 0
    assert Floors.load(floors).sets["invented"].figures["people"] == 1.0
    perfect["visits"][0]["people"].pop()
    capsys.readouterr()
    assert main(asked) == 1
    assert "people 0.8000 is below its floor 1.000" in capsys.readouterr().err
    before = floors.read_text()
    assert main([*asked, "--raise"]) == 2
    assert floors.read_text() == before
    assert main([*asked, "--raise", "--lower"]) == 0
    assert Floors.load(floors).sets["invented"].figures["people"] == 0.8


def test_changed_gold_breaks_its_floors(
    folder: Path, perfect: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.toml"
    asked = [str(folder), "--floors", str(floors)]
    assert main([*asked, "--raise"]) == 0
    file = folder / "one.json"
    file.write_text(file.read_text().replace('"kicker"', '"x"').replace("study_visit", "exchange"))
    assert main(asked) == 1
    assert "the gold has changed" in capsys.readouterr().err


def test_floors_survive_their_file(tmp_path: Path) -> None:
    gold = GoldSet("用例", (GoldPage("a", b"", {}),))
    scores = Scores({"people": Figure(2, 1, 0), "genre": Figure(1)}, pages=1)
    file = tmp_path / "floors.toml"
    file.write_text(Floors().raised(gold, scores).dump(), encoding="utf-8")
    assert Floors.load(file).sets["用例"].figures == {"genre": 1.0, "people": 0.8}
    file.write_text("[a]\ngold = 1")
    with pytest.raises(FloorsError, match="not a file of floors"):
        Floors.load(file)


def test_a_page_that_cannot_be_read_costs_its_facts_and_not_the_rest(folder: Path, reading: Record) -> None:
    from zuotan.evaluate import load_gold

    def broken(raw: bytes, source: str | None) -> Any:
        raise ValueError("the page is empty")

    scores = measure(load_gold(folder), broken)
    assert scores.figures["people"] == Figure(0, 0, 3)
    assert scores.value("provenance") == scores.value("text") == 0.0
    assert "not read: ValueError: the page is empty" in scores.errors[0].line()


def test_what_cannot_be_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "absent")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main([str(tmp_path), "--figures", "beauty"]) == 2
    assert "no such figure: beauty" in capsys.readouterr().err


def test_it_reads_by_itself(folder: Path) -> None:
    from zuotan.evaluate import load_gold

    scores = measure(load_gold(folder))
    assert scores.value("provenance") == 1.0
    assert msgspec.json.encode(scores)
