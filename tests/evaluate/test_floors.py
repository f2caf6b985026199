"""The quality floors: what the program read well once, it reads as well today."""

from __future__ import annotations

from pathlib import Path

import pytest

from zuotan.evaluate import Floors, load_gold, measure

FLOORS = Path(__file__).with_name("floors.toml")


@pytest.mark.skipif(not FLOORS.is_file(), reason="no floors have been set")
@pytest.mark.parametrize("folder", ["gold", "cases"])
def test_no_figure_falls_below_its_floor(shared: Path, folder: str) -> None:
    gold = load_gold(shared / folder)
    floors = Floors.load(FLOORS)
    assert gold.name in floors.sets
    assert [breach.line() for breach in floors.breaches(gold, measure(gold))] == []
