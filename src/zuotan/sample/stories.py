"""What happened on an invented visit (来访), before any outlet tells it."""

from __future__ import annotations

from datetime import date
from random import Random

from msgspec import Struct

from zuotan.knowledge import tables as knowledge
from zuotan.sample.days import Days, days, told
from zuotan.sample.names import Names
from zuotan.sample.officials import Official, chief_of, leader_of, members_of, presidents_of
from zuotan.sample.places import Place, pair, then
from zuotan.sample.sites import Site, sites
from zuotan.sample.tables import chance, sentence
from zuotan.sample.words import fill


class Delegation(Struct, frozen=True):
    """One side of a visit: its region, its leaders by rank, and its lesser members."""

    place: Place
    leaders: tuple[Official, ...]
    members: tuple[Official, ...]


class Story(Struct, frozen=True):
    """A visit as it happened: both sides, days, sites, what was signed, what it was about."""

    kind: str
    visitor: Delegation
    host: Delegation
    days: Days
    sites: tuple[Site, ...]
    purpose: str
    topic: str
    group: str
    meeting: str
    agreements: tuple[str, ...]
    programme: str
    leg: bool = False
    """Whether it is one of several of a tour; its days are then those of the tour."""


def delegation(rng: Random, place: Place, names: Names, day: date, least: int = 1) -> Delegation:
    """One side on a day: mostly led by the secretary, else by the head of government or a lesser leader."""
    drawn = rng.random()
    first, second = leader_of(place, names, rng), chief_of(place, names, rng)
    rest = presidents_of(place, names)
    members = members_of(place, names, rng, rng.randint(least, 6), day)
    if drawn < 0.55:
        leaders = [first, second, *rest[: rng.choice((0, 0, 1, 2))]]
    elif drawn < 0.72:
        leaders = [first]
    elif drawn < 0.9 or not members:
        leaders = [second]
    else:
        leaders = [members[0]]
        members = members[1:]
    return Delegation(place, tuple(leaders), tuple(members))


def story(
    rng: Random,
    level: str,
    kind: str,
    year: int | None = None,
    regions: tuple[Place, Place] | None = None,
    names: Names | None = None,
) -> Story:
    """A visit of the kind between two regions of the level; ``names`` where the page holds other people too."""
    names = names or Names(rng)
    one, other = regions or pair(rng, level)
    when = days(rng, year)
    one, other = then(one, when.start), then(other, when.start)
    if kind == "reception":  # guests are met on one day, however long they stay
        when = told(rng, when.start, when.start)
    guests = delegation(rng, one, names, when.start)
    return happened(rng, kind, when, guests, delegation(rng, other, names, when.start))


def happened(rng: Random, kind: str, when: Days, visitor: Delegation, host: Delegation) -> Story:
    """What the two sides do on a visit of the kind."""
    one, other = visitor.place, host.place
    topic = sentence(rng, "topic")
    purpose = fill(
        rng,
        sentence(rng, f"purpose_{kind}" if kind in ("exchange", "assistance") else "purpose_study_visit"),
        topic=topic,
    )
    count = rng.choice((0, 0, 1)) if kind in ("reception", "signing") else rng.choice((1, 2, 3, 3, 4, 5))
    names_of_meetings = {"assistance": "meetname_assistance", "work_conference": "conference"}
    return Story(
        kind,
        visitor,
        host,
        when,
        tuple(sites(rng, other, count, when.start)),
        purpose,
        topic,
        rng.choice(("党政代表团", "党政考察团", "考察团", "代表团")) if kind != "exchange" else "代表团",
        sentence(rng, names_of_meetings.get(kind, "meetname")),
        _agreements(
            rng,
            kind,
            {"a": one.called, "b": other.called, "as": one.short, "bs": other.short, "topic": topic},
        ),
        programme(rng, one, other, when.start.isoformat()),
    )


def _agreements(rng: Random, kind: str, words: dict[str, str]) -> tuple[str, ...]:
    if kind != "signing" and not chance(rng, 0.55):
        return ()
    titles = ("title_named", "title_plain")[: rng.choice((1, 1, 2))]
    signed = [fill(rng, sentence(rng, rng.choice((title, "title_named"))), **words) for title in titles]
    return tuple(dict.fromkeys(signed))


def programme(rng: Random, one: Place, other: Place, day: str) -> str:
    """A regional strategy under way on the day that takes in both regions, or the whole country; empty where none does."""
    provinces = {one.code[:2] + "0000", other.code[:2] + "0000"}
    fitting = []
    for row in knowledge.rows("programmes"):
        regions = set(row["regions"].split("|")) if row["regions"] else set()
        if (
            not row["start"]
            or row["start"] > day
            or (row["end"] and row["end"] < day)
            or row["certainty"] == "low"
        ):
            continue
        if (
            row["kind"] == "regional_strategy"
            and len(regions) > 1
            and provinces <= regions
            and len(row["name"]) > 3
        ):
            fitting.append(row["name"])
    return rng.choice(fitting) if fitting else ""
