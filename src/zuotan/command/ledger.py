"""``zuotan ledger``: the ledger (台账) as an Excel workbook, out and back in."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zuotan.command.terminal import opened, print_table

if TYPE_CHECKING:
    from zuotan.publish.workbook import Imported


@click.group("ledger")
def command() -> None:
    """Take the ledger of agreements and commitments to Excel, and bring it back.

    \b
    Examples:
      zuotan ledger export visits.db ledger.xlsx
      zuotan ledger import visits.db ledger.xlsx
    """


@command.command("export")
@click.argument("record")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--region", help="Only items of visits of this region: its GB/T 2260 code (440000) or Chinese name."
)
@click.option("--field", help="Only items of this field of cooperation.")
@click.option("--status", help="Only items of this status: proposed, agreed, under_way, done, lapsed.")
@click.option("--unit", help="Only items of this responsible unit.")
def export(
    record: str, target: Path, region: str | None, field: str | None, status: str | None, unit: str | None
) -> None:
    """Write the ledger to an Excel workbook: one item a row, with unit, due date, status and notes to fill in."""
    from zuotan.publish import write_ledger
    from zuotan.record.items import Asked

    if target.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{target}: a workbook's name ends in .xlsx")
    where = Asked(region=_code(region), field=field, status=status, unit=unit)
    with opened(record) as held:
        written = write_ledger(held, target, where)
    click.echo(f"{target}: {written:,} items")


@command.command("import")
@click.argument("record")
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Take the changes without asking.")
@click.option("--theirs", is_flag=True, help="Take also what somebody else changed in the record meanwhile.")
@click.option(
    "--who", default=None, help="In whose name the changes are taken (default: the user of this machine)."
)
def import_(record: str, source: Path, yes: bool, theirs: bool, who: str | None) -> None:
    """Show what was changed in a workbook, and take it into the record once it is said yes to."""
    from zuotan.publish import NotALedger, read_ledger, take

    with opened(record) as held:
        try:
            found = read_ledger(held, source)
        except NotALedger as error:
            raise click.UsageError(str(error)) from error
        _show(found, theirs=theirs)
        chosen = [change for change in found.changes if theirs or not change.conflict]
        if not chosen:
            click.echo("nothing to take")
        elif yes or click.confirm(f"take {len(chosen):,} changes?"):
            take(held, who or getpass.getuser(), chosen)
            click.echo(f"{len(chosen):,} changes taken")


def _show(found: Imported, *, theirs: bool) -> None:
    if found.changes:
        print_table(
            ("item", "field", "was", "now", ""),
            [
                (
                    change.text[:30],
                    change.field,
                    change.was,
                    change.new,
                    f"conflict: the record says {change.held or 'nothing'}"
                    + ("" if theirs else ", not taken")
                    if change.conflict
                    else "",
                )
                for change in found.changes
            ],
        )
    for trouble in found.troubles:
        click.echo(trouble, err=True)
    if found.missing:
        click.echo(
            f"{len(found.missing):,} rows were taken out of the workbook; their items stay: {', '.join(found.missing[:5])}"
            + ("…" if len(found.missing) > 5 else ""),
            err=True,
        )


def _code(region: str | None) -> str | None:
    from zuotan.knowledge.regions import gazetteer

    if not region or region.isdecimal():
        return region.ljust(6, "0") if region else None
    entry = gazetteer().choose(region, ())
    if entry is None:
        raise click.UsageError(f"no one region is called {region}")
    return entry.code
