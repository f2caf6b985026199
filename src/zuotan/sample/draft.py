"""A draft (底稿): text whose facts are marked while it is written, so that its gold is right by construction.

While a page is written, each fact stands in the text between two private characters that carry its number. ``settle`` takes
the marks out and says where each fact ended up. Marks may stand inside marks.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

OPEN, SHUT = "\ue000", "\ue001"
_DIGITS = "\ue010"
_MARK = re.compile(f"{OPEN}([\ue010-\ue019]+){OPEN}|{SHUT}")

Span = tuple[int, int]


class Fact(Struct, frozen=True):
    """What a marked stretch of text is: its kind, which visit it belongs to (by number), and what else gold says."""

    kind: str
    visit: int
    told: dict[str, Any]


class Draft:
    """The facts of a page in the order in which they were marked."""

    def __init__(self) -> None:
        self._facts: list[Fact] = []

    def mark(self, text: str, kind: str, visit: int = 0, **told: Any) -> str:
        """The text with the mark of a new fact around it."""
        self._facts.append(Fact(kind, visit, told))
        number = "".join(chr(ord(_DIGITS) + int(digit)) for digit in str(len(self._facts) - 1))
        return f"{OPEN}{number}{OPEN}{text}{SHUT}"

    def settle(self, marked: str) -> tuple[str, list[tuple[Fact, Span]]]:
        """The plain text, and each fact whose mark stands in it with its span, in the order of the text."""
        pieces: list[str] = []
        open_marks: list[tuple[int, int]] = []
        found: list[tuple[Fact, Span]] = []
        length = last = 0
        for match in _MARK.finditer(marked):
            piece = marked[last : match.start()]
            pieces.append(piece)
            length += len(piece)
            last = match.end()
            if match[1]:
                number = int("".join(str(ord(digit) - ord(_DIGITS)) for digit in match[1]))
                open_marks.append((number, length))
            else:
                number, start = open_marks.pop()
                found.append((self._facts[number], (start, length)))
        pieces.append(marked[last:])
        return "".join(pieces), sorted(found, key=lambda one: one[1])


def plain(marked: str) -> str:
    """Marked text without its marks: for titles, which are no part of the body."""
    return _MARK.sub("", marked)
