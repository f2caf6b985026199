"""The answers (答案) that a question of the queue can have: what each is called, which key gives it, and what it decides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zuotan.record.passages import Passage
from zuotan.record.questions import Question

SIDES = (("visitor", "v"), ("host", "h"), ("third", "t"))
CANNOT_TELL = "cannot_tell"
"""The note of somebody who looked and could not tell: it takes the question out of the queue, and says so in the log."""


class Act(Struct, frozen=True):
    """One decision to be made: what of which fact."""

    fact: str
    action: str
    field: str | None = None
    value: str | None = None


class Answer(Struct, frozen=True):
    """One answer. ``label`` is a wording; ``of`` a value that it names (of ``field``), ``as_read`` whether the record says so now.
    ``takes`` names what a person has to write for it: days, name, title."""

    name: str
    key: str
    label: str
    acts: tuple[Act, ...] = ()
    field: str | None = None
    of: str | None = None
    as_read: bool = False
    takes: str | None = None


def answers(question: Question, told: Sequence[Passage]) -> tuple[Answer, ...]:
    """The answers to a question, none before the others but in their order."""
    facts = [one.fact for one in told] or list(question.facts)
    main, rest = question.fact, Answer("cannot", "s", "cannot_tell", _noted(question, CANNOT_TELL))
    not_it = Answer("reject", "r", f"not_{question.kind}", tuple(Act(fact, "reject") for fact in facts))
    right = Answer("confirm", "c", f"right_{question.kind}", tuple(Act(fact, "confirm") for fact in facts))
    match question.kind:
        case "side" | "joint":
            return (*(_side(told, side, key) for side, key in SIDES), not_it, rest)
        case "days" | "kind" | "regions":
            field = question.told["field"]
            write = (Answer("write", "e", "write_days", takes="days"),) if field == "days" else ()
            return (*_values(told, field), *write, rest)
        case "visits" | "person":
            other = question.facts[1]
            return (
                Answer("merge", "m", f"one_{question.kind}", (Act(main, "merge", None, other),)),
                Answer("split", "x", f"two_{question.kind}", (Act(main, "split", None, other),)),
                rest,
            )
        case "offices":
            apart = Act(main, "split", None, question.facts[1])
            one = Act(main, "confirm")
            return (
                Answer("confirm", "c", "one_person", (one,)),
                Answer("split", "x", "two_person", (apart,)),
                rest,
            )
        case "agreement":
            none = Answer("none", "n", "no_agreement", _noted(question, "no_agreement"))
            return Answer("write", "a", "add_agreement", takes="title"), none, rest
        case "name":
            return right, Answer("write", "e", "write_name", takes="name"), not_it, rest
        case "bounds":
            return Answer("write", "e", "write_days", takes="days"), right, rest
        case _:
            of_all = tuple(Act(main, action) for action in ("confirm", "reject"))
            return (
                Answer("confirm", "c", "right_repairs", of_all[:1]),
                Answer("reject", "r", "not_repairs", of_all[1:]),
                rest,
            )


def written(question: Question, told: Sequence[Passage], value: str) -> tuple[Act, ...]:
    """What the value decides that a person wrote for the answer that takes one; an agreement is made a fact elsewhere."""
    field = "name" if question.kind == "name" else "days"
    return tuple(_set(one, field, value) for one in told)


def _noted(question: Question, what: str) -> tuple[Act, ...]:
    return (Act(question.fact, "note", None, what),)


def _side(told: Sequence[Passage], side: str, key: str) -> Answer:
    acts = tuple(_set(one, "side", side) for one in told)
    return Answer(side, key, f"side_{side}", acts, as_read=all(act.action == "confirm" for act in acts))


def _values(told: Sequence[Passage], field: str) -> tuple[Answer, ...]:
    """One answer for each value that is told."""
    values = dict.fromkeys(one.values[field] for one in told)
    return tuple(
        Answer(
            str(n),
            str(n),
            "this_value",
            tuple(_set(one, field, value) for one in told),
            field=field,
            of=value,
        )
        for n, value in enumerate(list(values)[:9], 1)
    )


def _set(one: Passage, field: str, value: str) -> Act:
    """Make a field of a fact a value: a confirmation where it has it."""
    if one.values[field] == value:
        return Act(one.fact, "confirm")
    return Act(one.fact, "correct", field, value)
