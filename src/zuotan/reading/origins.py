"""What is known of a page from where it was found (the columns of a table, the fields of a line): it fills what the page leaves unsaid.

A scraper often keeps title, day and outlet in columns of their own, beside a body without them. What the page says of itself goes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from zuotan.knowledge.addresses import host_and_path
from zuotan.model import Masthead

TITLE = ("title", "headline", "标题", "题目")
PUBLISHED = (
    "published",
    "date",
    "pubdate",
    "publish_date",
    "publish_time",
    "published_at",
    "time",
    "日期",
    "发布日期",
    "发布时间",
    "时间",
)
ADDRESS = ("url", "link", "address", "source", "网址", "链接")
OUTLET = ("outlet", "media", "publisher", "site", "媒体", "来源", "报纸")
DAY = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
"""A day as tables write it: 2024-06-26, 2024/6/26, 2024年6月26日, 20240626, with or without the time."""


def informed(masthead: Masthead, known: Mapping[str, str]) -> Masthead:
    """The masthead, with what it lacks taken from ``known`` (names of fields in lower case, and their values)."""
    if not known:
        return masthead
    return replace(
        masthead,
        title=masthead.title or _first(known, TITLE),
        published=masthead.published or day_of(_first(known, PUBLISHED) or ""),
        outlet=masthead.outlet or _first(known, OUTLET),
    )


def address_of(source: str | None, known: Mapping[str, str]) -> str:
    """Where a page was found, as far as that names a site: its URL, or a path with a folder of the site's name; else empty."""
    told = (source or "", *(known.get(name, "") for name in ADDRESS))
    return next((each for each in told if host_and_path(each)[0]), "")


def _first(known: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((known[name].strip() for name in names if known.get(name, "").strip()), None)


def day_of(told: str) -> str | None:
    """The ISO day that a field tells, ``None`` where it tells none."""
    match = DAY.search(told)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
