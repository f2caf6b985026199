"""Whether a reading's edits are true: applied to the raw page they give exactly its text.

This is written apart from the code that makes edits, since a check that shares the code under test proves little.
"""

from __future__ import annotations

from typing import Any


def replays(raw: bytes, reading: dict[str, Any]) -> str | None:
    """``None`` where the edits give exactly ``report.text``; else one line that says what is wrong.

    ``raw`` is the page as found; ``reading`` is in the shape of the contract (``page.charset`` says how it was decoded).
    """
    charset = (reading.get("page") or {}).get("charset") or "utf-8"
    text: str = reading["report"]["text"]
    made: list[str] = []
    length = at = 0
    for number, edit in enumerate(reading.get("edits") or ()):
        start, end = edit["raw"]
        if not at <= start <= end <= len(raw):
            return f"edit {number} ({edit['kind']}): bytes {start}–{end} overlap the edit before or lie outside the page"
        try:
            kept = raw[at:start].decode(charset)
        except UnicodeDecodeError as error:
            return (
                f"edit {number} ({edit['kind']}): the bytes kept before it are no {charset}: {error.reason}"
            )
        before = raw[start:end].decode(charset, "surrogateescape")
        if before != edit["before"] and raw[start:end].decode(charset, "backslashreplace") != edit["before"]:
            return f"edit {number} ({edit['kind']}): the page has {before!r}, not {edit['before']!r}"
        made += (kept, edit["after"])
        length += len(kept)
        if tuple(edit["text"]) != (length, length + len(edit["after"])):
            return f"edit {number} ({edit['kind']}): text span {tuple(edit['text'])} should begin at {length}"
        length += len(edit["after"])
        at = end
    try:
        made.append(raw[at:].decode(charset))
    except (UnicodeDecodeError, LookupError) as error:
        return f"the bytes after the last edit are no {charset}: {error}"
    result = "".join(made)
    if result == text:
        return None
    place = next(
        (i for i, (one, other) in enumerate(zip(result, text, strict=False)) if one != other),
        min(len(result), len(text)),
    )
    return f"the edits give {result[place : place + 12]!r} at {place} where the text has {text[place : place + 12]!r}"
