"""What commands say, and how: results on stdout, errors and progress on stderr, colour and frames only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from zuotan.pages import BadPage, RawPage, from_stream, pages

if TYPE_CHECKING:
    from zuotan.engines import Built
    from zuotan.record import Record

Cell = str | int | None

_READABLE = 12
"""Columns of the screen (of which a Chinese character takes two) in which a long cell can still be read."""

_GAP = 3
"""Columns of the screen between two columns of a table."""

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


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print rows: framed on a terminal; as tab-separated lines with a header where the output goes to a file or a pipe."""
    if not on_terminal():
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(_cell(cell) for cell in row))
        return
    console = Console()
    shown = _Shown(columns, [[_cell(cell) for cell in row] for row in rows])
    left_out = shown.fit(console.width)
    console.print(shown.table())
    if left_out:
        click.echo(f"left out for want of width: {', '.join(left_out)}", err=True)


def on_terminal() -> bool:
    """Whether tables go to a terminal, and not to a file or a pipe."""
    return sys.stdout.isatty()


class _Shown:
    """A table for a terminal: without columns that are empty, and without the last ones where there is no room for all."""

    def __init__(self, columns: Sequence[str], rows: list[list[str]]) -> None:
        kept = [at for at in range(len(columns)) if not rows or any(row[at] for row in rows)]
        self._columns = [columns[at].replace("_", " ") for at in kept]
        self._rows = [[self._brief(columns[at], row[at]) for at in kept] for row in rows]

    @staticmethod
    def _brief(column: str, cell: str) -> str:
        """A page by the name of its file: the folders are mostly the same all the way down."""
        return cell.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] if column == "source" else cell

    def fit(self, width: int) -> list[str]:
        """Drop the last columns until the rest can be read within the width, and return them."""
        left_out: list[str] = []
        while len(self._columns) > 2 and sum(map(self._least, range(len(self._columns)))) > width:
            left_out.insert(0, self._columns.pop())
            for row in self._rows:
                row.pop()
        return left_out

    def _least(self, at: int) -> int:
        """The least columns of the screen in which a column can be read, with the space around it."""
        head = max(map(cell_len, self._columns[at].split()), default=0)
        widest = max((cell_len(row[at]) for row in self._rows), default=0)
        return max(head, min(widest, _READABLE)) + _GAP

    def table(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD, header_style="bold", show_edge=False, pad_edge=False)
        for at, column in enumerate(self._columns):
            counts = bool(self._rows) and all(row[at].replace(",", "").isdigit() for row in self._rows)
            table.add_column(
                column,
                overflow="fold",
                justify="right" if counts else "left",
                min_width=self._least(at) - _GAP,
            )
        for row in self._rows:
            # hostile text is the normal case: neither rich's markup nor a terminal's control codes may pass
            table.add_row(*map(_escaped, row))
        return table


def _cell(cell: Cell) -> str:
    said = "" if cell is None else str(cell)
    return "".join(char if char.isprintable() else " " for char in said)


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
