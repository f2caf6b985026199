"""The formats by name, and what each writes where."""

from __future__ import annotations

from pathlib import Path

from zuotan.publish.sheets import SHEETS, write_table
from zuotan.record import Record
from zuotan.record.contract import encode

FORMATS = {
    "csv": "a folder of tables, one a kind of fact, that Excel opens as they are",
    "jsonl": "one page a line, all that was read of it",
}
"""The formats, and in words what each writes."""


def publish(record: Record, form: str, target: Path) -> tuple[Path, ...]:
    """Write the record as ``form`` to ``target`` and return the files written. The same record gives the same bytes.

    ``csv`` makes the folder ``target`` with one table a kind of fact, or, where ``target`` ends in .csv, the one table that
    its name tells of (visits.csv, ledger.csv …; visits where it tells of none). ``jsonl`` writes one file. Raises ValueError
    for an unknown format.
    """
    if form == "jsonl":
        with target.open("wb") as out:
            for reading in record.readings():
                out.write(encode(reading) + b"\n")
        return (target,)
    if form != "csv":
        raise ValueError(f"no such format: {form} (there are {', '.join(FORMATS)})")
    if target.suffix.lower() == ".csv":
        return (_sheet(record, target.stem if target.stem in SHEETS else "visits", target),)
    target.mkdir(parents=True, exist_ok=True)
    return tuple(_sheet(record, name, target / f"{name}.csv") for name in SHEETS)


def _sheet(record: Record, name: str, path: Path) -> Path:
    # with a byte order mark, without which Excel takes the file for GBK
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        write_table(out, *SHEETS[name](record))
    return path
