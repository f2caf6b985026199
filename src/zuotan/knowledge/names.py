"""Says how much a run of characters reads like a Han personal name.

The score adds what each character says by its place (surname, first and last character of the given name): the logarithm of
how much commoner it is there than in running text. Source of the counts: delegates of the 13th National People's Congress and
the names marked in the PKU corpus of People's Daily 1998-01 (tables ``data/surnames``, ``data/given_names``).
"""

from __future__ import annotations

from functools import cache

from zuotan.knowledge.tables import rows

NO_SURNAME = -3.0
UNSEEN = -0.5
RARE_SURNAME = 0.3
SURNAME = 1.2
COMPOUND_SURNAME = 3.0
USUAL_LENGTH = 0.5


@cache
def surnames() -> dict[str, int]:
    """Surnames of one and two characters, each with how common it is (bearers in ten thousand)."""
    return {row["surname"]: int(row["weight"]) for row in rows("surnames")}


@cache
def given_characters() -> dict[str, tuple[float, float]]:
    """For a character of given names: log odds as the first of two, and as the last."""
    return {row["char"]: (float(row["first"]), float(row["last"])) for row in rows("given_names")}


def surname_length(text: str, at: int = 0) -> int:
    """How many characters at ``at`` are a surname: 2, 1, or 0 for none."""
    known = surnames()
    if len(text) > at + 2 and text[at : at + 2] in known:
        return 2
    return 1 if text[at : at + 1] in known else 0


@cache
def han_name_score(name: str) -> float:
    """The log odds that 2 to 4 characters are a Han personal name rather than running text (0: even)."""
    known = surnames()
    length = surname_length(name)
    if length == 2:
        score = COMPOUND_SURNAME
    elif length:
        score = SURNAME if known[name[0]] > 40 else RARE_SURNAME
    else:
        score = NO_SURNAME
    given = name[length:]
    table = given_characters()
    if len(given) > 2:
        score -= 2.0
    for place, char in enumerate(given):
        first, last = table.get(char, (UNSEEN, UNSEEN))
        score += 0.5 * max(-3.0, last if place == len(given) - 1 else first)
    return score + (USUAL_LENGTH if len(name) == 3 else 0.0)
