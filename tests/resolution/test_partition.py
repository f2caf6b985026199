"""Partitions: laws of putting together, and decisions that outrank it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zuotan.resolution.partition import Partition

NAMES = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_joining_does_not_matter(pairs: list[tuple[str, str]], random: object) -> None:
    one, other = Partition(NAMES), Partition(reversed(NAMES))
    for a, b in pairs:
        one.join(a, b)
    for a, b in reversed(pairs):
        other.join(b, a)
    assert one.clusters() == other.clusters()
    assert sorted(name for cluster in one.clusters() for name in cluster) == list(NAMES)


@given(PAIRS, PAIRS)
def test_what_must_stay_apart_does(pairs: list[tuple[str, str]], apart: list[tuple[str, str]]) -> None:
    apart = [(a, b) for a, b in apart if a != b]
    found = Partition(NAMES, apart=apart)
    for a, b in pairs:
        found.join(a, b)
    assert all(found.find(a) != found.find(b) for a, b in apart)


def test_a_cluster_goes_by_the_least_of_its_names() -> None:
    found = Partition("abc", together=[("c", "b")])
    assert (found.find("c"), found.clusters()) == ("b", [("a",), ("b", "c")])


def test_decisions_about_what_is_not_there_are_passed_over() -> None:
    assert Partition("ab", together=[("a", "x")], apart=[("y", "b")]).clusters() == [("a",), ("b",)]
