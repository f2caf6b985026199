"""Tells which zone (开发区) or township a side of a visit is, that has no code of its own: the region's code is then what holds it.

A side is a zone where its delegation, its first-ranked leaders' offices, the targets of motions and the title name the zone more
often than the region alone, or where the page speaks of its home as 我区, 我镇, which the region is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from zuotan.reading.levels import fits
from zuotan.reading.perspective import Perspective
from zuotan.reading.places import Place
from zuotan.reading.scenes import Frame, Scene

TOWNS = ("镇", "乡")
OWN_LEVELS = ("区", "镇", "乡")
"""What a zone or a township calls itself (我区, 镇党委书记)."""


def is_town(part: str) -> bool:
    """Whether a part of a region is a township rather than a zone."""
    return part.endswith(TOWNS)


def parts_of_sides(
    scene: Scene, perspective: Perspective, frames: Sequence[Frame], homes: Collection[str]
) -> dict[str, str]:
    """The zone or township that each region stands for on a page, by the region's code; most pages have none.

    ``homes`` are the regions from which the page speaks.
    """
    every = (*scene.places, *perspective.title_places)
    named = [(place.code, _own_name(scene, place)) for place in every if place.part]
    if not named:
        return {}
    names = sorted(set(named))
    full = {(code, part): _full(part, [name for c, name in names if c == code]) for code, part in names}
    votes = Counter(
        (place.code, full[place.code, _own_name(scene, place)] if place.part else "")
        for place in _acting(scene, perspective, frames)
        if place.code
    )
    found: dict[str, str] = {}
    for (code, part), _ in Counter((code, full[code, part]) for code, part in named).most_common():
        own = code in homes and _calls_itself(scene, perspective, code)
        if code not in found and (own or votes[code, part] > votes[code, ""]):
            found[code] = part
    return found


def _own_name(scene: Scene, place: Place) -> str:
    """The name of a place's zone or township without what contains its region (湖北省宜昌高新区: 宜昌高新区)."""
    part = place.part
    for code in place.codes[:-1]:
        region = scene.gazetteer.region(code)
        outer = next((name for name in (region.name, *region.short) if part.startswith(name)), "")
        part = part.removeprefix(outer)
    return part


def _full(part: str, parts: Sequence[str]) -> str:
    """The fullest of the names that a page gives a zone: 高新区 is short for 高新技术产业开发区."""
    return max((each for each in parts if _shortens(part, each)), key=len)


def _shortens(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in the same order."""
    rest = iter(full)
    return all(char in rest for char in short)


def _acting(scene: Scene, perspective: Perspective, frames: Sequence[Frame]) -> Iterator[Place]:
    """The places that say who came and who was visited."""
    yield from perspective.title_places
    for frame in frames:
        if not frame.tense:
            yield from [place for place in frame.hosts if place.start >= 0]
    for party in scene.parties:
        yield from [
            place for place in scene.places_in(party.start - 30, party.start) if place.end == party.start
        ]
    for leader in scene.leaders.found:
        if leader.top and leader.begin < leader.start:
            held = scene.places_in(leader.begin, leader.start)
            yield from ([place for place in held if place.part] or held)[
                :1
            ]  # 某市委常委、某开发区党工委书记 leads the zone


def _calls_itself(scene: Scene, perspective: Perspective, code: str) -> bool:
    """Whether a home speaks by the level word of a zone or a township, which its region may not be called by."""
    region = scene.gazetteer.region(code)
    level = perspective.level
    return level in OWN_LEVELS and not fits(region.name, region.level, level)
