"""``zuotan users``: who may sign in to a record that is served to others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zuotan.command.terminal import print_table

if TYPE_CHECKING:
    from sqlalchemy import Connection

ROLES = ("reader", "reviewer", "administrator")


@click.group("users")
@click.argument("record", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def command(context: click.Context, record: Path) -> None:
    """Say who may sign in to the web pages of a record.

    Readers look, reviewers judge, administrators also have the list of accounts. Without accounts, whoever sits at the machine may
    do everything.

    \b
    Examples:
      zuotan users visits.db add 周一 --role reviewer
      zuotan users visits.db list
      zuotan users visits.db remove 周一
    """
    context.obj = record


@command.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reviewer", show_default=True)
@click.pass_obj
def add(record: Path, name: str, role: str) -> None:
    """Add an account, or give one another password and role.

    The password is asked for; where the input is no terminal it is its first line.
    """
    from zuotan.record import accounts

    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    with _connected(record) as connection:
        try:
            made = accounts.add(connection, name, password, role)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    click.echo(f"{made.name}: {made.role}")


@command.command("list")
@click.pass_obj
def list_(record: Path) -> None:
    """Print every account with its role."""
    from zuotan.record import accounts

    with _connected(record) as connection:
        rows = [(one.name, one.role, one.since) for one in accounts.accounts(connection)]
    print_table(("name", "role", "since"), rows)


@command.command("remove")
@click.argument("name")
@click.pass_obj
def remove(record: Path, name: str) -> None:
    """Take out an account; what its person decided stays in the log."""
    from zuotan.record import accounts

    with _connected(record) as connection:
        if not accounts.remove(connection, name):
            raise click.UsageError(f"no account is called {name}")
    click.echo(f"{name}: removed")


@contextmanager
def _connected(record: Path) -> Iterator[Connection]:
    from zuotan.record import NotARecord
    from zuotan.record.database import engine_of, opened

    engine = engine_of(record)
    try:
        with opened(engine, record) as connection:
            yield connection
            connection.commit()
    except NotARecord as error:
        raise click.UsageError(str(error)) from error
    finally:
        engine.dispose()
