"""Visits as pages tell them, of invented people in real regions."""

from __future__ import annotations

from zuotan.model import Region, Side
from zuotan.resolution import PersonSeen, VisitSeen
from zuotan.resolution.partition import Partition

REGIONS = {
    "河北省": "130000",
    "唐山市": "130200",
    "浙江省": "330000",
    "宁波市": "330200",
    "丽水市": "331100",
    "四川省": "510000",
    "成都市": "510100",
    "云南省": "530000",
}


def telling(
    page: str,
    visitor: str,
    host: str,
    day: str | None = None,
    end: str | None = None,
    *,
    head: str = "",
    host_head: str = "",
    offices: dict[str, tuple[str, ...]] | None = None,
    stops: tuple[str, ...] = (),
    n: int = 0,
    bounds: tuple[str | None, str | None] = (None, None),
    tour: bool = False,
) -> VisitSeen:
    """A visit as told: ``telling("p1", "宁波市", "丽水市", "2031-05-08", head="时向晚")``."""
    told = offices or {}
    sides: tuple[tuple[Side, str, str], ...] = (("visitor", visitor, head), ("host", host, host_head))
    people = [
        PersonSeen(f"{page}/{n}/{side}/{name}", name, side, ("head",), told.get(name, (f"{region}委书记",)))
        for side, region, name in sides
        if name
    ]
    return VisitSeen(
        id=f"{page}/{n}",
        page=page,
        n=n,
        kind="study_visit",
        visitors=(Region(REGIONS[visitor], visitor),),
        hosts=(Region(REGIONS[host], host),),
        people=tuple(people),
        stops=stops,
        start=day,
        end=(end or day),
        basis="stated" if day else "inferred",
        earliest=bounds[0],
        latest=bounds[1],
        tour=tour,
    )


def alone(*visits: VisitSeen) -> Partition:
    """Pages none of which is a copy of another."""
    return Partition({visit.page for visit in visits})
