"""A county's name spliced into words: ``农业大金乡县`` where 农业大县 stood, ``鸡泽金乡县委`` for 鸡泽县委.

Machines that place links put the name of their own county wherever they find 县, also inside the names of other counties.
Then every 县 of the page bears the same name, in places where no name can stand: behind 全, 副, 自治, behind another county's.
As every 县 was replaced, each gives its own back. Where such places are few, a name to which nothing else on the page belongs is
told by what stands before it, which goes on with 县 and not with the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zuotan.knowledge.regions import gazetteer
from zuotan.restoration.composition import DOUBT
from zuotan.restoration.han import is_han
from zuotan.restoration.sequences import likelihood, shown
from zuotan.restoration.text import Change, Text

_WORD = "县"
_SHARE = 0.6
"""So large a share of the occurrences of 县 have the name before them."""
_ODD = 0.2
"""So large a share of those stand where no name of a county can."""
_LEAST = 2
"""So many of them at least, but on a page with a single 县."""
_GAIN, _CLEAR, _ALONE = 1.5, 3.0, 4.7
"""How much what stands before must speak for 县 on average, as a logarithm: with a word of counties in general, where several
places are, and where there is one."""
_DOUBTED = 1.0
"""What an odd place says where the page has what the name belongs to: enough for a doubt."""
_GENERAL = re.compile("[区市乡域处旗]|[、（(][乡镇市区旗]")
"""What stands behind 县 where counties are spoken of in general (县区, 县、乡)."""
_BEFORE = 8
_LONGEST = 4
_NOT_BEFORE = re.compile(
    r"(?:自治|[全各副强该两我几]|[0-9一二三四五六七八九十百多余]个|贫困|百强|(?:省|个)市)$"
)
"""What stands before 县 and never before a county's name."""
_NOT_BEHIND = frozenset("级直")
"""What stands behind 县 and never behind a county's name (县级, 县直)."""


def repair(text: Text) -> Text:
    """The text with the spliced name taken out; every such edit is uncertain. What may be one, or not, is marked as a doubt."""
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
        gain = _gain_of_all(chars, name, held, odd)
        general = any(_GENERAL.match(chars, at + 1) for at in held)
        if gain <= (_GAIN if general else _CLEAR if len(held) > 1 else _ALONE):
            return text.apply(_doubts(name, held)) if gain > 0 else text
    return text.apply([Change(at - len(name), at, "", "spliced_place", False) for at in held])


def _doubts(name: str, held: list[int]) -> list[Change]:
    return [Change(at - len(name), at, name, DOUBT, False) for at in held]


def _gain_of_all(chars: str, name: str, held: list[int], odd: int) -> float:
    """How much likelier 县 is on average than the name, where nothing else on the page belongs to that: neither its prefecture
    nor its province is named, one of which nearly every report of a county names. 0 where one is.
    An odd place says as much as a place can."""
    if any(outer in chars for outer in _outer(name + _WORD)):
        return _DOUBTED if odd else 0.0
    return odd * _ALONE + sum(_gain(chars, at - len(name)) for at in held) / len(held)


def _gain(chars: str, start: int) -> float:
    """How much more what stands before speaks for 县 than for the name at ``start``, as a logarithm."""
    before = shown("\n" + chars[max(0, start - _BEFORE) : start])[-2:]
    name = chars[start]
    return likelihood(before, _WORD) - likelihood("", _WORD) - likelihood(before, name) + likelihood("", name)


def _outer(county: str) -> set[str]:
    """What the prefectures and provinces are called that a county of this name lies in."""
    found: set[str] = set()
    for entry in gazetteer().named(county):
        outer = gazetteer().parent(entry.code)
        while outer:
            found.update((outer.name, *outer.short))
            outer = gazetteer().parent(outer.code)
    return {name for name in found if len(name) > 1}


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
