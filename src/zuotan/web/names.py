"""Names of persons as one looks for them: by characters or by pinyin, from the beginning of a word."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from msgspec import Struct

from zuotan.knowledge import english
from zuotan.web.catalogue import Catalogue, Mask, Numbers

LATIN = frozenset("abcdefghijklmnopqrstuvwxyzü")


class Index(Struct, frozen=True):
    """One line a person: the name, or its pinyin in words and in one word, each after a bar. ``starts`` says where lines begin."""

    text: str
    starts: Numbers


def persons_named(catalogue: Catalogue, asked: str) -> Mask:
    """Which of ``catalogue.people`` are asked for by an id, a part of a name in characters, or the beginning of its pinyin."""
    mask = np.zeros(len(catalogue.people), dtype=np.bool_)
    if (place := _places(catalogue.people).get(asked)) is not None:
        mask[place] = True
        return mask
    words = " ".join(asked.lower().replace("|", " ").replace("'", "").replace("’", "").split())
    if words:
        if not words.isascii():
            mask[_lines(_written(catalogue.names), words)] = True
        if any(letter in LATIN for letter in words):
            index = spoken(catalogue.names)
            mask[_lines(index, "|" + words)] = True
            mask[_lines(index, " " + words)] = True
    return mask


@lru_cache(maxsize=2)
def _places(people: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(people)}


@lru_cache(maxsize=2)
def spoken(names: tuple[str, ...]) -> Index:
    """The names in pinyin. It takes seconds to make for a hundred thousand names, so the library makes it before it is asked for."""
    lines = []
    for name in names:
        pinyin = english.person(name).lower()
        lines.append(f"|{pinyin}|{pinyin.replace(' ', '')}\n")
    return _indexed(lines)


@lru_cache(maxsize=2)
def _written(names: tuple[str, ...]) -> Index:
    return _indexed([" ".join(name.lower().split()) + "\n" for name in names])


def _indexed(lines: list[str]) -> Index:
    lengths = np.array([0, *map(len, lines)], dtype=np.int32)
    return Index("".join(lines), np.cumsum(lengths, dtype=np.int32)[:-1])


def _lines(index: Index, words: str) -> Numbers:
    """The lines of an index in which some words stand."""
    found, at = [], index.text.find(words)
    while at >= 0:
        found.append(at)
        at = index.text.find(words, at + 1)
    lines = np.searchsorted(index.starts, np.array(found, dtype=np.int32), side="right") - 1
    return lines.astype(np.int32)
