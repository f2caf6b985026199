"""Splits a page that tells several visits: a tour into its legs, a roundup into its visits.

Every leg knows its passages, so that stops, speeches and hosts fall to the right one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zuotan.reading.frames import find_frames
from zuotan.reading.parts import parts_of_sides
from zuotan.reading.roundups import RoundupFinder
from zuotan.reading.scenes import Frame, Scene
from zuotan.reading.sides import Leg, SideFinder
from zuotan.reading.tours import TourFinder

__all__ = ["Itinerary", "Leg", "find_itinerary"]


class Itinerary(NamedTuple):
    """The visits that a page tells; ``kind`` is 'one', 'tour' or 'roundup'; ``parts`` are the zones and townships that its
    regions stand for, by the region's code."""

    legs: tuple[Leg, ...]
    kind: str
    parts: Mapping[str, str] = {}


def find_itinerary(scene: Scene, side_finder: SideFinder, title_frames: Sequence[Frame]) -> Itinerary:
    """The visits of one page, in the order told."""
    frames = find_frames(scene)
    legs, kind = _parted(scene, side_finder, frames, title_frames)
    homes = {leg.sides.home for leg in legs}
    parts = parts_of_sides(scene, side_finder.perspective, frames, homes) if legs else {}
    return Itinerary(legs, kind, parts)


def _parted(
    scene: Scene, side_finder: SideFinder, frames: Sequence[Frame], title_frames: Sequence[Frame]
) -> tuple[tuple[Leg, ...], str]:
    """The visits of one page and their kind."""
    roundup = RoundupFinder(scene, side_finder).legs(frames)
    if roundup:
        return roundup, "roundup"
    sides = side_finder.decide([*title_frames, *frames])
    if sides is None:
        return (), "one"
    tour = TourFinder(scene).legs(sides, frames, title_frames)
    if tour:
        return tour, "tour"
    return (Leg(sides, ()),), "one"
