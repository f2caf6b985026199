"""Regions in English: by their usual names (table ``english_regions``), else in pinyin without what kind of region they are.

A county whose name is one character keeps its kind (睢县, Sui County), as the names of places are written (GB/T 16159).
"""

from __future__ import annotations

from functools import cache, lru_cache

from pypinyin import lazy_pinyin

from zuotan.knowledge.regions import gazetteer
from zuotan.knowledge.tables import rows
from zuotan.model import Region

_KINDS = {
    "县": "County",
    "市": "City",
    "区": "District",
    "旗": "Banner",
    "州": "Prefecture",
    "镇": "Town",
    "乡": "Township",
}
_VOWELS = ("a", "o", "e")


def region(one: Region) -> str:
    """The English name of a region: Jiangsu, Shaanxi, Suzhou."""
    return usual(one.code, one.name)


def short(one: Region) -> str:
    """The short Chinese name of a region: 江苏 for 江苏省."""
    return _short(one.code, one.name)


@lru_cache(maxsize=8192)
def usual(code: str, name: str) -> str:
    """The English name of the region of a code and official Chinese name."""
    brief = _short(code, name)
    if known := _table().get(brief) or _table().get(name):
        return known
    if len(brief) == 2 and brief == name and brief[1] in _KINDS:
        return f"{spelt(brief[0])} {_KINDS[brief[1]]}"
    return spelt(brief)


@lru_cache(maxsize=8192)
def spelt(name: str) -> str:
    """A place name in pinyin, in one word, with the apostrophe before a, o and e: Xi'an."""
    if known := _table().get(name):
        return known
    first, *rest = lazy_pinyin(name)
    joined = first + "".join(("'" if part.startswith(_VOWELS) else "") + part for part in rest)
    return joined[:1].upper() + joined[1:]


@lru_cache(maxsize=8192)
def _short(code: str, name: str) -> str:
    entries = [entry for entry in gazetteer().named(name) if entry.code == code and entry.short]
    return entries[0].short[0] if entries else name


@cache
def _table() -> dict[str, str]:
    return {row["name"]: row["english"] for row in rows("english_regions")}
