"""Pages of a long list (分页)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Paging(Struct, frozen=True):
    """One page of a list of ``count`` things: those from ``start`` to ``end``; ``pages`` in all, this one ``page`` (from 1)."""

    page: int
    pages: int
    count: int
    start: int
    end: int

    @classmethod
    def of(cls, page: int, count: int, size: int) -> Paging:
        """A page that there is: one out of reach becomes the nearest."""
        pages = max(1, -(-count // size))
        page = min(max(page, 1), pages)
        return cls(page, pages, count, (page - 1) * size, min(page * size, count))

    @classmethod
    def asked(cls, query: Mapping[str, str], count: int, size: int) -> Paging:
        """The page that the query of an address asks for; the first where what it says is no number."""
        page = query.get("page", "")
        return cls.of(int(page) if page.isascii() and page.isdecimal() and len(page) < 10 else 1, count, size)

    @property
    def rows(self) -> slice:
        """The things on the page."""
        return slice(self.start, self.end)

    @property
    def near(self) -> list[int]:
        """The pages to offer: the first, the last, and those around this one, with 0 for a gap."""
        kept = sorted({1, self.pages, *range(max(1, self.page - 2), min(self.pages, self.page + 2) + 1)})
        offered: list[int] = []
        for page in kept:
            if offered and page - offered[-1] > 1:
                offered.append(0)
            offered.append(page)
        return offered
