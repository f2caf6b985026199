"""Tables whose cells are shaded by their number, one hue in seven steps (classes ``h0`` to ``h6`` of the style sheet)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

STEPS = (0.08, 0.16, 0.35, 0.55, 0.75)
"""Parts of the largest number at which the second to the sixth shade begin."""


class Cell(Struct, frozen=True):
    """A number, its shade, and the address of its list."""

    count: int
    shade: int
    address: str


class Row(Struct, frozen=True):
    """A row of cells with its sum."""

    name: str
    cells: tuple[Cell, ...]
    count: int
    address: str


def shade(value: int, most: int) -> int:
    """The shade of a number in a table whose largest is ``most``: 0 for none, else 1 to 6."""
    return 1 + sum(value >= most * step for step in STEPS) if value else 0


def row(name: str, counts: Mapping[str, int], most: int, address: Callable[[str], str], whole: str) -> Row:
    """A row of shaded cells; ``address`` gives that of a cell by its name, ``whole`` is that of the sum."""
    cells = tuple(
        Cell(count, shade(count, most), address(key) if count else "") for key, count in counts.items()
    )
    return Row(name, cells, sum(counts.values()), whole)
