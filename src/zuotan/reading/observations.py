"""What a page that tells of no visit says of offices all the same: who holds which (某省省长某某出席会议).

Observations (任职所见) are what a table of offices over time is made of: a day, a person, an office, a passage. Only offices that
name their region count, in full or by the list they stand in; groups (省领导), posts once held and posts of companies and
villages do not.
"""

from __future__ import annotations

from zuotan.model import Observation
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks
from zuotan.reading.people import PeopleFinder
from zuotan.reading.places import Places
from zuotan.reading.sides import Sides

NOBODY = Sides((), (), "")
"""No side and no home: an office that does not name its region stays without one."""
NOT_HELD = ("原", "前", "时任", "曾任")


def observations(marks: Marks) -> tuple[Observation, ...]:
    """The offices of regions that people are seen in on one page, each once, in order."""
    if not marks.of("post") or not marks.of("region"):
        return ()
    places, holders = Places(marks), HolderFinder(marks).holders()
    found: dict[tuple[str, str], Observation] = {}
    for draft in PeopleFinder(places, NOBODY).drafts(holders):
        for seat in draft.seats:
            held = (
                seat.code and seat.office.kind not in ("group", "weak") and not seat.text.startswith(NOT_HELD)
            )
            if held and not places.text.endswith(NOT_HELD, 0, seat.office.start):
                found.setdefault(
                    (draft.name, seat.text), Observation(draft.name, seat.text, seat.code, draft.span)
                )
    return tuple(found.values())
