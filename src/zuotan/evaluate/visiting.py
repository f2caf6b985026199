"""Which visit of a reading is which visit of the gold, and whether its days are right."""

from __future__ import annotations

from datetime import date
from typing import Any

from zuotan.evaluate.matching import Pair, pairs

Record = dict[str, Any]


def matched(gold: list[Record], found: list[Record]) -> list[Pair]:
    """Pairs of visits with the same sets of visitor and host codes whose days overlap where both are known.

    Several visits can have the same regions (a tour told with a return visit, both without days): the pair whose days are
    equal and whose people are most alike is taken first.
    """
    return pairs(gold, found, _likeness)


def _likeness(gold: Record, found: Record) -> float:
    if codes(gold["visitors"]) != codes(found["visitors"]) or codes(gold["hosts"]) != codes(found["hosts"]):
        return 0.0
    one, other = _days(gold), _days(found)
    if one and other and (one[0] > other[1] or other[0] > one[1]):
        return 0.0
    names, others = _names(gold), _names(found)
    shared = len(names & others) / max(1, len(names | others))
    return 1.0 + (one == other) + shared


def codes(regions: list[Record]) -> frozenset[str]:
    """The codes of a side's regions."""
    return frozenset(region["code"] for region in regions)


def _names(visit: Record) -> set[str]:
    return {person["name"] for person in visit["people"]}


def _days(visit: Record) -> tuple[str, str] | None:
    """First and last day, ISO; one known day stands for both."""
    start: str | None = visit.get("start") or visit.get("end")
    end: str | None = visit.get("end") or start
    return (start, end) if start and end else None


def days_right(gold: Record, found: Record) -> bool:
    """Whether a matched visit's days are right: equal, or, where the gold says that they are inferred, inside the bounds
    that the reading gives (its own days where it gives no bounds)."""
    if gold["date_basis"] != "inferred":
        return (gold.get("start"), gold.get("end")) == (found.get("start"), found.get("end"))
    true = _days(gold) or _bounds(gold)
    given = _bounds(found)
    if true is None or given is None:
        return true is None
    return given[0] <= true[0] and true[1] <= given[1]


def _bounds(visit: Record) -> tuple[str, str] | None:
    earliest = visit.get("earliest") or visit.get("start")
    latest = visit.get("latest") or visit.get("end") or visit.get("start")
    return (earliest, latest) if earliest and latest else None


def width(found: Record) -> int | None:
    """The number of days from the earliest to the latest day that the reading gives; None where it gives no bounds."""
    bounds = _bounds(found)
    try:
        return (date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0])).days if bounds else None
    except ValueError:
        return None


def days_told(visit: Record) -> str:
    """The days of a visit for a reader."""
    known, bounds = _days(visit), _bounds(visit)
    told = "–".join(dict.fromkeys(known)) if known else "days unknown"
    if bounds and bounds != known:
        told += f" [{bounds[0]} … {bounds[1]}]"
    return told


def visit_told(visit: Record) -> str:
    """A visit for a reader: visitors → hosts, days."""
    sides = ["、".join(region["name"] for region in visit[side]) or "?" for side in ("visitors", "hosts")]
    return f"{sides[0]} → {sides[1]}, {days_told(visit)}"
