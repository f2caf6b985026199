"""Partitions: things that are one and the same put together, step by step, with what must stay together and what must not.

A partition is the same whatever the order in which its members are named: a cluster goes by the least of its names, and callers
join pairs best first. People's decisions (merge, split) come in as ``together`` and ``apart``; they outrank every score.
"""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]


class Partition:
    """A partition of names into clusters."""

    __slots__ = ("_apart", "_parent", "_members")

    def __init__(
        self, names: Iterable[str], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
    ) -> None:
        self._parent = {name: name for name in names}
        self._members = {name: [name] for name in self._parent}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            if one in self._parent and other in self._parent:
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)
        for one, other in sorted(together):
            if one in self._parent and other in self._parent:
                self.join(one, other)

    def find(self, name: str) -> str:
        """The name of the cluster that holds ``name``: the least of its members."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def members(self, name: str) -> list[str]:
        """The members of the cluster that holds ``name``."""
        return self._members[self.find(name)]

    def may_join(self, one: str, other: str) -> bool:
        """Whether nobody decided that the two clusters, or members of them, are different."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if not self._apart:
            return True
        smaller, larger = sorted((self._members[one], self._members[other]), key=len)
        barred = set().union(*(self._apart.get(member, ()) for member in smaller))
        return not barred or barred.isdisjoint(larger)

    def join(self, one: str, other: str) -> bool:
        """Puts the clusters of the two names together, unless they must stay apart; whether they are together now."""
        if not self.may_join(one, other):
            return False
        one, other = sorted((self.find(one), self.find(other)))
        if one != other:
            self._parent[other] = one
            self._members[one] += self._members.pop(other)
        return True

    def clusters(self) -> list[tuple[str, ...]]:
        """Every cluster, its members in order, by the least of its names."""
        return sorted(tuple(sorted(members)) for members in self._members.values())
