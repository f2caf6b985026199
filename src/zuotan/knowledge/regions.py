"""The gazetteer: every region of China down to the county since 1995, with codes, names and short names.

Source of codes, names and dates: GB/T 2260 by year (tables ``data/regions``, ``data/region_changes``). A code says what contains
it: ``130225`` lies in prefecture ``130200`` and province ``130000``; counties under a province directly (``469001``) have no
prefecture. Abbreviations (table ``data/abbreviations``) are read only in frames that take a region: after 来, 赴, 在, 访 and the
like (来川, 在京), beside one another (川渝), before 两地, 两省, 协作; alone they are ordinary characters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from msgspec import Struct

from zuotan.knowledge.tables import rows, several

HEIGHT = {"province": 2, "prefecture": 1, "county": 0}
USUAL_MONTH = "-10"
"""Where a change is known by its year alone it counts from October: most are approved in a year's second half."""


class Entry(Struct, frozen=True):
    """A region under one code and name: GB/T 2260 code, official name, level, short names.

    ``since`` and ``until`` are ISO prefixes (``2014``, ``2014-12``, ``2014-12-26``), empty where open: in force before 1995, and
    still in force.
    """

    code: str
    name: str
    level: str
    since: str
    until: str
    short: tuple[str, ...]

    def valid(self, day: str) -> bool:
        """Whether the region had this code and name on an ISO day."""
        return _reached(self.since, day) and not (self.until and _reached(self.until, day))


def _reached(change: str, day: str) -> bool:
    return (change + USUAL_MONTH if len(change) == 4 else change) <= day


class Gazetteer:
    """All regions, looked up by code and by name. ``risky`` are the names that are ordinary words too (合作, 和平)."""

    __slots__ = ("_by_code", "_by_name", "_latest", "_next", "_previous", "_sure", "risky")

    def __init__(self) -> None:
        self._by_code: dict[str, list[Entry]] = {}
        by_name: dict[str, list[Entry]] = {}
        self._sure: dict[str, frozenset[str]] = {}
        self._next: dict[tuple[str, str], list[Entry]] | None = None
        self._previous: dict[tuple[str, str], list[Entry]] = {}
        risky: set[str] = set()
        for row in rows("regions"):
            entry = Entry(
                row["code"], row["name"], row["level"], row["since"], row["until"], several(row["short"])
            )
            if row["risky"]:
                risky.update(several(row["risky"]))
            self._by_code.setdefault(entry.code, []).append(entry)
            for name in (entry.name, *entry.short):
                by_name.setdefault(name, []).append(entry)
        self._by_name = {name: tuple(entries) for name, entries in by_name.items()}
        self._latest = {
            code: max(entries, key=lambda entry: (not entry.until, entry.until, entry.since))
            for code, entries in self._by_code.items()
        }
        self.risky = frozenset(risky)

    def words(self) -> dict[str, str]:
        """Every name and short name with the codes it may mean, and words that only look like names, which mean none."""
        found = {
            name: "|".join(dict.fromkeys(entry.code for entry in entries))
            for name, entries in self._by_name.items()
        }
        found.update((row["word"], "") for row in rows("region_lookalikes"))
        return found

    def named(self, word: str) -> tuple[Entry, ...]:
        """The regions called ``word`` in full or short, of any time; none if there are none."""
        return self._by_name.get(word, ())

    def region(self, code: str) -> Entry:
        """The region at ``code``: as it is, else as it last was. Raises KeyError."""
        return self._latest[code]

    def level(self, code: str) -> str:
        """The level of the region at ``code``: province, prefecture or county. Raises KeyError."""
        return self._by_code[code][0].level

    def parent(self, code: str) -> Entry | None:
        """What contains the region directly; ``None`` for a province."""
        if code.endswith("0000"):
            return None
        outer = code[:4] + "00"
        if outer != code and outer in self._latest:
            return self._latest[outer]
        return self._latest[code[:2] + "0000"]

    def sure(self, word: str) -> frozenset[str]:
        """The codes of the region that a name means wherever it stands, and of what contains it; none for one of several regions."""
        if (found := self._sure.get(word)) is None:
            found = self._sure[word] = frozenset(self._meant(word))
        return found

    def _meant(self, word: str) -> Iterator[str]:
        entries = self.named(word)
        if len(word) > 2 and len({entry.code for entry in entries}) == 1:
            code = entries[0].code
            yield from (code, self.province_of(code))
            if parent := self.parent(code):
                yield parent.code
        elif len(word) == 2:
            yield from (entry.code for entry in entries if entry.level == "province")

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one region lies inside another, itself not counted."""
        if outer == inner:
            return False
        if outer.endswith("0000"):
            return inner[:2] == outer[:2]
        return outer.endswith("00") and inner[:4] == outer[:4]

    def inside(self, word: str, outer: str, day: str | None = None) -> Entry | None:
        """The region called ``word`` inside the region ``outer``; of several the highest, then the one in force on an ISO day."""
        found = [entry for entry in self.named(word) if self.contains(outer, entry.code)]
        return max(found, key=lambda entry: self._nearness(entry, (), day), default=None)

    def province_of(self, code: str) -> str:
        """The code of the province that the region is or lies in."""
        return code[:2] + "0000"

    def on(self, region: str | Entry, day: str | None) -> Entry:
        """The region (a code or an entry) as it was on an ISO day, under that day's code and name.

        Follows changes backward and forward (平坝县 became 平坝区, 襄樊市 became 襄阳市); where nothing stood for the region on
        that day, the region as it was given, or at a code as it last was. Raises KeyError for a code that never was.
        """
        entry = self.region(region) if isinstance(region, str) else region
        if day is None or entry.valid(day):
            return entry
        if same_code := [other for other in self._by_code[entry.code] if other.valid(day)]:
            return min(same_code, key=lambda other: self._distance(entry, other))
        forward = bool(entry.until) and _reached(entry.until, day)
        seen: set[Entry] = set()
        front = [entry]
        while front:
            seen.update(front)
            front = [each for each in self._beside(front, forward=forward) if each not in seen]
            if standing := [each for each in front if each.valid(day)]:
                return min(standing, key=lambda each: self._distance(entry, each))
        return entry

    def _distance(self, entry: Entry, other: Entry) -> tuple[bool, bool, str]:
        """How unlike two stages of a region are: another level, no name in common."""
        return other.level != entry.level, not set(other.short) & set(entry.short), other.code

    def _beside(self, entries: Iterable[Entry], *, forward: bool) -> list[Entry]:
        """What the regions became, or came of, in one step."""
        if self._next is None:
            self._next = {}
            for row in rows("region_changes"):
                old, new = (row["old_code"], row["old_name"]), (row["new_code"], row["new_name"])
                self._next.setdefault(old, []).append(self._at(*new))
                self._previous.setdefault(new, []).append(self._at(*old))
        links = self._next if forward else self._previous
        return [other for entry in entries for other in links.get((entry.code, entry.name), ())]

    def _at(self, code: str, name: str) -> Entry:
        return next(entry for entry in self._by_code[code] if entry.name == name)

    def choose(self, word: str, context: Collection[str], day: str | None = None) -> Entry | None:
        """Which region ``word`` means where the regions of ``context`` (codes) are spoken of, on an ISO day.

        Among namesakes the one at or inside a region of the context; then the higher level; then the one in force on that day,
        today if none is given. ``None`` where several counties are left and the context speaks for none.
        """
        found = self._by_name.get(word)
        if not found:
            return None
        if len(found) == 1:
            return found[0]

        weights = [self._nearness(entry, context, day) for entry in found]
        top = max(weights)
        best = found[weights.index(top)]
        if best.level == "county" and weights.count(top) > 1:
            tied = {entry.code[:4] for entry, weight in zip(found, weights, strict=True) if weight == top}
            return best if len(tied) == 1 else None
        return best

    def _nearness(self, entry: Entry, context: Collection[str], day: str | None) -> tuple[int, int, bool]:
        """How well a region fits a context and a day: see :meth:`choose`."""
        code = entry.code
        near = 3 * (code in context) + 2 * (code[:4] + "00" in context) + (code[:2] + "0000" in context)
        return near, HEIGHT[entry.level], entry.valid(day) if day else not entry.until


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer, built at first use."""
    return Gazetteer()


def abbreviations() -> dict[str, str]:
    """One-character and other abbreviations, each with the code it means in the frames that take them."""
    return {row["word"]: row["code"] for row in rows("abbreviations")}


@cache
def abbreviation_followers() -> tuple[str, ...]:
    """Words and signs one of which follows an abbreviation that stands for a region (来川考察, 在京，)."""
    return tuple(row["word"] for row in rows("abbreviation_followers"))
