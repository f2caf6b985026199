"""The walk over sources: which files a folder or glob holds, and which reader each file needs, by the end of its name."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterable, Iterator
from glob import has_magic
from pathlib import Path
from typing import IO, cast

from zuotan.pages.archives import zip_pages
from zuotan.pages.origin import LARGEST, BadPage, Found, RawPage, Reader, reason_of, too_large
from zuotan.pages.tables import csv_pages, json_pages, jsonl_pages
from zuotan.pages.warc import warc_pages


def _gz(stream: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream))


def _xz(stream: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], lzma.open(stream))


def _bz2(stream: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], bz2.open(stream))


_UNPACK = {".gz": _gz, ".xz": _xz, ".bz2": _bz2}


def one_page(stream: IO[bytes], source: str) -> Iterator[Found]:
    """The whole stream as one page."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        size = len(data)
        while block := stream.read(1 << 20):
            size += len(block)
        yield too_large(source, size)
    else:
        yield RawPage(source, data)


_READERS: dict[str, Reader] = {
    ".txt": one_page,
    ".html": one_page,
    ".htm": one_page,
    ".shtml": one_page,
    ".xhtml": one_page,
    ".json": json_pages,
    ".jsonl": jsonl_pages,
    ".ndjson": jsonl_pages,
    ".csv": csv_pages,
    ".tsv": csv_pages,
    ".zip": zip_pages,
    ".warc": warc_pages,
    ".wet": warc_pages,
}


def pages(sources: Iterable[str | Path]) -> Iterator[Found]:
    """The pages of every source, in the order given; the files of a folder or glob in the order of their paths.

    A folder yields the files below it whose names tell of pages (.txt .html .htm .shtml .xhtml .json .jsonl .csv .tsv .zip
    .warc .wet, each also with .gz .xz .bz2); a file that is named is read whatever its name. What cannot be read comes out
    as ``BadPage`` in its place, and the walk goes on.
    """
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield from _file(path)
        elif has_magic(str(source)):
            names = sorted(map(str, Path(path.anchor).glob(str(path.relative_to(path.anchor)))))
            if not names:
                yield BadPage(str(source), "no file has such a name")
            for name in names:
                if Path(name).is_file():
                    yield from _file(Path(name))
        else:
            yield BadPage(str(source), "no such file or folder")


def from_stream(stream: IO[bytes], source: str = "-") -> Iterator[Found]:
    """The pages of an open stream: the records of a WARC or JSONL stream, else one page."""
    head = stream.read(LARGEST + 1)
    rest = cast(IO[bytes], io.BufferedReader(_Joined(head, stream)))
    if head.startswith(b"WARC/"):
        return warc_pages(rest, source)
    if head.lstrip()[:1] == b"{":
        return jsonl_pages(rest, source)
    return one_page(rest, source)


class _Joined(io.RawIOBase):
    """A stream whose first bytes were already taken from it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._parts: list[IO[bytes]] = [io.BytesIO(head), rest]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        while self._parts:
            data = self._parts[0].read(len(view))
            if data:
                view[: len(data)] = data
                return len(data)
            del self._parts[0]
        return 0


def _folder(folder: Path) -> Iterator[Found]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if _reader(path.name)[0] and path.is_file() and not _hidden(path.relative_to(folder))
    )
    if not files:
        yield BadPage(str(folder), "the folder holds no pages")
    for path in files:
        yield from _file(path)


def _hidden(path: Path) -> bool:
    """Hidden folders and files (.git, ._page.html, __MACOSX) hold no pages."""
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _reader(name: str) -> tuple[Reader | None, Callable[[IO[bytes]], IO[bytes]] | None]:
    """The reader that the end of ``name`` tells of, and how the file is unpacked first."""
    stem = name.lower()
    for ending, unpack in _UNPACK.items():
        if stem.endswith(ending):
            return _READERS.get(Path(stem.removesuffix(ending)).suffix), unpack
    return _READERS.get(Path(stem).suffix), None


def _file(path: Path) -> Iterator[Found]:
    reader, unpack = _reader(path.name)
    try:
        with path.open("rb") as plain:
            if (reader is None or reader is one_page) and unpack is None and path.stat().st_size > LARGEST:
                yield too_large(str(path), path.stat().st_size)
                return
            stream = unpack(plain) if unpack else plain
            yield from (reader or one_page)(stream, str(path))
    except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
        yield BadPage(str(path), reason_of(error))
