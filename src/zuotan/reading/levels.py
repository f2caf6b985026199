"""Says which regions a level word may call: 省 a province, 市 any city, 自治区 one of five (我省, 我市, 省委书记)."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from zuotan.knowledge.regions import Entry, Gazetteer

LEVEL_OF = {
    "省": "province", "自治区": "province", "特区": "province", "兵团": "province",
    "州": "prefecture", "盟": "prefecture", "地": "prefecture", "自治州": "prefecture",
    "县": "county", "区": "county", "旗": "county", "自治县": "county", "自治旗": "county",
}  # fmt: skip
"""The level that a level word claims; 市 may be any."""

RANKS = {"province": 0, "prefecture": 1, "county": 2}
ENDINGS = {"特区": "行政区", "地": "地区"}
"""How the names of regions end that a level word calls, where not with the word itself."""


@cache
def fits(name: str, level_name: str, level: str) -> bool:
    """Whether a region of this name and level may be called by the level word."""
    wanted = LEVEL_OF.get(level)
    if level == "区" and level_name == "province":
        return name.endswith("自治区")
    if wanted and wanted != level_name:
        return False
    if level in ("自治州", "自治县", "自治旗", "兵团", "镇", "乡"):
        return wanted is not None
    return name.endswith(ENDINGS.get(level, level))


@cache
def at_level(gazetteer: Gazetteer, code: str, level: str) -> str:
    """The region at ``code`` or containing it that may be called by the level word; empty where none may.

    区 beside a city of an autonomous region is a district of the city, so that none is found.
    """
    entry: Entry | None = gazetteer.region(code)
    while entry is not None:
        if level == "区" and entry.code != code and entry.level == "province":
            return ""
        if fits(entry.name, entry.level, level):
            return entry.code
        entry = gazetteer.parent(entry.code)
    return ""


@cache
def lineage(gazetteer: Gazetteer, code: str) -> tuple[Entry, ...]:
    """The region and what contains it, innermost first."""
    line: list[Entry] = []
    entry: Entry | None = gazetteer.region(code)
    while entry is not None:
        line.append(entry)
        entry = gazetteer.parent(entry.code)
    return tuple(line)


def nested(gazetteer: Gazetteer, code: str, other: str) -> bool:
    """Whether one of two regions contains the other."""
    return gazetteer.contains(other, code) or gazetteer.contains(code, other)


def stems(codes: Collection[str]) -> tuple[str, ...]:
    """What the codes of all regions begin with that are or lie in one of these: 44 for 440000, 4401 for 440100."""
    return tuple(code[:2] if code.endswith("0000") else code.removesuffix("00") for code in codes)


def holds(gazetteer: Gazetteer, code: str, regions: Collection[str]) -> bool:
    """Whether a region contains one of several."""
    return any(gazetteer.contains(code, region) for region in regions)
