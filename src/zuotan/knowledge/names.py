"""Says how much a run of characters reads like a Han personal name, and how names of other peoples are written.

The score weighs two accounts of the characters: as a name (a surname, then characters by their place in given names) and as
running text (each character after the one before it). Source of the counts: delegates of the 13th National People's Congress and
the PKU corpus of People's Daily 1998-01 (tables ``data/surnames``, ``data/given_names``, ``data/name_pairs``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zuotan.knowledge.tables import rows

NO_SURNAME = -9.0
UNSEEN = 0.5
"""A character that is rare both in names and in text."""

PART_OF_NAME = {1: -1.8, 2: -0.2}
"""The share of given names of one and of two characters, as logarithms; longer ones are hardly borne."""

LONG_GIVEN_NAME = -9.0
DOUBLED = 4.0
"""Given names of one character twice (芳芳) are common, other such pairs (常常, 刚刚) are words of their own."""

SCALE = 0.3
"""Characters of a name hang together more than the account supposes, so that its odds are too sure of themselves."""

BOUND = 6.0
LONGEST_HAN = 4
"""Characters of the longest Han name."""

KEPT = 1 << 16
"""Scores of so many names are kept."""

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


@lru_cache(maxsize=KEPT)
def name_score(name: str) -> float:
    """How much 2 to 6 characters read like a personal name, Han or written by its sound: the greater of the two scores."""
    if len(name) > LONGEST_HAN:
        return transcribed_score(name)
    return max(han_name_score(name), transcribed_score(name))


@lru_cache(maxsize=KEPT)
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
        if len(given) == 2 and given[0] == given[1]:
            best = max(best, SCALE * (score + DOUBLED))
        else:
            best = max(best, SCALE * (score - _cohesion(name, length)))
    return min(best, BOUND)


@cache
def after_names() -> dict[str, float]:
    """For a character, the log odds that it stands right behind a name rather than anywhere in text."""
    return {row["char"]: float(row["odds"]) for row in rows("after_names")}


def companions(first: str, second: str) -> float:
    """How much likelier (log) ``second`` stands behind ``first`` in running text than it stands anywhere."""
    seen, others = _company()
    pair = first + second
    return seen[pair] if pair in seen else others.get(first, 0.0)


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


PART_OF_TRANSCRIPTION = -4.0
"""How rare names written by their sound are, as a logarithm, without parts that are known."""

SOUND_UNSEEN = -3.0
PART_KNOWN = 1.5
"""How much more a character weighs that belongs to a known part of a name (那顺, 扎西)."""


@cache
def _parts() -> frozenset[str]:
    return frozenset(row["part"] for row in rows("name_parts"))


@cache
def sound_odds() -> dict[str, float]:
    """For a character, the log odds of a name written by its sound (克, 尔, 阿 …) against running text."""
    return {row["char"]: float(row["odds"]) for row in rows("transcription")}


@lru_cache(maxsize=KEPT)
def transcribed_score(name: str) -> float:
    """As :func:`han_name_score`, for names written by their sound: of foreigners, and of Mongols, Tibetans, Uygurs and others.

    那顺巴图 is told by its parts 那顺 and 巴图 (table ``name_parts``), others by their characters (table ``transcription``).
    """
    known, sounds = _parts(), sound_odds()
    best = [(PART_OF_TRANSCRIPTION)]
    for end in range(1, len(name) + 1):
        score = best[-1] + sounds.get(name[end - 1], SOUND_UNSEEN)
        if end > 1:
            score -= max(companions(name[end - 2], name[end - 1]), 0.0)
        for start in range(max(0, end - 4), end - 1):
            if name[start:end] in known:
                told = sum(max(sounds.get(char, 0.0), 0.0) + PART_KNOWN for char in name[start:end])
                score = max(score, best[start] + told)
        best.append(score)
    return max(-BOUND, min(SCALE * best[-1], BOUND))
