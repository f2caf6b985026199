"""In which offices some persons were seen: a question narrow enough for a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.record import schema
from zuotan.record.parting import parted


class SeatRow(Struct, frozen=True):
    """A person in an office: on how many visits, and the first and the last dated one."""

    office: str
    visits: int
    first: str | None
    last: str | None


def offices_of(connection: Connection, persons: Iterable[str]) -> dict[str, tuple[SeatRow, ...]]:
    """The offices in which persons (clusters, or single facts) were seen on visits, those seen most often first."""
    clusters, people, offices, visits = (
        schema.CLUSTERS.c,
        schema.PEOPLE.c,
        schema.OFFICES.c,
        schema.VISITS.c,
    )
    asked = list(persons)
    members = {person: person for person in asked}
    rows = connection.execute(
        select(clusters.member, clusters.cluster).where(
            clusters.kind == "person", clusters.cluster.in_(asked)
        )
    )
    members |= {row.member: row.cluster for row in rows}
    seen: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for part in parted(members):
        query = (
            select(people.id, offices.office, visits.start_date)
            .join(schema.OFFICES, offices.person_id == people.id)
            .join(schema.VISITS, visits.id == people.visit_id)
            .where(people.id.in_(part))
        )
        for row in connection.execute(query):
            seen[members[row.id]].append((row.office, row.start_date))
    return {person: _ranked(sightings) for person, sightings in seen.items()}


def _ranked(sightings: list[tuple[str, str | None]]) -> tuple[SeatRow, ...]:
    days: defaultdict[str, list[str]] = defaultdict(list)
    for office, day in sightings:
        if day:
            days[office].append(day)
    counts = Counter(office for office, _ in sightings)
    return tuple(
        SeatRow(office, count, min(days[office], default=None), max(days[office], default=None))
        for office, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
