"""Accounts in the record: passwords, sessions, roles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from zuotan.record import accounts, open_record, schema

PASSWORD = "long enough 1"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with open_record(tmp_path / "v.db") as record:
        yield record.connection


def test_a_session_lasts_until_it_ends_or_the_account_goes(connection: Connection) -> None:
    accounts.add(connection, " 周一 ", PASSWORD, "reviewer")
    assert accounts.sign_in(connection, "周一", "another one") is None
    assert accounts.sign_in(connection, "李二", PASSWORD) is None
    token = accounts.sign_in(connection, "周一", PASSWORD)
    assert token
    account = accounts.signed_in(connection, token)
    assert account
    assert (account.name, account.role) == ("周一", "reviewer")
    accounts.sign_out(connection, token)
    assert accounts.signed_in(connection, token) is None
    token = accounts.sign_in(connection, "周一", PASSWORD) or ""
    connection.execute(update(schema.SESSIONS).values(until="2020-01-01T00:00:00+00:00"))
    assert accounts.signed_in(connection, token) is None
    token = accounts.sign_in(connection, "周一", PASSWORD) or ""
    assert accounts.remove(connection, "周一")
    assert accounts.signed_in(connection, token) is None
    assert not accounts.any_account(connection)


def test_another_password_signs_out_and_nothing_secret_is_kept(connection: Connection) -> None:
    accounts.add(connection, "周一", PASSWORD, "reader")
    token = accounts.sign_in(connection, "周一", PASSWORD) or ""
    accounts.add(connection, "周一", "another one 2", "administrator")
    assert accounts.signed_in(connection, token) is None
    assert [one.role for one in accounts.accounts(connection)] == ["administrator"]
    token = accounts.sign_in(connection, "周一", "another one 2") or ""
    held = [connection.execute(select(table)).all() for table in (schema.ACCOUNTS, schema.SESSIONS)]
    assert token
    assert not any(secret in repr(held) for secret in (token, "another one 2"))
    assert "$argon2id$" in repr(held)


@pytest.mark.parametrize(
    ("name", "password", "role"),
    [
        ("", PASSWORD, "reader"),
        ("a\nb", PASSWORD, "reader"),
        ("周一", "short", "reader"),
        ("周一", PASSWORD, "owner"),
        ("周" * 61, PASSWORD, "reader"),
    ],
)
def test_what_will_not_do_is_refused(connection: Connection, name: str, password: str, role: str) -> None:
    with pytest.raises(ValueError, match=r"characters|role"):
        accounts.add(connection, name, password, role)
