"""Programmes and policy phrases over time: which regions used them, in which month, and who said them first."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.knowledge.tables import rows
from zuotan.record import schema


class UsageRow(Struct, frozen=True):
    """How many pages of one month used a term in telling of a region's visits. ``month`` is an ISO month."""

    kind: str
    name: str
    code: str
    region: str
    month: str
    pages: int


class TermSpan(Struct, frozen=True):
    """A programme or phrase over the whole record: where from (a region's code, or none for the centre's), the first and last day on
    which a dated visit used it, the page of the first, how many pages and regions use it."""

    kind: str
    name: str
    origin: str | None
    first: str | None
    first_page: str | None
    last: str | None
    pages: int
    regions: int


def usage(connection: Connection, name: str | None = None) -> tuple[UsageRow, ...]:
    """The uses of all terms, or of one by its canonical name, by kind, name, month and region."""
    seen: defaultdict[tuple[str, str, str, str, str], set[str]] = defaultdict(set)
    for kind, term, page, day, code, region in _uses(connection, name):
        if day:
            seen[kind, term, day[:7], code, region].add(page)
    return tuple(
        UsageRow(kind, term, code, region, month, len(pages))
        for (kind, term, month, code, region), pages in sorted(seen.items())
    )


def terms_over_time(connection: Connection) -> tuple[TermSpan, ...]:
    """Every term of the record, those of most pages first."""
    days: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    pages: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    regions: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for kind, term, page, day, code, _ in _uses(connection, None):
        pages[kind, term].add(page)
        regions[kind, term][code] += 1
        if day:
            days[kind, term].append((day, page))
    made = []
    for (kind, term), those in pages.items():
        known = sorted(days[kind, term])
        made.append(
            TermSpan(
                kind=kind,
                name=term,
                origin=origins().get(term),
                first=known[0][0] if known else None,
                first_page=known[0][1] if known else None,
                last=known[-1][0] if known else None,
                pages=len(those),
                regions=len(regions[kind, term]),
            )
        )
    return tuple(sorted(made, key=lambda row: (-row.pages, row.kind, row.name)))


def shared_with_centre(connection: Connection) -> dict[str, tuple[int, int]]:
    """For each page of a visit, how many of its different phrases are the centre's, and how many a region's own."""
    found: dict[str, tuple[int, int]] = {}
    terms = schema.TERMS.c
    query = select(terms.page_id, terms.name).where(terms.kind == "phrase").distinct()
    for page, name in connection.execute(query):
        central, own = found.get(page, (0, 0))
        regional = bool(origins().get(name))
        found[page] = (central + (not regional), own + regional)
    return found


def _uses(connection: Connection, name: str | None) -> list[tuple[str, str, str, str | None, str, str]]:
    """Kind, term, page, first day of the visit, code and name of each region of a visit told on a page that uses the term."""
    terms, visits, regions = schema.TERMS.c, schema.VISITS.c, schema.VISIT_REGIONS.c
    query = (
        select(
            terms.kind,
            terms.name,
            terms.page_id,
            visits.start_date,
            regions.code,
            regions.name.label("region"),
        )
        .join(schema.VISITS, visits.page_id == terms.page_id)
        .join(schema.VISIT_REGIONS, regions.visit_id == visits.id)
        .distinct()
    )
    if name is not None:
        query = query.where(terms.name == name)
    return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in connection.execute(query)]


@cache
def origins() -> dict[str, str]:
    """The code of the region whose slogan a phrase or programme is; terms of the centre are left out."""
    found = {row["name"]: row["region_code"] for row in rows("phrases") if row["region_code"]}
    return found | {
        row["name"]: row["regions"]
        for row in rows("programmes")
        if row["kind"] == "regional_strategy" and len(row["regions"]) == 6
    }
