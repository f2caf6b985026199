"""One-byte slips of GBK (错位): ``？疾靾F`` for ``。考察團``.

Copying sites replace bytes of a GBK page without heeding where a character begins: a gloss is put after a pair of bytes
that straddles two characters, a mark is replaced by its half-width form. What follows is read one byte off, until the
second byte of some character is an ASCII letter and the reading falls into step again. So a slip ends at an ASCII
character beside Chinese ones. The run before it, encoded in GBK, with the lost byte before it, decodes to what stood
there. A pair that is no character was shown as ``?`` or not at all; it is found again from the gloss after it, from its
being no character, and from its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from zuotan.restoration.gloss import GLOSS, TONES, readings
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.script import is_traditional, script
from zuotan.restoration.text import Change, Text

_END = re.compile(r"(?<=[?;\ufffd㐀-鿿！-～])[@-~](?=[(（㐀-鿿，。、,])")
_STRADDLED = re.compile(r"(?<=[㐀-鿿)）])[?？\ufffd][(（]?([a-züɡɑāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6})[)）]([㐀-鿿！-～]{0,6}[@-~])")
_LONGEST = 8
"""Longest run tried, in characters as shown."""
_CLEAR = 1.2
"""Mean likelihood of the pairs of a repair from which it is believed; a gloss that agrees counts as a pair of 3."""
_LEADS = (0xA1, 0xA3, *(byte for byte in range(0x81, 0xFF) if byte not in (0xA1, 0xA3)))
_OFF_MARK = 0.8
"""What a repair loses that does not begin with a mark: marks are what is replaced most."""

_WHOLE = 0.8
"""What a repair gains of which no byte had to be guessed but the first, and whose gloss agrees."""
_UNHEARD = -1
"""What a pair of characters weighs that the table does not know."""

_Unit = bytes | None
"""Two bytes, or a pair that was lost."""


def repair(text: Text) -> Text:
    """The text with its slips read again; a character whose bytes were lost is uncertain."""
    chars = text.chars
    if TONES.isdisjoint(text.kinds) and not is_traditional(text.kinds):
        return text
    changes = [change for match in _STRADDLED.finditer(chars) if (change := _straddled(chars, match))]
    reach = -1
    for match in _END.finditer(chars):
        change = _run(chars, match.start(), reach)
        if change:
            changes.append(change)
            reach = change.end
    changes.sort()
    kept: list[Change] = []
    for change in changes:
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return text.apply(kept)


@cache
def _pair(lead: int, trail: int) -> str | None:
    """The character of two GBK bytes, None where they are none."""
    try:
        char = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 else None


@cache
def _ending(trail: int, reading: str | None) -> tuple[tuple[int, str], ...]:
    """The characters with this second byte, and this reading where one is given, each with its first byte."""
    return tuple(
        (lead, char)
        for lead in range(0x81, 0xFF)
        if (char := _pair(lead, trail)) and (reading is None or reading in readings(char))
    )


@cache
def _beginning(lead: int) -> tuple[tuple[int, str], ...]:
    """The characters with this first byte, each with its second."""
    return tuple((trail, char) for trail in range(0x40, 0xFF) if (char := _pair(lead, trail)))


def _follows(first: str, second: str) -> bool:
    """Whether the two characters are known to stand together, in simplified script."""
    table = script().table
    return likelihood(first.translate(table), second.translate(table)) > 0


def _straddled(chars: str, match: re.Match[str]) -> Change | None:
    """``動?xùn)|北``: the gloss was put after the bytes that end 動 and begin the next character, which is thereby found."""
    left = _before(chars, match.start())
    try:
        trail = left.encode("gbk")[-1]
        rest = match.group(2).encode("gbk")
    except (UnicodeEncodeError, IndexError):
        return None
    right = chars[match.end() : match.end() + 1]
    found: list[str] = []
    for lead in range(0x81, 0xFF):
        straddling = _pair(trail, lead)
        if straddling and match.group(1) in readings(straddling):
            try:
                found.append((bytes((lead,)) + rest).decode("gbk"))
            except UnicodeDecodeError:
                continue
    if not found:
        return None
    best = max(found, key=lambda after: _weight(left, after, right))
    return Change(match.start(), match.end(), best, "gbk_slip")


def _weight(left: str, found: str, right: str) -> int:
    """How well ``found`` reads between its neighbours, in simplified script."""
    shown = f"{left}{found}{right}".translate(script().table)
    return sum(likelihood(a, b) or _UNHEARD for a, b in pairwise(shown))


def _run(chars: str, end: int, reach: int) -> Change | None:
    """The repair of the slip that ends at the ASCII character at ``end``, if a believable one is found."""
    gloss = GLOSS.match(chars, end + 1)
    after = gloss.end() if gloss else end + 1
    right = chars[after : after + 1]
    best: tuple[float, str, bool] | None = None
    begin = end
    for start in range(end - 1, max(end - _LONGEST, reach, 0) - 1, -1):
        if chars[start].isascii() and chars[start] not in "?;":
            break
        found = _solved(chars[start:end], chars[end], _before(chars, start), right, gloss and gloss.group(1))
        if found and (best is None or found[0] > best[0]):
            best, begin = found, start
    if best is None or best[0] < _CLEAR:
        return None
    return Change(begin, end + 1, best[1], "gbk_slip", best[2])


@lru_cache(4096)
def _solved(run: str, last: str, left: str, right: str, reading: str | None) -> tuple[float, str, bool] | None:
    """The best reading of a run and the ASCII character after it: its score, its characters, whether it is certain."""
    return max(
        (
            found
            for stream, leads in _streams(run)
            for found in _decoded(stream, leads, ord(last), left, right, reading)
        ),
        default=None,
    )


def _before(chars: str, start: int) -> str:
    """The character before a run, its gloss and a doubled mark left out."""
    at = start
    if at and chars[at - 1] == ",":
        at -= 1
    if at and chars[at - 1] in ")）":
        opened = max(chars.rfind("(", max(0, at - 10), at), chars.rfind("（", max(0, at - 10), at))
        if opened > 0 and GLOSS.match(chars, opened):
            at = opened
    return chars[at - 1 : at]


def _streams(run: str) -> Iterator[tuple[list[_Unit], tuple[int, ...]]]:
    """What bytes a run may stand for: units of two bytes, and the bytes that may have stood before them."""
    units: list[_Unit] = []
    for char in run:
        if char in "?\ufffd":
            units.append(None)
        elif char == ";":
            units.append(b"\xa3\xbb")
        else:
            try:
                code = char.encode("gbk")
            except UnicodeEncodeError:
                return
            if len(code) != 2:
                return
            units.append(code)
    if units.count(None) < 2:
        yield units, _LEADS[:2] if None in units else _LEADS
    if run[0] in "?\ufffd" and len(units) > 1 and None not in units[1:]:
        # the first byte of a mark, shown by itself; the pair before the end was not shown at all
        yield [*units[1:], None], _LEADS[:2]


def _decoded(
    stream: list[_Unit], leads: tuple[int, ...], last: int, left: str, right: str, reading: str | None
) -> Iterator[tuple[float, str, bool]]:
    """Readings of a stream with a byte before it and one after it: ``(score, characters, certain)``."""
    for lead in leads:
        for codes in _filled(stream, lead, last, reading, left):
            found = "".join(codes)
            if reading and reading not in readings(found[-1]):
                continue
            weight = _weight(left, found, right) + (3 if reading else 0)
            score = weight / (len(left + found + right) - (0 if reading else 1)) + 0.02 * len(found)
            if lead not in _LEADS[:2]:
                score -= _OFF_MARK
            certain = reading is not None and None not in stream
            yield score + (_WHOLE if certain else 0.0), found, certain


def _filled(stream: list[_Unit], lead: int, last: int, reading: str | None, left: str) -> Iterator[list[str]]:
    """The characters of lead + stream + last, one list for every way to fill a lost pair that a neighbour supports."""
    made: list[str] = []
    at = lead
    for index, unit in enumerate(stream):
        if unit is not None:
            char = _pair(at, unit[0])
            if char is None:
                return
            made.append(char)
            at = unit[1]
            continue
        rest = stream[index + 1 :]
        following = rest[0] if rest else bytes((last,))
        if following is None:
            return
        before = made[-1] if made else left
        for second, final in _ending(following[0], None if rest else reading):
            tail = list(_filled(rest, second, last, None, "")) if rest else [[final]]
            for first, char in _beginning(at):
                if _pair(first, second) is None and (_follows(before, char) or _follows(char, final)):
                    for chars in tail:
                        yield [*made, char, *chars]
        return
    char = _pair(at, last)
    if char is not None:
        yield [*made, char]
