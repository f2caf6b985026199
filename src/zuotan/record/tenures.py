"""Who was seen in which office, when: tenures as observed (任职所见), with the pages that show them.

A tenure runs from the first day on which a person is seen in an office to the last. It is never stated as the term itself: who is seen
first in June may have come in March. Days are those of dated visits, and of publication for pages that tell of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.record import schema
from zuotan.resolution import Sight
from zuotan.resolution.seats import Seat, plain, seat_of


class TenureRow(Struct, frozen=True):
    """A person in an office of a region: first and last day seen, on how many days, and the pages of the first and the last."""

    code: str
    office: str
    name: str
    first: str
    last: str
    days: int
    first_page: str
    last_page: str


def tenures(
    connection: Connection, code: str | None = None, sole: bool = False, least: int = 1
) -> tuple[TenureRow, ...]:
    """The tenures observed, by region, office and first day. ``code`` keeps those of one region, ``sole`` those of offices that one
    person holds at a time, ``least`` those seen on so many days."""
    seen: defaultdict[tuple[Seat, str], dict[str, str]] = defaultdict(dict)
    offices: dict[Seat, str] = {}
    for name, office, day, page in sorted(_sightings(connection)):
        seat = seat_of(office)
        if not seat.code or (code and seat.code != code) or (sole and not seat.sole):
            continue
        chair = plain(seat)
        if chair == seat or chair not in offices:
            offices[chair] = office
        seen[chair, name].setdefault(day, page)
    rows = [
        TenureRow(
            seat.code, offices[seat], name, min(days), max(days), len(days), days[min(days)], days[max(days)]
        )
        for (seat, name), days in seen.items()
        if len(days) >= least
    ]
    return tuple(sorted(rows, key=lambda row: (row.code, row.office, row.first, row.name)))


def sights(connection: Connection) -> Iterator[Sight]:
    """Every dated sighting of a person in an office of a region."""
    for name, office, day, page in _sightings(connection):
        yield Sight(seat_of(office), name, day, page)


def _sightings(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Name, office, day and page of every dated sighting."""
    people, offices, visits = schema.PEOPLE.c, schema.OFFICES.c, schema.VISITS.c
    observed, reports = schema.OBSERVATIONS.c, schema.REPORTS.c
    told = (
        select(people.name, offices.office, visits.start_date, visits.page_id)
        .join(schema.OFFICES, offices.person_id == people.id)
        .join(schema.VISITS, visits.id == people.visit_id)
        .where(visits.start_date.is_not(None))
    )
    seen = (
        select(observed.name, observed.office, reports.published, observed.page_id)
        .join(schema.REPORTS, reports.page_id == observed.page_id)
        .where(reports.published.is_not(None))
    )
    return [(row[0], row[1], row[2], row[3]) for query in (told, seen) for row in connection.execute(query)]
