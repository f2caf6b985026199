"""Finds the fields of cooperation that a clause is about.

The table ``field_words`` says which words speak of which fields. A word may be strong (港口 speaks of ports wherever it stands)
or weak (企业 speaks of industry only where no strong word says what the companies are to do); a word with no field masks the
words inside it (战略合作 is no strategy). Named strategies of the table of programmes are weak words of the field strategy.
"""

from __future__ import annotations

import re
from functools import cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick
from msgspec import Struct

from zuotan.knowledge.tables import rows, several

FIELDS = tuple(
    "science_technology industry digital_economy agriculture_food energy transport ports_logistics trade_opening market_reform ecology "
    "culture_tourism education_talent health livelihood poverty_rural emergency_safety urban_planning sports_events relocation strategy "
    "party_building".split()
)
"""The fields of cooperation of the contract."""

STRATEGIES = frozenset(("national_strategy", "regional_strategy"))
"""The kinds of programme that are strategies of a region."""


ENUMERATED = re.compile("、.*(?:方面|领域|工作)")
"""A clause that lists fields by name: each item tells its own, a weak word too."""


class FieldWords(Struct, frozen=True):
    """An automaton over the words; ``strong[i]`` and ``weak[i]`` are the fields that word ``i`` speaks of."""

    automaton: CharwiseDoubleArrayAhoCorasick
    strong: tuple[tuple[str, ...], ...]
    weak: tuple[tuple[str, ...], ...]


@cache
def field_words() -> FieldWords:
    """The words of the table, and those names of strategies in which none of them stands."""
    words = {
        row["word"]: (several(row["fields"]), row["strength"] == "strong") for row in rows("field_words")
    }
    known = _field_words(words)
    for row in rows("programmes"):
        if row["kind"] in STRATEGIES:
            for name in (row["name"], *several(row["variants"])):
                if not _told(name, known):
                    words[name] = (("strategy",), False)
    return _field_words(words)


def _field_words(words: dict[str, tuple[tuple[str, ...], bool]]) -> FieldWords:
    return FieldWords(
        CharwiseDoubleArrayAhoCorasick(list(words), match_kind=MATCH_KIND_LEFTMOST_LONGEST),
        tuple(fields if strong else () for fields, strong in words.values()),
        tuple(() if strong else fields for fields, strong in words.values()),
    )


def fields_of(clause: str) -> tuple[str, ...]:
    """The fields that a clause is about, in the order of its words; none where it is general."""
    return _told(clause, field_words())


def _told(clause: str, known: FieldWords) -> tuple[str, ...]:
    """The fields of a clause; each item of an enumeration tells its own."""
    found: list[str] = []
    listed = ENUMERATED.search(clause) is not None
    for item in clause.split("、") if listed else (clause,):
        strong: list[str] = []
        weak: list[str] = []
        for _, _, word in known.automaton.find(item):
            strong += known.strong[word]
            weak += known.weak[word]
        found += strong or weak
    return tuple(dict.fromkeys(found))
