"""``zuotan demo``: the sample corpus, built, summed up, and where to look next."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from zuotan.command.serve import command as serve_command
from zuotan.command.show import summarise
from zuotan.command.terminal import opened, progress, told

if TYPE_CHECKING:
    from zuotan.record import Record


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("zuotan-demo"),
    show_default=True,
    help="The folder for the corpus and its record.",
)
@click.option("--pages", type=click.IntRange(1), default=300, show_default=True, help="Pages of the corpus.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes another corpus.")
@click.option("--serve", is_flag=True, help="End in the web pages of the corpus.")
def command(output: Path, pages: int, seed: int, serve: bool) -> None:
    """Build the sample corpus and show what comes of it.

    The corpus is written on the spot: invented people and visits, damaged in the ways of the web, with the truth beside it.

    \b
    Examples:
      zuotan demo
      zuotan demo -o /tmp/demo --pages 1000
      zuotan demo --serve
    """
    from zuotan.engines import build
    from zuotan.sample import write

    write(output, seed, pages)
    record = output / "visits.db"
    with progress("Reading") as show:
        done = build([output / "pages"], record, progress=show)
    click.echo(f"{record}: {told(done)}\n")
    with opened(str(record)) as held:
        summarise(held, 5)
        click.echo("\nLook next:")
        for line in _next(held, output, record):
            click.echo(f"  {line}")
    if serve:
        click.get_current_context().invoke(serve_command, record=record)


def _next(held: Record, output: Path, record: Path) -> list[str]:
    """Commands that show more of the corpus: the most damaged page that tells of a visit, and all that the record answers."""
    zuotan = "zuotan" if shutil.which("zuotan") else sys.argv[0]
    told = [page for page in held.pages() if page.visits == 1]
    page = max(told, key=lambda page: page.edits).source if told else str(output / "pages")
    shown = {
        f"restore {page} --explain": "what was done to the most damaged page",
        f"read {page} --format table": "what it says",
        f"serve {record}": "all of it as web pages: explore, judge, follow up",
        f"show {record} visits --limit 10": "who went where",
        f"show {record} ledger --field energy": "what was agreed on energy, by whom",
        f"show {record} search 座谈": "pages by any words",
        f"evaluate {output}": "how well it was read: the truth lies beside the pages",
    }
    width = max(map(cell_len, shown))
    return [
        f"{zuotan} {command}{' ' * (width - cell_len(command))}  # {what}" for command, what in shown.items()
    ]
