"""Happenings (来访) of the sample's world: visits between its places over sixteen years, some of them legs of a tour.

Pairs of places meet again and again (paired assistance), others once. Nobody is in two places on one day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from zuotan.sample.careers import Careers
from zuotan.sample.days import told
from zuotan.sample.places import Place, province, then
from zuotan.sample.stories import Delegation, Story, happened
from zuotan.sample.tables import chance
from zuotan.sample.teams import seated, team

YEARS = range(2010, 2026)
TOURS, ASSISTANCE = 0.1, 0.45
"""The share of happenings that are tours, and that are meetings of partners."""


class Numbered(Struct, frozen=True):
    """A visit that happened with its number in the world, and the number of the tour that it is a leg of."""

    number: int
    story: Story
    tour: int | None = None


class Happenings:
    """Draws what happened, one visit or the legs of one tour after another, in no order of days."""

    def __init__(
        self, rng: Random, careers: Careers, homes: Sequence[Place], partners: dict[str, str]
    ) -> None:
        self._rng, self._careers = rng, careers
        self._homes = {home.code: home for home in homes}
        self._partners = partners
        self._busy: set[tuple[str, date]] = set()
        self._number = 0

    def __iter__(self) -> Iterator[list[Numbered]]:
        while True:
            stories = self._tour() if chance(self._rng, TOURS) else self._visit()
            if stories:
                tour = self._number if len(stories) > 1 else None
                yield [Numbered(number, story, tour) for number, story in enumerate(stories, self._number)]
                self._number += len(stories)

    def _visit(self) -> tuple[Story, ...]:
        rng = self._rng
        start = self._day()
        if chance(rng, ASSISTANCE):
            one = self._homes[rng.choice(list(self._partners))]
            other = self._homes[self._partners[one.code]]
            kind = rng.choice(("assistance", "assistance", "study_visit"))
        else:
            one = rng.choice(list(self._homes.values()))
            other = rng.choice(self._peers(one))
            kind = rng.choice(("study_visit", "study_visit", "exchange", "signing", "work_conference"))
        end = start + timedelta(days=rng.choice((0, 0, 0, 1, 1, 2)))
        return self._take([self._story(kind, one, other, start, end)])

    def _tour(self) -> tuple[Story, ...]:
        rng = self._rng
        guest = rng.choice(list(self._homes.values()))
        hosts: list[Place] = []
        for host in rng.sample(self._peers(guest), min(12, len(self._peers(guest)))):
            if len(hosts) < rng.choice((2, 3, 4)) and all(province(host) != province(one) for one in hosts):
                hosts.append(host)
        if len(hosts) < 2:
            return ()
        start = self._day()
        first = then(guest, start)
        guests = team(rng, self._careers, first, start, least=2) if hosts else None
        stories: list[Story | None] = []
        for host in hosts:
            end = start + timedelta(days=rng.choice((0, 0, 1)))
            stories.append(self._story("study_visit", guest, host, start, end, guests))
            start = end + timedelta(days=1)
        return self._take(stories)

    def _peers(self, one: Place) -> list[Place]:
        return [
            other
            for other in self._homes.values()
            if other.level == one.level
            and province(other) != province(one)
            and other.short[:2] != one.short[:2]
        ]

    def _day(self) -> date:
        return date(self._rng.choice(YEARS), self._rng.randint(1, 12), self._rng.randint(1, 28))

    def _story(
        self, kind: str, one: Place, other: Place, start: date, end: date, guests: Delegation | None = None
    ) -> Story | None:
        rng = self._rng
        guests = guests or team(rng, self._careers, then(one, start), start)
        hosts = seated(guests, team(rng, self._careers, then(other, start), start))
        if not guests.leaders or not hosts.leaders:
            return None
        return happened(rng, kind, told(rng, start, end), guests, hosts)

    def _take(self, stories: list[Story | None]) -> tuple[Story, ...]:
        """The stories, with all their people busy on their days; none of them where someone is busy elsewhere."""
        kept = [story for story in stories if story]
        taken = {(person, day) for story in kept for person in persons(story) for day in _days(story)}
        if len(kept) < len(stories) or taken & self._busy:
            return ()
        self._busy |= taken
        return tuple(kept)


def persons(story: Story) -> set[str]:
    """The persons of a story by their names in the world."""
    return {one.name.person for side in (story.visitor, story.host) for one in (*side.leaders, *side.members)}


def _days(story: Story) -> list[date]:
    return [
        story.days.start + timedelta(days=day) for day in range((story.days.end - story.days.start).days + 1)
    ]


def retold(rng: Random, story: Story, yearless: float = 0.0) -> Story:
    """The story with its days told anew, in a share ``yearless`` of the cases by a page that gives neither its day nor a year."""
    days = told(rng, story.days.start, story.days.end)
    if chance(rng, yearless):
        days = replace(days, published=None, manner="undated", word=days.span)
    return replace(story, days=days)
