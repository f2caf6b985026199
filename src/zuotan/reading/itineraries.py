"""Splits a page that tells several visits: a tour into its legs, a roundup into its visits.

Every leg knows its passages, so that stops, speeches and hosts fall to the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from zuotan.reading.frames import find_frames
from zuotan.reading.roundups import RoundupFinder
from zuotan.reading.scenes import Frame, Scene
from zuotan.reading.sides import Leg, SideFinder
from zuotan.reading.tours import TourFinder

__all__ = ["Itinerary", "Leg", "find_itinerary"]


class Itinerary(NamedTuple):
    """The visits that a page tells; ``kind`` is 'one', 'tour' or 'roundup'."""

    legs: tuple[Leg, ...]
    kind: str


def find_itinerary(scene: Scene, side_finder: SideFinder, title_frames: Sequence[Frame]) -> Itinerary:
    """The visits of one page, in the order told."""
    frames = find_frames(scene)
    roundup = RoundupFinder(scene, side_finder).legs(frames)
    if roundup:
        return Itinerary(roundup, "roundup")
    sides = side_finder.decide([*title_frames, *frames])
    if sides is None:
        return Itinerary((), "one")
    tour = TourFinder(scene).legs(sides, frames, title_frames)
    if tour:
        return Itinerary(tour, "tour")
    return Itinerary((Leg(sides, ()),), "one")
