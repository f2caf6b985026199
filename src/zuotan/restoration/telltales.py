"""Telltale characters: those without which a repair has nothing to do.

Nine pages in ten need one or two of the repairs, and a look for the characters of each is most of what the others cost.
So one pass looks for all of them, and no longer for a kind that it has found. What the characters mean is said where they
are repaired.
"""

from __future__ import annotations

import re
from functools import cache

from zuotan.restoration.scripts import basic, script

CONTROL, TONE, ASTERISK, DOT, ODD, SIGN, TRADITIONAL = (1 << bit for bit in range(7))
"""The kinds of telltale characters, to be added up."""
_ALL = (1 << 7) - 1

CONTROLS = (*range(9), 11, *range(14, 32), 127)
"""Control characters but those of white space, as code points: what makes a page binary data."""
TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
"""Letters with a tone mark: every pinyin gloss has one."""
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\ue000-\uf8ff\ufffc"
_BASIC_EMOJI = (
    "\u2600-\u2604\u2607-\u26ff\u2700-\u2712\u2715-\u2717\u2719-\u2775\u2794-\u27bf\u2b05-\u2b55"
    "\u231a\u231b\u23e9-\u23f3\u20e3\u3030\u303d\u3297\u3299"
)
EMOJI = f"{_BASIC_EMOJI}\U0001f000-\U0001faff\U000e0020-\U000e007f"
SIGNS = "\u2190-\u2235\u2237-\u223b\u223d-\u23ff\u2500-\u25ff★☆♀♂\u3105-\u312f￡§ˇ@#^~|＠＃～｜"
"""Signs that noise is made of, as in a pattern's bracket."""
_ABOVE = "\U00010000-\U0010ffff"
"""All above the basic plane, where emoji and rare characters lie. It is one range, for each slows the pattern down."""


@cache
def _brackets() -> dict[int, str]:
    """The characters of each kind in the basic plane, as in a pattern's bracket."""
    return {
        CONTROL: re.escape("".join(map(chr, CONTROLS))),
        TONE: TONES,
        ASTERISK: "*＊",
        DOT: "・•‧･",
        ODD: INVISIBLE + _BASIC_EMOJI,
        SIGN: SIGNS,
        TRADITIONAL: basic(script().traditional),
    }


@cache
def _pattern(kinds: int) -> re.Pattern[str]:
    above = _ABOVE if kinds & (ODD | TRADITIONAL) else ""
    return re.compile(f"[{''.join(held for kind, held in _brackets().items() if kind & kinds)}{above}]")


def telltales(chars: str) -> int:
    """The kinds of telltale characters that ``chars`` hold, added up; all above the basic plane count as odd and traditional."""
    kinds = at = 0
    while kinds < _ALL and (found := _pattern(_ALL - kinds).search(chars, at)):
        kinds |= sum(kind for kind in _brackets() if _pattern(kind).match(found.group()))
        at = found.start()
    return kinds
