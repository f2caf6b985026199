"""Where a span of the reading's text lies in the gold text, though the two may differ by some characters."""

from __future__ import annotations

from typing import Any

from rapidfuzz.distance import Levenshtein

Span = tuple[int, int]


class Alignment:
    """The reading's text ``found`` laid against the ``gold`` text by their cheapest edits; ``distance`` is their number."""

    def __init__(self, gold: str, found: str) -> None:
        self.distance = 0
        self._low: list[int] | None = None
        self._high: list[int] = []
        if gold != found:
            self.distance = Levenshtein.distance(found, gold)
            self._lay(gold, found)

    def _lay(self, gold: str, found: str) -> None:
        low, high = [len(gold)] * len(found), [len(gold)] * len(found)
        for step in Levenshtein.opcodes(found, gold):
            for at in range(step.src_start, step.src_end):
                if step.tag == "delete":
                    low[at] = high[at] = step.dest_start
                else:
                    low[at] = step.dest_start + at - step.src_start
                    high[at] = low[at] + 1
        self._low, self._high = low, high

    def to_gold(self, span: Any) -> Span:
        """The span of the gold text for a span of the reading's text; empty where none of it is there."""
        start, end = max(0, span[0]), span[1]
        if self._low is None:
            return start, max(start, end)
        end = min(end, len(self._low))
        if start >= end:
            at = self._low[start] if start < len(self._low) else 0
            return at, at
        return self._low[start], max(self._low[start], self._high[end - 1])
