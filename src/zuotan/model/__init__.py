"""The record's types: what one page yields, frozen and typed.

The field names are the contract that ``zuotan read --format json`` prints, the gold files are written in and ``zuotan
evaluate`` scores. Spans are half-open ``(start, end)`` pairs of code points of the restored text; raw spans are half-open
pairs of byte offsets of the page as it was found. Dates are ISO 8601 days (``YYYY-MM-DD``), ``None`` where unknown.

The records are frozen and hold nothing that could hold them, so the garbage collector need not look at them (``gc=False``).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Span = tuple[int, int]

Genre = Literal["visit_report", "roundup", "announcement", "other_news", "commentary", "fiction", "spam"]
VisitKind = Literal["study_visit", "exchange", "reception", "work_conference", "signing", "assistance"]
Side = Literal["visitor", "host", "third"]
Role = Literal["head", "speaker", "chair", "participant"]
DateBasis = Literal["stated", "from_page", "inferred"]


class Page(Struct, frozen=True, gc=False):
    """A page as found: SHA-256 of its bytes, where it came from, and how its bytes were decoded."""

    id: str
    source: str | None = None
    charset: str = "utf-8"


class Edit(Struct, frozen=True, gc=False):
    """One difference between the raw page and the restored text (勘正).

    ``raw`` are byte offsets in the page, ``text`` code point offsets in the restored text; ``before`` is what stood in the
    page (decoded), ``after`` what stands in the text. ``certain`` is false where the repair is a guess.
    """

    kind: str
    raw: Span
    text: Span
    before: str
    after: str
    certain: bool = True


class Report(Struct, frozen=True, gc=False):
    """The news report on a page (报道): what it says of itself, and its restored body, a paragraph a line."""

    genre: Genre
    title: str | None
    outlet: str | None
    published: str | None
    byline: tuple[str, ...]
    editors: tuple[str, ...]
    text: str
    kicker: str | None = None
    subtitle: str | None = None
    original_title: str | None = None
    genre_reason: str | None = None


class Region(Struct, frozen=True, gc=False):
    """A region (行政区) by its GB/T 2260 code and official name on the day of the visit.

    ``zone`` names a development zone and ``town`` a township, which have no six-digit code: the code is then that of the
    county or prefecture that holds them.
    """

    code: str
    name: str
    zone: str | None = None
    town: str | None = None


class Person(Struct, frozen=True, gc=False):
    """A person who took part in a visit, on which side, in which roles, holding which offices (职务)."""

    name: str
    side: Side
    roles: tuple[Role, ...]
    offices: tuple[str, ...]
    spans: tuple[Span, ...]


class Stop(Struct, frozen=True, gc=False):
    """A place or institution that the delegation went to (考察点), by its own name; ``within`` is what contains it."""

    name: str
    span: Span
    within: str | None = None


class Meeting(Struct, frozen=True, gc=False):
    """A meeting of the two sides (座谈会, 会见, 联席会议 …), its own name where it has one, and who ran it (主持)."""

    kind: str
    chair: str | None
    span: Span
    name: str | None = None


class Agreement(Struct, frozen=True, gc=False):
    """An agreement that was signed (协议), by its title."""

    title: str
    span: Span


class Commitment(Struct, frozen=True, gc=False):
    """What a side says the two will do together, or asks of the other (合作事项): one clause, who said it, its fields.

    ``by`` is ``None`` where the reporter's voice says it (双方将…).
    """

    by: str | None
    fields: tuple[str, ...]
    text: str
    span: Span


class Visit(Struct, frozen=True, gc=False):
    """One official visit of people of one region to another region (考察, 访问).

    ``yearless`` are the days as the page tells them where it gives no year, or no month either, and they bound the visit in
    every year or month: first and last joined by a slash, as --06-12/--06-13 or ---12/---13 (gMonthDay and gDay of XML Schema).
    """

    kind: VisitKind
    visitors: tuple[Region, ...]
    hosts: tuple[Region, ...]
    start: str | None
    end: str | None
    date_basis: DateBasis
    earliest: str | None
    latest: str | None
    date_reasons: tuple[str, ...]
    people: tuple[Person, ...]
    stops: tuple[Stop, ...]
    meetings: tuple[Meeting, ...]
    agreements: tuple[Agreement, ...]
    commitments: tuple[Commitment, ...]
    yearless: str | None = None


class Term(Struct, frozen=True, gc=False):
    """A named programme (战略, 机制) or set policy phrase (提法) by its canonical name, and where the text has it."""

    name: str
    spans: tuple[Span, ...]


class Observation(Struct, frozen=True, gc=False):
    """A person seen in an office (任职所见) on a page that tells of no visit: the office, and the code of its region."""

    name: str
    office: str
    code: str
    span: Span


class Reading(Struct, frozen=True, gc=False):
    """All that one page yields."""

    page: Page
    report: Report
    edits: tuple[Edit, ...]
    visits: tuple[Visit, ...]
    programmes: tuple[Term, ...]
    phrases: tuple[Term, ...]
    observations: tuple[Observation, ...] = ()


class Masthead(Struct, frozen=True, gc=False):
    """What a page says of the report outside its body: title lines, outlet (媒体), day of publication, names.

    ``furniture`` keeps the lines that were taken out of the body, for whoever judges the page's genre.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    kicker: str | None = None
    subtitle: str | None = None
    original_title: str | None = None
    furniture: tuple[str, ...] = ()


class Restored(Struct, frozen=True, gc=False):
    """A restored page: its clean text, every edit that made it, and what its furniture said."""

    page: Page
    text: str
    edits: tuple[Edit, ...]
    masthead: Masthead
