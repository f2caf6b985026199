"""A record: the database of one collection of pages, opened, filled and asked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, delete, select

from zuotan.model import Reading
from zuotan.pages import page_id
from zuotan.record import (
    deciding,
    doubts,
    facts,
    followups,
    mentions,
    reprints,
    resolved,
    resolving,
    schema,
    search,
    shown,
    tenures,
    views,
    vocabulary,
)
from zuotan.record.database import engine_of, opened
from zuotan.record.facts import Rows, Value
from zuotan.record.judging import ACTIONS, Judgement, judgements
from zuotan.record.migrations import NotARecord
from zuotan.record.parting import parted
from zuotan.record.readings import reading_of
from zuotan.record.rows import (
    CareerRow,
    Decision,
    FailureRow,
    FoundRow,
    LedgerRow,
    PageRow,
    PersonRow,
    RegionRow,
    ResolvedRow,
    Summary,
    VisitRow,
)
from zuotan.resolution import Resolution
from zuotan.version import VERSION

_ON_PAGES = (
    schema.REPORTS,
    schema.SIGNATURES,
    schema.EDITS,
    schema.EDIT_KINDS,
    schema.SKETCHES,
    schema.AS_READ,
)


class Known(msgspec.Struct, frozen=True):
    """What the record already holds of a page: the version that read it, its status, its source."""

    version: str
    status: str
    source: str


class Record:
    """A record of visits (see ``open_record``). Rows added are seen by every question asked after; ``commit`` keeps them.

    The same pages give the same rows in any order of adding. A page added again replaces what was read of it before.
    """

    def __init__(self, connection: Connection, version: str = VERSION) -> None:
        self._connection = connection
        self._version = version
        self._pending: dict[str, Rows] = {}
        self._resolved = True

    # --- filling -----------------------------------------------------------------------------------------------------

    def add(self, reading: Reading, raw: bytes, origin: Mapping[str, str] | None = None) -> None:
        """Add what the page of bytes ``raw`` says. Raises ValueError where the reading's spans do not fit its text."""
        self.put(facts.rows_of(reading, raw, self._version, origin or {}))

    def fail(
        self, source: str, data: bytes | None, reason: str, origin: Mapping[str, str] | None = None
    ) -> None:
        """Note a page that could not be read, or (``data`` is None) not even be had, and the reason in one line."""
        self.put(facts.failed_rows(source, data, reason, self._version, origin or {}))

    def put(self, rows: Rows) -> None:
        """Add the rows of one page, as ``facts.rows_of`` and ``facts.failed_rows`` make them."""
        name = str(rows["pages"][0][0])
        if name in self._pending:
            self._flush()
        self._pending[name] = rows

    def also_at(self, page: str, source: str, origin: Mapping[str, str]) -> None:
        """Note another place where a page of the record was found."""
        self._flush()
        self._sources([(page, source, msgspec.json.encode(dict(origin), order="sorted").decode())])

    def known(self, pages: Iterable[str]) -> dict[str, Known]:
        """Which of the pages the record holds, by id."""
        self._flush()
        table, found = schema.PAGES.c, {}
        for part in parted(pages):
            query = select(table.id, table.version, table.status, table.source).where(table.id.in_(part))
            for name, version, status, source in self._connection.execute(query):
                found[name] = Known(version, status, source)
        return found

    def commit(self) -> None:
        """Keep what was added, for good."""
        self._flush()
        self._connection.commit()

    def rollback(self) -> None:
        """Drop what was added since the last ``commit``."""
        self._pending.clear()
        self._connection.rollback()

    def resolve(self) -> Resolution:
        """Find out anew what the pages tell of in common, and what of it needs a look; and keep it."""
        self._flush()
        found = resolving.resolve_record(self._connection)
        doubts.ask(self._connection)
        self._resolved = True
        self.commit()
        return found

    # --- asking ------------------------------------------------------------------------------------------------------

    def visits(
        self,
        region: str | None = None,
        person: str | None = None,
        since: str | None = None,
        until: str | None = None,
        field: str | None = None,
    ) -> tuple[VisitRow, ...]:
        """The visits by date, undated ones last. ``region`` is a name (广东 finds 广东省), a six-digit code, or the first
        digits of codes (44: Guangdong and all below); ``person`` a full name; ``since`` and ``until`` are ISO dates or
        their beginnings (2024, 2024-05) between which the visit may lie; ``field`` a field of its commitments."""
        return views.visits(self._asked(), views.Filter(region, person, since, until, field))

    def resolved(self, where: views.Filter = views.ALL) -> tuple[ResolvedRow, ...]:
        """The visits, each once whatever the number of pages that tell it, by date, undated ones last."""
        return resolved.resolved(self._resolution(), where)

    def copies(self) -> tuple[reprints.CopyRow, ...]:
        """Every page that carries the report of a better copy, beside it, with what differs."""
        return reprints.copies(self._resolution())

    def healed(self, page: str) -> reprints.HealedReport:
        """A view of a page's text with the words of clean copies where it is beyond repair. Raises KeyError as ``reading``."""
        return reprints.healed(self._resolution(), page)

    def healed_pages(self) -> tuple[reprints.HealedReport, ...]:
        """The pages that copies of their report heal."""
        return reprints.healed_pages(self._resolution())

    def careers(self, where: views.Filter = views.ALL) -> tuple[CareerRow, ...]:
        """The persons of the visits, namesakes apart, with their offices as observed; those of most visits first."""
        return resolved.careers(self._resolution(), where)

    def follow_ups(self) -> tuple[followups.FollowUpRow, ...]:
        """Later passages that may tell what came of a commitment or agreement, proposed for a person to judge."""
        return followups.follow_ups(self._asked())

    def tenures(
        self, code: str | None = None, sole: bool = False, least: int = 1
    ) -> tuple[tenures.TenureRow, ...]:
        """Who was seen in which office, from when to when: of one region (``code``), of offices that one person holds at a time
        (``sole``), of those seen on at least so many days (``least``)."""
        return tenures.tenures(self._asked(), code, sole, least)

    def usage(self, name: str | None = None) -> tuple[vocabulary.UsageRow, ...]:
        """Uses of programmes and policy phrases by region and month; of one by its canonical ``name``."""
        return vocabulary.usage(self._asked(), name)

    def terms_over_time(self) -> tuple[vocabulary.TermSpan, ...]:
        """Every programme and policy phrase: first and last use in the record, pages and regions that use it."""
        return vocabulary.terms_over_time(self._asked())

    def people(self, where: views.Filter = views.ALL) -> tuple[PersonRow, ...]:
        """The people of the visits, those of most visits first."""
        return views.people(self._asked(), where)

    def regions(self, where: views.Filter = views.ALL) -> tuple[RegionRow, ...]:
        """The regions that visit or are visited, the busiest first."""
        return views.regions(self._asked(), where)

    def ledger(self, where: views.Filter = views.ALL) -> tuple[LedgerRow, ...]:
        """The commitments of the visits (台账), by date of the visit and place in its text."""
        return views.ledger(self._asked(), where)

    def pages(self) -> tuple[PageRow, ...]:
        """Every page, by its source."""
        return views.pages(self._asked())

    def failures(self) -> tuple[FailureRow, ...]:
        """The pages that could not be had or read, by their source."""
        return views.failures(self._asked())

    def search(self, text: str, limit: int | None = None) -> tuple[FoundRow, ...]:
        """The pages whose title or text holds every word of ``text`` (words are parted by spaces), best first."""
        return views.search_pages(self._asked(), text, limit)

    def summary(self) -> Summary:
        """What the record holds, in figures."""
        return views.summary(self._asked())

    def participants(self) -> tuple[mentions.ParticipantRow, ...]:
        """The people of every visit, one a row."""
        return mentions.participants(self._asked())

    def facts(self) -> tuple[mentions.FactRow, ...]:
        """The stops, meetings and agreements of every visit, one a row."""
        return mentions.facts(self._asked())

    def terms(self) -> tuple[mentions.TermRow, ...]:
        """The programmes and phrases of every page, one a row."""
        return mentions.terms(self._asked())

    def reading(self, page: str) -> Reading:
        """All that was read of a page. Raises KeyError where the record has no such page, or it could not be read."""
        return reading_of(self._asked(), page)

    def readings(self) -> Iterator[Reading]:
        """All that was read, page by page in the order of their ids."""
        query = select(schema.REPORTS.c.page_id).order_by(schema.REPORTS.c.page_id)
        for (page,) in self._asked().execute(query).all():
            yield reading_of(self._connection, page)

    def raw(self, page: str) -> bytes:
        """The bytes of a page as found. Raises KeyError where the record has none."""
        packed = self._asked().scalar(select(schema.PAGES.c.raw).where(schema.PAGES.c.id == page))
        if packed is None:
            raise KeyError(page)
        return zlib.decompress(packed)

    # --- deciding ----------------------------------------------------------------------------------------------------

    def decide(
        self,
        who: str,
        fact: str,
        action: str,
        *,
        page: str | None = None,
        field: str | None = None,
        value: str | None = None,
        why: str | None = None,
        undoes: int | None = None,
        at: str | None = None,
    ) -> Decision:
        """Append to the log of decisions, keep it, and bring the facts shown to it. Raises ValueError where the action is unknown or
        undoes nothing."""
        said = Decision(0, at or "", who, fact, page, action, field, value, why, undoes)
        return deciding.decide(self._asked(), said)

    def decisions(self, fact: str | None = None, number: int | None = None) -> tuple[Decision, ...]:
        """The log of decisions in order: of one fact, of one ``number``, or all."""
        query = select(schema.DECISIONS).order_by(schema.DECISIONS.c.n)
        if number is not None:
            query = query.where(schema.DECISIONS.c.n == number)
        if fact is not None:
            query = query.where(schema.DECISIONS.c.fact_id == fact)
        return tuple(Decision(*row) for row in self._asked().execute(query))

    def judgements(self, names: Iterable[str]) -> dict[str, Judgement]:
        """What people's decisions make of facts, by their ids."""
        return judgements(self._asked(), names)

    @property
    def connection(self) -> Connection:
        """The connection, with everything resolved, for questions about single things (``record.dossiers``, ``record.items``)."""
        return self._resolution()

    # --- the rows behind ---------------------------------------------------------------------------------------------

    def _asked(self) -> Connection:
        self._flush()
        return self._connection

    def _flush(self) -> None:
        """Write the pending pages; a page already read by this version from a source that sorts before stays as it is."""
        if not self._pending:
            return
        pending, self._pending = self._pending, {}
        old = self.known(pending)
        for name, rows in list(pending.items()):
            _, status, _, source, _, version, *_ = rows["pages"][0]
            was = old.get(name)
            if was is None or was.source >= str(source):
                continue
            if (was.version, was.status == "failed") == (version, status == "failed"):
                self._sources(rows["page_sources"])
                del pending[name]
        self._unresolve()
        self._remove(name for name in pending if name in old)
        missing = {facts.missing_id(str(rows["pages"][0][3])) for rows in pending.values()} - pending.keys()
        self._remove(self.known(missing), with_sources=True)
        tables: Rows = {}
        for rows in pending.values():
            for table, added in rows.items():
                tables.setdefault(table, []).extend(added)
        self._sources(tables.pop("page_sources", []))
        for name, added in tables.items():
            into = schema.METADATA.tables[name]
            columns = into.columns.keys()
            self._connection.execute(into.insert(), [dict(zip(columns, row, strict=True)) for row in added])
        search.add(
            self._connection, [(str(row[0]), _indexed(row[3], row[9])) for row in tables.get("reports", [])]
        )
        for page in self._decided_on(pending):
            shown.apply(self._connection, page)

    def _decided_on(self, pages: Iterable[str]) -> list[str]:
        """Those of the pages about whose facts anybody decided anything."""
        table, found = schema.DECISIONS.c, list[str]()
        for part in parted(pages):
            query = select(table.page_id).where(table.page_id.in_(part)).distinct()
            found += [page for page in self._connection.scalars(query) if page is not None]
        return found

    def _unresolve(self) -> None:
        """Drop what was resolved, since other pages have come: the next question about it finds it out anew."""
        if self._resolved:
            self._connection.execute(delete(schema.MERGED_VISITS))
            self._resolved = False

    def _resolution(self) -> Connection:
        """The connection, with everything resolved."""
        connection = self._asked()
        if connection.scalar(select(schema.MERGED_VISITS.c.id).limit(1)) is None:
            self.resolve()
        return connection

    def _sources(self, rows: Iterable[tuple[Value, ...]]) -> None:
        added = list(rows)
        if added:
            self._connection.exec_driver_sql(
                "INSERT INTO page_sources VALUES (?, ?, ?) ON CONFLICT (page_id, source) DO UPDATE SET origin ="
                " CASE WHEN excluded.origin < page_sources.origin THEN excluded.origin ELSE page_sources.origin END",
                added,
            )

    def _remove(self, pages: Iterable[str], with_sources: bool = False) -> None:
        """Take pages out with all that was read of them; where they were found stays, unless ``with_sources``."""
        run = self._connection.execute
        for part in parted(pages):
            reports = schema.REPORTS.c
            query = select(reports.page_id, reports.title, reports.text).where(reports.page_id.in_(part))
            search.remove(self._connection, [(row[0], _indexed(row[1], row[2])) for row in run(query)])
            shown.clear(self._connection, part)
            for table in _ON_PAGES:
                run(delete(table).where(table.c.page_id.in_(part)))
            if with_sources:
                run(delete(schema.PAGE_SOURCES).where(schema.PAGE_SOURCES.c.page_id.in_(part)))
            run(delete(schema.PAGES).where(schema.PAGES.c.id.in_(part)))


@contextmanager
def open_record(path: str | Path, *, create: bool = True, version: str = VERSION) -> Iterator[Record]:
    """Open the record at ``path``, made where there is none (unless ``create`` is false), and keep what was added at the
    end; an error drops what was added since the last commit.

    ``version`` is the program version written beside what is read. Raises FileNotFoundError, and NotARecord where the
    file is something else.
    """
    if not create and not Path(path).is_file():
        raise FileNotFoundError(f"{path}: no such record")
    engine = engine_of(path)
    try:
        with opened(engine, path) as connection:
            record = Record(connection, version)
            try:
                yield record
            except BaseException:
                record.rollback()
                raise
            record.commit()
    finally:
        engine.dispose()


def _indexed(title: Value, text: Value) -> str:
    return "\n".join(str(part) for part in (title, text) if part)


__all__ = ["ACTIONS", "Known", "NotARecord", "Record", "open_record", "page_id"]
