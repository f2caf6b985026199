"""People (人物): everybody who took part in a visit, and one person: offices as observed, visits, companions, regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from msgspec import Struct

from zuotan.knowledge import english
from zuotan.record import dossiers
from zuotan.record.careers import Sighted, sighted
from zuotan.web import places
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.catalogue import Catalogue, raised
from zuotan.web.drawing import tenures
from zuotan.web.filters import Filter
from zuotan.web.forms import form_of
from zuotan.web.judging import Judging, gone_to, rejected
from zuotan.web.names import persons_named
from zuotan.web.paging import Paging
from zuotan.web.sentences import direction, when
from zuotan.web.tallies import HOST, SORTS, VISITOR, Places, bearers, latest, tally_of, years
from zuotan.web.visits import fields_of

router = APIRouter()
LISTED, VISITS, COMPANIONS = 50, 25, 10
"""Rows shown of the list, of a person's visits, of those who travel with them."""


class Office(Struct, frozen=True):
    """An office as observed: the days of the pages that name it, and its first and last."""

    name: str
    days: tuple[str, ...]

    @property
    def first(self) -> str:
        """The first day seen."""
        return self.days[0]

    @property
    def last(self) -> str:
        """The last day seen."""
        return self.days[-1]


class Namesake(Struct, frozen=True):
    """Another person of the same name."""

    id: str
    office: str | None
    years: str


class Partaking(Struct, frozen=True):
    """A visit that the person took part in."""

    id: str
    when: str
    direction: str
    chinese: str
    side: str
    roles: tuple[str, ...]
    fields: tuple[str, ...]
    pages: int
    facts: tuple[str, ...]


class Companion(Struct, frozen=True):
    """Somebody who took part in the same visits."""

    id: str
    name: str
    office: str | None
    visits: int
    width: float


class Where(Struct, frozen=True):
    """A region that the person visited, or whose visitors they received, and how often."""

    code: str
    visited: int
    received: int


@router.get("/people")
def people(asked: Asking, record: Held, sort: str = "", page: int = 1, q: str = "") -> HTMLResponse:
    """Everybody who took part in the visits that the filters let through; ``q`` is a name, or the beginning of its pinyin."""
    catalogue = asked.catalogue
    filter_ = Filter.of(asked.request.query_params)
    sort = sort if sort in SORTS else SORTS[0]
    tally = tally_of(catalogue, filter_)
    seen = tally.visits > 0
    if q.strip():
        seen &= persons_named(catalogue, q)
    if filter_.person:
        seen &= persons_named(catalogue, filter_.person)
    chosen = np.flatnonzero(seen)
    paging = Paging.of(page, len(chosen), LISTED)
    shown = tally.ordered(chosen, sort, paging.end)[paging.start :]
    offices = _offices(asked, record, shown)
    return asked.page(
        "people.html",
        form=form_of(filter_, catalogue, asked.language),
        lines=[tally.line(int(p), offices.get(int(p))) for p in shown],
        paging=paging,
        sort=sort,
        sorts=SORTS,
        q=q.strip(),
        every=len(catalogue.people),
    )


@router.get("/people/{name}")
def person(name: str, asked: Asking, record: Held, page: int = 1) -> Response:
    """One person, by the name of their cluster or of any fact that tells of them."""
    home = dossiers.clusters(record.connection, "person", [name]).get(name, name)
    if home != name:
        return RedirectResponse(asked.link(f"people/{home}"), status_code=308)
    catalogue = asked.catalogue
    seen = sighted(record.connection, home)
    found = np.flatnonzero(persons_named(catalogue, home))
    if not seen and (gone := gone_to(asked, record, home)):
        return gone
    if not seen or len(found) != 1:
        raise HTTPException(404, "no such person")
    p = int(found[0])
    parts = catalogue.parts
    rows = np.flatnonzero(parts.person == p)
    visits = np.unique(parts.v[rows])
    newest = visits[np.argsort(-catalogue.middle[visits], kind="stable")]
    paging = Paging.of(page, len(newest), VISITS)
    offices = observed(seen)
    namesakes = [n for n in bearers(catalogue.names)[catalogue.names[p]] if n != p]
    spellings = Counter(one.name for one in seen)
    partakings = _partakings(asked, record, newest[paging.start : paging.end], seen)
    lost = rejected(asked, record, sorted({one.page for one in seen}))
    return asked.page(
        "person.html",
        id=home,
        name=catalogue.names[p],
        spellings=[other for other in spellings if other != catalogue.names[p]],
        reading=english.surname_reading(catalogue.names[p]),
        offices=offices,
        wide=tenures.draw([one.days for one in offices], wide=True),
        narrow=tenures.draw([one.days for one in offices], wide=False),
        english=english.office,
        pages=len({one.page for one in seen}),
        since=next((one.day[:4] for one in seen if one.day), None),
        visits=len(visits),
        led=len(np.unique(parts.v[rows[parts.head[rows]]])),
        partakings=partakings,
        judging=Judging.of(asked, record, (fact for one in partakings for fact in one.facts)),
        rejected=[one for one in lost if one.table == "people"],
        paging=paging,
        companions=_beside(asked, record, p, rows, same=True),
        counterparts=_beside(asked, record, p, rows, same=False),
        where=_where(catalogue, rows),
        region_of=places.region,
        namesakes=_namesakes(asked, record, namesakes),
    )


def observed(seen: Iterable[Sighted]) -> list[Office]:
    """The offices in which a person was seen on a day, in the order of their first days."""
    days: dict[str, set[str]] = {}
    for one in seen:
        for office in one.offices:
            if one.day:
                days.setdefault(office, set()).add(one.day)
    return sorted(
        (Office(name, tuple(sorted(several))) for name, several in days.items()),
        key=lambda office: (office.first, office.last, office.name),
    )


def _offices(asked: Asked, record: Held, chosen: Sequence[int] | Places) -> dict[int, str]:
    """The office in which each of some people was seen last, as the visit tells it."""
    catalogue = asked.catalogue
    last = latest(catalogue)
    visits = {int(p): int(last[p]) for p in chosen if last[p] >= 0}
    ids = sorted({catalogue.ids[v] for v in visits.values()})
    merged = {one.id: one for one in dossiers.merged(record.connection, ids)}
    found = {}
    for p, v in visits.items():
        name = catalogue.names[p]
        for one in merged[catalogue.ids[v]].people:
            if name in (one.name, *one.spellings) and one.offices:
                found[p] = one.offices[0]
    return found


def _partakings(asked: Asked, record: Held, visits: Places, seen: Sequence[Sighted]) -> list[Partaking]:
    language, catalogue = asked.language, asked.catalogue
    told: dict[str, list[Sighted]] = {}
    for one in seen:
        told.setdefault(one.visit, []).append(one)
    made = []
    for visit in dossiers.merged(record.connection, [catalogue.ids[v] for v in visits]):
        v = catalogue.place[visit.id]
        here = told.get(visit.id, [])
        roles = [role for role in ("head", "chair", "speaker") if any(role in one.roles for one in here)]
        made.append(
            Partaking(
                visit.id,
                when(language, visit.days.value, visit.bounds),
                direction(language, visit.visitors.value, visit.hosts.value),
                direction("zh", visit.visitors.value, visit.hosts.value) if language == "en" else "",
                here[0].side if here else "third",
                tuple(roles) or ("participant",),
                fields_of(catalogue, v)[:2],
                int(catalogue.pages[v]),
                tuple(one.fact for one in here),
            )
        )
    return made


def _beside(asked: Asked, record: Held, p: int, rows: Places, *, same: bool) -> list[Companion]:
    """Who took part most often in a person's visits on the same side, or across the table."""
    catalogue = asked.catalogue
    parts = catalogue.parts
    side = np.full(len(catalogue), -1, dtype=np.int32)
    side[parts.v[rows]] = parts.side[rows]
    there = side[parts.v]
    others = (there >= 0) & (parts.person != p)
    others &= (
        (parts.side == there) if same else ((parts.side != there) & (parts.side <= HOST) & (there <= HOST))
    )
    counts = np.bincount(parts.person[others], minlength=len(catalogue.people))
    seen = np.flatnonzero(counts)
    chosen = [int(n) for n in seen[np.argsort(-counts[seen], kind="stable")][:COMPANIONS]]
    offices = _offices(asked, record, chosen)
    most = max((int(counts[n]) for n in chosen), default=1)
    return [
        Companion(
            catalogue.people[n],
            catalogue.names[n],
            offices.get(n),
            int(counts[n]),
            round(66 * int(counts[n]) / most, 1),
        )
        for n in chosen
    ]


def _where(catalogue: Catalogue, rows: Places) -> list[Where]:
    """The provinces that a person visited, and those whose visitors they received."""
    parts, flows = catalogue.parts, catalogue.flows
    counts: dict[str, Counter[int]] = {}
    for name, side, codes in (("visited", VISITOR, flows.host), ("received", HOST, flows.visitor)):
        here = np.zeros(len(catalogue), dtype=np.bool_)
        here[parts.v[rows[parts.side[rows] == side]]] = True
        chosen = raised(codes[here[flows.v]], "province")
        counts[name] = Counter(chosen.tolist())
    ranked = (counts["visited"] + counts["received"]).most_common(12)
    return [Where(f"{code:06d}", counts["visited"][code], counts["received"][code]) for code, _ in ranked]


def _namesakes(asked: Asked, record: Held, others: list[int]) -> list[Namesake]:
    catalogue = asked.catalogue
    offices = _offices(asked, record, others)
    made = []
    for n in others:
        days = catalogue.middle[catalogue.parts.v[catalogue.parts.person == n]]
        days = days[days >= 0]
        seen = years(int(days.min()), int(days.max())) if len(days) else ""
        made.append(Namesake(catalogue.people[n], offices.get(n), seen))
    return made
