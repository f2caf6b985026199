"""Weighs what hints at the home of a page that never calls itself by name (我县, 县委书记): towns, firms, its site, a single mention.

Each hint adds votes for a region; none is enough against another as good. In order of worth:

* a township that one county has (到蒋华镇参观): names of townships seldom repeat, and the host shows its own;
* whose site, account or office the lines around the report name, and what the address spells: sure, but a copy stands elsewhere;
* the region's name, said once: in praise (禹城的经验) or in the name of a firm or park of its own (阳春钢铁公司);
* that it lies in the city whose leaders stand among the hosts (桂林市委副书记…和区委书记陪同).

Against a region speaks that the page spells it out with its leaders (济宁市农业农村局局长): one's own go without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from zuotan.knowledge.addresses import spelled
from zuotan.knowledge.regions import Gazetteer
from zuotan.knowledge.townships import towns_in
from zuotan.reading.headlines import Headline
from zuotan.reading.holders import Holder
from zuotan.reading.marks import Marks
from zuotan.reading.places import Place, Places

TOWN, SHARED_TOWN = 3, 1
"""Votes of a township, and of one whose name another county has too."""

SAID_OF_COUNTY, SAID, SAID_IN_FIRM = 3, 2, 1
"""Votes of a mention: counties are seldom mentioned without reason, cities are, and firms of other cities are visited."""

AROUND, MOST_AROUND = 3, 3
"""Votes of a mention in the lines around the report that name a body; more than so many are a list of links."""

COLUMN, INITIALS = 3, 4
"""Votes of an address; initials count only for a region that something else hints at too."""

WITHIN = 2
SPELLED_OUT = 4
LEAST = 2

BODY = re.compile(
    "政府|融媒|发布|[日晚]报|新闻|电视|广播|[省市县区旗州]委|宣传部|政协|人大|主办|承办|版权|门户|在线|公众号"
)
"""What a line around the report has that says whose page it is."""

LONGEST_LINE = 60
"""A line around the report that is longer is a menu."""

LEFT = re.compile("(?:学习|借鉴|途经|经|从|由|自|赴|前往|对标|像|如)$")
"""Before a region's name, that the page looks at it from elsewhere."""

FIRM = re.compile(
    "[^，。；、和与及的]{0,10}?(?:公司|集团|企业|厂|股份|控股|酒店|大学|医院|银行|产业园|工业园)"
)
"""What follows a region's name in that of a firm or park."""

LISTING = ("、", "及")
"""What stands between the places of a list; 和 and 与 join the two sides."""

FIRM_BEGINS = frozenset("到了、，。：“《和与及赴往入进\n")
"""Before the name of a firm that begins with a region's name that is a word too (阳春, 合作)."""


class Hints:
    """The hints of one page."""

    __slots__ = ("_codes", "_headline", "_marks", "_places", "_spelled_out", "gazetteer")

    def __init__(self, places: Places, holders: Sequence[Holder], headline: Headline) -> None:
        self._places = places
        self._marks: Marks = places.marks
        self._headline = headline
        self.gazetteer: Gazetteer = places.gazetteer
        self._spelled_out = self._of_leaders(holders)

    def best(self, may: Callable[[str], bool]) -> str:
        """The region with most votes of those that ``may`` be home; empty where none has enough, or two have as many."""
        votes: Counter[str] = Counter()
        for code, worth in self._said():
            votes[code] += worth
        for code, worth in (*self._towns(), *self._around()):
            votes[code] += worth
        for each in spelled(self._headline.address):
            if each.part != "initials":
                votes[each.code] += COLUMN
            elif votes[each.code] > 0:
                votes[each.code] += INITIALS
        outer = self._outer()
        for code in [code for code, n in votes.items() if n > 0]:
            votes[code] += WITHIN * any(self.gazetteer.contains(city, code) for city in outer)
            votes[code] -= SPELLED_OUT * (code in self._spelled_out)
        ranked = [each for each in votes.most_common() if each[1] >= LEAST and may(each[0])]
        decided = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if decided else ""

    def _of_leaders(self, holders: Sequence[Holder]) -> frozenset[str]:
        """The regions that the page names with leaders of theirs."""
        named = (office.regions[-1][0] for holder in holders for office in holder.offices if office.regions)
        found = (self._places.at(start) for start in named)
        return frozenset([place.code for place in found if place and place.code])

    def _outer(self) -> frozenset[str]:
        """The cities and provinces that home may lie in: those of the leaders that are named, and of outlet and site."""
        outlet = [place.code for place in self._headline.outlet if place.code]
        site = [each.code for each in spelled(self._headline.address) if each.part == "site"]
        held = (*self._spelled_out, *outlet, *site)
        return frozenset([code for code in held if self.gazetteer.level(code) != "county"])

    def _said(self) -> Iterator[tuple[str, int]]:
        """The regions that the text mentions, and those that a firm's name begins with though it is a word too."""
        text = self._marks.text
        for place in self._places.found:
            if (
                place.code
                and self._alone(place)
                and not LEFT.search(text, max(0, place.start - 3), place.start)
            ):
                yield place.code, self._worth(place)
        risky, resolve = self.gazetteer.risky, self._places.resolve
        for start, end, word in self._marks.of("region"):
            begins = start == 0 or text[start - 1] in FIRM_BEGINS
            if word in risky and begins and FIRM.match(text, end) and (entry := resolve(word)):
                yield entry.code, SAID

    def _alone(self, place: Place) -> bool:
        """Whether a place is told as one's own is: not with what contains it (山东省德州市), nor in a list of places."""
        text, at = self._marks.text, self._places.at
        listed = (
            text[place.start - 1 : place.start] in LISTING
            and at(place.start - 2)
            or text[place.end : place.end + 1] in LISTING
            and at(place.end + 1)
        )
        return len(place.codes) == 1 and not place.part and not listed

    def _worth(self, place: Place) -> int:
        """The votes of one mention."""
        if self.gazetteer.level(place.code) == "county":
            return SAID_OF_COUNTY
        return SAID_IN_FIRM if FIRM.match(self._marks.text, place.end) else SAID

    def _towns(self) -> Iterator[tuple[str, int]]:
        """The counties of the townships that the text names."""
        for _, counties in towns_in(self._marks.text):
            for code in counties:
                yield code, TOWN if len(counties) == 1 else SHARED_TOWN

    def _around(self) -> Iterator[tuple[str, int]]:
        """The regions in the lines around the report that name a body."""
        lines = [line for line in self._headline.furniture if len(line) <= LONGEST_LINE and BODY.search(line)]
        if not lines:
            return
        named = Places(Marks("\n".join(lines), self._marks.lexicon), self._headline.context).found
        counts = Counter(place.code for place in named if place.code)
        for code, n in counts.items():
            yield code, AROUND * min(n, MOST_AROUND)
