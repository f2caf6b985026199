"""Runs of GBK read one byte off that begin where a copying site put a gloss or a comma between two characters (错位).

The site replaces pairs of bytes, and hits pairs that straddle two characters: ``推動?xùn)|北`` is 動東 with the gloss of 訓
between their bytes, ``??疾靾F`` is 。考察團 with a comma before the ？ that lies across 。 and 考. The first byte left alone is
shown as ``?`` together with the bracket or comma behind it. What follows is read one byte off up to an ASCII letter, which is
the second byte of a character, or to the next insertion, which cuts one in two. All bytes between are known, but for pairs
in the private zone of GBK, which most pages show as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from zuotan.restoration.gloss import GLOSS, character_before, readings
from zuotan.restoration.misread import Reading, Tail, character, likeliest, read
from zuotan.restoration.sequences import shown
from zuotan.restoration.text import Change

_LETTERS = "a-zɡɑüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PIN = f"[{_LETTERS}]{{1,6}}"
_TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SIGN = "?？\ufffd"
_MARKS = {",": "，", ";": "；", "?": "？", "!": "！", ":": "："} | {mark: mark for mark in "，、。；？！："}
_CUT = re.compile(rf"[(（]?({_PIN})[)）]")
_START = re.compile(
    rf"[{_SIGN}](?:[(（]?(?P<gloss>{_PIN})[)）]|,?(?P<mark>[，、。；？！：?;!:]))"
    rf"|(?<=[㐀-鿿)）])(?P<open>(?=[a-z]{{0,5}}[{_TONE}]){_PIN})[)）]"
)
_MAY_START = re.compile(rf"[{_SIGN}{_LETTERS}](?:(?<=[{_SIGN}])|(?<=[㐀-鿿)）].))")
"""One character with which runs start. A pattern is quick to find where it begins with a single bracket."""
_AROUND = 20
"""So many characters on either side are looked at for what a run stands between."""
_LONGEST = 24
"""Longest run tried, in characters as shown."""
_BELIEVED = {"gloss": -1.5, "lost": -0.5, "mark": 0.3}
"""Mean likelihood of the pairs of a reading from which it is believed: little explains a gloss without its bracket, or a
byte that is no character, otherwise."""
_CLEAR = 1.0
"""The same from which it is certain, if no byte of it is a guess."""


class _Run(NamedTuple):
    """What follows an insertion: pairs of bytes as shown, how it ends, and where in the text."""

    units: tuple[bytes, ...]
    tail: Tail
    end: int
    after: int


def repairs(chars: str) -> list[Change]:
    """The repairs of all runs that begin at an insertion between two characters."""
    made: list[Change] = []
    at = 0
    for place in _MAY_START.finditer(chars):
        if place.start() >= at and (match := _START.match(chars, place.start())):
            at = match.end()
            if change := _repair(chars, match):
                made.append(change)
                at = change.end
    return made


def _repair(chars: str, match: re.Match[str]) -> Change | None:
    run = _run(chars, match.end())
    if run is None:
        return None
    gloss, mark = match["gloss"] or match["open"], match["mark"]
    start, left = match.start(), character_before(chars, match.start())
    if not left or left.isascii() and gloss:
        return None
    left = "" if left.isascii() else left  # the end of another run
    before = _plain(chars[max(0, start - _AROUND) : start])[-2:] if left else ""
    behind = _plain(chars[run.after : run.after + _AROUND])[:2]
    right = chars[run.after : run.after + 1]
    found = _read(left, gloss, mark and _MARKS[mark], run.units, run.tail, right, before, behind)
    kind = "gloss" if gloss else "lost" if chars[start] == "\ufffd" else "mark"
    if found is None or found[0] < _BELIEVED[kind]:
        return None
    best = found[1]
    return Change(start, run.end, best.text, "gbk_slip", best.whole and best.mean >= _CLEAR)


def _plain(chars: str) -> str:
    """What stands beside a run, without glosses and doubled marks."""
    return shown(GLOSS.sub("", chars).replace(",", ""))


@lru_cache(4096)
def _read(
    left: str,
    gloss: str | None,
    mark: str | None,
    units: tuple[bytes, ...],
    tail: Tail,
    right: str,
    before: str,
    behind: str,
) -> tuple[float, Reading] | None:
    """The best mean likelihood of the readings of a run, by all that may stand at its head, and the one that goes on best from
    ``before`` to ``behind``."""
    found = [
        option
        for head, lead in _heads(left, gloss, mark)
        for option in read(left, head, lead, units, tail, right)
    ]
    best = likeliest(before, found, behind)
    return best and (max(option.mean for option in found), best)


def _heads(left: str, gloss: str | None, mark: str | None) -> Iterator[tuple[str, int]]:
    """What may stand before a run, and the first byte of its first character.

    A gloss is of the pair of the last byte before and the first byte behind; a mark is that pair itself, whose first byte
    closes a character of which the rest is lost: mostly a full stop or another mark.
    """
    if mark:
        trail, lead = mark.encode("gbk")
        heads = (character(first, trail) for first in (0xA1, 0xA3, *range(0xB0, 0xF8)))
        for head in heads:
            if head:
                yield head, lead
        return
    try:
        trail = left.encode("gbk")[-1]
    except UnicodeEncodeError:
        return
    for lead in range(0x81, 0xFF):
        straddling = character(trail, lead)
        if straddling and gloss in readings(straddling):
            yield "", lead


def _run(chars: str, at: int) -> _Run | None:
    """The run that begins at ``at``; None where nothing there can be one."""
    units: list[bytes] = []
    end = len(chars)
    while at < end and len(units) <= _LONGEST:
        char = chars[at]
        if gloss := GLOSS.match(chars, at):
            at = gloss.end()
        elif char in _SIGN and (cut := _CUT.match(chars, at + 1)):
            return _Run(tuple(units), Tail(None, cut.group(1)), cut.end(), cut.end())
        elif char.isascii() and "@" <= char <= "~":
            if (cut := _CUT.match(chars, at)) and any(tone in cut.group(1) for tone in _TONE):
                return _Run(tuple(units), Tail(None, cut.group(1)), cut.end(), cut.end())
            gloss = GLOSS.match(chars, at + 1)
            reading = gloss.group(1) if gloss else None
            return _Run(tuple(units), Tail(ord(char), reading), at + 1, gloss.end() if gloss else at + 1)
        elif char in "?\ufffd" and not (chars[at + 1 : at + 2] == ";" and units == []):
            return _Run(tuple(units), Tail(None, None), at + 1, at + 1)
        elif char == "," and chars[at + 1 : at + 2] in _MARKS:
            at += 1
        else:
            try:
                pair = _MARKS.get(char, char).encode("gb18030")
            except UnicodeEncodeError:
                return None
            if len(pair) != 2:
                return None
            units.append(pair)
            at += 1
    return None


def spans(changes: Sequence[Change]) -> set[int]:
    """The characters that the changes take in."""
    return {at for change in changes for at in range(change.start, change.end)}
