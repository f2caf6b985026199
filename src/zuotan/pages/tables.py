"""Pages that are rows of a table: JSON Lines, one JSON document, CSV and TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from zuotan.pages.origin import LARGEST, BadPage, Found, RawPage, reason_of, too_large

BODY = ("raw", "html", "text", "content", "body")
"""The columns that may hold the page, the rawest first: the first that a row has is its page."""
NAME = ("url", "source", "link", "id", "path")
"""The columns that may name the page."""
_DOCUMENT = 64 * LARGEST
"""The most bytes of a JSON document or CSV table, which are read whole."""


def jsonl_pages(stream: IO[bytes], source: str) -> Iterator[Found]:
    """One page a line: an object with one of ``BODY`` and, where it has one, a name (``NAME``)."""
    number = 0
    while line := stream.readline(4 * LARGEST):
        number += 1
        place = f"{source}#{number}"
        if not line.strip():
            continue
        if len(line) == 4 * LARGEST and not line.endswith(b"\n"):
            size = len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(4 * LARGEST)
                size += len(line)
            yield too_large(place, size)
            continue
        try:
            row = msgspec.json.decode(line)
        except ValueError as error:
            yield BadPage(place, f"no JSON: {reason_of(error)}")
            continue
        yield _page(row, place)


def json_pages(stream: IO[bytes], source: str) -> Iterator[Found]:
    """A JSON document: an object is a page, a list holds one page an object."""
    try:
        document = msgspec.json.decode(stream.read(_DOCUMENT))
    except ValueError as error:
        yield BadPage(source, f"no JSON: {reason_of(error)}")
        return
    if isinstance(document, list):
        for number, row in enumerate(document, 1):
            yield _page(row, f"{source}#{number}")
    else:
        yield _page(document, source)


def csv_pages(stream: IO[bytes], source: str) -> Iterator[Found]:
    """One page a row of a table with a header, in UTF-8 or, where that fails, GB 18030 (what Excel writes in China)."""
    data = stream.read(_DOCUMENT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    csv.field_size_limit(4 * LARGEST)
    tabs = "\t" in text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",")
    if not any(_column(name, BODY) for name in rows.fieldnames or ()):
        yield BadPage(source, f"no column is called {', '.join(BODY[:-1])} or {BODY[-1]}")
        return
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield BadPage(f"{source}#{number}", reason_of(error))
            continue
        if row is None:
            return
        yield _page(row, f"{source}#{number}")


def _column(name: str | None, names: tuple[str, ...]) -> bool:
    return name is not None and name.strip().lower() in names


def _page(row: Any, place: str) -> Found:
    """The page of one row; ``place`` names it where the row does not."""
    if not isinstance(row, dict):
        return BadPage(place, "no object with named fields")
    fields = {key.strip().lower(): value for key, value in row.items() if isinstance(key, str)}
    body = next((fields[name] for name in BODY if isinstance(fields.get(name), str) and fields[name]), None)
    if body is None:
        return BadPage(place, f"no field called {', '.join(BODY[:-1])} or {BODY[-1]} holds text")
    data = body.encode("utf-8", "surrogatepass")
    named = next(
        (str(fields[name]) for name in NAME if isinstance(fields.get(name), str | int) and fields[name]), ""
    )
    source = named if "://" in named else f"{place}:{named}" if named else place
    if len(data) > LARGEST:
        return too_large(source, len(data))
    origin = {
        key: str(value)
        for key, value in fields.items()
        if key not in BODY and isinstance(value, str | int) and value != "" and len(str(value)) <= 300
    }
    return RawPage(source, data, origin)
