"""A county's name spliced into words: ``农业大金乡县`` where 农业大县 stood, ``鸡泽金乡县委`` for 鸡泽县委.

Machines that place links put the name of their own county wherever they find 县, also inside the names of other counties.
Then every 县 of the page bears the same name, in places where no name can stand: behind 全, 副, 自治, behind another county's.
As every 县 was replaced, each gives its own back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zuotan.knowledge.regions import gazetteer
from zuotan.restoration.han import is_han
from zuotan.restoration.text import Change, Text

_WORD = "县"
_SHARE = 0.8
"""So large a share of the occurrences of 县 have the name before them."""
_ODD = 0.2
"""So large a share of those stand where no name of a county can."""
_LEAST = 2
"""So many of them at least, but on a page with a single 县."""
_LONGEST = 4
_NOT_BEFORE = re.compile(
    r"(?:自治|[全各副强该两我几]|[0-9一二三四五六七八九十百多余]个|贫困|百强|(?:省|个)市)$"
)
"""What stands before 县 and never before a county's name."""
_NOT_BEHIND = frozenset("级直")
"""What stands behind 县 and never behind a county's name (县级, 县直)."""


def repair(text: Text) -> Text:
    """The text with the spliced name taken out; every such edit is uncertain."""
    chars = text.chars
    if _WORD not in chars:
        return text
    places = [at for at in _places(chars) if at > 1 and is_han(chars[at - 1])]
    stems = Counter(chars[at - 2 : at] for at in places)
    if not stems:
        return text
    stem, count = stems.most_common(1)[0]
    if count < _SHARE * len(places) or not all(map(is_han, stem)):
        return text
    held = [at for at in places if chars.endswith(stem, 0, at)]
    name = _name(chars, held)
    if not name:
        return text
    held = [at for at in held if chars.endswith(name, 0, at)]
    odd = sum(_is_odd(chars, at - len(name), at) for at in held)
    if odd < min(_LEAST, len(places)) or odd < _ODD * len(held):
        return text
    return text.apply([Change(at - len(name), at, "", "spliced_place", False) for at in held])


def _places(chars: str) -> Iterator[int]:
    at = chars.find(_WORD)
    while at >= 0:
        yield at
        at = chars.find(_WORD, at + 1)


def _name(chars: str, places: list[int]) -> str | None:
    """The longest name of a county, without its 县, that stands before most of ``places``."""
    for length in range(_LONGEST, 1, -1):
        name, count = Counter(chars[max(0, at - length) : at] for at in places).most_common(1)[0]
        if count >= _SHARE * len(places) and gazetteer().named(name + _WORD):
            return name
    return None


def _is_odd(chars: str, start: int, at: int) -> bool:
    """Whether no name of a county can stand between ``start`` and 县 at ``at``: what goes with 县 alone is beside it, or the
    name of another county before it."""
    before = chars[max(0, start - _LONGEST) : start]
    if _NOT_BEFORE.search(before) or chars[at + 1 : at + 2] in _NOT_BEHIND:
        return True
    known = gazetteer().named
    names = [before[-length:] for length in (4, 3, 2) if len(before) >= length]
    if any(entry.level != "county" for name in names for entry in known(name)):
        return False  # the prefecture or province that the county lies in
    if any(known(name + _WORD) for name in names):
        return True
    # 沙县, 新县: a single character, behind the province
    return (
        bool(before)
        and bool(known(before[-1] + _WORD))
        and any(known(before[-length - 1 : -1]) for length in (2, 3))
    )
