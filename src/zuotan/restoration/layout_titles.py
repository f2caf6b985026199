"""Headlines: which of the lines above a report are its kicker (引题), title (主题) and subtitle (副题).

The page's own title element or heading decides where it holds one of the lines. Elsewhere the order of a printed page
does: kicker, title, subtitle; a line led by a dash, or set further in than the line before, goes on with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from zuotan.restoration.masthead import is_outlet

SHORTEST = 4
"""A headline has at least so many characters, its marks not counted."""
_COLUMN = 6
"""A line of fewer characters above the fields is the name of a column, where a headline stands below them."""
_MOST_LINES = 3
_DASH = re.compile(r"^[—―–\-－]{1,4}\s*")
_MARKS = re.compile(r"[\s\u3000,，.。:：;；!！?？“”\"'‘’()（）《》<>—―\-_|·、#【】\[\]]+")
_CUT = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|--+|——|(?<=报)-|-(?=[^-_|]{2,16}$)")
_SUBTITLE = re.compile(
    r"(?:出席|讲话|座谈|会见|主持|陪同|参加|致辞|带队|率队|作陪)(?:并(?:讲话|致辞|作?发言))?$|出席(?:观看|活动|会议|仪式|签约仪式|相关活动|有关活动)$"
)
_EVENT = re.compile(r"代表团|考察|座谈会|会议|来[我访]|赴|举行|召开|签")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
"""A line in brackets below the headline: who sent the report in."""
_COUNTER = re.compile(r"\s*[(（]第?\d+\s?/\s?\d+页?[)）]$")
_SITE = re.compile(r"\s*[-_|—]+\s*\S{2,12}")
_MARKDOWN = re.compile(r"^#{1,6}\s*|\*\*")


class Head(Struct, frozen=True):
    """A line above the report that may be a headline: its index, its words, how far it is set in, and whether lines of
    other kinds stand between it and the line before (``apart``)."""

    index: int
    words: str
    indent: int
    apart: bool


class Headline(Struct, frozen=True):
    """The headline of a report, and the indices of the lines that it was read from."""

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    lines: frozenset[int] = frozenset()


def key(words: str) -> str:
    """What two spellings of one headline have in common: its characters without marks and blanks."""
    return _MARKS.sub("", words)


def clean(words: str) -> str:
    """A headline's words with single blanks, without the signs of markup and a leading dash."""
    return " ".join(_DASH.sub("", _MARKDOWN.sub("", _COUNTER.sub("", words))).split())


def is_again(words: str, title: str) -> bool:
    """Whether a line is the headline once more, by itself or before the name of the site (under a picture)."""
    if clean(words) == title:
        return True
    return words.startswith(title) and _SITE.fullmatch(words, len(title)) is not None


def segments(title: str) -> list[str]:
    """The parts of a page's title element, which names the report, its column and its site."""
    return [part for part in (piece.strip() for piece in _CUT.split(title)) if part]


def of_page(meta: Mapping[str, str]) -> str | None:
    """The title that the page gives for machines, where no line holds it."""
    for name in ("headline", "heading"):
        if len(key(meta.get(name, ""))) >= SHORTEST and not is_outlet(meta[name]):
            return clean(meta[name])
    parts = [
        part for part in segments(meta.get("title", "")) if not is_outlet(part) and len(key(part)) >= SHORTEST
    ]
    return clean(max(parts, key=len)) if parts else None


def headline(
    above: Sequence[Head], below: Sequence[Head], meta: Mapping[str, str], *, inner: bool
) -> Headline:
    """The headline among the lines ``above`` and ``below`` the line of fields. ``inner`` says that the body has headings
    of its own: then what stands below the fields is one of them."""
    if found := _named(above, below, meta):
        return found
    above = [head for head in above if not _BRACKETED.fullmatch(head.words.strip())]
    above = _last_group(above)
    if below and not inner and all(len(key(head.words)) < _COLUMN for head in above):
        above = ()
    if not above:
        below = _last_group(below)
        if inner and len(below) > 1:
            below = below[:1]
        return _ordered(below)
    titles = {key(head.words) for head in above}
    again = [at for at, head in enumerate(below) if key(head.words) in titles]
    if again:
        first, last = again[0], again[-1]
        lines = frozenset(head.index for head in (*above, *below))
        return Headline(clean(below[first].words), _joined(below[:first]), _joined(below[last + 1 :]), lines)
    if len(below) > _MOST_LINES:
        return _ordered(above)  # the words under pictures stand below the fields
    if len(below) > 1 and not inner:
        return _ordered(below[-_MOST_LINES:])
    found = _ordered(above)
    if (
        below
        and (not inner or _DASH.match(below[0].words))
        and len(below) <= _MOST_LINES
        and not found.subtitle
    ):
        lines = found.lines | {head.index for head in below}
        return Headline(found.title, found.kicker, _joined(below), lines)
    return found


def _named(above: Sequence[Head], below: Sequence[Head], meta: Mapping[str, str]) -> Headline | None:
    """The headline that the page's title element, heading or metadata name."""
    said = [key(meta[name]) for name in ("headline", "heading", "title") if meta.get(name)]
    for one in said:
        lines = [
            head for head in (*above, *below) if len(key(head.words)) >= SHORTEST and key(head.words) in one
        ]
        if not lines:
            continue
        words = list(dict.fromkeys(clean(head.words) for head in lines))
        title = " ".join(
            word for word in words if not any(word != other and word in other for other in words)
        )
        same = frozenset(head.index for head in (*above, *below) if key(head.words) in key(title))
        rest = [head for head in above if head.index not in same]
        first = min(same)
        kicker = _joined([head for head in rest if head.index == first - 1 and not head.apart])
        return Headline(title, kicker, None, same | ({first - 1} if kicker else frozenset()))
    return None


def _last_group(heads: Sequence[Head]) -> Sequence[Head]:
    """The lines that stand together at the end: what other lines part from them is of the page, not of the report."""
    starts = [at for at, head in enumerate(heads) if head.apart]
    group = heads[starts[-1] :] if starts else heads
    return group[-_MOST_LINES:]


def _joined(heads: Sequence[Head]) -> str | None:
    return " ".join(clean(head.words) for head in heads) or None


def _ordered(heads: Sequence[Head]) -> Headline:
    """The headline in lines of its own, in the order of a printed page."""
    if not heads:
        return Headline()
    lines = frozenset(head.index for head in heads)
    words = [clean(heads[0].words)]
    for before, head in pairwise(heads):
        if _DASH.match(head.words) or head.indent > before.indent:
            words[-1] += " " + clean(head.words)
        else:
            words.append(clean(head.words))
    if len(words) == 1:
        return Headline(words[0], lines=lines)
    if len(words) == 2:
        first, second = words
        if _SUBTITLE.search(second) and _EVENT.search(first) and not _EVENT.search(second):
            return Headline(first, None, second, lines)
        return Headline(second, first, None, lines)
    return Headline(words[1], words[0], words[2], lines)
