"""Reads which regions the address of a site spells: www.haishu.gov.cn, sxnews.cn, news.example.com/quanzhou/.

Sites of governments and papers are called by the name of their region in pinyin, in full or by initials, with a word such as
news or rb (日报) beside it; portals give each region a column. Source of the spellings: table ``data/region_spellings``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from zuotan.knowledge.regions import gazetteer
from zuotan.knowledge.tables import rows, several

Part = Literal["site", "column", "initials"]
"""Where an address spells a region: in the name of the site, in its path, or in the name of the site by initials."""

HOST = re.compile(
    r"(?:^|[/\\@:])((?:[a-z0-9_-]+\.)+(?:com|cn|net|org|gov|edu|cc|top|info|tv|xyz|mo|hk|tw))\.?(?::\d+)?(?=[/\\]|$)",
    re.IGNORECASE,
)
"""The name of a site in a URL, or a folder that a crawler named for it."""

GENERAL = frozenset("www com cn net org gov edu m wap big5 news paper epaper".split())
"""Labels that no site is called by."""

BESIDE = (
    "news", "xinwen", "daily", "online", "media", "city", "info", "gov", "net", "xww", "xwb", "rmt", "wmw", "rb", "wb",
    "xw", "tv", "zx", "zf", "gd", "dj", "cn",
)  # fmt: skip
"""What stands behind a region's name in the name of a site (新闻网, 日报, 晚报, 融媒体, 文明网, 政协, 政府)."""

WORDS = frozenset(
    "dongtai fagui gongan jiaocheng jieshou jingyan lishi minqing pingan shishi shixing shizhong tianya tongxin wenan xinhua "
    "xinxing yiyuan youxian zhongyang zixing".split()
)
"""Spellings that more sites mean other words by (动态, 公安, 经验, 历史, 时事, 医院, 中央)."""

PROVINCES = {
    "bj": "11", "tj": "12", "hb": "13|42", "sx": "14|61", "nmg": "15", "ln": "21", "jl": "22", "hlj": "23", "sh": "31", "js": "32",
    "zj": "33", "ah": "34", "fj": "35", "jx": "36", "sd": "37", "hn": "41|43|46", "gd": "44", "gx": "45", "cq": "50", "sc": "51",
    "gz": "52", "yn": "53", "xz": "54", "sn": "61", "gs": "62", "qh": "63", "nx": "64", "xj": "65",
}  # fmt: skip
"""What stands before a region's name for its province, and how the codes of that province begin (hbyidu: 湖北宜都)."""

LEVELS = ("sheng", "shi", "xian", "qu", "zhou", "meng", "qi")
LEVEL_INITIALS = "sxqmz"
FEWEST_INITIALS = 2
LONGEST_COLUMN = 16
"""A part of a path that is longer is the name of a page."""


class Spelled(NamedTuple):
    """A region that an address spells: its code, by which part of the address, and whether that can be no other word.

    It cannot in the site of a government, or behind the initials of its province.
    """

    code: str
    part: Part
    sure: bool = False


def host_and_path(source: str) -> tuple[str, str]:
    """The name of the site that a source tells, in lower case, and the path behind it; both empty for a mere file."""
    found = HOST.search(source)
    return (found[1].lower(), source[found.end() :].lower()) if found else ("", "")


def spelled(source: str) -> list[Spelled]:
    """The regions that the address of a page (a URL, or a path that holds one) may spell, each once, the surest first."""
    host, path = host_and_path(source)
    if not host:
        return []
    labels = [label for label in re.split(r"[.\-_]", host) if label not in GENERAL]
    columns = [part for part in re.split(r"[/\\]", path)[:-1] if len(part) <= LONGEST_COLUMN]
    official = host.endswith(".gov.cn")
    found = [Spelled(code, "site", sure or official) for label in labels for code, sure in in_full(label)]
    found += [Spelled(code, "column") for column in columns for code, _ in in_full(column)]
    found += [Spelled(code, "initials") for label in labels for code in by_initials(label)]
    return list({each.code: each for each in reversed(found)}.values())[::-1]


def in_full(label: str) -> list[tuple[str, bool]]:
    """The codes of the regions that a label spells, alone, with its level, or with a word beside it; and whether its province
    stands before it."""
    spellings = _spellings()
    for stem in _stems(label, LEVELS):
        if stem in spellings:
            return [(code, False) for code in spellings[stem]]
    for stem, province in _without_province(label):
        held = [(code, True) for code in spellings.get(stem, ()) if code.startswith(province)]
        if held:
            return held
    return []


def by_initials(label: str) -> tuple[str, ...]:
    """The codes of the regions whose initials a label is, with or without that of level or province (mhk, jlmhks: 梅河口市)."""
    initials = _initials()
    for stem in _stems(label, tuple(LEVEL_INITIALS)):
        if stem in initials:
            return initials[stem]
    held = ((initials.get(stem, ()), province) for stem, province in _without_province(label))
    return tuple(code for codes, province in held for code in codes if code.startswith(province))


def _without_province(label: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is left of a label behind the initials of a province, and how the codes of that province begin."""
    for length in (2, 3):
        if province := PROVINCES.get(label[:length]):
            for stem in _stems(label[length:], LEVELS):
                yield stem, several(province)


def _stems(label: str, levels: tuple[str, ...]) -> Iterator[str]:
    """The label, and what is left of it without the words that stand beside a region's name."""
    bare = [label, *(label.removesuffix(word) for word in BESIDE if label.endswith(word))]
    yield from bare
    yield from (stem.removesuffix(level) for stem in bare for level in levels if stem.endswith(level))


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    joined = ((row["spelling"].replace(" ", ""), row["names"]) for row in rows("region_spellings"))
    return {spelling: _codes(names) for spelling, names in joined if spelling not in WORDS}


@cache
def _initials() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("region_spellings"):
        syllables = row["spelling"].split()
        if len(syllables) >= FEWEST_INITIALS:
            short = "".join(syllable[0] for syllable in syllables)
            found[short] = (*found.get(short, ()), *_codes(row["names"]))
    return found


def _codes(names: str) -> tuple[str, ...]:
    """The codes of the regions of these names, those in force where a name has had several."""
    found: dict[str, None] = {}
    for name in several(names):
        entries = [entry for entry in gazetteer().named(name) if entry.name == name]
        found.update(
            dict.fromkeys(entry.code for entry in [each for each in entries if not each.until] or entries)
        )
    return tuple(found)
