"""Marks of print (标点): doubled ones, and half-width ones where Chinese print has full-width.

Copying sites write ``,`` before every mark (``,。``, ``,、``) or turn all marks into ASCII. Newsrooms print ``，``, ``：``,
``（）`` and ``“”`` beside Chinese characters, and ASCII marks within numbers and foreign words (3,000; 12:30).
"""

from __future__ import annotations

import re

from zuotan.restoration.han import is_han, is_wide
from zuotan.restoration.telltales import DOT
from zuotan.restoration.text import PlainChange, Text

_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_HALF = re.compile(r"""[,;:?!()"]""")
_COMMA = re.compile(r",(?<=[一-鿿],)(?=[一-鿿])")
"""A comma between Chinese characters: by far the most frequent half-width mark, and never in doubt."""
_RUN = re.compile(r"[,;:?!](?:(?<![一-鿿],)|(?![一-鿿]))[,;:?!，。、；：？！]*")
"""Any other run of marks that begins with a half-width one."""
_FULL_RUN = re.compile(r"(?<![,;:?!，。、；：？！])，[，。、；：]+")
_BRACKETS = re.compile(r"\(([^()\n]{1,200})\)")
_QUOTED = re.compile(r'"([^"\n]{1,200})"')
_DOT = re.compile(r"[・•‧･]")
_SPACES = re.compile(r" *")
_ENTITY = re.compile(r"&#?\w{1,8}$")


def repair(text: Text) -> Text:
    """The text with single, full-width marks beside Chinese characters."""
    chars = text.chars
    doubled = "，，" in chars or "，。" in chars or "，、" in chars or "，；" in chars
    dotted = text.kinds & DOT
    if not (doubled or dotted or _HALF.search(chars)):
        return text
    commas = map(re.Match.start, _COMMA.finditer(chars))
    changes: list[PlainChange] = [(at, at + 1, "，", "punctuation", True) for at in commas]
    changes += _marks(chars)
    if doubled:
        changes += [
            (m.start(), m.end(), m.group()[-1], "punctuation", True) for m in _FULL_RUN.finditer(chars)
        ]
    if "(" in chars:
        changes += _brackets(chars)
    if '"' in chars:
        changes += _quotes(chars)
    if dotted:
        changes += [
            (m.start(), m.end(), "·", "punctuation", True)
            for m in _DOT.finditer(chars)
            if is_wide(chars[m.start() - 1 : m.start()]) and is_wide(chars[m.end() : m.end() + 1])
        ]
    changes.sort()
    return text.apply(changes, marks_only=True)


_NEAR = 8
"""So far from a mark, in characters, Chinese is looked for where none touches it."""
_ADDRESS = frozenset("/=&@<>")
"""Characters of addresses and of code."""


def _marks(chars: str) -> list[PlainChange]:
    """Changes of runs that begin with a half-width mark."""
    changes: list[PlainChange] = []
    for start, end in map(re.Match.span, _RUN.finditer(chars)):
        run, before, after = chars[start:end], chars[start - 1 : start], chars[end : end + 1]
        left, right = start, end
        if before == " ":
            while left and chars[left - 1] == " ":
                left -= 1
            before = chars[left - 1 : left]
        if after == " ":
            spaces = _SPACES.match(chars, end)
            right = spaces.end() if spaces else end
            after = chars[right : right + 1]
        closed = before == ")" and is_wide(chars[start - 2 : start - 1])
        if len(run) == 1 and not (closed or is_wide(before) or is_wide(after)):
            if run not in ",;" or not _is_chinese(chars, start, end):
                continue
            left, right = start, end
        if run == ";" and before.isascii() and _ENTITY.search(chars, max(0, start - 10), start):
            continue
        if before.isdigit() and after.isdigit() and run in ",:":
            continue
        if not is_wide(before):
            left = start
        if not is_wide(after):
            right = end
        mark = run[-1] if run[0] == "," and len(run) > 1 else run
        after = mark.translate(_FULL)
        if after != chars[left:right]:
            changes.append((left, right, after, "punctuation", True))
    return changes


def _is_chinese(chars: str, start: int, end: int) -> bool:
    """Whether a mark between figures, signs or letters stands in a Chinese sentence (``24.2%;22个``, ``GDP,2023年``): Chinese
    is near on both sides, and it parts no number, list of foreign words or address."""
    before, after = chars[max(0, start - _NEAR) : start], chars[end : end + _NEAR]
    if not (any(map(is_han, before)) and any(map(is_han, after))):
        return False
    if before[-1:].isdigit() and after[:1].isdigit():
        return chars[start:end] == ";"
    return not after.startswith(" ") and _ADDRESS.isdisjoint(before + after)


def _brackets(chars: str) -> list[PlainChange]:
    """Full-width brackets around Chinese, or after it."""
    changes: list[PlainChange] = []
    for found in _BRACKETS.finditer(chars):
        start, end = found.span()
        if is_han(chars[start - 1 : start]) or any(map(is_wide, found.group(1))):
            changes += (
                (start, start + 1, "（", "punctuation", True),
                (end - 1, end, "）", "punctuation", True),
            )
    return changes


def _quotes(chars: str) -> list[PlainChange]:
    """Curved quotation marks for straight ones around Chinese."""
    changes: list[PlainChange] = []
    for found in _QUOTED.finditer(chars):
        start, end = found.span()
        if any(map(is_han, found.group(1))):
            changes += (
                (start, start + 1, "“", "punctuation", True),
                (end - 1, end, "”", "punctuation", True),
            )
    return changes
