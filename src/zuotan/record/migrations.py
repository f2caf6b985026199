"""The one path from an empty or older database to the tables of ``schema``: numbered steps, applied in order.

A step is a file ``steps/NNNN_name.sql`` and is never changed once released; a change to the tables adds a step. Statements
end with ``;`` at the end of a line. ``{blob}`` and ``{clustered}`` stand for what SQLite and PostgreSQL spell differently.
"""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Connection, inspect, select

from zuotan.record.schema import SCHEMA_VERSION


class NotARecord(ValueError):
    """The database is no record that this version of the program can read."""


_SPELLING = {
    "sqlite": {"blob": "BLOB", "clustered": " WITHOUT ROWID"},
    "postgresql": {"blob": "BYTEA", "clustered": ""},
}


def steps() -> dict[int, str]:
    """The SQL of each step by its number."""
    folder = files(__package__) / "steps"
    return {
        int(entry.name[:4]): entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".sql")
    }


def migrate(connection: Connection) -> int:
    """Bring the database to the newest schema, and return its number. Raises NotARecord."""
    there = set(inspect(connection).get_table_names())
    if there and SCHEMA_VERSION.name not in there:
        raise NotARecord("the database holds other tables and is no record of visits")
    version = connection.scalar(select(SCHEMA_VERSION.c.version)) or 0 if there else 0
    numbered = steps()
    newest = max(numbered)
    if version > newest:
        raise NotARecord(f"the record is of schema {version}; this program knows schemas up to {newest}")
    spelling = _SPELLING[connection.dialect.name]
    for number in range(version + 1, newest + 1):
        for statement in numbered[number].split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement.format_map(spelling))
    if version < newest:
        connection.execute(SCHEMA_VERSION.delete())
        connection.execute(SCHEMA_VERSION.insert().values(version=newest))
    return newest
