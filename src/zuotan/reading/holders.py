"""Finds the people who hold offices: the name after a chain of offices, and the names that share it in a list.

省委副书记、省长时某 is a chain of two offices and a name; 副省长舒某、张某 is one office for two names. A name has no mark of
its own: it is what stands between an office and a boundary or a word that follows names (率, 出席, 主持 …; table
``words/name_follower``), and reads like a name. So names that are also words (时清, 关键, 常委) are read by where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

from zuotan.knowledge.names import han_name_score, surnames
from zuotan.knowledge.tables import alternatives
from zuotan.reading.institutions import institution
from zuotan.reading.marks import Marks
from zuotan.reading.name_ends import AFTER_NAME, Before, NameEnds, is_han
from zuotan.reading.name_rows import names_before
from zuotan.reading.offices import LEVEL_POSTS, Office, OfficeFinder

BRACKET = re.compile(r"[（(][^（）()]{1,14}[）)]")
BEFORE_CALLED = AFTER_NAME | frozenset("和与及向由对同在以为请给跟陪")
BEFORE_POST = frozenset("我本由和与及原任时前代以对向请同跟随副，")
BLANKS = (" ", "　")
SURE_NAME = 1.5
JOINER = re.compile("[、和与及，]|以及")
INVOKED = re.compile(
    f"(?:同志|书记|省长|市长)?(?:等领导|等领导同志)?{alternatives('speech_words', 'invoked')}"
)
"""What follows the name of one who is only invoked."""
LISTING = re.compile("(?:还?有|包括)[：:]?|[：:]")
"""What may stand between 领导 and their names (陪同的市领导有…)."""


class Holder(Struct, frozen=True):
    """A person where the text gives their offices: the name, where it stands, and the chain of offices before it."""

    start: int
    end: int
    name: str
    offices: tuple[Office, ...]


class HolderFinder:
    """Reads the holders of offices of one text."""

    __slots__ = ("_ends", "_finder", "_post_starts", "marks", "offices", "text")

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.text = marks.text
        self._finder = OfficeFinder(marks)
        self.offices = self._finder.offices()
        self._post_starts = {office.start for office in self.offices}
        self._ends = NameEnds(marks)

    def holders(self) -> list[Holder]:
        """All holders, in order."""
        text, offices = self.text, self.offices
        found: list[Holder] = []
        called: list[Holder] = []
        behind: list[Holder] = []
        chain: list[Office] = []
        reach = 0
        for index, office in enumerate(offices):
            if office.start < reach or (
                office.kind == "weak" and not office.body and not chain and not institution(text, office)
            ):
                continue
            if (
                office.kind == "group"
            ):  # 市某办有关负责人，我旗领导某某: a list of leaders goes on from nothing
                chain = []
            chain.append(office)
            at = self._skip(office.end)
            following = offices[index + 1].start if index + 1 < len(offices) else len(text)
            if office.kind == "group" and (listing := LISTING.match(text, at)):
                at = self._skip(listing.end())
            names = self._names(at, chain)
            if not names and office.kind == "group":
                behind += self._names_before(office)
            if names:
                held = tuple(chain)
                found += [Holder(start, end, text[start:end], held) for start, end in names]
                reach = names[-1][1]
                chain = []
            elif len(chain) == 1 and (holder := self._called(office)):
                called.append(holder)
                chain = []
            elif not (at < len(text) and text[at] in "、兼，" and following <= at + 2):
                chain = []
        told = {holder.name for holder in found}
        found += [holder for holder in behind if holder.name not in told]
        told.update(holder.name for holder in behind)
        first_called = {holder.name: holder for holder in reversed(called) if holder.name not in told}
        in_order = sorted((*found, *first_called.values()), key=attrgetter("start", "end"))
        return first_told(in_order)

    def _names_before(self, office: Office) -> list[Holder]:
        """The people of a row that ends with whose leaders they are (甲、乙、丙等市领导)."""
        end = office.start - 1
        if end < 0 or self.text[end] != "等":
            return []
        spans = names_before(self.text, end)
        return [Holder(low, high, self.text[low:high], (office,)) for low, high in spans]

    def _called(self, office: Office) -> Holder | None:
        """The holder of a bare post whose name stands before it (区委某某书记, 某某市长)."""
        at = office.end - len(office.post)
        if office.start != at or office.kind in ("group", "weak"):
            return None
        for length in (3, 2):
            start = at - length
            name = self.text[start:at]
            if start < 0 or name[0] in BEFORE_CALLED or han_name_score(name) <= SURE_NAME:
                continue
            placed = self._finder.put_before(office, start)
            if placed.start < start or start == 0 or self.text[start - 1] in BEFORE_CALLED:
                return Holder(start, at, name, (placed,))
        return None

    def _skip(self, at: int) -> int:
        """Past a bracket that qualifies the office, and blanks."""
        text = self.text
        if text.startswith(("（", "("), at) and (noted := BRACKET.match(text, at)):
            at = noted.end()
        while text.startswith(BLANKS, at):
            at += 1
        return at

    def _names(self, at: int, chain: list[Office]) -> list[tuple[int, int]]:
        """The spans of the names that begin at ``at``: one, or a list of names that share the office."""
        text = self.text
        found: list[tuple[int, int]] = []
        office = chain[-1]
        before = self._before(office, chain)
        while (end := self._ends.find(at, before)) is not None:
            found.append((at, end))
            before = "list"
            at = self._skip(end)
            joiner = JOINER.match(text, at)
            if joiner is None or (joiner[0] == "，" and office.kind != "group"):
                break
            after = self._skip(joiner.end())
            if after in self._post_starts:
                break
            if joiner[0] != "、" and not self._closes_list(after):
                break
            at = after
        return found

    def _closes_list(self, at: int) -> bool:
        """Whether a name at ``at``, after 和 or 与, ends a list rather than beginning another side."""
        return self._ends.find(at, "body") is not None

    def _before(self, office: Office, chain: list[Office]) -> Before:
        """What an office promises of the word behind it: see :data:`zuotan.reading.name_ends.Before`."""
        if office.kind == "group":
            return "group" if office.level or office.regions else "group_body"
        if len(chain) > 1 and any(each.level or each.regions for each in chain[:-1]):
            return "full"
        if office.kind == "weak":
            return "weak_body" if office.body or office.regions else "weak"
        if self._may_be_cut(office):
            return "cut"
        if office.level or office.regions:
            return "full"
        if office.body:
            return "full" if office.body.startswith(("管委会", "党工委", "人大", "政协")) else "body"
        if self._names_its_holder(office.start):
            return "called"
        return "bare"

    def _may_be_cut(self, office: Office) -> bool:
        """Whether 区长 or 镇长 may be the end of a place and the beginning of another word (竹林镇长庆新村)."""
        if office.kind not in LEVEL_POSTS or not office.post.startswith(office.kind):
            return False
        if office.regions:
            return office.regions[-1][1] > office.end - len(office.post)
        return (
            office.start > 0
            and is_han(self.text[office.start - 1])
            and self.text[office.start - 1] not in BEFORE_POST
        )

    def _names_its_holder(self, at: int) -> bool:
        """Whether a surname or a name stands before a post, as one is called (江主席, 江泽民主席)."""
        text = self.text
        for length in (1, 2, 3, 4):
            start = at - length
            if start < 0:
                break
            called = text[start:at]
            if han_name_score(called) > SURE_NAME and length == 3:
                return True
            if start == 0 or text[start - 1] in BEFORE_CALLED:
                return called in surnames() or han_name_score(called) > SURE_NAME
        return False


def taking_part(text: str, holders: Iterable[Holder]) -> list[Holder]:
    """The holders without those whom the text only invokes where it names them (转达省委书记某某的问候, 受市长某某委托)."""
    return [holder for holder in holders if not INVOKED.match(text, holder.end)]


def first_told(holders: list[Holder]) -> list[Holder]:
    """Drops names that only stand beside a holder (省长某某和某某介绍) and were told with offices of their own before."""
    own: dict[str, int] = {}
    kept: list[Holder] = []
    for index, holder in enumerate(holders):
        shares = index > 0 and holder.offices is holders[index - 1].offices
        if not shares:
            own.setdefault(holder.name, index)
        elif holder.name in own and holder.offices[0].kind != "group":
            continue
        kept.append(holder)
    return kept
