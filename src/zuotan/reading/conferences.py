"""Frames of conferences: of regions that meet, the one that holds the place, or runs the meeting, is the host."""

from __future__ import annotations

import re

from zuotan.reading.leaders import HOME, OUTSIDE
from zuotan.reading.levels import nested
from zuotan.reading.places import Place
from zuotan.reading.scenes import Frame, Scene, host_of
from zuotan.reading.sentences import Sentence

JOINT = re.compile(r"[两双三四五六七八九十][省市县区州地旗方]|联席|协作|合作|对口|结对")
ASSEMBLY = re.compile(r"(?<![览者布总商花学协运社晚展动大赛])[会谈议](?![员展计见])|仪式")
JOINED = re.compile(r"[、与和同·]?|[—–-]{1,2}|携手")
NAMED_WITHIN = 40
"""What is convened is named in the clause or so many characters after the word."""

GUESTS_WITHIN = 80
"""Who takes part in a conference is named in its sentence or so many characters after it."""

CHAIRED_WITHIN = 240
"""Who runs a conference is named within so many characters after its sentence."""


def conferences(scene: Scene) -> list[Frame]:
    """川甘两省在成都举行座谈会, 某区与某县东西部协作联席会议召开."""
    found = []
    for start, end, _ in scene.marks.of("convening"):
        sentence = scene.sentences.at(start)
        clause = max(sentence.start, *(scene.text.rfind(mark, sentence.start, start) + 1 for mark in "，；"))
        comma = scene.text.find("，", end, sentence.end)
        reach = min(end + NAMED_WITHIN, comma if comma >= 0 else sentence.end)
        if not ASSEMBLY.search(scene.text, clause, reach):
            continue
        named = scene.places_in(clause, reach)
        at = next(
            (p for p in named if (p.code or p.level) and scene.text[p.start - 1 : p.start] == "在"), None
        )
        pairs = [pair for pair in together(scene, named) if at not in pair]
        joint = bool(JOINT.search(scene.text, clause, reach))
        if at is None:
            told = _chaired(scene, pairs, sentence) if joint else []
        elif met := [sides for pair in pairs if (sides := _guest_and_host(scene, pair, at))]:
            told = met
        elif joint:
            host = next((place for place in named if place is not at and _about(scene, place, at)), at)
            told = [(guest, host) for guest in _guests(scene, host.code or HOME, sentence) or ("",)]
        else:
            continue
        tense = scene.tense(sentence, start)
        several = len({guest for guest, _ in told}) > 1 and at is not None
        found += [Frame(start, guest, (host,), 2, tense, several) for guest, host in told]
    return found


def together(scene: Scene, named: list[Place]) -> list[tuple[Place, ...]]:
    """The regions named side by side as the parties of one thing: 川甘, 辽宁与江苏; no list of three or more."""
    runs: list[list[Place]] = []
    for place in named:
        if not place.code:
            continue
        if runs and JOINED.fullmatch(scene.text, runs[-1][-1].end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [(*run,) for run in runs if len({place.code for place in run}) == 2]


def _guest_and_host(scene: Scene, pair: tuple[Place, ...], at: Place) -> tuple[str, Place] | None:
    """Of two regions that meet at a place the guest and the host; None where the place is neither's or both's."""
    hosts = [place for place in pair if _about(scene, place, at)]
    guests = [place for place in pair if place not in hosts]
    return (guests[0].code, hosts[0]) if hosts and guests else None


def _chaired(scene: Scene, pairs: list[tuple[Place, ...]], sentence: Sentence) -> list[tuple[str, Place]]:
    """Of two regions that meet at no place told, the one whose leader runs the meeting as host, the other as guest; a leader of
    home, which says no region, runs it for the one whose leaders are never named with theirs."""
    leaders = scene.leaders.between(sentence.start, sentence.end + CHAIRED_WITHIN)
    led = {leader.region for leader in leaders}
    for leader in leaders:
        if not scene.text.startswith("主持", leader.end):
            continue
        for pair in pairs:
            home = leader.region == HOME
            others = [place for place in pair if (place.code in led if home else place.code != leader.region)]
            if len(others) == 1:
                host = next(place for place in pair if place.code != others[0].code)
                return [(others[0].code, host if home else host_of(leader.region))]
    return []


def _guests(scene: Scene, host: str, sentence: Sentence) -> list[str]:
    """The regions but the host's whose leaders are named with a joint conference."""
    leaders = scene.leaders.between(sentence.start, sentence.end + GUESTS_WITHIN)
    return [
        region
        for region in dict.fromkeys(leader.region for leader in leaders)
        if region not in ("", OUTSIDE, host)
        and (HOME in (region, host) or not nested(scene.gazetteer, region, host))
    ]


def _about(scene: Scene, place: Place, at: Place) -> bool:
    """Whether one of two places is, holds or lies in the other."""
    return bool(place.code) and (place.code == at.code or nested(scene.gazetteer, place.code, at.code))
