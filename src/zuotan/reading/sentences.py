"""The sentences of a text: what ends at 。！？ or with the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
STOP = re.compile("[。！？\n]")


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
        index = bisect_right(self._starts, position)
        return self.all[index - 1 if index else 0]

    def clause(self, position: int) -> int:
        """Where the clause that holds a position begins: after the last ，；：。 or the sentence's start."""
        low, rfind = self.at(position).start, self.text.rfind
        return max(
            low,
            rfind("，", low, position) + 1,
            rfind("；", low, position) + 1,
            rfind("：", low, position) + 1,
        )


def sentence_around(text: str, position: int, low: int, high: int) -> Sentence:
    """The sentence in ``text[low:high]`` that holds a position."""
    stop, rfind = STOP.search(text, position, high), text.rfind
    end = high if stop is None else stop.end() - (stop.group() == "\n")
    start = max(
        low,
        rfind("。", low, position) + 1,
        rfind("\n", low, position) + 1,
        rfind("！", low, position) + 1,
        rfind("？", low, position) + 1,
    )
    return Sentence(start, end)
