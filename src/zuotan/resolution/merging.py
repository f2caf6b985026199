"""Makes one visit of its tellings: each value from where it is told best, with what others tell kept beside it.

The tellings are given best first. A value that most witnesses tell wins; where as many tell another, the better basis does (stated,
then taken from the page, then inferred), then the better telling. Pages that carry one report are one witness: a reprint adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from zuotan.model import Region, Role, Side, VisitKind
from zuotan.resolution.bounding import Bound, narrowed, own_bounds
from zuotan.resolution.seen import Days, PersonSeen, VisitSeen

Value = TypeVar("Value")

BASES = ("stated", "from_page", "inferred")
ROLES: tuple[Role, ...] = ("head", "chair", "speaker", "participant")


class Told(Struct, Generic[Value], frozen=True):
    """A value, the tellings (names of visits) that have it, why it was chosen; ``others`` is what the rest tell."""

    value: Value
    by: tuple[str, ...]
    why: str
    others: tuple[tuple[Value, tuple[str, ...]], ...] = ()


class MergedPerson(Struct, frozen=True):
    """A person of the visit: name as most spell it, all roles and offices told, the facts (names of people) that tell of them."""

    name: str
    side: Side
    roles: tuple[Role, ...]
    offices: tuple[str, ...]
    by: tuple[str, ...]
    spellings: tuple[str, ...] = ()


class MergedVisit(Struct, frozen=True):
    """One visit, of all its tellings. ``bounds`` are the narrowest that all allow, and ``limits`` what made them so, each with its
    reason; they are set where no telling has days. What the pages themselves yield stays as it is."""

    id: str
    tellings: tuple[str, ...]
    kind: Told[VisitKind]
    visitors: Told[tuple[Region, ...]]
    hosts: Told[tuple[Region, ...]]
    days: Told[Days]
    bounds: Days
    people: tuple[MergedPerson, ...]
    stops: tuple[str, ...]
    limits: tuple[Bound, ...] = ()

    @property
    def disputed(self) -> tuple[str, ...]:
        """The values on which the tellings differ."""
        others: dict[str, Sequence[object]] = {
            "kind": self.kind.others,
            "visitors": self.visitors.others,
            "hosts": self.hosts.others,
            "days": self.days.others,
        }
        return tuple(name for name, rest in others.items() if rest)


def merge(
    tellings: Sequence[VisitSeen],
    witness: Mapping[str, str],
    person: Mapping[str, str],
    limits: Iterable[Bound] = (),
) -> MergedVisit:
    """One visit of its tellings, best first. ``witness`` gives for each page the report that it carries (pages with one
    report are copies), ``person`` for each person of a visit the one that they are; names that they lack stand for themselves.
    ``limits`` is what others know of its time, the surest first; it is asked only where no telling has days."""
    dated = [visit for visit in tellings if visit.dated]
    bounds: Days = (None, None)
    kept: tuple[Bound, ...] = ()
    if not dated:
        days = (visit.yearless for visit in tellings if visit.yearless)
        bounds, kept = narrowed([*own_bounds(tellings), *limits], days)
    return MergedVisit(
        id=min(visit.id for visit in tellings),
        tellings=tuple(visit.id for visit in tellings),
        kind=_chosen(tellings, witness, lambda visit: visit.kind),
        visitors=_chosen(tellings, witness, lambda visit: visit.visitors),
        hosts=_chosen(tellings, witness, lambda visit: visit.hosts),
        days=_chosen(dated, witness, lambda visit: (visit.start, visit.end))
        if dated
        else Told((None, None), (), "no telling has days"),
        bounds=bounds,
        people=_people(tellings, person),
        stops=_stops(tellings),
        limits=kept,
    )


def _chosen(
    tellings: Sequence[VisitSeen], witness: Mapping[str, str], value_of: Callable[[VisitSeen], Value]
) -> Told[Value]:
    """The value that wins, with what the others tell."""
    having: defaultdict[Value, list[VisitSeen]] = defaultdict(list)
    for visit in tellings:
        having[value_of(visit)].append(visit)

    def standing(value: Value) -> tuple[int, int, int]:
        voices = having[value]
        witnesses = len({witness.get(visit.page, visit.page) for visit in voices})
        return -witnesses, min(BASES.index(visit.basis) for visit in voices), tellings.index(voices[0])

    ranked = sorted(having, key=standing)
    best = ranked[0]
    names = {value: tuple(visit.id for visit in having[value]) for value in ranked}
    return Told(
        best, names[best], _why(ranked, standing), tuple((value, names[value]) for value in ranked[1:])
    )


def _why(ranked: Sequence[Value], standing: Callable[[Value], tuple[int, int, int]]) -> str:
    if len(ranked) == 1:
        return "all agree"
    first, second = standing(ranked[0]), standing(ranked[1])
    if first[0] < second[0]:
        return f"told by {-first[0]} of {-sum(standing(value)[0] for value in ranked)} reports"
    return "stated, not inferred" if first[1] < second[1] else "the best copy has it"


def _people(tellings: Sequence[VisitSeen], person: Mapping[str, str]) -> tuple[MergedPerson, ...]:
    groups: defaultdict[tuple[str, Side], list[PersonSeen]] = defaultdict(list)
    for visit in tellings:
        for one in visit.people:
            groups[person.get(one.id, one.id), one.side].append(one)
    merged = []
    for (_, side), group in groups.items():
        names = [one.name for one in group]
        spellings = sorted(set(names), key=lambda name: (-names.count(name), names.index(name)))
        roles = {role for one in group for role in one.roles}
        if len(roles) > 1:
            roles.discard("participant")
        merged.append(
            MergedPerson(
                name=spellings[0],
                side=side,
                roles=tuple(role for role in ROLES if role in roles),
                offices=tuple(dict.fromkeys(office for one in group for office in one.offices)),
                by=tuple(one.id for one in group),
                spellings=tuple(spellings[1:]),
            )
        )
    return tuple(merged)


def _stops(tellings: Sequence[VisitSeen]) -> tuple[str, ...]:
    """All stops told, each once under its longest name."""
    names = dict.fromkeys(stop for visit in tellings for stop in visit.stops)
    return tuple(name for name in names if not any(name != other and name in other for other in names))
