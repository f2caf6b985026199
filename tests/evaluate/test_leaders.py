"""The reader knows the genre, not the leaders: without the tables of who held which office it reads people nearly as well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MOST = 0.02
"""By how much the F1 of people may fall on the seeds without the table."""

_MEASURE = """
import sys
from zuotan.knowledge import tables
if sys.argv[2] == "without":
    text = tables.table_text
    names = ("leaders", "observed_offices")
    tables.table_text = lambda name: text(name).splitlines()[0] + "\\n" if name in names else text(name)
    assert [tables.rows(name) for name in names] == [(), ()]
from zuotan.evaluate import load_gold, measure
print(measure(load_gold(sys.argv[1])).value("people"))
"""


def people(gold: Path, how: str) -> float:
    # in a process of its own: tables are read once and kept
    told = subprocess.run(
        [sys.executable, "-c", _MEASURE, gold, how], check=True, capture_output=True, text=True
    )
    return float(told.stdout)


def test_people_are_read_without_the_table_of_leaders(shared: Path) -> None:
    assert people(shared / "gold", "without") >= people(shared / "gold", "with") - MOST
