"""``zuotan export``: a record in the formats of other people's tools."""

from __future__ import annotations

from pathlib import Path

import click

from zuotan.command.terminal import opened
from zuotan.publish.formats import FORMATS


@click.command("export")
@click.argument("record", metavar="RECORD")
@click.option(
    "--as",
    "form",
    required=True,
    type=click.Choice(list(FORMATS)),
    help="; ".join(f"{name}: {what}" for name, what in FORMATS.items()) + ".",
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="A folder, or a file.")
def command(record: str, form: str, output: Path) -> None:
    """Write a record in the formats of other tools.

    \b
    Examples:
      zuotan export visits.db --as csv -o tables/
      zuotan export visits.db --as csv -o ledger.csv
      zuotan export visits.db --as jsonl -o visits.jsonl
    """
    from zuotan.publish import publish

    with opened(record) as held:
        try:
            files = publish(held, form, output)
        except OSError as error:
            raise click.UsageError(f"{output}: {error.strerror}") from error
    for file in files:
        click.echo(str(file))
