"""Regions as the pages show them: by code, in order, and at their place on the map (``data/map.svg``, ``data/points.tsv``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from zuotan.knowledge import english
from zuotan.knowledge.regions import gazetteer
from zuotan.model import Region
from zuotan.web.catalogue import LEVELS

DATA = Path(__file__).parent / "data"
WIDTH, HEIGHT = 820, 640
"""The frame of the map, in its own units."""


class BaseMap:
    """The base map: what stands inside an ``svg`` of that frame, with one province (``on``) darker. Templates write it as it is: the
    file is the program's own."""

    def __init__(self, on: str | None = None) -> None:
        drawn = (DATA / "map.svg").read_text(encoding="utf-8")
        self._drawn = drawn.replace(f'class="prov" data-code="{on}"', f'class="prov on" data-code="{on}"')

    def __html__(self) -> str:
        return self._drawn


base_map = cache(BaseMap)
"""The base map, read once (and once for each province that is darker)."""


@cache
def points() -> dict[str, tuple[float, float]]:
    """Where the seat of every region stands on the map, by code."""
    lines = (DATA / "points.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {code: (float(x), float(y)) for code, x, y in (line.split("\t") for line in lines)}


def point(code: str) -> tuple[float, float] | None:
    """Where a region stands on the map: its seat, else that of what contains it; None where none of them is known."""
    around = (code, code[:4] + "00", code[:2] + "0000")
    return next((points()[each] for each in around if each in points()), None)


@cache
def region(code: str) -> Region:
    """The region at a code under its newest name. The counties that stand directly below a province (codes like 469000) go by its
    name together; a code that the gazetteer has not goes by itself."""
    try:
        return Region(code, gazetteer().region(code).name)
    except KeyError:
        outer = points().get(code[:2] + "0000")
        return Region(code, gazetteer().region(code[:2] + "0000").name + "直辖县" if outer else code)


@cache
def provinces() -> tuple[str, ...]:
    """The codes of the provinces, in the order of the standard."""
    return tuple(sorted(code for code in points() if code.endswith("0000")))


def level_of(code: str) -> str:
    """The level of a code: province, prefecture or county."""
    return next(level for level, step in LEVELS.items() if int(code) % step == 0)


def label(code: str, language: str) -> str:
    """The name of a region in one line of plain text: Jiangsu, 江苏."""
    one = region(code)
    if one.name.endswith("直辖县") and language != "zh":
        return f"{label(code[:2] + '0000', language)} counties"
    return english.short(one) if language == "zh" else english.region(one)


def namer(language: str) -> Callable[..., str]:
    """A function for templates that gives the name of a region by its code, in the language of the page or in another."""

    def plain(code: str, other: str | None = None) -> str:
        return label(code, other or language)

    return plain
