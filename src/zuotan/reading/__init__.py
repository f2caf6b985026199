"""Reading: restored text in, facts out.

One pass of one automaton marks every word that the tables know (:mod:`zuotan.reading.marks`); a small grammar over those
marks finds offices and names (:mod:`offices`, :mod:`holders`), regions (:mod:`places`), who visited whom (:mod:`frames`,
:mod:`sides`, :mod:`itineraries`), days (:mod:`dates`), stops, meetings, agreements, speeches and commitments, programmes
and phrases, and the page's genre.
"""

from __future__ import annotations

from collections.abc import Mapping

from zuotan.knowledge.lexicon import lexicon
from zuotan.model import Reading, Report, Restored
from zuotan.reading.genre import combine, tell
from zuotan.reading.marks import Marks
from zuotan.reading.observations import observations
from zuotan.reading.origins import address_of, informed
from zuotan.reading.terms import terms
from zuotan.reading.visits import visit_reader
from zuotan.restoration import restore

__all__ = ["read", "read_restored"]


def read(page: bytes | str, source: str | None = None, known: Mapping[str, str] | None = None) -> Reading:
    """Restores and reads one page: its bytes, or its text as a string. ``known`` is what is known of it from elsewhere
    (see :mod:`zuotan.reading.origins`). Raises :class:`zuotan.restoration.Unreadable`."""
    return read_restored(restore(page, source), known)


def read_restored(restored: Restored, known_of: Mapping[str, str] | None = None) -> Reading:
    """Reads a restored page."""
    known = lexicon()
    marks = Marks(restored.text, known)
    masthead = informed(restored.masthead, known_of or {})
    verdict = tell(marks, masthead)
    programmes, phrases = terms(marks)
    address = address_of(restored.page.source, known_of or {})
    reader = None if verdict.bars_visits else visit_reader(marks, masthead, address)
    visits = reader.visits() if reader else ()
    kind = reader.itinerary.kind if reader else ""
    genre, reason = combine(verdict, visits, kind, marks, masthead)
    if genre not in ("visit_report", "roundup"):
        visits = ()
    if genre in ("fiction", "spam"):
        programmes, phrases = [], []
    report = Report(
        genre=genre,
        title=masthead.title,
        outlet=masthead.outlet,
        published=masthead.published,
        byline=masthead.byline,
        editors=masthead.editors,
        text=restored.text,
        kicker=masthead.kicker,
        subtitle=masthead.subtitle,
        original_title=masthead.original_title,
        genre_reason=reason,
    )
    seen = () if visits or genre in ("fiction", "spam") else observations(marks)
    return Reading(restored.page, report, restored.edits, visits, tuple(programmes), tuple(phrases), seen)
