"""A text and the way from any span of it back to the bytes of the page it was made from.

Restoration is a chain of layers, each a sorted list of changes to the characters before it. A layer that changes nothing
is not made. The edits of a text are its layers composed into one list over the raw page (勘正), worked out when asked for.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from zuotan.model import Edit, Span
from zuotan.restoration.charset import decoded
from zuotan.restoration.composition import ERRORS, Hunk, as_edits, composed
from zuotan.restoration.scripts import is_traditional
from zuotan.restoration.telltales import TRADITIONAL, telltales


class Change(NamedTuple):
    """Characters ``start`` to ``end`` of a text become ``after``; ``kind`` names the damage repaired."""

    start: int
    end: int
    after: str
    kind: str
    certain: bool = True


PlainChange = tuple[int, int, str, str, bool]
"""The fields of a Change, which is a PlainChange; what steps make that find hundreds of changes on a page, for speed."""


class Text:
    """Characters with their origin: ``chars``, the ``charset`` and ``page_id`` (SHA-256) of the page they came from."""

    __slots__ = ("_added", "_edits", "_kinds", "_layer", "_parent", "_traditional", "chars", "charset", "raw")

    def __init__(
        self,
        chars: str,
        raw: bytes,
        charset: str,
        parent: Text | None = None,
        layer: list[Hunk] | None = None,
        added: Sequence[str] = (),
    ) -> None:
        self.chars = chars
        self.raw = raw
        self.charset = charset
        self._parent = parent
        self._layer = layer or []
        self._added = added
        self._edits: tuple[Edit, ...] | None = None
        self._kinds: int | None = None
        self._traditional: bool | None = None

    @classmethod
    def decode(cls, raw: bytes | str) -> Text:
        """The text of a page as found; a string counts as UTF-8. Bytes that are no characters, and a byte order mark,
        are taken out by edits of kind ``encoding``, so that every other character keeps its byte offset."""
        if isinstance(raw, str):
            raw = raw.encode("utf-8", "surrogatepass")
        chars, charset, whole = decoded(raw)
        text = cls(chars, raw, charset)
        if not whole:
            text = text.apply(_broken(chars))
        if text.chars.startswith("\ufeff"):
            text = text.apply([Change(0, 1, "", "encoding")])
        return text

    @property
    def kinds(self) -> int:
        """The kinds of telltale characters that the text may hold: what a repair looks at first, to know that it has
        nothing to do. They are looked for once a page: a text inherits them from the one before, and has those among
        them that were taken out since."""
        if self._kinds is None:
            added = telltales("".join(self._added))
            self._kinds = self._parent.kinds | added if self._parent else telltales(self.chars)
        return self._kinds

    @property
    def is_traditional(self) -> bool:
        """Whether the text is written in traditional script."""
        if self._traditional is None:
            self._traditional = self.kinds & TRADITIONAL != 0 and is_traditional(self.chars)
        return self._traditional

    @property
    def page_id(self) -> str:
        """The SHA-256 of the page's bytes, in hexadecimal."""
        return hashlib.sha256(self.raw).hexdigest()

    def apply(self, changes: Sequence[PlainChange], *, marks_only: bool = False) -> Text:
        """The text after ``changes``, which are sorted and do not overlap. Raises ValueError where they are not.
        ``marks_only`` says that they touch no Chinese character: the script then need not be judged again."""
        if not changes:
            return self
        chars, parts, hunks, at, shift = self.chars, list[str](), list[Hunk](), 0, 0
        for start, end, after, kind, certain in changes:
            if start < at or end < start:
                raise ValueError(f"changes overlap or are out of order at character {start}")
            parts.append(chars[at:start])
            parts.append(after)
            at = end
            low = start + shift
            high = low + len(after)
            shift = high - end
            hunks.append((start, end, low, high, kind, certain))
        if at > len(chars):
            raise ValueError(f"a change ends at {at}, past the end of the text ({len(chars)})")
        parts.append(chars[at:])
        text = Text("".join(parts), self.raw, self.charset, self, hunks, parts[1::2])
        text._traditional = self._traditional if marks_only else None
        return text

    def count(self, kind: str) -> int:
        """How many changes of a kind led to the text."""
        before = self._parent.count(kind) if self._parent else 0
        return before + sum(hunk[4] == kind for hunk in self._layer)

    def edits(self) -> tuple[Edit, ...]:
        """Every difference between the page and this text, in order: raw byte spans, text character spans."""
        if self._edits is None:
            self._edits = self._compose()
        return self._edits

    def to_raw(self, span: Span) -> Span:
        """The byte span of the page that the character span ``span`` was made from (without what was taken out at its
        ends). A span that begins or ends within an edit takes in the whole of the edit."""
        return raw_span(self.chars, self.edits(), span, self.charset)

    def to_text(self, span: Span) -> Span:
        """The character span that was made from the byte span ``span`` of the page; empty where that was taken out."""
        return text_span(self.raw, self.edits(), span, self.charset)

    def _compose(self) -> tuple[Edit, ...]:
        layers: list[list[Hunk]] = []
        text = self
        while text._parent is not None:
            layers.append(text._layer)
            text = text._parent
        return as_edits(composed(layers[::-1]), text.chars, self.chars, self.charset) if layers else ()


def _broken(chars: str) -> list[Change]:
    """The removal of every run of bytes that are no characters."""
    changes: list[Change] = []
    for at, char in enumerate(chars):
        if "\ud800" <= char <= "\udfff":
            if changes and changes[-1].end == at:
                changes[-1] = changes[-1]._replace(end=at + 1)
            else:
                changes.append(Change(at, at + 1, "", "encoding", False))
    return changes


def replay(raw: bytes | str, edits: Sequence[Edit], charset: str = "utf-8") -> str:
    """The text that ``edits`` make of the page ``raw``."""
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "surrogatepass")
    parts, at = [], 0
    for edit in edits:
        parts.append(raw[at : edit.raw[0]].decode(charset, ERRORS))
        parts.append(edit.after)
        at = edit.raw[1]
    parts.append(raw[at:].decode(charset, ERRORS))
    return "".join(parts)


def raw_span(chars: str, edits: Sequence[Edit], span: Span, charset: str = "utf-8") -> Span:
    """The byte span of the page behind the character span ``span`` of the restored text ``chars`` (see Text.to_raw)."""
    start, end = span
    if not 0 <= start <= end <= len(chars):
        raise ValueError(f"span {span} lies outside the text (0 to {len(chars)})")
    # the last edit that ends at or before the start; what was taken out there is left out of the span
    index = bisect_right(edits, start, key=lambda edit: edit.text[1])
    low = _raw_at(chars, edits, index, start, charset, after=False)
    if start == end:
        return low, low
    index = bisect_left(edits, end, key=lambda edit: edit.text[0])
    return low, _raw_at(chars, edits, index, end, charset, after=True)


def _raw_at(chars: str, edits: Sequence[Edit], index: int, at: int, charset: str, *, after: bool) -> int:
    """The byte behind character ``at``, where the edits before ``index`` lie before it (or, ``after``, may reach over
    it)."""
    if not after and index < len(edits) and edits[index].text[0] < at:
        return edits[index].raw[0]
    if not index:
        return len(chars[:at].encode(charset, ERRORS))
    last = edits[index - 1]
    if after and last.text[1] > at:
        return last.raw[1]
    return last.raw[1] + len(chars[last.text[1] : at].encode(charset, ERRORS))


def text_span(raw: bytes, edits: Sequence[Edit], span: Span, charset: str = "utf-8") -> Span:
    """The character span of the restored text behind the byte span ``span`` of the page (see Text.to_text)."""
    start, end = span
    if not 0 <= start <= end <= len(raw):
        raise ValueError(f"byte span {span} lies outside the page (0 to {len(raw)})")
    index = bisect_right(edits, start, key=lambda edit: edit.raw[1])
    if index < len(edits) and edits[index].raw[0] < start:
        low = edits[index].text[0]
    else:
        low = _text_at(raw, edits, index, start, charset)
    index = bisect_left(edits, end, key=lambda edit: edit.raw[0])
    if index and edits[index - 1].raw[1] > end:
        high = edits[index - 1].text[1]
    else:
        high = _text_at(raw, edits, index, end, charset)
    return low, max(low, high)


def _text_at(raw: bytes, edits: Sequence[Edit], index: int, at: int, charset: str) -> int:
    """The character behind byte ``at``, where the edits before ``index`` lie before it."""
    if not index:
        return len(raw[:at].decode(charset, ERRORS))
    last = edits[index - 1]
    return last.text[1] + len(raw[last.raw[1] : at].decode(charset, ERRORS))
