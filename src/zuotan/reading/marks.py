"""The marks of a text: every word of the lexicon that stands in it, by tag, from one pass of the automaton."""

from __future__ import annotations

from zuotan.knowledge.lexicon import Lexicon

Mark = tuple[int, int, str]
"""``(start, end, word)``: the span of the word in the text, and the word."""


class Marks:
    """Where the words of each tag stand in ``text``."""

    __slots__ = ("_all", "_kept", "lexicon", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._kept: dict[str, list[Mark]] = {}
        found: dict[str, list[Mark]] = {}
        words, tags = lexicon.words, lexicon.tags
        for start, end, index in lexicon.automaton.find_overlapping(text):
            mark = (start, end, words[index])
            for tag in tags[index]:
                if tag in found:
                    found[tag].append(mark)
                else:
                    found[tag] = [mark]
        self._all = found

    def of(self, tag: str) -> list[Mark]:
        """The leftmost-longest marks of one tag, in order, none overlapping another of its tag."""
        kept = self._kept.get(tag)
        if kept is None:
            kept, reach = [], 0
            for mark in sorted(self._all.get(tag, ()), key=lambda m: (m[0], -m[1])):
                if mark[0] >= reach:
                    kept.append(mark)
                    reach = mark[1]
            self._kept[tag] = kept
        return kept

    def all(self, tag: str) -> list[Mark]:
        """Every mark of one tag, overlapping ones too, ordered by where they end."""
        return self._all.get(tag, [])

    def value(self, tag: str, word: str) -> str:
        """The value that the table of ``tag`` gives for ``word``."""
        return self.lexicon.values[tag][word]
