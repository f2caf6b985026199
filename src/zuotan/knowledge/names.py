"""Says how much a run of characters reads like a Han personal name, and how names of other peoples are written.

The score weighs two accounts of the characters: as a name (a surname, then characters by their place in given names) and as
running text (each character after the one before it). Source of the counts: delegates of the 13th National People's Congress and
the PKU corpus of People's Daily 1998-01 (tables ``data/surnames``, ``data/given_names``, ``data/name_pairs``).
"""

from __future__ import annotations

import re
from functools import cache

from zuotan.knowledge.tables import rows

NO_SURNAME = -9.0
UNSEEN = 0.5
"""A character that is rare both in names and in text."""

PART_OF_NAME = {1: -1.8, 2: -0.2}
"""The share of given names of one and of two characters, as logarithms; longer ones are hardly borne."""

LONG_GIVEN_NAME = -7.0
SCALE = 0.3
"""Characters of a name hang together more than the account supposes, so that its odds are too sure of themselves."""

BOUND = 6.0
DOTS = "·•・‧．."
DOTTED = re.compile(f"[一-鿿〇]{{1,8}}(?:[{DOTS}][一-鿿〇]{{1,10}})+")


@cache
def surnames() -> dict[str, int]:
    """Surnames (姓) of one and two characters, each with how common it is (bearers in ten thousand)."""
    return {row["surname"]: int(row["weight"]) for row in rows("surnames")}


@cache
def _surname_odds() -> dict[str, float]:
    return {row["surname"]: float(row["odds"]) for row in rows("surnames")}


@cache
def given_characters() -> dict[str, tuple[float, float, float]]:
    """For a character of given names (名): log odds as the first of two, as the last of two, and alone."""
    return {
        row["char"]: (float(row["first"]), float(row["last"]), float(row["only"]))
        for row in rows("given_names")
    }


@cache
def _company() -> tuple[dict[str, float], dict[str, float]]:
    """How much likelier a pair is in text than its characters apart: for pairs that are seen, and for a first's others."""
    seen: dict[str, float] = {}
    others: dict[str, float] = {}
    for row in rows("name_pairs"):
        first = row["char"]
        others[first] = float(row["alone"])
        for column, seconds in row.items():
            if column[0] == "e":
                seen |= dict.fromkeys((first + second for second in seconds), float(column[1:]))
    return seen, others


def surname_length(text: str, at: int = 0) -> int:
    """How many characters at ``at`` are a surname before a given name: 2, 1, or 0 for none."""
    known = surnames()
    if len(text) > at + 2 and text[at : at + 2] in known:
        return 2
    return 1 if len(text) > at + 1 and text[at] in known else 0


@cache
def han_name_score(name: str) -> float:
    """The log odds, scaled and bounded to ±6, that 2 to 4 characters are a Han personal name rather than running text."""
    best = -BOUND
    for length in (1, 2):
        surname, given = name[:length], name[length:]
        odds = _surname_odds().get(surname, NO_SURNAME if length == 1 else None)
        if not given or odds is None:
            continue
        table, last = given_characters(), len(given) - 1
        score = odds + PART_OF_NAME.get(len(given), LONG_GIVEN_NAME)
        for place, char in enumerate(given):
            first, final, only = table.get(char, (UNSEEN, UNSEEN, UNSEEN))
            score += only if not last else final if place == last else first
        best = max(best, SCALE * (score - _cohesion(name, length)))
    return min(best, BOUND)


def _cohesion(name: str, start: int) -> float:
    """How much running text favours these characters in this order, from the one before ``start`` on."""
    seen, others = _company()
    pairs = (name[at - 1 : at + 1] for at in range(start, len(name)))
    return sum(seen[pair] if pair in seen else others.get(pair[0], 0.0) for pair in pairs)


def dotted_name(text: str, at: int = 0) -> str | None:
    """The name with a middle dot (司马义·铁力瓦尔地) that stands at ``at``, with ``·`` for any dot; None where none does.

    Names of Uygurs, Kazakhs, Tibetans and others join a person's own name and a father's; how far the last part runs, only what
    follows can tell.
    """
    found = DOTTED.match(text, at)
    return re.sub(f"[{DOTS}]", "·", found[0]) if found else None
