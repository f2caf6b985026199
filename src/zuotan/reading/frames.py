"""Finds who went where: every frame in which a text tells of a visit, each a vote for a visitor and for hosts.

A frame is anchored at a delegation (广东省党政代表团) or a motion (赴北京市, 来我市; :mod:`zuotan.reading.motions`), a reception
(会见了某某一行, 市长某某陪同; :mod:`zuotan.reading.receptions`) or a conference (川甘两省在成都举行座谈会;
:mod:`zuotan.reading.conferences`).
"""

from __future__ import annotations

from zuotan.reading.conferences import conferences
from zuotan.reading.marks import Marks
from zuotan.reading.motions import delegations, motions, targeted
from zuotan.reading.receptions import STAYING, meets, receptions, stays, talks
from zuotan.reading.scenes import PAST, PLANNED, Frame, Scene

__all__ = ["PAST", "PLANNED", "Frame", "Scene", "find_frames", "framed", "visited"]


def framed(marks: Marks) -> bool:
    """Whether a text has any word that a frame may be anchored at."""
    return bool(
        marks.of("motion") or marks.of("delegation") or marks.of("reception") or marks.of("convening")
    ) or any(word in marks.text for word in STAYING)


def visited(marks: Marks) -> bool:
    """Whether a text has words that may tell who visits. Most pages have none, and need no look for frames."""
    return bool(marks.of("delegation") or marks.of("convening")) or meets(marks) or targeted(marks)


def find_frames(scene: Scene) -> list[Frame]:
    """All frames of a text, in order."""
    found = [
        *delegations(scene),
        *motions(scene),
        *receptions(scene),
        *stays(scene),
        *talks(scene),
        *conferences(scene),
    ]
    return sorted(found, key=lambda frame: frame.at)
