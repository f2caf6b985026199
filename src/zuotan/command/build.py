"""``zuotan build``: many pages into a record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zuotan.command.terminal import FAILED, complain, progress, stdin_pages, told

if TYPE_CHECKING:
    from zuotan.engines import Engine


@click.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("-o", "--output", required=True, metavar="RECORD", help="The record, such as visits.db.")
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read pages."
)
@click.option(
    "--cluster",
    "address",
    metavar="ADDRESS|local",
    help="Read on a Dask cluster, by the address of its scheduler; local starts one of --workers processes here.",
)
@click.option("--again", is_flag=True, help="Read pages again that this version has already read.")
def command(sources: tuple[str, ...], output: str, workers: int, address: str | None, again: bool) -> None:
    """Read many pages into a record.

    SOURCE is a file, a folder, a glob or an archive: .txt .html .json .jsonl .csv .zip .warc .wet, also packed as .gz .xz
    .bz2; or - for stdin. A build can be interrupted at any moment; the same command goes on where it stopped, and with more
    pages reads only the new. Pages that fail are listed with their reason and never stop the rest.

    \b
    Examples:
      zuotan build pages/ -o visits.db
      zuotan build crawl.warc.gz 'more/*.html' -o visits.db --workers 4
      zuotan build pages.jsonl.xz -o visits.db
      zuotan build pages.jsonl.xz -o visits.db --cluster tcp://10.0.0.5:8786
    """
    from zuotan.engines import NoCluster, build
    from zuotan.record import NotARecord, open_record

    rest, found = stdin_pages(sources)
    Path(output).parent.mkdir(parents=True, exist_ok=True)
    try:
        with progress("Reading") as show:
            done = build(
                rest, output, engine=_engine(workers, address), progress=show, again=again, found=found
            )
        with open_record(output) as record:
            failures = record.failures()
    except (NotARecord, NoCluster) as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo("zuotan: interrupted; the same command goes on from here", err=True)
        sys.exit(130)
    if done.failed:
        for row in failures[:20]:
            complain(row.source, row.reason)
        if len(failures) > 20:
            click.echo(f"zuotan: and {len(failures) - 20:,} more: zuotan show {output} failures", err=True)
    click.echo(f"{output}: {told(done)}")
    if done.failed:
        sys.exit(FAILED)


def _engine(workers: int, address: str | None) -> Engine:
    from zuotan.engines import dask_cluster, in_process, process_pool

    if address:
        return dask_cluster(address, workers)
    return process_pool(workers) if workers > 1 else in_process
