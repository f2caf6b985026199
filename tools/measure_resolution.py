"""Measures resolution on a world of the sample: of gold readings, and of the pages as they are read.

    .venv/bin/python tools/measure_resolution.py FOLDER [--pages 2000] [--seed 1] [--gold] [--show people]

The world is written to FOLDER if nothing is there. With ``--gold`` the pages are taken as read without fault, so that only
resolving is measured; else the pages are read, and both figures are told.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from zuotan.evaluate.gold import load_gold
from zuotan.evaluate.resolution import Truth, judge, load_truth, seen
from zuotan.evaluate.visiting import matched
from zuotan.resolution import Resolution, resolve, signature

Record = dict[str, Any]


def resolved(readings: dict[str, Record]) -> Resolution:
    """The resolution of the readings, by page."""
    sketches = {page: signature(reading["report"]["text"]) for page, reading in readings.items()}
    visits = [visit for page, reading in readings.items() for visit in seen(page, reading)]
    start = time.process_time()
    found = resolve(sketches, visits)
    print(f"{len(visits)} visits of {len(readings)} pages resolved in {time.process_time() - start:.1f} s")
    return found


def yearless(gold: Record) -> Record:
    """The gold as a reader has it that knows no year where the page gives none."""
    if gold["report"]["published"]:
        return gold
    return gold | {"visits": [_yearless(visit) for visit in gold["visits"]]}


def _yearless(visit: Record) -> Record:
    """Month and day stay: the bounds run over all years from one to another, as those of a reading do."""
    if visit["date_basis"] != "inferred" or not visit["start"]:
        return visit
    bounds = {"earliest": "1979" + visit["start"][4:], "latest": "2026" + visit["end"][4:]}
    return visit | bounds | {"start": None, "end": None}


def read(pages: dict[str, bytes]) -> dict[str, Record]:
    """The readings of the pages in the shape of the contract."""
    from zuotan.reading import read as read_page

    return {name: msgspec.to_builtins(read_page(raw)) for name, raw in pages.items()}


def told(kind: str, name: str, golds: dict[str, Record]) -> str:
    """A telling or a mention for a reader."""
    page, n, *rest = name.split("/")
    visit = golds[page]["visits"][int(n)] if int(n) < len(golds[page]["visits"]) else None
    if visit is None:
        return name
    days = f"{visit['start']}–{visit['end']} [{visit['earliest']}…{visit['latest']}]"
    sides = "→".join("、".join(one["name"] for one in visit[side]) for side in ("visitors", "hosts"))
    if kind == "people":
        one = visit["people"][int(rest[0])]
        return f"  {name} {one['name']} {one['side']} {'|'.join(one['offices'])} {days} {sides}"
    return f"  {name} {sides} {days} {'、'.join(one['name'] for one in visit['people'][:5])}"


def show(
    kind: str,
    limit: int,
    truth: Truth,
    golds: dict[str, Record],
    readings: dict[str, Record],
    found: Resolution,
) -> None:
    """Prints clusters that hold several, and things that lie in several clusters."""
    true: dict[str, str] = {}
    for page, gold in golds.items():
        for i, j in matched(gold["visits"], readings[page]["visits"]):
            if kind != "people":
                true[f"{page}/{j}"] = truth.visits[page, i][0]
                continue
            for k, one in enumerate(readings[page]["visits"][j]["people"]):
                if who := truth.people.get((page, i, one["name"], one["side"])):
                    true[f"{page}/{j}/{k}"] = who
    groups = getattr(found, kind)
    spread: defaultdict[str, set[str]] = defaultdict(set)
    mixed = 0
    for group in groups:
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for member in group:
            if member in true:
                parts[true[member]].append(member)
                spread[true[member]].add(group[0])
        if len(parts) > 1:
            mixed += 1
            if mixed <= limit:
                print("several in one:")
                for who, members in parts.items():
                    print(
                        f" {who} ({len(members)})",
                        *(told(kind, m, readings) for m in members[:3]),
                        sep="\n",
                    )
    torn = [(who, names) for who, names in spread.items() if len(names) > 1]
    for who, names in torn[:limit]:
        print(f"torn: {who}", *(told(kind, name, readings) for name in sorted(names)[:4]), sep="\n")
    print(f"{kind}: {mixed} clusters hold several, {len(torn)} lie in several of {len(spread)}")


def main() -> None:
    """Runs the measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gold", action="store_true", help="gold readings only")
    parser.add_argument("--show", choices=("visits", "people"), help="list faults of this kind")
    parser.add_argument("--limit", type=int, default=10)
    options = parser.parse_args()
    if not (options.folder / "truth").exists():
        from zuotan.sample.world import world

        world(options.folder, options.seed, options.pages)
    truth = load_truth(options.folder)
    held = load_gold(options.folder).pages
    golds = {page.name: page.gold for page in held}
    kinds = {"gold": lambda: {name: yearless(gold) for name, gold in golds.items()}}
    if not options.gold:
        kinds["read"] = lambda: read({page.name: page.raw for page in held})
    for name, readings_of in kinds.items():
        readings = readings_of()
        found = resolved(readings)
        for figure, share in judge(truth, golds, readings, found).items():
            print(
                f"{name:5} {figure:8} F1 {share.f1:.4f} precision {share.precision:.4f} recall {share.recall:.4f} of {share.count}"
            )
        if options.show:
            show(options.show, options.limit, truth, golds, readings, found)


if __name__ == "__main__":
    main()
