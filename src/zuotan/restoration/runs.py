"""Runs of digits and blanks between Chinese characters: strays, numbers, and what sets out names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zuotan.restoration.han import HAN

BLANKS = " 　\xa0"
_STRAY = re.compile(rf"[ 　\xa00-9](?<={HAN}.)[ 　\xa00-9]*(?={HAN}|[，。；、,”])")
"""Digits and blanks behind a Chinese character and before another or a mark."""
_SPEAKER = re.compile("[一-鿿]{2,4}[：:]")
"""A name or a label behind a blank: who speaks (师长 朱亮：), who edited."""
_DIGITS, _BLANKS = 2, 3
"""Stray digits come singly or in twos; more blanks set out a page."""
_LONG = 20
"""Only lines of the body, at least so long, are searched: heads and lists have their own blanks."""
_HEAD = 40
"""So far into a line, in characters, a dateline ends with a blank."""


class Run(NamedTuple):
    """A run of digits and blanks behind a Chinese character: where it lies, the character before it and the two behind, and
    whether in a sentence of the body, and (of blanks) in a title or quotation."""

    start: int
    end: int
    words: str
    before: str
    behind: str
    in_body: bool
    quoted: bool


def runs_of(chars: str) -> Iterator[Run]:
    """The runs of a text that may be strays, or blanks inside a name."""
    line_start, line_end, in_body = 0, 0, False
    for start, end in map(re.Match.span, _STRAY.finditer(chars)):
        if start >= line_end:
            line_start = chars.rfind("\n", line_end, start) + 1 or line_end
            line_end = chars.find("\n", end)
            line_end = len(chars) if line_end < 0 else line_end
            line = chars[line_start:line_end]
            in_body = len(line) >= _LONG and any(mark in line for mark in "，,。")
        words, before = chars[start:end], chars[start - 1]
        digits = words.strip(BLANKS)
        if digits:
            if len(digits) > _DIGITS or not digits.isdigit() or digits[0] == "0":
                continue
        elif end - start > _BLANKS or _SPEAKER.match(chars, end):
            continue
        if before in "讯电" and _in_head(chars, start):
            continue
        yield Run(
            start,
            end,
            words,
            before,
            chars[end : end + 2],
            in_body,
            not digits and _is_quoted(chars, line_start, start),
        )


def _is_quoted(chars: str, line_start: int, at: int) -> bool:
    """Whether a title or a quotation is open at a place of a line."""
    opened, closed = (max(chars.rfind(mark, line_start, at) for mark in marks) for marks in ("《“", "》”"))
    return opened > closed


def _in_head(chars: str, at: int) -> bool:
    return at - chars.rfind("\n", max(0, at - _HEAD), at) < _HEAD
