"""Pages that are members of a zip archive."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from zuotan.pages.origin import LARGEST, BadPage, Found, RawPage, reason_of, too_large
from zuotan.pages.tables import csv_pages, json_pages, jsonl_pages

_TABLES = {".jsonl": jsonl_pages, ".json": json_pages, ".csv": csv_pages, ".tsv": csv_pages}
_SINGLE = {".txt", ".html", ".htm", ".shtml", ".xhtml"}


def zip_pages(stream: IO[bytes], source: str) -> Iterator[Found]:
    """The pages of an archive in the order of their names, each called ``archive.zip!/name``.

    The size that the archive declares is checked before a member is unpacked, and at most ``LARGEST`` bytes of a page are.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError) as error:
        yield BadPage(source, f"no zip archive: {reason_of(error)}")
        return
    with archive:
        members = sorted(
            (info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename
        )
        for info in members:
            ending = PurePosixPath(info.filename).suffix.lower()
            if info.filename.startswith("__MACOSX/") or ending not in _SINGLE | _TABLES.keys():
                continue
            place = f"{source}!/{_name(info)}"
            try:
                if ending in _TABLES:
                    with archive.open(info) as member:
                        yield from _TABLES[ending](member, place)
                elif info.file_size > LARGEST:
                    yield too_large(place, info.file_size)
                else:
                    with archive.open(info) as member:
                        yield RawPage(place, member.read(LARGEST))
            except (
                zipfile.BadZipFile,
                zlib.error,
                RuntimeError,
                NotImplementedError,
                OSError,
                EOFError,
            ) as error:
                yield BadPage(place, reason_of(error))


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member. Archives made on Chinese Windows write GBK and do not say so; zipfile then reads CP437."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename
