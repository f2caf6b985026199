"""Puts the visits of a page together: sides, people with their roles, stops, meetings, agreements, commitments and days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from zuotan.model import Commitment, Masthead, Meeting, Region, Span, Stop, Visit
from zuotan.reading.agreements import agreements
from zuotan.reading.bounds import PageBounds, TenureClue
from zuotan.reading.commitments import commitments
from zuotan.reading.dates import Dated, leg_dates, visit_dates
from zuotan.reading.delegates import people
from zuotan.reading.frames import Scene, visited
from zuotan.reading.headlines import Headline, read_headline, title_marks
from zuotan.reading.holders import HolderFinder, taking_part
from zuotan.reading.itineraries import Itinerary, Leg, find_itinerary
from zuotan.reading.kinds import LEAD, visit_kind
from zuotan.reading.leaders import Leaders
from zuotan.reading.marks import Marks
from zuotan.reading.meetings import meetings
from zuotan.reading.mentions import find_mentions
from zuotan.reading.name_rows import name_rows
from zuotan.reading.parts import is_town
from zuotan.reading.people import Draft, PeopleFinder
from zuotan.reading.perspective import Perspective
from zuotan.reading.places import Places
from zuotan.reading.roles import Act, acts, named
from zuotan.reading.seats import Seat
from zuotan.reading.sides import SideFinder, Sides
from zuotan.reading.speeches import Turn, sentences, turns
from zuotan.reading.stop_areas import area_stops
from zuotan.reading.stops import stops


class VisitReader:
    """Reads the visits of one restored page."""

    __slots__ = (
        "_drafted",
        "acts",
        "headline",
        "holders",
        "itinerary",
        "marks",
        "masthead",
        "mentions",
        "places",
        "rows",
        "text",
        "turns",
    )

    def __init__(self, marks: Marks, masthead: Masthead, title: Marks, address: str) -> None:
        self.marks = marks
        self.text = marks.text
        self.masthead = masthead
        self.holders = taking_part(marks.text, HolderFinder(marks).holders())
        self.rows = name_rows(marks, frozenset(holder.start for holder in self.holders))
        listed = [self.text[low:high] for row in self.rows for low, high in row.names]
        self.mentions = find_mentions(marks, self.holders, listed)
        names = [(mention.start, mention.end) for mention in self.mentions]
        people = {mention.name for mention in self.mentions}
        self.headline: Headline = read_headline(title, masthead, address, people)
        self.places = Places(marks, self.headline.context, names, day=masthead.published)
        self.itinerary: Itinerary = self._itinerary()
        self.turns: list[Turn] = []
        self.acts: list[Act] = []
        self._drafted: dict[Sides, list[Draft]] = {}

    def _itinerary(self) -> Itinerary:
        leaders = Leaders(self.places, self.holders, self.mentions)
        headline = self.headline
        perspective = Perspective(self.places, self.holders, headline)
        scene = Scene(self.marks, self.places, leaders)
        return find_itinerary(scene, SideFinder(leaders, perspective), headline.frames())

    def visits(self) -> tuple[Visit, ...]:
        """The visits of the page, in the order told."""
        legs = self.itinerary.legs
        if not legs:
            return ()
        told = sentences(self.marks, self.mentions)
        self.turns = turns(self.marks, told)
        self.acts = acts(self.marks, told, self.turns)
        dates = self._dates(legs)
        return tuple(self._visit(leg, dated) for leg, dated in zip(legs, dates, strict=True))

    def _dates(self, legs: Sequence[Leg]) -> tuple[Dated, ...]:
        """The days of each leg."""
        speeches = [(turn.start, turn.end) for turn in self.turns if turn.speaker]
        published, title = self.masthead.published, self.masthead.title or ""
        limits = PageBounds(self.marks, partial(self._clues, legs[0].sides))
        whole_page = ((0, len(self.text)),)
        dated = [
            visit_dates(
                self.marks,
                leg.passages or whole_page,
                published,
                title,
                limits,
                speeches,
                self._strangers(leg),
            )
            for leg in legs
        ]
        if self.itinerary.kind != "tour":
            return tuple(dated)
        whole = visit_dates(self.marks, [legs[0].lead], published, title, limits)
        return leg_dates(whole, dated)

    def _strangers(self, leg: Leg) -> list[Span]:
        """Where a passage of a roundup names regions of neither side: what it says there is of another visit."""
        if self.itinerary.kind != "roundup":
            return []
        gazetteer = self.places.gazetteer
        sides = (*leg.sides.visitors, *leg.sides.hosts)
        return [
            (place.start, place.end)
            for place in self.places.found
            if place.code
            and not any(
                code == place.code
                or gazetteer.contains(code, place.code)
                or gazetteer.contains(place.code, code)
                for code in sides
            )
        ]

    def _clues(self, sides: Sides) -> list[TenureClue]:
        """The leaders seen in offices whose terms the table knows."""
        return [
            TenureClue(draft.name, post, seat.code)
            for draft in self._people(sides)
            for seat in draft.seats
            if seat.code and (post := tenure_post(seat))
        ]

    def _people(self, sides: Sides) -> list[Draft]:
        """The people of the page as the sides of a visit part them."""
        if sides not in self._drafted:
            self._drafted[sides] = PeopleFinder(self.places, sides).drafts(self.holders, self.rows)
        return self._drafted[sides]

    def _visit(self, leg: Leg, dated: Dated) -> Visit:
        sides, gazetteer = leg.sides, self.places.gazetteer
        passages = leg.passages or ((0, len(self.text)),)
        drafts = self._drafts(leg)
        speaking = named(self.acts, "speaker", passages)
        chairing = named(self.acts, "chair", passages)
        mentions: dict[str, list[Span]] = {}
        for mention in self.mentions:
            if self.itinerary.kind != "roundup" or any(low <= mention.start < high for low, high in passages):
                mentions.setdefault(mention.name, []).append((mention.start, mention.end))
        found = people(drafts, sides, gazetteer, mentions, speaking, chairing)
        day = dated.start or dated.latest
        names = {gazetteer.on(code, day).name for code in (*sides.visitors, *sides.hosts)}
        told_stops: list[Stop] = []
        told_meetings: list[Meeting] = []
        told_agreements = []
        told_commitments: list[Commitment] = []
        for low, high in passages:
            told_stops += stops(self.marks, low, high, names)
            told_meetings += meetings(self.marks, start=low, end=high)
            told_agreements += agreements(self.marks, low, high)
            told_commitments += commitments(self.marks, self.turns, low, high)
        if not told_stops:
            for low, high in passages:
                told_stops += area_stops(self.places, low, high, sides.hosts)
        chair = next((person.name for person in found if "chair" in person.roles), None)
        return Visit(
            kind=visit_kind(
                self.headline.marks.text,
                self.text[passages[0][0] : passages[0][0] + LEAD],
                told_meetings,
                bool(told_agreements),
                bool(told_stops),
            ),
            visitors=tuple(self._region(code, day) for code in sides.visitors),
            hosts=tuple(self._region(code, day) for code in sides.hosts),
            start=dated.start,
            end=dated.end,
            date_basis=dated.basis,
            earliest=dated.earliest,
            latest=dated.latest,
            date_reasons=dated.reasons,
            people=found,
            stops=tuple(told_stops),
            meetings=tuple(
                Meeting(m.kind, chair if index == 0 else None, m.span, m.name)
                for index, m in enumerate(told_meetings)
            ),
            agreements=tuple(told_agreements),
            commitments=tuple(told_commitments),
            yearless=dated.yearless,
        )

    def _drafts(self, leg: Leg) -> list[Draft]:
        """The people of one leg: of a tour the whole delegation with this host's people, of a roundup the passage's.

        Where but one sentence tells of a leg, its host's people may stand anywhere.
        """
        drafts = self._people(leg.sides)
        if self.itinerary.kind == "one":
            return drafts
        if self.itinerary.kind == "tour":
            if leg.passages == (leg.lead,):
                return [draft for draft in drafts if draft.side != "third"]
            first = leg.passages[0][0] if leg.passages else leg.lead[1]
            return [
                draft
                for draft in drafts
                if draft.side == "visitor"
                or any(low <= draft.span[0] < high for low, high in leg.passages)
                and draft.side == "host"
                and draft.span[0] >= first
            ]
        told = {
            mention.name
            for mention in self.mentions
            if any(low <= mention.start < high for low, high in leg.passages)
        }
        return [draft for draft in drafts if draft.side != "third" and draft.name in told]

    def _region(self, code: str, day: str | None) -> Region:
        entry = self.places.gazetteer.on(code, day)
        part = self.itinerary.parts.get(code)
        town = part is not None and is_town(part)
        return Region(entry.code, entry.name, None if town else part, part if town else None)


def visit_reader(marks: Marks, masthead: Masthead, address: str = "") -> VisitReader | None:
    """The reader of a page's visits; None for a page that has no word for who might visit."""
    title = title_marks(masthead, marks.lexicon)
    if not (visited(marks) or visited(title)):
        return None
    return VisitReader(marks, masthead, title, address)


def tenure_post(seat: Seat) -> str:
    """The post of the table of leaders that an office is; empty for others."""
    post, body = seat.office.post, seat.office.body
    if post == "书记" and body in ("委", "党委"):
        return "党委书记"
    if post in ("省长", "市长", "代省长", "代市长") or (post == "主席" and not body):
        return "政府正职"
    if post == "主任" and body == "人大常委会":
        return "人大常委会主任"
    if post == "主席" and body == "政协":
        return "政协主席"
    return ""
