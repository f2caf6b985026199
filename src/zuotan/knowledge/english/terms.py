"""Programmes and policy phrases in English, as the tables of both say them (提法英译)."""

from __future__ import annotations

from functools import cache

from zuotan.knowledge.tables import rows


def term(name: str) -> str:
    """The English of a programme or phrase by its canonical name; empty where the tables have none."""
    return _said().get(name, "")


@cache
def _said() -> dict[str, str]:
    return {row["name"]: row["english"] for table in ("phrases", "programmes") for row in rows(table)}
