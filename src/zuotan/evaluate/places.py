"""Whether two names are one place: what contains it may stand before it in one and not in the other."""

from __future__ import annotations

from typing import Any

SHARE = 0.6
"""The least share of the longer name that the shorter makes, where one contains the other."""

_SUFFIXES = (
    "自治区",
    "自治州",
    "自治县",
    "地区",
    "新区",
    "省",
    "市",
    "盟",
    "州",
    "县",
    "区",
    "旗",
    "镇",
    "乡",
)
_LEAST = 2
"""A place's own name has at least two characters: nothing is dropped that leaves fewer."""


def short_names(names: list[str]) -> frozenset[str]:
    """Official names of regions with their short forms (河北省 also as 河北)."""
    shorter = {
        name.removesuffix(suffix)
        for name in names
        for suffix in _SUFFIXES
        if name.endswith(suffix) and len(name) - len(suffix) >= _LEAST
    }
    return frozenset({*names, *shorter})


def same_place(gold: dict[str, Any], found: dict[str, Any], regions: frozenset[str]) -> float:
    """Above 0 where two stops are one: 1.0 for names that are equal once containers are dropped, else the share of the
    longer name that the shorter makes, if that is at least ``SHARE``."""
    ones = _bare(gold, regions)
    others = _bare(found, regions)
    if ones & others:
        return 1.0
    shares = [_share(one, other) for one in ones for other in others]
    best = max(shares, default=0.0)
    return best if best >= SHARE else 0.0


def _bare(stop: dict[str, Any], regions: frozenset[str]) -> set[str]:
    """The stop's name, and what is left of it after each container that it begins with."""
    names = {str(stop["name"])}
    containers = {*regions, stop.get("within") or ""} - {""}
    todo = list(names)
    while todo:
        name = todo.pop()
        for container in containers:
            rest = name.removeprefix(container)
            if rest != name and len(rest) >= _LEAST and rest not in names:
                names.add(rest)
                todo.append(rest)
    return names


def _share(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    return len(short) / len(long) if short and short in long else 0.0
