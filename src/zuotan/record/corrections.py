"""What can be corrected in each kind of fact, and how a correction is written in the log: as text, several values joined by ``|``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import get_args

from zuotan.knowledge.regions import gazetteer
from zuotan.knowledge.tables import rows, several
from zuotan.model import Region, Role, Side, VisitKind

Clean = Callable[[str], str]
LONGEST = 2000
"""Characters of a correction."""


class Unfit(ValueError):
    """A value that a field cannot have; the message names what is wrong (a wording ``unfit_…`` of the pages)."""


def _text(said: str) -> str:
    """Words, on one line."""
    line = re.sub(r"[\s\x00-\x1f\x7f]+", " ", said).strip()
    if not line:
        raise Unfit("empty")
    if len(line) > LONGEST:
        raise Unfit("long")
    return line


def _maybe(said: str) -> str:
    return _text(said) if said.strip() else ""


def _one_of(*values: str) -> Clean:
    def clean(said: str) -> str:
        if said not in values:
            raise Unfit("choice")
        return said

    return clean


def _joined(each: Clean) -> Clean:
    def clean(said: str) -> str:
        parts = [part for part in re.split(r"[|\n;；]", said) if part.strip()]
        return "|".join(dict.fromkeys(each(part.strip()) for part in parts))

    return clean


def _days(said: str) -> str:
    """One ISO day, or two joined by a slash (ISO 8601), first and last; nothing where no day is known."""
    try:
        days = [date.fromisoformat(part.strip()).isoformat() for part in said.split("/") if part.strip()]
    except ValueError:
        raise Unfit("day") from None
    if len(days) > 2 or days != sorted(days):
        raise Unfit("day")
    return "/".join(dict.fromkeys(days))


def _regions(said: str) -> str:
    """Codes of regions; a name that only one region has stands for its code."""
    return _joined(_code)(re.sub(r"[、，,\s]+", "|", said.strip()))


def _code(said: str) -> str:
    codes = {said} if said.isdigit() else {entry.code for entry in gazetteer().named(said)}
    if len(codes) != 1:
        raise Unfit("region")
    try:
        return gazetteer().region(codes.pop()).code
    except KeyError:
        raise Unfit("region") from None


@cache
def fields() -> tuple[str, ...]:
    """The fields of cooperation."""
    named = {name for row in rows("field_words") for name in several(row["fields"])}
    return tuple(sorted(named))


def _fields(said: str) -> str:
    return _joined(_one_of(*fields()))(said)


def regions(value: str, day: str | None) -> tuple[Region, ...]:
    """The regions of a corrected value, by their names on a day."""
    entries = (gazetteer().on(code, day) for code in value.split("|") if code)
    return tuple(Region(entry.code, entry.name) for entry in entries)


CORRECTIONS: dict[str, dict[str, Clean]] = {
    "visits": {
        "days": _days,
        "kind": _one_of(*get_args(VisitKind)),
        "visitors": _regions,
        "hosts": _regions,
    },
    "people": {
        "name": _text,
        "side": _one_of(*get_args(Side)),
        "roles": _joined(_one_of(*get_args(Role))),
        "offices": _joined(_text),
    },
    "offices": {"office": _text},
    "stops": {"name": _text, "within": _maybe},
    "meetings": {"kind": _text, "name": _maybe, "chair": _maybe},
    "agreements": {"title": _text},
    "commitments": {"text": _text, "by": _maybe, "fields": _fields},
    "terms": {"name": _text},
    "observations": {"name": _text, "office": _text},
}
"""For each table of facts its fields that can be corrected, with what makes a value of them fit for the log."""

COLUMNS = {("commitments", "by"): "speaker"}
"""Fields whose column has another name."""

ADDABLE = ("people", "stops", "meetings", "agreements", "commitments", "terms")
"""The tables to which a person can add a fact that was missed."""


def fit(table: str, field: str, said: str) -> str:
    """The value as the log holds it. Raises Unfit, and KeyError where the field cannot be corrected."""
    return CORRECTIONS[table][field](said)
