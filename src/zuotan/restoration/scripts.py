"""Traditional and simplified script (繁体, 简体): the tables of the conversion, and which of the two a text is written in.

Characters come from ``script``; the few whose form depends on the word (著名 but 看着) from ``script_words``. Characters
that simplified text uses as well (乾, 著, 於 in names) count for nothing when the script of a page is judged.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from zuotan.knowledge.tables import rows

MARKED = 3
"""So many different characters that only traditional text has make a page traditional beyond one quoted name."""
_SHARE = 4
"""A page, or a line, with simplified characters too is traditional where that kind is at least so many times as varied."""
BASIC = "\uffff"
"""The last character of the basic plane."""
RARE = "\U00020000-\U0003ffff"
"""The planes of rare characters, as in a pattern's bracket. Listed singly they slow a pattern down a hundredfold."""


class Script(Struct, frozen=True):
    """The conversion: ``table`` for str.translate, what tells scripts apart, and the words whose
    form the table gets wrong, under the first character that it does: ``(word, where in it, simplified)``."""

    table: dict[int, str]
    words: dict[str, tuple[tuple[str, int, str], ...]]
    traditional: frozenset[str]
    simplified: frozenset[str]


@cache
def script() -> Script:
    """The tables of the conversion, read once a process."""
    pairs = {row["traditional"]: row["simplified"] for row in rows("script")}
    words = {row["traditional"]: row["simplified"] for row in rows("script_words")}
    hinged: dict[str, list[tuple[str, int, str]]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        for at, (char, after) in enumerate(zip(word, words[word], strict=True)):
            if pairs.get(char, char) != after:
                hinged.setdefault(char, []).append((word, at, words[word]))
                break
    return Script(
        {ord(char): plain for char, plain in pairs.items()},
        {char: tuple(found) for char, found in hinged.items()},
        frozenset(char for char in pairs if not _writable(char, "gb2312")),
        frozenset(char for char in pairs.values() if not _writable(char, "big5")),
    )


def simplified(chars: str) -> str:
    """``chars`` character by character in simplified script."""
    return chars.translate(script().table)


def _writable(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def basic(chars: Iterable[str]) -> str:
    """The inside of a pattern's bracket that matches those of ``chars`` in the basic plane."""
    return re.escape("".join(sorted(char for char in chars if char <= BASIC)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = script()
    return re.compile(f"[{basic(known.traditional)}{RARE}]+"), re.compile(
        f"[{basic(known.simplified)}{RARE}]+"
    )


def marks(chars: str, most: int = sys.maxsize) -> int:
    """How many different characters ``chars`` have that only traditional text has; ``most`` where they are more."""
    return _distinct(chars, _patterns()[0], script().traditional, most)


def _distinct(chars: str, run: re.Pattern[str], held: frozenset[str], most: int) -> int:
    found = set[str]()
    for each in run.finditer(chars):
        found |= held.intersection(each.group())
        if len(found) >= most:
            return most
    return len(found)


def is_traditional(chars: str) -> bool:
    """Whether ``chars`` are written in traditional script. The characters are counted no further than it takes to say."""
    few = marks(chars, MARKED)
    if few < MARKED:
        return few > 0 and not _distinct(chars, _patterns()[1], script().simplified, 1)
    plain = _distinct(chars, _patterns()[1], script().simplified, len(chars))
    return marks(chars, _SHARE * plain) >= _SHARE * plain
