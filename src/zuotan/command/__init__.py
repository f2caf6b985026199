"""The command ``zuotan``: one module a subcommand, each imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from zuotan.version import VERSION

COMMANDS = {
    "demo": "Build the sample corpus and show what comes of it.",
    "restore": "Print the clean text of damaged pages.",
    "read": "Print what pages say, in the contract of the record.",
    "build": "Read many pages into a record.",
    "show": "Look into a record: visits, people, regions, ledger.",
    "serve": "Serve the web pages of a record: explore, judge, follow up.",
    "ledger": "Take the ledger of agreements and commitments to Excel, and bring it back.",
    "users": "Say who may sign in to the web pages of a record.",
    "export": "Write a record in the formats of other tools.",
    "evaluate": "Score readings against gold.",
}
"""The subcommands in the order of a first use. A test holds each line against the command's own."""


class _Commands(click.Group):
    """A group whose commands are imported when they are called, so that help costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"zuotan.command.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, "-V", "--version", prog_name="zuotan")
def cli() -> None:
    """Reads Chinese official news, damaged as the web serves it, and keeps a cited record of visits between regions.

    \b
    Examples:
      zuotan demo                                  see it work on a sample corpus
      zuotan restore page.html                     clean text out of a damaged page
      zuotan build pages/ -o visits.db             many pages into one record
      zuotan show visits.db ledger --region 广东   what was agreed, by whom
    """


def main() -> None:
    """Run the command line, and leave with 0 (all went well), 1 (some pages failed) or 2 (asked for what cannot be)."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese text must come out whatever the locale of the machine says
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli.main(prog_name="zuotan", standalone_mode=True)
    except BrokenPipeError:
        # the reader of the output has gone (head, less): nothing is wrong
        sys.stderr.close()
        sys.exit(0)


__all__ = ["COMMANDS", "cli", "main"]
