"""Pieces of the headline put into the sentences of a report, as pages that bait search engines have them.

A headline, or a half of it, stands between two characters that belong together, where no sentence could hold it.
"""

from __future__ import annotations

from zuotan.restoration.han import is_han
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.straddle import spans
from zuotan.restoration.text import Change, Text

_SHORTEST = 6
"""A piece of fewer characters may be a word of the report."""
_LONG = 10
"""A piece of so many characters is no word of a sentence, but may be the name of an event."""


def repair(text: Text, title: str | None) -> Text:
    """The text without pieces of ``title`` inside its sentences; every such edit is uncertain."""
    if not title or len(title) < _SHORTEST:
        return text
    pieces = {title, *title.split()}
    changes: list[Change] = []
    for piece in sorted(pieces, key=len, reverse=True):
        if len(piece) >= _SHORTEST:
            changes += _inside(text.chars, piece, spans(changes))
    return text.apply(sorted(changes))


def _inside(chars: str, piece: str, taken: set[int]) -> list[Change]:
    """The places of ``piece`` between two characters, where it parts what belongs together."""
    found: list[Change] = []
    scores: list[int] = []
    at = chars.find(piece)
    while at >= 0:
        end = at + len(piece)
        left, right = chars[at - 1 : at], chars[end : end + 1]
        if at and at not in taken and is_han(left) and is_han(right):
            found.append(Change(at, end, "", "title_fragment", False))
            scores.append(_parted(left, piece, right))
        at = chars.find(piece, end)
    again = len(found) > 1 and 2 * sum(score > 0 for score in scores) > len(found)
    least = 0 if again and len(piece) >= _LONG else 1 if again or len(piece) >= _LONG else 2
    return [change for change, score in zip(found, scores, strict=True) if score >= least]


def _parted(left: str, piece: str, right: str) -> int:
    """How much speaks for a piece having been put between two characters: that they belong together, and not to it."""
    broken = (not likelihood(left, piece[0])) + (not likelihood(piece[-1], right))
    return broken + (likelihood(left, right) > 0)
