"""Finds offices (职务): a post with the body and region it belongs to, read leftwards from the post.

An office of this genre is ``[region][body]post`` with parts left out where the reader can supply them: 河北省委书记 names
its region, 省委书记 only its level, 省长 level and post in one word, 秘书长 only the post. Reading starts at a word of the
table ``words/post`` and takes in, to its left, bodies of ``words/body`` and a region, or a body of the open kind (局, 公司,
大学 …) back to the nearest boundary.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from zuotan.knowledge.regions import gazetteer
from zuotan.knowledge.tables import rows
from zuotan.reading.marks import Mark, Marks

BOUNDARY = frozenset("，。；：、！？“”‘’《》（）()【】…—\n \t　,.;:!?\"'|>　·[]□■●")
"""Characters that end a run of office words."""

LEVELS = (
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "特区",
    "兵团",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "州",
    "盟",
    "镇",
    "乡",
    "地",
)
"""Words for one's own region by its level, longest first."""

LEVEL_POSTS = frozenset("省市县区旗州盟镇乡地")
"""Kinds of post that say their level themselves (省长, 市长 …; 专员 is a prefecture's)."""

BREAKS = frozenset(
    "以及 听取 看望 包括 邀请 陪同 率领 带领 会见 会同 接受 当选 担任 出任 时任 现任 介绍 参观 走进 来到 访问 前来 参加 其中 "
    "分别 并与 并由 还有 在 与 和 由 以 同 对 向 请 有 及 的 等 到 来 率 任 兼 是 为 当 跟 让 使 把 被 从 于 说 名 位 给 随 "
    "着 了 受 经 因 据 又 还 也 并 将 要".split()
)
"""Words before which an open-class body cannot reach back."""


BOTH = ("双方", "两地")
"""Words before 领导 for the leaders of both sides."""

TOWNS = frozenset("镇乡")
LONGEST_TOWN = 6

LONGEST_BODY = 30
"""A body of the open kind has at most so many characters."""

LONGEST_TRADE = 10
"""A trade (骨科医生, 民营企业主) is told in at most so many characters before its last word."""


class Office(Struct, frozen=True):
    """An office as it stands in the text.

    ``regions`` are the marks of the regions named in it, outermost first; ``level`` is the level it claims where it
    names no region (省, 市, 自治区 …, empty for none); ``body`` stands between region and post, without the level word;
    ``joint`` are the regions that share the office in a joint list (河北省和北京市领导); ``shared`` says that the list is of
    both sides (两市领导, 双方领导).
    """

    start: int
    end: int
    regions: tuple[Mark, ...]
    level: str
    body: str
    post: str
    kind: str
    joint: tuple[Mark, ...] = ()
    shared: bool = False


class OfficeFinder:
    """Reads the offices of one text."""

    __slots__ = ("_bodies", "_regions", "marks", "text")

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.text = marks.text
        self._bodies = marks.ending("body")
        self._regions = named_regions(marks)

    def offices(self) -> list[Office]:
        """All offices, in order."""
        found = []
        for mark in self.marks.of("post"):
            kind = self.marks.value("post", mark[2])
            if kind == "none" or not (office := self._office(mark, kind)):
                continue
            if office.body or not self._is_verb(office.start):
                found.append(office)
        return found

    def _is_verb(self, at: int) -> bool:
        """Whether what stands before a post makes it one's duty there (任组长, 为团长), not one's rank (时任市长)."""
        before = self.text[max(0, at - 2) : at]
        return before.endswith(("任", "为")) and before not in (
            "时任",
            "前任",
            "现任",
            "原任",
            "新任",
            "历任",
        )

    def _office(self, post: Mark, kind: str) -> Office | None:
        start, end, word = post
        if kind == "group":
            return self._group(post)
        opened_at = self._before_bracket(start)
        reach, level, body = self._known_bodies(opened_at)
        body += self.text[opened_at:start]
        if kind in LEVEL_POSTS:
            level, body = kind, ""
        chain = self._chain(reach, level)
        if level in TOWNS and (town := self._town(start if kind in TOWNS else reach + 1)):
            first, regions, name = town
            return Office(first, end, regions, "", name + body, word, "body")
        if chain or level:
            return Office(chain[0][0] if chain else reach, end, chain, level, body, word, kind)
        opened = self._open(reach, loose=kind == "weak" or opened_at < start)
        if opened is None and reach < opened_at and (opened := self._open(opened_at, loose=False)):
            body = self.text[opened_at:start]
        if opened is None:
            return Office(reach, end, (), "", body, word, kind)
        start, chain, level, organisation = opened
        return Office(start, end, chain, level, organisation + body, word, kind)

    def put_before(self, office: Office, at: int) -> Office:
        """A bare office with the body and region that end at ``at``, before the name of its holder (区委某某书记)."""
        reach, level, body = self._known_bodies(at)
        chain = self._chain(reach, level)
        if not (level or chain) and (opened := self._open(at, loose=False)):
            return replace(office, start=opened[0], regions=opened[1], level=opened[2], body=opened[3])
        start = chain[0][0] if chain else reach
        return replace(
            office, start=start, regions=chain, level=level or office.level, body=body or office.body
        )

    def _before_bracket(self, at: int) -> int:
        """Where a bracket that ends at ``at`` begins, for 工商联（总商会）会长; ``at`` itself where there is none."""
        if at and self.text[at - 1] in "）)":
            opened = max(
                self.text.rfind("（", max(0, at - 12), at), self.text.rfind("(", max(0, at - 12), at)
            )
            if opened > 0:
                return opened
        return at

    def _known_bodies(self, at: int) -> tuple[int, str, str]:
        """Takes in the bodies of the table that end at ``at``: where they start, their level, their words."""
        reach, level = at, ""
        while not level and (mark := self._bodies.get(reach)):
            level = self.marks.value("body", mark[2])
            reach = mark[0]
        named = level if self.text.startswith(level, reach) else level[-1:]
        if not self.text.startswith(named, reach):
            named = ""
        return reach, level, self.text[reach + len(named) : at]

    def _chain(self, at: int, level: str) -> tuple[Mark, ...]:
        """The regions that end at ``at``, outermost first; the innermost may share its last character with a level."""
        regions = self._regions
        last = regions.get(at + len(level)) if level else None
        if last is None or not last[2].endswith(level) or last[0] >= at:
            last = regions.get(at)
        chain: tuple[Mark, ...] = ()
        while last is not None:
            chain = (last, *chain)
            last = regions.get(last[0])
        return chain

    def _town(self, at: int) -> tuple[int, tuple[Mark, ...], str] | None:
        """The town that ends at ``at`` (浙江省德清县某某镇): where it begins with its regions, these, its name."""
        text = self.text
        if not at or text[at - 1] not in TOWNS or not (opened := self._open(at, loose=False)):
            return None
        start, regions, _, name = opened
        if len(name) == 1 and regions and regions[-1][1] == at - 1:
            *outer, last = regions
            regions, name = tuple(outer), text[last[0] : at]
        if regions and regions[-1][2].endswith(tuple(TOWNS)):
            return None
        return (start, regions, name) if 1 < len(name) <= LONGEST_TOWN else None

    def _group(self, post: Mark) -> Office | None:
        """领导 of a region or level, alone or for two regions together."""
        start, end, word = post
        reach, level, body = self._known_bodies(start)
        if self.text.endswith(BOTH, 0, start):
            return Office(start - len(BOTH[0]), end, (), "", "", word, "group", shared=True)
        if not level:
            level = next((each for each in LEVELS if self.text.endswith(each, 0, start)), "")
            reach, body = start - len(level), ""
        if level and self.text.endswith("两", 0, reach):
            return Office(reach - 1, end, (), "", body, word, "group", shared=True)
        chain = self._chain(reach if not level else reach + len(level), "")
        if not chain:
            chain = self._chain(reach, level)
        if chain:
            first = chain[0][0]
            joint: tuple[Mark, ...] = ()
            if first and self.text[first - 1] in "和与、及":
                joint = self._chain(first - 1, "")
            return Office(joint[0][0] if joint else first, end, chain, level, "", word, "group", joint)
        if not level:
            opened = self._open(start, loose=False)
            return opened and Office(opened[0], end, opened[1], opened[2], opened[3], word, "group")
        first = reach - 1 if reach and self.text[reach - 1] in "我本" else reach
        return Office(first, end, (), level, body, word, "group")

    def _open(self, at: int, loose: bool) -> tuple[int, tuple[Mark, ...], str, str] | None:
        """A body of the open kind that ends at ``at``: start, regions, level, its words."""
        text = self.text
        low = self._boundary(at)
        if low == at:
            return None
        covered = self.marks.between("region", low, at)
        start = self._broken(low, at, covered)
        words = text[start:at]
        chain = tuple(mark for mark in covered if mark[0] >= start and self._regions.get(mark[1]) == mark)
        if chain and chain[0][0] == start:
            inner = [chain[0]]
            for mark in chain[1:]:
                if mark[0] == inner[-1][1]:
                    inner.append(mark)
            rest = text[inner[-1][1] : at]
            if not rest or loose or rest.endswith(open_endings()):
                return start, tuple(inner), "", rest
            return None
        if not words or (not words.endswith(open_endings()) and not (loose and len(words) <= LONGEST_TRADE)):
            return None
        level = next((each for each in LEVELS if words.startswith(each) and len(words) > len(each) + 1), "")
        return start, (), level, words[len(level) :]

    def _boundary(self, at: int) -> int:
        """Where the run of office words that ends at ``at`` begins at the earliest."""
        low, text = at, self.text
        while low and at - low < LONGEST_BODY and text[low - 1] not in BOUNDARY:
            low -= 1
        return low

    def _broken(self, low: int, at: int, covered: list[Mark]) -> int:
        """Behind the last of :data:`BREAKS` in ``text[low:at]`` that stands in no region and in no word of bodies; else ``low``."""
        text = self.text
        for end in range(at, low, -1):
            for start in (end - 2, end - 1):
                word = text[start:end]
                if (
                    word in BREAKS
                    and start >= low
                    and not inside_word(text, start, word)
                    and not any(mark[0] <= start < mark[1] for mark in covered)
                ):
                    return end
        return low


@cache
def open_endings() -> tuple[str, ...]:
    """How a body outside the table ``words/body`` may end (局, 公司, 大学)."""
    return tuple(row["ending"] for row in rows("body_endings"))


@cache
def _words_that_hold(part: str) -> tuple[tuple[str, int], ...]:
    """The words of the table ``body_words`` that hold ``part``, and where in them it stands."""
    return tuple((row["word"], row["word"].index(part)) for row in rows("body_words") if part in row["word"])


def inside_word(text: str, at: int, part: str) -> bool:
    """Whether ``part`` at ``at`` belongs to a word that names of bodies hold (经济, 对外, 有限)."""
    return any(text.startswith(word, at - offset) for word, offset in _words_that_hold(part) if at >= offset)


def named_regions(marks: Marks) -> dict[int, Mark]:
    """The longest region by where it ends, without short names that are words too (合作交流办), words that only look like a
    region (公安局长, 新区) and names inside those."""
    codes, risky = marks.lexicon.values["region"], gazetteer().risky
    named = {end: mark for end, mark in marks.ending("region").items() if mark[2] not in risky}
    alike = [mark for mark in named.values() if not codes[mark[2]]]
    for low, high, _ in alike:
        for end in range(low + 1, high + 1):
            if end in named and named[end][0] >= low:
                del named[end]
    return named
