"""Markup: tags, comments, scripts, entities and lines of links go; block elements become lines.

The tags are scanned here, and not by a parsing library, because every removal must keep its place in the page. One pass
of one pattern finds them, and no element needs its end: nesting may be as deep or as broken as it likes. What the page
says of the report for machines (title, author, date) is read apart, by ``metadata``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zuotan.knowledge.tables import rows
from zuotan.restoration.text import PlainChange, Text

_TAG = re.compile(
    r"<!--|<![A-Za-z\[][^<>]*>|<\?[A-Za-z][^<>]*>|<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?:[:\s/][^<>]*)?>"
)
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|nbsp;?|[A-Za-z][A-Za-z0-9]{1,15};)")
_WRAP = re.compile(r"[ \t\r\f]*\n\s*")
_ENDINGS = frozenset("。！？：；”」』）)】!?:;…　")
_TRAIL = re.compile(r"[>＞»›→]|&gt;|&raquo;|位置")
"""Marks of the trail that leads to a page (面包屑): it may name the outlet, so layout reads it before it goes."""
_LINKED = 0.6
"""A line with so large a share of its characters in links is a menu."""
_SENTENCE = 40
"""A line of so many characters with a full stop in it is text, linked or not."""
_LABEL = 12
"""A table cell of at most so many characters that ends in a colon is the label of the next."""
_COLONS = (":", "：")
_WIDE = "\u2e80"
"""From here on characters are Chinese or full-width: no blank stands where the source wraps between them."""

_HEAD = 60_000
"""Characters of a page in which its metadata are looked for."""
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,400})", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-3])\b[^<>]*>(.{1,600}?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<meta\b([^<>]{1,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([A-Za-z-]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LINKED_DATA = re.compile(r"<script\b[^<>]*ld\+json[^<>]*>(.{1,20000}?)</script", re.IGNORECASE | re.DOTALL)
_NAMES = {
    "og:title": "headline",
    "articletitle": "headline",
    "headline": "headline",
    "article:published_time": "published",
    "og:release_date": "published",
    "publishdate": "published",
    "pubdate": "published",
    "datepublished": "published",
    "article:author": "author",
    "author": "author",
    "source": "outlet",
    "contentsource": "outlet",
    "og:site_name": "site",
    "sitename": "site",
    "publisher": "site",
}
"""The names under which pages give their metadata (Open Graph, schema.org, the metadata rules of government sites)."""

_Tag = tuple[int, int, str, bool]


@cache
def _elements() -> dict[str, str]:
    """The kind of every element of HTML: ``line``, ``cell``, ``heading``, ``hidden`` (its content is no text) or
    ``inline``."""
    return {row["element"]: row["kind"] for row in rows("elements")}


def repair(text: Text) -> Text:
    """The text without markup, a block element a line. Text that has neither tags nor entities is returned as it is."""
    chars = text.chars
    tags = _tags(chars) if "<" in chars else []
    if tags:
        return text.apply(_changes(chars, tags))
    return text.apply(list(_entities(chars, 0, len(chars)))) if "&" in chars else text


def _tags(chars: str) -> list[_Tag]:
    """Every tag as ``(start, end, name, closing)``; comments, and elements with all they hide, have the name ``""``."""
    elements, tags, absent = _elements(), list[_Tag](), set[str]()
    search, at = _TAG.search, 0
    while found := search(chars, at):
        start, at = found.span()
        closing, name = found.groups()
        if name is None:
            if at - start == len("<!--"):
                at = _past(chars, "-->", at, absent)
            tags.append((start, at, "", False))
            continue
        name = name.lower()
        kind = elements.get(name)
        if kind == "hidden" and not closing and chars[at - 2] != "/":
            end = _past(chars, f"</{name}", at, absent)
            if end > at:
                name, at = "", max(end, chars.find(">", end) + 1)
        if kind or ":" in found.group():
            tags.append((start, at, name, bool(closing)))
    return tags


def _past(chars: str, mark: str, at: int, absent: set[str]) -> int:
    """The end of the next ``mark``, or ``at`` where there is none; what was once absent is not looked for again."""
    if mark in absent:
        return at
    for spelt in (mark, mark.upper(), mark[:2] + mark[2:].capitalize()):
        found = chars.find(spelt, at)
        if found >= 0:
            return found + len(mark)
    absent.add(mark)
    return at


def _changes(chars: str, tags: list[_Tag]) -> list[PlainChange]:
    """All that has to go, and the line ends that come in."""
    elements = _elements()
    made, line = list[PlainChange](), list[PlainChange]()
    at = begin = size = linked = 0
    in_link = wrapped = heading = False
    for start, end, name, closing in [*tags, (len(chars), len(chars), "p", True)]:
        if start > at:
            piece = chars[at:start]
            length = len("".join(piece.split()))
            size += length
            linked += length if in_link else 0
            if "&" in piece:
                line.extend(_entities(chars, at, start))
            if wrapped and "\n" in piece:
                line.extend(_wraps(chars, at, start))
                line.sort()
        at = end
        kind = elements.get(name, "inline")
        if kind == "cell":
            # the cell after a label holds its value
            kind = (
                "inline"
                if size <= _LABEL and _TAG.sub("", chars[begin:start]).rstrip().endswith(_COLONS)
                else "line"
            )
        if kind == "inline":
            in_link = not closing if name == "a" else in_link
            line.append((start, end, "", "html", True))
            continue
        if linked and linked >= _LINKED * size and not heading and _is_menu(chars[begin:start], size):
            made.append((begin, start, "", "furniture", True))
        else:
            made.extend(line)
        heading = kind == "heading" and not closing
        wrapped = name == "p" and not closing
        if end > start:
            made.append((start, end, "\n", "html", True))
        line.clear()
        begin, size, linked = end, 0, 0
    return made


def _is_menu(source: str, size: int) -> bool:
    """Whether a line whose text is mostly links is a menu: no sentence, and not the trail that leads to the page."""
    words = _TAG.sub("", source)
    return not ("。" in words and size > _SENTENCE or _TRAIL.search(words))


def _wraps(chars: str, start: int, end: int) -> Iterator[PlainChange]:
    """Line ends of the source within a paragraph: a blank, or nothing between Chinese characters."""
    for wrap in _WRAP.finditer(chars, start, end):
        low, high = wrap.span()
        if start < low and high < end and chars[low - 1] not in _ENDINGS:
            wide = chars[low - 1] >= _WIDE or chars[high] >= _WIDE
            yield low, high, "" if wide else " ", "html", True


def _entities(chars: str, start: int, end: int) -> Iterator[PlainChange]:
    """The entities between ``start`` and ``end`` as the characters they name."""
    for found in _ENTITY.finditer(chars, start, end):
        named = _named(found.group())
        if named is not None:
            yield found.start(), found.end(), named, "html", True


@lru_cache(1024)
def _named(entity: str) -> str | None:
    """What an entity names, None where that is nothing; a blank of any width is a space. A page has the same few over and
    over."""
    name = "&" + entity.replace("amp;", "").removeprefix("&")
    if name == "&":
        return name
    char = html.unescape(name if name.endswith(";") else name + ";")
    if len(char) > 2:
        return None
    return " " if char.isspace() else char


def metadata(chars: str) -> dict[str, str]:
    """What the page says of the report for machines: ``headline``, ``title``, ``heading``, ``published``, ``author``,
    ``outlet``, ``site``, each only where it is given. Values are as the page has them, entities resolved."""
    if "<" not in chars:
        return {}
    top, found = chars[:_HEAD], dict[str, str]()
    if title := _TITLE.search(top):
        found["title"] = _plain(title.group(1))
    if heading := _HEADING.search(top):
        found["heading"] = _plain(heading.group(2))
    for block in _LINKED_DATA.findall(top):
        for name, value in _linked_data(block):
            found.setdefault(_NAMES[name], _plain(value))
    for meta in _META.finditer(top):
        attributes = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(meta.group(1))}
        key = _NAMES.get((attributes.get("property") or attributes.get("name") or "").lower())
        if key and (content := _plain(attributes.get("content", ""))):
            found.setdefault(key, content)
    return {key: value for key, value in found.items() if value}


def _plain(source: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", source)).split())


def _linked_data(block: str) -> Iterator[tuple[str, str]]:
    """The names and values of a schema.org article; nothing where the block is broken."""
    try:
        data = json.loads(block)
    except ValueError:
        return
    items = data.get("@graph", [data]) if isinstance(data, dict) else data
    for item in items if isinstance(items, list) else ():
        for key in ("headline", "datePublished", "author", "publisher"):
            value = item.get(key) if isinstance(item, dict) else None
            several = value if isinstance(value, list) else [value]
            names = [one.get("name") if isinstance(one, dict) else one for one in several]
            if text := " ".join(name for name in names if isinstance(name, str)):
                yield key.lower(), text
