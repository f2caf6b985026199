"""Teams (班子) of the sample's world: whom a place sends or has at the table on a day, as its careers have it."""

from __future__ import annotations

from datetime import date
from random import Random

from zuotan.sample.careers import CHIEF, MEMBERS, SECRETARY, Careers
from zuotan.sample.officials import (
    Office,
    Official,
    chief,
    committee,
    conference,
    congress,
    deputy_party,
    posts_of,
    secretary,
)
from zuotan.sample.places import Place, above, parts
from zuotan.sample.stories import Delegation
from zuotan.sample.tables import Lot

ACTING = 75
"""Days for which a new governor or mayor acts (代) before the congress elects."""


def team(rng: Random, careers: Careers, place: Place, day: date, least: int = 1) -> Delegation:
    """One side on a day: mostly led by the secretary, else by the head of government or a lesser leader."""
    first, second, *rest = leaders(careers, place, day)
    others = members(careers, place, day)
    others = [
        others[at] for at in sorted(rng.sample(range(len(others)), min(len(others), rng.randint(least, 6))))
    ]
    drawn = rng.random()
    led: list[Official | None] = [first, second, *rest[: rng.choice((0, 0, 1, 2))]]
    if drawn >= 0.9 and others:
        led = [others.pop(0)]
    elif drawn >= 0.72:
        led = [second]
    elif drawn >= 0.55:
        led = [first]
    heads = [one for one in led if one] or [one for one in (first, second, *rest) if one][:1]
    return Delegation(place, tuple(heads), tuple(one for one in others if not _clash(one, heads)))


def leaders(careers: Careers, place: Place, day: date) -> list[Official | None]:
    """Secretary, head of government, heads of congress and conference; None where the seat stands empty."""
    held = [careers.holder(place.code, seat, day) for seat in range(MEMBERS.start)]
    found: list[Official | None] = []
    for seat, term in enumerate(held):
        offices: tuple[Office, ...] = ()
        if term and seat == SECRETARY:
            offices = (*_above(place, day), secretary(place))
        elif term and seat == CHIEF:
            acting = "代" if (day - term.start).days < ACTING and place.unit != "自治区" else ""
            offices = (deputy_party(place), chief(place, acting))
        elif term:
            offices = ((congress, conference)[seat - 2](place),)
        found.append(Official(term.name, offices, seat + 1) if term else None)
    return found


def members(careers: Careers, place: Place, day: date) -> list[Official]:
    """The holders of the lesser seats by rank, and with them the secretary of the foremost part of the place."""
    posts = [
        post
        for post in posts_of(place, Lot(place.code), day)
        if all(office.owner.called == place.called for office in post[1])
    ]
    chosen = Lot(place.code).sample(range(len(posts)), len(MEMBERS))
    found = [
        Official(term.name, posts[at][1], posts[at][0], posts[at][2])
        for seat, at in zip(MEMBERS, chosen, strict=True)
        if (term := careers.holder(place.code, seat, day))
    ]
    for part in parts(place, day)[:1]:
        if lead := careers.holder(part.code, SECRETARY, day):
            found.append(
                Official(lead.name, (*_above(part, day), secretary(part)), 5 if _above(part, day) else 11)
            )
    return sorted(found, key=lambda one: one.rank)


def _above(place: Place, day: date) -> tuple[Office, ...]:
    """The seat that the secretary of a province's foremost city has in the committee of the province."""
    upper = above(place)
    foremost = upper is not None and upper.level == "province" and parts(upper, day)[:1] == (place,)
    return (committee(upper),) if upper and foremost and place.unit == "市" else ()


def _clash(one: Official, others: list[Official]) -> bool:
    """Whether the name stands in that of one of the others, or theirs in it, so that a reader could not tell who is meant."""
    return any(one.name.text in other.name.text or other.name.text in one.name.text for other in others)


def seated(guests: Delegation, hosts: Delegation) -> Delegation:
    """The hosts less those whose names cannot be told from the guests'. Two lesser officials of one name may sit in one room."""
    leading, sitting = list(guests.leaders), list(guests.members)
    heads = tuple(one for one in hosts.leaders if not _clash(one, leading + sitting))
    rest = [one for one in hosts.members if not _clash(one, leading)]
    rest = [
        one
        for one in rest
        if not _clash(one, [guest for guest in sitting if guest.name.text != one.name.text])
        and all(guest.name.person != one.name.person for guest in sitting)
    ]
    return Delegation(hosts.place, heads, tuple(rest))
