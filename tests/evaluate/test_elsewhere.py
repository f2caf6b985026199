"""Readings made elsewhere: matched to their pages by id or source, and refused in one line where they are none."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from zuotan.command import cli
from zuotan.evaluate import GoldError, Unread, load_gold, load_readings, measure

Record = dict[str, Any]


@pytest.fixture
def pages(tmp_path: Path, gold: Record) -> Path:
    """Two pages with the same gold, as cases."""
    folder = tmp_path / "invented"
    folder.mkdir()
    for name, lead in {"one": "", "two": "<p>"}.items():
        case = {**gold, "raw": lead + gold["report"]["text"]}
        (folder / f"{name}.json").write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    return folder


def written(path: Path, *readings: Record) -> Path:
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in readings), encoding="utf-8")
    return path


def of(reading: Record, **page: str) -> Record:
    return {**copy.deepcopy(reading), "page": page}


def test_matched_by_id_and_by_source(tmp_path: Path, pages: Path, reading: Record) -> None:
    text = reading["report"]["text"]
    one, two = of(reading, id=hashlib.sha256(text.encode()).hexdigest()), of(reading, source="there/two.html")
    del two["visits"][0]["people"][0]
    found = load_readings(written(tmp_path / "r.jsonl", one, two))
    assert len(found(text.encode(), None).visits[0].people) == 3
    assert len(found(b"", "pages/two.html").visits[0].people) == 2
    scores = measure(load_gold(pages), found)
    assert (scores.figures["people"].tp, scores.figures["people"].fn) == (5, 1)
    with pytest.raises(Unread):
        found(b"", "three.html")


def test_a_page_without_a_reading_costs_its_facts(tmp_path: Path, pages: Path, reading: Record) -> None:
    found = load_readings(written(tmp_path / "one.json", of(reading, source="one.txt")))
    scores = measure(load_gold(pages), found)
    assert (scores.figures["people"].tp, scores.figures["people"].fn) == (3, 3)
    assert any("no reading of this page" in fault.what for fault in scores.errors if fault.page == "two")


def test_what_may_be_left_out(tmp_path: Path, reading: Record) -> None:
    bare = of(reading, source="one.txt")
    del bare["edits"], bare["visits"][0]["earliest"], bare["visits"][0]["meetings"]
    (found,) = [load_readings(written(tmp_path / "r.json", bare))(b"", "one.txt")]
    assert (found.visits[0].earliest, found.visits[0].meetings, found.edits) == (None, (), ())


def test_a_folder_and_a_list(tmp_path: Path, reading: Record) -> None:
    (tmp_path / "a").mkdir()
    written(tmp_path / "a" / "1.jsonl", of(reading, source="1"), of(reading, source="2"))
    (tmp_path / "a" / "2.json").write_text(json.dumps([of(reading, source="3")]), encoding="utf-8")
    found = load_readings(tmp_path / "a")
    assert [found(b"", name).page.source for name in "123"] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "line 1: not a reading in the contract: it lacks page"),
        ('{"page": {}, "visits": 3}', "line 1: not a reading in the contract: "),
        ("\n[", "line 2: not JSON"),
        ("", "no readings in it"),
    ],
)
def test_what_is_no_reading_is_told_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "r.jsonl").write_text(content)
    with pytest.raises(GoldError, match=said) as error:
        load_readings(tmp_path / "r.jsonl")
    assert "\n" not in str(error.value)


def test_gold_scored_as_a_reading_is_perfect(shared: Path) -> None:
    scores = measure(load_gold(shared / "gold"), load_readings(shared / "gold"))
    wrong = {name for name in scores.figures if scores.value(name) < 1.0}
    assert wrong == {"provenance"}  # gold says what the text is, not how the page becomes it


def test_the_command(tmp_path: Path, pages: Path, reading: Record) -> None:
    made = written(tmp_path / "r.jsonl", of(reading, source="one"), of(reading, source="two"))
    result = CliRunner().invoke(cli, ["evaluate", str(pages), "--against", str(made)])
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines() if line.startswith("  people")] == [
        "1.000"
    ]
    result = CliRunner().invoke(cli, ["evaluate", str(pages), "--against", str(tmp_path / "none")])
    assert (result.exit_code, "no such file" in result.stderr) == (2, True)
