"""Offices in English."""

from __future__ import annotations

_SAID: dict[str, str] = {}


def office(name: str) -> str:
    """The English of an office: Party secretary of Shaanxi for 陕西省委书记; empty where it cannot be said without guessing."""
    return _SAID.get(name, "")
