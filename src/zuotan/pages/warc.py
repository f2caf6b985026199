"""Pages of web archives: WARC (responses and resources) and WET (plain text of pages).

The format is ISO 28500: each record is a version line, named fields, an empty line and ``Content-Length`` bytes. Only what
pages need is read: fetched HTML or text, with the transfer coding and compression of HTTP undone.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import IO

from zuotan.pages.origin import LARGEST, BadPage, Found, RawPage, too_large

_KINDS = {b"response", b"resource", b"conversion"}
Fields = dict[bytes, bytes]


def warc_pages(stream: IO[bytes], source: str) -> Iterator[Found]:
    """The pages of a web archive in the order of its records, each called by its URL."""
    number = 0
    try:
        while line := stream.readline(1 << 16):
            if not line.strip():
                continue
            if not line.startswith(b"WARC/"):
                yield BadPage(source, f"no WARC record begins where one should (after record {number})")
                return
            number += 1
            fields = _fields(stream)
            place = (
                fields.get(b"warc-target-uri", b"").decode("utf-8", "replace").strip("<>")
                or f"{source}#{number}"
            )
            length = fields.get(b"content-length", b"")
            if not length.isdigit():
                yield BadPage(place, f"record {number} of {source} does not say how long it is")
                return
            size = int(length)
            wanted = fields.get(b"warc-type", b"").lower() in _KINDS
            if not wanted or size > LARGEST:
                if wanted:
                    yield too_large(place, size)
                if not _skip(stream, size):
                    yield BadPage(source, f"ends within record {number}")
                    return
                continue
            block = stream.read(size)
            if len(block) < size:
                yield BadPage(place, f"{source} ends within record {number}")
                return
            found = _page(fields, block, place, source)
            if found is not None:
                yield found
    except (OSError, EOFError, zlib.error) as error:
        yield BadPage(source, f"breaks off after record {number}: {error}")


def _fields(stream: IO[bytes]) -> Fields:
    """The named fields up to the empty line, names in lower case."""
    fields: Fields = {}
    while (line := stream.readline(1 << 16).strip()) != b"":
        name, _, value = line.partition(b":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _skip(stream: IO[bytes], size: int) -> bool:
    while size > 0:
        block = stream.read(min(size, 1 << 20))
        if not block:
            return False
        size -= len(block)
    return True


def _page(fields: Fields, block: bytes, place: str, source: str) -> Found | None:
    """The page of one record; None where the record holds no page (an image, a redirect, a page not found)."""
    origin = {"archive": source}
    if date := fields.get(b"warc-date"):
        origin["fetched"] = date.decode("ascii", "replace")
    kind = fields.get(b"content-type", b"")
    if kind.startswith(b"application/http"):
        head, found, block = block.partition(b"\r\n\r\n")
        if not found:
            return BadPage(place, "the HTTP response has no body")
        status, *lines = head.split(b"\r\n")
        if status.split(b" ")[1:2] != [b"200"]:
            return None
        http = {n.strip().lower(): v.strip() for n, _, v in (line.partition(b":") for line in lines)}
        kind = http.get(b"content-type", b"text/html")
        if not _is_text(kind):
            return None
        unpacked = _unpacked(http, block)
        if unpacked is None:
            return BadPage(place, "its compressed body is damaged or too large")
        block = unpacked
    elif not _is_text(kind):
        return None
    return RawPage(place, block, origin)


def _is_text(kind: bytes) -> bool:
    return kind.lower().startswith((b"text/html", b"text/plain", b"application/xhtml"))


def _unpacked(http: Fields, body: bytes) -> bytes | None:
    """The body without the transfer coding and compression of HTTP; None where they are damaged."""
    if http.get(b"transfer-encoding", b"").lower() == b"chunked":
        body = _joined(body)
    coding = http.get(b"content-encoding", b"").lower()
    # archives often hold bodies that the crawler has already unpacked but whose header still says gzip
    if coding in (b"gzip", b"x-gzip") and body[:2] == b"\x1f\x8b":
        return _inflate(body, 31)
    if coding == b"deflate":
        return _inflate(body, 15) or _inflate(body, -15)
    return body


def _inflate(body: bytes, window: int) -> bytes | None:
    try:
        inflater = zlib.decompressobj(window)
        data = inflater.decompress(body, LARGEST + 1)
    except (zlib.error, gzip.BadGzipFile):
        return None
    return None if len(data) > LARGEST else data


def _joined(body: bytes) -> bytes:
    """The chunks of a chunked body joined; the body as it is where it is not in chunks after all."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return body
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) or body
