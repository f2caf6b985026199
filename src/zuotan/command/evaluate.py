"""``zuotan evaluate``: readings scored against gold."""

from __future__ import annotations

import sys
from pathlib import Path

import click


def _figures(_: click.Context, __: click.Parameter, told: str) -> tuple[str, ...]:
    from zuotan.evaluate import FIGURES

    names = tuple(part.strip() for part in told.split(",") if part.strip())
    if wrong := [name for name in names if name not in FIGURES]:
        raise click.BadParameter(f"no such figure: {', '.join(wrong)}; there are {', '.join(FIGURES)}")
    return names


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="READINGS",
    help="Score these readings, made elsewhere, instead of reading the pages.",
)
@click.option("--errors", is_flag=True, help="List all that is missing and all that is extra.")
@click.option("--figures", default="", callback=_figures, metavar="A,B", help="Only these figures.")
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", help="How to print them."
)
@click.option("--floors", type=click.Path(path_type=Path), help="A file of floors that must hold.")
@click.option("--raise", "lift", is_flag=True, help="Raise the floors to what was measured.")
@click.option("--lower", is_flag=True, help="With --raise: let floors fall and gold change.")
def command(
    gold: tuple[str, ...],
    against: Path | None,
    errors: bool,
    figures: tuple[str, ...],
    form: str,
    floors: Path | None,
    lift: bool,
    lower: bool,
) -> None:
    """Score readings against gold.

    GOLD is a folder or file of gold beside its pages, of cases that carry their page as raw, or a sample corpus. The exit code is
    1 where a floor is broken.

    READINGS are JSON or JSON lines in the contract, in a file or a folder, as zuotan read prints them. Each is matched to its
    page by page.id (the SHA-256 of its bytes) or page.source; a page without a reading counts as read to nothing.

    \b
    Examples:
      zuotan evaluate gold/
      zuotan evaluate gold/ --errors --figures people,stops
      zuotan evaluate gold/ --against readings.jsonl
      zuotan evaluate zuotan-demo/ --floors floors.toml
    """
    from zuotan.evaluate import FloorsError, GoldError, run

    try:
        code = run(
            gold,
            against=against,
            errors=errors,
            figures=figures,
            form=form,
            floors=floors,
            lift=lift,
            lower=lower,
        )
    except (GoldError, FloorsError) as error:
        raise click.UsageError(str(error)) from error
    sys.exit(code)
