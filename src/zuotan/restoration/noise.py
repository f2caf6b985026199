"""Characters scattered over a text to hide a copy from comparison: emoji, stray digits and spaces, invisible characters,
and the asterisks that cut sensitive words (县*委书*记).

Emoji and invisible characters are noise wherever they stand. A digit or a space between Chinese characters is noise only
on a page that shows the pattern, for a newsroom writes both.
"""

from __future__ import annotations

import re

from zuotan.restoration.han import is_han
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.script import is_traditional, script
from zuotan.restoration.strays import PATTERN, strays
from zuotan.restoration.text import Change, Text

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\ue000-\uf8ff\ufffc"
_EMOJI = (
    "\U0001f000-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u2712\u2715-\u2717\u2719-\u2775\u2794-\u27bf\u2b05-\u2b55"
    "\u231a\u231b\u23e9-\u23f3\u20e3\u3030\u303d\u3297\u3299\U000e0020-\U000e007f"
)
_SIGN = re.compile(rf"[(（][{_EMOJI}{_INVISIBLE}]+[)）]|[{_EMOJI}{_INVISIBLE}]+")
_ODD = re.compile(f"[{_EMOJI}{_INVISIBLE}]")
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
_BLANK = re.compile("[ 　\xa0]{1,2}")
_LISTING = frozenset("、，；,;：:")
_LISTED = frozenset("、，；。,;（(")
_SIGNS = re.compile(
    "(?<=[一-鿿])[\u2190-\u2235\u2237-\u223b\u223d-\u23ff\u2500-\u25ff★☆♀♂\u3105-\u312f￡§ˇ@#^~|＠＃～｜]{1,2}[ 　]?(?=[一-鿿])"
)
"""Signs of print between two Chinese characters."""
_SIGN_KINDS = frozenset("★☆♀♂￡§ˇ@#^~|＠＃～｜").union(
    map(
        chr,
        (
            *range(0x2190, 0x2236),
            *range(0x2237, 0x223C),
            *range(0x223D, 0x2400),
            *range(0x2500, 0x2600),
            *range(0x3105, 0x3130),
        ),
    )
)
_NEVER = frozenset("∮⌒◢◣◤◥⊙≡ˇ￡")
"""Signs that print never has between two characters."""
_WORD = 2
"""Characters that follow one another so often are of one word, which an asterisk cuts."""


def repair(text: Text) -> Text:
    """The text without scattered noise."""
    chars = text.chars
    if chars.isascii():
        return text
    if is_traditional(text.kinds):
        chars = chars.translate(
            script().table
        )  # a character each: what is counted out and goes together is simplified
    changes: list[Change] = []
    odd = _ODD.search("".join(text.kinds)) is not None
    if odd:
        changes += [Change(m.start(), _end(chars, m), "", "noise") for m in _SIGN.finditer(chars)]
    if "*" in text.kinds or "＊" in text.kinds:
        changes += _asterisks(chars)
    if not _SIGN_KINDS.isdisjoint(text.kinds):
        changes += _signs(chars, noisy=len(changes) >= PATTERN)
    changes += _padding(chars)
    changes += strays(chars, len(changes))
    return text.apply(_sorted_apart(changes))


def _asterisks(chars: str) -> list[Change]:
    """Single asterisks in running text: certain within a word, which they cut; elsewhere a word may be lost behind one."""
    return [
        Change(m.start(), m.end(), "", "noise", _cuts_word(chars, m.start(), m.end()))
        for m in _CUT.finditer(chars)
    ]


def _cuts_word(chars: str, start: int, end: int) -> bool:
    around = chars[max(0, start - 3) : start] + chars[end : end + 3]
    return any(word in around for word in _CUT_WORDS) and likelihood(chars[start - 1], chars[end]) >= _WORD


def _end(chars: str, match: re.Match[str]) -> int:
    """The end of an emoji with the blank behind it, where it parts characters that belong together."""
    start, end = match.span()
    if chars[end : end + 1] == " " and start and likelihood(chars[start - 1], chars[end + 1 : end + 2]):
        return end + 1
    return end


def _signs(chars: str, *, noisy: bool) -> list[Change]:
    """Signs between two characters, where they part words: of several kinds, or most between characters that belong
    together. A page with one or two loses those inside a frequent pair, which is a guess."""
    found = list(_SIGNS.finditer(chars))
    likely = [likelihood(chars[m.start() - 1], chars[m.end()]) for m in found]
    if len(found) < PATTERN and not noisy:
        found = [
            m for m, weight in zip(found, likely, strict=True) if weight >= _WORD or m.group()[0] in _NEVER
        ]
        return [Change(m.start(), m.end(), "", "noise", False) for m in found]
    kinds = {m.group()[0] for m in found}
    if not noisy and len(kinds) < PATTERN and 2 * sum(weight > 0 for weight in likely) < len(found):
        return []
    return [Change(m.start(), m.end(), "", "noise") for m in found]


def _padding(chars: str) -> list[Change]:
    """The blanks that set a two-character name as wide as its neighbours in a list: 、王　强、."""
    return [
        Change(match.start(), match.end(), "", "noise")
        for match in _BLANK.finditer(chars)
        if is_han(chars[match.start() - 1 : match.start()])
        and is_han(chars[match.end() : match.end() + 1])
        and match.start() > 1
        and (chars[match.start() - 2] in _LISTING or "\u3000" in match.group())
        and chars[match.end() + 1 : match.end() + 2] in _LISTED
    ]


def _sorted_apart(changes: list[Change]) -> list[Change]:
    """The changes in order, without those that overlap one before."""
    kept: list[Change] = []
    for change in sorted(changes):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept
