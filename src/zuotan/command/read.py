"""``zuotan read``: what pages say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from zuotan.command.terminal import Cell, complain, given, leave, note_failure, print_table

if TYPE_CHECKING:
    from zuotan.model import Reading, Region, Visit


@click.command("read")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table"]),
    default="json",
    show_default=True,
    help="One JSON object a page on one line, or tables to look at.",
)
def command(pages: tuple[str, ...], form: str) -> None:
    """Print what pages say, in the contract of the record.

    That is visits, people, offices, stops, commitments, programmes and phrases, each with its place in the text.

    PAGE is a file, a folder, a glob, an archive (.zip .warc .jsonl .csv, also .gz) or - for stdin.

    \b
    Examples:
      zuotan read page.html
      zuotan read page.html --format table
      zuotan read pages/ > readings.jsonl
    """
    from zuotan.reading import read
    from zuotan.record.contract import encode
    from zuotan.restoration import Unreadable

    for page in given(pages):
        try:
            reading = read(page.data, page.source, page.origin)
        except Unreadable as error:
            complain(page.source, str(error))
            note_failure()
            continue
        if form == "json":
            click.echo(encode(reading))
        else:
            _show(reading)
    leave()


def _show(reading: Reading) -> None:
    report = reading.report
    head: list[tuple[Cell, ...]] = [
        ("source", reading.page.source),
        ("genre", report.genre),
        ("title", report.title),
        ("outlet", report.outlet),
        ("published", report.published),
        ("edits", len(reading.edits)),
        ("programmes", "; ".join(term.name for term in reading.programmes)),
        ("phrases", "; ".join(term.name for term in reading.phrases)),
    ]
    print_table(("report", ""), [row for row in head if row[1] not in (None, "")])
    for visit in reading.visits:
        click.echo()
        print_table(("visit", ""), _visit(visit))


def _visit(visit: Visit) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        ("who", f"{names(visit.visitors)} → {names(visit.hosts)} ({visit.kind})"),
        ("when", when(visit.start, visit.end, visit.earliest, visit.latest)),
    ]
    for person in visit.people:
        rows.append(
            (f"{person.side}: {', '.join(person.roles)}", f"{person.name}  {'; '.join(person.offices)}")
        )
    rows += [("stop", stop.name) for stop in visit.stops]
    rows += [("meeting", meeting.name or meeting.kind) for meeting in visit.meetings]
    rows += [("agreement", agreement.title) for agreement in visit.agreements]
    for c in visit.commitments:
        fields = f"  [{', '.join(c.fields)}]" if c.fields else ""
        rows.append((f"commitment: {c.by or 'the report'}", c.text + fields))
    return rows


def when(start: str | None, end: str | None, earliest: str | None, latest: str | None) -> str:
    """The dates of a visit in words: a day, days from–to, or the bounds between which it lies."""
    if start or end:
        return start or "" if start == end else f"{start or '?'} – {end or '?'}"
    if earliest or latest:
        return f"between {earliest or '?'} and {latest or '?'}"
    return "unknown"


def names(regions: Sequence[Region]) -> str:
    """Regions by their names, with the zone or township where one is named."""
    return "、".join("".join(filter(None, (region.name, region.zone, region.town))) for region in regions)
