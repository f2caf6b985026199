"""The marks of a text: every word of the lexicon that stands in it, by tag, from one pass of the automaton."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter

from zuotan.knowledge.lexicon import Lexicon

Mark = tuple[int, int, str]
"""``(start, end, word)``: the span of the word in the text, and the word."""

_START, _END = itemgetter(0), itemgetter(1)


class Marks:
    """Where the words of each tag stand in ``text``. Hits are kept by groups of words, and put together for a tag when asked for."""

    __slots__ = ("_all", "_groups", "_kept", "lexicon", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._all: dict[str, list[Mark]] = {}
        self._kept: dict[str, list[Mark]] = {}
        found: defaultdict[int, list[Mark]] = defaultdict(list)
        words, groups = lexicon.words, lexicon.groups
        for start, end, index in lexicon.automaton.find_overlapping(text):
            found[groups[index]].append((start, end, words[index]))
        self._groups = found

    def of(self, tag: str) -> list[Mark]:
        """The leftmost-longest marks of one tag, in order, none overlapping another of its tag."""
        kept = self._kept.get(tag)
        if kept is None:
            kept, reach = [], 0
            backwards = self.all(tag)[::-1]  # so that of those with one start the longest stays in front
            backwards.sort(key=_START)
            for mark in backwards:
                if mark[0] >= reach:
                    kept.append(mark)
                    reach = mark[1]
            self._kept[tag] = kept
        return kept

    def all(self, tag: str) -> list[Mark]:
        """Every mark of one tag, overlapping ones too, ordered by where they end."""
        found = self._all.get(tag)
        if found is None:
            held = [
                self._groups[group] for group in self.lexicon.holding.get(tag, ()) if group in self._groups
            ]
            found = (
                held[0] if len(held) == 1 else sorted((mark for marks in held for mark in marks), key=_END)
            )
            self._all[tag] = found
        return found

    def value(self, tag: str, word: str) -> str:
        """The value that the table of ``tag`` gives for ``word``."""
        return self.lexicon.values[tag][word]
