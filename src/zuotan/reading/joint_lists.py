"""Parts a joint list of leaders (河北省和北京市领导甲、乙、丙、丁) between the two regions that share it.

Such a list gives the leaders of the region named first, then those of the other, and no mark where the one ends. It is parted
where it agrees best with what is known of who serves where: offices that the page gives elsewhere, and the tables of leaders. Where
nothing is known it is parted in halves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zuotan.knowledge.leaders import regions_served

Serves = Callable[[str], frozenset[str]]
"""The codes of the regions in which a person of this name is known to serve."""


def known_regions(name: str) -> frozenset[str]:
    """The regions that a person of this name is known to have served, at any time."""
    return regions_served().get(name, frozenset())


def first_of_second(names: Sequence[str], first: str, second: str, serves: Serves) -> int:
    """The place in ``names`` of the first who belongs to the region ``second`` (a code); those before belong to ``first``."""
    votes = [(first in serves(name)) - (second in serves(name)) for name in names]
    half = (len(names) + 1) // 2

    def worth(cut: int) -> tuple[int, int]:
        return sum(votes[:cut]) - sum(votes[cut:]), -abs(cut - half)

    return max(range(1, len(names)), key=worth, default=len(names))
