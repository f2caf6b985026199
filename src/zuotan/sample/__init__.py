"""The sample corpus (样本): invented reports in the genre, damaged in the ways of the web, with the truth beside each page.

Officials, outlets, companies and events are invented and every page says so; regions, bodies, posts, programmes and phrases
are real. The same seed gives the same pages, byte for byte, and a page does not depend on how many are asked for.

In a world (:mod:`zuotan.sample.world`) pages tell of the same people and visits again and again, with the truth across pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import msgspec

from zuotan.sample.page import SamplePage
from zuotan.sample.schedule import batch

__all__ = ["SamplePage", "corpus", "write"]


def corpus(seed: int = 1, pages: int = 300) -> Iterator[SamplePage]:
    """The first ``pages`` pages of the corpus of a seed, with their gold."""
    yield from islice((page for number in count() for page in batch(seed, number)), pages)


def write(folder: Path, seed: int = 1, pages: int = 300) -> None:
    """Writes ``pages/NNN.txt`` or ``.html`` and ``gold/NNN.json`` below ``folder``. Raises OSError."""
    for name in ("pages", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for page in corpus(seed, pages):
        (folder / "pages" / page.name).write_bytes(page.raw)
        gold = msgspec.json.format(msgspec.json.encode(page.gold), indent=1)
        (folder / "gold" / f"{Path(page.name).stem}.json").write_bytes(gold + b"\n")
