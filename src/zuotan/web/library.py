"""The library: the record as the server holds it open, and its catalogue, kept in step with what people decide."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select

from zuotan.record import Record, doubts, schema
from zuotan.record.database import engine_of, opened
from zuotan.web.catalogue import Catalogue
from zuotan.web.names import spoken

INVENTED = "本页为程序生成的样本"
"""How every page of the sample corpus begins to say that it is invented."""


AT_ONCE = 5_000
"""Visits up to which the catalogue is made anew while one waits (a tenth of a second)."""


class Library:
    """One record, asked by many readers at once: each has a connection of its own for the time of a page."""

    def __init__(self, path: str | Path) -> None:
        if not Path(path).is_file():
            raise FileNotFoundError(f"{path}: no such record")
        self.path = Path(path)
        self._engine = engine_of(path)
        self._lock = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._edition: tuple[int, int] | None = None
        self._counted: tuple[int, tuple[int, int]] | None = None
        self._renewing: threading.Thread | None = None
        with opened(
            self._engine, path
        ) as connection:  # brings the schema up to date, or says that this is no record
            if connection.scalar(select(schema.MERGED_VISITS.c.id).limit(1)) is None:
                Record(connection).resolve()
            elif connection.scalar(select(schema.QUESTIONS.c.id).limit(1)) is None:  # of an older version
                doubts.ask(connection)
                connection.commit()
        self._watch = self._engine.connect()
        names = self.catalogue().names
        threading.Thread(target=spoken, args=(names,), daemon=True).start()
        with self._engine.connect() as connection:
            count = select(func.count()).select_from(schema.PAGES)
            self.pages = connection.scalar(count) or 0
            self.failed = connection.scalar(count.where(schema.PAGES.c.status == "failed")) or 0
            some = connection.scalars(
                select(schema.PAGES.c.raw).where(schema.PAGES.c.raw.is_not(None)).limit(3)
            )
            self.sample = any(_invented(zlib.decompress(raw)) for raw in some)

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A connection of one's own to the record's database."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def record(self) -> Iterator[Record]:
        """The record, for one page; what was decided and not committed is dropped."""
        with self._engine.connect() as connection:
            yield Record(connection)

    def catalogue(self) -> Catalogue:
        """All visits, column by column; made anew when pages were added or something was decided: at once, or, where there are many
        visits, beside the pages that are served meanwhile."""
        # one connection of its own: a page that holds one already must not wait for a second of the pool
        with self._lock:
            now = self._now()
            if self._catalogue is None or (now != self._edition and len(self._catalogue) <= AT_ONCE):
                self._catalogue, self._edition = Catalogue.of(self._watch), now
                self._watch.rollback()
            elif now != self._edition and self._renewing is None:
                self._renewing = threading.Thread(target=self._renew, daemon=True)
                self._renewing.start()
            return self._catalogue

    def _now(self) -> tuple[int, int]:
        """The edition as it is; counted again only when somebody wrote, since to count the pages of a large record takes its time."""
        version: int = self._watch.exec_driver_sql("PRAGMA data_version").scalar_one()
        if self._counted is None or self._counted[0] != version:
            self._counted = version, self._count()
        self._watch.rollback()
        return self._counted[1]

    def _count(self) -> tuple[int, int]:
        pages = self._watch.scalar(select(func.count()).select_from(schema.PAGES)) or 0
        decisions = self._watch.scalar(select(func.max(schema.DECISIONS.c.n))) or 0
        return pages, decisions

    def _renew(self) -> None:
        try:
            with self._lock:
                now = self._now()
            with self._engine.connect() as connection:
                made = Catalogue.of(connection)
            with self._lock:
                self._catalogue, self._edition = made, now
        finally:
            self._renewing = None

    @property
    def edition(self) -> tuple[int, int]:
        """Pages and decisions of the record as last seen: a page made for one edition is good as long as it lasts."""
        return self._edition or (0, 0)


def _invented(raw: bytes) -> bool:
    return any(INVENTED.encode(charset) in raw for charset in ("utf-8", "gb18030"))
