"""The figures of a network, on small ones worked out by hand."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from zuotan.web.centrality import Square, betweenness, centrality, density, reciprocity


def square(size: int, *ties: tuple[int, int]) -> Square:
    visits = np.zeros((size, size), dtype=np.int64)
    for a, b in ties:
        visits[a, b] += 1
    return visits


def test_the_middle_of_a_line_stands_between_its_ends() -> None:
    line = square(3, (0, 1), (1, 2))
    assert betweenness(line > 0).tolist() == [
        0,
        0.5,
        0,
    ]  # of two ordered pairs without it, it is on the way of one


def test_two_shortest_ways_count_half_each() -> None:
    diamond = square(4, (0, 1), (0, 2), (1, 3), (2, 3))
    assert betweenness(diamond > 0).tolist() == pytest.approx([0, 0.5 / 6, 0.5 / 6, 0])


def test_ties_visits_and_balance() -> None:
    visits = square(3, (0, 1), (0, 1), (0, 2), (1, 0), (2, 2))
    figures = centrality(visits)
    assert figures.ties_out.tolist() == [2, 1, 0]
    assert figures.ties_in.tolist() == [1, 1, 1]
    assert figures.made.tolist() == [3, 1, 0]
    assert figures.received.tolist() == [1, 2, 1]
    assert figures.balance.tolist() == pytest.approx([0.5, -1 / 3, -1])
    assert density(visits) == pytest.approx(3 / 6)
    assert reciprocity(visits) == pytest.approx(2 / 3)


def test_an_empty_network_has_no_figures() -> None:
    assert betweenness(square(2) > 0).tolist() == [0, 0]
    assert density(square(1)) == 0
    assert reciprocity(square(3)) == 0


def slowly(ties: NDArray[np.bool_]) -> list[float]:
    """Betweenness as it is defined: every shortest way of every pair is walked."""
    size = len(ties)
    found = [0.0] * size
    for start in range(size):
        ways: dict[int, list[list[int]]] = {start: [[start]]}
        far = {start: 0}
        queue = deque([start])
        while queue:
            at = queue.popleft()
            for to in map(int, np.flatnonzero(ties[at])):
                if to not in far:
                    far[to], ways[to] = far[at] + 1, []
                    queue.append(to)
                if far[to] == far[at] + 1:
                    ways[to] += [[*way, to] for way in ways[at]]
        for end, several in ways.items():
            for way in several if end != start else ():
                for between in way[1:-1]:
                    found[between] += 1 / len(several)
    return [each / max((size - 1) * (size - 2), 1) for each in found]


@given(st.integers(3, 6).flatmap(lambda size: st.lists(st.booleans(), min_size=size**2, max_size=size**2)))
def test_it_agrees_with_the_definition(flags: list[bool]) -> None:
    size = round(len(flags) ** 0.5)
    ties = np.array(flags).reshape(size, size)
    np.fill_diagonal(ties, val=False)
    assert betweenness(ties).tolist() == pytest.approx(slowly(ties))
