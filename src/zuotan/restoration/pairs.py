"""How likely one character is to follow another in news prose.

The table ``pairs`` gives, for a character or mark, those that follow it, in three classes of frequency, counted in two
decades of national television news (36,000 pairs, of which 3,000 are frequent and 9,000 common).
"""

from __future__ import annotations

from functools import cache

from zuotan.knowledge.tables import rows


@cache
def _weights() -> dict[str, int]:
    return {
        row["first"] + second: weight
        for row in rows("pairs")
        for weight, column in ((3, "frequent"), (2, "common"), (1, "known"))
        for second in row[column]
    }


def likelihood(first: str, second: str) -> int:
    """3 where ``second`` follows ``first`` frequently, 2 commonly, 1 at times, 0 hardly ever."""
    return _weights().get(first + second, 0)


@cache
def written() -> frozenset[str]:
    """The characters and marks that the table knows at all: those that news prose is written in."""
    return frozenset("".join(_weights()))
