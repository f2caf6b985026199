"""The sources of a visit side by side (来源对照): what each page tells, where one differs, and why the value shown was taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from zuotan.knowledge import english
from zuotan.record.dossiers import Telling
from zuotan.resolution import Told
from zuotan.web.casefile import Casefile, copies
from zuotan.web.sentences import region_names, when
from zuotan.web.wording import Words

Value = TypeVar("Value")
COLUMNS = 6
"""Pages that are set side by side; the rest are listed."""


class Cell(Struct, frozen=True):
    """What one page tells; ``differs`` from what the visit's page shows."""

    text: str
    differs: bool = False
    link: str = ""


class Line(Struct, frozen=True):
    """One thing told: its wording's key, a cell a page, and why the value shown was taken (empty where all agree)."""

    key: str
    cells: tuple[Cell, ...]
    why: str = ""


def lines(case: Casefile, say: Words) -> list[Line]:
    """The table of sources."""
    language, visit = say.language, case.visit
    told = case.tellings[:COLUMNS]
    shown = case.telling
    many: dict[str, Callable[[Telling], int]] = {
        "people": lambda one: len(one.people),
        "stops": lambda one: len(one.stops),
        "meetings": lambda one: len(one.meetings),
        "agreements": lambda one: len(one.agreements),
        "commitments": lambda one: len(one.commitments),
    }
    table = [
        Line(
            "published", tuple(Cell(when(language, (case.pages[one.page].published, None))) for one in told)
        ),
        Line(
            "days",
            tuple(
                Cell(
                    when(language, (one.start, one.end), (one.earliest, one.latest)),
                    bool(one.start) and (one.start, one.end) != visit.days.value,
                )
                for one in told
            ),
            reason(visit.days, say),
        ),
        Line(
            "kind",
            tuple(Cell(say(f"kind_{one.kind}"), one.kind != visit.kind.value) for one in told),
            reason(visit.kind, say),
        ),
        Line(
            "visitors",
            tuple(
                Cell(region_names(language, one.visitors), one.visitors != visit.visitors.value)
                for one in told
            ),
            reason(visit.visitors, say),
        ),
        Line(
            "hosts",
            tuple(Cell(region_names(language, one.hosts), one.hosts != visit.hosts.value) for one in told),
            reason(visit.hosts, say),
        ),
        Line("head", tuple(_head(one, case, language) for one in told)),
    ]
    for key, count in many.items():
        table.append(Line(key, tuple(Cell(str(count(one)), count(one) != count(shown)) for one in told)))
    return table


def relations(case: Casefile, say: Words) -> list[str]:
    """How each page stands to the one shown: that page, a copy of another, or a report of its own."""
    pages = [one.page for one in case.tellings]
    same = copies(case.reports, pages)
    found = []
    for page in pages:
        if page == case.page.id:
            found.append(say("relation_shown"))
        elif page in same and same[page] != page:
            found.append(say("relation_copy", number=case.numbered[same[page]]))
        elif len(case.pages[page].text) < 0.7 * len(case.page.text):
            found.append(say("relation_shorter"))
        else:
            found.append(say("relation_own"))
    return found


def reason(told: Told[Value], say: Words) -> str:
    """Why a value was taken, in the page's language; empty where all agree."""
    if not told.others:
        return ""
    if counted := re.fullmatch(r"told by (\d+) of (\d+) reports", told.why):
        return say("why_most", some=int(counted[1]), every=int(counted[2]))
    return say.get(_WHY.get(told.why, ""), told.why)


_WHY = {"stated, not inferred": "why_stated", "the best copy has it": "why_best"}


def _head(one: Telling, case: Casefile, language: str) -> Cell:
    names = [person.name for person in one.heads("visitor")]
    shown = {case.anchors.get(person.id) for person in case.telling.heads("visitor")}
    here = {case.anchors.get(person.id) for person in one.heads("visitor")}
    said = [english.person(name) if language == "en" else name for name in names]
    return Cell(", ".join(said) if language == "en" else "、".join(said), bool(here) and here != shown)
