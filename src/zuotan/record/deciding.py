"""Deciding (裁定): one more entry in the log of decisions, and all that follows from it in the tables."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    bindparam,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)

from zuotan.record import items, refreshing, schema, shown
from zuotan.record.judging import ACTIONS, judgements
from zuotan.record.rows import Decision

_LOG = schema.DECISIONS


def decide(connection: Connection, said: Decision) -> Decision:
    """Write a decision into the log and keep it; ``said`` has no number yet, and no time and page where they are not known.

    Whoever decides at the same time waits, and comes after: nothing is overwritten. Raises ValueError where the action is unknown
    or undoes nothing.
    """
    if said.action not in ACTIONS:
        raise ValueError(f"no such action: {said.action} (there are {', '.join(ACTIONS)})")
    undone = connection.execute(select(_LOG).where(_LOG.c.n == said.undoes)).first()
    if (said.action == "undo") != (undone is not None):
        what = f"decision {said.undoes} is not there to undo" if said.action == "undo" else "only undo undoes"
        raise ValueError(what)
    fact, page = (
        (undone.fact_id, undone.page_id)
        if undone
        else (said.fact, said.page or page_of(connection, said.fact))
    )
    at = said.at or datetime.now(UTC).isoformat(timespec="seconds")
    values = (at, said.who, fact, page, said.action, said.field, said.value, said.why, said.undoes)
    connection.commit()
    # the first statement of a transaction that writes waits for other writers, and then sees what they wrote
    number = func.coalesce(func.max(_LOG.c.n), 0) + 1
    columns = list(_LOG.columns)[1:]
    said_now = [literal(value, column.type) for value, column in zip(values, columns, strict=True)]
    connection.execute(insert(_LOG).from_select(_LOG.columns.keys(), select(number, *said_now)))
    made = Decision(*connection.execute(select(_LOG).order_by(_LOG.c.n.desc()).limit(1)).one())
    _follow(
        connection, made, undone.action if undone else made.action, undone.value if undone else made.value
    )
    connection.commit()
    return made


def _follow(connection: Connection, made: Decision, action: str, value: str | None) -> None:
    """Bring the tables to what the log now says."""
    if action == "track":
        items.restate(connection, items.item_of(connection, made.fact))
    elif action in ("merge", "split") and value:
        joined = (action == "merge") != (made.action == "undo")
        (refreshing.join if joined else refreshing.part)(connection, made.fact, value)
    elif action != "note" and made.page is not None:
        before = _visits(connection, made.page)
        if shown.apply(connection, made.page):
            refreshing.refresh(connection, before | _visits(connection, made.page))
    questions = schema.QUESTIONS
    spoken = judgements(connection, [made.fact])[made.fact].spoken
    connection.execute(update(questions).where(questions.c.fact_id == made.fact).values(answered=int(spoken)))


def _visits(connection: Connection, page: str) -> set[str]:
    return set(connection.scalars(select(schema.VISITS.c.id).where(schema.VISITS.c.page_id == page)))


def page_of(connection: Connection, fact: str) -> str | None:
    """The page of a fact, also of one that was rejected; None where no page has it."""
    row = connection.execute(_pages(), {"fact": fact}).first()
    return str(row[0]) if row else None


@cache
def _pages() -> Executable:
    """The pages of the fact named ``fact``: by the log, since the tables have rejected facts no longer, and by the tables."""
    visits, people = schema.VISITS.c, schema.PEOPLE.c
    fact: BindParameter[str] = bindparam("fact")
    through = (schema.PEOPLE, schema.STOPS, schema.MEETINGS, schema.AGREEMENTS, schema.COMMITMENTS)
    return union_all(
        select(_LOG.c.page_id).where(_LOG.c.fact_id == fact, _LOG.c.page_id.is_not(None)),
        *(
            select(table.c.page_id).where(table.c.id == fact)
            for table in (schema.VISITS, schema.TERMS, schema.OBSERVATIONS)
        ),
        *(
            select(visits.page_id).join(table, table.c.visit_id == visits.id).where(table.c.id == fact)
            for table in through
        ),
        select(visits.page_id)
        .join(schema.PEOPLE, people.visit_id == visits.id)
        .join(schema.OFFICES, schema.OFFICES.c.person_id == people.id)
        .where(schema.OFFICES.c.id == fact),
    )
