"""How high an office stands, by the table of ranks: who of a side comes first is its head."""

from __future__ import annotations

from functools import cache, lru_cache

from zuotan.knowledge.tables import rows
from zuotan.reading.seats import Seat

FIRST = 3
"""The rank of the last of those who lead one of the four bodies of a region (party, government, congress, conference)."""

OTHERS, LISTED = 10, 20
"""The ranks of offices that the table leaves out, and of those who are only listed as leaders."""

FOR_NOW = ("代理", "代")
"""Before the post of one who holds it for now."""


def rank(seat: Seat) -> int:
    """How high an office stands, 0 the highest."""
    return _rank(seat.office.body, seat.office.post, seat.office.kind)


@lru_cache(maxsize=4096)
def _rank(body: str, post: str, kind: str) -> int:
    if kind == "group":
        return LISTED
    for prefix in FOR_NOW:
        post = post.removeprefix(prefix)
    table, office = _ranks(), body + post
    if (office, "whole") in table:
        return table[office, "whole"]
    for at in range(len(office)):
        if (office[at:], "end") in table:
            return table[office[at:], "end"]
    return min(
        (at for (word, match), at in table.items() if match == "begin" and post.startswith(word)),
        default=OTHERS,
    )


@cache
def _ranks() -> dict[tuple[str, str], int]:
    """The rank of an office, or of what ends with it or begins with it, by its words and how they match."""
    return {(row["office"], row["match"]): int(row["rank"]) for row in rows("ranks")}
