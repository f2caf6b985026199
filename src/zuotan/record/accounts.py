"""Accounts (账户) of a record that is served to others: who may read, judge and administer it, and who is signed in.

A password is kept as an Argon2id hash, with the library's own parameters (RFC 9106, second choice). What a browser holds is a random
token of 256 bits, of which the record keeps only the SHA-256: whoever reads the database can sign in as nobody.
"""

from __future__ import annotations

import secrets
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from zuotan.record import schema

Role = Literal["reader", "reviewer", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most that one may do."""

KEPT = timedelta(days=14)
"""How long one stays signed in."""
SHORTEST, LONGEST, LONGEST_NAME = 10, 200, 60
"""Characters of a password and of a name."""

_ACCOUNTS, _SESSIONS = schema.ACCOUNTS, schema.SESSIONS


class Account(Struct, frozen=True):
    """A person who can sign in."""

    name: str
    role: Role
    since: str


def add(connection: Connection, name: str, password: str, role: str) -> Account:
    """Add an account, or give one another password and role; either signs its person out. Raises ValueError where the name or the
    password will not do."""
    called = unicodedata.normalize("NFC", name).strip()
    if not called or len(called) > LONGEST_NAME or any(not char.isprintable() for char in called):
        raise ValueError(f"a name has 1 to {LONGEST_NAME} characters that can be printed")
    if not SHORTEST <= len(password) <= LONGEST:
        raise ValueError(f"a password has {SHORTEST} to {LONGEST} characters")
    may = next((one for one in ROLES if one == role), None)
    if may is None:
        raise ValueError(f"no such role: {role} (there are {', '.join(ROLES)})")
    since = datetime.now(UTC).date().isoformat()
    remove(connection, called)
    row = {"name": called, "role": may, "password": _hasher().hash(password), "since": since}
    connection.execute(insert(_ACCOUNTS).values(row))
    return Account(called, may, since)


def remove(connection: Connection, name: str) -> bool:
    """Take out an account and sign its person out; tell whether there was one. What they decided stays in the log."""
    connection.execute(delete(_SESSIONS).where(_SESSIONS.c.name == name))
    return connection.execute(delete(_ACCOUNTS).where(_ACCOUNTS.c.name == name)).rowcount > 0


def accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account, by name."""
    table = _ACCOUNTS.c
    query = select(table.name, table.role, table.since).order_by(table.name)
    return tuple(Account(*row) for row in connection.execute(query))


def any_account(connection: Connection) -> bool:
    """Whether the record has an account."""
    return connection.scalar(select(_ACCOUNTS.c.name).limit(1)) is not None


def sign_in(connection: Connection, name: str, password: str) -> str | None:
    """The token of a new session; None where name and password do not belong together, which takes as long to find out."""
    table, called = _ACCOUNTS.c, unicodedata.normalize("NFC", name).strip()
    hashed = connection.scalar(select(table.password).where(table.name == called))
    if not _fits(hashed or _nobody(), password) or hashed is None:
        return None
    if _hasher().check_needs_rehash(hashed):
        renewed = _hasher().hash(password)
        connection.execute(update(_ACCOUNTS).where(table.name == called).values(password=renewed))
    now = datetime.now(UTC)
    connection.execute(delete(_SESSIONS).where(_SESSIONS.c.until < now.isoformat(timespec="seconds")))
    token = secrets.token_urlsafe(32)
    until = (now + KEPT).isoformat(timespec="seconds")
    connection.execute(insert(_SESSIONS).values(token=_hidden(token), name=called, until=until))
    return token


def signed_in(connection: Connection, token: str) -> Account | None:
    """Whose session a token is, while it lasts."""
    table, session = _ACCOUNTS.c, _SESSIONS.c
    query = select(table.name, table.role, table.since).join(_SESSIONS, session.name == table.name)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = connection.execute(query.where(session.token == _hidden(token), session.until > now)).first()
    return Account(*row) if row else None


def sign_out(connection: Connection, token: str) -> None:
    """End a session."""
    connection.execute(delete(_SESSIONS).where(_SESSIONS.c.token == _hidden(token)))


def _hidden(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _fits(hashed: str, password: str) -> bool:
    try:
        return _hasher().verify(hashed, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """The hash of a password that nobody has: checked where the name is unknown, so that names cannot be told by the time."""
    return _hasher().hash(secrets.token_urlsafe(16))
