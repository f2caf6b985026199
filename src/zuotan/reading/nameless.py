"""Says when a page tells a visit beyond doubt though its own region, one of the two sides, stays unknown (我县, 县党政考察团).

Leaders who travel may stay in their own region: a county's go to their city, a city's to its counties. It is another's where

* the region named is of home's own level: a county's delegation in another county;
* the page says in which province it lies (浙江省舟山市): one's own goes without;
* guests come with a delegation from a region that is no higher than home (某县考察团来我市);
* the leaders of home's city or province, which the page names, are of another province than the guests.
"""

from __future__ import annotations

from collections.abc import Iterable

from zuotan.knowledge.regions import Gazetteer
from zuotan.reading.leaders import HOME, NOWHERE, Leaders
from zuotan.reading.levels import LEVEL_OF, RANKS
from zuotan.reading.scenes import Frame

TOLD = 2
"""What a frame weighs that tells of a delegation or of who moves."""

CITY = (1, 2)
"""The ranks of what may be called 市 but for the four provinces of that name."""


def beyond_doubt(frames: Iterable[Frame], visitor: str, host: str, level: str, leaders: Leaders) -> bool:
    """Whether frames of the text tell that home (``HOME``, of this level word) and the named region visit, one the other."""
    told = [frame for frame in frames if not frame.tense]
    moves = [frame for frame in told if frame.visitor == visitor and _hosted(frame, host)]
    led = [frame for frame in told if frame.visitor == visitor and not frame.hosts and frame.weight >= TOLD]
    if not (moves and led):
        return False
    gazetteer = leaders.places.gazetteer
    named = host if visitor == HOME else visitor
    rank, own = RANKS[gazetteer.level(named)], min(_ranks(level))
    if rank == own or (rank > own and visitor != HOME) or _province_told(leaders, named):
        return True
    return visitor != HOME and _received(gazetteer, leaders, named)


def _hosted(frame: Frame, host: str) -> bool:
    return any((place.code or HOME) == host for place in frame.hosts)


def _ranks(level: str) -> tuple[int, ...]:
    """The ranks of the regions that may be called by a level word; a township's is below a county's."""
    if level == "市":
        return CITY
    return (RANKS[LEVEL_OF[level]],) if level in LEVEL_OF else (len(RANKS),)


def _province_told(leaders: Leaders, named: str) -> bool:
    """Whether the page names the region with its province."""
    places = leaders.places.found
    return any(
        place.code == named and len(place.codes) > 1 and place.codes[0].endswith("0000") for place in places
    )


def _received(gazetteer: Gazetteer, leaders: Leaders, guest: str) -> bool:
    """Whether leaders of another province than the guests' are named."""
    province = gazetteer.province_of(guest)
    regions = {leader.region for leader in leaders.found if leader.region not in NOWHERE}
    return any(gazetteer.province_of(region) != province for region in regions)
