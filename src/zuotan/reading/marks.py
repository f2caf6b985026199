"""The marks of a text: every word of the lexicon that stands in it, by tag, from one pass of the automaton."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import chain
from operator import itemgetter

from zuotan.knowledge.lexicon import Lexicon

Mark = tuple[int, int, str]
"""``(start, end, word)``: the span of the word in the text, and the word."""

mark_start, mark_end, mark_span = itemgetter(0), itemgetter(1), itemgetter(0, 1)


class Marks:
    """Where the words of each tag stand in ``text``. Hits are kept by groups of words, and put together for a tag when asked for."""

    __slots__ = ("_all", "_ending", "_groups", "_kept", "_reaches", "_starts", "lexicon", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._all: dict[str, list[Mark]] = {}
        self._kept: dict[str, list[Mark]] = {}
        self._starts: dict[str, frozenset[int]] = {}
        self._reaches: dict[str, dict[int, int]] = {}
        self._ending: dict[str, dict[int, Mark]] = {}
        found: defaultdict[int, list[Mark]] = defaultdict(list)
        words, groups = lexicon.words, lexicon.groups
        for start, end, index in lexicon.automaton.find_overlapping(text):
            found[groups[index]].append((start, end, words[index]))
        self._groups = found

    def of(self, tag: str) -> list[Mark]:
        """The leftmost-longest marks of one tag, in order, none overlapping another of its tag."""
        kept = self._kept.get(tag)
        if kept is None:
            backwards = self.all(tag)[::-1]  # so that of those with one start the longest stays in front
            backwards.sort(key=mark_start)
            reach = 0
            kept = [mark for mark in backwards if mark[0] >= reach and (reach := mark[1])]
            self._kept[tag] = kept
        return kept

    def between(self, tag: str, low: int, high: int) -> list[Mark]:
        """Those of :meth:`of` that lie in ``text[low:high]``."""
        kept = self.of(tag)
        return kept[bisect_left(kept, low, key=mark_start) : bisect_right(kept, high, key=mark_end)]

    def all(self, tag: str) -> list[Mark]:
        """Every mark of one tag, overlapping ones too, ordered by where they end."""
        found = self._all.get(tag)
        if found is None:
            held = self._held(tag)
            found = held[0] if len(held) == 1 else sorted(chain.from_iterable(held), key=mark_end)
            self._all[tag] = found
        return found

    def starts(self, tag: str) -> frozenset[int]:
        """Where words of a tag begin."""
        found = self._starts.get(tag)
        if found is None:
            found = self._starts[tag] = frozenset(map(mark_start, chain.from_iterable(self._held(tag))))
        return found

    def reaches(self, tag: str) -> dict[int, int]:
        """Where the longest word of a tag ends, by where it begins."""
        found = self._reaches.get(tag)
        if found is None:
            every = self.all(tag)  # of those with one start the longest comes last
            found = self._reaches[tag] = dict(zip(map(mark_start, every), map(mark_end, every), strict=True))
        return found

    def ending(self, tag: str) -> dict[int, Mark]:
        """The longest mark of a tag, by where it ends."""
        found = self._ending.get(tag)
        if found is None:
            every = sorted(self.all(tag), key=mark_start, reverse=True)
            found = self._ending[tag] = dict(zip(map(mark_end, every), every, strict=True))
        return found

    def _held(self, tag: str) -> list[list[Mark]]:
        """The marks of each group of words that has a tag."""
        groups = self._groups
        return [groups[group] for group in self.lexicon.holding.get(tag, ()) if group in groups]

    def value(self, tag: str, word: str) -> str:
        """The value that the table of ``tag`` gives for ``word``."""
        return self.lexicon.values[tag][word]
