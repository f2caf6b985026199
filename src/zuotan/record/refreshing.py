"""What one decision changes of the resolution, at once and near it; the next ``resolve`` works out the whole of it anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from zuotan.record import itemising, schema
from zuotan.record.resolving import Names, best_first, merged, seen
from zuotan.resolution import MergedVisit, VisitSeen

_CLUSTERS, _MERGED = schema.CLUSTERS, schema.MERGED_VISITS
_DECODER = msgspec.json.Decoder(MergedVisit)


def refresh(connection: Connection, visits: Iterable[str]) -> None:
    """Merge anew the visits of which some tellings have changed, come or gone. A merged visit keeps its id."""
    if connection.scalar(select(_MERGED.c.id).limit(1)) is None:
        return
    told = sorted(visits)
    known = _clusters(connection, "visit", told)
    _enter(connection, "visit", {name: name for name in told if name not in known})
    labels = sorted({known.get(name, name) for name in told})
    query = select(_CLUSTERS.c.member).where(_CLUSTERS.c.kind == "visit", _CLUSTERS.c.cluster.in_(labels))
    tellings = list(seen(connection, list(connection.scalars(query))))
    label = _clusters(connection, "visit", [visit.id for visit in tellings])
    pages = sorted({visit.page for visit in tellings})
    groups = best_first(connection, tellings, label, pages)
    names = Names(
        witness=_clusters(connection, "copy", pages),
        person=_persons(connection, groups.values()),
        tour=_clusters(connection, "tour", labels),
    )
    before = select(_MERGED.c.id, _MERGED.c.merged).where(_MERGED.c.id.in_(labels))
    limits = {row.id: _DECODER.decode(row.merged).limits for row in connection.execute(before)}
    rows = merged(groups, names, lambda name: limits.get(name, ()))
    connection.execute(delete(_MERGED).where(_MERGED.c.id.in_(labels)))
    if rows:
        connection.execute(insert(_MERGED), rows)
    itemising.fill(connection, labels)


def join(connection: Connection, one: str, other: str) -> None:
    """Put two tellings of a visit, or two sightings of a person, together with all that is together with either."""
    kind, labels = _both(connection, one, other)
    low, high = sorted({labels.get(one, ""), labels.get(other, "")} | {""})[-2:]
    if not kind or not low:
        return
    there = (_CLUSTERS.c.kind == kind) & (_CLUSTERS.c.cluster == high)
    connection.execute(update(_CLUSTERS).where(there).values(cluster=low))
    if kind == "visit":
        connection.execute(delete(_MERGED).where(_MERGED.c.id == high))
        itemising.fill(connection, [high])
    refresh(connection, _told(connection, kind, (one, other)))


def part(connection: Connection, one: str, other: str) -> None:
    """Take one of two tellings or sightings out of what they are together in."""
    kind, labels = _both(connection, one, other)
    if not kind or len(set(labels.values())) != 1 or one == other:
        return
    out = one if other in labels.values() else other
    there = (_CLUSTERS.c.kind == kind) & (_CLUSTERS.c.member == out)
    connection.execute(update(_CLUSTERS).where(there).values(cluster=out))
    refresh(connection, _told(connection, kind, (one, other)))


def _both(connection: Connection, one: str, other: str) -> tuple[str, dict[str, str]]:
    """What kind of cluster two facts are in, and which; no kind where they are not in clusters of one kind."""
    for kind in ("visit", "person"):
        labels = _clusters(connection, kind, [one, other])
        if len(labels) == len({one, other}):
            return kind, labels
    return "", {}


def _told(connection: Connection, kind: str, facts: Sequence[str]) -> set[str]:
    if kind == "visit":
        return set(facts)
    return set(connection.scalars(select(schema.PEOPLE.c.visit_id).where(schema.PEOPLE.c.id.in_(facts))))


def _clusters(connection: Connection, kind: str, members: Sequence[str]) -> dict[str, str]:
    """The clusters of members that are in one."""
    query = select(_CLUSTERS.c.member, _CLUSTERS.c.cluster)
    rows = connection.execute(query.where(_CLUSTERS.c.kind == kind, _CLUSTERS.c.member.in_(members)))
    return {row.member: row.cluster for row in rows}


def _enter(connection: Connection, kind: str, clusters: dict[str, str]) -> None:
    rows = [{"kind": kind, "member": member, "cluster": cluster} for member, cluster in clusters.items()]
    if rows:
        connection.execute(insert(_CLUSTERS), rows)


def _persons(connection: Connection, visits: Iterable[Iterable[VisitSeen]]) -> dict[str, str]:
    """The person of each fact that tells of one. Who is new is whoever is called so in another telling of the visit."""
    known: dict[str, str] = {}
    for tellings in visits:
        people = [person for visit in tellings for person in visit.people]
        here = _clusters(connection, "person", [person.id for person in people])
        called = {person.name: here[person.id] for person in people if person.id in here}
        new = {p.id: called.setdefault(p.name, p.id) for p in people if p.id not in here}
        _enter(connection, "person", new)
        known |= here | new
    return known
