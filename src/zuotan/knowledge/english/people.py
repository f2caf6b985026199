"""People's names in pinyin (汉语拼音, GB/T 28039): surname first, given name in one word; surnames as surnames are read."""

from __future__ import annotations

from functools import cache, lru_cache
from unicodedata import normalize

from pypinyin import Style, lazy_pinyin

from zuotan.knowledge.names import surname_length
from zuotan.knowledge.tables import rows

_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}


@lru_cache(maxsize=65536)
def person(name: str) -> str:
    """A personal name in pinyin without tones: 单维舟 is Shan Weizhou, 吕一 Lü Yi; parts of a dotted name stay apart."""
    if "·" in name:
        return "·".join(_given(part) for part in name.split("·"))
    size = surname_length(name) or 1
    surname, given = name[:size], name[size:]
    reading = _readings().get(surname)
    return " ".join(filter(None, (_toneless(reading[0]) if reading else _given(surname), _given(given))))


def surname_reading(name: str) -> tuple[str, str, str] | None:
    """The surname of a name, how it reads and how the character usually reads (单, Shàn, Dān); None where that is the same."""
    surname = name[: surname_length(name) or 1]
    reading = _readings().get(surname)
    return (surname, *reading) if reading else None


def _given(name: str) -> str:
    first, *rest = lazy_pinyin(name, style=Style.NORMAL, v_to_u=True) or [""]
    return (first + "".join(("'" if part[:1] in "aoe" else "") + part for part in rest)).capitalize()


def _toneless(reading: str) -> str:
    return normalize("NFC", "".join(mark for mark in normalize("NFD", reading) if mark not in _TONES))


@cache
def _readings() -> dict[str, tuple[str, str]]:
    return {row["surname"]: (row["reading"], row["usual"]) for row in rows("surname_readings")}
