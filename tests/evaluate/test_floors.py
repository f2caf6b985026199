"""The quality floors: what the program read well once, it reads as well today."""

from __future__ import annotations

from pathlib import Path

import pytest

from zuotan.evaluate import Floors, load_gold, measure

FLOORS = Path(__file__).with_name("floors.toml")
SAMPLE = "zuotan-demo"
"""The sample corpus as `zuotan demo` writes it, by name and number of pages: that one can be used to set the floors."""


@pytest.mark.skipif(not FLOORS.is_file(), reason="no floors have been set")
@pytest.mark.parametrize("folder", ["gold", "cases"])
def test_no_figure_falls_below_its_floor(shared: Path, folder: str) -> None:
    gold = load_gold(shared / folder)
    floors = Floors.load(FLOORS)
    assert gold.name in floors.sets
    assert [breach.line() for breach in floors.breaches(gold, measure(gold))] == []


def test_the_sample_corpus_keeps_its_floors(tmp_path: Path) -> None:
    floors = Floors.load(FLOORS) if FLOORS.is_file() else Floors()
    if SAMPLE not in floors.sets:
        pytest.skip("no floors have been set for the sample corpus")
    from zuotan.command.demo import command
    from zuotan.sample import write

    asked = {option.name: option.default for option in command.params}
    assert asked["output"] == Path(SAMPLE)
    write(tmp_path / SAMPLE, int(str(asked["seed"])), int(str(asked["pages"])))
    gold = load_gold(tmp_path / SAMPLE)
    assert [breach.line() for breach in floors.breaches(gold, measure(gold))] == []
