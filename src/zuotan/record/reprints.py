"""Pages that carry one report, side by side: the best copy, what the others have differently, and which of their words it heals."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.model import Edit, Span
from zuotan.record import schema
from zuotan.resolution import PageSeen, leader
from zuotan.resolution.differences import Copy, Difference, Patch, differences, doubtful, heal, patched
from zuotan.restoration.text import raw_span

_EDITS = msgspec.json.Decoder(tuple[Edit, ...])


class CopyRow(Struct, frozen=True):
    """A page beside the best copy of the report that it carries (ids and sources), and what differs: ``mine`` are the copy's words,
    ``theirs`` the leader's."""

    leader: str
    leader_source: str
    page: str
    source: str
    differences: tuple[Difference, ...]


class Healing(Struct, frozen=True):
    """Words of a clean copy where a page is damaged beyond repair: what the page's text has at ``span`` (of the restored text;
    ``raw`` are the page's bytes), what the donor's has at ``donor_span`` (``donor_raw`` are the donor's bytes)."""

    span: Span
    raw: Span
    before: str
    after: str
    donor: str
    donor_source: str
    donor_span: Span
    donor_raw: Span


class HealedReport(Struct, frozen=True):
    """A page's text with the words of clean copies in it: a view, beside the page's own text, of which every fact is."""

    page: str
    source: str
    text: str
    healings: tuple[Healing, ...]


def copies(connection: Connection) -> tuple[CopyRow, ...]:
    """Every page that carries the report of a better copy, by the leader's and its own source."""
    found = []
    for cluster in _clusters(connection):
        best, *others = _best_first(_sheets(connection, cluster))
        found += [
            CopyRow(best.page, best.source, each.page, each.source, differences(each.text, best.text))
            for each in others
        ]
    return tuple(sorted(found, key=lambda row: (row.leader_source, row.leader, row.source, row.page)))


def healed(connection: Connection, page: str) -> HealedReport:
    """The text of a page, healed by the copies of its report. Raises KeyError where the record has no such page, or it could not be
    read."""
    clusters = schema.CLUSTERS.c
    home = select(clusters.cluster).where(clusters.kind == "copy", clusters.member == page).scalar_subquery()
    query = select(clusters.member).where(clusters.kind == "copy", clusters.cluster == home)
    members = [row[0] for row in connection.execute(query)]
    sheets = {sheet.page: sheet for sheet in _sheets(connection, members or [page])}
    own = sheets[page]
    if not own.copy.doubtful:
        return HealedReport(page, own.source, own.text, ())
    donors = [sheet.copy for sheet in _best_first(sheets.values()) if sheet is not own]
    patches = heal(own.copy, donors)
    healings = tuple(_healing(patch, own, sheets[patch.donor]) for patch in patches)
    return HealedReport(page, own.source, patched(own.text, patches), healings)


def healed_pages(connection: Connection) -> tuple[HealedReport, ...]:
    """The pages that copies heal, by their source."""
    pages = [page for cluster in _clusters(connection) for page in cluster]
    found = [report for page in pages if (report := healed(connection, page)).healings]
    return tuple(sorted(found, key=lambda report: (report.source, report.page)))


class _Sheet(Struct, frozen=True):
    """A page's text, with all that is asked of it here."""

    page: str
    source: str
    charset: str
    text: str
    outlet: str | None
    edits: tuple[Edit, ...]
    copy: Copy

    @property
    def seen(self) -> PageSeen:
        return PageSeen(
            self.page, self.text, self.outlet, guesses=sum(not edit.certain for edit in self.edits)
        )


def _clusters(connection: Connection) -> list[list[str]]:
    clusters = schema.CLUSTERS.c
    query = select(clusters.cluster, clusters.member).where(clusters.kind == "copy").order_by(clusters.member)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for cluster, member in connection.execute(query):
        found[cluster].append(member)
    return [found[cluster] for cluster in sorted(found)]


def _sheets(connection: Connection, pages: Sequence[str]) -> list[_Sheet]:
    p, r, e = schema.PAGES.c, schema.REPORTS.c, schema.EDITS.c
    query = (
        select(p.id, p.source, p.charset, r.text, r.outlet, e.edits)
        .join(schema.REPORTS, r.page_id == p.id)
        .join(schema.EDITS, e.page_id == p.id)
        .where(p.id.in_(pages))
    )
    found = []
    for page, source, charset, text, outlet, packed in connection.execute(query):
        edits = _EDITS.decode(zlib.decompress(packed))
        guesses = [edit.text for edit in edits if not edit.certain]
        copy = Copy(page, text, doubtful(text, guesses))
        found.append(_Sheet(page, source, charset, text, outlet, edits, copy))
    return found


def _best_first(sheets: Iterable[_Sheet]) -> list[_Sheet]:
    left = {sheet.page: sheet for sheet in sheets}
    ranked = []
    while left:
        ranked.append(left.pop(leader(sheet.seen for sheet in left.values()).id))
    return ranked


def _healing(patch: Patch, own: _Sheet, donor: _Sheet) -> Healing:
    return Healing(
        patch.span,
        raw_span(own.text, own.edits, patch.span, own.charset),
        patch.before,
        patch.after,
        donor.page,
        donor.source,
        patch.donor_span,
        raw_span(donor.text, donor.edits, patch.donor_span, donor.charset),
    )
