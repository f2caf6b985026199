"""``zuotan demo``: the sample corpus, built, summed up, scored."""

from __future__ import annotations

from pathlib import Path

import click

from zuotan.command.show import summarise
from zuotan.command.terminal import opened, progress, told


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("zuotan-demo"),
    show_default=True,
    help="The folder for the corpus and its record.",
)
@click.option("--pages", type=click.IntRange(1), default=200, show_default=True, help="Pages of the corpus.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed makes another corpus.")
def command(output: Path, pages: int, seed: int) -> None:
    """Build the sample corpus and show what comes of it.

    The corpus is written on the spot: invented people and visits, damaged in the ways of the web, with the truth beside it.

    \b
    Examples:
      zuotan demo
      zuotan demo -o /tmp/demo --pages 1000
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
