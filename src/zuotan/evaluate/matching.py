"""Pairing what was found with what is true: each item once, as many pairs as can be, the same in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Span = tuple[int, int]
Pair = tuple[int, int]


def pairs(gold: Sequence[Any], found: Sequence[Any], likeness: Callable[[Any, Any], float]) -> list[Pair]:
    """A largest set of pairs (index in gold, index in found) whose likeness is above 0, the likest first.

    Likest pairs are taken first; augmenting paths (Kuhn) then make the number of pairs as large as it can be.
    """
    edges: list[list[int]] = [[] for _ in gold]
    weighed: list[tuple[float, int, int]] = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            weight = likeness(one, other)
            if weight > 0:
                edges[i].append(j)
                weighed.append((-weight, i, j))
    of_found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(weighed):
        if i not in taken and j not in of_found:
            taken.add(i)
            of_found[j] = i
    for i in range(len(gold)):
        if i not in taken:
            _augment(i, edges, of_found, set())
    return sorted((i, j) for j, i in of_found.items())


def _augment(i: int, edges: list[list[int]], of_found: dict[int, int], seen: set[int]) -> bool:
    for j in edges[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in of_found or _augment(of_found[j], edges, of_found, seen):
            of_found[j] = i
            return True
    return False


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of two half-open spans; 1.0 for two equal empty ones."""
    if one == other:
        return 1.0
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))
