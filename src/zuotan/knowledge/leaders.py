"""Who led or served which region, by name: the table of leaders (``leaders``) and what was observed on pages (``observed_offices``).

The table of leaders gives terms. Observed offices give the days on which pages show a person in an office, which are not the term: who is
seen in June may have come in March. They are derived from a record by ``tools/derive_observed_offices.py``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows


class Chair(NamedTuple):
    """A post of the table of leaders (党委书记, 政府正职 …) in a region, by its code."""

    code: str
    post: str


class Between(NamedTuple):
    """The last day (ISO) on which another was seen in a chair before somebody, and the first after; ``None`` where nobody was."""

    after: str | None
    before: str | None


@cache
def regions_served() -> dict[str, frozenset[str]]:
    """The codes of the regions that each name is known to have served."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in ("leaders", "observed_offices"):
        for row in rows(table):
            found[row["name"]].add(row["code"])
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def seen_between() -> dict[tuple[str, Chair], Between]:
    """Between which days each name had each chair, as far as others were observed in it; a chair passes from hand to hand."""
    seen: defaultdict[Chair, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows("observed_offices"):
        if row["post"]:
            seen[Chair(row["code"], row["post"])].append((row["first"], row["last"], row["name"]))
    found = {}
    for chair, held in seen.items():
        for first, last, name in held:
            earlier = max((end for _, end, other in held if other != name and end <= first), default=None)
            later = min((start for start, _, other in held if other != name and start >= last), default=None)
            if earlier or later:
                found[name, chair] = Between(earlier, later)
    return found
