"""Resolution of a record: its rows in, clusters of what its pages tell of in common out, kept beside the facts.

People's decisions come first: ``merge`` with the name of another fact as its value puts the two together, ``split`` keeps them apart,
``undo`` takes either back. They are about facts, whose names survive a new reading, so they hold whatever is built after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, select

from zuotan.record import itemising, schema
from zuotan.record.rows import sides
from zuotan.record.tenures import sights
from zuotan.resolution import (
    Bound,
    Decided,
    Holdings,
    PersonSeen,
    Resolution,
    VisitSeen,
    leg_bounds,
    merge,
    resolve,
)

_REASONS = msgspec.json.Decoder(tuple[str, ...])


def resolve_record(connection: Connection) -> Resolution:
    """Resolve all that the record holds, and write the clusters of more than one member."""
    sketches = {row.page_id: row.sketch for row in connection.execute(select(schema.SKETCHES))}
    visits = list(seen(connection))
    found = resolve(sketches, visits, decided(connection))
    kept = {
        "copy": [cluster for cluster in found.copies if len(cluster) > 1],
        "visit": found.visits,
        "tour": [cluster for cluster in found.tours if len(cluster) > 1],
        "person": found.people,
    }
    clusters = [
        {"kind": kind, "member": member, "cluster": cluster[0]}
        for kind, several in kept.items()
        for cluster in several
        for member in cluster
    ]
    names = Names(
        witness={page: cluster[0] for cluster in found.copies for page in cluster},
        person={fact: cluster[0] for cluster in found.people for fact in cluster},
        tour={visit: cluster[0] for cluster in kept["tour"] for visit in cluster},
    )
    groups = best_first(
        connection, visits, {name: cluster[0] for cluster in found.visits for name in cluster}
    )
    rows_of_visits = merged(groups, names, _Limits(connection, found, groups).of)
    for table, rows in ((schema.CLUSTERS, clusters), (schema.MERGED_VISITS, rows_of_visits)):
        connection.execute(delete(table))
        if rows:
            connection.execute(insert(table), rows)
    itemising.fill(connection)
    return found


class Names(Struct, frozen=True):
    """Which report a page carries, which person a fact tells of, of which tour a visit is a leg; what is missing stands for itself."""

    witness: Mapping[str, str]
    person: Mapping[str, str]
    tour: Mapping[str, str]


def best_first(
    connection: Connection,
    visits: Iterable[VisitSeen],
    cluster: Mapping[str, str],
    pages: Sequence[str] | None = None,
) -> dict[str, list[VisitSeen]]:
    """The tellings of each cluster, best first: fewest guesses among the page's repairs, then the longer text. ``pages`` are theirs,
    where they are few."""
    guesses, reports = schema.EDIT_KINDS.c, schema.REPORTS.c
    counts = select(guesses.page_id, func.sum(guesses.uncertain)).group_by(guesses.page_id)
    lengths = select(reports.page_id, func.length(reports.text))
    if pages is not None:
        counts, lengths = counts.where(guesses.page_id.in_(pages)), lengths.where(reports.page_id.in_(pages))
    unsure = {page: int(count or 0) for page, count in connection.execute(counts)}
    length = {page: int(count) for page, count in connection.execute(lengths)}
    groups: dict[str, list[VisitSeen]] = {name: [] for name in sorted(set(cluster.values()))}
    for visit in sorted(
        visits, key=lambda visit: (unsure.get(visit.page, 0), -length.get(visit.page, 0), visit.id)
    ):
        groups[cluster[visit.id]].append(visit)
    return groups


def merged(
    groups: Mapping[str, Sequence[VisitSeen]], names: Names, limits: Callable[[str], Iterable[Bound]]
) -> list[dict[str, object]]:
    """The rows of merged visits, by their ids: of the tellings of each, best first, and of what else bounds its time."""
    rows: list[dict[str, object]] = []
    for name, tellings in groups.items():
        one = merge(tellings, names.witness, names.person, limits(name))
        start, end = one.days.value
        rows.append(
            {
                "id": name,
                "start_date": start,
                "end_date": end,
                "earliest": one.bounds[0],
                "latest": one.bounds[1],
                "tour": names.tour.get(name),
                "pages": len({visit.page for visit in tellings}),
                "merged": msgspec.json.encode(msgspec.structs.replace(one, id=name)),
            }
        )
    return rows


class _Limits:
    """What the record knows together of the time of visits whose days no page tells."""

    def __init__(self, connection: Connection, found: Resolution, groups: dict[str, list[VisitSeen]]) -> None:
        self._connection = connection
        self._groups = groups
        self._tours = {name: cluster for cluster in found.tours for name in cluster if len(cluster) > 1}
        self._copies = {page: cluster for cluster in found.copies for page in cluster}

    def of(self, name: str) -> Iterator[Bound]:
        """The bounds of a visit (by the least of its tellings), the surest first; asked for only where it has no days."""
        tellings = self._groups[name]
        yield from self._printed(tellings)
        yield from self._holdings.bounds(tellings)
        others = [self._groups[other] for other in self._tours.get(name, ()) if other != name]
        yield from leg_bounds(tellings, others)

    def _printed(self, tellings: Iterable[VisitSeen]) -> Iterator[Bound]:
        """A report was printed after what it tells: by the first dated page that carries it."""
        pages = {page for visit in tellings for page in self._copies.get(visit.page, (visit.page,))}
        days = [(self._published[page], page) for page in pages if page in self._published]
        if days:
            day, page = min(days)
            yield Bound(None, day, f"此稿见于{day}的页面", (page,))

    @cached_property
    def _published(self) -> dict[str, str]:
        reports = schema.REPORTS.c
        query = select(reports.page_id, reports.published).where(
            reports.published.is_not(None), reports.genre != "announcement"
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    @cached_property
    def _holdings(self) -> Holdings:
        return Holdings(sights(self._connection))


def decided(connection: Connection) -> Decided:
    """What people decided of what is one and what is not, undone decisions left out; the last word on a pair counts."""
    log = schema.DECISIONS
    undone: set[int] = set()
    spoken: dict[tuple[str, str], str] = {}
    rows = connection.execute(select(log).order_by(log.c.n.desc())).all()
    for row in rows:
        if row.n in undone:
            continue
        if row.action == "undo" and row.undoes is not None:
            undone.add(row.undoes)
        elif row.action in ("merge", "split") and row.value:
            one, other = sorted((row.fact_id, row.value))
            spoken.setdefault((one, other), row.action)
    return Decided(
        tuple(sorted(pair for pair, action in spoken.items() if action == "merge")),
        tuple(sorted(pair for pair, action in spoken.items() if action == "split")),
    )


def seen(connection: Connection, some: Sequence[str] | None = None) -> Iterator[VisitSeen]:
    """The visits of the record as resolution sees them: all, or ``some`` (then without what makes legs of one way of them)."""
    visits, reports, people = schema.VISITS.c, schema.REPORTS.c, schema.PEOPLE.c
    regions = _by(connection, schema.VISIT_REGIONS, "visit_id", some)
    persons = _by(connection, schema.PEOPLE, "visit_id", some)
    holders = None if some is None else select(people.id).where(people.visit_id.in_(some))
    offices = _by(connection, schema.OFFICES, "person_id", holders)
    stops = _by(connection, schema.STOPS, "visit_id", some)
    query = select(schema.VISITS, reports.genre).join(schema.REPORTS, reports.page_id == visits.page_id)
    if some is not None:
        query = query.where(visits.id.in_(some))
    rows = connection.execute(query.order_by(visits.page_id, visits.n)).all()
    several = {row.page_id for row in rows if row.n}
    for row in rows:
        visitors, hosts = sides(regions[row.id])
        yield VisitSeen(
            id=row.id,
            page=row.page_id,
            n=row.n,
            kind=row.kind,
            visitors=visitors,
            hosts=hosts,
            people=tuple(
                PersonSeen(
                    one.id,
                    one.name,
                    one.side,
                    tuple(one.roles.split("|")),
                    tuple(o.office for o in offices[one.id]),
                )
                for one in persons[row.id]
            ),
            stops=tuple(stop.name for stop in stops[row.id]),
            start=row.start_date,
            end=row.end_date,
            basis=row.date_basis,
            earliest=row.earliest,
            latest=row.latest,
            reasons=_REASONS.decode(row.date_reasons),
            yearless=row.yearless,
            tour=row.page_id in several and row.genre != "roundup",
        )


def _by(
    connection: Connection, table: Table, key: str, some: Sequence[str] | Select[tuple[str]] | None
) -> defaultdict[str, list[Row[Any]]]:
    """The rows of a table by what they belong to, each list in the order of ``n``: all, or those of some."""
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    query = select(table).order_by(table.c[key], table.c.n)
    for row in connection.execute(query if some is None else query.where(table.c[key].in_(some))):
        found[getattr(row, key)].append(row)
    return found
