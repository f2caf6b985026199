"""Sites (考察点) of the sample: invented companies, parks and villages, each by its own name, some inside a county or town."""

from __future__ import annotations

from datetime import date
from random import Random

from msgspec import Struct

from zuotan.sample.places import Place, parts
from zuotan.sample.tables import chance, groups
from zuotan.sample.words import one

RURAL_REVITALISATION = 2018
"""The first year of the programme 乡村振兴, of which villages are made examples since; it was decided in October 2017."""


class Site(Struct, frozen=True):
    """A site by its own name, and the name of what contains it where the text says so."""

    name: str
    within: str = ""
    company: bool = False


def sites(rng: Random, host: Place, count: int, day: date) -> list[Site]:
    """``count`` sites of a host on a day, no two alike."""
    found: dict[str, Site] = {}
    while len(found) < count:
        site = _site(rng, host, day)
        found.setdefault(site.name, site)
    return list(found.values())


def brand(rng: Random) -> str:
    """Two characters that no company is known to bear together."""
    return one(rng, "mark1") + one(rng, "mark2")


def _site(rng: Random, host: Place, day: date) -> Site:
    below = [part.name for part in parts(host, day)]
    drawn = rng.random()
    within = ""
    if below and chance(rng, 0.45):
        within = rng.choice(below)
    elif host.level == "county" and chance(rng, 0.5):
        within = one(rng, "town")
    elif host.zone and chance(rng, 0.1):
        within = host.short
    if drawn < 0.34:
        return Site(brand(rng) + one(rng, "company"), within, company=True)
    if drawn < 0.62:
        return Site(brand(rng) + one(rng, "parkkind"), within)
    if drawn < 0.78:
        name = one(rng, "publicsite")
        if name[0] not in "国综" and not within and chance(rng, 0.5):
            return Site((host.name if not host.zone else host.short) + name)
        return Site(brand(rng) + name if chance(rng, 0.4) else one(rng, "river") + name, within)
    if not within:
        within = rng.choice(below) if below else one(rng, "town")
    return Site(one(rng, "village") + _of_its_time(rng, "villagekind", day.year), within)


def _of_its_time(rng: Random, slot: str, year: int) -> str:
    """A word of the slot that was in use in the year."""
    words = groups("slots", "slot", "word")
    return rng.choice((*words[slot], *words[f"{slot}_{'late' if year >= RURAL_REVITALISATION else 'early'}"]))
