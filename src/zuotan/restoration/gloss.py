"""Pinyin glosses (拼音注音) that copying sites put after characters: 戰(zhàn)略.

Every gloss carries a tone mark, so that ``(GDP)`` is none. A newsroom glosses a rare character once, in its own name; a
damaged page glosses common ones all over. A page with one or two glosses keeps them where a newsroom may have set them: at
rare characters, and at others for a reading that is not their usual one.
"""

from __future__ import annotations

import re
from functools import cache

from zuotan.restoration.pairs import written
from zuotan.restoration.script import script
from zuotan.restoration.text import Change, Text

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
TONES = frozenset(_TONED)
GLOSS = re.compile(rf"[(（]([a-zɡüɑê]{{0,5}}[{_TONED}ɑ̄ɑ́ɑ̌ɑ̀][a-zɡüɑ]{{0,4}})[ \u3000]?[)）]")
_ASKED = 40
"""Glosses looked at to learn on which side of its character a page has them."""
_OWN = 2
"""A newsroom's own glosses: at most so many different ones on a page."""


def repair(text: Text) -> Text:
    """The text without pinyin glosses; a gloss that is no known reading of its character is an uncertain one."""
    chars = text.chars
    every = list(GLOSS.finditer(chars)) if not TONES.isdisjoint(text.kinds) else []
    ahead = _is_ahead(chars, every)
    found = [(match, _glossed(chars, match, ahead=ahead)) for match in every]
    many = len(every) > 3 * _OWN
    found = [(match, char) for match, char in found if char >= "㐀" or many and char.isalpha()]
    if not found:
        return text
    if len(found) <= 3 * _OWN:
        different = {match.group() for match, _ in found}
        if len(different) <= _OWN and all(_is_own(match.group(1), char) for match, char in found):
            return text
    return text.apply(
        [Change(m.start(), m.end(), "", "pinyin_gloss", m.group(1) in readings(char)) for m, char in found]
    )


def _is_own(gloss: str, char: str) -> bool:
    """Whether a newsroom may have glossed a character: it is a rare one, or has a reading here that is not its usual one
    (单县 is read Shàn)."""
    if char in script().traditional:
        return False
    return char not in written() or gloss != _readings().get(ord(char), "").split(",")[0]


def _glossed(chars: str, match: re.Match[str], *, ahead: bool) -> str:
    """The character that a gloss belongs to, empty where there is none: the one before it, or behind it where the page
    has its glosses ``ahead``."""
    at = match.end() if ahead else match.start() - 1
    return chars[at : at + 1] if at >= 0 else ""


def _is_ahead(chars: str, every: list[re.Match[str]]) -> bool:
    """Whether a page puts its glosses ahead of the characters: more of them fit there than behind."""
    behind = ahead = 0
    for match in every[:_ASKED]:
        gloss = match.group(1)
        after, before = _glossed(chars, match, ahead=True), _glossed(chars, match, ahead=False)
        fits = bool(before) and gloss in readings(before)
        if fits != (bool(after) and gloss in readings(after)):
            behind, ahead = behind + fits, ahead + (not fits)
    return ahead > 2 * behind


@cache
def readings(char: str) -> frozenset[str]:
    """The known readings of a character, in pinyin with tone marks."""
    return frozenset(_readings().get(ord(char), "").split(","))


@cache
def _readings() -> dict[int, str]:
    # imported when a page has a gloss: the dictionary takes a fifth of a second to load
    from pypinyin.constants import PINYIN_DICT

    return dict(PINYIN_DICT)
