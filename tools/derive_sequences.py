"""Derives sequences of knowledge/data: which characters follow one another, and follow two others, in national television news.

Usage: python tools/derive_sequences.py CORPORA, where CORPORA holds xwlb.jsonl.xz (china-data/xwlb). Only counts are kept, in
powers of ten, of sequences seen ten times or more (with a number, three times); those of three characters only where they say
something that the last two do not. Every tenth item is left out: tools/measure_restoration.py judges by those.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from measure_restoration import items, plain

from zuotan.restoration.sequences import NUMBER, shown

TABLE = Path(__file__).parents[1] / "src/zuotan/knowledge/data/sequences.tsv"
LEAST, LEAST_NUMBERS = 10, 3
BACK_OFF = 0.3
"""What a sequence of three weighs that was not seen, of its last two."""
TELLS, TELLS_NUMBERS = 28.0, 8.0
"""A sequence of three tells something where the logarithm of how much likelier (or less likely) it is than by its last two,
times how often it was seen, comes to so much."""
COLUMNS = ("3", "10", "100", "1000", "10000")
"""The least counts of the columns."""


def counts(corpora: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often single characters, pairs and threes stand in the items that nothing is measured on."""
    ones, twos, threes = Counter[str](), Counter[str](), Counter[str]()
    for source in items(corpora, held_out=False):
        text = shown(f"\n{plain(source)}\n")
        ones.update(text)
        twos.update(map("".join, zip(text, text[1:])))
        threes.update(map("".join, zip(text, text[1:], text[2:])))
    return ones, twos, threes


def least(chars: str) -> int:
    """How often a sequence was seen that is kept."""
    return LEAST_NUMBERS if NUMBER in chars else LEAST


def telling(ones: Counter[str], twos: Counter[str], threes: Counter[str]) -> dict[str, int]:
    """The sequences of three that tell more than their last two."""
    kept = {}
    total = ones.total()
    for chars, count in threes.items():
        if count >= least(chars):
            last = (
                twos[chars[1:]] / ones[chars[1]] if twos[chars[1:]] >= LEAST else ones[chars[2]] / total / 10
            )
            told = count * abs(math.log(count / twos[chars[:2]] / last / BACK_OFF))
            if told >= (TELLS_NUMBERS if NUMBER in chars else TELLS):
                kept[chars] = count
    return kept


def main() -> None:
    """Writes the table."""
    ones, twos, threes = counts(Path(sys.argv[1]))
    kept = telling(ones, twos, threes) | {
        chars: count for chars, count in twos.items() if count >= least(chars)
    }
    rows: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in COLUMNS])
    for chars, count in sorted(kept.items()):
        if all(char.isprintable() and not char.isspace() or char == "\n" for char in chars):
            grade = max(at for at, low in enumerate(COLUMNS) if count >= int(low))
            shape = chars.replace("\n", "¶")
            rows[shape[:-1]][grade].append(shape[-1])
    lines = ["\t".join(("after", *COLUMNS))]
    lines += ["\t".join((first, *("".join(cell) for cell in cells))) for first, cells in sorted(rows.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows):,} rows, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
