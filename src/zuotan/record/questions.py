"""The queue of review (审核): questions that wait for a person, the weightiest first (found by ``doubts``).

A question is asked of one fact; its answer is about all of ``facts``. It is answered where somebody spoke of the fact in a way that
holds (``answered``); what a decision settles besides is found out when the record is next resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, func, select

from zuotan.record import schema
from zuotan.record.facts import fact_id

KINDS = (
    "side",
    "days",
    "visits",
    "regions",
    "person",
    "offices",
    "agreement",
    "joint",
    "name",
    "bounds",
    "kind",
    "repairs",
)
"""What is asked: on which side a person was, on which of two days, whether two visits are one, between which regions, whether two
persons are one, whether one is two, whether an agreement was missed, where a joint list parts, whether words are a name, on which day
between bounds, of which kind a visit is, whether repairs that are guesses are right."""


class Question(Struct, frozen=True):
    """One question; ``told`` holds what it tells beside, by name."""

    kind: str
    weight: int
    fact: str
    page: str
    visit: str
    facts: tuple[str, ...]
    told: dict[str, str]

    @property
    def id(self) -> str:
        """Its name, which stays the same as long as it is asked of the same fact."""
        return fact_id(self.page, "question", self.kind, self.fact)


def waiting(connection: Connection) -> dict[str, int]:
    """How many questions of each kind wait for an answer."""
    table = schema.QUESTIONS.c
    query = select(table.kind, func.count()).where(table.answered == 0).group_by(table.kind)
    counts = {row[0]: row[1] for row in connection.execute(query)}
    return {kind: counts[kind] for kind in KINDS if kind in counts}


def queue(connection: Connection, kinds: Sequence[str], limit: int) -> tuple[Question, ...]:
    """The first questions that wait, of some kinds or (none given) of all."""
    table = schema.QUESTIONS.c
    first = select(schema.QUESTIONS).where(table.answered == 0)
    first = first.order_by(table.weight.desc(), table.id.desc()).limit(limit)
    # kind by kind, each in the order of its index: of several kinds at once the database would sort all that wait
    asked = [first.where(table.kind == kind) for kind in kinds] or [first]
    rows = [row for query in asked for row in connection.execute(query)]
    rows.sort(key=lambda row: (row.weight, row.id), reverse=True)
    return tuple(map(_question, rows[:limit]))


def question(connection: Connection, name: str) -> Question:
    """A question by its id, answered or not. Raises KeyError."""
    row = connection.execute(select(schema.QUESTIONS).where(schema.QUESTIONS.c.id == name)).first()
    if row is None:
        raise KeyError(name)
    return _question(row)


def _question(row: Row[Any]) -> Question:
    told = msgspec.json.decode(row.told, type=dict[str, str])
    return Question(
        row.kind, row.weight, row.fact_id, row.page_id, row.visit, tuple(row.facts.split("|")), told
    )
