"""The one automaton that knows every word of the tables.

Each table in ``data/words`` gives the words of one tag, the tag being the table's name: a row is a word and, where the
tag needs one, a value. Regions, programmes and phrases are tags too. Reading makes one pass of this automaton over a
text and hangs everything else off its hits.
"""

from __future__ import annotations

import gc
from functools import cache

from daachorse import CharwiseDoubleArrayAhoCorasick
from msgspec import Struct

from zuotan.knowledge.regions import abbreviations, gazetteer
from zuotan.knowledge.tables import rows, several, table_names


class Lexicon(Struct, frozen=True):
    """An automaton over ``words``; ``tags[i]`` are the tags of word ``i``; ``values[tag][word]`` is its value.

    Words with the same tags make a group: ``groups[i]`` is that of word ``i``, ``holding[tag]`` are the groups that have a tag.
    """

    automaton: CharwiseDoubleArrayAhoCorasick
    words: tuple[str, ...]
    tags: tuple[tuple[str, ...], ...]
    values: dict[str, dict[str, str]]
    groups: tuple[int, ...]
    holding: dict[str, tuple[int, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of all tables, built once a process (about 0.1 s).

    The tables live as long as the process, so they are taken out of the rounds of the garbage collector, which otherwise walks
    through a hundred thousand rows again and again (a tenth of the time of reading).
    """
    made = _of_tables()
    gc.collect()
    gc.freeze()
    return made


def _of_tables() -> Lexicon:
    values: dict[str, dict[str, str]] = {}
    for name in table_names("words"):
        tag = name.split("/")[1]
        values[tag] = {row["word"]: row["value"] for row in rows(name)}
    for tag in ("programmes", "phrases"):
        values[tag.removesuffix("s")] = {
            word: row["name"] for row in rows(tag) for word in (row["name"], *several(row["variants"]))
        }
    values["region"] = gazetteer().words()
    values["abbreviation"] = abbreviations()
    return build(values)


def build(values: dict[str, dict[str, str]]) -> Lexicon:
    """A lexicon of the words of each tag, with their values."""
    tags: dict[str, tuple[str, ...]] = {}
    for tag, held in values.items():
        for word in held:
            tags[word] = (*tags.get(word, ()), tag)
    words = tuple(tags)
    kinds = tuple(dict.fromkeys(tags.values()))
    number = {kind: at for at, kind in enumerate(kinds)}
    return Lexicon(
        automaton=CharwiseDoubleArrayAhoCorasick(list(words)),
        words=words,
        tags=tuple(tags.values()),
        values=values,
        groups=tuple(number[kind] for kind in tags.values()),
        holding={tag: tuple(at for at, kind in enumerate(kinds) if tag in kind) for tag in values},
    )
