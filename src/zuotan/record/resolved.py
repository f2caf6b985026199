"""The questions about what was resolved: visits of all their tellings, and persons with their careers as observed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from zuotan.record import schema
from zuotan.record.rows import CareerRow, ResolvedRow, Tenure
from zuotan.record.views import ALL, Filter, chosen_visits
from zuotan.resolution import MergedVisit

_MERGED = msgspec.json.Decoder(MergedVisit)


def resolved(connection: Connection, where: Filter = ALL) -> tuple[ResolvedRow, ...]:
    """The visits of which a telling passes the filter, by date, undated ones last."""
    clusters, merged = schema.CLUSTERS.c, schema.MERGED_VISITS.c
    query = select(schema.MERGED_VISITS).order_by(merged.start_date, merged.earliest, merged.id)
    if where != ALL:
        held = chosen_visits(select(clusters.cluster).where(clusters.kind == "visit"), clusters.member, where)
        query = query.where(merged.id.in_(held))
    rows = connection.execute(query).all()
    told = select(schema.VISITS.c.id, schema.PAGES.c.source)
    told = told.join(schema.PAGES, schema.PAGES.c.id == schema.VISITS.c.page_id)
    pages = {row.id: row.source for row in connection.execute(told)}
    found = []
    for row in rows:
        visit = _MERGED.decode(row.merged)
        sources = tuple(dict.fromkeys(pages[name] for name in visit.tellings))
        found.append(ResolvedRow(visit, row.tour, sources))
    return tuple(sorted(found, key=_day))


def _day(row: ResolvedRow) -> tuple[str, str]:
    return row.visit.days.value[0] or row.visit.bounds[0] or row.visit.bounds[1] or "~", row.visit.id


def careers(connection: Connection, where: Filter = ALL) -> tuple[CareerRow, ...]:
    """The persons of the visits that pass the filter, those of most visits first, each with all that is known of them."""
    people, clusters, visits = schema.PEOPLE.c, schema.CLUSTERS.c, schema.CLUSTERS.alias("visit_clusters").c
    merged = schema.MERGED_VISITS.c
    query = (
        select(people.id, people.name, people.side, people.roles)
        .add_columns(
            clusters.cluster.label("person"), merged.id.label("visit"), merged.start_date, merged.end_date
        )
        .join(schema.CLUSTERS, (clusters.member == people.id) & (clusters.kind == "person"))
        .join(visits.member.table, (visits.member == people.visit_id) & (visits.kind == "visit"))
        .join(schema.MERGED_VISITS, merged.id == visits.cluster)
    )
    if where != ALL:
        query = chosen_visits(query, people.visit_id, where)
    if where.person:
        query = query.where(people.name == where.person)
    offices: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(schema.OFFICES).order_by(schema.OFFICES.c.n)):
        offices[row.person_id].append(row.office)
    by_person: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query.order_by(people.id)):
        by_person[row.person].append(row)
    rows = [_career(person, several, offices) for person, several in by_person.items()]
    return tuple(sorted(rows, key=lambda row: (-row.visits, -row.led, row.name, row.id)))


def _career(person: str, several: list[Row[Any]], offices: dict[str, list[str]]) -> CareerRow:
    names = Counter(row.name for row in several).most_common()
    days = sorted(day for row in several for day in (row.start_date, row.end_date) if day)
    seen: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in several:
        for office in offices[row.id]:
            seen[office].append(row)
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for row in several:
        sides[row.side].add(row.visit)
    return CareerRow(
        id=person,
        name=names[0][0],
        spellings=tuple(sorted(name for name, _ in names[1:])),
        offices=tuple(sorted((_tenure(office, rows) for office, rows in seen.items()), key=_first_seen)),
        visits=len({row.visit for row in several}),
        travelled=len(sides["visitor"]),
        received=len(sides["host"]),
        led=len({row.visit for row in several if "head" in row.roles.split("|")}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _tenure(office: str, rows: list[Row[Any]]) -> Tenure:
    days = sorted(day for row in rows for day in (row.start_date, row.end_date) if day)
    return Tenure(
        office, days[0] if days else None, days[-1] if days else None, len({row.visit for row in rows})
    )


def _first_seen(tenure: Tenure) -> tuple[str, str]:
    return tenure.first or "~", tenure.office
