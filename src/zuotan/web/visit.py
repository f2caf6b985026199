"""A visit (访问): who, when, where, in one sentence; the words that say so beside every fact; what was promised; the sources compared."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import numpy as np
from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse
from msgspec import Struct

from zuotan.knowledge.regions import gazetteer
from zuotan.model import Region
from zuotan.record import dossiers
from zuotan.record.dossiers import StopTold
from zuotan.resolution import MergedVisit
from zuotan.web import comparing
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.casefile import Casefile, of_visit
from zuotan.web.catalogue import Catalogue
from zuotan.web.drawing.way import Way, way
from zuotan.web.judging import Judging, rejected
from zuotan.web.places import region
from zuotan.web.sentences import direction, region_name, region_names, sentence, when
from zuotan.web.states import States

router = APIRouter()
AROUND = 3
"""Visits of the pair shown before and after this one."""


class Row(Struct, frozen=True):
    """A visit in a list: its id, when, who went to whom, the heads of the delegation, how many pages tell it."""

    id: str
    when: str
    direction: str
    heads: tuple[str, ...]
    pages: int


class Stage(Struct, frozen=True):
    """A stop on the way: the fact, and the number of its place on the map (0 where it is not drawn)."""

    stop: StopTold
    number: int
    place: str


@router.get("/visits/{name}")
def visit(name: str, asked: Asking, record: Held, page: str | None = None) -> Response:
    """One visit, by its name or by that of one of its tellings; ``page`` is the source whose text is shown."""
    case = of_visit(record.connection, name, page)
    if case is None:
        home = dossiers.visit_of(record.connection, name)
        if home in (None, name):
            raise HTTPException(404, "no such visit")
        return RedirectResponse(asked.link(f"visits/{home}"), status_code=308)
    states = States(record.judgements(fact for facts in case.shown() for fact in facts))
    stages, drawn = staged(case, asked.language)
    several = pair(asked.catalogue, case.visit)
    near = _near(several, asked.catalogue.place[name]) if name in asked.catalogue.place else []
    return asked.page(
        "visit.html",
        case=case,
        states=states,
        counts=states.counts(case.shown()),
        parts=sentence(asked.language, case.outline),
        when=when(asked.language, case.visit.days.value, case.visit.bounds),
        direction=direction(asked.language, case.visit.visitors.value, case.visit.hosts.value),
        visit=case.visit,
        page=case.page,
        programmes=[(term, quote(term.name, safe="")) for term in case.terms if term.kind == "programme"],
        stages=stages,
        way=drawn,
        pair=rows(asked, dossiers.merged(record.connection, [asked.catalogue.ids[v] for v in near])),
        pairs=len(several),
        legs=dossiers.legs(record.connection, name),
        lines=comparing.lines(case, asked.say),
        relations=comparing.relations(case, asked.say),
        regions=region_names,
        region_name=region_name,
        told_when=when,
        judging=Judging.of(asked, record, [*case.home, *case.visit.tellings]),
        rejected=rejected(asked, record, list(case.pages)),
        disputed=len({one.page for one in case.tellings if _differs(one.id, case)}),
    )


def staged(case: Casefile, language: str) -> tuple[list[Stage], Way | None]:
    """The stops with their places on the map, and the map. Stops have no coordinates: what is drawn is the region that a stop's
    name or surroundings name, at its seat."""
    hosts = case.visit.hosts.value
    codes = [place_of(stop, hosts) for stop in case.stops]
    numbers: dict[str, int] = {}
    for code in codes:
        if code:
            numbers.setdefault(code, len(numbers) + 1)
    regions = {code: region(code) for code in numbers}
    labels = [(code, f"{n} {region_name(language, regions[code], True)}") for code, n in numbers.items()]
    drawn = way(
        [(one.code, region_name(language, one, True)) for one in case.visit.visitors.value],
        [(one.code, region_name(language, one, True)) for one in hosts],
        labels,
    )
    return [
        Stage(
            stop,
            numbers.get(code or "", 0),
            stop.within or (region_name(language, regions[code]) if code else ""),
        )
        for stop, code in zip(case.stops, codes, strict=True)
    ], drawn


def place_of(stop: StopTold, hosts: Sequence[Region]) -> str | None:
    """The code of the region inside the hosts' that a stop's surroundings, or the beginning of its name, name."""
    places = gazetteer()
    for text in filter(None, (stop.within, stop.name)):
        for length in range(min(len(text), 8), 1, -1):
            for entry in places.named(text[:length]):
                if any(entry.code == one.code or places.contains(one.code, entry.code) for one in hosts):
                    return entry.code
    return None


def pair(catalogue: Catalogue, visit: MergedVisit) -> list[int]:
    """The visits between the regions of a visit, either way, by day."""
    ours = np.array([int(one.code) for one in visit.visitors.value], dtype=np.int32)
    theirs = np.array([int(one.code) for one in visit.hosts.value], dtype=np.int32)
    flows = catalogue.flows
    there = np.isin(flows.visitor, ours) & np.isin(flows.host, theirs)
    back = np.isin(flows.visitor, theirs) & np.isin(flows.host, ours)
    found = np.unique(flows.v[there | back])
    return [int(v) for v in found[np.argsort(catalogue.middle[found], kind="stable")]]


def rows(asked: Asked, visits: Sequence[MergedVisit]) -> list[Row]:
    """Visits as the rows of a list."""
    language, catalogue = asked.language, asked.catalogue
    return [
        Row(
            one.id,
            when(language, one.days.value, one.bounds),
            direction(language, one.visitors.value, one.hosts.value),
            tuple(
                person.name for person in one.people if person.side == "visitor" and "head" in person.roles
            ),
            int(catalogue.pages[catalogue.place[one.id]]) if one.id in catalogue.place else 1,
        )
        for one in visits
    ]


def _near(several: Sequence[int], here: int) -> list[int]:
    at = several.index(here) if here in several else 0
    start = max(0, min(at - AROUND, len(several) - 2 * AROUND - 1))
    return list(several[start : start + 2 * AROUND + 1])


def _differs(telling: str, case: Casefile) -> bool:
    """Whether a telling has another value than the one taken, in anything that is merged."""
    merged = case.visit
    others = (*merged.kind.others, *merged.visitors.others, *merged.hosts.others, *merged.days.others)
    return any(telling in by for _, by in others)
