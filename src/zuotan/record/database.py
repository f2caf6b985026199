"""The database behind a record: how it is connected to, and brought to the newest schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from zuotan.record import search
from zuotan.record.migrations import NotARecord, migrate


def opened(engine: Engine, path: str | Path) -> Connection:
    """A connection to a database brought to the newest schema. Raises NotARecord."""
    try:
        connection = engine.connect()
        migrate(connection)
        search.create(connection)
        connection.commit()
    except DBAPIError as error:
        raise NotARecord(f"{path}: {error.orig}") from error
    except NotARecord as error:
        raise NotARecord(f"{path}: {error}") from error
    return connection


def engine_of(path: str | Path) -> Engine:
    """The engine of an SQLite file, set up for one writer beside many readers (write-ahead log)."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _: object) -> None:
        # the driver would leave a change of tables outside the transaction; SQLAlchemy's own BEGIN takes it in
        connection.isolation_level = None
        for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL", "cache_size=-64000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
