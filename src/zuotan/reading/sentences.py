"""The sentences of a text: what ends at 。！？ or with the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


class Sentence(NamedTuple):
    """A sentence's span."""

    start: int
    end: int


class Sentences:
    """The sentences of one text, in order."""

    __slots__ = ("_starts", "all", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = [Sentence(*match.span()) for match in SENTENCE.finditer(text)]
        self._starts = [sentence.start for sentence in self.all]

    def at(self, position: int) -> Sentence:
        """The sentence that holds a position."""
        return self.all[max(bisect_right(self._starts, position) - 1, 0)]

    def clause(self, position: int) -> int:
        """Where the clause that holds a position begins: after the last ，；：。 or the sentence's start."""
        low = self.at(position).start
        return max(low, *(self.text.rfind(mark, low, position) + 1 for mark in "，；："))
