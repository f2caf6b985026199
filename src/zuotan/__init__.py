"""Zuotan (座谈) reads Chinese official news, as damaged as the web serves it, and keeps a cited record of visits.

>>> import zuotan
>>> zuotan.restore("戰(zhàn)略合作").text
'战略合作'
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from zuotan.version import VERSION as __version__

if TYPE_CHECKING:
    from zuotan.model import Reading, Restored
    from zuotan.record import Record

__all__ = ["__version__", "open_record", "read", "restore"]

# The rooms are imported when they are needed: `import zuotan` takes a millisecond, the tables of China a tenth of a second.


def restore(page: bytes | str, source: str | None = None) -> Restored:
    """The clean text of a page, and every edit that made it. Raises ValueError (Unreadable) where it holds no text."""
    from zuotan.restoration import restore

    return restore(page, source)


def read(page: bytes | str, source: str | None = None, known: Mapping[str, str] | None = None) -> Reading:
    """All that a page says: its report, its visits, programmes and phrases, with spans. ``known`` is what is known of the page
    from elsewhere (``{"title": …, "date": "2024-06-26", "outlet": …}``) and fills what it leaves unsaid. Raises ValueError
    (Unreadable) where it holds no text."""
    from zuotan.reading import read

    return read(page, source, known)


def open_record(path: str | Path, *, create: bool = True) -> AbstractContextManager[Record]:
    """The record at ``path``, to be opened by ``with``; made where there is none, unless ``create`` is false. Raises
    FileNotFoundError, and ValueError (NotARecord) where the file is something else."""
    from zuotan.record import open_record

    return open_record(path, create=create)
