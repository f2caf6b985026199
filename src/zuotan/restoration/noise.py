"""Characters scattered over a text to hide a copy from comparison: emoji, stray digits and spaces, invisible characters,
and the asterisks that cut sensitive words (县*委书*记).

Emoji and invisible characters are noise wherever they stand. A digit or a space between Chinese characters is noise only
on a page that shows the pattern, for a newsroom writes both.
"""

from __future__ import annotations

import re

from zuotan.restoration.han import is_han
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.text import Change, Text

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\ue000-\uf8ff\ufffc"
_EMOJI = (
    "\U0001f000-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u2712\u2715-\u2717\u2719-\u2775\u2794-\u27bf\u2b05-\u2b55"
    "\u231a\u231b\u23e9-\u23f3\u20e3\u3030\u303d\u3297\u3299\U000e0020-\U000e007f"
)
_SIGN = re.compile(rf"[(（][{_EMOJI}{_INVISIBLE}]+[)）]|[{_EMOJI}{_INVISIBLE}]+")
_ODD = re.compile(f"[{_EMOJI}{_INVISIBLE}]")
_CUT = re.compile(r"(?<=[一-鿿])[*＊](?=[一-鿿])")
_BLANK = re.compile("[ 　\xa0]{1,2}")
_LISTING = frozenset("、，；,;：:")
_LISTED = frozenset("、，；。,;（(")
_STRAY = re.compile("[ 　\xa00-9]+")
_COUNTED = frozenset(
    "年月日时点分秒个家名人项次号亿万千百十元吨公里米亩度位条批所座户届期级类种场天周岁倍余多％%块颗例对枪球连发处国师团军毫秒胜负死伤系比战届县市省区镇村乡艘辆架台"
    "套件份册部间层楼栋路街线网链纵横港城核心区带廊环屏园院校平方立斤克升瓦千兆比成折股支队员世纪季旬强大小新老双"
)
"""Characters that a real number stands before: units, measure words, and the nouns of slogans counted out (四区、一带)."""
_NUMBERED = frozenset("第约近超达至到为共有等过逾满零前后年月日时点上下")
"""Characters that a real number stands after."""
_WORDS = (
    "座谈",
    "人大",
    "人民",
    "市委",
    "县委",
    "省委",
    "区委",
    "部门",
    "部署",
    "大力",
    "强化",
    "新区",
    "个人",
)
"""Words that begin with such a character and that no number stands before."""
_PATTERN = 3
"""So many signs of noise make a page noisy."""
_DIGITS = 2
"""Stray digits come singly or in twos."""
_JOINED = 2
"""Characters that follow one another so often (pairs) stood together before the digit came between them."""
_BLANKS = " 　\xa0"
_LONG = 40
"""Only lines of the body, at least so long, are searched for stray digits and spaces: heads and lists have their own."""


def repair(text: Text) -> Text:
    """The text without scattered noise."""
    chars = text.chars
    if chars.isascii():
        return text
    changes: list[Change] = []
    odd = _ODD.search("".join(text.kinds)) is not None
    if odd:
        changes += [Change(m.start(), m.end(), "", "noise") for m in _SIGN.finditer(chars)]
    if "*" in text.kinds or "＊" in text.kinds:
        changes += [Change(m.start(), m.end(), "", "noise") for m in _CUT.finditer(chars)]
    changes += _padding(chars)
    strays = _strays(chars)
    certain = [stray for stray in strays if stray.certain]
    if certain and len(certain) + min(len(changes), _PATTERN - 1) >= _PATTERN:
        changes += strays
    return text.apply(_sorted_apart(changes))


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


def _strays(chars: str) -> list[Change]:
    """Digits and spaces between Chinese characters in long lines; certain where a newsroom hardly writes them so: before
    a mark, a digit set off by a space, a digit within a frequent pair of characters."""
    strays: list[Change] = []
    for found in _STRAY.finditer(chars):
        start, end = found.span()
        after = chars[end : end + 1]
        if after in _COUNTED and not chars.startswith(_WORDS, end):
            if chars[end - 1] not in _BLANKS:
                continue
        elif not ("一" <= after <= "鿿" or (after and after in "，。；、,”")):
            continue
        before = chars[start - 1 : start]
        if not is_han(before):
            continue
        digits = found.group().strip(_BLANKS)
        if digits and (len(digits) > _DIGITS or not digits.isdigit() or before in _NUMBERED):
            continue
        if digits and after in _COUNTED and not chars.startswith(_WORDS, end):
            continue
        around = (
            chars[max(0, start - _LONG) : start].rpartition("\n")[2]
            + chars[end : end + _LONG].partition("\n")[0]
        )
        if len(around) < _LONG or not any(mark in around for mark in "，,。"):
            continue
        sure = after in "，。；、," and not digits
        sure = sure or (bool(digits) and len(digits) < end - start) or likelihood(before, after) >= _JOINED
        strays.append(Change(start, end, "", "noise", sure))
    return strays


def _sorted_apart(changes: list[Change]) -> list[Change]:
    """The changes in order, without those that overlap one before."""
    kept: list[Change] = []
    for change in sorted(changes):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept
