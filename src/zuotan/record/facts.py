"""A reading as rows of the record's tables, each fact under a stable name, with the way back to the page's bytes."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from zuotan.model import Commitment, Reading, Region, Span, Visit
from zuotan.pages import page_id
from zuotan.record.contract import encode_edits
from zuotan.resolution import signature
from zuotan.restoration.text import raw_span

Value = str | int | bytes | None
Rows = dict[str, list[tuple[Value, ...]]]
"""Rows by the name of their table, values in the order of its columns."""

SET_ASIDE = {"fiction", "spam"}
"""The genres that yield no visits: their pages are kept, with the reason, apart from those that were read."""

_JSON = msgspec.json.Encoder(order="sorted")


def fact_id(page: str, kind: str, *place: str | int) -> str:
    """The name of a fact: 16 hexadecimal digits of the BLAKE2b hash of its page, its kind and its place.

    The place is that of the bytes in the raw page, which do not move when a newer version restores the page otherwise.
    """
    said = "\x1f".join([page, kind, *map(str, place)])
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def missing_id(source: str) -> str:
    """The name in the record of a page that could not be had, so that it has no bytes."""
    return hashlib.sha256(f"missing\x1f{source}".encode()).hexdigest()


def failed_rows(
    source: str, data: bytes | None, reason: str, version: str, origin: Mapping[str, str]
) -> Rows:
    """The rows of a page that could not be had (``data`` is None) or read."""
    name = missing_id(source) if data is None else page_id(data)
    packed = None if data is None else zlib.compress(data)
    size = None if data is None else len(data)
    return {
        "pages": [(name, "failed", reason, source, None, version, size, packed)],
        "page_sources": [(name, source, _JSON.encode(dict(origin)).decode())],
    }


def rows_of(reading: Reading, raw: bytes, version: str, origin: Mapping[str, str]) -> Rows:
    """The rows of a page that was read. Raises ValueError where a span lies outside the text."""
    return _Rows(reading).made(raw, version, origin)


class _Rows:
    """The rows of one reading in the making; ``seen`` counts names, so that two facts of one place differ."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.page = reading.page.id
        self.rows: Rows = {}
        self.seen: Counter[tuple[str | int, ...]] = Counter()

    def made(self, raw: bytes, version: str, origin: Mapping[str, str]) -> Rows:
        page, report = self.reading.page, self.reading.report
        aside = report.genre in SET_ASIDE
        self.add(
            "pages",
            page.id,
            "set_aside" if aside else "read",
            (report.genre_reason or report.genre) if aside else None,
            page.source,
            page.charset,
            version,
            len(raw),
            zlib.compress(raw),
        )
        self.add("page_sources", page.id, page.source or "-", _JSON.encode(dict(origin)).decode())
        self.add(
            "reports",
            page.id,
            report.genre,
            report.genre_reason,
            report.title,
            report.kicker,
            report.subtitle,
            report.original_title,
            report.outlet,
            report.published,
            report.text,
        )
        for task, names in (("byline", report.byline), ("editor", report.editors)):
            for n, name in enumerate(names):
                self.add("signatures", page.id, task, n, name)
        self.add("sketches", page.id, signature(report.text))
        self.add("edits", page.id, zlib.compress(encode_edits(self.reading.edits)))
        kinds = Counter(edit.kind for edit in self.reading.edits)
        unsure = Counter(edit.kind for edit in self.reading.edits if not edit.certain)
        for kind in sorted(kinds):
            self.add("edit_kinds", page.id, kind, kinds[kind], unsure[kind])
        for n, visit in enumerate(self.reading.visits):
            self.visit(n, visit)
        for kind, terms in (("programme", self.reading.programmes), ("phrase", self.reading.phrases)):
            for n, term in enumerate(terms):
                self.add("terms", self.fact(kind, "", term.spans, term.name), page.id, kind, n, term.name)
        for n, one in enumerate(self.reading.observations):
            name = self.fact("observation", one.office, (one.span,), one.name)
            self.add("observations", name, page.id, n, one.name, one.office, one.code)
        return self.rows

    def visit(self, n: int, visit: Visit) -> None:
        """A visit is named by who visits whom on its page, not by its number: a visit that a newer version finds before
        it must not take over what people decided about it."""
        name = self.fact("visit", "", (), f"{_codes(visit.visitors)}>{_codes(visit.hosts)}")
        reasons = _JSON.encode(visit.date_reasons).decode()
        self.add(
            "visits",
            name,
            self.page,
            n,
            visit.kind,
            visit.start,
            visit.end,
            visit.date_basis,
            visit.earliest,
            visit.latest,
            reasons,
            visit.yearless,
        )
        for side, regions in (("visitor", visit.visitors), ("host", visit.hosts)):
            for i, region in enumerate(regions):
                self.add("visit_regions", name, side, i, region.code, region.name, region.zone, region.town)
        for i, person in enumerate(visit.people):
            who = self.fact("person", name, person.spans, person.name)
            self.add("people", who, name, i, person.name, person.side, "|".join(person.roles))
            for j, office in enumerate(person.offices):
                self.add("offices", self.fact("office", who, (), office), who, j, office)
        for i, stop in enumerate(visit.stops):
            fact = self.fact("stop", name, (stop.span,), stop.name)
            self.add("stops", fact, name, i, stop.name, stop.within)
        for i, meeting in enumerate(visit.meetings):
            fact = self.fact("meeting", name, (meeting.span,), meeting.kind)
            self.add("meetings", fact, name, i, meeting.kind, meeting.chair, meeting.name)
        for i, agreement in enumerate(visit.agreements):
            fact = self.fact("agreement", name, (agreement.span,), agreement.title)
            self.add("agreements", fact, name, i, agreement.title)
        for i, commitment in enumerate(visit.commitments):
            self.commitment(name, i, commitment)

    def commitment(self, visit: str, n: int, commitment: Commitment) -> None:
        fact = self.fact("commitment", visit, (commitment.span,), commitment.text)
        self.add("commitments", fact, visit, n, commitment.by, commitment.text)
        for i, field in enumerate(commitment.fields):
            self.add("commitment_fields", fact, i, field)

    def add(self, table: str, *values: Value) -> None:
        self.rows.setdefault(table, []).append(values)

    def fact(self, kind: str, within: str, spans: Iterable[Span], said: str) -> str:
        """Name a fact by the raw place of its first span (by what it says where it has none), and note its spans."""
        reading = self.reading
        raw = [raw_span(reading.report.text, reading.edits, span, reading.page.charset) for span in spans]
        place: tuple[str | int, ...] = (kind, within, *(raw[0] if raw else (said,)))
        self.seen[place] += 1
        if self.seen[place] > 1:
            place = (*place, self.seen[place])
        name = fact_id(self.page, *(str(part) for part in place))
        for n, (span, bytes_) in enumerate(zip(spans, raw, strict=True)):
            self.add("spans", name, n, *span, *bytes_)
        return name


def _codes(regions: Iterable[Region]) -> str:
    """The regions of a side by their codes, and whether a zone or town of them is meant: its name may be read short or in full
    (高新区, 宁波国家高新区), which must not make another visit of it."""
    return "+".join(
        sorted(r.code + ("/zone" if r.zone else "") + ("/town" if r.town else "") for r in regions)
    )
