"""Offices in English: region, body and post (tables ``english_bodies``, ``english_posts``, ``english_zones``).

The tables' words are the field's usual ones (secretary, governor, mayor, chair); an office of which a part is in no table is not
translated at all, since half a translation would mislead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zuotan.knowledge.english.regions import spelt, usual
from zuotan.knowledge.regions import Entry, gazetteer
from zuotan.knowledge.tables import rows

_BRACKETS = {"挂职": "on secondment", "正厅级": "", "副厅级": "", "正局级": "", "正处级": "", "兼": ""}
_LONGEST_REGION = 15
_LONGEST_BODY = 16
_KINDS_OF_REGION = "省市区县州旗盟"


@lru_cache(maxsize=65536)
def office(name: str) -> str:
    """The English of an office: Party secretary of Shaanxi for 陕西省委书记; empty where a part of it is unknown."""
    plain, _, note = name.partition("（")
    aside = _BRACKETS.get(note.rstrip("）")) if note else ""
    if aside is None:
        return ""
    if said := _office(plain):
        return said + (f" ({aside})" if aside else "")
    former = _office(plain[1:]) if plain.startswith(("原", "前")) else ""
    return f"former {former}" if former else ""


def _office(name: str) -> str:
    return next(filter(None, (_post(region, rest) for region, rest in _regions(name))), "")


def _regions(text: str) -> Iterator[tuple[str, str]]:
    """The regions or zones that an office may begin with, in English, each with what follows it; the longest first."""
    found, names = [], list[str]()
    while first := _first(text):
        entry, size = first
        names.append(usual(entry.code, entry.name))
        text = text[size:]
        found.append((", ".join(reversed(names[-2:])), text))
    for where, rest in reversed(found or [("", text)]):
        yield from _zones(where, rest)
        if where:
            yield where, rest


def _zones(where: str, text: str) -> Iterator[tuple[str, str]]:
    """The zone, town or corps at the beginning of ``text`` in a region, if there is one."""
    if zone := _zone().match(text):
        place, kind = zone.groups()
        own = spelt(place) if place else ""
        name = f"{own or where} {_zone_words()[kind]}".strip()
        yield name + (f", {where}" if own and where else ""), text[zone.end() :]


def _first(text: str) -> tuple[Entry, int] | None:
    """The longest name of a region at the beginning of ``text``; a short name only before a body of its kind (凉山州委)."""
    for size in range(min(_LONGEST_REGION, len(text)), 1, -1):
        word = text[:size]
        for entry in gazetteer().named(word):
            if entry.name == word or text[size : size + 1] in {*_KINDS_OF_REGION, "地"}:
                return entry, size
    return None


def _post(region: str, rest: str) -> str:
    """The English of a body and a post of a region; empty where one of them is unknown."""
    tail = rest[1:] if rest[:1] in {*_KINDS_OF_REGION, "地"} and rest[1:] else ""
    for text in filter(None, (rest, tail)):
        for size in range(min(_LONGEST_BODY, len(text) - 1), -1, -1):
            for kind, english in _bodies().get(text[:size], ()):
                if said := _posts().get((kind, text[size:])):
                    return said.format(r=region, d=english)
    return ""


@cache
def _bodies() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {"": (("government", ""),)}
    for row in rows("english_bodies"):
        found[row["body"]] = (*found.get(row["body"], ()), (row["kind"], row["english"]))
    return found


@cache
def _posts() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["post"]): row["english"] for row in rows("english_posts")}


@cache
def _zone_words() -> dict[str, str]:
    return {row["zone"]: row["english"] for row in rows("english_zones")}


@cache
def _zone() -> re.Pattern[str]:
    """A zone's own name, at most twelve characters, and its kind, before a body or a post."""
    kinds = "|".join(sorted(_zone_words(), key=len, reverse=True))
    return re.compile(
        rf"(\S{{0,12}}?)({kinds})(?=党|工委|管|区委|委|领导|人大|政协|镇长|乡长|主任|书记|政委|第一|司令)"
    )
