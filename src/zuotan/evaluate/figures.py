"""The figures: what is a match, for each.

People, offices, heads, speakers and chairs are compared within matched visits; those of a visit that was missed are missed,
those of a visit that is none are extra. Stops, commitments, agreements and terms lie at places of the text and are compared
within the page, so that one wrong region code does not hide whether they were found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from zuotan.evaluate.matching import Pair, overlap, pairs
from zuotan.evaluate.places import same_place
from zuotan.evaluate.scores import Figure
from zuotan.evaluate.visiting import Record

Missing = list[str]
Extra = list[str]
Compared = tuple[Figure, Missing, Extra]
"""The count of a figure, and what is missing and what is extra, in words."""

CLAUSE = 0.5
"""The least overlap (intersection over union) of two spans that are the same commitment, or the same term."""
AGREEMENT = 0.6
"""The least overlap of two spans that are the same agreement."""


def counted(gold: Iterable[Hashable], found: Iterable[Hashable], told: Callable[[Any], str]) -> Compared:
    """Items that match where they are equal, each as often as it stands (namesakes count each)."""
    true, claimed = Counter(gold), Counter(found)
    missing, extra = true - claimed, claimed - true
    shared = (true & claimed).total()
    return (
        Figure(shared, extra.total(), missing.total()),
        [told(item) for item in missing.elements()],
        [told(item) for item in extra.elements()],
    )


def paired(
    gold: Sequence[Any],
    found: Sequence[Any],
    likeness: Callable[[Any, Any], float],
    told: Callable[[Any], str],
) -> tuple[Compared, list[Pair]]:
    """Items that match where ``likeness`` is above 0, each once; and which pairs they make."""
    made = pairs(gold, found, likeness)
    of_gold, of_found = {i for i, _ in made}, {j for _, j in made}
    missing = [told(item) for i, item in enumerate(gold) if i not in of_gold]
    extra = [told(item) for j, item in enumerate(found) if j not in of_found]
    return (Figure(len(made), len(extra), len(missing)), missing, extra), made


def people(gold: list[Record], found: list[Record]) -> Compared:
    """Same name, same side."""
    return counted(
        ((one["name"], one["side"]) for one in gold),
        ((one["name"], one["side"]) for one in found),
        lambda item: f"{item[0]} ({item[1]})",
    )


def offices(gold: list[Record], found: list[Record]) -> Compared:
    """Same person, same office."""
    return counted(
        ((one["name"], office) for one in gold for office in one["offices"]),
        ((one["name"], office) for one in found for office in one["offices"]),
        lambda item: f"{item[0]}: {item[1]}",
    )


def holders(role: str) -> Callable[[list[Record], list[Record]], Compared]:
    """The comparison of who has ``role``: same name, with the role."""

    def compare(gold: list[Record], found: list[Record]) -> Compared:
        return counted(
            (one["name"] for one in gold if role in one["roles"]),
            (one["name"] for one in found if role in one["roles"]),
            str,
        )

    return compare


def chairs(gold: list[Record], found: list[Record]) -> Compared:
    """Same name as the chair of a meeting, by the role or by the meeting itself."""
    return counted(sorted(_chairs(gold)), sorted(_chairs(found)), str)


def _chairs(visits: list[Record]) -> set[str]:
    named = {meeting["chair"] for visit in visits for meeting in visit["meetings"] if meeting.get("chair")}
    return named | {one["name"] for visit in visits for one in visit["people"] if "chair" in one["roles"]}


def stops(gold: list[Record], found: list[Record], regions: frozenset[str]) -> Compared:
    """The same place, once what contains it is dropped (see :mod:`zuotan.evaluate.places`)."""
    compared, _ = paired(
        gold, found, lambda one, other: same_place(one, other, regions), lambda stop: str(stop["name"])
    )
    return compared


def commitments(gold: list[Record], found: list[Record]) -> tuple[Compared, list[Pair]]:
    """Same speaker, spans that overlap by ``CLAUSE``; and the pairs, whose fields are compared next."""

    def likeness(one: Record, other: Record) -> float:
        shared = overlap(one["span"], other["span"]) if one["by"] == other["by"] else 0.0
        return shared if shared >= CLAUSE else 0.0

    return paired(gold, found, likeness, lambda one: f"{one['by'] or '—'}: {one['text']}")


def commitment_characters(gold: list[Record], found: list[Record]) -> Figure:
    """Characters claimed as commitments of each speaker, however they are cut."""
    true, claimed = _characters(gold), _characters(found)
    shared = len(true & claimed)
    return Figure(shared, len(claimed) - shared, len(true) - shared)


def _characters(commitments: list[Record]) -> set[tuple[str | None, int]]:
    return {(one["by"], at) for one in commitments for at in range(*one["span"])}


def fields(gold: list[Record], found: list[Record], made: list[Pair]) -> Compared:
    """Fields of cooperation of the commitments that matched."""
    total, missing, extra = Figure(), [], []
    for i, j in made:
        text = gold[i]["text"]
        count, lacks, adds = counted(set(gold[i]["fields"]), set(found[j]["fields"]), str)
        total += count
        missing += [f"{name}: {text}" for name in sorted(lacks)]
        extra += [f"{name}: {text}" for name in sorted(adds)]
    return total, missing, extra


def agreements(gold: list[Record], found: list[Record]) -> Compared:
    """Spans that overlap by ``AGREEMENT``."""
    compared, _ = paired(gold, found, _overlapping(AGREEMENT), lambda one: str(one["title"]))
    return compared


def terms(gold: Record, found: Record) -> Compared:
    """Mentions of programmes and phrases, taken together: spans that overlap by ``CLAUSE``."""
    compared, _ = paired(
        _mentions(gold),
        _mentions(found),
        _overlapping(CLAUSE),
        lambda one: f"{one['name']} {list(one['span'])}",
    )
    return compared


def _overlapping(least: float) -> Callable[[Record, Record], float]:
    def likeness(one: Record, other: Record) -> float:
        shared = overlap(one["span"], other["span"])
        return shared if shared >= least else 0.0

    return likeness


def _mentions(page: Record) -> list[Record]:
    return [
        {"name": term["name"], "span": tuple(span)}
        for kind in ("programmes", "phrases")
        for term in page[kind]
        for span in term["spans"]
    ]
