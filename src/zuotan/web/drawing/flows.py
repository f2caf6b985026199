"""Flows between places: wedges that are broad where a visit starts and end in a point where it is received, discs, and labels.

Directions need no arrowheads: the bow of a flow always lies to the same side of its way, so that there and back never cover one another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

Point = tuple[float, float]
Box = tuple[float, float, float, float]

BOW = 0.14
"""How far a flow bows from the straight way, in parts of its length."""
NARROWEST, BROADEST = 1.6, 11.0
SMALLEST, LARGEST = 1.8, 10.5
"""Widths of wedges and radii of discs, in px of the map."""
FEW = 8
"""Where no flow has more visits than that, wedges stay narrow."""
CLEAR = 14
"""So many flows are drawn at full strength."""
FRAME = (820.0, 640.0)
"""The map's frame, in px."""
PHONE = 25 / 12
"""How much larger letters are on the map of a phone (see the style sheet)."""


class Flow(Struct, frozen=True):
    """From one place to another, so many visits; the places are codes."""

    start: str
    end: str
    visits: int


class Wedge(Struct, frozen=True):
    """A flow as the path of its outline; ``dim`` where it is one of the lesser."""

    flow: Flow
    path: str
    dim: bool


class Node(Struct, frozen=True):
    """A place: where it stands, the radius of its disc."""

    code: str
    x: float
    y: float
    radius: float


class Label(Struct, frozen=True):
    """A name beside a place; ``anchor`` is that of SVG text, ``big`` sets it bold with both names; ``minor`` has no room on a phone,
    where letters are twice as large."""

    code: str
    x: float
    y: float
    anchor: str
    big: bool
    minor: bool = True


class Drawing(Struct, frozen=True):
    """What lies on the map, the lesser flows first; the visits of the least and of the largest flow that is drawn."""

    wedges: tuple[Wedge, ...]
    nodes: tuple[Node, ...]
    labels: tuple[Label, ...]
    least: int
    most: int


def wedge(start: Point, end: Point, wide: float, bend: Point | None = None) -> str:
    """The outline of a wedge so wide at its start, which bows and ends in a point; ``bend`` is where it bows to, else a little aside."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy) or 1.0
    bend = bend or (start[0] + dx / 2 - dy * BOW, start[1] + dy / 2 + dx * BOW)
    across = _across(start, bend)
    middle = (-dy / far, dx / far)
    half, quarter = wide / 2, wide / 4
    left = (start[0] + across[0] * half, start[1] + across[1] * half)
    right = (start[0] - across[0] * half, start[1] - across[1] * half)
    return (
        f"M{_at(left)}Q{_at((bend[0] + middle[0] * quarter, bend[1] + middle[1] * quarter))} {_at(end)}"
        f"Q{_at((bend[0] - middle[0] * quarter, bend[1] - middle[1] * quarter))} {_at(right)}Z"
    )


def drawing(
    flows: Sequence[Flow],
    sizes: Mapping[str, int],
    points: Mapping[str, Point],
    widths: Mapping[str, tuple[float, float]],
    big: int,
) -> Drawing:
    """Flows and places on a map. ``sizes`` are the visits that each place received, and name the places to show; ``widths`` how long
    the label of each is when big and when small, in px; the ``big`` largest places have big labels."""
    shown = sorted((flow for flow in flows if flow.start != flow.end), key=lambda flow: flow.visits)
    most = shown[-1].visits if shown else 0
    clear = threshold([flow.visits for flow in shown], CLEAR)
    wedges = tuple(
        Wedge(
            flow,
            wedge(points[flow.start], points[flow.end], broad(flow.visits, most)),
            flow.visits < clear,
        )
        for flow in shown
    )
    largest = max(sizes.values(), default=0)
    ranked = sorted(sizes, key=lambda code: (-sizes[code], code))
    nodes = tuple(Node(code, *points[code], radius(sizes[code], largest)) for code in ranked)
    return Drawing(wedges, nodes, tuple(_labels(nodes, widths, big)), shown[0].visits if shown else 0, most)


def threshold(ascending: Sequence[int], most: int) -> int:
    """The least number that no more than ``most`` of some numbers (in rising order) reach; the largest of all where more share it."""
    if len(ascending) <= most:
        return ascending[0] if ascending else 0
    below = ascending[-most - 1]
    return next((number for number in ascending[-most:] if number > below), ascending[-1])


def broad(visits: int, most: int) -> float:
    """How wide the wedge of a flow is at its start where the largest has ``most`` visits."""
    return NARROWEST + (BROADEST - NARROWEST) * visits / max(most, FEW)


def radius(visits: int, most: int) -> float:
    """A disc whose area is the visits received."""
    return round(max(SMALLEST, LARGEST * math.sqrt(visits / most)) if most else SMALLEST, 1)


def _across(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy) or 1.0
    return (-dy / far, dx / far)


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _labels(nodes: Sequence[Node], widths: Mapping[str, tuple[float, float]], big: int) -> Iterable[Label]:
    """The labels that find room beside their place, the largest places first; others are left to the table."""
    taken: list[Box] = [
        (node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius)
        for node in nodes
    ]
    on_phone: list[Box] = []
    for rank, node in enumerate(nodes):
        large = rank < big
        wide, high = widths[node.code][0 if large else 1], 13.0 if large else 11.0
        for label, box in _places(node, wide, high, large):
            if _inside(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                grown = _box(label, wide * PHONE, high * PHONE)
                fits = large and _inside(grown) and not any(_meet(grown, other) for other in on_phone)
                if fits:
                    on_phone.append(grown)
                yield msgspec.structs.replace(label, minor=not fits)
                break


def _places(node: Node, wide: float, high: float, large: bool) -> Iterable[tuple[Label, Box]]:
    """Where a label may stand: right, left, above, below, and at the corners."""
    gap, up = node.radius + 3, high * 0.36
    for x, y, anchor in (
        (node.x + gap, node.y + up, "start"),
        (node.x - gap, node.y + up, "end"),
        (node.x, node.y - gap - 1, "middle"),
        (node.x, node.y + gap + high * 0.75, "middle"),
        (node.x + gap * 0.7, node.y - gap * 0.7, "start"),
        (node.x + gap * 0.7, node.y + gap * 0.7 + high * 0.7, "start"),
        (node.x - gap * 0.7, node.y - gap * 0.7, "end"),
        (node.x - gap * 0.7, node.y + gap * 0.7 + high * 0.7, "end"),
    ):
        label = Label(node.code, round(x, 1), round(y, 1), anchor, large)
        yield label, _box(label, wide, high)


def _box(label: Label, wide: float, high: float) -> Box:
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return (left, label.y - high * 0.8, left + wide, label.y + high * 0.2)


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= FRAME[0] and box[3] <= FRAME[1]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
