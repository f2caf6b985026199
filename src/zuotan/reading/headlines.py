"""What the title lines of a page and the name of its outlet tell: places, leaders, frames of visits."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from zuotan.knowledge.lexicon import Lexicon
from zuotan.model import Masthead
from zuotan.reading.frames import Frame, Scene, find_frames, framed
from zuotan.reading.holders import HolderFinder
from zuotan.reading.leaders import Leaders
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions
from zuotan.reading.places import Place, Places

FURNITURE = 6
"""Lines of a page's furniture in which its site may be named."""


class Headline(NamedTuple):
    """The marks and places of a page's title lines and of its outlet's name, the lines around the report, its address."""

    marks: Marks
    places: Places
    outlet: tuple[Place, ...]
    furniture: tuple[str, ...] = ()
    address: str = ""

    @property
    def context(self) -> frozenset[str]:
        """The regions of which the page speaks by its title and its outlet."""
        return self.places.context | {place.code for place in self.outlet if place.code}

    def frames(self) -> list[Frame]:
        """The frames of visits in the title lines."""
        if not framed(self.marks):
            return []
        holders = HolderFinder(self.marks).holders()
        leaders = Leaders(self.places, holders, find_mentions(self.marks, holders))
        return find_frames(Scene(self.marks, self.places, leaders))


def title_marks(masthead: Masthead, lexicon: Lexicon) -> Marks:
    """The title lines of a page, marked."""
    lines = (masthead.kicker, masthead.title, masthead.subtitle, masthead.original_title)
    return Marks("\n".join(filter(None, lines)), lexicon)


def read_headline(
    marks: Marks, masthead: Masthead, address: str = "", people: Collection[str] = ()
) -> Headline:
    """The title lines (``marks``) and the outlet of a page, with the regions that they name; ``address`` is where it was found,
    ``people`` are whom the text names, whose names are no regions in the title either."""
    outlet = masthead.outlet or ""
    lines = (outlet, *masthead.furniture[:FURNITURE])
    site = Places(Marks("\n".join(filter(None, lines)), marks.lexicon), trusted=bool(outlet))
    own = tuple(place for place in site.found if place.end <= len(outlet))
    names = [(at, at + len(name)) for name in people if (at := marks.text.find(name)) >= 0]
    return Headline(marks, Places(marks, site.context, names), own, masthead.furniture, address)
