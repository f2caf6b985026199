"""Regions in English: provinces by their usual names, others by the pinyin of the name without its kind."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

from zuotan.knowledge.regions import gazetteer
from zuotan.model import Region

_USUAL = {
    "610000": "Shaanxi",
    "150000": "Inner Mongolia",
    "540000": "Xizang",
    "810000": "Hong Kong",
    "820000": "Macao",
}


def region(one: Region) -> str:
    """The English name of a region: Jiangsu, Shaanxi, Suzhou."""
    return _by_code(one.code, one.name)


def short(one: Region) -> str:
    """The short Chinese name of a region: 江苏 for 江苏省."""
    return _short(one.code, one.name)


@lru_cache(maxsize=8192)
def _by_code(code: str, name: str) -> str:
    return _USUAL.get(code) or "".join(lazy_pinyin(_short(code, name))).capitalize()


@lru_cache(maxsize=8192)
def _short(code: str, name: str) -> str:
    entries = [entry for entry in gazetteer().named(name) if entry.code == code and entry.short]
    return entries[0].short[0] if entries else name
