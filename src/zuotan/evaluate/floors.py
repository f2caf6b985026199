"""Floors: figures that may not fall, with the digest of the gold that they were measured on.

The file is TOML, a table a set of gold. Figures are rounded down to three places, so that the same code stays above its own
floors on any machine.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from zuotan.evaluate.gold import GoldSet
from zuotan.evaluate.scores import FIGURES, Scores

HEAD = """\
# Floors of `zuotan evaluate`: figures that may not fall, from 0 to 1, a table a set of gold.
# gold: the digest of the pages and their gold. Raise with `zuotan evaluate GOLD... --floors THIS --raise`;
# to lower one, or to take over changed gold, add --lower and say why in the commit.
"""


class FloorsError(ValueError):
    """A file of floors that cannot be used, or a change to it that was not asked for; the message is one line."""


class Breach(Struct, frozen=True):
    """A figure of a set that lies below its floor; ``figure`` is None where the gold is not what the floors knew."""

    set_name: str
    figure: str | None
    floor: float = 0.0
    value: float = 0.0

    def line(self) -> str:
        """The breach in one line."""
        if self.figure is None:
            return f"{self.set_name}: the gold has changed since its floors were set"
        return f"{self.set_name}: {self.figure} {self.value:.4f} is below its floor {self.floor:.3f}"


class Floor(Struct, frozen=True):
    """The floors of one set of gold."""

    gold: str
    figures: dict[str, float]


class Floors(Struct, frozen=True):
    """The floors of each set by its name."""

    sets: Mapping[str, Floor] = field(default_factory=dict)

    @classmethod
    def load(cls, path: str | Path) -> Floors:
        """The floors in the file ``path``. Raises FloorsError where it is not one."""
        try:
            tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
            sets = {
                name: Floor(
                    str(table["gold"]), {key: float(value) for key, value in table["figures"].items()}
                )
                for name, table in tables.items()
            }
        except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise FloorsError(f"{path}: not a file of floors: {error}") from error
        unknown = sorted({key for floor in sets.values() for key in floor.figures} - FIGURES.keys())
        if unknown:
            raise FloorsError(f"{path}: no such figure: {', '.join(unknown)}")
        return cls(sets)

    def breaches(self, gold: GoldSet, scores: Scores) -> list[Breach]:
        """What of the set's scores lies below its floors; empty for a set without any."""
        floor = self.sets.get(gold.name)
        if floor is None:
            return []
        if floor.gold != gold.digest:
            return [Breach(gold.name, None)]
        return [
            Breach(gold.name, figure, least, scores.value(figure))
            for figure, least in floor.figures.items()
            if scores.value(figure) < least
        ]

    def raised(self, gold: GoldSet, scores: Scores, *, lower: bool = False) -> Floors:
        """The floors with those of this set at what was measured, where that is higher.

        With ``lower``, also where it is lower or the gold has changed; without it these raise FloorsError.
        """
        breaches = self.breaches(gold, scores)
        if breaches and not lower:
            raise FloorsError(f"{breaches[0].line()} (to accept that, lower it explicitly)")
        judged = [name for name in FIGURES if name in scores.figures and scores.figures[name].items]
        measured = {name: rounded(scores.value(name)) for name in judged}
        before = self.sets.get(gold.name)
        if before and not lower:
            measured = {name: max(value, before.figures.get(name, value)) for name, value in measured.items()}
        return Floors({**self.sets, gold.name: Floor(gold.digest, measured)})

    def dump(self) -> str:
        """The floors as a file, in a fixed order."""
        parts = [HEAD]
        for name, floor in sorted(self.sets.items()):
            parts.append(f'\n[{_key(name)}]\ngold = "{floor.gold}"\n\n[{_key(name)}.figures]\n')
            parts += [
                f"{figure} = {floor.figures[figure]:.3f}\n" for figure in FIGURES if figure in floor.figures
            ]
        return "".join(parts)


def rounded(value: float) -> float:
    """The value, down to three places."""
    return math.floor(value * 1000 + 1e-9) / 1000


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isascii() and name.isidentifier() else f'"{name}"'
