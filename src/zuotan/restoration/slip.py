"""One-byte slips of GBK (错位): ``？疾靾F`` for ``。考察團``, ``打?qū)嵉墓ぷ魍苿?dòng)`` for ``打實的工作推動``.

Copying sites replace bytes of a GBK page without heeding where a character begins. A gloss is put after two bytes that
straddle two characters, or a pair that looks like a full-width mark becomes a half-width one. What follows is read one
byte off, until the second byte of some character is an ASCII letter, or until the next gloss cuts a character in two. The
run between, encoded in GBK, with the lost byte before it, decodes to what stood there. A pair that is no character was
shown as ``?`` or not at all; it is found again from the gloss after it, from its being no character, and from its
neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from zuotan.restoration.gloss import GLOSS, character_before
from zuotan.restoration.misread import Unit, filled, units_of, weight
from zuotan.restoration.straddle import repairs, spans
from zuotan.restoration.telltales import TONE
from zuotan.restoration.text import Change, Text

_END = re.compile(r"[@-~](?<=[?;\ufffd\u0100-\uffff].)(?=[(（㐀-鿿，。、,“”])")
_LONGEST = 12
"""Longest run tried, in characters as shown."""
_CLEAR = 1.2
"""Mean likelihood of the pairs of a repair from which it is believed; a gloss that agrees counts as a pair of 3."""
_MARKS = (0xA1, 0xA3)
"""First bytes of marks, which are what is replaced most."""
_AFTER_STOP = (0xA1, 0xBA, 0xBB, 0xBF)
"""First bytes of a character that make a full-width mark with the second byte of 。 before it."""
_LEADS = (*_MARKS, *(byte for byte in range(0x81, 0xFF) if byte not in _MARKS))
_OFF_MARK = 0.8
"""What a repair loses that does not begin with a mark."""
_WHOLE = 0.8
"""What a repair gains of which no byte had to be guessed but the first, and whose gloss agrees."""


def repair(text: Text) -> Text:
    """The text with its slips read again; a character whose bytes were lost is uncertain."""
    chars = text.chars
    if not text.kinds & TONE and not text.is_traditional:
        return text
    changes = repairs(chars)
    taken = spans(changes)
    reach = 0
    for match in _END.finditer(chars):
        if match.start() not in taken:
            change = _run(chars, match.start(), reach)
            if change and taken.isdisjoint(range(change.start, change.end)):
                changes.append(change)
                reach = change.end
    changes.sort()
    return text.apply(changes)


def _run(chars: str, end: int, reach: int) -> Change | None:
    """The repair of the slip that ends at the ASCII character at ``end``, if a believable one is found."""
    gloss = GLOSS.match(chars, end + 1)
    after = gloss.end() if gloss else end + 1
    right = chars[after : after + 1]
    best: tuple[float, str, bool] | None = None
    begin = end
    for start in range(end - 1, max(end - _LONGEST, reach, 0) - 1, -1):
        if (chars[start].isascii() and chars[start] not in "?;") or chars[start] in "（）\u3000":
            break
        found = _solved(
            chars[start:end], chars[end], character_before(chars, start), right, gloss and gloss.group(1)
        )
        if found and (best is None or found[0] > best[0]):
            best, begin = found, start
    if best is None or best[0] < _CLEAR:
        return None
    return Change(begin, end + 1, best[1], "gbk_slip", best[2])


@lru_cache(4096)
def _solved(
    run: str, last: str, left: str, right: str, reading: str | None
) -> tuple[float, str, bool] | None:
    """The best reading of a run and the ASCII character after it: its score, its characters, whether it is certain."""
    return max(_scored(run, ord(last), left, right, reading), default=None)


def _scored(
    run: str, last: int, left: str, right: str, reading: str | None
) -> Iterator[tuple[float, str, bool]]:
    for head, units, leads in _streams(run):
        whole = reading is not None and None not in units
        for lead in leads:
            for tail in filled(lead, units, last, reading, head or left):
                found = head + tail
                total = weight(left, found, right) + (3 if reading else 0)
                score = total / (len(left + found + right) - (0 if reading else 1)) + 0.02 * len(found)
                if lead not in _MARKS and not head:
                    score -= _OFF_MARK
                yield score + (_WHOLE if whole else 0.0), found, whole


def _streams(run: str) -> Iterator[tuple[str, Sequence[Unit], tuple[int, ...]]]:
    """What a run may stand for: characters known, units of bytes, and the bytes that may have stood before them."""
    units = units_of(run)
    if units is None:
        return
    lost = units.count(None)
    if lost < 2:
        yield "", units, _MARKS if lost else _LEADS
    if units[0] is None and len(units) > 1 and lost == 1:
        for rest in (units[1:], [*units[1:], None]):
            # the first byte of a mark, shown by itself; or 。 and a mark made of its second byte and the next first
            yield "", rest, _MARKS
            if run[1] != ";":
                yield "。", rest, _AFTER_STOP
