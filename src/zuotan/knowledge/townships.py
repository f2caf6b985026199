"""The townships (乡, 镇, 街道), by which a page that names no county betrays its own. Source: table ``data/townships``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from zuotan.knowledge.tables import rows, several

ENDINGS = ("镇", "乡", "街道")
LONGEST = 8
"""Characters of the longest name that is looked for."""

SHORTEST = 3


@cache
def _counties() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("townships"):
        for town in several(row["towns"]):
            found[town] = (*found.get(town, ()), row["code"])
    return found


def counties_of(town: str) -> tuple[str, ...]:
    """The codes of the counties that have a township of this name, one or two; none for a name that many have, or none has."""
    return _counties().get(town, ())


def towns_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The townships that a text names, each once, in order of their kinds, and the counties that have one of that name."""
    seen: set[str] = set()
    for ending in ENDINGS:
        at = text.find(ending)
        while at >= 0:
            end = at + len(ending)
            names = (text[start:end] for start in range(max(0, end - LONGEST), end - SHORTEST + 1))
            town = next((name for name in names if counties_of(name)), "")
            if town and town not in seen:
                seen.add(town)
                yield town, counties_of(town)
            at = text.find(ending, end)
