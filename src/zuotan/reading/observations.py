"""What a page says of offices all the same where it tells of no visit: who holds which (某省省长某某出席会议).

Observations (任职所见) are what a table of offices over time is made of: a day, a person, an office, a passage. Only offices that
name their region count, in full or by the list they stand in; groups (省领导), posts once held and posts of companies and
villages do not. Who is appointed (某某同志任某省委委员、常委、书记) holds the office from that day on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zuotan.model import Observation
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.offices import Office
from zuotan.reading.people import PeopleFinder
from zuotan.reading.places import Places
from zuotan.reading.seating import Seating
from zuotan.reading.seats import Seat
from zuotan.reading.sides import Sides

NOBODY = Sides((), (), "")
"""No side and no home: an office that does not name its region stays without one."""
NOT_HELD = ("原", "前", "时任", "曾任", "历任", "首任", "第一任", "担任", "先后任")
"""Before an office that is not, or no more, the person's."""
APPOINTED = re.compile(
    r"(?:^|[，。；：、！\n])([㐀-鿿]{2,4}|[㐀-鿿]{1,7}(?:·[㐀-鿿]{1,9})+)同志(?:任|兼任|担任)$"
)
"""Before the office of one who is appointed; who is relieved is told otherwise (同志不再担任)."""
DECIDED = ("决定", "批准", "任命")
LIFE = re.compile(r"(?:19|20)\d\d年[^。\n]*$")
"""A year before an appointment: a life is told (1985年5月至1988年3月，某某同志任某县县委书记), unless it is said to be decided."""
REACH = 30
"""Characters before an office in which the appointed is named."""


def observations(marks: Marks) -> tuple[Observation, ...]:
    """The offices of regions that people are seen in on one page, each once, in order."""
    if not marks.of("post") or not marks.of("region"):
        return ()
    finder, places = HolderFinder(marks), Places(marks)
    holders = finder.holders()
    found: dict[tuple[str, str], Observation] = {}
    for draft in PeopleFinder(places, NOBODY).drafts(holders):
        if _once_held(marks.text, draft.seats[0]):
            continue
        for seat in draft.seats:
            if _of_region(seat):
                found.setdefault(
                    (draft.name, seat.text), Observation(draft.name, seat.text, seat.code, draft.span)
                )
    for one in _appointed(marks.text, finder.offices, Seating(places, NOBODY, holders)):
        found.setdefault((one.name, one.office), one)
    return tuple(sorted(found.values(), key=lambda one: one.span))


def _of_region(seat: Seat) -> bool:
    return bool(seat.code) and seat.office.kind not in ("group", "weak")


def _once_held(text: str, seat: Seat) -> bool:
    """Whether the office, the first of a chain, is told of as one that was held."""
    return seat.text.startswith(NOT_HELD) or text.endswith(NOT_HELD, 0, seat.office.start)


def _appointed(text: str, offices: Sequence[Office], seating: Seating) -> Iterator[Observation]:
    """The offices into which the page says that people were put."""
    for index, office in enumerate(offices):
        low = max(0, office.start - REACH)
        told = APPOINTED.search(text[low : office.start])
        if told is None or _of_a_life(text, low + told.start(1)):
            continue
        chain = [office]
        for following in offices[index + 1 :]:
            if following.start != chain[-1].end + 1 or text[chain[-1].end] != "、":
                break
            chain.append(following)
        span = (low + told.start(1), low + told.end(1))
        for seat in seating.seats(chain, ""):
            if _of_region(seat):
                yield Observation(told[1], seat.text, seat.code, span)


def _of_a_life(text: str, at: int) -> bool:
    """Whether an appointment told at a place belongs to the past."""
    found = LIFE.search(text[max(0, at - 2 * REACH) : at])
    return found is not None and not any(word in found[0] for word in DECIDED)
