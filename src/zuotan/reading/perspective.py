"""Finds the home from which a page speaks: the region that 我省, 我市 or a bare 市委书记 mean.

The home is looked for in the outlet's name, the address of the site, the page's title and the regions that the text names most
at that level; where these tell nothing, in weaker hints (:mod:`zuotan.reading.hints`), and in who is known to have led where. A
development zone speaks of itself as 我区; its home is then the region that holds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from zuotan.knowledge.addresses import spelled
from zuotan.knowledge.regions import Entry, Gazetteer
from zuotan.reading.headlines import Headline
from zuotan.reading.hints import Hints
from zuotan.reading.holders import BRACKET, Holder
from zuotan.reading.joint_lists import known_regions
from zuotan.reading.levels import fits, lineage, nested
from zuotan.reading.places import Place, Places

NAMED_ENOUGH = 2
"""A region named once in the text is no home, unless title or outlet name it too."""

IN_TEXT, IN_TITLE, IN_ADDRESS, IN_OUTLET = 2, 6, 60, 80
"""Votes for a home by where it is named; a region that contains the named one has a quarter of them."""


LIST_MARKS = "，、；和 　"
"""What parts the people of a list."""

LEAST_VOTES = 4
"""What a home must have: two mentions of its own, or several of places in it."""


SOLE = frozenset("书记 省长 市长 主席 代省长 代市长".split())
"""Posts of the table of leaders."""


class Perspective:
    """From which home a page speaks, and by which level word."""

    __slots__ = (
        "_counted",
        "_headline",
        "_holders",
        "_of_site",
        "_zoned",
        "gazetteer",
        "level",
        "places",
        "title_places",
    )

    def __init__(self, places: Places, holders: Sequence[Holder], headline: Headline) -> None:
        self.places = places
        self.gazetteer: Gazetteer = places.gazetteer
        self.title_places: Sequence[Place] = headline.places.found
        self._headline = headline
        self._of_site: tuple[str, ...] | None = None
        self._counted: Counter[str] | None = None
        self._zoned: frozenset[str] | None = None
        self.level = self._spoken(holders)
        self._holders = holders

    @property
    def _counts(self) -> Counter[str]:
        """How often the text names each region."""
        if self._counted is None:
            self._counted = Counter([place.codes[-1] for place in self.places.found if place.codes])
        return self._counted

    @property
    def _zones(self) -> frozenset[str]:
        """The regions that hold the zones that text, title and outlet name."""
        if self._zoned is None:
            every = (*self.places.found, *self.title_places, *self._headline.outlet)
            self._zoned = frozenset([place.code for place in every if place.part.endswith(("区", "园"))])
        return self._zoned

    def _spoken(self, holders: Sequence[Holder]) -> str:
        """The level word by which the page speaks of its home (省, 市 …), empty where it never does. In a list that names a
        region first (云南省委常委某某，副省长某某) what follows is that region's."""
        levels: Counter[str] = Counter()
        for place in (*self.places.found, *self.title_places):
            if place.level:
                levels[place.level] += 2
        named, reach = "", 0
        for holder in holders:
            office = holder.offices[0]
            if reach == 0 or BRACKET.sub("", self.places.text[reach : office.start]).strip(LIST_MARKS):
                named = ""
            if office.regions:
                named = office.level
            elif office.level and office.level != named:
                levels[office.level] += 1
            reach = holder.end
        if levels["自治区"]:
            levels["自治区"] += levels.pop("区", 0)
        return levels.most_common(1)[0][0] if levels else ""

    def _served(self) -> Counter[str]:
        """In which regions the page's own leaders are known to have led, by the table of leaders: votes by code."""
        served: Counter[str] = Counter()
        for holder in self._holders:
            office = holder.offices[0]
            if office.level == self.level and not office.regions and office.post in SOLE:
                served.update(code for code in known_regions(holder.name) if self._may(code, self.level))
        return served

    def names(self, code: str) -> bool:
        """Whether the text names the region."""
        return code in self._counts

    @property
    def _site(self) -> tuple[str, ...]:
        """The regions that the site's address spells; where it may be another word the text must name the region too."""
        if self._of_site is None:
            named = {code for place in self.places.found for code in place.codes}
            self._of_site = tuple(
                each.code
                for each in spelled(self._headline.address)
                if each.part == "site" and (each.sure or each.code in named)
            )
        return self._of_site

    def of_outlet(self, level: str = "") -> str:
        """The home as the outlet's name tells it; empty where the page does not speak of a home."""
        scores: Counter[str] = Counter()
        if not self.level:
            return ""
        for place in self._headline.outlet:
            self._support(scores, place.code, level or self.level, 4)
        if not scores:
            for code in self._site:
                self._support(scores, code, level or self.level, 4)
        return scores.most_common(1)[0][0] if scores else ""

    def home(self, excluded: Collection[str]) -> str:
        """The region that speaks of itself, none of ``excluded`` or nested with one; empty where nothing tells."""
        if not self.level:
            return ""
        scores: Counter[str] = Counter()
        for code, count in self._counts.items():
            if count >= NAMED_ENOUGH:
                self._support(scores, code, self.level, IN_TEXT * min(count, 12))
        for city, count in self._of_districts().items():
            self._support(scores, city, self.level, IN_TEXT * min(count, 12))
        for place in self.title_places:
            self._support(scores, place.code, self.level, IN_TITLE)
        for place in self._headline.outlet:
            self._support(scores, place.code, self.level, IN_OUTLET)
        for code in self._site:
            self._support(scores, code, self.level, IN_ADDRESS)
        ranked = [
            (score, code)
            for code, score in scores.items()
            if score >= LEAST_VOTES and self._apart(code, excluded)
        ]
        if ranked:
            return max(ranked)[1]
        return "" if self._inside(scores, excluded) else self._hinted(excluded) or self._led(excluded)

    def _inside(self, scores: Counter[str], regions: Collection[str]) -> bool:
        """Whether the page is told from inside one of the regions, which then visit no other's: a county's page on its city."""
        told = [code for code, score in scores.most_common(1) if score >= LEAST_VOTES]
        return any(self.gazetteer.contains(region, code) for code in told for region in regions)

    def _of_districts(self) -> Counter[str]:
        """How often the text names counties and districts of a city that it names several of, by the city: a city's page takes its
        guests from one to another."""
        held: dict[str, list[int]] = {}
        for code, count in self._counts.items():
            outer = self.gazetteer.parent(code)
            if outer is not None and outer.level == "prefecture":
                held.setdefault(outer.code, []).append(count)
        return Counter({city: sum(counts) for city, counts in held.items() if len(counts) > 1})

    def _apart(self, code: str, excluded: Collection[str]) -> bool:
        """Whether a region is none of ``excluded`` and neither holds one nor lies in one."""
        return code not in excluded and not any(nested(self.gazetteer, code, each) for each in excluded)

    def _hinted(self, excluded: Collection[str]) -> str:
        """The region that weaker hints tell; empty where they tell none."""
        return Hints(self.places, self._holders, self._headline).best(
            lambda code: self._may(code, self.level) and self._apart(code, excluded)
        )

    def _led(self, excluded: Collection[str]) -> str:
        """The region whose leaders the page's own are known to be; empty where none or more than one is as likely."""
        led = [each for each in self._served().most_common() if self._apart(each[0], excluded)]
        return led[0][0] if led and (len(led) == 1 or led[0][1] > led[1][1]) else ""

    def called(self, code: str) -> str:
        """The region at ``code`` or containing it that the page may call by its level word; empty where none may."""
        return next(
            (each.code for each in lineage(self.gazetteer, code) if self._may(each.code, self.level)), ""
        )

    def _may(self, code: str, level: str) -> bool:
        """Whether a region may be called by the level word: a zone's by 区 too."""
        entry = self.gazetteer.region(code)
        return fits(entry.name, entry.level, level) or (level == "区" and code in self._zones)

    def _support(self, scores: Counter[str], code: str, level: str, votes: int) -> None:
        """Adds votes for ``code``, if any, and a quarter of them for what contains it, where these are regions of the level."""
        for entry in lineage(self.gazetteer, code) if code else ():
            meant = entry.code if self._may(entry.code, level) else self._namesake(entry, level)
            if meant:
                scores[meant] += votes
            votes //= 4

    def _namesake(self, entry: Entry, level: str) -> str:
        """The region of the same short name and province that may be called by the level word: the city of 恩施, not the
        prefecture, where the page speaks of 我市."""
        day = self.places.day
        named = (other for short in entry.short for other in self.gazetteer.named(short))
        return next(
            (
                other.code
                for other in named
                if other.code != entry.code
                and other.code[:2] == entry.code[:2]
                and fits(other.name, other.level, level)
                and (other.valid(day) if day else not other.until)
            ),
            "",
        )
