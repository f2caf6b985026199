"""Furniture: the lines of a page that are neither headline nor body (menus, share bars, counters, notices, advertising).

The words that give such lines away are in ``furniture.tsv``, each with where it counts: as a whole item of a menu
(``token``), at the beginning of a line (``start``), at the beginning of the line that ends the report (``end``), anywhere
(``inside``), or anywhere in a line that is no sentence (``soft``).
"""

from __future__ import annotations

import re
from functools import cache

from zuotan.knowledge.tables import rows

SENTENCE_MARK = "。"
_LONG = 120
"""A sentence line of so many characters is never furniture: losing body text is the worst error."""
_LONGEST = 300
"""A line of so many characters is not judged at all."""
_SEPARATORS = re.compile(r"[\s|｜>＞»›/／、,，：:·•\[\]【】〔〕()（）＜<~～\-—_=+*#↓↑→←●○■□◆◇▲△★☆｢｣⬇]+")
_COUNTER = re.compile(r"\d[\d.,]*[万亿+]?次?|\d+[条人件]|第?[A-Za-z]?\d{1,3}版?")
_RULE = re.compile(r"[-—_=*~·•.…#+|＿－○●◆■□★☆\\/^\s]+|第?[(（]?\d+\s?/\s?\d+[)）]?页?")
_FILES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".mp4", ".JPG", ".PNG")
"""What the names of pictures end in, which some pages print where the picture stood."""
_TRAIL = re.compile(r"[>＞»›→]")
_STEP = re.compile(r"->|[>＞»›→]")
_COLON = re.compile("[:：]")
_TRAIL_PART = 24
_ADDRESS = frozenset(("www.", "http://", "https://", ".com", ".cn"))
"""Parts of one address: together they give a line away no more than one of them."""
_TODAY = re.compile(r"今天是[:：]?\s*(?:$|\d{2,4}年|星期|农历)|今日天气|天气[:：]")
_DEGREES = re.compile(r"\d℃\s?[~～\-—－/至到]|(?:天气|晴|阴|多云|[雨雪风雾霾])[^，。]{0,8}\d℃|^-?\d+℃$")
"""Degrees as forecasts tell them; a headline may tell how cold it was (低至零下39℃)."""


_FORECASTS = 2
"""A line with more temperatures, and no sentence of several clauses, is a weather forecast."""


class _Words:
    """The words of the table, by place, ready to be matched."""

    def __init__(self) -> None:
        places: dict[str, list[str]] = {}
        for row in rows("furniture"):
            places.setdefault(row["place"], []).append(row["word"])
        self.tokens = frozenset(places["token"])
        self.ends = tuple(places["end"])
        starts: dict[str, list[str]] = {}
        for word in (*places["start"], *self.ends):
            starts.setdefault(word[0], []).append(word)
        self.starts = {first: tuple(found) for first, found in starts.items()}
        """By their first character: few lines begin with any."""
        self.inside = re.compile("|".join(map(re.escape, places["inside"])))
        self.soft = re.compile("|".join(map(re.escape, places["soft"])))


_words = cache(_Words)


def ends_report(line: str) -> bool:
    """Whether nothing of the report follows this line: related reading, neighbours, the notices at the foot."""
    return line.startswith(_words().ends)


def is_furniture(line: str) -> bool:
    """Whether ``line`` (stripped) is furniture by its words. A long line of sentences never is."""
    sentence = SENTENCE_MARK in line
    if not (sentence and "，" in line) and line.count("℃") > _FORECASTS and len(line) <= _LONGEST:
        return True
    if len(line) > (_LONG if sentence else _LONGEST):
        return False
    words = _words()
    if line.startswith(words.starts.get(line[:1], ())):
        return True
    hits = {"//" if hit in _ADDRESS else hit for hit in words.inside.findall(line)}
    if len(hits) > sentence:
        return True
    if sentence:
        return False
    return (
        words.soft.search(line) is not None
        or _RULE.fullmatch(line) is not None
        or line.endswith(_FILES)
        or _TODAY.match(line) is not None
        or "℃" in line
        and _DEGREES.search(line) is not None
        or is_menu(line)
    )


def is_menu(line: str) -> bool:
    """Whether every part of ``line`` is an item of menus and bars, or a counter."""
    tokens = _words().tokens
    unknown = [part for part in _SEPARATORS.split(line) if part and part not in tokens]
    return all(map(_COUNTER.fullmatch, unknown))


def trail(line: str) -> list[str]:
    """The parts of a trail that leads to a page (面包屑, ``首页 > 要闻 > 正文``); none where the line is no trail."""
    if not _TRAIL.search(line) or SENTENCE_MARK in line or len(line) > _LONG:
        return []
    parts = [part.strip(" \t\u3000-<《》") for part in _STEP.split(line)]
    parts[0] = _COLON.split(parts[0])[-1].strip()
    return [part for part in parts if part]
