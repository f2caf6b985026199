"""The questions that a record answers, each a few queries and the typed rows that come of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, or_, select

from zuotan.model import Region, Side
from zuotan.record import schema, search
from zuotan.record.parting import parted
from zuotan.record.rows import (
    Count,
    FailureRow,
    FoundRow,
    LedgerRow,
    PageRow,
    PersonRow,
    RegionRow,
    Summary,
    VisitRow,
)

_V, _P, _R = schema.VISITS.c, schema.PEOPLE.c, schema.VISIT_REGIONS.c


class Filter(Struct, frozen=True):
    """Which visits are asked for (see ``Record.visits``); None asks for any."""

    region: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    field: str | None = None


ALL = Filter()


def visits(connection: Connection, where: Filter) -> tuple[VisitRow, ...]:
    """The visits that the filter lets through, by day."""
    pages, reports = schema.PAGES.c, schema.REPORTS.c
    query = (
        select(schema.VISITS, pages.source, reports.title, reports.outlet, reports.published)
        .join(schema.PAGES, pages.id == _V.page_id)
        .join(schema.REPORTS, reports.page_id == _V.page_id)
        .where(*_conditions(where))
    )
    rows = sorted(connection.execute(query), key=_by_date)
    regions = _regions(connection, where)
    heads: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in _children(connection, schema.PEOPLE, where, _P.roles.like("%head%")):
        heads[person.visit_id, person.side].append(person.name)
    counts = {
        table.name: _per_visit(connection, table, where)
        for table in (schema.PEOPLE, schema.STOPS, schema.AGREEMENTS, schema.COMMITMENTS)
    }
    fields: dict[str, list[str]] = defaultdict(list)
    c, f = schema.COMMITMENTS.c, schema.COMMITMENT_FIELDS.c
    held = select(c.visit_id, f.field).join(schema.COMMITMENT_FIELDS, f.commitment_id == c.id).distinct()
    for visit, field in connection.execute(chosen_visits(held, c.visit_id, where).order_by(f.field)):
        fields[visit].append(field)
    return tuple(
        VisitRow(
            id=row.id,
            page=row.page_id,
            source=row.source,
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            kind=row.kind,
            visitors=tuple(regions[row.id, "visitor"]),
            hosts=tuple(regions[row.id, "host"]),
            start=row.start_date,
            end=row.end_date,
            date_basis=row.date_basis,
            earliest=row.earliest,
            latest=row.latest,
            visitor_heads=tuple(heads[row.id, "visitor"]),
            host_heads=tuple(heads[row.id, "host"]),
            people=counts["people"].get(row.id, 0),
            stops=counts["stops"].get(row.id, 0),
            agreements=counts["agreements"].get(row.id, 0),
            commitments=counts["commitments"].get(row.id, 0),
            fields=tuple(fields[row.id]),
        )
        for row in rows
    )


def people(connection: Connection, where: Filter) -> tuple[PersonRow, ...]:
    """The people of those visits, with how often and when they were seen."""
    told: Select[Any] = select(_P.name, _P.side, _P.roles, _P.visit_id, _V.start_date, _V.end_date)
    told = told.join(schema.VISITS, _V.id == _P.visit_id).where(*_conditions(where))
    if where.person:
        told = told.where(_P.name == where.person)
    mentions: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(told):
        mentions[row.name].append(row)
    o = schema.OFFICES.c
    query = select(_P.name, o.office).join(schema.PEOPLE, _P.id == o.person_id).distinct().order_by(o.office)
    offices: dict[str, list[str]] = defaultdict(list)
    for name, office in connection.execute(chosen_visits(query, _P.visit_id, where)):
        offices[name].append(office)
    made = []
    for name, several in mentions.items():
        days = sorted(day for row in several for day in (row.start_date, row.end_date) if day)
        visits_of = {
            side: {row.visit_id for row in several if row.side == side} for side in ("visitor", "host")
        }
        made.append(
            PersonRow(
                name=name,
                offices=tuple(offices[name]),
                visits=len({row.visit_id for row in several}),
                travelled=len(visits_of["visitor"]),
                received=len(visits_of["host"]),
                led=len({row.visit_id for row in several if "head" in row.roles.split("|")}),
                first=days[0] if days else None,
                last=days[-1] if days else None,
            )
        )
    return tuple(sorted(made, key=lambda row: (-row.visits, -row.led, row.name)))


def regions(connection: Connection, where: Filter) -> tuple[RegionRow, ...]:
    """The regions of those visits, with visits made and received."""
    rows = visits(connection, where)
    made: Counter[str] = Counter()
    received: Counter[str] = Counter()
    partners: dict[str, set[str]] = defaultdict(set)
    days: dict[str, list[str]] = defaultdict(list)
    names: dict[str, tuple[str, str]] = {}
    for row in rows:
        for sides, others, count in ((row.visitors, row.hosts, made), (row.hosts, row.visitors, received)):
            for region in sides:
                key = _label(region)
                count[key] += 1
                partners[key] |= {_label(other) for other in others}
                days[key] += [day for day in (row.start, row.end) if day]
                names[key] = (region.code, region.name + (region.zone or "") + (region.town or ""))
    return tuple(
        RegionRow(
            code=names[key][0],
            name=names[key][1],
            made=made[key],
            received=received[key],
            partners=len(partners[key]),
            first=min(days[key], default=None),
            last=max(days[key], default=None),
        )
        for key in sorted(names, key=lambda key: (-made[key] - received[key], key))
    )


def ledger(connection: Connection, where: Filter) -> tuple[LedgerRow, ...]:
    """What was agreed and promised on those visits (台账)."""
    rows = {row.id: row for row in visits(connection, where)}
    titles: dict[str, list[str]] = defaultdict(list)
    for agreement in _children(connection, schema.AGREEMENTS, where):
        titles[agreement.visit_id].append(agreement.title)
    sides: dict[tuple[str, str], Side] = {}
    for person in reversed(_children(connection, schema.PEOPLE, where)):
        sides[person.visit_id, person.name] = person.side
    pledges = _children(connection, schema.COMMITMENTS, where)
    c, f, at = schema.COMMITMENTS.c, schema.COMMITMENT_FIELDS.c, schema.SPANS.c
    held = select(f.commitment_id, f.field).join(schema.COMMITMENTS, c.id == f.commitment_id).order_by(f.n)
    fields: dict[str, tuple[str, ...]] = {}
    for pledge, field in connection.execute(chosen_visits(held, c.visit_id, where)):
        fields[pledge] = (*fields.get(pledge, ()), field)
    places = select(schema.SPANS).join(schema.COMMITMENTS, c.id == at.fact_id).where(at.n == 0)
    spans = {span.fact_id: span for span in connection.execute(chosen_visits(places, c.visit_id, where))}
    by_visit: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in pledges:
        visit, span = rows[row.visit_id], spans.get(row.id)
        by_visit[visit.id].append(
            LedgerRow(
                id=row.id,
                visit=visit.id,
                page=visit.page,
                source=visit.source,
                start=visit.start,
                end=visit.end,
                visitors=visit.visitors,
                hosts=visit.hosts,
                by=row.speaker,
                side=sides.get((visit.id, row.speaker or "")),
                fields=fields.get(row.id, ()),
                text=row.text,
                span=(span.text_start, span.text_end) if span else None,
                raw=(span.raw_start, span.raw_end) if span else None,
                agreements=tuple(titles[visit.id]),
            )
        )
    every = [row for visit in rows for row in by_visit[visit]]
    return tuple(row for row in every if not where.field or where.field in row.fields)


def pages(connection: Connection) -> tuple[PageRow, ...]:
    """Every page, with what became of it."""
    p, r = schema.PAGES.c, schema.REPORTS.c
    told = dict(_counted(connection, select(_V.page_id, func.count()).group_by(_V.page_id)))
    kinds = schema.EDIT_KINDS.c
    repairs = dict(_counted(connection, select(kinds.page_id, func.sum(kinds.edits)).group_by(kinds.page_id)))
    query = (
        select(p.id, p.source, p.status, p.reason, p.charset, p.version, p.size)
        .add_columns(r.genre, r.title, r.outlet, r.published)
        .outerjoin_from(schema.PAGES, schema.REPORTS, r.page_id == p.id)
        .order_by(p.source, p.id)
    )
    return tuple(
        PageRow(**dict(row._mapping), visits=told.get(row.id, 0), edits=repairs.get(row.id, 0))
        for row in connection.execute(query)
    )


def failures(connection: Connection) -> tuple[FailureRow, ...]:
    """The pages and sources that could not be read, with the reason."""
    table = schema.PAGES.c
    query = select(table.id, table.source, table.reason).where(table.status == "failed")
    return tuple(FailureRow(*row) for row in connection.execute(query.order_by(table.source, table.id)))


def search_pages(connection: Connection, text: str, limit: int | None) -> tuple[FoundRow, ...]:
    """The pages that hold all the words of ``text``, best first, at most ``limit``."""
    ids = search.found(connection, text, limit)
    p, r = schema.PAGES.c, schema.REPORTS.c
    rows: dict[str, Row[Any]] = {}
    for part in parted(ids):
        query = select(p.id, p.source, p.status, r.title, r.published, r.text).join_from(
            schema.PAGES, schema.REPORTS, r.page_id == p.id
        )
        rows |= {row.id: row for row in connection.execute(query.where(p.id.in_(part)))}
    found = []
    for row in map(rows.__getitem__, ids):
        shown, place = search.excerpt(row.text, text)
        if place is None and row.title:
            shown = search.excerpt(row.title, text)[0]
        found.append(FoundRow(row.id, row.source, row.status, row.title, row.published, shown, place))
    return tuple(found)


def summary(connection: Connection) -> Summary:
    """The record in figures."""
    rows = visits(connection, ALL)
    status = dict(
        _counted(connection, select(schema.PAGES.c.status, func.count()).group_by(schema.PAGES.c.status))
    )
    genre, field = schema.REPORTS.c.genre, schema.COMMITMENT_FIELDS.c.field
    pairs = Counter(
        f"{visitor.name}→{host.name}" for row in rows for visitor in row.visitors for host in row.hosts
    )
    days = sorted(day for row in rows for day in (row.start, row.end) if day)
    return Summary(
        pages=sum(status.values()),
        read=status.get("read", 0),
        set_aside=status.get("set_aside", 0),
        failed=status.get("failed", 0),
        visits=len(rows),
        people=connection.scalar(select(func.count(_P.name.distinct()))) or 0,
        regions=len({_label(region) for row in rows for region in (*row.visitors, *row.hosts)}),
        commitments=sum(row.commitments for row in rows),
        agreements=sum(row.agreements for row in rows),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        genres=_ranked(_counted(connection, select(genre, func.count()).group_by(genre))),
        pairs=_ranked(pairs.items()),
        fields=_ranked(_counted(connection, select(field, func.count()).group_by(field))),
        years=tuple(
            Count(*pair) for pair in sorted(Counter(row.start[:4] for row in rows if row.start).items())
        ),
    )


def _conditions(where: Filter) -> list[ColumnElement[bool]]:
    """The filter as conditions on the visits."""
    asked: list[ColumnElement[bool]] = []
    # IN, not EXISTS: the questions join some of the same tables, with which EXISTS would be correlated
    if where.region:
        asked.append(_V.id.in_(select(_R.visit_id).where(_region(where.region))))
    if where.person:
        asked.append(_V.id.in_(select(_P.visit_id).where(_P.name == where.person)))
    if where.since:
        asked.append(func.coalesce(_V.end_date, _V.latest, _V.start_date) >= where.since)
    if where.until:
        # a beginning of a date takes in all that begins with it: until 2024 is until the end of 2024
        asked.append(func.coalesce(_V.start_date, _V.earliest, _V.end_date) <= where.until + "~")
    if where.field:
        c, f = schema.COMMITMENTS.c, schema.COMMITMENT_FIELDS.c
        held = select(c.visit_id).join(schema.COMMITMENT_FIELDS, f.commitment_id == c.id)
        asked.append(_V.id.in_(held.where(f.field == where.field)))
    return asked


def _region(asked: str) -> ColumnElement[bool]:
    if asked.isdigit():
        return _R.code == asked if len(asked) == 6 else _R.code.startswith(asked)
    return or_(_R.name.startswith(asked, autoescape=True), _R.zone == asked, _R.town == asked)


def _by_date(row: Row[Any]) -> tuple[str, str, int, str]:
    """Visits by their first known day; those of which nothing is known last."""
    return (row.start_date or row.earliest or row.latest or "~", row.page_id, row.n, row.id)


def _regions(connection: Connection, where: Filter) -> dict[tuple[str, str], list[Region]]:
    found: dict[tuple[str, str], list[Region]] = defaultdict(list)
    for row in _children(connection, schema.VISIT_REGIONS, where):
        found[row.visit_id, row.side].append(Region(row.code, row.name, row.zone, row.town))
    return found


def _children(
    connection: Connection, table: Table, where: Filter, *more: ColumnElement[bool]
) -> list[Row[Any]]:
    """The rows of ``table`` that belong to the chosen visits, in the order of ``n``."""
    query = chosen_visits(select(table).where(*more), table.c.visit_id, where)
    return list(connection.execute(query.order_by(table.c.n, table.c.visit_id)))


def _per_visit(connection: Connection, table: Table, where: Filter) -> dict[str, int]:
    """How many rows of ``table`` each of the chosen visits has."""
    visit = table.c.visit_id
    return dict(
        _counted(connection, chosen_visits(select(visit, func.count()), visit, where).group_by(visit))
    )


def chosen_visits(query: Select[Any], visit: ColumnElement[str], where: Filter) -> Select[Any]:
    """The query, kept to rows whose ``visit`` is among the chosen."""
    asked = _conditions(where)
    return query.where(visit.in_(select(_V.id).where(*asked))) if asked else query


def _counted(connection: Connection, query: Select[Any]) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in connection.execute(query)]


def _ranked(counts: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    return tuple(Count(*pair) for pair in sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _label(region: Region) -> str:
    return "".join(filter(None, (region.code, region.name, region.zone, region.town)))
