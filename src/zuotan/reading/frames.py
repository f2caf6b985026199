"""Finds who went where: the frames in which this genre tells of a visit, each a vote for a visitor and for hosts.

A frame is anchored at a word of the tables ``words/delegation``, ``words/motion``, ``words/reception``: 广东省党政代表团赴北京市,
省委书记某某率团来我市, 会见了重庆市市长某某一行, 川甘两省在成都举行座谈会. The perspective of the page (我省, an office without a region)
is the pseudo-code ``HOME``; :mod:`zuotan.reading.sides` finds out whose home it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from zuotan.reading.holders import Holder
from zuotan.reading.marks import Mark, Marks
from zuotan.reading.places import Place, Places

HOME = "home"
OUTSIDE = "outside"
"""The pseudo-code of a delegation that is no region's: from abroad, from the centre, of a company or a school."""

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
PAST = re.compile(
    r"曾|去年|前年|此前|年前|上次|上一次|历史上|当年|以来.{0,6}先后|往年|早在|先后多次|多次|上月|上周|回顾|近年来|几年来|已先后"
)
PLANNED = re.compile(
    r"将[于在对赴来到率前]|拟[于在对赴来到率]|计划[于在组率赴]|定于|即将|择日|下一步|下周|明[日天起年]|预计|今后|启程"
)
ELSEWHERE = re.compile(
    r"邀请|欢迎|希望|引导|组织.{0,6}企业|支持|鼓励|组团|选派|愿意|恳请|推动|动员|促进|吸引|要求|建议|应邀|赴任|企业家"
)
SEPARATOR = re.compile(r"[、，和与及]|以及|，?再到|，?(?:先后)?[到赴]|；到")
ASSEMBLY = re.compile(r"(?<![览者布总商花学协运社])[会谈议](?![员展计见])|仪式")
JOINED = re.compile(r"[、与和同·—（-]?|携手")
STUDY = re.compile(
    r"[^，。；]{0,14}(?:考察|学习|访问|调研|对接|交流|参观|招商|洽谈|开展|推介|拜访|慰问|走访)"
)


class Sentence(NamedTuple):
    """A sentence's span."""

    start: int
    end: int


class Frame(NamedTuple):
    """A telling of a visit: code or ``HOME`` of the visitor (empty: not told), of the hosts, where, how sure (votes)."""

    at: int
    visitor: str
    hosts: tuple[Place, ...]
    weight: int
    tense: str = ""


class FrameFinder:
    """Finds the frames of one text."""

    __slots__ = (
        "gazetteer",
        "_place_starts",
        "holders",
        "marks",
        "places",
        "sentences",
        "text",
        "_by_end",
        "_starts",
        "_holder_starts",
    )

    def __init__(self, marks: Marks, places: Places, holders: list[Holder]) -> None:
        self.marks = marks
        self.text = marks.text
        self.places = places.found
        self.gazetteer = places.gazetteer
        self.holders = holders
        self._holder_starts = [holder.start for holder in holders]
        self._place_starts = [place.start for place in self.places]
        self._by_end = {place.end: place for place in self.places}
        self.sentences = [Sentence(*m.span()) for m in SENTENCE.finditer(self.text)]
        self._starts = [sentence.start for sentence in self.sentences]

    def sentence(self, at: int) -> Sentence:
        """The sentence that holds position ``at``."""
        return self.sentences[max(bisect_right(self._starts, at) - 1, 0)]

    def frames(self) -> list[Frame]:
        """All frames, in order."""
        found = [
            *self._delegations(),
            *self._motions(),
            *self._receptions(),
            *self._meanwhile(),
            *self._conferences(),
        ]
        found.sort(key=lambda frame: frame.at)
        return found

    def owner(self, office_index: int) -> str:
        """The region of a holder as the text has it: the innermost code of the first office, or ``HOME``."""
        holder = self.holders[office_index]
        return self.office_region(holder)

    def office_region(self, holder: Holder) -> str:
        """The code of the last region that the holder's first regional office names; ``HOME`` for a bare level."""
        for office in holder.offices:
            if office.regions:
                start = office.regions[0][0]
                index = bisect_left(self._place_starts, start)
                if (
                    index < len(self.places)
                    and self.places[index].start <= office.regions[-1][0] < self.places[index].end
                ):
                    return self.places[index].code or HOME
                for place in self.places[max(0, index - 1) : index + 1]:
                    if place.start <= office.regions[-1][0] < place.end:
                        return place.code or HOME
            elif office.level:
                return HOME
        return ""

    def _tense(self, start: int, at: int) -> str:
        before = self.text[start:at]
        if PAST.search(before):
            return "past"
        if PLANNED.search(self.text[start : at + 2]):
            return "planned"
        return ""

    def delegation_owner(self, mark: Mark, sentence: Sentence) -> str:
        """Whose delegation it is: the region before the word, its level before the word, or its leader's region."""
        start = mark[0]
        if place := self._by_end.get(start):
            return HOME if place.level else place.code
        if self._outside(start, sentence.start):
            return OUTSIDE
        last = self._holder_before(start, sentence.start)
        if last is not None:
            return self.office_region(last)
        if start and self.text[start - 1] in "省市县区旗州":
            return HOME
        return ""

    def _outside(self, at: int, low: int) -> bool:
        """Whether the words right before a delegation say that it is no region's."""
        clause = max(low, at - 14, self.text.rfind("，", low, at) + 1, self.text.rfind("率", low, at))
        return any(clause <= mark[0] and mark[1] <= at for mark in self.marks.of("outsider"))

    def _holder_before(self, at: int, low: int) -> Holder | None:
        """The first holder of the list that leads a delegation named at ``at``, within the sentence."""
        index = bisect_left(self._holder_starts, low)
        if index < len(self.holders) and self.holders[index].start < at:
            led = self.text.rfind("率", low, at)
            if led < 0:
                led = max(
                    self.text.rfind("带", low, at),
                    self.text.rfind("为团长", low, at),
                    self.text.rfind("任团长", low, at),
                )
            if led < 0:
                led = at
            index = bisect_left(self._holder_starts, led) - 1
            while (
                index > 0
                and self.holders[index - 1].start >= low
                and self._listed(self.holders[index - 1], self.holders[index])
            ):
                index -= 1
            return self.holders[index] if index >= 0 and self.holders[index].start >= low else None
        return None

    def _listed(self, first: Holder, second: Holder) -> bool:
        """Whether two holders follow each other in one list, with nothing told between them."""
        begin = second.offices[0].start
        return begin <= first.end + 1 or (begin <= first.end + 2 and self.text[first.end] in "，、和（")

    def _delegations(self) -> list[Frame]:
        found = []
        for mark in self.marks.of("delegation"):
            kind = self.marks.value("delegation", mark[2])
            sentence = self.sentence(mark[0])
            owner = OUTSIDE if kind == "central" else self.delegation_owner(mark, sentence)
            if kind == "party" and not owner:
                continue
            tense = self._tense(sentence.start, mark[0])
            direct = mark[0] in self._by_end and not self._by_end[mark[0]].level
            if owner:
                found.append(Frame(mark[0], owner, (), 3 if direct else 2, tense))
        return found

    def _targets(self, at: int) -> list[Place]:
        """The regions listed from ``at`` on."""
        found: list[Place] = []
        text = self.text
        index = bisect_left(self._place_starts, at)
        while index < len(self.places):
            place = self.places[index]
            gap = text[at : place.start]
            fits = gap in ("", "了", "“") if not found else (SEPARATOR.fullmatch(gap) is not None or not gap)
            if not fits:
                break
            found.append(place)
            at = place.end
            index += 1
        return found

    def _motions(self) -> list[Frame]:
        found = []
        for mark in self.marks.of("motion"):
            start, end, word = mark
            targets = self._targets(end)
            if not targets:
                continue
            sentence = self.sentence(start)
            kind = self.marks.value("motion", word)
            if kind == "at" and not STUDY.match(self.text, targets[-1].end):
                continue
            clause = max(
                self.text.rfind("。", sentence.start, start),
                self.text.rfind("，", sentence.start, start),
                sentence.start,
            )
            if ELSEWHERE.search(self.text[clause:start]) and "应邀" not in self.text[clause:start]:
                continue
            visitor = self._subject(sentence, start)
            if not visitor and kind != "come" and not self._party(sentence, start):
                continue
            found.append(
                Frame(start, visitor, tuple(targets), 3 if visitor else 1, self._tense(sentence.start, start))
            )
        return found

    def _party(self, sentence: Sentence, at: int) -> bool:
        """Whether a delegation is told to move, whosever it is."""
        return any(sentence.start <= mark[0] < at for mark in self.marks.of("delegation"))

    def _subject(self, sentence: Sentence, at: int) -> str:
        """Whose motion it is: the last delegation before it in the sentence, or the leader before 率."""
        delegations = [m for m in self.marks.of("delegation") if sentence.start <= m[0] < at]
        for mark in reversed(delegations):
            if self.marks.value("delegation", mark[2]) == "central":
                return OUTSIDE
            if owner := self.delegation_owner(mark, sentence):
                return owner
        leads = [m for m in self.marks.of("lead") if sentence.start <= m[0] < at + 30]
        holder = self._holder_before(at, sentence.start)
        if holder and (leads or at - holder.end < 6):
            return self.office_region(holder)
        return ""

    def _receptions(self) -> list[Frame]:
        """会见了…一行: the party met is the visitor."""
        found = []
        for start, end, word in self.marks.of("reception"):
            if not word.startswith(("会见", "会晤", "接见", "宴请", "迎接")):
                continue
            sentence = self.sentence(start)
            index = bisect_left(self._place_starts, end)
            if index < len(self.places) and self.places[index].start < min(sentence.end, end + 30):
                place = self.places[index]
                if place.code:
                    found.append(Frame(start, place.code, (), 2, self._tense(sentence.start, start)))
        return found

    def _meanwhile(self) -> list[Frame]:
        """在川期间, 访桂期间: the region named is the host."""
        found = []
        for place in self.places:
            if (
                self.text.startswith(
                    ("期间", "两天", "三天", "考察期间", "调研期间", "之行", "之旅"), place.end
                )
                and place.start
                and self.text[place.start - 1] in "在访来赴抵"
            ):
                found.append(Frame(place.start, "", (place,), 3, ""))
        return found

    def _conferences(self) -> list[Frame]:
        """川甘两省在成都举行座谈会: of two regions named together that meet, the one that holds the place is the host."""
        found = []
        for start, end, _ in self.marks.of("convening"):
            sentence = self.sentence(start)
            clause = max(self.text.rfind(mark, sentence.start, start) for mark in "，；。") + 1
            clause, reach = max(clause, sentence.start), min(end + 40, sentence.end)
            low, high = bisect_left(self._place_starts, clause), bisect_left(self._place_starts, reach)
            named = self.places[low:high]
            at = next((p for p in named if p.code and p.start and self.text[p.start - 1] == "在"), None)
            if at is None or not ASSEMBLY.search(self.text, clause, reach):
                continue
            for pair in self._together(named):
                inside = [place for place in pair if self._about(place, at)]
                outside = [place for place in pair if place not in inside]
                if inside and outside and at not in pair:
                    tense = self._tense(sentence.start, start)
                    found += [Frame(start, place.code, (inside[0],), 2, tense) for place in outside[:1]]
        return found

    def _together(self, named: list[Place]) -> list[tuple[Place, ...]]:
        """The regions named side by side as the parties of one thing: 川甘, 辽宁与江苏; no list of three or more."""
        runs: list[list[Place]] = []
        for place in named:
            if not place.code:
                continue
            if runs and JOINED.fullmatch(self.text, runs[-1][-1].end, place.start):
                runs[-1].append(place)
            else:
                runs.append([place])
        return [(*run,) for run in runs if len({place.code for place in run}) == 2]

    def _about(self, place: Place, at: Place) -> bool:
        """Whether one of two places is, holds or lies in the other."""
        contains = self.gazetteer.contains
        return place.code == at.code or contains(place.code, at.code) or contains(at.code, place.code)
