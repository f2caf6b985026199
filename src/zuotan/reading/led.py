"""Tells whose leaders lead a delegation that the text names right after them (市委书记某某率惠州市党政代表团): its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zuotan.reading.holders import Holder
from zuotan.reading.places import Places

KERNEL_WITHIN, LED_WITHIN = 8, 6
"""Characters from a region's name to the word for its delegation, and from the leader's name to the word of leading."""

STOPS = frozenset("，。；！？\n")
LISTED_WITHIN = 3


def led_regions(places: Places, holders: Sequence[Holder]) -> dict[int, str]:
    """The code of the region whose delegation a holder leads, by where the holder's name begins; those who name a region in their
    offices are left out, and who stands before them in the list."""
    text, marks = places.text, places.marks
    kernels = marks.starts("delegation")
    ends = [holder.end for holder in holders]
    found: dict[int, str] = {}
    for start, end, _ in marks.of("lead"):
        at = end + text.startswith("的", end)
        place = places.at(at)
        if place is None or place.start != at or not place.code:
            continue
        if kernels.isdisjoint(range(place.end, place.end + KERNEL_WITHIN)):
            continue
        reach = start
        for holder in reversed(holders[: bisect_right(ends, start)]):
            between = text[holder.end : reach]
            if len(between) > (LED_WITHIN if reach == start else LISTED_WITHIN - 1):
                break
            if not STOPS.isdisjoint(between.strip("，、") if reach < start else between):
                break
            if any(office.regions for office in holder.offices):
                break
            found[holder.start] = place.code
            reach = min(holder.start, holder.offices[0].start)
    return found
