"""How likely a character is behind two others in news prose, numbers and foreign words counted as one character each.

The table ``sequences`` gives, for a character or two, those that follow, by how often they did in national television news
(three times, ten, a hundred, and so on). It is read when a damaged page asks for it. Where three were not seen together
the last two tell, at a discount, and where those were not, how frequent the last one is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log

from zuotan.knowledge.tables import table_text

NUMBER = "0"
"""What stands for a number."""
LETTERS = "A"
"""What stands for a foreign word."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LETTERS = re.compile("[A-Za-z]+")
_BLANKS = re.compile("[ \u3000\xa0\t]+")
_LINE = "¶"
"""The end of a line, as the table has it."""
_GRADES = (5.5, *(10 ** (power + 0.5) for power in range(1, 5)))
"""What a column of the table counts for: the middle of the counts that it holds, as logarithms."""
_IN_ALL = 38e6
"""How many characters the table was counted in, by its own grades."""
_BACK_OFF = log(0.3)
_SELDOM = 5
"""What a character counts for that the table does not know."""
_STRANGE = -1.5
"""What a pair loses that was not seen, for not having been seen."""


def shown(text: str) -> str:
    """The text with numbers and foreign words as one character each, without blanks."""
    return _BLANKS.sub("", _LETTERS.sub(LETTERS, _NUMBER.sub(NUMBER, text)))


@cache
def _table() -> str:
    return table_text("sequences")


def _row(after: str) -> str:
    """The cells behind ``after`` in the table, which is sorted: found by halving, for reading all its rows takes longer."""
    table = _table()
    low, high = table.index("\n") + 1, len(table)
    while low < high:
        start = table.rfind("\n", low - 1, (low + high) // 2) + 1 or low
        end = table.find("\n", start)
        first = table[start : table.find("\t", start)]
        if first == after:
            return table[start + len(first) + 1 : end]
        if first < after:
            low = end + 1
        else:
            high = start
    return ""


@lru_cache(1 << 14)
def _followers(after: str) -> tuple[dict[str, float], float]:
    """What follows a character or two, with how often, and how often that is in all."""
    counts = {
        char: grade for cell, grade in zip(_row(after).split("\t"), _GRADES, strict=False) for char in cell
    }
    return counts, sum(counts.values())


@lru_cache(1 << 16)
def likelihood(before: str, char: str) -> float:
    """The logarithm of how likely ``char`` is behind ``before``, two characters (or one, or none) of a text as ``shown``."""
    before, char = before.replace("\n", _LINE), char.replace("\n", _LINE)
    last = before[-1:]
    counts, total = _followers(last)
    if len(before) == 2 and (seen := _followers(before)[0].get(char)):
        return min(0.0, log(seen / counts_of(before)))
    if seen := counts.get(char):
        return _BACK_OFF + min(0.0, log(seen / total))
    return 2 * _BACK_OFF + _STRANGE + log(max(_followers(char)[1], _SELDOM) / _IN_ALL)


def counts_of(pair: str) -> float:
    """How often two characters stand together."""
    return _followers(pair[0])[0].get(pair[1], 0.0) or _followers(pair)[1]


def fit(before: str, chars: str) -> float:
    """How well ``chars`` go on from ``before``: the logarithms of their likelihoods, added up. Both are as ``shown``."""
    text = before[-2:] + chars
    start = len(text) - len(chars)
    return sum(likelihood(text[max(0, at - 2) : at], text[at]) for at in range(start, len(text)))
