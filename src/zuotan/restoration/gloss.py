"""Pinyin glosses (拼音注音) that copying sites put after characters: 戰(zhàn)略.

Every gloss carries a tone mark, so that ``(GDP)`` is none. A newsroom glosses a rare character once, in its own name; a
damaged page glosses common ones all over. A page with one or two glosses keeps them where a newsroom may have set them: at
rare characters, and at others for a reading that is not their usual one.
"""

from __future__ import annotations

import re
from functools import cache

from zuotan.restoration.pairs import written
from zuotan.restoration.scripts import script
from zuotan.restoration.telltales import TONE, TONES
from zuotan.restoration.text import PlainChange, Text

GLOSS = re.compile(rf"[(（]([a-zɡüɑê]{{0,5}}[{TONES}ɑ̄ɑ́ɑ̌ɑ̀][a-zɡüɑ]{{0,4}})[ \u3000]?[)）]")
_ASKED = 40
"""Glosses looked at to learn on which side of its character a page has them."""
_OWN = 2
"""A newsroom's own glosses: at most so many different ones on a page."""


def repair(text: Text) -> Text:
    """The text without pinyin glosses; a gloss that is no known reading of its character is an uncertain one."""
    if not text.kinds & TONE:
        return text
    chars = text.chars
    every = list(GLOSS.finditer(chars))
    ahead = _is_ahead(chars, every)
    many = len(every) > 3 * _OWN
    found: list[PlainChange] = []
    for match in every:
        start, end = match.span()
        char = chars[end : end + 1] if ahead else chars[start - 1 : start]
        if char >= "㐀" or many and char.isalpha():
            found.append((start, end, "", "pinyin_gloss", match[1] in readings(char)))
    if found and len(found) <= 3 * _OWN and _are_own(chars, found, ahead=ahead):
        return text
    return text.apply(found, marks_only=True)


def _are_own(chars: str, found: list[PlainChange], *, ahead: bool) -> bool:
    """Whether a few glosses may all be the newsroom's own."""
    if len({chars[start:end] for start, end, _, _, _ in found}) > _OWN:
        return False
    return all(
        _is_own(chars[start + 1 : end - 1].rstrip(" \u3000"), chars[end] if ahead else chars[start - 1])
        for start, end, _, _, _ in found
    )


def _is_own(gloss: str, char: str) -> bool:
    """Whether a newsroom may have glossed a character: it is a rare one, or has a reading here that is not its usual one
    (单县 is read Shàn)."""
    if char in script().traditional:
        return False
    return char not in written() or gloss != _readings().get(ord(char), "").split(",")[0]


def _is_ahead(chars: str, every: list[re.Match[str]]) -> bool:
    """Whether a page puts its glosses ahead of the characters: more of them fit there than behind."""
    behind = ahead = 0
    for match in every[:_ASKED]:
        gloss, (start, end) = match[1], match.span()
        before, after = chars[start - 1 : start], chars[end : end + 1]
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


def character_before(chars: str, start: int) -> str:
    """The character before a run of text at ``start``, its gloss and the comma of a doubled mark left out; empty at the beginning."""
    at = start
    if at and chars[at - 1] == ",":
        at -= 1
    if at and chars[at - 1] in ")）":
        opened = max(chars.rfind("(", max(0, at - 10), at), chars.rfind("（", max(0, at - 10), at))
        if opened > 0 and GLOSS.match(chars, opened):
            at = opened
    return chars[at - 1 : at] if at else ""
