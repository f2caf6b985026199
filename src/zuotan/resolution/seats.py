"""Reads an office, as the record writes it, back into the region it is of, its body and post, and how high it stands.

河北省委书记 is of 130000, body 委, post 书记. Offices come with their region made explicit, so the region's official name stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.regions import gazetteer

CHIEF = re.compile(
    r"^(?:党?委书记|代?(?:理)?(?:省长|市长|县长|区长|旗长|州长|盟长|主席)|人大常委会主任|政协主席|党工委书记|管委会主任)$"
)
"""What follows the region's name in an office that one person holds at a time."""
LONGEST = 15
"""Characters of the longest official name."""
FORMER = re.compile(r"^(?:原|前)任?")
ACTING = re.compile(r"^代(?:理)?(?=.长|主席)")


class Seat(NamedTuple):
    """An office: the code of its region (empty where it names none), and what follows the region's name."""

    code: str
    tail: str

    @property
    def sole(self) -> bool:
        """Whether one person holds the office at a time."""
        return bool(self.code) and CHIEF.match(self.tail) is not None

    @property
    def office(self) -> str:
        """The office as the record writes it, under the newest name of its region."""
        return (gazetteer().on(self.code, None).name if self.code else "") + self.tail


def plain(seat: Seat) -> Seat:
    """The seat whether or not its holder acts in it (代省长 is 省长)."""
    return Seat(seat.code, ACTING.sub("", seat.tail))


@cache
def seat_of(office: str) -> Seat:
    """The seat of an office as the record writes it."""
    office = FORMER.sub("", office)
    code, at = "", 0
    while inner := next(_regions(office, at, code), None):
        code, at = inner
    return Seat(code, office[at:])


def _regions(office: str, at: int, outer: str) -> Iterator[tuple[str, int]]:
    """The regions whose official names stand at ``at``, within ``outer`` if that is a region: their codes, and where they end."""
    known = gazetteer()
    for end in range(min(len(office), at + LONGEST), at + 1, -1):
        for entry in known.named(office[at:end]):
            if entry.name == office[at:end] and (not outer or known.contains(outer, entry.code)):
                yield entry.code, end
