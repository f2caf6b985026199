"""What a visit's page shows (案卷): the merged visit with the facts of all its tellings, each shown once under one anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from rapidfuzz import fuzz
from sqlalchemy import Connection

from zuotan.model import Region, Side
from zuotan.record import dossiers
from zuotan.record.dossiers import (
    AgreementTold,
    CommitmentTold,
    MeetingTold,
    PageTold,
    StopTold,
    Telling,
    TermTold,
)
from zuotan.resolution import MergedPerson, MergedVisit
from zuotan.resolution.merging import BASES
from zuotan.web.marking import Mark, Run, first_words, marked, office_words
from zuotan.web.sentences import Leader, Outline

ALIKE = 72
"""From how much two clauses of one speaker are told as one (per cent of rapidfuzz's ratio): reports cut and word a clause their way."""


class Casefile:
    """One visit. ``telling`` is the one of its tellings whose ``page`` is the text shown: that of ``page``, else the one of most
    facts. The facts of the others stand beside its own where it has none that is alike."""

    def __init__(self, connection: Connection, visit: MergedVisit, page: str | None = None) -> None:
        self.connection = connection
        self.visit = visit
        self.tellings = dossiers.tellings(connection, visit.tellings)
        fullest = max(self.tellings, key=lambda one: len(one.facts))
        self.telling = next((one for one in self.tellings if one.page == page), fullest)
        self.pages: dict[str, PageTold] = {
            page.id: page for page in dossiers.pages(connection, [telling.page for telling in self.tellings])
        }
        self.page = self.pages[self.telling.page]
        facts = [fact for one in visit.people for fact in one.by]
        self.persons = dossiers.clusters(connection, "person", facts)
        self.reports = dossiers.clusters(connection, "copy", list(self.pages))
        self.terms: tuple[TermTold, ...] = dossiers.terms(connection, self.page.id)

    # --- facts -------------------------------------------------------------------------------------------------------

    @cached_property
    def anchors(self) -> dict[str, str]:
        """The anchor of each person's facts: that of the leading telling, where it has one."""
        own = {person.id for person in self.telling.people}
        shown: dict[str, str] = {}
        for one in self.visit.people:
            lead = next((fact for fact in one.by if fact in own), one.by[0])
            shown.update((fact, lead) for fact in one.by)
        return shown

    def people(self, side: Side) -> Iterator[tuple[str, str, MergedPerson]]:
        """The people of a side: anchor, person, and what is told of them; the leading first."""
        ranked = sorted(
            (one for one in self.visit.people if one.side == side), key=lambda one: "head" not in one.roles
        )
        for one in ranked:
            yield self.anchors[one.by[0]], self.persons.get(one.by[0], one.by[0]), one

    def shown(self) -> Iterator[tuple[str, ...]]:
        """Everything that the page shows as a fact, by the facts that tell of it."""
        for person in self.visit.people:
            yield person.by
        ids = [
            *(one.id for one in self.stops),
            *(one.id for one in self.meetings),
            *(one.id for one in self.agreements),
            *(one.id for one in self.commitments),
        ]
        yield from ((name,) for name in ids)

    @cached_property
    def stops(self) -> tuple[StopTold, ...]:
        """The stops of the merged visit."""
        told = {stop.name: stop for stop in chain(*(one.stops for one in self.tellings[::-1]))}
        told.update((stop.name, stop) for stop in self.telling.stops)
        return tuple(told[name] for name in self.visit.stops if name in told)

    @cached_property
    def meetings(self) -> tuple[MeetingTold, ...]:
        """The meetings, those of the leading telling or, where it has none, of the next that has."""
        return next((one.meetings for one in self._fullest_first if one.meetings), ())

    @cached_property
    def agreements(self) -> tuple[AgreementTold, ...]:
        """The agreements, each title once."""
        kept: list[AgreementTold] = []
        for one in chain(*(telling.agreements for telling in self._fullest_first)):
            if not any(fuzz.ratio(one.title, other.title) >= ALIKE for other in kept):
                kept.append(one)
        return tuple(kept)

    @cached_property
    def commitments(self) -> tuple[CommitmentTold, ...]:
        """What the speakers said that they would do together, a clause once."""
        kept: list[CommitmentTold] = []
        for one in chain(*(telling.commitments for telling in self._fullest_first)):
            alike = (
                other for other in kept if other.by == one.by or self.home[other.id] != self.home[one.id]
            )
            if not any(fuzz.ratio(one.text, other.text) >= ALIKE for other in alike):
                kept.append(one)
        return tuple(kept)

    @property
    def _fullest_first(self) -> list[Telling]:
        return [self.telling, *(one for one in self.tellings if one is not self.telling)]

    @cached_property
    def home(self) -> dict[str, str]:
        """The page of each fact."""
        return {fact: one.page for one in self.tellings for fact in one.facts}

    @cached_property
    def numbered(self) -> dict[str, int]:
        """The number of each page among the sources."""
        return {page: n for n, page in enumerate(self.pages, 1)}

    @cached_property
    def basis(self) -> str | None:
        """How the days taken are known: the surest basis of the tellings that have them."""
        held = {one.basis for one in self.tellings if one.id in self.visit.days.by}
        return next((basis for basis in BASES if basis in held), None)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each commitment on the page."""
        return {one.id: n for n, one in enumerate(chain(*(several for _, several in self.said())), 1)}

    def said(self) -> list[tuple[MergedPerson | str | None, list[CommitmentTold]]]:
        """The commitments by speaker: a person of the visit, a name, or None for the reporter's voice; visitors' first."""
        people = {name: one for one in self.visit.people for name in (one.name, *one.spellings)}
        groups: dict[str, tuple[MergedPerson | str | None, list[CommitmentTold]]] = {}
        for one in self.commitments:
            speaker = people.get(one.by, one.by) if one.by else None
            key = speaker.name if isinstance(speaker, MergedPerson) else speaker or ""
            groups.setdefault(key, (speaker, []))[1].append(one)
        order = {"visitor": 0, "host": 1}
        return sorted(
            groups.values(),
            key=lambda group: order.get(group[0].side, 2) if isinstance(group[0], MergedPerson) else 3,
        )

    def side_of(self, name: str | None) -> str:
        """The side that a speaker belongs to; empty for the reporter and for names that are nobody's of the visit."""
        return next((one.side for one in self.visit.people if name in (one.name, *one.spellings)), "")

    # --- sentence and text -------------------------------------------------------------------------------------------

    @cached_property
    def outline(self) -> Outline:
        """What the sentence says."""
        stops, agreements = self.stops, self.agreements
        return Outline(
            kind=self.visit.kind.value,
            visitors=self.visit.visitors.value,
            hosts=self.visit.hosts.value,
            days=self.visit.days.value,
            bounds=self.visit.bounds,
            leader=self._leader("visitor"),
            host=self._leader("host"),
            stops=len(stops),
            first_stop=stops[0].id if stops else None,
            agreements=len(agreements),
            first_agreement=agreements[0].id if agreements else None,
        )

    def _leader(self, side: Side) -> Leader | None:
        for anchor, _, one in self.people(side):
            if "head" in one.roles:
                return Leader(one.name, one.offices[0] if one.offices else None, anchor)
        return None

    def paragraphs(self) -> list[list[Run]]:
        """The restored text of the leading page with its facts marked."""
        return marked(self.page.text, self.marks())

    def marks(self) -> list[Mark]:
        """The marks of the leading telling's facts on its text."""
        text, telling = self.page.text, self.telling
        places = dossiers.places(self.connection, [*telling.facts, *(term.id for term in self.terms)])
        marks = list(regions_and_days(text, self.visit, telling))
        for person in telling.people:
            spans, anchor = places.get(person.id, ()), self.anchors.get(person.id, person.id)
            marks += [Mark(span, "person", anchor, person.side) for span in spans]
            for office in person.offices:
                if spans and (words := office_words(text, office, spans[0])):
                    marks.append(Mark(words, "office", anchor, person.side))
        for form, facts in (
            ("stop", telling.stops),
            ("date", telling.meetings),
            ("agree", telling.agreements),
        ):
            marks += [Mark(span, form, one.id) for one in facts for span in places.get(one.id, ())]
        for said in telling.commitments:
            number = self.numbers.get(said.id)
            side = self.side_of(said.by) or "third"
            note = str(number) if number else ""
            marks += [Mark(span, "says", said.id, side, note) for span in places.get(said.id, ())[:1]]
        for term in self.terms:
            form = "prog" if term.kind == "programme" else "phrase"
            marks += [Mark(span, form, term.id) for span in places.get(term.id, ())]
        return marks


def regions_and_days(text: str, visit: MergedVisit, telling: Telling) -> Iterator[Mark]:
    """Marks for the first words that name either side and the first day, as far as the text has them; the record keeps no place
    of these."""
    sides: tuple[tuple[str, Sequence[Region]], ...] = (
        ("visitor", visit.visitors.value),
        ("host", visit.hosts.value),
    )
    for side, regions in sides:
        for region in regions:
            short = region.name[:-1] if len(region.name) > 2 else region.name
            if words := first_words(text, [region.zone or region.town or region.name, region.name, short]):
                yield Mark(words, "place", f"{side}s", side)
    if telling.start:
        month, day = int(telling.start[5:7]), int(telling.start[8:])
        if words := first_words(text, [f"{month}月{day}日", f"{month}月{day}"]):
            yield Mark(words, "date", "days")


def of_visit(connection: Connection, name: str, page: str | None = None) -> Casefile | None:
    """The casefile of a merged visit, with the text of a page; None where the record has no visit of that name."""
    found = dossiers.merged(connection, [name])
    return Casefile(connection, found[0], page) if found else None


def copies(reports: Mapping[str, str], pages: Sequence[str]) -> dict[str, str]:
    """The page that each page is a copy of: the first shown of those that carry the same report."""
    first: dict[str, str] = {}
    found = {}
    for page in pages:
        report = reports.get(page, page)
        if report in first:
            found[page] = first[report]
        else:
            first[report] = page
    return found
