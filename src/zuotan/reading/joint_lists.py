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
    return max(
        range(1, len(names)), key=lambda cut: _worth(cut, names, first, second, serves), default=len(names)
    )


def shared_by(
    names: Sequence[str], codes: tuple[str, str], serves: Serves, pauses: Sequence[int]
) -> tuple[int, tuple[str, str]]:
    """Where a list of leaders of both sides (两市领导甲、乙，丙、丁) parts, and the codes of those before and behind.

    ``codes`` are in the order in which the sides stand where nothing is known of the names; ``pauses`` are the places in
    ``names`` before which a comma stands, which part the list if there are any.
    """
    orders = (codes, codes[::-1])
    cuts = pauses or range(1, len(names))
    if not cuts:
        known = [code for code in codes if code in serves(names[0])]
        return len(names), orders[known == [codes[1]]]
    return max(
        ((cut, order) for order in orders for cut in cuts),
        key=lambda choice: _worth(choice[0], names, choice[1][0], choice[1][1], serves),
    )


def _worth(cut: int, names: Sequence[str], first: str, second: str, serves: Serves) -> tuple[int, int]:
    """How well a parting agrees with what is known, then how near it is to the middle."""
    votes = [(first in serves(name)) - (second in serves(name)) for name in names]
    return sum(votes[:cut]) - sum(votes[cut:]), -abs(cut - (len(names) + 1) // 2)
