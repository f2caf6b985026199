"""Characters scattered over a text (噪声): digits, blanks, emoji, signs of print, and the asterisks of filters."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from zuotan.sample.tables import chance

EMOJI = "✨🎉👏🌸🚌😊🍵📷💥👑🎯"
SIGNS = "♀♂∮◥◤◣◢⊙◎☆★♀⌒≡∞◆◇■□▲△▼▽§ˇ￡@#^~|"
"""Signs that copies are sprinkled with: those that any charset has, and that no newsroom puts inside a word."""
_SHARE = 0.03
"""Share of the places between two Chinese characters that get a grain."""
_FILTERED = re.compile("县委书记|市委书记|省委书记|区委书记|书记|市长|县长|省长|区长|中央|政府|国家|领导")
_BOASTS = re.compile("最[大高好新强快]|第一|首个|首次|全国首|全面|精准|国家级|世界级|最|首")
"""Words that the law on advertising forbids to shops, which their sites blot out in news as well."""


def _sprinkled(rng: Random, line: str, grain: Callable[[], str]) -> str:
    pieces = []
    for before, char in zip(" " + line, line, strict=False):
        plain = "一" <= char <= "鿿" and "一" <= before <= "鿿"
        pieces.append(grain() + char if plain and chance(rng, _SHARE) else char)
    return "".join(pieces)


def digits(rng: Random, line: str) -> str:
    """Random digits and blanks between characters."""

    def grain() -> str:
        number = str(rng.randint(1, 9)) * (1 if chance(rng, 0.8) else 2)
        return rng.choice((f" {number} ", number + " ", " " + number, number, "  ", " "))

    return _sprinkled(rng, line, grain)


def emoji(rng: Random, line: str) -> str:
    """Emoji and zero-width characters between characters."""
    return _sprinkled(
        rng, line, lambda: "\u200b" if chance(rng, 0.2) else rng.choice(EMOJI) * rng.choice((1, 1, 2))
    )


def signs(rng: Random, line: str) -> str:
    """Signs of print between characters, some with a blank behind them."""
    return _sprinkled(rng, line, lambda: rng.choice(SIGNS) + (" " if chance(rng, 0.15) else ""))


def asterisks(rng: Random, line: str) -> str:
    """An asterisk inside words of office, against filters."""

    def cut(match: re.Match[str]) -> str:
        word = match[0]
        if not chance(rng, 0.6):
            return word
        at = rng.randint(1, len(word) - 1)
        return f"{word[:at]}*{word[at:]}"

    return _FILTERED.sub(cut, line)


def blotted(rng: Random, line: str) -> str:
    """An asterisk in place of words that boast."""
    return _BOASTS.sub(lambda match: "*" if chance(rng, 0.6) else match[0], line)
