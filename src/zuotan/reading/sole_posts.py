"""Tells by posts that one person holds whose a bare office is: a region whose governor is told already has no second one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zuotan.knowledge.regions import Entry, Gazetteer
from zuotan.reading.holders import Holder
from zuotan.reading.levels import at_level
from zuotan.reading.offices import Office

SOLE_POSTS = frozenset(
    "书记 省长 市长 县长 区长 旗长 州长 盟长 主席 主任 秘书长 代省长 代市长 代县长 代区长".split()
)
"""Posts that one body has once."""

LIST_MARKS = frozenset(("，", "、", "和", "；"))
"""What parts the people of a list."""


class SolePosts:
    """The sole posts that a page gives with their region."""

    __slots__ = ("_taken", "gazetteer")

    def __init__(
        self, holders: Sequence[Holder], region: Callable[[Office], Entry | None], gazetteer: Gazetteer
    ) -> None:
        self.gazetteer = gazetteer
        self._taken: set[tuple[str, str, str]] = set()
        for holder in holders:
            code = ""
            for office in holder.offices:
                if office.regions:
                    entry = region(office)
                    code = entry.code if entry else ""
                if code and office.post in SOLE_POSTS:
                    self._taken.add((code, office.body, office.post))

    def chosen(self, office: Office, near: str, home: str) -> str:
        """Which of two regions a bare office is of: the one whose post is not told; ``near`` where nothing tells."""
        if office.post not in SOLE_POSTS or (near, office.body, office.post) not in self._taken:
            return near
        return home

    def turns(self, text: str, holders: Sequence[Holder], context: str, home: str) -> bool:
        """Whether the list that begins ``holders`` is of the page's home and not of the region of the context, by a post that one
        of the list holds (某省省长某某参加考察，省委副书记、省长某某参加座谈)."""
        end = holders[0].end
        for holder in holders:
            start = min(holder.start, holder.offices[0].start)
            if start > end and text[end:start] not in LIST_MARKS:
                return False
            if any(self._homes(office, context, home) for office in holder.offices):
                return True
            end = holder.end
        return False

    def _homes(self, office: Office, context: str, home: str) -> bool:
        """Whether an office without a region is taken in the region of the context, and not at home."""
        if office.regions or not office.level or office.post not in SOLE_POSTS:
            return False
        near, own = (at_level(self.gazetteer, code, office.level) for code in (context, home))
        post = (office.body, office.post)
        return bool(near and own) and (near, *post) in self._taken and (own, *post) not in self._taken
