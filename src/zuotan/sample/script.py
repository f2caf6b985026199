"""Brings clean simplified text into traditional script (繁体), with or without the pinyin glosses that scraped copies carry.

The table ``data/traditional.tsv`` (from OpenCC's STCharacters, Apache-2.0) holds one traditional form a character, and only forms
that lead back to one simplified character, so that the truth stays exact.
"""

from __future__ import annotations

import re
from functools import cache
from random import Random

from pypinyin import Style, lazy_pinyin

from zuotan.sample.tables import chance, rows

_HAN = re.compile("[一-鿿]+")
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
MIRROR = {"說": "説", "產": "産", "為": "爲", "眾": "衆", "群": "羣", "線": "綫", "峰": "峯", "啟": "啓"}
"""Forms that official mirrors of the Big5 kind prefer; each leads back to the same simplified character."""


@cache
def forms() -> dict[str, str]:
    """The traditional form of each simplified character that has another one."""
    return {row["simplified"]: row["traditional"] for row in rows("traditional")}


def traditional(text: str) -> str:
    """The text in traditional script, character by character."""
    table = forms()
    return "".join(table.get(char, char) for char in text)


def mirror(text: str) -> str:
    """The text as an official mirror in traditional script has it (説, 産)."""
    return "".join(MIRROR.get(char, char) for char in traditional(text))


class Glosses:
    """Which characters of a page are glossed, and how: all occurrences of a chosen character are."""

    def __init__(self, rng: Random, only_retroflex: bool, full_width: bool) -> None:
        self._rng = rng
        self._retroflex = only_retroflex
        self._open, self._shut = "（）" if full_width else "()"
        self._share = 1.0 if only_retroflex else rng.uniform(0.3, 0.9)
        self._chosen: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Simplified text in traditional script with glosses."""
        return _HAN.sub(lambda match: self._run(match[0]), text)

    def _run(self, run: str) -> str:
        readings = lazy_pinyin(run, style=Style.TONE, neutral_tone_with_five=False)
        pieces = []
        for char, reading in zip(run, readings, strict=True):
            form = forms().get(char, char)
            gloss = self._gloss(char, reading) if form != char else ""
            pieces.append(form + (f"{self._open}{gloss}{self._shut}" if gloss else ""))
        return "".join(pieces)

    def _gloss(self, char: str, reading: str) -> str:
        """The gloss of this occurrence, empty where the character is not one of the chosen."""
        if char not in self._chosen:
            alone = lazy_pinyin(char, style=Style.TONE)[0]
            fit = bool(_TONE.search(alone)) and (not self._retroflex or alone.startswith(("zh", "ch")))
            self._chosen[char] = alone if fit and chance(self._rng, self._share) else ""
        alone = self._chosen[char]
        return alone and (reading if _TONE.search(reading) else alone)
