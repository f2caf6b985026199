"""Reads the sample's own tables under ``data``: UTF-8, tab-separated, a header line, one row a line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from random import Random
from typing import TypeVar

T = TypeVar("T")
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of the sample's table ``name`` (without ``.tsv``), keyed by its header. Raises FileNotFoundError."""
    text = (files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines if line)


@cache
def groups(name: str, key: str, value: str) -> dict[str, tuple[str, ...]]:
    """The cells of the column ``value``, gathered under the cells of the column ``key``."""
    found: dict[str, list[str]] = {}
    for row in rows(name):
        found.setdefault(row[key], []).append(row[value])
    return {kind: tuple(values) for kind, values in found.items()}


def sentence(rng: Random, kind: str) -> str:
    """One sentence pattern of the kind, by chance."""
    return rng.choice(groups("sentences", "kind", "pattern")[kind])


class Lot(Random):
    """Chance from a seed: the same seed gives the same draws."""


def chance(rng: Random, share: float) -> bool:
    """True in ``share`` of the cases (0 to 1)."""
    return rng.random() < share
