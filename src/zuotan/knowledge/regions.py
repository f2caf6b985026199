"""The gazetteer: every region of China down to the county since 1990, with codes, names and short names.

Source of codes, names and years: GB/T 2260 by year (table ``data/regions``); abbreviations in ``data/abbreviations``.
A code says what contains it: ``130225`` lies in prefecture ``130200`` and province ``130000``.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from msgspec import Struct

from zuotan.knowledge.tables import rows, several


class Entry(Struct, frozen=True):
    """A region under one code and name: GB/T 2260 code, official name, level, years since and until (0: open)."""

    code: str
    name: str
    level: str
    since: int
    until: int
    short: tuple[str, ...]

    def valid(self, year: int) -> bool:
        """Whether the region had this code and name in ``year``."""
        return self.since <= year and (not self.until or year < self.until)


class Gazetteer:
    """All regions, looked up by code and by name."""

    __slots__ = ("_by_code", "_by_name", "risky")

    def __init__(self) -> None:
        self._by_code: dict[str, list[Entry]] = {}
        self._by_name: dict[str, list[Entry]] = {}
        risky: set[str] = set()
        for row in rows("regions"):
            short = several(row["short"])
            entry = Entry(
                row["code"], row["name"], row["level"], int(row["since"] or 0), int(row["until"] or 0), short
            )
            risky.update(several(row["risky"]))
            self._by_code.setdefault(entry.code, []).append(entry)
            for name in (entry.name, *short):
                self._by_name.setdefault(name, []).append(entry)
        self.risky = frozenset(risky)

    def words(self) -> dict[str, str]:
        """Every name and short name, with the codes it may mean."""
        return {name: "|".join(dict.fromkeys(e.code for e in found)) for name, found in self._by_name.items()}

    def named(self, word: str) -> tuple[Entry, ...]:
        """The regions called ``word`` in full or short, of any time; none if there are none."""
        return tuple(self._by_name.get(word, ()))

    def region(self, code: str) -> Entry:
        """The region at ``code``: as it is, else as it last was. Raises KeyError."""
        found = self._by_code[code]
        return max(found, key=lambda entry: (not entry.until, entry.until, entry.since))

    def parent(self, code: str) -> Entry | None:
        """What contains the region directly; ``None`` for a province."""
        if code.endswith("0000"):
            return None
        outer = code[:4] + "00"
        if outer != code and outer in self._by_code:
            return self.region(outer)
        return self.region(code[:2] + "0000")

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one region lies inside another, itself not counted."""
        if outer == inner:
            return False
        if outer.endswith("0000"):
            return inner[:2] == outer[:2]
        return outer.endswith("00") and inner[:4] == outer[:4]

    def province_of(self, code: str) -> str:
        """The code of the province that the region is or lies in."""
        return code[:2] + "0000"

    def on(self, code: str, day: str | None) -> Entry:
        """The region as it was on an ISO day: under that day's code and name."""
        entry = self.region(code)
        if day is None:
            return entry
        year = int(day[:4])
        if entry.valid(year):
            return entry
        for other in self._by_code[code]:
            if other.valid(year):
                return other
        for short in entry.short:
            for other in self._by_name.get(short, ()):
                if other.valid(year) and other.code[:2] == code[:2] and other.level == entry.level:
                    return other
        return entry

    def choose(self, word: str, context: Collection[str], day: str | None = None) -> Entry | None:
        """Which region ``word`` means where the regions of ``context`` (codes) are spoken of.

        Among namesakes the one inside, or at, a region of the context; then the higher level; then the one that is
        current. ``None`` where several counties are left and the context speaks for none.
        """
        found = self._by_name.get(word)
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        year = int(day[:4]) if day else 0

        def weight(entry: Entry) -> tuple[int, int, bool, bool]:
            near = 3 * (entry.code in context) + 2 * (entry.code[:4] + "00" in context) + (entry.code[:2] + "0000" in context)
            height = {"province": 2, "prefecture": 1, "county": 0}[entry.level]
            return near, height, not entry.until, bool(year) and entry.valid(year)

        best = max(found, key=weight)
        rivals = {entry.code[:4] for entry in found if weight(entry)[:2] == weight(best)[:2] and not entry.until}
        if best.level == "county" and len(rivals) > 1:
            return None
        return best


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer, built at first use."""
    return Gazetteer()


def abbreviations() -> dict[str, str]:
    """One-character and other abbreviations, each with the code it means in the frames that take them."""
    return {row["word"]: row["code"] for row in rows("abbreviations")}
