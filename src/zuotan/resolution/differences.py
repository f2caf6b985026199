"""What differs between two copies of one report, and the words of a clean copy where another is damaged beyond repair.

A repair that is a guess (``Edit.certain`` is false), and what no repair could read, is where a copy may be wrong. Where another
copy reads otherwise there, and is sure of it, its words heal the place. The page's own text stays as it is: a healed text is another
view of it, in which every patch says from which page, and from where on it, its words come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from zuotan.model import Span

NEAR = 1
"""Characters that agree between two differences and still belong to one: changed words share a character by chance."""
UNREADABLE = re.compile(
    r"[\ufffd□\ue000-\uf8ff]+|(?<=[㐀-鿿])[?？](?:[A-Za-zÀ-ɏ)]+[㐀-鿿]?[A-Za-z]?|(?=[㐀-鿿]))"
)
"""What stands where no repair could read the page: signs for lost characters, and a question mark inside a word, with what is
left of a gloss and of the characters beside it (？zhí)多l)."""
ANCHOR = 3
"""Characters right before and right after a place that both copies have: else they do not tell the same sentence there."""
ENDLESS = 1 << 30


class Difference(Struct, frozen=True):
    """Words of one text (``mine``, at ``own``) for which another has others (``theirs``, at ``other``); either may be none.

    ``around`` is how many characters agree right before and right after, whichever are fewer; the end of both texts agrees at will.
    """

    own: Span
    other: Span
    mine: str
    theirs: str
    around: int


class Copy(Struct, frozen=True):
    """A page's text as a copy of a report: ``doubtful`` are the spans of its text that are guesses."""

    page: str
    text: str
    doubtful: tuple[Span, ...] = ()


class Patch(Struct, frozen=True):
    """Words that heal a text: what stood at ``span`` of it, what stands there now, and where they come from: ``donor`` is a page,
    ``donor_span`` where its text has them."""

    span: Span
    before: str
    after: str
    donor: str
    donor_span: Span


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """What differs between two texts, in order; blanks and ends of lines do not count."""
    mine, theirs = _Plain(one), _Plain(other)
    blocks: list[list[int]] = []
    for step in Levenshtein.opcodes(mine.text, theirs.text):
        if step.tag == "equal":
            continue
        if blocks and step.src_start - blocks[-1][1] <= NEAR and step.dest_start - blocks[-1][3] <= NEAR:
            blocks[-1][1], blocks[-1][3] = step.src_end, step.dest_end
        else:
            blocks.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    found = []
    agreed = ENDLESS if blocks and blocks[0][0] == blocks[0][2] == 0 else 0
    for at, (start, end, low, high) in enumerate(blocks):
        before = max(agreed, start - (blocks[at - 1][1] if at else 0))
        following = blocks[at + 1][0] if at + 1 < len(blocks) else len(mine.text)
        after = following - end if at + 1 < len(blocks) or end < len(mine.text) else ENDLESS
        own, others = mine.span(start, end), theirs.span(low, high)
        found.append(Difference(own, others, one[slice(*own)], other[slice(*others)], min(before, after)))
        agreed = 0
    return tuple(found)


def doubtful(text: str, guesses: Iterable[Span]) -> tuple[Span, ...]:
    """The places of a text that may be wrong: guesses, and what could not be read."""
    return tuple(sorted({*guesses, *(found.span() for found in UNREADABLE.finditer(text))}))


def heal(own: Copy, donors: Sequence[Copy]) -> tuple[Patch, ...]:
    """The patches that the other copies of its report, best first, have for the doubtful places of a text, in order."""
    patches: list[Patch] = []
    open_places = own.doubtful
    for donor in donors:
        if not open_places:
            break
        for each in differences(own.text, donor.text):
            doubted = _within(each.own, open_places) and not _touches(each.other, donor.doubtful)
            if doubted and each.theirs and each.around >= ANCHOR:
                patches.append(Patch(each.own, each.mine, each.theirs, donor.page, each.other))
        healed = [patch.span for patch in patches]
        open_places = tuple(place for place in open_places if not _touches(place, healed))
    return tuple(sorted(patches, key=lambda patch: patch.span))


def patched(text: str, patches: Iterable[Patch]) -> str:
    """The text with the patches in it."""
    parts: list[str] = []
    at = 0
    for patch in patches:
        parts += [text[at : patch.span[0]], patch.after]
        at = patch.span[1]
    return "".join([*parts, text[at:]])


def _within(span: Span, places: Iterable[Span]) -> bool:
    """Whether a span lies in one of the places, or at most ``NEAR`` characters beyond its ends."""
    return any(low - NEAR <= span[0] and span[1] <= high + NEAR for low, high in places)


def _touches(span: Span, places: Iterable[Span]) -> bool:
    """Whether a span has a character in common with one of the places, or, having none, lies inside or beside one."""
    start, end = span
    return any(
        (low < end and start < high) if start < end and low < high else (low <= end and start <= high)
        for low, high in places
    )


class _Plain:
    """A text without its blanks, and where each of its characters stands in it."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        kept = [index for index, char in enumerate(text) if not char.isspace()]
        self.text = "".join(text[index] for index in kept)
        self._starts = [*kept, len(text)]

    def span(self, start: int, end: int) -> Span:
        """The span of the whole text that the characters ``start`` to ``end`` stand at."""
        low = self._starts[start]
        return low, (self._starts[end - 1] + 1 if end > start else low)
