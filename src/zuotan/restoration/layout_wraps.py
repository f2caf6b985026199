"""Hard wraps: old pages break their paragraphs into lines of one width; the lines are joined again.

A page is wrapped where most of its lines are of one width, give or take a mark that may not begin a line. Where such a page
sets paragraphs in, every line that is not set in goes on with the line before; where it does not, a line of full width
that no full stop ends does.
"""

from __future__ import annotations

import re
from collections import Counter

from zuotan.restoration.text import Change, Text

_NARROWEST, _WIDEST = 30, 130
"""Between these widths, counted in half-width cells, lie the lines of wrapped pages."""
_FULL = 4
"""So many lines of full width show that a page is wrapped."""
_SLACK = 3
"""A full line may fall short by so many cells: for a mark that begins no line, or a number that is not parted."""
_SHARE = 0.5
"""Lines of full width are at least so large a share of the lines that are not short."""
_NARROW = re.compile("[^\u2e80-\U0010ffff“”‘’…—·]+")
_ENDINGS = frozenset("。！？”：；」』!?:;")
_BLANKS = " \t\u3000\xa0"


def unwrap(text: Text) -> Text:
    """The text with the lines of its paragraphs joined, where the page is wrapped."""
    lines = text.chars.split("\n")
    # nearly every page is told by a paragraph on a line, or by no two lines of one length
    if len(lines) <= _FULL or max(map(len, lines)) > _WIDEST:
        return text
    lengths = [len(line.rstrip()) for line in lines if 2 * len(line) >= _NARROWEST]
    sizes = Counter(lengths) if len(set(lengths)) < len(lengths) else Counter[int]()
    if not sizes or sum(count for _, count in sizes.most_common(_SLACK)) < _FULL:
        return text
    widths = list(map(_width, lines))
    spread = Counter(width for width in widths if _NARROWEST <= width <= _WIDEST)
    full = max(spread, key=lambda width: (_within(spread, width), width), default=0)
    long = [line for line, width in zip(lines, widths, strict=True) if full - _SLACK <= width <= full]
    others = sum(count for width, count in spread.items() if width > full // 3)
    if len(long) < _FULL or len(long) < _SHARE * others or any(len(line) > full for line in lines):
        return text
    if sum(line.rstrip()[-1] in _ENDINGS for line in long) > _SHARE * len(long):
        return text
    size = max(sizes, key=lambda size: (sizes[size], size))
    inset = sum(line[:1] in _BLANKS for line in lines if line.strip()) > 1
    changes, at = list[Change](), 0
    for line, width, after in zip(lines, widths, lines[1:], strict=False):
        end = at + len(line)
        stop = at + len(line.rstrip())
        # old programs counted characters, others cells: a line is full if it is so by either
        reaches = full - _SLACK <= width <= full + 1 or size - 1 <= stop - at <= size
        if reaches and after.strip() and after[0] not in _BLANKS and _goes_on(line, inset):
            changes.append(Change(stop, end + 1, "", "whitespace"))
        at = end + 1
    return text.apply(changes)


def _goes_on(line: str, inset: bool) -> bool:
    """Whether a full line may go on with the next: wherever paragraphs are set in, and else unless a sentence is over."""
    return inset or line.rstrip()[-1:] not in _ENDINGS


def _within(spread: Counter[int], width: int) -> int:
    """How many lines are of ``width``, or short of it by no more than the slack."""
    return sum(spread[width - short] for short in range(_SLACK + 1))


def _width(line: str) -> int:
    """The width of a line in half-width cells: Chinese characters and full-width marks and blanks take two."""
    words = line.rstrip()
    return 2 * len(words) - len("".join(_NARROW.findall(words)))
