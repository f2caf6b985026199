"""Pinyin glosses (拼音注音) that copying sites put after characters: 戰(zhàn)略.

Every gloss carries a tone mark, so that ``(GDP)`` is none. A newsroom glosses a rare character once, in its own name; a
damaged page glosses common ones all over. A page with one or two glosses keeps them unless they follow a traditional
character.
"""

from __future__ import annotations

import re
from functools import cache

from zuotan.restoration.script import script
from zuotan.restoration.text import Change, Text

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
TONES = frozenset(_TONED)
GLOSS = re.compile(rf"[(（]([a-zɡüɑê]{{0,5}}[{_TONED}ɑ̄ɑ́ɑ̌ɑ̀][a-zɡüɑ]{{0,4}})[)）]")
_OWN = 2
"""A newsroom's own glosses: at most so many different ones on a page."""


def repair(text: Text) -> Text:
    """The text without pinyin glosses; a gloss that is no known reading of its character is an uncertain one."""
    found = [
        match
        for match in GLOSS.finditer(text.chars)
        if match.start() and text.chars[match.start() - 1] >= "㐀"
    ]
    if not found:
        return text
    chars, traditional = text.chars, script().traditional
    if len(found) <= 3 * _OWN:
        different = {match.group() for match in found}
        if len(different) <= _OWN and not any(chars[m.start() - 1] in traditional for m in found):
            return text
    return text.apply(
        [
            Change(m.start(), m.end(), "", "pinyin_gloss", m.group(1) in readings(chars[m.start() - 1]))
            for m in found
        ]
    )


@cache
def readings(char: str) -> frozenset[str]:
    """The known readings of a character, in pinyin with tone marks."""
    return frozenset(_readings().get(ord(char), "").split(","))


@cache
def _readings() -> dict[int, str]:
    # imported when a page has a gloss: the dictionary takes a fifth of a second to load
    from pypinyin.constants import PINYIN_DICT

    return dict(PINYIN_DICT)
