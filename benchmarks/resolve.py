"""Seconds and memory of resolving 20,000 and 200,000 readings of a world of the sample, each in a process of its own.

    .venv/bin/python benchmarks/resolve.py [--sizes 20000 200000] [--dry-run]

The readings are gold, since only resolving is measured; memory is that of a process that holds all readings and resolves them.
Results go to ``benchmarks/results/resolution/<day>.json``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from bench import ROOT, machine, peak_memory
from zuotan.evaluate.resolution import seen
from zuotan.resolution import VisitSeen, resolve, signature

RESULTS = Path(__file__).with_name("results") / "resolution"
SIZES = (20_000, 200_000)
SEED = 1


class Kept(msgspec.Struct, array_like=True):
    """A reading as resolution needs it."""

    page: str
    sketch: bytes
    visits: list[VisitSeen]


def write(file: Path, pages: int) -> None:
    """Writes the readings of a world of as many pages, each after its length in 4 bytes."""
    from zuotan.sample.world import reports

    with file.open("wb") as out:
        for number, gold in enumerate(reports(SEED, pages)):
            page = f"{number:06d}"
            kept = msgspec.msgpack.encode(Kept(page, signature(gold["report"]["text"]), seen(page, gold)))
            out.write(len(kept).to_bytes(4, "big") + kept)


def load(file: Path) -> Iterator[Kept]:
    """The readings that were written."""
    decoder = msgspec.msgpack.Decoder(Kept)
    with file.open("rb") as lines:
        while length := lines.read(4):
            yield decoder.decode(lines.read(int.from_bytes(length, "big")))


def measured(file: Path) -> dict[str, Any]:
    """The figures of resolving the readings of a file, in this process."""
    sketches: dict[str, bytes] = {}
    visits: list[VisitSeen] = []
    for kept in load(file):
        sketches[kept.page] = kept.sketch
        visits += kept.visits
    start, used = time.perf_counter(), time.process_time()
    found = resolve(sketches, visits)
    return {
        "pages": len(sketches),
        "visits_told": len(visits),
        "visits": len(found.visits),
        "people": len(found.people),
        "seconds": round(time.perf_counter() - start, 1),
        "processor_seconds": round(time.process_time() - used, 1),
        "peak_megabytes": round(peak_memory()),
    }


def main() -> None:
    """Measures, prints and keeps the figures."""
    parser = argparse.ArgumentParser(description="Seconds and memory of resolution.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--dry-run", action="store_true", help="print only, keep no file")
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.file:
        print(msgspec.json.encode(measured(asked.file)).decode())
        return
    done: dict[str, Any] = {
        "day": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "sizes": [],
    }
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "readings"
            write(file, size)
            told = subprocess.run(
                [sys.executable, __file__, "--file", str(file)], check=True, capture_output=True, text=True
            )
        print(told.stdout.strip(), flush=True)
        done["sizes"].append(msgspec.json.decode(told.stdout))
    if not asked.dry_run:
        RESULTS.mkdir(parents=True, exist_ok=True)
        kept = RESULTS / f"{done['day']}.json"
        kept.write_bytes(msgspec.json.format(msgspec.json.encode(done), indent=2) + b"\n")
        print(f"kept in {kept.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
