"""Texts marked for tests: the places, leaders and frames of a sentence or page of invented news."""

from __future__ import annotations

from zuotan import read
from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.frames import find_frames
from zuotan.reading.holders import HolderFinder
from zuotan.reading.leaders import Leaders
from zuotan.reading.marks import Marks
from zuotan.reading.mentions import find_mentions
from zuotan.reading.places import Places
from zuotan.reading.scenes import Scene


def places(text: str) -> Places:
    """The places of a text."""
    return Places(Marks(text, lexicon()))


def scene(text: str) -> Scene:
    """A text with what is marked in it."""
    marks = Marks(text, lexicon())
    holders = HolderFinder(marks).holders()
    mentions = find_mentions(marks, holders)
    found = Places(marks, names=[(mention.start, mention.end) for mention in mentions])
    return Scene(marks, found, Leaders(found, holders, mentions))


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Visitor and hosts of each frame told as news; a host without a code is the page's home."""
    return [
        (frame.visitor, tuple(place.code or "home" for place in frame.hosts))
        for frame in find_frames(scene(text))
        if not frame.tense
    ]


def visits(page: str) -> list[tuple[str, str]]:
    """The visitors and hosts of each visit that a page yields, by name."""
    return [
        (
            "、".join(region.name for region in visit.visitors),
            "、".join(region.name for region in visit.hosts),
        )
        for visit in read(page).visits
    ]
