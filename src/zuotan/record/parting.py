"""Lists of names cut to what one query can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MANY = 400
"""Names in one query: well below the 999 variables that the oldest SQLite in use takes (its default until 3.32)."""


def parted(names: Iterable[str]) -> Iterator[list[str]]:
    """Names, each once and in order of their coming, in lists that one query can take."""
    every = list(dict.fromkeys(names))
    for at in range(0, len(every), MANY):
        yield every[at : at + MANY]
