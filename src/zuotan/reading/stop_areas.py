"""Finds the cities, counties and zones that are the only stops a visit tells (赴甲、乙、丙等地考察), where no site in them is named."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zuotan.model import Stop
from zuotan.reading.places import Places
from zuotan.reading.stops import LEADING, sentence_head, told

KINDS = ("at", "go", "see", "to")
"""The kinds of the table ``stop_verb`` that open a list of areas."""
ONWARD = re.compile(r"(?:先后|还|并|分别|相继|随后|会后|又|一行|[考访学调][察问习研][团组]|代表团)$")
"""What stands before the verb where the delegation itself went on: then one area is enough."""
SEEN = re.compile(
    r"(?:等)?(?:[\d一二两三四五六七八九十]{1,3}个?)?(?:[^，。、]{0,6}(?:[省市县区州旗地]|地方))?"
    r"(?:进行|开展|实地|现场|学习|专题|参观|就地|深入)*了?(?:考察|调研|参观|访问|走访|视察|察看|学习)"
)
"""What follows a list of areas that were visited."""
ITEM_END = re.compile(
    "、|以及|[和及与]|(?=等|考察|调研|参观|访问|走访|视察|察看|学习|进行|开展|实地|[，。；\n])"
)
ZONE = re.compile("[一-鿿]{0,8}(?:新区|高新区|经开区|开发区|合作区|保税区)(?:（[一-鿿]{2,6}）)?")
"""A zone beside the areas of a list; it has no code of its own."""
LIST = 120
"""Characters that a list of areas may fill."""


def area_stops(places: Places, low: int, high: int, hosts: Collection[str]) -> list[Stop]:
    """The areas inside ``hosts`` (codes) that ``text[low:high]`` tells as visited, in order, each once."""
    text, found = places.text, dict[str, Stop]()
    kinds = places.marks.lexicon.values["stop_verb"]
    for at, after, word in places.marks.between("stop_verb", low, high):
        if kinds[word] not in KINDS:
            continue
        items, close = _items(places, after, min(high, after + LIST), hosts)
        went = len(items) > 1 or (items and _went_on(text, low, at))
        if went and SEEN.match(text, close) and told(text, at, low):
            for start, end in items:
                found.setdefault(text[start:end], Stop(text[start:end], (start, end), None))
    return list(found.values())


def _went_on(text: str, low: int, at: int) -> bool:
    """Whether the verb at ``at`` tells where the delegation went on to, not where its leader took it."""
    return ONWARD.search(text, max(low, at - 4), at) is not None and not LEADING.search(
        text, sentence_head(text, at, low), at
    )


def _items(
    places: Places, at: int, limit: int, hosts: Collection[str]
) -> tuple[Sequence[tuple[int, int]], int]:
    """The spans of the areas listed at ``at`` and where the list ends; none where an item is no area, or all are zones."""
    found: list[tuple[int, int]] = []
    named = False
    while end := ITEM_END.search(places.text, at, limit):
        area = _within(places, at, end.start(), hosts)
        if not area and not ZONE.fullmatch(places.text, at, end.start()):
            return (), at
        named = named or area
        found.append((at, end.start()))
        at = end.end()
        if not end.group():
            break
    return (found if named else ()), at


def _within(places: Places, start: int, end: int, hosts: Collection[str]) -> bool:
    """Whether the span is the name of a region inside one of the hosts."""
    place = places.at(start)
    if place is None or not place.code or (place.start, place.end) != (start, end):
        return False
    return any(place.code != host and places.gazetteer.contains(host, place.code) for host in hosts)
