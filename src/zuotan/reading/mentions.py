"""Finds every mention of the people whose offices a page gives.

A name of three characters and more is taken wherever it stands; one of two may be a word as well (程度, 安宁), so it is taken
only where a name may stand: after a boundary, a joining word or an office, and before what follows names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from zuotan.reading.holders import Holder
from zuotan.reading.marks import Marks
from zuotan.reading.name_ends import AFTER_NAME
from zuotan.reading.speeches import Mention

BEFORE_NAME = frozenset("，。；：、！？“”（）() 　\n”,;:和与及由向对同在率是随以为请给跟陪")


def find_mentions(marks: Marks, holders: Sequence[Holder], others: Iterable[str] = ()) -> list[Mention]:
    """All mentions of the holders and of ``others`` by name, in order, none overlapping another."""
    text = marks.text
    followed = marks.starts("name_follower")
    given = {holder.start: holder.offices[0].start for holder in reversed(holders)}
    shared = {b.start for a, b in pairwise(holders) if a.offices is b.offices}
    found: list[Mention] = []
    taken: set[int] = set()
    for name in sorted({*others, *(holder.name for holder in holders)}, key=lambda each: (-len(each), each)):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if at not in taken and end - 1 not in taken and (at in given or _stands(text, at, end, followed)):
                told = -1 if at in shared else given.get(at, -1)
                found.append(Mention(at, end, name, told))
                taken.update(range(at, end))
            at = text.find(name, end)
    found.sort(key=attrgetter("start"))
    return found


def _stands(text: str, at: int, end: int, followed: Collection[int]) -> bool:
    """Whether a name may stand at ``text[at:end]``."""
    if end - at > 2:
        return True
    return (at == 0 or text[at - 1] in BEFORE_NAME) and (
        end >= len(text) or text[end] in AFTER_NAME or end in followed
    )
