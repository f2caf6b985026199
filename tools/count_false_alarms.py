"""Lists the items of national television news that are read as visits between regions, and the slow ones.

Usage: python tools/count_false_alarms.py CORPORA [--every N] [--only ALARMS] > alarms.tsv

CORPORA holds xwlb.jsonl.xz (items in HTML, 2012 to 2026) and xwlb_delegations.jsonl (those of them with a delegation, as text). Nearly
every delegation on that programme is a country's, a congress', a team's, and nearly every tour is of the centre's leaders, so nearly every
visit found there is none. A row is an item that yields visits: corpus, id (its date or path), title, genre, the visits.
What is read, how fast, and the items that take longer than ``SLOW`` go to standard error. All take two or three minutes; ``--every 10`` reads a
tenth, ``--only alarms.tsv`` those of an earlier list. The last list is judged in docs/false-alarms.md.
"""

from __future__ import annotations

import argparse
import lzma
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from zuotan import read
from zuotan.model import Visit
from zuotan.restoration import Unreadable

SLOW = 0.2
"""Seconds of the processor."""


class Item(NamedTuple):
    """One item of the news: its corpus, how to find it there, its title, and its page as the file has it."""

    corpus: str
    id: str
    title: str
    page: str


def items(corpora: Path) -> Iterator[Item]:
    """The items of both corpora."""
    with (corpora / "xwlb_delegations.jsonl").open("rb") as lines:
        for line in lines:
            item = msgspec.json.decode(line)
            yield Item("delegations", item["path"], item["title"], f"{item['title']}\n{item['text']}")
    with lzma.open(corpora / "xwlb.jsonl.xz") as lines:
        for line in lines:
            item = msgspec.json.decode(line)
            title = f"<h1>{item['title']}</h1><p>{item['date']}</p>"
            yield Item("news", f"{item['date']} {item['id']}", item["title"], title + item["html"])


def told(visit: Visit) -> str:
    """A visit in a few words."""
    visitors, hosts = ("、".join(region.name for region in side) for side in (visit.visitors, visit.hosts))
    return f"{visitors}→{hosts}"


def main() -> None:
    """Reads the items and prints the alarms."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read one item in so many")
    parser.add_argument(
        "--only",
        type=Path,
        help="read only the items of this list, the output of an earlier run",
    )
    chosen = parser.parse_args()
    only = None
    if chosen.only:
        only = {line.rstrip("\n").split("\t")[1] for line in chosen.only.open(encoding="utf-8")}
    count, alarms, spent = 0, 0, 0.0
    read("座谈会")  # loads the tables, which is no page's time
    for index, item in enumerate(items(chosen.corpora)):
        if index % chosen.every or (only is not None and item.id not in only):
            continue
        count += 1
        began = time.process_time()
        try:
            reading = read(item.page.encode())
        except Unreadable as error:
            print(item.corpus, item.id, item.title, error, sep="\t", file=sys.stderr)
            continue
        took = time.process_time() - began
        spent += took
        if took > SLOW:
            print(
                f"slow: {took:.2f} s",
                item.corpus,
                item.id,
                item.title,
                len(item.page),
                sep="\t",
                file=sys.stderr,
            )
        if reading.visits:
            alarms += 1
            visits = "；".join(told(visit) for visit in reading.visits)
            print(item.corpus, item.id, item.title, reading.report.genre, visits, sep="\t", flush=True)
    print(f"{count} items, {alarms} with visits, {count / max(spent, 1e-9):.0f} items/s", file=sys.stderr)


if __name__ == "__main__":
    main()
