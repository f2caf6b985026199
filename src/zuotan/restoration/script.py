"""Traditional script (繁体) to simplified, on pages and lines that are clearly traditional.

Converters turn a mainland page into traditional characters (also the official Big5 mirrors with 説, 産, 裏, 爲), and the
newsroom wrote simplified. A simplified page stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zuotan.restoration.scripts import BASIC, MARKED, RARE, is_traditional, marks, script, simplified
from zuotan.restoration.telltales import TRADITIONAL
from zuotan.restoration.text import PlainChange, Text

_KIND = "script"


def repair(text: Text) -> Text:
    """The text in simplified script; a text, or a line of a mixed page, that is simplified already stays as it is."""
    chars = text.chars
    if not text.kinds & TRADITIONAL:
        return text
    if text.is_traditional:
        return text.apply(_changes(chars, 0))
    if marks(chars, MARKED) < MARKED:
        return text
    changes: list[PlainChange] = []
    at = 0
    for line in chars.splitlines(keepends=True):
        if marks(line, MARKED) >= MARKED and is_traditional(line):
            changes += _changes(line, at)
        at += len(line)
    return text.apply(changes)


def _changes(chars: str, offset: int) -> list[PlainChange]:
    """A change for every run of characters that the conversion alters. The words that the table gets wrong are few, so the
    runs are sought between their letters."""
    made: list[PlainChange] = []
    held, at = _letters_of_words(chars), 0
    for place in sorted(held):
        _add(made, _runs(chars, at, place, offset))
        if held[place] != chars[place]:
            _add(made, [(place + offset, place + 1 + offset, held[place], _KIND, True)])
        at = place + 1
    _add(made, _runs(chars, at, len(chars), offset))
    return made


def _add(made: list[PlainChange], more: list[PlainChange]) -> None:
    """Adds changes behind those made; what goes on where those end is of one run with them."""
    if made and more and made[-1][1] == more[0][0]:
        start, _, before, _, _ = made.pop()
        _, end, after, _, _ = more[0]
        more[0] = start, end, before + after, _KIND, True
    made += more


def _runs(chars: str, start: int, end: int, offset: int) -> list[PlainChange]:
    """The runs of characters between ``start`` and ``end`` that the table alters."""
    spans = map(re.Match.span, _altered(rare=_RARE.search(chars) is not None).finditer(chars, start, end))
    return [(low + offset, high + offset, _simplified(chars[low:high]), _KIND, True) for low, high in spans]


@lru_cache(1 << 14)
def _simplified(run: str) -> str:
    """A run in simplified script. Most are of one character or a common word, and met again on every page."""
    return simplified(run)


@cache
def _altered(*, rare: bool) -> re.Pattern[str]:
    """A run of characters that the table alters. Those of the rare planes slow the pattern down: they are in it where a
    text has any."""
    chars = [chr(code) for code in script().table]
    return re.compile(f"[{''.join(char for char in chars if rare or char <= BASIC)}]+")


@cache
def _hinges() -> re.Pattern[str]:
    return re.compile(f"[{''.join(script().words)}]")


def _letters_of_words(chars: str) -> dict[int, str]:
    """The characters, by place, of the words that the table gets wrong, as those are written."""
    letters: dict[int, str] = {}
    for hinge in _hinges().finditer(chars):
        at = hinge.start()
        for word, offset, after in script().words[hinge.group()]:
            if at >= offset and chars.startswith(word, at - offset):
                letters.update(enumerate(after, at - offset))
                break
    return letters


_RARE = re.compile(f"[{RARE}]")
