"""Fills the slots of sentence patterns and clauses with words of the sample's table ``slots``."""

from __future__ import annotations

import re
from random import Random

from zuotan.sample.tables import groups

_SLOT = re.compile(r"\{(\w+)\}")


def fill(rng: Random, pattern: str, **given: str) -> str:
    """The pattern with every ``{slot}`` filled: from ``given``, else with a word of the slot (``ind2`` is another ``ind``)."""
    used: dict[str, str] = dict(given)

    def word(match: re.Match[str]) -> str:
        slot = match[1]
        if slot not in used:
            choices = _choices(slot)
            free = [choice for choice in choices if choice not in used.values()]
            used[slot] = _SLOT.sub(word, rng.choice(free or list(choices)))
        return used[slot]

    return _SLOT.sub(word, pattern)


def _choices(slot: str) -> tuple[str, ...]:
    slots, sentences = groups("slots", "slot", "word"), groups("sentences", "kind", "pattern")
    stem = slot.rstrip("0123456789")
    return slots.get(slot) or slots.get(stem) or sentences[slot if slot in sentences else stem]


def one(rng: Random, slot: str) -> str:
    """One word of the slot."""
    return rng.choice(groups("slots", "slot", "word")[slot])
