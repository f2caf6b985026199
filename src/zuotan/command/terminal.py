"""What commands say, and how: results on stdout, errors and progress on stderr, colour and frames only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from zuotan.pages import BadPage, RawPage, from_stream, pages

if TYPE_CHECKING:
    from zuotan.engines import Built
    from zuotan.record import Record

Cell = str | int | None

FAILED = 1
"""The exit code where some pages failed."""


def complain(source: str, reason: str) -> None:
    """Say on stderr in one line what was wrong with which page."""
    click.echo(f"zuotan: {source}: {' '.join(reason.split())}", err=True)


def given(sources: Sequence[str]) -> Iterator[RawPage]:
    """The pages of the sources, ``-`` being stdin. What cannot be had is complained of, and makes the command leave with
    ``FAILED`` at its end."""
    for page in _found(sources):
        if isinstance(page, BadPage):
            complain(page.source, page.reason)
            note_failure()
        else:
            yield page


def note_failure() -> None:
    """Make the running command leave with ``FAILED`` once it is done."""
    click.get_current_context().meta["zuotan.failed"] = True


def leave() -> None:
    """End the command, with ``FAILED`` where a failure was noted."""
    if click.get_current_context().meta.get("zuotan.failed"):
        sys.exit(FAILED)


def stdin_pages(sources: Sequence[str]) -> tuple[list[str], Iterable[RawPage | BadPage]]:
    """The sources other than ``-``, and the pages of stdin where ``-`` is among them."""
    rest = [source for source in sources if source != "-"]
    return rest, from_stream(sys.stdin.buffer) if len(rest) < len(sources) else ()


def _found(sources: Sequence[str]) -> Iterator[RawPage | BadPage]:
    for source in sources:
        yield from from_stream(sys.stdin.buffer) if source == "-" else pages([source])


@contextmanager
def opened(path: str) -> Iterator[Record]:
    """The record at ``path``; where there is none, one line and exit code 2."""
    from zuotan.record import NotARecord, open_record

    try:
        with open_record(path, create=False) as record:
            yield record
    except (FileNotFoundError, NotARecord) as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def progress(title: str) -> Iterator[_Progress | None]:
    """A line on stderr that tells how far a build is; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console
    ) as bar:
        task = bar.add_task(title)

        def show(done: Built) -> None:
            bar.update(task, description=f"{title}: {told(done)}")

        yield show


if TYPE_CHECKING:
    from zuotan.engines.assembly import Progress as _Progress


def told(done: Built) -> str:
    """How a build went, in one line."""
    parts = [f"{done.read:,} read"]
    for name, count in (
        ("set aside", done.set_aside),
        ("already in the record", done.skipped),
        ("failed", done.failed),
    ):
        if count:
            parts.append(f"{count:,} {name}")
    return f"{done.seen:,} pages: {', '.join(parts)}"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str | None = None) -> None:
    """Print rows: framed on a terminal; as tab-separated lines with a header where the output goes to a file or a pipe."""
    if not sys.stdout.isatty():
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(_cell(cell) for cell in row))
        return
    table = Table(title=title, title_justify="left", header_style="bold", expand=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        # hostile text is the normal case: neither rich's markup nor a terminal's control codes may pass
        table.add_row(*(_escaped(_cell(cell)) for cell in row))
    Console().print(table)


def _cell(cell: Cell) -> str:
    said = "" if cell is None else str(cell)
    return "".join(char if char.isprintable() else " " for char in said)


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
