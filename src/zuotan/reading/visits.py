"""Puts the visits of a page together: sides, people with their roles, stops, meetings, agreements, commitments and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zuotan.knowledge.lexicon import Lexicon
from zuotan.model import Commitment, Masthead, Meeting, Region, Span, Stop, Visit, VisitKind
from zuotan.reading.agreements import agreements
from zuotan.reading.commitments import commitments
from zuotan.reading.dates import Dated, TenureClue, leg_dates, visit_dates
from zuotan.reading.delegates import people
from zuotan.reading.frames import Scene, find_frames
from zuotan.reading.holders import HolderFinder
from zuotan.reading.itineraries import Itinerary, Leg, find_itinerary
from zuotan.reading.leaders import Leaders
from zuotan.reading.marks import Marks
from zuotan.reading.meetings import meetings
from zuotan.reading.mentions import find_mentions
from zuotan.reading.people import Draft, PeopleFinder
from zuotan.reading.perspective import Perspective
from zuotan.reading.places import Place, Places
from zuotan.reading.roles import Act, acts, named
from zuotan.reading.seats import Seat
from zuotan.reading.sides import SideFinder, Sides
from zuotan.reading.speeches import Turn, sentences, turns
from zuotan.reading.stops import stops

ASSISTANCE = (
    "对口支援",
    "对口帮扶",
    "东西部协作",
    "扶贫协作",
    "结对帮扶",
    "援藏",
    "援疆",
    "援青",
    "对口协作",
    "闽宁协作",
    "协作工作",
)
RECEPTION = ("会见", "会晤", "拜会")


class Headline(NamedTuple):
    """The marks and places of a page's title lines and of its outlet's name."""

    marks: Marks
    places: Places
    outlet: tuple[Place, ...]


class VisitReader:
    """Reads the visits of one restored page."""

    __slots__ = (
        "acts",
        "headline",
        "holders",
        "itinerary",
        "marks",
        "masthead",
        "mentions",
        "places",
        "text",
        "turns",
    )

    def __init__(self, marks: Marks, masthead: Masthead, lexicon: Lexicon) -> None:
        self.marks = marks
        self.text = marks.text
        self.masthead = masthead
        self.headline = read_headline(masthead, lexicon)
        self.holders = HolderFinder(marks).holders()
        self.mentions = find_mentions(marks, self.holders)
        context = self.headline.places.context | {place.code for place in self.headline.outlet if place.code}
        names = [(mention.start, mention.end) for mention in self.mentions]
        self.places = Places(marks, context, names)
        self.itinerary: Itinerary = self._itinerary()
        self.turns: list[Turn] = []
        self.acts: list[Act] = []

    def _itinerary(self) -> Itinerary:
        leaders = Leaders(self.places, self.holders, self.mentions)
        headline = self.headline
        perspective = Perspective(self.places, self.holders, headline.places.found, headline.outlet)
        titled = HolderFinder(headline.marks).holders()
        in_title = Leaders(headline.places, titled, find_mentions(headline.marks, titled))
        titles = find_frames(Scene(headline.marks, headline.places, in_title))
        scene = Scene(self.marks, self.places, leaders)
        return find_itinerary(scene, SideFinder(leaders, perspective), titles)

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
        clues = self._clues(legs[0].sides)
        whole_page = ((0, len(self.text)),)
        dated = [
            visit_dates(
                self.marks,
                leg.passages or whole_page,
                published,
                title,
                clues,
                speeches,
                self._strangers(leg),
            )
            for leg in legs
        ]
        if self.itinerary.kind != "tour":
            return tuple(dated)
        whole = visit_dates(self.marks, [legs[0].lead], published, title, clues)
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
        clues = []
        for draft in PeopleFinder(self.places, sides).drafts(self.holders):
            for seat in draft.seats:
                if seat.code and (post := tenure_post(seat)):
                    clues.append(TenureClue(draft.name, post, seat.code))
        return clues

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
        chair = next((person.name for person in found if "chair" in person.roles), None)
        return Visit(
            kind=self._kind(passages, told_meetings, bool(told_agreements), bool(told_stops)),
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
        )

    def _drafts(self, leg: Leg) -> list[Draft]:
        """The people of one leg: of a tour the whole delegation with this host's people, of a roundup the passage's."""
        finder = PeopleFinder(self.places, leg.sides)
        if self.itinerary.kind == "one":
            return finder.drafts(self.holders)
        if self.itinerary.kind == "tour":
            first = leg.passages[0][0] if leg.passages else leg.lead[1]
            drafts = finder.drafts(self.holders)
            return [
                draft
                for draft in drafts
                if draft.side == "visitor"
                or any(low <= draft.span[0] < high for low, high in leg.passages)
                and draft.side == "host"
                and draft.span[0] >= first
            ]
        return self._told_in(leg, finder)

    def _told_in(self, leg: Leg, finder: PeopleFinder) -> list[Draft]:
        """The people of a roundup's passage: those given there, and those named there and given before."""
        drafts = [d for d in finder.drafts(self.holders) if d.side != "third"]
        named = {
            mention.name
            for mention in self.mentions
            if any(low <= mention.start < high for low, high in leg.passages)
        }
        return [draft for draft in drafts if draft.name in named]

    def _region(self, code: str, day: str | None) -> Region:
        entry = self.places.gazetteer.on(code, day)
        return Region(entry.code, entry.name)

    def _kind(
        self, passages: Sequence[Span], met: Sequence[Meeting], signed: bool, stopped: bool
    ) -> VisitKind:
        """The kind of visit, by what the page says it was for and what was done."""
        title = self.headline.marks.text
        lead = title + self.text[passages[0][0] : passages[0][0] + 400]
        if any(word in lead for word in ASSISTANCE):
            return "assistance"
        if any(word in lead for word in ("考察", "学习", "取经", "观摩")):
            return "study_visit"
        if (
            met
            and met[0].kind in ("联席会议", "工作会议", "合作会议")
            or "会议" in title
            or "座谈会" in title
        ):
            return "work_conference"
        if any(word in lead for word in RECEPTION) and not stopped:
            return "reception"
        if signed and not stopped:
            return "signing"
        return "exchange"


def read_headline(masthead: Masthead, lexicon: Lexicon) -> Headline:
    """The title lines and the outlet of a page, marked."""
    lines = (masthead.kicker, masthead.title, masthead.subtitle, masthead.original_title)
    marks = Marks("\n".join(line for line in lines if line), lexicon)
    outlet = Places(Marks("\n".join(filter(None, (masthead.outlet, *masthead.furniture[:6]))), lexicon))
    own = Places(Marks(masthead.outlet or "", lexicon), trusted=True)
    return Headline(marks, Places(marks, outlet.context), tuple(own.found))


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
