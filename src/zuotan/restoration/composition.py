"""Layers of changes composed into the edits of a page (勘正).

A page in traditional script with glosses has a thousand changes in its layers, so these loops are written for speed: plain
tuples, each unpacked once, and whole slices where two layers do not meet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter, methodcaller

from zuotan.model import Edit

ERRORS = "surrogateescape"
DOUBT = "doubt"
"""The kind of a change that changes nothing: what stands there is suspicious, and may be what the newsroom wrote."""

Hunk = tuple[int, int, int, int, str, bool]
"""``(start, end, low, high, kind, certain)``: characters ``start:end`` of one text became ``low:high`` of a later one."""

_END = itemgetter(1)
_HIGH = itemgetter(3)


def composed(layers: list[list[Hunk]]) -> list[Hunk]:
    """All layers, none empty, as one. Composition is associative: the smallest neighbours are merged first, for speed."""
    while len(layers) > 1:
        at = min(range(len(layers) - 1), key=lambda i: len(layers[i]) + len(layers[i + 1]))
        layers[at : at + 2] = [_merge(layers[at], layers[at + 1])]
    return layers[0]


def _merge(first: list[Hunk], then: list[Hunk]) -> list[Hunk]:
    """``first`` (old → middle text) followed by ``then`` (middle → new text), as hunks old → new text.

    What overlaps in the middle text becomes one hunk. Of two kinds it takes that of the longer, of equals the later.
    """
    # what lies before the other layer begins keeps its places
    i = bisect_right(first, then[0][0], key=_HIGH)
    j = 0 if i else bisect_left(then, first[0][2], key=_END)
    n, m = len(first), len(then)
    made = [*first[:i], *then[:j]]
    add = made.append
    back = first[i - 1][1] - first[i - 1][3] if i else 0  # middle → old
    shift = then[j - 1][3] - then[j - 1][1] if j else 0  # middle → new
    if i < n and j < m:
        a0, a1, b0, b1, kind, certain = first[i]
        c0, c1, d0, d1, its, sure = then[j]
        while True:
            if b1 <= c0:
                add((a0, a1, b0 + shift, b1 + shift, kind, certain) if shift else first[i])
                back = a1 - b1
                i += 1
                if i == n:
                    break
                a0, a1, b0, b1, kind, certain = first[i]
            elif c1 <= b0:
                add((c0 + back, c1 + back, d0, d1, its, sure) if back else then[j])
                shift = d1 - c1
                j += 1
                if j == m:
                    break
                c0, c1, d0, d1, its, sure = then[j]
            else:
                hunk, i, j, back, shift = _overlap(first, then, i, j, back, shift)
                add(hunk)
                if i == n or j == m:
                    break
                a0, a1, b0, b1, kind, certain = first[i]
                c0, c1, d0, d1, its, sure = then[j]
    if shift:
        made += [
            (a0, a1, b0 + shift, b1 + shift, kind, certain) for a0, a1, b0, b1, kind, certain in first[i:]
        ]
    else:
        made += first[i:]
    if back:
        made += [(c0 + back, c1 + back, d0, d1, its, sure) for c0, c1, d0, d1, its, sure in then[j:]]
    else:
        made += then[j:]
    return made


def _overlap(
    first: list[Hunk], then: list[Hunk], i: int, j: int, back: int, shift: int
) -> tuple[Hunk, int, int, int, int]:
    """The hunk of all that hangs together from ``first[i]`` and ``then[j]`` on, which overlap; then where both layers go on
    and what leads from the middle text to the old and the new one there."""
    n, m = len(first), len(then)
    b0, c0 = first[i][2], then[j][0]
    start = min(b0, c0)
    old = first[i][0] if b0 == start else start + back
    new, reach, longest, kind, certain = start + shift, start, -1, "", True
    while True:
        if i < n and ((at := first[i][2]) < reach or at == reach == start):
            a0, a1, b0, b1, its, sure = first[i]
            end, back, length, weight = b1, a1 - b1, a1 - a0, b1 - b0
            i += 1
            later = 0
        elif j < m and ((at := then[j][0]) < reach or at == reach == start):
            c0, end, d0, d1, its, sure = then[j]
            shift, length, weight = d1 - end, end - c0, d1 - d0
            j += 1
            later = 1
        else:
            break
        if end > reach:
            reach = end
        length = 2 * max(length, weight) + later
        certain = certain and sure
        if length > longest:
            longest, kind = length, its
    return (old, reach + back, new, reach + shift, kind, certain), i, j, back, shift


def as_edits(hunks: list[Hunk], page: str, chars: str, charset: str) -> tuple[Edit, ...]:
    """Edits of the hunks, with byte offsets; neighbours of one kind are joined, changes that cancel out are dropped, but for doubts."""
    pieces, at = list[str](), 0
    for hunk in hunks:
        start, end = hunk[:2]
        pieces.append(page[at:start])
        pieces.append(page[start:end])
        at = end
    bytes_at = list(accumulate(_sizes(pieces, charset)))
    edits: list[Edit] = []
    before, first, last = "", -1, -1
    low = high = 0
    kind, certain = "", True
    for (_, _, bottom, top, its, sure), piece, start, end in zip(
        hunks, pieces[1::2], bytes_at[::2], bytes_at[1::2], strict=True
    ):
        if start == last and bottom == high and its == kind and sure == certain:
            before, last, high = before + piece, end, top
            continue
        if before != (after := chars[low:high]) or kind == DOUBT:
            edits.append(Edit(kind, (first, last), (low, high), before, after, certain))
        before, first, last, low, high, kind, certain = piece, start, end, bottom, top, its, sure
    if before != (after := chars[low:high]) or kind == DOUBT:
        edits.append(Edit(kind, (first, last), (low, high), before, after, certain))
    return tuple(edits)


def _sizes(pieces: list[str], charset: str) -> list[int]:
    """How many bytes of the page each piece of it takes."""
    if charset == "utf-8":
        try:
            return [*map(len, map(str.encode, pieces))]
        except UnicodeEncodeError:  # bytes that are no characters
            pass
    return [*map(len, map(methodcaller("encode", charset, ERRORS), pieces))]
