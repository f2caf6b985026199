"""Places (行政区) of the sample: real regions, how they are named in text, and which two may visit each other."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

from msgspec import Struct

from zuotan.sample.tables import chance, rows

MUNICIPALITIES = ("110000", "120000", "310000", "500000")


class Place(Struct, frozen=True):
    """A region by GB/T 2260 code and official name, its short name and abbreviation, its level, and what holds it.

    ``since`` and ``until`` are the months (ISO) in which it came to be and ceased, empty where it did neither in the sample's years;
    ``zone`` names a development zone, whose code is that of the prefecture that holds it.
    """

    code: str
    name: str
    short: str
    abbreviation: str
    level: str
    parent: str
    since: str = ""
    until: str = ""
    zone: str = ""

    @property
    def called(self) -> str:
        """The name that its offices begin with."""
        return self.zone or (self.short if self.name.endswith("自治州") else self.name)

    @property
    def unit(self) -> str:
        """What its own paper calls it after 我: 省, 市, 县 …"""
        if self.zone:
            return "区"
        return "自治区" if self.name.endswith("自治区") else self.name[-1]

    @property
    def ours(self) -> str:
        """我省, 我市, 我区 …"""
        return "我" + self.unit[-1]

    @property
    def brief(self) -> str:
        """Its abbreviation where it has one, else its short name: 来徐, 在桂, 来昭觉."""
        return self.abbreviation or self.short

    @property
    def region(self) -> dict[str, str]:
        """The region in the contract."""
        told = {"code": self.code, "name": self.name}
        if self.zone:
            told["zone"] = self.zone
        return told


@cache
def places() -> dict[str, Place]:
    """All places of the sample by code."""
    return {row["code"]: Place(**row) for row in rows("places")}


@cache
def of_level(level: str) -> tuple[Place, ...]:
    """Today's places of a level: province, prefecture, county."""
    return tuple(place for place in places().values() if place.level == level and not place.until)


def then(place: Place, day: date) -> Place:
    """The place as it was on the day: what stood in its stead before it came to be."""
    if place.since <= day.isoformat():
        return place
    return next(
        (old for old in places().values() if (old.parent, old.short, old.until) == _before(place)), place
    )


def _before(place: Place) -> tuple[str, str, str]:
    return place.parent, place.short, place.since


def province(place: Place) -> Place:
    """The province that holds the place, or the place itself."""
    return places()[place.code[:2] + "0000"]


def above(place: Place) -> Place | None:
    """The place that directly holds it, None for a province."""
    if place.zone:
        return places()[place.code]
    return places().get(place.parent)


def parts(place: Place, day: date) -> tuple[Place, ...]:
    """The sample's places directly below a place on a day; for a province, its prefectures, or its districts."""
    if place.zone:
        return ()
    return tuple(then(part, day) for part in _parts(place.code))


@cache
def _parts(code: str) -> tuple[Place, ...]:
    return tuple(place for place in places().values() if place.parent == code and not place.until)


def pair(rng: Random, level: str) -> tuple[Place, Place]:
    """A visitor and a host of a level (province, prefecture, county, zone), mostly of two provinces."""
    if level == "zone":
        one, other = pair(rng, "prefecture")
        return zone(rng, one), zone(rng, other)
    while True:
        one, other = rng.sample(of_level(level), 2)
        near = province(one) == province(other)
        if one.short[:2] != other.short[:2] and (level == "province" or not near or chance(rng, 0.1)):
            return one, other


def zone(rng: Random, holder: Place) -> Place:
    """A development zone of a prefecture."""
    kind = rng.choice(("经济技术开发区", "高新技术产业开发区", "经济开发区", "高新区"))
    name = holder.short + kind
    brief = holder.short + ("高新区" if kind.startswith("高") else "经开区")
    return Place(holder.code, holder.name, brief, "", "zone", holder.parent, zone=name)


def both(one: Place, other: Place) -> str:
    """What the two are together: 两省, 两省市, 两市, 两地 …"""
    units = {one.unit, other.unit}
    if one.level != other.level:
        return "两地"
    if len(units) == 1:
        return "两" + (one.unit if one.unit != "自治区" else "区")
    if units == {"省", "市"}:
        return "两省市"
    return "两省区" if units == {"省", "自治区"} else "两地"
