"""Frames of reception: who is met or bidden welcome is the visitor, who meets, accompanies or welcomes is the host."""

from __future__ import annotations

import re

from zuotan.reading.delegations import LED_REACH
from zuotan.reading.leaders import HOME, NOWHERE, OUTSIDE
from zuotan.reading.marks import Marks
from zuotan.reading.places import Place
from zuotan.reading.scenes import Frame, Scene, host_of
from zuotan.reading.sentences import Sentence

GUESTS = re.compile(r"到来|来访|客人|莅临|一行|考察|取经|代表团")
COME = re.compile(r"到来|来访|莅临")
"""What one welcomes that has happened, where 欢迎 may also invite (欢迎来投资)."""

STAYING = ("期间", "两天", "三天", "考察期间", "调研期间", "之行", "之旅")
MEETS = ("会见", "会晤", "接见", "宴请", "迎接", "看望")
NO_MEETING = ("后", "时", "厅", "室", "中", "前", "活动")
"""What follows 会见 where it is a noun (会见后, 会见时)."""

RECEIVED = re.compile(r"接受|公款|违规|超标准|元首|视频|富有成果的$")
"""Before 宴请, 接待, 会晤: they are what someone took, spent or looks back on."""

HEADED_FOR = frozenset("来赴到在抵访驻")
"""Before a place: one comes to it or is in it (会见来京的), and is not of it."""

TALKS = re.compile(r"[^，。；]{0,12}?(?:座谈|会谈|会见|会晤|会面|见面|交流|洽谈|交谈|磋商|对接)")
"""What follows a party with which one talks."""

WITH_GUESTS = re.compile(r"[与同和](?:[^，。；与同和]{0,12}的)?$")
"""What stands between who talks and the party: 与, 与来访的."""

MET_WITHIN, NAMED_WITHIN, RECEIVING_WITHIN = 30, 12, 14
"""A region whose people one meets is named within so many characters after 会见, a known guest nearer; who receives stands before."""


def meets(marks: Marks) -> bool:
    """Whether a text has words for whom one meets or welcomes."""
    kinds = marks.lexicon.values["reception"]
    return any(word.startswith(MEETS) or kinds[word] == "welcome" for _, _, word in marks.of("reception"))


def receptions(scene: Scene) -> list[Frame]:
    """会见了…一行, …陪同, 对…的到来表示欢迎, 我市迎来…考察团."""
    found = []
    central = False
    for start, end, word in scene.marks.of("reception"):
        sentence = scene.sentences.at(start)
        clause = scene.sentences.clause(start)
        if RECEIVED.search(scene.text, clause, start):
            continue
        kind = scene.marks.value("reception", word)
        tense = scene.tense(sentence, start)
        if kind == "welcome":
            found += _welcome(scene, sentence, start, end, tense)
            continue
        if word.startswith(MEETS) and (visitor := _met(scene, end, sentence.end)):
            central = central or any(clause <= mark[0] < start for mark in scene.marks.of("genre_centre"))
            found.append(Frame(start, OUTSIDE if central else visitor, (), 2, tense))
        if kind == "arrive" and (place := _reached(scene, sentence, start)):
            found.append(Frame(start, "", (place,), 2, tense))
        elif kind == "host":
            leader = scene.leaders.ending(start, sentence.start, RECEIVING_WITHIN)
            if leader and leader.region not in ("", OUTSIDE):
                found.append(Frame(start, "", (host_of(leader.region),), 1, tense))
    return found


def talks(scene: Scene) -> list[Frame]:
    """某某与来访的某市市长某某一行座谈: the party is the visitor, who talks with it the host."""
    found = []
    for party in scene.parties:
        if party.owner in NOWHERE or not TALKS.match(scene.text, party.end):
            continue
        sentence = scene.sentences.at(party.start)
        leader = None if party.sure else scene.leaders.heading(party.start, sentence.start, LED_REACH)
        named = scene.places_in(sentence.start, party.start)
        begin = leader.begin if leader else named[-1].start if named else party.start
        joined = WITH_GUESTS.search(scene.text, sentence.start, begin)
        host = scene.leaders.ending(joined.start(), sentence.start, 0) if joined else None
        if host and host.region not in ("", OUTSIDE, party.owner):
            tense = scene.tense(sentence, party.start)
            found.append(Frame(party.start, party.owner, (host_of(host.region),), 2, tense))
    return found


def _reached(scene: Scene, sentence: Sentence, at: int) -> Place | None:
    """The place that guests have come to (我市迎来…考察团)."""
    before = scene.places_in(sentence.start, at)[-1:]
    reached = before and before[0].end == at and GUESTS.search(scene.text, at, sentence.end)
    return before[0] if reached else None


def _met(scene: Scene, low: int, high: int) -> str:
    """The region of the party that is met in the clause of ``text[low:high]``: named, or its leader's."""
    if scene.text.startswith(NO_MEETING, low):
        return ""
    ends = [at for at in (scene.text.find(mark, low, high) for mark in "，；") if at >= 0]
    high = min([low + MET_WITHIN, high, *ends])
    named = [
        place.code for place in scene.places_in(low, high) if place.code and _of_party(scene, place, high)
    ]
    led = [each.region for each in scene.leaders.between(low, min(high, low + NAMED_WITHIN))]
    return next((region for region in (*named, *led) if region not in ("", HOME)), "")


def _of_party(scene: Scene, place: Place, high: int) -> bool:
    """Whether a place says whose a party is: a leader's office begins with it, or a delegation or guests follow."""
    if scene.text[place.start - 1] in HEADED_FOR:
        return False
    offices = {leader.begin for leader in scene.leaders.between(place.start, high)}
    guests = GUESTS.search(scene.text, place.end, high)
    return place.start in offices or bool(guests or scene.parties_in(place.start, high))


def _welcome(scene: Scene, sentence: Sentence, at: int, end: int, tense: str) -> list[Frame]:
    """某某对某市代表团一行的到来表示欢迎, 某某欢迎某市领导一行的到来: the guests are visitors, who bids them welcome is host."""
    clause = scene.sentences.clause(at)
    to = max(scene.text.rfind("对", clause, at), scene.text.rfind("向", clause, at))
    last = at
    if to < 0:
        comma = scene.text.find("，", end, sentence.end)
        to, last = at, comma if comma >= 0 else sentence.end
    if not (GUESTS if last == at else COME).search(scene.text, to, last):
        return []
    guests = [place.code for place in scene.places_in(to, last) if place.code]
    guests += [leader.region for leader in scene.leaders.between(to, last) if leader.region not in NOWHERE]
    hosts = [
        each.region for each in scene.leaders.between(sentence.start, to) if each.region not in ("", OUTSIDE)
    ]
    found = [Frame(at, guests[0], (), 2, tense)] if guests else []
    if hosts and hosts[-1] not in guests:
        found.append(Frame(at, "", (host_of(hosts[-1]),), 1, tense))
    return found


def stays(scene: Scene) -> list[Frame]:
    """在川期间, 访桂期间: the region named is the host; not that of a tour of the General Secretary's, which many recall."""
    return [
        Frame(place.start, "", (place,), 3)
        for place in scene.places
        if place.start > 0
        and scene.text[place.start - 1] in "在访来赴抵"
        and scene.text.startswith(STAYING, place.end)
        and "总书记" not in scene.text[scene.sentences.clause(place.start) : place.start]
    ]
