"""Characters scattered over a text to hide a copy from comparison: emoji, invisible characters, signs of print, and the
asterisks that cut sensitive words (县*委书*记).

Emoji and invisible characters are noise wherever they stand, signs on a page that shows the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from zuotan.restoration.pairs import likelihood
from zuotan.restoration.scripts import simplified
from zuotan.restoration.telltales import ASTERISK, EMOJI, INVISIBLE, ODD, SIGN, SIGNS
from zuotan.restoration.text import PlainChange, Text

_SIGN = re.compile(rf"[(（][{EMOJI}{INVISIBLE}]+[)）]|[{EMOJI}{INVISIBLE}]+")
_CUT = re.compile(r"(?<=[一-鿿，。、；：“,;:])[*＊](?=[一-鿿])|(?<=[一-鿿])[*＊](?=[，。、；：”,;:])")
_CUT_WORDS = (
    "书记",
    "市委",
    "县委",
    "省委",
    "区委",
    "市长",
    "县长",
    "省长",
    "区长",
    "中央",
    "政府",
    "国家",
    "领导",
    "习近平",
)
"""Words that copies cut so as to pass filters; other words behind an asterisk are lost."""
_SIGNS = re.compile(f"(?<=[一-鿿])[{SIGNS}]{{1,2}}[ 　]?(?=[一-鿿])")
"""Signs of print between two Chinese characters."""
_NEVER = frozenset("∮⌒◢◣◤◥⊙≡ˇ￡")
"""Signs that print never has between two characters."""
PATTERN = 3
"""So many signs make a page noisy."""
_WORD = 2
"""Characters that follow one another so often are of one word, which an asterisk cuts."""


def repair(text: Text) -> Text:
    """The text without scattered noise."""
    chars, kinds = text.chars, text.kinds
    if chars.isascii():
        return text
    # what is counted out and goes together is listed in simplified script
    simplify = simplified if text.is_traditional else str
    changes: list[PlainChange] = []
    if kinds & ODD:
        changes += [(m.start(), _end(chars, m, simplify), "", "noise", True) for m in _SIGN.finditer(chars)]
    if kinds & ASTERISK:
        changes += [
            (m.start(), m.end(), "", "noise", _cuts_word(chars, m, simplify)) for m in _CUT.finditer(chars)
        ]
    if kinds & SIGN:
        changes += _signs(chars, simplify, noisy=len(changes) >= PATTERN)
    return text.apply(_sorted_apart(changes), marks_only=True)


def _cuts_word(chars: str, match: re.Match[str], simplify: Callable[[str], str]) -> bool:
    """Whether a single asterisk in running text cuts a word, and goes for certain; elsewhere a word may be lost behind
    it."""
    start, end = match.span()
    before, after = simplify(chars[max(0, start - 3) : start]), simplify(chars[end : end + 3])
    around = before + after
    return any(word in around for word in _CUT_WORDS) and likelihood(before[-1], after[0]) >= _WORD


def _end(chars: str, match: re.Match[str], simplify: Callable[[str], str]) -> int:
    """The end of an emoji with the blank behind it, where it parts characters that belong together."""
    start, end = match.span()
    if chars[end : end + 1] == " " and start:
        before, after = simplify(chars[start - 1]), simplify(chars[end + 1 : end + 2])
        return end + 1 if likelihood(before, after) else end
    return end


def _signs(chars: str, simplify: Callable[[str], str], *, noisy: bool) -> list[PlainChange]:
    """Signs between two characters, where they part words: of several kinds, or most between characters that belong
    together. A page with one or two loses those inside a frequent pair, which is a guess."""
    found = list(_SIGNS.finditer(chars))
    likely = [likelihood(simplify(chars[m.start() - 1]), simplify(chars[m.end()])) for m in found]
    if len(found) < PATTERN and not noisy:
        found = [
            m for m, weight in zip(found, likely, strict=True) if weight >= _WORD or m.group()[0] in _NEVER
        ]
        return [(m.start(), m.end(), "", "noise", False) for m in found]
    kinds = {m.group()[0] for m in found}
    if not noisy and len(kinds) < PATTERN and 2 * sum(weight > 0 for weight in likely) < len(found):
        return []
    return [(m.start(), m.end(), "", "noise", True) for m in found]


def _sorted_apart(changes: list[PlainChange]) -> list[PlainChange]:
    """The changes in order, without those that overlap one before."""
    kept: list[PlainChange] = []
    at = 0
    for change in sorted(changes):
        if change[0] >= at:
            kept.append(change)
            at = change[1]
    return kept
