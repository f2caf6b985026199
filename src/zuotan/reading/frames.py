"""Finds who went where: the frames in which this genre tells of a visit, each a vote for a visitor and for hosts.

A frame is anchored at a delegation (广东省党政代表团), a word of motion (赴北京市, 来我市), of reception (会见了某某一行, 市长某某陪同)
or of convening (川甘两省在成都举行座谈会). The perspective of the page (我省, an office without a region) is the pseudo-code
``HOME``; :mod:`zuotan.reading.perspective` finds out whose home it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from zuotan.reading.delegations import Party
from zuotan.reading.leaders import HOME, OUTSIDE, Leader, Leaders
from zuotan.reading.levels import nested
from zuotan.reading.marks import Marks
from zuotan.reading.places import Place, Places
from zuotan.reading.sentences import Sentence, Sentences

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
ASSEMBLY = re.compile(r"(?<![览者布总商花学协运社晚展动大赛])[会谈议](?![员展计见])|仪式")
JOINED = re.compile(r"[、与和同·—（-]?|携手")
STUDY = re.compile(
    r"[^，。；]{0,14}(?:考察|学习|访问|调研|对接|交流|参观|招商|洽谈|开展|推介|拜访|慰问|走访)"
)
ENCOUNTER = re.compile(
    r"[^，。；]{0,4}[与同和][^。；]{2,40}?(?:会面|会谈|座谈|会见|会晤|签|磋商|商谈|交换意见)|"
    r"[^，。；]{0,4}(?:出席|参加|举行|举办|召开)[^。；]{2,40}?(?:推介|恳谈|洽谈|招商|签约|座谈)"
)
"""What one does in another's region: meet its leaders, hold one's own fair."""

ERRAND = re.compile(
    r"[^，。；]{0,2}(?:参会|述职|务工|打工|就业|创业|出差)|(?:出席|列席|参加)[^，。；]{0,24}(?:代表大会|两会|领导小组|领导人|培训)"
)
"""What brings people to a place that is no visit to its region."""

RECEIVED = re.compile(r"接受|公款|违规|超标准|元首|视频|富有成果的$")
"""Before 宴请, 接待, 会晤: they are what someone took, spent or looks back on."""

JOINT = re.compile(r"[两双三四五六七八九十][省市县区州地旗方]|联席|协作|合作|对口|结对")
GUESTS = re.compile(r"到来|来访|客人|莅临|一行")
STAYING = ("期间", "两天", "三天", "考察期间", "调研期间", "之行", "之旅")
MEETS = ("会见", "会晤", "接见", "宴请", "迎接", "看望")
NO_MEETING = ("后", "时", "厅", "室", "中", "前", "活动")
"""What follows 会见 where it is a noun (会见后, 会见时)."""

HEADED_FOR = frozenset("来赴到在抵访驻")
"""Before a place: one comes to it or is in it (会见来京的), and is not of it."""

MET_WITHIN, RECEIVING_WITHIN = 30, 14
"""Whom one meets is named within so many characters after 会见; who receives stands so near before."""

GUESTS_WITHIN = 80
"""Who takes part in a conference is named in its sentence or so many characters after it."""

HERE = Place(-1, -1, ())
"""The home of the page as a host, told without a word for it (前来考察)."""


class Frame(NamedTuple):
    """A telling of a visit: code or ``HOME`` of the visitor (empty: not told), the hosts, how sure (votes).

    ``tense`` is 'past' or 'planned' for what is not told as news; ``joint`` marks a conference of all its visitors.
    """

    at: int
    visitor: str
    hosts: tuple[Place, ...]
    weight: int
    tense: str = ""
    joint: bool = False


class FrameFinder:
    """Finds the frames of one text."""

    __slots__ = (
        "_offices",
        "_party_starts",
        "_place_starts",
        "gazetteer",
        "leaders",
        "marks",
        "parties",
        "places",
        "sentences",
        "text",
    )

    def __init__(
        self, marks: Marks, places: Places, leaders: Leaders, sentences: Sentences, parties: list[Party]
    ) -> None:
        self.marks = marks
        self.text = marks.text
        self.places = places.found
        self.gazetteer = places.gazetteer
        self.leaders = leaders
        self.sentences = sentences
        self.parties = parties
        self._place_starts = [place.start for place in self.places]
        self._offices = {leader.begin for leader in leaders.found}
        self._party_starts = [party.start for party in parties]

    def frames(self) -> list[Frame]:
        """All frames, in order."""
        found = [
            *self._delegations(),
            *self._motions(),
            *self._receptions(),
            *self._stays(),
            *self._conferences(),
        ]
        found.sort(key=lambda frame: frame.at)
        return found

    def places_in(self, low: int, high: int) -> list[Place]:
        """The places that begin in ``text[low:high]``."""
        return self.places[bisect_left(self._place_starts, low) : bisect_left(self._place_starts, high)]

    def _tense(self, low: int, at: int) -> str:
        """Whether what stands at ``at`` is told as past or planned by the words of its sentence before it."""
        for match in PAST.finditer(self.text, low, at):
            if not any(
                leader.start <= match.start() < leader.end for leader in self.leaders.between(low, at)
            ):
                return "past"
        return "planned" if PLANNED.search(self.text, low, at + 2) else ""

    def _wished(self, at: int) -> bool:
        """Whether the clause only wishes, invites or urges what stands at ``at``."""
        before = self.text[self.sentences.clause(at) : at]
        return bool(ELSEWHERE.search(before)) and "应邀" not in before

    # --- delegations and their motion -------------------------------------------------------------------------

    def _parties_in(self, low: int, high: int) -> list[Party]:
        return self.parties[bisect_left(self._party_starts, low) : bisect_left(self._party_starts, high)]

    def _delegations(self) -> list[Frame]:
        """Every delegation votes for its owner as visitor."""
        found = []
        for party in self.parties:
            if not party.owner or self._wished(party.start):
                continue
            tense = self._tense(self.sentences.at(party.start).start, party.start)
            found.append(Frame(party.start, party.owner, (), 3 if party.sure else 2, tense))
        return found

    def _targets(self, at: int) -> list[Place]:
        """The regions listed from ``at`` on."""
        found: list[Place] = []
        for place in self.places[bisect_left(self._place_starts, at) :]:
            gap = self.text[at : place.start]
            fits = gap in ("", "了", "“") if not found else (SEPARATOR.fullmatch(gap) is not None or not gap)
            if not fits or (found and place.start in self._offices):
                break
            found.append(place)
            at = place.end
        return found

    def _motions(self) -> list[Frame]:
        """赴北京市, 来我市, 先后到上海、江苏: the targets are hosts of whoever moves."""
        found = []
        for start, end, word in self.marks.of("motion"):
            kind = self.marks.value("motion", word)
            targets = self._targets(end) if kind != "none" else []
            if not targets and kind == "hither" and STUDY.match(self.text, end):
                targets = [HERE]
            if not targets or self._wished(start) or ERRAND.match(self.text, targets[-1].end):
                continue
            if kind == "at" and not self._busy(targets[-1].end):
                continue
            sentence = self.sentences.at(start)
            visitor = self._subject(sentence, start, self._busy(targets[-1].end))
            if not visitor and kind not in ("come", "hither") and not self._parties_in(sentence.start, start):
                continue
            tense = self._tense(sentence.start, start)
            found.append(Frame(start, visitor, tuple(targets), 3 if visitor else 1, tense))
        return found

    def _busy(self, at: int) -> bool:
        """Whether what follows a place is what visitors do there."""
        return bool(STUDY.match(self.text, at) or ENCOUNTER.match(self.text, at))

    def _subject(self, sentence: Sentence, at: int, busy: bool) -> str:
        """Whose motion it is: the last delegation before it in the sentence, or the leader who leads or just stands there.

        One who leads nobody and is not first-ranked counts only where busy as visitors are: people travel for much else.
        """
        for party in reversed(self._parties_in(sentence.start, at)):
            if party.owner:
                return party.owner
        leader = self.leaders.heading(at, sentence.start)
        if leader is None:
            return ""
        led = any(sentence.start <= mark[0] < at + 30 for mark in self.marks.of("lead"))
        last = self.leaders.between(sentence.start, at)[-1]
        return leader.region if led or (at - last.end < 6 and (busy or last.top)) else ""

    # --- hosts ------------------------------------------------------------------------------------------------

    def _receptions(self) -> list[Frame]:
        """会见了…一行: the party met is the visitor, who meets it, accompanies it or bids it welcome the host."""
        found = []
        central = False
        for start, end, word in self.marks.of("reception"):
            sentence = self.sentences.at(start)
            clause = self.sentences.clause(start)
            if RECEIVED.search(self.text, clause, start):
                continue
            kind = self.marks.value("reception", word)
            tense = self._tense(sentence.start, start)
            if word.startswith(MEETS) and (visitor := self._met(end, min(sentence.end, end + MET_WITHIN))):
                central = central or any(clause <= mark[0] < start for mark in self.marks.of("genre_centre"))
                found.append(Frame(start, OUTSIDE if central else visitor, (), 2, tense))
            if host := self._receiving(kind, start, sentence):
                found.append(Frame(start, "", (host,), 2 if kind == "arrive" else 1, tense))
        return found

    def _receiving(self, kind: str, at: int, sentence: Sentence) -> Place | None:
        """The host that a word of reception tells of: the place where guests arrive, or the region of who receives them."""
        if kind == "arrive":
            before = self.places_in(sentence.start, at)[-1:]
            return before[0] if before and before[0].end == at else None
        leader = None
        if kind == "welcome":
            leader = self._welcoming(at, sentence)
        elif kind:
            leader = self.leaders.ending(at, sentence.start, RECEIVING_WITHIN)
        if leader is None or leader.region in ("", OUTSIDE):
            return None
        return HERE if leader.region == HOME else Place(-1, -1, (leader.region,))

    def _met(self, low: int, high: int) -> str:
        """The region of the party that is met in ``text[low:high]``: named, or its leader's."""
        if self.text.startswith(NO_MEETING, low):
            return ""
        stop = min(
            (at for at in (self.text.find(mark, low, high) for mark in "，；") if at >= 0), default=high
        )
        for place in self.places_in(low, stop):
            if place.code and self.text[place.start - 1] not in HEADED_FOR and self._of_party(place, stop):
                return place.code
        led = [leader for leader in self.leaders.between(low, min(high, low + 12)) if leader.region != HOME]
        return led[0].region if led else ""

    def _of_party(self, place: Place, high: int) -> bool:
        """Whether a place says whose a party is: a leader's office begins with it, or a delegation or guests follow."""
        return (
            place.start in self._offices
            or bool(self._parties_in(place.start, high))
            or GUESTS.search(self.text, place.end, high) is not None
        )

    def _welcoming(self, at: int, sentence: Sentence) -> Leader | None:
        """Who bids guests welcome (某某对代表团一行的到来表示欢迎); none where it is no welcome to guests."""
        first = self.leaders.between(sentence.start, at)[:1]
        guests = GUESTS.search(self.text, sentence.start, min(sentence.end, at + 20))
        return first[0] if first and guests and not self._wished(first[0].start) else None

    def _stays(self) -> list[Frame]:
        """在川期间, 访桂期间: the region named is the host; not that of a tour of the General Secretary's, which many pages recall."""
        return [
            Frame(place.start, "", (place,), 3)
            for place in self.places
            if place.start > 0
            and self.text[place.start - 1] in "在访来赴抵"
            and "总书记" not in self.text[self.sentences.clause(place.start) : place.start]
            and self.text.startswith(STAYING, place.end)
        ]

    # --- conferences ------------------------------------------------------------------------------------------

    def _conferences(self) -> list[Frame]:
        """川甘两省在成都举行座谈会: of two regions named together that meet, the one that holds the place is the host."""
        found = []
        for start, end, _ in self.marks.of("convening"):
            sentence = self.sentences.at(start)
            clause = max(
                sentence.start, *(self.text.rfind(mark, sentence.start, start) + 1 for mark in "，；")
            )
            comma = self.text.find("，", end, sentence.end)
            reach = min(end + 40, comma if comma >= 0 else sentence.end)
            named = self.places_in(clause, reach)
            at = next((p for p in named if p.code and p.start and self.text[p.start - 1] == "在"), None)
            if at is None or not ASSEMBLY.search(self.text, clause, reach):
                continue
            tense = self._tense(sentence.start, start)
            pairs = [pair for pair in self._together(named) if at not in pair]
            met = [sides for pair in pairs if (sides := self._guest_and_host(pair, at))]
            if met:
                found += [Frame(start, guest.code, (host,), 2, tense) for guest, host in met]
            elif JOINT.search(self.text, clause, reach):
                host = next((place for place in named if place is not at and self._about(place, at)), at)
                guests = self._guests(host.code, sentence.start, sentence.end + GUESTS_WITHIN)
                found += [Frame(start, each, (host,), 2, tense, len(guests) > 1) for each in guests or ("",)]
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

    def _guest_and_host(self, pair: tuple[Place, ...], at: Place) -> tuple[Place, Place] | None:
        """Of two regions that meet at a place the guest and the host; None where the place is neither's or both's."""
        hosts = [place for place in pair if self._about(place, at)]
        guests = [place for place in pair if place not in hosts]
        return (guests[0], hosts[0]) if hosts and guests else None

    def _about(self, place: Place, at: Place) -> bool:
        """Whether one of two places is, holds or lies in the other."""
        return bool(place.code) and (place.code == at.code or nested(self.gazetteer, place.code, at.code))

    def _guests(self, host: str, low: int, high: int) -> list[str]:
        """The regions but the host's whose leaders ``text[low:high]``, on a joint conference, names."""
        regions = [leader.region for leader in self.leaders.between(low, high)]
        return [
            region
            for region in dict.fromkeys(regions)
            if region not in ("", OUTSIDE)
            and (region == HOME or not (region == host or nested(self.gazetteer, region, host)))
        ]


__all__ = ["HERE", "HOME", "OUTSIDE", "PAST", "PLANNED", "Frame", "FrameFinder"]
