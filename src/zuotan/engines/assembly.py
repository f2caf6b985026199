"""The build: pages from their sources, read by an engine, kept in a record, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zuotan.engines.labour import Engine, in_process, lost_pages, read_pages
from zuotan.pages import BadPage, RawPage, page_id, pages
from zuotan.record import Record, Rows, failed_rows, open_record
from zuotan.version import VERSION

_KEEP = 256
"""Pages between two commits: what an interruption loses at most, half a second's work. Fewer cost more than reading them."""
_BATCH = 64
"""Pages that are looked up in the record at once."""
_BATCH_BYTES = 4 << 20
_PIECE = 8
"""Pages given to a worker at once; also the most that are lost where a worker dies over one of them."""


class Built(Struct, frozen=True):
    """How far a build is: pages seen, read now, set aside (fiction, spam), failed, and skipped as already read."""

    seen: int = 0
    read: int = 0
    set_aside: int = 0
    failed: int = 0
    skipped: int = 0


Progress = Callable[[Built], None]


def build(
    sources: Iterable[str | Path],
    path: str | Path,
    engine: Engine = in_process,
    progress: Progress | None = None,
    again: bool = False,
    found: Iterable[RawPage | BadPage] = (),
) -> Built:
    """Read the pages of ``sources`` (see ``pages.pages``), and those ``found`` already, into the record at ``path``.

    Pages that the record holds as read by this version of the program are skipped, unless ``again``; after an interruption
    the build goes on where it stopped. A page that cannot be had or read is kept in the record with its reason. The record
    is the same for any ``engine`` and any order of sources. ``progress`` is called after each batch.
    """
    with open_record(path) as record:
        done = _Assembly(record, engine, progress, again).run(_chain(found, pages(sources)))
        record.resolve()
        return done


def _chain(*several: Iterable[RawPage | BadPage]) -> Iterator[RawPage | BadPage]:
    for each in several:
        yield from each


class _Assembly:
    """One build under way: ``places`` are the rows that need no reading, by the batch that found them."""

    def __init__(self, record: Record, engine: Engine, progress: Progress | None, again: bool) -> None:
        self.record = record
        self.engine = engine
        self.progress = progress
        self.again = again
        self.done = Built()
        self.sought: dict[str, str] = {}

    def run(self, found: Iterable[RawPage | BadPage]) -> Built:
        unsaved = 0
        for rows in self.engine(read_pages, self._pieces(found), lost_pages):
            for each in rows:
                self._keep(each)
            unsaved += len(rows)
            if unsaved >= _KEEP:
                self._save()
                unsaved = 0
        self._save()
        return self.done

    def _save(self) -> None:
        self.record.commit()
        if self.progress:
            self.progress(self.done)

    def _keep(self, rows: Rows) -> None:
        status = rows["pages"][0][1]
        self.sought.pop(str(rows["pages"][0][0]), None)
        self._count(**{str(status): 1})
        self.record.put(rows)

    def _count(self, **more: int) -> None:
        now = {name: getattr(self.done, name) + count for name, count in more.items()}
        self.done = Built(
            **{name: now.get(name, getattr(self.done, name)) for name in Built.__struct_fields__}
        )

    def _pieces(self, found: Iterable[RawPage | BadPage]) -> Iterator[tuple[RawPage, ...]]:
        """The pages that must be read, a few at a time."""
        batch: list[RawPage] = []
        size = 0
        for page in found:
            self._count(seen=1)
            if isinstance(page, BadPage):
                self._keep(failed_rows(page.source, None, page.reason, VERSION, {}))
                continue
            batch.append(page)
            size += len(page.data)
            if len(batch) >= _BATCH or size >= _BATCH_BYTES:
                yield from self._cut(batch)
                batch, size = [], 0
        yield from self._cut(batch)

    def _cut(self, batch: list[RawPage]) -> Iterator[tuple[RawPage, ...]]:
        wanted = list(self._wanted(batch))
        for at in range(0, len(wanted), _PIECE):
            yield tuple(wanted[at : at + _PIECE])
        if batch and not wanted and self.progress:
            self.progress(self.done)

    def _wanted(self, batch: list[RawPage]) -> Iterator[RawPage]:
        """The pages of a batch that the record does not hold yet.

        Where a page is found in several places, it is read as found in the first of them by name, so that the record does
        not depend on the order in which they turn up.
        """
        first: dict[str, RawPage] = {}
        elsewhere: list[tuple[str, RawPage]] = []
        for page in batch:
            name = page_id(page.data)
            other = first.get(name)
            if other is None:
                first[name] = page
            else:
                first[name], late = (page, other) if page.source < other.source else (other, page)
                elsewhere.append((name, late))
        known = self.record.known(first)
        for name, page in first.items():
            was = known.get(name)
            source = self.sought.get(name) or (was.source if was and was.version == VERSION else None)
            if source is not None and source <= page.source and not self.again:
                elsewhere.append((name, page))
            else:
                if was and was.source < page.source:
                    elsewhere.append((name, page))
                    page = RawPage(was.source, page.data, {})
                self.sought[name] = page.source
                yield page
        for name, page in elsewhere:
            self._count(skipped=1)
            self.record.also_at(name, page.source, page.origin)
