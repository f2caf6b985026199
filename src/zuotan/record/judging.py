"""Judging (判定): what the log of decisions makes of facts. The log is only ever added to; what holds is worked out from it.

Of two decisions on a fact the later one holds. Decisions of different people that disagree both stay in the log: the fact is shown
as the later one says, and ``Judgement.against`` keeps what others said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.model import Span
from zuotan.record import schema
from zuotan.record.parting import parted
from zuotan.record.rows import Decision

ACTIONS = ("confirm", "correct", "reject", "add", "merge", "split", "note", "track", "undo")
"""What a person can decide about a fact; ``track`` says what became of an item of the ledger (see ``items``)."""
VERDICTS = ("confirm", "correct", "reject", "add")
"""The actions that judge one fact."""

State = Literal["unseen", "confirmed", "corrected", "rejected"]


class Added(Struct, frozen=True):
    """A fact that was missed, as marked by a person: what kind of fact (a table of the record), of which visit (none for a term), its
    place in the restored text and in the page's bytes, the words marked, and values of its fields."""

    table: str
    visit: str | None
    text: Span
    raw: Span
    words: str
    values: dict[str, str]


class Judgement(Struct, frozen=True):
    """What holds of one fact. ``last`` gave it its ``state``; ``changes`` are the corrections that hold, one a field; ``adds``
    is what added the fact, where a person did; ``against`` what other people decided otherwise; ``notes`` what was noted; ``seen`` the
    number of the last decision on the fact of any kind; ``joined`` tells that it was merged or split."""

    fact: str
    state: State = "unseen"
    last: Decision | None = None
    changes: tuple[Decision, ...] = ()
    adds: Decision | None = None
    against: tuple[Decision, ...] = ()
    notes: tuple[Decision, ...] = ()
    seen: int = 0
    joined: bool = False

    @property
    def spoken(self) -> bool:
        """Whether anybody said anything of the fact that holds."""
        return self.joined or self.last is not None or bool(self.notes)


def standing(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, in order: undone ones and undoings left out. An undoing can itself be undone."""
    undone: set[int] = set()
    kept = []
    for one in sorted(log, key=lambda one: -one.n):
        if one.n in undone:
            continue
        if one.action == "undo" and one.undoes is not None:
            undone.add(one.undoes)
        else:
            kept.append(one)
    return kept[::-1]


def judged(fact: str, log: Sequence[Decision]) -> Judgement:
    """What the decisions on one fact make of it. A confirmation is of the fact as shown: corrections before it hold."""
    held = standing(log)
    verdicts = [one for one in held if one.action in VERDICTS]
    changes = {one.field: one for one in verdicts if one.action == "correct"}
    last = verdicts[-1] if verdicts else None
    state: State = "unseen"
    if last is not None:
        state = "rejected" if last.action == "reject" else "corrected" if changes else "confirmed"
    by_others = {one.who: one for one in verdicts if last is not None and one.who != last.who}
    return Judgement(
        fact=fact,
        state=state,
        last=last,
        changes=tuple(changes.values()),
        adds=next((one for one in verdicts if one.action == "add"), None),
        against=tuple(one for one in by_others.values() if last is not None and _otherwise(one, last)),
        notes=tuple(one for one in held if one.action == "note"),
        seen=max((one.n for one in log), default=0),
        joined=any(one.action in ("merge", "split") for one in held),
    )


def _otherwise(one: Decision, last: Decision) -> bool:
    """Whether an earlier decision says something else than the last."""
    if (one.action == "reject") != (last.action == "reject"):
        return True
    if last.action != "correct":
        return False
    return one.action != "correct" or (one.field == last.field and one.value != last.value)


def judgements(connection: Connection, facts: Iterable[str]) -> dict[str, Judgement]:
    """What holds of each of the facts: one of which nobody said anything is unseen."""
    names = tuple(facts)
    log: defaultdict[str, list[Decision]] = defaultdict(list)
    for part in parted(names):
        query = select(schema.DECISIONS).where(schema.DECISIONS.c.fact_id.in_(part))
        for row in connection.execute(query.order_by(schema.DECISIONS.c.n)):
            log[row.fact_id].append(Decision(*row))
    return {name: judged(name, log[name]) for name in names}


def of_page(connection: Connection, page: str) -> dict[str, Judgement]:
    """What holds of the facts of a page of which anybody said anything."""
    log: defaultdict[str, list[Decision]] = defaultdict(list)
    query = select(schema.DECISIONS).where(schema.DECISIONS.c.page_id == page)
    for row in connection.execute(query.order_by(schema.DECISIONS.c.n)):
        log[row.fact_id].append(Decision(*row))
    return {name: judged(name, several) for name, several in log.items()}


def latest(connection: Connection, limit: int, who: str | None = None) -> tuple[Decision, ...]:
    """The last decisions that were made, newest first, of one person or of all."""
    query = select(schema.DECISIONS).order_by(schema.DECISIONS.c.n.desc()).limit(limit)
    if who is not None:
        query = query.where(schema.DECISIONS.c.who == who)
    return tuple(Decision(*row) for row in connection.execute(query))


def added(decision: Decision) -> Added:
    """The fact that a decision adds. Raises ValueError where it adds none."""
    try:
        return msgspec.json.decode(decision.value or "", type=Added)
    except msgspec.DecodeError as error:
        raise ValueError(f"decision {decision.n} adds no fact: {error}") from error
