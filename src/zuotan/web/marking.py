"""Marks in a text: facts on the words that tell of them, cut into runs that do not overlap, so that each can be a link (标注)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from zuotan.model import Span


class Mark(Struct, frozen=True):
    """A fact on a span of the text. ``form`` is the class of its kind (person, office, stop, …), ``note`` what stands above its end."""

    span: Span
    form: str
    fact: str
    side: str = ""
    note: str = ""


class Run(Struct, frozen=True):
    """Characters under the same marks. ``facts`` are all that lie on them, the closest-fitting first; ``opens`` are those that stand
    here for the first time in the text, ``notes`` those of marks that end here."""

    text: str
    facts: tuple[str, ...] = ()
    classes: str = ""
    opens: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def marked(text: str, marks: Iterable[Mark]) -> list[list[Run]]:
    """The paragraphs of a text (one a line) as runs. Empty spans, and what of them lies outside the text, are left out."""
    held = [mark for mark in marks if 0 <= mark.span[0] < mark.span[1] <= len(text)]
    held.sort(key=lambda mark: (mark.span[1] - mark.span[0], mark.span))
    seen: set[str] = set()
    paragraphs, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = [mark for mark in held if mark.span[0] < end and mark.span[1] > at]
        paragraphs.append(list(_runs(text, (at, end), inside, seen)))
        at = end + 1
    return paragraphs


def _runs(text: str, line: Span, marks: Sequence[Mark], seen: set[str]) -> Iterable[Run]:
    bounds = {min(max(edge, line[0]), line[1]) for mark in marks for edge in mark.span}
    edges = sorted({*line, *bounds})
    for start, end in pairwise(edges):
        here = [mark for mark in marks if mark.span[0] <= start and end <= mark.span[1]]
        facts = tuple(dict.fromkeys(mark.fact for mark in here))
        opens = tuple(fact for fact in facts if fact not in seen)
        seen.update(opens)
        side = next((mark.side for mark in here if mark.side), "")
        forms = dict.fromkeys(mark.form for mark in here)
        yield Run(
            text[start:end],
            facts,
            " ".join(filter(None, ["m" if here else "", *forms, side])),
            opens,
            tuple(mark.note for mark in here if mark.note and mark.span[1] == end),
        )


def office_words(text: str, office: str, name: Span) -> Span | None:
    """The words before a person's name that give an office: its longest end (two characters at least) in the same clause, since
    texts leave out the region that the record makes explicit (省委书记 for 广东省委书记). None where there are none."""
    start = max(text.rfind(mark, 0, name[0]) for mark in "。；！？\n") + 1
    start = max(start, name[0] - 40)
    window = text[start : name[0]]
    for cut in range(len(office) - 1):
        at = window.rfind(office[cut:])
        if at >= 0:
            return start + at, start + at + len(office) - cut
    return None


def first_words(text: str, words: Iterable[str]) -> Span | None:
    """Where the first of some words, of those that the text has, stands; the longest where several begin there."""
    found = [(at, -len(word)) for word in words if word and (at := text.find(word)) >= 0]
    if not found:
        return None
    at, length = min(found)
    return at, at - length
