"""The command line: every command documented and run, one line for every error, the exit codes."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from record_readings import reading

from zuotan.command import COMMANDS, cli
from zuotan.record import open_record

TEXT = "临江市委书记时向晚率党政代表团赴望海县考察，池一苇陪同。"
DAMAGED = (
    "臨(lín)江市委書(shū)記(jì)時(shí)向晚率黨(dǎng)政代表團(tuán)赴望海縣(xiàn)考察，池一葦(wěi)陪同,。"
)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name) if isinstance(cli, click.Group) else None
    assert found is not None
    return found


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(DAMAGED)
