"""Traditional script (繁体) to simplified, on pages and lines that are clearly traditional.

Converters turn a mainland page into traditional characters (also the official Big5 mirrors with 説, 産, 裏, 爲), and the
newsroom wrote simplified. Characters come from ``script``; the few whose form depends on the word (著名 but 看着) from
``script_words``. Characters that simplified text uses as well (乾, 著, 於 in names) count for nothing when the script of
a page is judged, so that a simplified page stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import compress
from operator import ne

from msgspec import Struct

from zuotan.knowledge.tables import rows
from zuotan.restoration.text import Change, Text

_MARKED = 3
"""So many different characters that only traditional text has make a page traditional beyond one quoted name."""
_SHARE = 4
"""A page, or a line, with simplified characters too is traditional where that kind is at least so many times as varied."""


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


def _writable(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def is_traditional(chars: Iterable[str]) -> bool:
    """Whether a text with these characters is written in traditional script."""
    kinds, known = frozenset(chars), script()
    marked = len(kinds & known.traditional)
    if not marked:
        return False
    plain = len(kinds & known.simplified)
    return marked >= _SHARE * plain and (marked >= _MARKED or not plain)


def repair(text: Text) -> Text:
    """The text in simplified script; a text, or a line of a mixed page, that is simplified already stays as it is."""
    chars, known = text.chars, script()
    kinds = text.kinds
    marked = len(kinds & known.traditional)
    if not marked:
        return text
    if is_traditional(kinds):
        return text.apply(_changes(chars, 0, known))
    if marked < _MARKED:
        return text
    changes: list[Change] = []
    at = 0
    for line in chars.splitlines(keepends=True):
        own = set(line)
        if len(own & known.traditional) >= _MARKED and is_traditional(own):
            changes += _changes(line, at, known)
        at += len(line)
    return text.apply(changes)


def _changes(chars: str, offset: int, known: Script) -> list[Change]:
    """A change for every run of characters that the conversion alters."""
    plain = chars.translate(known.table)
    hinges = known.words.keys() & frozenset(chars)
    if hinges:
        plain = _with_words(chars, plain, hinges, known)
    changes: list[Change] = []
    start = last = -2
    for at in compress(range(len(chars)), map(ne, chars, plain)):
        if at != last + 1:
            if last >= 0:
                changes.append(Change(start + offset, last + 1 + offset, plain[start : last + 1], "script"))
            start = at
        last = at
    if last >= 0:
        changes.append(Change(start + offset, last + 1 + offset, plain[start : last + 1], "script"))
    return changes


def _with_words(chars: str, plain: str, hinges: Iterable[str], known: Script) -> str:
    """``plain`` with the words that the table gets wrong as they are written."""
    letters = list(plain)
    for hinge in hinges:
        at = chars.find(hinge)
        while at >= 0:
            for word, offset, after in known.words[hinge]:
                if chars.startswith(word, at - offset) and at >= offset:
                    letters[at - offset : at - offset + len(word)] = after
                    break
            at = chars.find(hinge, at + 1)
    return "".join(letters)
