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
from zuotan.restoration.charset import charset_of

_ERRORS = "surrogateescape"


class Change(NamedTuple):
    """Characters ``start`` to ``end`` of a text become ``after``; ``kind`` names the damage repaired."""

    start: int
    end: int
    after: str
    kind: str
    certain: bool = True


_Hunk = tuple[int, int, int, int, str, bool]
"""``(start, end, low, high, kind, certain)``: characters ``start:end`` of one text became ``low:high`` of a later one."""


class Text:
    """Characters with their origin: ``chars``, the ``charset`` and ``page_id`` (SHA-256) of the page they came from."""

    __slots__ = ("_edits", "_kinds", "_layer", "_parent", "chars", "charset", "raw")

    def __init__(
        self, chars: str, raw: bytes, charset: str, parent: Text | None = None, layer: tuple[Change, ...] = ()
    ) -> None:
        self.chars = chars
        self.raw = raw
        self.charset = charset
        self._parent = parent
        self._layer = layer
        self._edits: tuple[Edit, ...] | None = None
        self._kinds: frozenset[str] | None = None

    @classmethod
    def decode(cls, raw: bytes | str) -> Text:
        """The text of a page as found; a string counts as UTF-8. Bytes that are no characters, and a byte order mark,
        are taken out by edits of kind ``encoding``, so that every other character keeps its byte offset."""
        if isinstance(raw, str):
            raw = raw.encode("utf-8", "surrogatepass")
        charset = charset_of(raw)
        chars = raw.decode(charset, _ERRORS)
        text = cls(chars, raw, charset)
        try:
            chars.encode("utf-8")
        except UnicodeEncodeError:
            text = text.apply(_broken(chars))
        if text.chars.startswith("\ufeff"):
            text = text.apply([Change(0, 1, "", "encoding")])
        return text

    @property
    def kinds(self) -> frozenset[str]:
        """The different characters of the text: what a repair looks at first, to know that it has nothing to do."""
        if self._kinds is None:
            self._kinds = frozenset(self.chars)
        return self._kinds

    @property
    def page_id(self) -> str:
        """The SHA-256 of the page's bytes, in hexadecimal."""
        return hashlib.sha256(self.raw).hexdigest()

    def apply(self, changes: Sequence[Change]) -> Text:
        """The text after ``changes``, which are sorted and do not overlap. Raises ValueError where they are not."""
        if not changes:
            return self
        chars, parts, at = self.chars, [], 0
        for start, end, after, _, _ in changes:
            if start < at or end < start:
                raise ValueError(f"changes overlap or are out of order at character {start}")
            parts.append(chars[at:start])
            parts.append(after)
            at = end
        if at > len(chars):
            raise ValueError(f"a change ends at {at}, past the end of the text ({len(chars)})")
        parts.append(chars[at:])
        return Text("".join(parts), self.raw, self.charset, self, tuple(changes))

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
        layers: list[tuple[Change, ...]] = []
        text = self
        while text._parent is not None:
            layers.append(text._layer)
            text = text._parent
        if not layers:
            return ()
        hunks = _composed([_as_hunks(layer) for layer in reversed(layers)])
        return _as_edits(hunks, text.chars, self.chars, self.charset)


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


def _as_hunks(layer: Sequence[Change]) -> list[_Hunk]:
    """The changes of one layer with where they lie in the text that they make."""
    shift, hunks = 0, []
    for start, end, after, kind, certain in layer:
        low = start + shift
        high = low + len(after)
        shift = high - end
        hunks.append((start, end, low, high, kind, certain))
    return hunks


def _composed(layers: list[list[_Hunk]]) -> list[_Hunk]:
    """All layers as one. Composition is associative: the smallest neighbours are merged first, for speed."""
    while len(layers) > 1:
        at = min(range(len(layers) - 1), key=lambda i: len(layers[i]) + len(layers[i + 1]))
        layers[at : at + 2] = [_merge(layers[at], layers[at + 1])]
    return layers[0]


def _merge(first: list[_Hunk], then: list[_Hunk]) -> list[_Hunk]:
    """``first`` (old → middle text) followed by ``then`` (middle → new text), as hunks old → new text.

    What overlaps in the middle text becomes one hunk. Of two kinds it takes that of the longer, of equals the later.
    """
    made: list[_Hunk] = []
    add = made.append
    back, shift = 0, 0  # middle → old, middle → new
    i, n, j, m = 0, len(first), 0, len(then)
    while i < n and j < m:
        a0, a1, b0, b1, kind, certain = first[i]
        c0, c1, d0, d1, its, sure = then[j]
        if b1 <= c0:
            add((a0, a1, b0 + shift, b1 + shift, kind, certain))
            back = a1 - b1
            i += 1
        elif c1 <= b0:
            add((c0 + back, c1 + back, d0, d1, its, sure))
            shift = d1 - c1
            j += 1
        else:
            start = min(b0, c0)
            old, new, reach, longest, kind, certain = start + back, start + shift, start, -1, "", True
            if b0 == start:
                old = a0
            while True:
                if i < n and (first[i][2] < reach or first[i][2] == reach == start):
                    a0, a1, b0, b1, its, sure = first[i]
                    reach = max(reach, b1)
                    back = a1 - b1
                    length = 2 * max(a1 - a0, b1 - b0)
                    i += 1
                elif j < m and (then[j][0] < reach or then[j][0] == reach == start):
                    c0, c1, d0, d1, its, sure = then[j]
                    reach = max(reach, c1)
                    shift = d1 - c1
                    length = 2 * max(c1 - c0, d1 - d0) + 1
                    j += 1
                else:
                    break
                certain = certain and sure
                if length > longest:
                    longest, kind = length, its
            add((old, reach + back, new, reach + shift, kind, certain))
    for a0, a1, b0, b1, kind, certain in first[i:]:
        add((a0, a1, b0 + shift, b1 + shift, kind, certain))
    for c0, c1, d0, d1, its, sure in then[j:]:
        add((c0 + back, c1 + back, d0, d1, its, sure))
    return made


def _as_edits(hunks: list[_Hunk], page: str, chars: str, charset: str) -> tuple[Edit, ...]:
    """Edits of the hunks, with byte offsets; neighbours of one kind are joined, changes that cancel out are dropped."""
    edits: list[Edit] = []
    at = byte = 0
    index, count = 0, len(hunks)
    while index < count:
        start, end, low, high, kind, certain = hunks[index]
        index += 1
        while index < count and hunks[index][0] == end:
            _, stop, at_low, top, its, sure = hunks[index]
            if at_low != high or its != kind or sure != certain:
                break
            end, high = stop, top
            index += 1
        before, after = page[start:end], chars[low:high]
        first = byte + len(page[at:start].encode(charset, _ERRORS))
        byte = first + len(before.encode(charset, _ERRORS))
        at = end
        if before != after:
            edits.append(Edit(kind, (first, byte), (low, high), before, after, certain))
    return tuple(edits)


def replay(raw: bytes | str, edits: Sequence[Edit], charset: str = "utf-8") -> str:
    """The text that ``edits`` make of the page ``raw``."""
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "surrogatepass")
    parts, at = [], 0
    for edit in edits:
        parts.append(raw[at : edit.raw[0]].decode(charset, _ERRORS))
        parts.append(edit.after)
        at = edit.raw[1]
    parts.append(raw[at:].decode(charset, _ERRORS))
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
        return len(chars[:at].encode(charset, _ERRORS))
    last = edits[index - 1]
    if after and last.text[1] > at:
        return last.raw[1]
    return last.raw[1] + len(chars[last.text[1] : at].encode(charset, _ERRORS))


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
        return len(raw[:at].decode(charset, _ERRORS))
    last = edits[index - 1]
    return last.text[1] + len(raw[last.raw[1] : at].decode(charset, _ERRORS))
