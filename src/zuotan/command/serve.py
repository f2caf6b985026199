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
@click.option("--private", is_flag=True, help="Let nobody read who has not signed in.")
def command(record: Path, host: str, port: int, private: bool) -> None:
    """Serve the web pages of a record: explore, judge, follow up.

    Whoever sits at this machine may do everything, as long as the record has no account and is served to no other machine. Else one
    signs in to judge (see ``zuotan users``), and anybody may read, unless it is --private.

    \b
    Examples:
      zuotan serve visits.db
      zuotan serve visits.db --port 8080
      zuotan serve visits.db --host 0.0.0.0 --private
    """
    import uvicorn

    from zuotan.record import NotARecord
    from zuotan.web import create_app
    from zuotan.web.asked import warm
    from zuotan.web.signing import LOOPBACK, Access

    try:
        app = create_app(record, Access(local=host in LOOPBACK, private=private))
    except NotARecord as error:
        raise click.UsageError(str(error)) from error
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
    # bound before the address is told: the port may be taken, or chosen only now
    with config.bind_socket() as listening:
        warm()
        click.echo(f"{record}: http://{host}:{listening.getsockname()[1]}/ (Ctrl+C ends it)")
        uvicorn.Server(config).run(sockets=[listening])
