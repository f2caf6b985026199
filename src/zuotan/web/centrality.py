"""Figures of a network of visits (网络指标): who sends to how many, who receives from how many, who stands between others.

A network is a square of numbers: ``visits[a, b]`` is how often a went to b. Visits inside one region are no tie.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Square = NDArray[np.int64]
Figures = NDArray[np.float64]


class Centrality(Struct, frozen=True):
    """The figures of each region: ties out and in (regions visited, regions received from), visits made and received, the balance of both
    ((made - received) / (made + received)), and the share of shortest ways between two others that lead through it."""

    ties_out: NDArray[np.int64]
    ties_in: NDArray[np.int64]
    made: NDArray[np.int64]
    received: NDArray[np.int64]
    balance: Figures
    between: Figures


def centrality(visits: Square) -> Centrality:
    """The figures of a network."""
    apart = visits.copy()
    np.fill_diagonal(apart, 0)
    ties = apart > 0
    made, received = apart.sum(axis=1), apart.sum(axis=0)
    both = np.maximum(made + received, 1)
    return Centrality(
        ties.sum(axis=1), ties.sum(axis=0), made, received, (made - received) / both, betweenness(ties)
    )


def betweenness(ties: NDArray[np.bool_]) -> Figures:
    """The share of the shortest ways from one region to another, all others taken, that lead through each (Freeman 1977; counted by
    the method of Brandes 2001, for all starts at once). Ties have a direction and no weight; where several ways are shortest, each
    counts its part."""
    size = len(ties)
    if size < 3:
        return np.zeros(size)
    step = ties.astype(np.float64)
    far = np.full((size, size), -1)
    np.fill_diagonal(far, 0)
    ways = np.eye(size)
    front, depth = ways, 0
    while True:
        reached = (front @ step) * (far < 0)
        if not reached.any():
            break
        depth += 1
        far[reached > 0] = depth
        ways = ways + reached
        front = reached
    leaning = np.zeros((size, size))
    for level in range(depth, 0, -1):
        parts = np.where(far == level, (1 + leaning) / np.maximum(ways, 1), 0)
        leaning += np.where(far == level - 1, (parts @ step.T) * ways, 0)
    np.fill_diagonal(leaning, 0)
    shares: Figures = leaning.sum(axis=0) / ((size - 1) * (size - 2))
    return shares


def density(visits: Square) -> float:
    """Ties in parts of all that could be."""
    size = len(visits)
    return _ties(visits) / (size * (size - 1)) if size > 1 else 0.0


def reciprocity(visits: Square) -> float:
    """The part of the ties that are returned."""
    ties = visits > 0
    np.fill_diagonal(ties, val=False)
    count = int(ties.sum())
    return int((ties & ties.T).sum()) / count if count else 0.0


def _ties(visits: Square) -> int:
    return int(np.count_nonzero(visits)) - int(np.count_nonzero(np.diag(visits)))
