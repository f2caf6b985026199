"""Finds names in a row that stand before what tells who they are: 甲、乙、丙等市领导陪同, 甲、乙、丙参加会见.

A row before 领导 gives its people that office. One before a verb of taking part gives none: they are of the side on which
people of the row stand whom the page names elsewhere, else of the side from which the page speaks, whose readers know them; where
the page does not tell that side, the verb does (陪同, 会见: the hosts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from zuotan.knowledge.names import name_score
from zuotan.model import Side, Span
from zuotan.reading.marks import Marks
from zuotan.reading.name_ends import DOTTED, LONGEST, is_han

STARTS = frozenset("，。；：！？,;:\n\u3000 ”》")
"""Before a row of names stands one of these."""

ROW = 120
"""A row of names has at most so many characters."""

BRACKET = re.compile(r"[（(][^（）()]{1,8}[）)]$")
CLOSED = re.compile("(?:等?一行|等(?:领导同志|负责同志|领导|同志|人)?)?$")
"""How a row may end before a verb."""
CLOSING = 5
LAST = re.compile("以及|[和与及]")
"""What stands before the last name of a row."""

LEAST_NAME, LEAST_ROW = -0.6, 1.0
"""How much each name of a row reads like one at least, and the names of a row in the mean."""
SURE_NAME = 2.0
"""A region's name that reads so much like a person's is taken for one in a row."""


SIDES: dict[str, Side] = {"host": "host", "visitor": "visitor"}


class NameRow(Struct, frozen=True):
    """A row of names before a verb of taking part, and the side that the verb is said of (None for either)."""

    names: tuple[Span, ...]
    side: Side | None


def name_rows(marks: Marks, held: frozenset[int]) -> list[NameRow]:
    """The rows of names before verbs of taking part; ``held`` are the places where names stand that have offices there."""
    text, regions = marks.text, marks.reaches("region")
    found: list[NameRow] = []
    reach = 0
    for at, end, word in marks.of("attending"):
        closed = CLOSED.search(text, max(reach, at - CLOSING), at)
        names = names_before(text, closed.start() if closed else at)
        if not names or names[0][0] < reach:
            continue
        reach = end
        places = [
            low for low, high in names if regions.get(low) == high and name_score(text[low:high]) < SURE_NAME
        ]
        if not places and held.isdisjoint([low for low, _ in names]):
            found.append(NameRow(names, SIDES.get(marks.value("attending", word))))
    return found


def names_before(text: str, at: int) -> tuple[Span, ...]:
    """The names of the row that ends at ``at``, in order; none where there is no row of at least two.

    What stands before the first name without a mark (省长某某、某某) takes that name with it.
    """
    low = at
    while low > 0 and at - low < ROW and text[low - 1] not in STARTS:
        low -= 1
    if "、" not in text[low:at]:
        return ()
    parts = [_unbracketed(text, start, end) for start, end in _parts(text, low, at)]
    if not _reads_like_name(text[parts[0][0] : parts[0][1]]):
        del parts[0]
    words = [text[start:end] for start, end in parts]
    if len(words) < 2 or len(set(words)) < len(words) or not all(map(_reads_like_name, words)):
        return ()
    return tuple(parts) if sum(map(_likeness, words)) >= LEAST_ROW * len(words) else ()


def _parts(text: str, low: int, at: int) -> Iterator[Span]:
    """The parts of ``text[low:at]`` between the marks of a row; the last two may be joined by a word."""
    start = low
    while (end := text.find("、", start, at)) >= 0:
        yield start, end
        start = end + 1
    for join in LAST.finditer(text, start, at):
        first, last = _unbracketed(text, start, join.start()), _unbracketed(text, join.end(), at)
        if all(_reads_like_name(text[low:high]) for low, high in (first, last)):
            yield start, join.start()
            start = join.end()
            break
    yield start, at


def _unbracketed(text: str, start: int, end: int) -> Span:
    """A part of a row without the bracket behind the name (（女）, （回族）)."""
    bracket = BRACKET.search(text, start, end)
    return start, bracket.start() if bracket else end


def _likeness(word: str) -> float:
    """How much a part of a row reads like a name; a middle dot makes it one."""
    return SURE_NAME if DOTTED.fullmatch(word) else name_score(word)


def _reads_like_name(word: str) -> bool:
    """Whether a part of a row may be a name."""
    if DOTTED.fullmatch(word):
        return True
    return 1 < len(word) <= LONGEST and is_han(word) and name_score(word) >= LEAST_NAME
