"""Invented names of people: surnames and given names of usual makes, none of which a real leader bears."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from random import Random

from msgspec import Struct

from zuotan.knowledge import tables as knowledge
from zuotan.sample.places import Place
from zuotan.sample.tables import chance, groups

COMMON = tuple(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
)
PEOPLES = {
    "150000": ("mongol", "蒙古族"),
    "650000": ("uygur", "维吾尔族"),
    "540000": ("tibetan", "藏族"),
    "630000": ("tibetan", "藏族"),
    "222400": ("korean", "朝鲜族"),
    "513400": ("yi", "彝族"),
}
NOTES = {
    "450000": "壮族",
    "640000": "回族",
    "520000": "苗族",
    "530000": "白族",
    "422800": "土家族",
    "220000": "满族",
}


class Name(Struct, frozen=True):
    """A person's name, the note that may stand behind it in brackets (女，回族), and who in a world bears it (empty outside of one)."""

    text: str
    note: str = ""
    person: str = ""

    @property
    def key(self) -> str:
        """What tells two persons of one page apart."""
        return self.person or self.text


@cache
def real_names() -> frozenset[str]:
    """Names of real leaders, which no invented person may bear."""
    return frozenset(row["name"] for row in knowledge.rows("leaders"))


class Names:
    """Gives names, each once, none that stands inside another, none that is ``taken``."""

    def __init__(self, rng: Random, taken: Iterable[str] = ()) -> None:
        self._rng = rng
        self._given = set(taken)

    def person(self, place: Place | None = None) -> Name:
        """A name that was not given before, by chance one of the peoples of the place."""
        while True:
            name = self._try(place)
            clash = any(name.text in other or other in name.text for other in self._given)
            if name.text not in real_names() and not clash:
                self._given.add(name.text)
                return name

    def _try(self, place: Place | None) -> Name:
        rng, parts = self._rng, groups("name_parts", "kind", "part")
        codes = (place.code[:4] + "00", place.code[:2] + "0000") if place else ()
        note = "女" if chance(rng, 0.06) else ""
        for code in codes:
            if code in PEOPLES and chance(rng, 0.3):
                kind, people = PEOPLES[code]
                return Name(rng.choice(parts[kind]), people if chance(rng, 0.3) else "")
            if code in NOTES and chance(rng, 0.15):
                note = f"女，{NOTES[code]}" if note else NOTES[code]
        if chance(rng, 0.07):
            return Name(rng.choice(parts["wordlike"]), note)
        drawn = rng.random()
        if drawn < 0.07:
            surname = rng.choice(parts["compound"])
        elif drawn < 0.6:
            surname = rng.choice(COMMON)
        else:
            surname = rng.choice(parts["surname"])
        given = rng.choice(parts["single" if chance(rng, 0.15) else "given"])
        return Name(surname + given, note)
