"""What resolution knows of a page: its text, and the visits that it tells, each under the name that the record gives it.

Names (``id``) are those of facts in the record: stable hashes, so that the order of pages decides nothing. Days are ISO; bounds are
those of the model, open where ``None``.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from zuotan.model import DateBasis, Region, Role, Side, VisitKind
from zuotan.resolution.seats import Seat, seat_of

Days = tuple[str | None, str | None]
"""First and last day, ISO."""

DAWN = date(1949, 10, 1).toordinal()
HORIZON = date(2100, 1, 1).toordinal()
"""Ordinals of days before and after everything that is told."""

YEARS, FORTNIGHT = 700, 14
"""Days."""


class PageSeen(Struct, frozen=True):
    """A page as resolution sees it; ``guesses`` counts the repairs that are uncertain."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    guesses: int = 0


class PersonSeen(Struct, frozen=True):
    """A person in one visit of one page."""

    id: str
    name: str
    side: Side
    roles: tuple[Role, ...]
    offices: tuple[str, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The offices, each with its region told from the rest."""
        return tuple(map(seat_of, self.offices))


class VisitSeen(Struct, frozen=True):
    """A visit as one page tells it; ``n`` is its place among the page's visits, ``tour`` whether they are legs of one way,
    ``reasons`` are those of its bounds, ``yearless`` as in ``Visit``."""

    id: str
    page: str
    n: int
    kind: VisitKind
    visitors: tuple[Region, ...]
    hosts: tuple[Region, ...]
    people: tuple[PersonSeen, ...]
    stops: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    basis: DateBasis = "stated"
    earliest: str | None = None
    latest: str | None = None
    tour: bool = False
    reasons: tuple[str, ...] = ()
    yearless: str | None = None

    @property
    def dated(self) -> bool:
        """Whether the page tells the visit's days."""
        return self.start is not None

    @property
    def first(self) -> int:
        """The ordinal of the first day that the visit can have been."""
        day = self.start or self.earliest
        return date.fromisoformat(day).toordinal() if day else DAWN

    @property
    def last(self) -> int:
        """The ordinal of the last day that the visit can have been."""
        day = self.end or self.start or self.latest
        return date.fromisoformat(day).toordinal() if day else HORIZON

    @property
    def season(self) -> tuple[str, str] | None:
        """First and last month and day (MM-DD) where a page gives these and no year: its bounds then run over years, from one such
        day to another, at most a fortnight apart."""
        if self.dated or self.earliest is None or self.latest is None or self.last - self.first < YEARS:
            return None
        start, end = self.earliest[5:], self.latest[5:]
        days = (date.fromisoformat(f"2000-{end}") - date.fromisoformat(f"2000-{start}")).days
        return (start, end) if 0 <= days <= FORTNIGHT else None


def iso(day: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(day).isoformat()


def codes(regions: tuple[Region, ...]) -> frozenset[str]:
    """The GB/T 2260 codes of regions."""
    return frozenset(region.code for region in regions)
