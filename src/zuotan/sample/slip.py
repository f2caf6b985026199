"""The byte-blind copier (错位): glosses and commas put into GBK bytes without heeding where a character begins.

Copying sites replace byte pairs of a GBK page one after the other: a character by itself and its gloss, a mark by a comma
and itself. A pair that straddles two characters is hit as well. What follows is then read one byte off: a first byte left
before a bracket or a comma is no character and is shown as ``?`` together with it, a pair in the private zone of GBK is
shown as nothing, and a second byte below 0x80 brings the reader back into step. So ``推動東北`` becomes ``推動?xùn)|北``
(訓 lies across 動 and 東), and ``。考察團`` becomes ``??疾靾F`` (？ lies across 。 and 考).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from msgspec import Struct

from zuotan.sample.tables import chance

_FOREIGN = re.compile(r"([^\x00-\x7f一-鿿，。、；：？！“”‘’（）《》【】—…·]+)")


class Reader(Struct, frozen=True):
    """How a page of broken bytes was decoded: what is shown for bytes that are no character, whether the ASCII character
    behind a lone first byte goes with it, and whether characters of the private zone were kept."""

    sign: str = "?"
    swallows: bool = True
    private: bool = False

    def read(self, data: bytes) -> str:
        """The characters shown for ``data``."""
        shown: list[str] = []
        at = 0
        while at < len(data):
            lead, pair = data[at], data[at : at + 2]
            if lead < 0x80:
                shown.append(chr(lead))
                at += 1
                continue
            char = _character(pair)
            if char:
                at += 2
                if self.private or not "\ue000" <= char <= "\uf8ff":
                    shown.append(char)
                continue
            shown.append(self.sign)
            at += 2 if self.swallows or len(pair) == 2 and pair[1] >= 0x80 else 1
        return "".join(shown)


def _character(pair: bytes) -> str | None:
    try:
        char = pair.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 else None


class Copier(Struct, frozen=True):
    """A site's replacements: the gloss of each character that it glosses, and the marks that it puts a comma before, in
    the given share of places."""

    glosses: Mapping[str, str]
    marks: str
    share: float
    reader: Reader

    def text(self, rng: Random, text: str) -> str:
        """The text as the site shows it; characters that GBK lacks part it into stretches of their own."""
        pieces = _FOREIGN.split(text)
        return "".join(piece if at % 2 else self._stretch(rng, piece) for at, piece in enumerate(pieces))

    def _stretch(self, rng: Random, text: str) -> str:
        try:
            data = text.encode("gbk")
        except UnicodeEncodeError:
            return text
        for char, gloss in self.glosses.items():
            pair = char.encode("gbk")
            data = data.replace(pair, pair + f"({gloss})".encode("gbk"))
        for mark in self.marks:
            pair = mark.encode("gbk")
            parts = data.split(pair)
            data = parts[0] + b"".join(
                (b"," if chance(rng, self.share) else b"") + pair + part for part in parts[1:]
            )
        return self.reader.read(data)


def copier(rng: Random, glosses: Mapping[str, str]) -> Copier:
    """A site that glosses these characters, with habits by chance."""
    held = {char: gloss for char, gloss in glosses.items() if _in_gbk(char + gloss)}
    reader = Reader(
        sign="\ufffd" if chance(rng, 0.2) else "?", swallows=chance(rng, 0.85), private=chance(rng, 0.25)
    )
    marks = "，、。；？！" if chance(rng, 0.6) else ""
    return Copier(held, marks, rng.uniform(0.4, 0.9), reader)


def _in_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
