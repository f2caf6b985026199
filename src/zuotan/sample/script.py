"""Brings clean simplified text into traditional script (繁体), with or without the pinyin glosses that scraped copies carry.

The table ``data/traditional.tsv`` (from OpenCC's STCharacters, Apache-2.0) holds one traditional form a character, and only forms
that lead back to one simplified character, so that the truth stays exact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from random import Random

from msgspec import Struct
from pypinyin import Style, lazy_pinyin

from zuotan.sample.tables import chance, rows

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


class Glosses(Struct, frozen=True):
    """How a site glosses: with which brackets, ``before`` the character or behind it, in which script, with or without a
    ``blank`` in the brackets; ``chosen`` has the gloss of each character that it glosses, all occurrences alike."""

    chosen: Mapping[str, str]
    brackets: str = "()"
    before: bool = False
    simplified: bool = False
    blank: bool = False

    def text(self, text: str) -> str:
        """Simplified text with glosses."""
        table = forms()
        opened, shut = self.brackets[0], self.brackets[1]
        pieces = []
        for char in text:
            form = table.get(char, char)
            gloss = self.chosen.get(form)
            plain = char if self.simplified else form
            if gloss is None:
                pieces.append(plain)
            else:
                note = f"{opened}{gloss}{' ' if self.blank else ''}{shut}"
                pieces.append(note + plain if self.before else plain + note)
        return "".join(pieces)


def glossed(rng: Random, text: str, *, retroflex: bool = False, most: float = 0.9) -> dict[str, str]:
    """The characters of a text that a site glosses, each with its reading: of those that have another form in traditional
    script, all in zh and ch (``retroflex``), or a share up to ``most``. A site knows one reading a character, whatever the word."""
    share = 1.0 if retroflex else rng.uniform(0.05, most)
    found: dict[str, str] = {}
    for char in dict.fromkeys(text):
        form = forms().get(char, char)
        if form == char:
            continue
        reading = lazy_pinyin(form, style=Style.TONE)[0]
        fit = _TONE.search(reading) and (not retroflex or reading.startswith(("zh", "ch")))
        if fit and chance(rng, share):
            found[form] = reading
    return found
