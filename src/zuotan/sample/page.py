"""A page of the sample: its name, its bytes, its gold."""

from __future__ import annotations

import hashlib
from typing import Any

from msgspec import Struct


class SamplePage(Struct, frozen=True):
    """A page as the web serves it, and what is true of it in the contract (``gold``)."""

    name: str
    raw: bytes
    gold: dict[str, Any]


def page(
    number: int, raw: bytes, charset: str, markup: bool, damage: tuple[str, ...], gold: dict[str, Any]
) -> SamplePage:
    """The page with its gold completed: id, source, charset, and the kinds of damage that were done (``damage``)."""
    name = f"{number:04d}.{'html' if markup else 'txt'}"
    told = {"id": hashlib.sha256(raw).hexdigest(), "source": f"pages/{name}", "charset": charset}
    return SamplePage(name, raw, {"page": told, **gold, "damage": list(damage)})
