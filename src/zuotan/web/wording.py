"""The wordings of the pages in Chinese and English (tables ``data/words/*.tsv``), and how dates, numbers and names are set in each."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from zuotan.knowledge import english
from zuotan.model import Region

LANGUAGES = {"zh": "中文", "en": "English"}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Words:
    """The wordings in one language: ``say("visits_made", count=3)``. One that is missing raises KeyError, so no page shows a key."""

    def __init__(self, language: str, wordings: dict[str, str]) -> None:
        self.language, self._wordings = language, wordings

    def __call__(self, key: str, **values: object) -> str:
        """A wording with its values set in. Where a count is one, English takes the wording ``key.one`` if there is one."""
        if values.get("count") == 1:
            key = f"{key}.one" if f"{key}.one" in self._wordings else key
        wording = self._wordings[key]
        return (
            wording.format(**{name: _shown(value) for name, value in values.items()}) if values else wording
        )

    def get(self, key: str, fallback: str) -> str:
        """A wording where there is one (for values that come of the record)."""
        return self._wordings.get(key, fallback)


@cache
def words(language: str) -> Words:
    """All wordings of a language."""
    wordings: dict[str, str] = {}
    for table in sorted((Path(__file__).parent / "data" / "words").glob("*.tsv")):
        with table.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            wordings.update((row["key"], row[language]) for row in rows)
    return Words(language, wordings)


def preferred(accepted: str) -> str:
    """The language that a browser asks for (its Accept-Language header): Chinese where that comes first, else English."""
    for part in accepted.lower().split(","):
        tag = part.strip()
        if tag[:2] in LANGUAGES:
            return tag[:2]
    return "en"


def _shown(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value


def number(value: int) -> str:
    """1234 → 1,234."""
    return f"{value:,}"


@pass_context
def day(context: Context, iso: str | None) -> str:
    """A day as it is read: 16 Apr 2024, 2024年4月16日."""
    if not iso:
        return ""
    return on_day(context["language"], iso)


def on_day(language: str, iso: str) -> str:
    """A day as it is read in a language."""
    one = date.fromisoformat(iso)
    if language == "zh":
        return f"{one.year}年{one.month}月{one.day}日"
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def days(language: str, first: str | None, last: str | None) -> str:
    """The days of a visit: 16–18 Apr 2024, 2024年4月16日至18日."""
    if not first or not last or first == last:
        only = first or last
        return on_day(language, only) if only else ""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if language == "zh":
        same = (
            f"{end.day}日"
            if (start.year, start.month) == (end.year, end.month)
            else f"{end.month}月{end.day}日"
        )
        return f"{on_day('zh', first)}至{same if start.year == end.year else on_day('zh', last)}"
    if start.year != end.year:
        return f"{on_day('en', first)} – {on_day('en', last)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {on_day('en', last)}"
    return f"{start.day}–{on_day('en', last)}"


def _zh(text: str) -> Markup:
    return Markup('<span class="zh" lang="zh-Hans">{}</span>').format(text)


@pass_context
def person(context: Context, name: str) -> str | Markup:
    """A person's name: pinyin first and the characters after it; in Chinese the characters alone."""
    if context["language"] == "zh":
        return name
    return Markup("{} {}").format(english.person(name), _zh(name))


@pass_context
def region(context: Context, one: Region, short: bool = False) -> str | Markup:
    """A region's name: Jiangsu 江苏; in Chinese 江苏省, or 江苏 where ``short``."""
    chinese = one.zone or one.town or (english.short(one) if short else one.name)
    if context["language"] == "zh":
        return chinese
    return Markup("{} {}").format(english.region(one), _zh(chinese))


@pass_context
def office(context: Context, name: str) -> str | Markup:
    """An office: Party secretary of Shaanxi 陕西省委书记."""
    if context["language"] == "zh":
        return name
    return Markup("{} {}").format(english.office(name), _zh(name))


@pass_context
def term(context: Context, name: str) -> str | Markup:
    """A programme or phrase: Belt and Road 一带一路; the characters alone in Chinese and where the tables have no English."""
    if context["language"] == "zh":
        return name
    said = english.term(name)
    return Markup("{} {}").format(said, _zh(name)) if said else _zh(name)


@pass_context
def chinese(context: Context, text: str) -> str | Markup:
    """A run of Chinese inside a page: marked as such where the page is English."""
    return escape(text) if context["language"] == "zh" else _zh(text)


FILTERS: dict[str, Callable[..., Any]] = {
    "number": number,
    "day": day,
    "person": person,
    "region": region,
    "office": office,
    "term": term,
    "chinese": chinese,
}
"""What templates call as filters."""
