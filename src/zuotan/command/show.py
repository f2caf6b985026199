"""``zuotan show``: a look into a record from the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from zuotan.command.read import names, when
from zuotan.command.terminal import Cell, opened, print_table

if TYPE_CHECKING:
    from zuotan.record import Filter, Record
    from zuotan.record.rows import Count

Shown = tuple[Sequence[str], list[tuple[Cell, ...]]]
VISIT = ("when", "visitors", "hosts", "led_by", "received_by", "people", "stops")
"""The columns that visits and their tellings share."""


def _visits(record: Record, where: Filter) -> Shown:
    columns = (*VISIT, "tour", "sources", "source")
    rows: list[tuple[Cell, ...]] = []
    for row in record.resolved(where):
        visit = row.visit
        heads = {
            side: [p.name for p in visit.people if p.side == side and "head" in p.roles]
            for side in ("visitor", "host")
        }
        rows.append(
            (
                when(*visit.days.value, *visit.bounds),
                names(visit.visitors.value),
                names(visit.hosts.value),
                "、".join(heads["visitor"]),
                "、".join(heads["host"]),
                len(visit.people),
                len(visit.stops),
                row.tour[:6] if row.tour else None,
                len(row.sources),
                row.sources[0],
            )
        )
    return columns, rows


def _copies(record: Record, _: Filter) -> Shown:
    rows: list[tuple[Cell, ...]] = []
    for row in record.copies():
        rows += [
            (row.leader_source, row.source, each.own[0], each.mine or "–", each.theirs or "–")
            for each in row.differences
        ] or [(row.leader_source, row.source, None, "=", "=")]
    return ("leader", "copy", "at", "copy has", "leader has"), rows


def _healed(record: Record, _: Filter) -> Shown:
    return ("source", "at", "bytes", "stood", "healed", "donor", "donor bytes"), [
        (
            report.source,
            each.span[0],
            f"{each.raw[0]}–{each.raw[1]}",
            each.before or "–",
            each.after,
            each.donor_source,
            f"{each.donor_raw[0]}–{each.donor_raw[1]}",
        )
        for report in record.healed_pages()
        for each in report.healings
    ]


def _dates(record: Record, where: Filter) -> Shown:
    rows: list[tuple[Cell, ...]] = []
    for row in record.resolved(where):
        visit = row.visit
        if visit.days.value[0] is None:
            rows += [
                (
                    when(None, None, *visit.bounds),
                    names(visit.visitors.value),
                    names(visit.hosts.value),
                    bound.earliest,
                    bound.latest,
                    bound.reason,
                    row.sources[0],
                )
                for bound in visit.limits
            ]
    return ("when", "visitors", "hosts", "not before", "not after", "reason", "source"), rows


def _tellings(record: Record, where: Filter) -> Shown:
    return (*VISIT, "commitments", "source"), [
        (
            when(row.start, row.end, row.earliest, row.latest),
            names(row.visitors),
            names(row.hosts),
            "、".join(row.visitor_heads),
            "、".join(row.host_heads),
            row.people,
            row.stops,
            row.commitments,
            row.source,
        )
        for row in record.visits(where.region, where.person, where.since, where.until, where.field)
    ]


def _people(record: Record, where: Filter) -> Shown:
    return ("name", "visits", "travelled", "received", "led", "first", "last", "offices as observed"), [
        (
            row.name,
            row.visits,
            row.travelled,
            row.received,
            row.led,
            row.first,
            row.last,
            "; ".join(tenure.office for tenure in row.offices),
        )
        for row in record.careers(where)
    ]


def _regions(record: Record, where: Filter) -> Shown:
    return ("code", "name", "made", "received", "partners", "first", "last"), [
        (row.code, row.name, row.made, row.received, row.partners, row.first, row.last)
        for row in record.regions(where)
    ]


def _ledger(record: Record, where: Filter) -> Shown:
    return ("when", "visitors", "hosts", "by", "side", "fields", "text", "source"), [
        (
            when(row.start, row.end, None, None),
            names(row.visitors),
            names(row.hosts),
            row.by,
            row.side,
            ", ".join(row.fields),
            row.text,
            row.source,
        )
        for row in record.ledger(where)
    ]


def _terms(record: Record, _: Filter) -> Shown:
    return ("kind", "name", "origin", "first", "last", "pages", "regions"), [
        (row.kind, row.name, row.origin or "centre", row.first, row.last, row.pages, row.regions)
        for row in record.terms_over_time()
    ]


def _offices(record: Record, where: Filter) -> Shown:
    return ("office", "name", "first seen", "last seen", "days", "first page"), [
        (row.office, row.name, row.first, row.last, row.days, row.first_page[:12])
        for row in record.tenures()
        if (not where.person or row.name == where.person)
        and (not where.region or row.office.startswith(where.region))
    ]


def _follow_ups(record: Record, _: Filter) -> Shown:
    return ("day", "promise", "later", "passage", "score", "source", "later_source"), [
        (row.day, row.text, row.later_day, row.passage, f"{row.score:.2f}", row.source, row.later_source)
        for row in record.follow_ups()
    ]


def _pages(record: Record, _: Filter) -> Shown:
    return ("status", "genre", "published", "title", "visits", "edits", "source", "reason"), [
        (row.status, row.genre, row.published, row.title, row.visits, row.edits, row.source, row.reason)
        for row in record.pages()
    ]


def _failures(record: Record, _: Filter) -> Shown:
    return ("source", "reason"), [(row.source, row.reason) for row in record.failures()]


SUBJECTS: dict[str, Callable[[Record, Filter], Shown]] = {
    "visits": _visits,
    "tellings": _tellings,
    "dates": _dates,
    "copies": _copies,
    "healed": _healed,
    "people": _people,
    "regions": _regions,
    "ledger": _ledger,
    "offices": _offices,
    "terms": _terms,
    "follow-ups": _follow_ups,
    "pages": _pages,
    "failures": _failures,
}


@click.command("show")
@click.argument("record", metavar="RECORD")
@click.argument("subject", default="summary", type=click.Choice(["summary", *SUBJECTS, "search"]))
@click.argument("words", nargs=-1, metavar="[WORD…]")
@click.option("--region", metavar="NAME|CODE", help="广东, 440000, or 44 for Guangdong and all below it.")
@click.option("--person", metavar="NAME", help="A full name in Chinese characters.")
@click.option(
    "--since", metavar="DATE", help="2024, 2024-05 or 2024-05-08: visits that may end then or later."
)
@click.option("--until", metavar="DATE", help="Visits that may begin then or earlier.")
@click.option("--field", metavar="FIELD", help="A field of cooperation, such as ports_logistics.")
@click.option("--limit", type=click.IntRange(1), help="Rows to show at most.")
def command(
    record: str,
    subject: str,
    words: tuple[str, ...],
    region: str | None,
    person: str | None,
    since: str | None,
    until: str | None,
    field: str | None,
    limit: int | None,
) -> None:
    """Look into a record: visits, people, regions, ledger.

    SUBJECT is what to show: a summary where none is given. visits are shown once each, tellings once for every page that tells
    of them; dates are the bounds of visits of which no page tells the day, with the reason of each; copies are pages that carry
    one report, with what differs, and healed the words of clean copies where a page is damaged beyond repair. search finds pages by
    any words of their text.

    On a terminal a table is framed; into a file or pipe it goes as tab-separated lines.

    \b
    Examples:
      zuotan show visits.db
      zuotan show visits.db visits --region 广东 --since 2024-03 --until 2024-05
      zuotan show visits.db ledger --field ports_logistics
      zuotan show visits.db people --limit 20
      zuotan show visits.db search 海上风电
    """
    if (subject == "search") != bool(words):
        raise click.UsageError(
            "search needs a word" if subject == "search" else f"what is {' '.join(words)}?"
        )
    from zuotan.record import Filter

    with opened(record) as held:
        if subject == "summary":
            summarise(held, limit or 10)
            return
        if subject == "search":
            found = held.search(" ".join(words), limit)
            print_table(
                ("published", "title", "excerpt", "source"),
                [(row.published, row.title, row.excerpt, row.source) for row in found],
            )
            return
        columns, rows = SUBJECTS[subject](held, Filter(region, person, since, until, field))
        print_table(columns, rows[:limit])
        if limit and len(rows) > limit:
            click.echo(f"{len(rows) - limit:,} more", err=True)


def summarise(record: Record, limit: int) -> None:
    """Print what a record holds, in figures, and the ``limit`` most frequent pairs of regions and fields."""
    told = record.summary()
    rows: list[tuple[Cell, ...]] = [
        ("pages", told.pages),
        ("  read", told.read),
        ("  set aside (fiction, spam)", told.set_aside),
        ("  failed", told.failed),
        ("visits", told.visits),
        ("  first day", told.first),
        ("  last day", told.last),
        ("people", told.people),
        ("regions", told.regions),
        ("commitments", told.commitments),
        ("agreements", told.agreements),
    ]
    print_table(("record", ""), rows)
    for title, counts in (("genre", told.genres), ("pair", told.pairs), ("field", told.fields)):
        _counts(title, counts[:limit])
    _counts("year", told.years)


def _counts(title: str, counts: Sequence[Count]) -> None:
    if counts:
        click.echo()
        print_table((title, "count"), [(row.name, row.count) for row in counts])
