"""A cloned site's brand in place of a common word: ``welcome-某某博将认真学习`` where 我们 stood.

Cloners replace a frequent word, nearly always 我们, by the name of their own site. The name stands on a short line of the
page's furniture as well, with or without a suffix (-官网入口), and it carries a hyphen or a word of the betting trade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zuotan.restoration.han import is_han
from zuotan.restoration.text import Change, Text

_WORD = "我们"
_LONG = 40
"""A line of at least so many characters is one of sentences; a shorter one may be furniture."""
_SHORTEST = 4
_MOST = 100
"""Pieces of furniture looked at on one page."""
_TRADE = re.compile(
    "w(?i:elcome)|W(?i:elcome)|官网|官方网|官方(?i:app)|手机版|登录入口|娱乐城|博彩|彩票|棋牌|百家乐|老虎机|彩金|下注|真人|电竞|体育-|体育(?i:app)|娱乐-|国际-|b(?i:et)|B(?i:et)"
)
_WELCOME = re.compile("welcome[-—_·]?[一-鿿A-Za-z0-9]{2,10}")
_BRAND = re.compile("[一-鿿A-Za-z0-9]{1,6}(?:博|盈|汇|会|坊|国际|娱乐|体育|平台)")
"""How betting houses are called."""
_TITLE_PARTS = re.compile(r"[-_|—\s]+")
_SENTENCE = 15
_HEAD = 600
_HEAD_LINES = 8
"""The name of a site stands within so many characters and lines of the head of a page."""
_SPEAKS = re.compile("[党国要将愿应也都]|坚信|希望|相信|倡导|携手|共同|两[国省市县区家]")
"""What follows 我们 in speech."""
_SAID = "“让使给"
_BREAK = re.compile(r"[\s|_,，>»/《》“”。；;]+")
_SOLID = re.compile("[-—_·A-Za-z]|娱乐城|博彩|彩票|棋牌|百家乐|老虎机")
"""What a brand has and an ordinary heading has not."""


def repair(text: Text, title: str = "") -> Text:
    """The text with 我们 where a site's name stands inside sentences; every such edit is uncertain. ``title`` is that of
    the page, which ends in the name."""
    chars = text.chars
    for part in _TITLE_PARTS.finditer(title):
        last = title[part.end() :].strip()
        if len(last) > 2 and last in chars and (_BRAND.fullmatch(last) or _TRADE.search(last)):
            lines = [(start, end) for start, end in _lines(chars) if end - start >= _SENTENCE]
            return text.apply([change for start, end in lines for change in _inside(chars, last, start, end)])
    if not _TRADE.search(chars):
        return _plain_brand(text)
    lines = list(_lines(chars))
    names: set[str] = set()
    for start, end in lines:
        if end - start < _LONG:
            if _TRADE.search(chars, start, end):
                names.update(part for part in _BREAK.split(chars[start:end]) if len(part) >= _SHORTEST)
            if len(names) > _MOST:
                break
    long = [(start, end) for start, end in lines if end - start >= _LONG]
    body = "\n".join(chars[start:end] for start, end in long)
    found = {name for part in names if (name := _longest_inside(part, body))}
    welcomes = _WELCOME.findall(body)
    if len(welcomes) > 1 and len(common := _common(welcomes)) >= len("welcome") + 2:
        found.add(common)
    if not found:
        return _plain_brand(text)
    name = max(found, key=lambda name: (body.count(name), len(name)))
    return text.apply([change for start, end in long for change in _inside(chars, name, start, end)])


def _plain_brand(text: Text) -> Text:
    """The same for a name of the trade without hyphen and trade word, alone on a line at the head of the page, where it
    stands as 我们 alone can: before 党 and 国家, or as one who speaks."""
    chars, end = text.chars, -1
    for line in chars[:_HEAD].split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        end += len(line) + 1
        name = line.strip()
        if _BRAND.fullmatch(name) and chars.count(name) > 1:
            spots = [at for at in _places(chars, name) if at >= end]
            if any(_SPEAKS.match(chars, at + len(name)) or chars[at - 1] in _SAID for at in spots):
                return text.apply(
                    [
                        Change(at, at + len(name), _WORD, "injected_term", False)
                        for at in spots
                        if is_han(chars[at + len(name) : at + len(name) + 1])
                    ]
                )
    return text


def _places(chars: str, name: str) -> Iterator[int]:
    at = chars.find(name)
    while at >= 0:
        yield at
        at = chars.find(name, at + len(name))


def _lines(chars: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(chars):
        end = chars.find("\n", start)
        end = len(chars) if end < 0 else end
        yield start, end
        start = end + 1


def _longest_inside(part: str, body: str) -> str | None:
    """The longest beginning of a piece of furniture that stands in the body and is a brand."""
    if part[:_SHORTEST] not in body or not _TRADE.search(part):
        return None
    for cut in range(min(len(part), 24), _SHORTEST - 1, -1):
        name = part[:cut]
        if name in body:
            return name if _SOLID.search(name) and _TRADE.search(name) else None
    return None


def _common(words: list[str]) -> str:
    """What all the words begin with."""
    low, high = min(words), max(words)
    return low[: next((at for at, char in enumerate(low) if char != high[at]), len(low))]


def _inside(chars: str, name: str, start: int, end: int) -> Iterator[Change]:
    """The places of ``name`` in one line where a sentence goes on after it."""
    at = chars.find(name, start, end)
    while at >= 0:
        after = at + len(name)
        if after < end and is_han(chars[after]):
            # a name put in beside the pronoun, or into a list, replaces nothing
            added = chars.startswith("我", after) or chars[at - 1 : at] == "、"
            yield Change(at, after, "" if added else _WORD, "injected_term", False)
        at = chars.find(name, after, end)
