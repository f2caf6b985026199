"""Reads the tables under ``data``: UTF-8, tab-separated, a header line, one row a line, ``|`` between several values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

Row = dict[str, str]


def table_text(name: str) -> str:
    """The text of the table ``name`` (a path below ``data``, without ``.tsv``). Raises FileNotFoundError."""
    return (files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of the table ``name`` as dictionaries keyed by its header."""
    head, *lines = table_text(name).splitlines()
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines if line)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(cell.split("|")) if cell else ()


def table_names(folder: str) -> Iterator[str]:
    """The names of the tables in a folder below ``data``, sorted."""
    for entry in sorted((files(__package__) / "data" / folder).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".tsv"):
            yield f"{folder}/{entry.name.removesuffix('.tsv')}"


@cache
def words_of(table: str, kind: str) -> tuple[str, ...]:
    """The words of ``kind`` in a table with columns ``word`` and ``kind`` (a word may have several), longest first."""
    words = [row["word"] for row in rows(table) if kind in several(row["kind"])]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def alternatives(table: str, kind: str) -> str:
    """The words of ``kind`` as one group of a regular expression, longer words first."""
    return f"(?:{'|'.join(map(re.escape, words_of(table, kind)))})"


@cache
def row_of(table: str, kind: str, after: str = "") -> str:
    """The words of ``kind``, each with ``after`` behind it, as alternatives without a group, longer words first.

    A pattern that is one row of words finds their first characters faster than one with groups.
    """
    return "|".join(re.escape(word) + after for word in words_of(table, kind))
