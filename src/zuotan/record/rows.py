"""The rows that a record answers with: typed, frozen, in the field names of the contract. Dates are ISO days or None."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from zuotan.model import Region, Side, Span
from zuotan.resolution import MergedVisit


class VisitRow(Struct, frozen=True):
    """One visit, and how much its page says of it. ``people`` to ``commitments`` are counts."""

    id: str
    page: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    kind: str
    visitors: tuple[Region, ...]
    hosts: tuple[Region, ...]
    start: str | None
    end: str | None
    date_basis: str
    earliest: str | None
    latest: str | None
    visitor_heads: tuple[str, ...]
    host_heads: tuple[str, ...]
    people: int
    stops: int
    agreements: int
    commitments: int
    fields: tuple[str, ...]


class PersonRow(Struct, frozen=True):
    """One name over all visits: its offices, and how often it travelled, received and led. Namesakes are not told apart.

    ``first`` and ``last`` are the first and last known day of its visits.
    """

    name: str
    offices: tuple[str, ...]
    visits: int
    travelled: int
    received: int
    led: int
    first: str | None
    last: str | None


class RegionRow(Struct, frozen=True):
    """One region: how many visits it made and received, to and from how many other regions."""

    code: str
    name: str
    made: int
    received: int
    partners: int
    first: str | None
    last: str | None


class LedgerRow(Struct, frozen=True):
    """One commitment (合作事项) with who made it, at which visit, and where its page says so (``span`` of the restored
    text, ``raw`` bytes of the page). ``agreements`` are the titles signed at the same visit."""

    id: str
    visit: str
    page: str
    source: str
    start: str | None
    end: str | None
    visitors: tuple[Region, ...]
    hosts: tuple[Region, ...]
    by: str | None
    side: Side | None
    fields: tuple[str, ...]
    text: str
    span: Span | None
    raw: Span | None
    agreements: tuple[str, ...]


class PageRow(Struct, frozen=True):
    """One page: ``status`` is read, set_aside or failed; ``edits`` is how many repairs it needed."""

    id: str
    source: str
    status: str
    reason: str | None
    genre: str | None
    title: str | None
    outlet: str | None
    published: str | None
    charset: str | None
    version: str
    size: int | None
    visits: int
    edits: int


class FailureRow(Struct, frozen=True):
    """A page that could not be had or read, and why."""

    id: str
    source: str
    reason: str


class FoundRow(Struct, frozen=True):
    """A page that holds what was searched for; ``at`` is where in the restored text it stands first."""

    page: str
    source: str
    status: str
    title: str | None
    published: str | None
    excerpt: str
    at: int | None


class Decision(Struct, frozen=True):
    """What somebody decided about a fact (ISO instant ``at``, ``who``, ``why``). ``undoes`` is the number of another."""

    n: int
    at: str
    who: str
    fact: str
    page: str | None
    action: str
    field: str | None
    value: str | None
    why: str | None
    undoes: int | None


class Count(Struct, frozen=True):
    """How often something was counted."""

    name: str
    count: int


class Summary(Struct, frozen=True):
    """What a record holds. ``pairs`` are visiting and host region joined by ``→``, the most frequent first."""

    pages: int
    read: int
    set_aside: int
    failed: int
    visits: int
    people: int
    regions: int
    commitments: int
    agreements: int
    first: str | None
    last: str | None
    genres: tuple[Count, ...]
    pairs: tuple[Count, ...]
    fields: tuple[Count, ...]
    years: tuple[Count, ...]


class ResolvedRow(Struct, frozen=True):
    """One visit of all its tellings (see ``resolution.MergedVisit``); ``tour`` names the tour of which it is a leg, ``sources`` are
    where the pages that tell it were found."""

    visit: MergedVisit
    tour: str | None
    sources: tuple[str, ...]


class Tenure(Struct, frozen=True):
    """An office as observed: the first and the last day on which it was seen, which is not the term itself."""

    office: str
    first: str | None
    last: str | None
    seen: int


class CareerRow(Struct, frozen=True):
    """One person over all visits: name, other spellings, offices as observed in the order of their first day, how often they
    travelled, received and led. Namesakes are different persons. ``id`` is the least of the facts that tell of the person."""

    id: str
    name: str
    spellings: tuple[str, ...]
    offices: tuple[Tenure, ...]
    visits: int
    travelled: int
    received: int
    led: int
    first: str | None
    last: str | None


def sides(rows: Iterable[Row[Any]]) -> tuple[tuple[Region, ...], tuple[Region, ...]]:
    """The regions of the visitors and those of the hosts, of rows of the table of regions of one visit."""
    found: dict[str, list[Region]] = {"visitor": [], "host": []}
    for row in rows:
        found[row.side].append(Region(row.code, row.name, row.zone, row.town))
    return tuple(found["visitor"]), tuple(found["host"])
