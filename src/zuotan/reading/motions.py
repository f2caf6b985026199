"""Frames of motion: a delegation that a text names, and who goes where (赴北京市, 来我市, 在深圳举办推介会)."""

from __future__ import annotations

import re

from zuotan.reading.leaders import HOME
from zuotan.reading.marks import Marks
from zuotan.reading.places import DEICTIC_BEFORE, Place
from zuotan.reading.scenes import HERE, Frame, Scene
from zuotan.reading.sentences import Sentence

SEPARATOR = re.compile(r"[、，和与及]|以及|，?再到|，?(?:先后)?[到赴]|；到")
BEFORE_TARGET = re.compile(r"了?“?|[^，。]{0,8}第?[一二三四五六七八首末]站[—-]*")
"""What stands between a motion and its target: nothing, or which station of the tour it is."""

TARGET_BEGINS = (*DEICTIC_BEFORE, "了", "“")
STATION_WITHIN = 12
WHOLE = "全"
"""How a target begins that is not a region's name: 我市, 了北京; the 站 of a station stands within so many characters; 全省 is where
one acts at home, and no target."""

STUDY = re.compile(
    r"[^，。；]{0,14}(?:考察|学习|访问|调研|对接|交流|参观|招商|洽谈|开展|推介|拜访|慰问|走访)"
)
ENCOUNTER = re.compile(
    r"[^，。；]{0,4}[与同和][^。；]{2,40}?(?:会面|会谈|座谈|会见|会晤|签|磋商|商谈|交换意见)|"
    r"[^，。；]{0,12}(?:出席|参加|举行|举办|召开)[^。；]{2,40}?(?:推介|恳谈|洽谈|招商|签约|座谈)"
)
"""What one does in another's region: meet its leaders, hold one's own fair."""

ERRAND = re.compile(
    r"[^，。；]{0,2}(?:参会|述职|务工|打工|就业|创业|出差)|(?:出席|列席|参加)[^，。；]{0,24}(?:代表大会|两会|领导小组|领导人|培训)"
)
"""What brings people to a place that is no visit to its region."""

FROM = "由从自经"
"""Before a region, that it is left or passed."""

LISTED_WITHIN = 60
"""Targets are listed within so many characters after the motion."""

STANDING_WITHIN, OTHERS_WITHIN = 6, 16
"""A leader who moves stands so near before the motion, with others summed up (某某等市、县领导赴…) a little farther."""

LED_WITHIN = 30
"""A word of leading stands before the motion or so many characters after it (赴某市, 由某某率领)."""


def targeted(marks: Marks) -> bool:
    """Whether a text may tell who goes where: it has a motion to what may be a region, and someone who may move.

    Without a delegation that is a leader, or the region right before (我市在深圳举办…).
    """
    text, kinds = marks.text, marks.lexicon.values["motion"]
    named = (marks.starts("region"), marks.starts("abbreviation"))
    led = bool(marks.of("post"))
    for start, end, word in marks.of("motion"):
        if kinds[word] == "none" or not (led or text[start] in "在赴"):
            continue
        if kinds[word] == "hither" or end in named[0] or end in named[1]:
            return True
        if text.startswith(TARGET_BEGINS, end) or text.find("站", end, end + STATION_WITHIN) >= 0:
            return True
    return False


def delegations(scene: Scene) -> list[Frame]:
    """Every delegation votes for its owner as visitor, and for the regions listed with it."""
    found = []
    for party in scene.parties:
        if party.owner and not scene.wished(party.start):
            tense = scene.tense(scene.sentences.at(party.start), party.start)
            weight, joint = (3 if party.sure else 2), bool(party.others)
            owners = (*party.others, party.owner)
            found += [Frame(party.start, owner, (), weight, tense, joint) for owner in owners]
    return found


def motions(scene: Scene) -> list[Frame]:
    """赴北京市, 来我市, 先后到上海、江苏: the targets are hosts of whoever moves."""
    found = []
    kinds = scene.marks.lexicon.values["motion"]
    for start, end, word in scene.marks.of("motion"):
        kind = kinds[word]
        places = targets(scene, end) if kind != "none" else []
        if not places and kind == "hither" and STUDY.match(scene.text, end):
            places = [HERE]
        if not places or scene.wished(start) or ERRAND.match(scene.text, places[-1].end):
            continue
        if kind == "at" and not _busy(scene, places[-1].end):
            continue
        sentence = scene.sentences.at(start)
        visitor = _mover(scene, sentence, start, _busy(scene, places[-1].end))
        told = visitor or scene.parties_in(sentence.start, start)
        if not told and not (kind in ("come", "hither") and _busy(scene, places[-1].end)):
            continue
        found.append(Frame(start, visitor, tuple(places), 3 if visitor else 1, scene.tense(sentence, start)))
    return found


def targets(scene: Scene, at: int) -> list[Place]:
    """The regions listed from ``at`` on, up to one that only begins a leader's office."""
    near = scene.places_in(at, at + LISTED_WITHIN)
    if not near or not BEFORE_TARGET.fullmatch(scene.text, at, near[0].start):
        return []
    if near[0].level and scene.text[near[0].start] == WHOLE:
        return []
    found = near[:1]
    offices = {leader.begin for leader in scene.leaders.between(at, at + LISTED_WITHIN)}
    for place in near[1:]:
        end = found[-1].end
        if end != place.start and not SEPARATOR.fullmatch(scene.text, end, place.start):
            break
        if place.start in offices:
            break
        found.append(place)
    return found


def _busy(scene: Scene, at: int) -> bool:
    """Whether what follows a place is what visitors do there."""
    return bool(STUDY.match(scene.text, at) or ENCOUNTER.match(scene.text, at))


def _mover(scene: Scene, sentence: Sentence, at: int, busy: bool) -> str:
    """Whose motion it is: the last delegation before it in the sentence, a region (我市在深圳举办…), or a leader.

    The leader leads (…率队), or stands right before; one who leads nobody and is not first-ranked counts only where busy
    as visitors are: people travel for much else.
    """
    for party in reversed(scene.parties_in(sentence.start, at)):
        if party.owner:
            return party.owner
    before = scene.places_in(sentence.start, at)[-1:]
    if (
        before
        and before[0].end == at
        and scene.text[at] in "在赴"
        and scene.text[before[0].start - 1] not in FROM
    ):
        return before[0].code or HOME
    leader = scene.leaders.heading(at, sentence.start)
    if leader is None:
        return ""
    leads = any(sentence.start <= mark[0] < at + LED_WITHIN for mark in scene.marks.of("lead"))
    last = scene.leaders.between(sentence.start, at)[-1]
    reach = OTHERS_WITHIN if scene.text.startswith("等", last.end) else STANDING_WITHIN
    return leader.region if leads or (at - last.end < reach and (busy or last.top)) else ""
