"""``zuotan users``: accounts added, listed and removed from the command line."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from zuotan.command import cli
from zuotan.record import accounts, open_record


def run(path: Path, *words: str, said: str = "") -> Result:
    return CliRunner().invoke(cli, ["users", str(path), *words], input=said)


def test_an_account_is_added_listed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with open_record(path):
        pass
    added = run(path, "add", "周一", "--role", "administrator", said="long enough 1\n")
    assert (added.exit_code, added.output) == (0, "周一: administrator\n")
    with open_record(path) as record:
        assert accounts.sign_in(record.connection, "周一", "long enough 1")
    assert "周一\tadministrator" in run(path, "list").output
    assert run(path, "remove", "周一").exit_code == 0
    again = run(path, "remove", "周一")
    assert again.exit_code == 2
    assert "no account" in again.output


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with open_record(path):
        pass
    refused = run(path, "add", "周一", said="short\n")
    assert refused.exit_code == 2
    assert "characters" in refused.output
    assert "周一" not in run(path, "list").output
