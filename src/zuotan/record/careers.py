"""Single persons of a record (履历): every sighting of some of them in a visit, by name, whatever the size of the record."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.model import Role, Side
from zuotan.record import schema
from zuotan.record.parting import parted


class Sighted(Struct, frozen=True):
    """A person as one page tells of one visit. ``day`` is the visit's first day, that of publication where the page gives none;
    ``visit`` is the visit of all its tellings."""

    person: str
    fact: str
    visit: str
    page: str
    name: str
    side: Side
    roles: tuple[Role, ...]
    offices: tuple[str, ...]
    day: str | None


def sighted(connection: Connection, person: str) -> tuple[Sighted, ...]:
    """Every sighting of a person, by day; of one whom the record does not have, none."""
    people, clusters, visits, reports = (
        schema.PEOPLE.c,
        schema.CLUSTERS.c,
        schema.VISITS.c,
        schema.REPORTS.c,
    )
    told = schema.CLUSTERS.alias("told")
    query = (
        select(people.id, people.name, people.side, people.roles, visits.page_id, visits.start_date)
        .add_columns(reports.published, told.c.cluster.label("visit"), people.visit_id)
        .select_from(schema.CLUSTERS)
        .join(schema.PEOPLE, people.id == clusters.member)
        .join(schema.VISITS, visits.id == people.visit_id)
        .join(schema.REPORTS, reports.page_id == visits.page_id)
        .outerjoin(told, (told.c.kind == "visit") & (told.c.member == people.visit_id))
        .where(clusters.kind == "person", clusters.cluster == person)
    )
    rows = connection.execute(query).all()
    offices = _offices(connection, [row.id for row in rows])
    every = [
        Sighted(
            person=person,
            fact=row.id,
            visit=row.visit or row.visit_id,
            page=row.page_id,
            name=row.name,
            side=row.side,
            roles=tuple(row.roles.split("|")) if row.roles else (),
            offices=tuple(offices.get(row.id, ())),
            day=row.start_date or row.published,
        )
        for row in rows
    ]
    return tuple(sorted(every, key=lambda one: (one.day or "~", one.page, one.fact)))


def _offices(connection: Connection, facts: Sequence[str]) -> dict[str, list[str]]:
    table, found = schema.OFFICES.c, dict[str, list[str]]()
    for part in parted(facts):
        query = select(table.person_id, table.office).where(table.person_id.in_(part))
        for row in connection.execute(query.order_by(table.person_id, table.n)):
            found.setdefault(row.person_id, []).append(row.office)
    return found
