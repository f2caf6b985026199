"""The way of a delegation on a small map: from its home to its host, and on to the stops whose places are known."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct, structs

from zuotan.web.places import DATA, HEIGHT, WIDTH, point

Point = tuple[float, float]
FRAMES = (("near", 78.0), ("close", 262.0), ("mid", 500.0), ("half", 820.0))
"""The widths of the view in px of the base map, and the class of each, which sets its letters."""
LINE = 7.0
"""Height of a label in units of the closest view of a province."""
RATIO = 134 / 262
"""Height of the view to its width."""


class Outline(Struct, frozen=True):
    """A province of the base map: code, path, and the box it lies in (left, top, right, bottom)."""

    code: str
    form: str
    path: str
    box: tuple[float, float, float, float]


class Place(Struct, frozen=True):
    """A place on the map; ``anchor`` is where its label begins, ``dx`` and ``dy`` how far from it the label stands."""

    x: float
    y: float
    label: str
    anchor: str
    dx: float
    dy: float


class Way(Struct, frozen=True):
    """A drawn way: the part of the map that is shown, the provinces in it, the wedge from home to host, the line on through the
    stops. ``origin`` is the triangle at home, ``radius`` that of the discs."""

    frame: str
    box: str
    provinces: tuple[Outline, ...]
    homes: tuple[Place, ...]
    origin: str
    wedges: tuple[str, ...]
    line: str
    places: tuple[Place, ...]
    radius: float


def way(
    homes: Sequence[tuple[str, str]], hosts: Sequence[tuple[str, str]], stops: Sequence[tuple[str, str]]
) -> Way | None:
    """The way from homes to hosts and the places of stops, each a code of a region with its label. None where a place of home or
    host is unknown to the map."""
    start, ends, on = (
        [(at, label) for code, label in several if (at := point(code))] for several in (homes, hosts, stops)
    )
    if not start or not ends:
        return None
    box, frame = _view([point for point, _ in (*start, *ends, *on)])
    unit = box[2] / 262
    middle = (box[0] + box[2] / 2, box[1] + box[3] / 2)
    shown = on or ends
    first = shown[0][0]
    line = [point for point, _ in on]
    if on and math.dist(ends[0][0], first) > unit:
        first, line = ends[0][0], [ends[0][0], *line]
        shown = [*ends[:1], *on]
    named = _spread([_place(at, label, middle, unit) for at, label in (*start, *shown)], unit)
    return Way(
        frame=frame,
        box=" ".join(f"{value:.1f}" for value in box),
        provinces=tuple(one for one in provinces() if _meets(one.box, box)),
        homes=tuple(named[: len(start)]),
        origin=" ".join(
            f"M{x - 2.2 * unit:.1f} {y - 4 * unit:.1f}l{7 * unit:.1f} {4 * unit:.1f}-{7 * unit:.1f} {4 * unit:.1f}z"
            for (x, y), _ in start
        ),
        wedges=tuple(wedge(point, first, 7 * unit) for point, _ in start if math.dist(point, first) > unit),
        line="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) if len(line) > 1 else "",
        places=tuple(named[len(start) :]),
        radius=2.6 * unit,
    )


def wedge(start: Point, end: Point, width: float, steps: int = 14) -> str:
    """A bent wedge, ``width`` broad at its start and pointed at its end, as an SVG path."""
    (x0, y0), (x1, y1) = start, end
    bend = 0.12
    cx, cy = (x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend
    left, right = [], []
    for step in range(steps + 1):
        t = step / steps
        x = (1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t * t * x1
        y = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t * t * y1
        dx = 2 * (1 - t) * (cx - x0) + 2 * t * (x1 - cx)
        dy = 2 * (1 - t) * (cy - y0) + 2 * t * (y1 - cy)
        length = math.hypot(dx, dy) or 1
        half = width * (1 - 0.9 * t) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in [*left, *right[::-1]]) + "Z"


def _view(spots: Sequence[Point]) -> tuple[tuple[float, float, float, float], str]:
    """The part of the map that shows all spots, with room around them for labels."""
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    for frame, width in FRAMES:
        height = min(width * RATIO, HEIGHT) if frame != "half" else HEIGHT
        if right - left <= width * 0.66 and bottom - top <= height * 0.7:
            break
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return (x, y, width, height), frame


def _place(point: Point, label: str, middle: Point, unit: float) -> Place:
    """A label stands outward of the middle of the view, so that labels seldom meet."""
    right, below = point[0] >= middle[0], point[1] >= middle[1]
    return Place(
        *point, label, "start" if right else "end", (5 if right else -5) * unit, (8 if below else -4) * unit
    )


def _spread(places: Sequence[Place], unit: float) -> list[Place]:
    """The places with labels that would lie on one another moved up or down by a line."""
    made: list[Place] = []
    for place in places:
        step = LINE * unit if place.dy > 0 else -LINE * unit
        while any(_collide(place, other, unit) for other in made):
            place = structs.replace(place, dy=place.dy + step)
        made.append(place)
    return made


def _collide(one: Place, other: Place, unit: float) -> bool:
    x, y = one.x + one.dx - other.x - other.dx, one.y + one.dy - other.y - other.dy
    return abs(y) < 0.9 * LINE * unit and abs(x) < 45 * unit


def _meets(one: Sequence[float], view: Sequence[float]) -> bool:
    left, top, right, bottom = one
    x, y, width, height = view
    return left <= x + width and right >= x and top <= y + height and bottom >= y


@cache
def provinces() -> tuple[Outline, ...]:
    """The outlines of the mainland frame of the base map (what follows it, the inset, is left to maps of the whole)."""
    main = (DATA / "map.svg").read_text(encoding="utf-8").partition("</g>")[0]
    return tuple(
        Outline(code, form, path, _box(path))
        for form, code, path in re.findall(r'<path class="(\w+)" data-code="(\d+)" d="([^"]+)"', main)
    )


def _box(path: str) -> tuple[float, float, float, float]:
    """The box of a path of ``M`` (absolute), ``l`` (relative) and ``z``."""
    spots = list(_spots(path))
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs), min(ys), max(xs), max(ys)


def _spots(path: str) -> Iterable[Point]:
    x = y = 0.0
    for letter, numbers in re.findall(r"([Ml])([^MlzZ]*)", path):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            x, y = (dx, dy) if letter == "M" else (x + dx, y + dy)
            yield x, y
