"""A page as found, and a page that could not be had."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO

from msgspec import Struct

LARGEST = 8 << 20
"""The most bytes one page may have. News pages have a few hundred thousand; what is larger is a dump, no page."""


class RawPage(Struct, frozen=True):
    """The bytes of one page, where they came from (path, member of an archive, or URL), and what else is known of it."""

    source: str
    data: bytes
    origin: Mapping[str, str] = {}


class BadPage(Struct, frozen=True):
    """A page, or a whole source, that could not be had, and the reason in one line."""

    source: str
    reason: str


Found = RawPage | BadPage
Reader = Callable[[IO[bytes], str], Iterator[Found]]
"""Reads an open stream, named by the source it came from, into pages; bad members come out as ``BadPage``."""


def page_id(data: bytes) -> str:
    """The name of a page in the record: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def too_large(source: str, size: int) -> BadPage:
    """What is said of a page of more than ``LARGEST`` bytes."""
    return BadPage(source, f"too large for a page ({size / 1e6:.1f} MB, the most is {LARGEST / 1e6:.1f} MB)")


def reason_of(error: BaseException) -> str:
    """An error in one line, without the path, which the source already names."""
    said = getattr(error, "strerror", None) or str(error)
    line = " ".join(str(said).split())
    return line if line and len(line) <= 200 else f"{type(error).__name__} {line[:200]}".strip()
