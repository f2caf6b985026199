"""The contract as JSON: a reading in the shape that commands print, exports hold and scores are taken of."""

from __future__ import annotations

import msgspec

from zuotan.model import Edit, Reading

_PLAIN = msgspec.json.Encoder()


def encode(reading: Reading) -> bytes:
    """A reading as one line of JSON, without the line's end."""
    try:
        return _PLAIN.encode(reading)
    except UnicodeEncodeError:
        return _PLAIN.encode(msgspec.structs.replace(reading, edits=spelt(reading.edits)))


def encode_edits(edits: tuple[Edit, ...]) -> bytes:
    """The edits of a page as a JSON list."""
    try:
        return _PLAIN.encode(edits)
    except UnicodeEncodeError:
        return _PLAIN.encode(spelt(edits))


def spelt(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    r"""The edits with bytes that are no characters, which JSON cannot hold, spelt out as \xNN."""
    return tuple(
        msgspec.structs.replace(
            edit, before=edit.before.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        )
        for edit in edits
    )
