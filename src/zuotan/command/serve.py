"""``zuotan serve``: the web pages of a record."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("serve")
@click.argument("record", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; 0 takes a free one.",
)
def command(record: Path, host: str, port: int) -> None:
    """Serve the web pages of a record: explore, judge, follow up.

    \b
    Examples:
      zuotan serve visits.db
      zuotan serve visits.db --port 8080
    """
    import uvicorn

    from zuotan.record import NotARecord
    from zuotan.web import create_app

    try:
        app = create_app(record)
    except NotARecord as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{record}: http://{host}:{port}/ (Ctrl+C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
