"""Reads bytes of GBK again from where the first byte was lost, and fills in bytes that were not shown.

A run of characters as shown is a list of units: two bytes each, or None for a pair that was no character. What stood
there is ``lead + units + last``; ``last`` is None where the second byte of the last character was lost too, and then its
gloss must tell it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from zuotan.restoration.gloss import readings
from zuotan.restoration.han import is_han
from zuotan.restoration.pairs import likelihood, written
from zuotan.restoration.scripts import script
from zuotan.restoration.sequences import fit

_MARKS = frozenset("，。、；：？！“”《》（）·")
Unit = bytes | None
UNHEARD = -1
"""What a pair of characters weighs that the table of pairs does not know."""


def weight(left: str, found: str, right: str) -> int:
    """How well ``found`` reads between its neighbours: the likelihoods of all pairs, in simplified script."""
    shown = f"{left}{found}{right}".translate(script().table)
    odd = sum(not is_han(char) and char not in _MARKS for char in found)
    return sum(likelihood(a, b) or UNHEARD for a, b in pairwise(shown)) - 3 * odd


def units_of(run: str) -> list[Unit] | None:
    """The units of a run; None where it holds a character that GBK has not."""
    units: list[Unit] = []
    for char in run:
        if char in "?\ufffd":
            units.append(None)
        elif char == ";":
            units.append(b"\xa3\xbb")
        else:
            try:
                code = char.encode("gbk")
            except UnicodeEncodeError:
                return None
            if len(code) != 2:
                return None
            units.append(code)
    return units


@cache
def character(lead: int, trail: int) -> str | None:
    """The character of two GBK bytes, None where they are none."""
    try:
        char = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 else None


def filled(
    lead: int, units: Sequence[Unit], last: int | None, reading: str | None, left: str
) -> Iterator[str]:
    """What ``lead + units + last`` may read, one string for every way to fill in a lost pair or byte.

    ``reading`` is that of the last character, where a gloss gives it.
    """
    made: list[str] = []
    at = lead
    for index, unit in enumerate(units):
        if unit is None:
            yield from _guessed("".join(made), at, units[index + 1 :], last, reading, left)
            return
        char = character(at, unit[0])
        if char is None:
            return
        made.append(char)
        at = unit[1]
    head = "".join(made)
    if last is None:
        for _, char in _beginning(at):
            if reading and reading in readings(char):
                yield head + char
    elif (char := character(at, last)) and (reading is None or reading in readings(char)):
        yield head + char


def _guessed(
    head: str, at: int, rest: Sequence[Unit], last: int | None, reading: str | None, left: str
) -> Iterator[str]:
    """The rest of a run of which the next pair is lost: it is no character, and a neighbour supports what it yields."""
    before = head[-1:] or left
    following = rest[0][0] if rest and rest[0] else last
    if following is None or None in rest:
        return
    known = [(first, char, _follows(before, char)) for first, char in _beginning(at)]
    if rest:  # many ways: what stands before must support them, and strongly, or what stands after as well
        known = [(first, char, _follows(before, char, 2)) for first, char, supported in known if supported]
    for second, final in _ending(following, None if rest else reading):
        tails: list[str] | None = None if rest else [final]
        for first, char, supported in known:
            if character(first, second) is None and (supported or _follows(char, final)):
                if tails is None:
                    tails = list(filled(second, rest, last, reading, ""))
                yield from (head + char + tail for tail in tails)


@cache
def _ending(trail: int, reading: str | None) -> tuple[tuple[int, str], ...]:
    """The characters with this second byte, and this reading where one is given, each with its first byte."""
    return tuple(
        (lead, char)
        for lead in range(0x81, 0xFF)
        if (char := character(lead, trail)) and (reading is None or reading in readings(char))
    )


@cache
def _beginning(lead: int) -> tuple[tuple[int, str], ...]:
    """The characters with this first byte, each with its second."""
    return tuple((trail, char) for trail in range(0x40, 0xFF) if (char := character(lead, trail)))


def _follows(first: str, second: str, least: int = 1) -> bool:
    """Whether the two characters are known to stand together, so often at least, in simplified script."""
    table = script().table
    return likelihood(first.translate(table), second.translate(table)) >= least


class Tail(NamedTuple):
    """How a run ends: the second byte of its last character, and the reading of it; None where either is not known."""

    trail: int | None
    reading: str | None


_BEAM = 24
"""So many readings of a run are followed at a time."""
_WAYS = 12
"""So many characters are tried for a byte that was not shown."""
_BRIDGES = 60
"""So many ways across a pair that was not shown are kept."""
_SHORT = 10
"""A second lost pair is looked for in runs of at most so many characters."""
_LOST = 2
"""At most so many pairs of a run were not shown."""
_KEPT = 40
"""So many readings are judged by what follows what."""
_PRICE = 2.5
"""What a reading loses for each."""
_EACH = 1.0
"""What it loses for each character, so that a longer reading is no better for its length."""
_RARE = 3
"""What it loses for a character that news prose has not."""

_Way = tuple[float, str, int]
"""A reading on its way: its score, its characters, the first byte of its next one."""


class Reading(NamedTuple):
    """What a run may read: by how much it is believed, the mean likelihood of its pairs, its characters, and whether no byte of it
    was guessed."""

    worth: float
    mean: float
    text: str
    whole: bool


def read(left: str, head: str, lead: int, units: Sequence[bytes], tail: Tail, right: str) -> list[Reading]:
    """The best readings of ``lead + units + tail`` behind ``left + head``, with the head; none where there is no reading."""
    start = (_joint(left, head) if head else 0.0, head, lead)
    found: list[Reading] = []
    for lost in range(_LOST + 1):
        for places in _places(len(units) + 1, lost):
            for score, text in _followed(left, [start], units, places, tail, right):
                known = not lost and (tail.trail is not None or tail.reading is not None)
                whole = known and _is_smooth(left, text, right)
                found.append(
                    Reading(score - _PRICE * lost - _EACH * len(text), score / (len(text) + 1), text, whole)
                )
        if found:
            best = max(found)
            if best.worth > 0 and (_is_smooth(left, best.text, right) or lost and len(units) > _SHORT):
                break
    return heapq.nlargest(_KEPT, found)


def likeliest(left: str, readings: Iterable[Reading], right: str) -> Reading | None:
    """The reading that goes on best between what stands before and behind, in simplified script."""
    table = script().table
    before, behind = left.translate(table)[-2:], right.translate(table)[:2]
    return max(readings, key=lambda found: fit(before, found.text.translate(table) + behind), default=None)


def _is_smooth(left: str, text: str, right: str) -> bool:
    """Whether all pairs of characters of a reading are known."""
    return all(_joint(one, other) > 0 for one, other in pairwise(f"{left}{text}{right}"))


def _places(count: int, lost: int) -> Iterator[tuple[int, ...]]:
    """Where ``lost`` pairs may be missing before, between and behind ``count - 1`` units."""
    if not lost:
        yield ()
    elif lost == 1:
        yield from ((at,) for at in range(count))
    else:
        yield from ((first, second) for first in range(count) for second in range(first, count))


def _followed(
    left: str, ways: list[_Way], units: Sequence[bytes], places: tuple[int, ...], tail: Tail, right: str
) -> Iterator[tuple[float, str]]:
    """All readings of a run with pairs missing at ``places``, each with its score."""
    for at, unit in enumerate(units):
        for _ in range(places.count(at)):
            ways = _filled_in(left, ways, unit[0])
        ways = [
            (score + _joint(text[-1:] or left, char), text + char, unit[1])
            for score, text, lead in ways
            if (char := character(lead, unit[0]))
        ]
        if not ways:
            return
        ways = sorted(ways, reverse=True)[:_BEAM]
    for _ in range(places.count(len(units))):
        if tail.trail is not None:
            ways = _filled_in(left, ways, tail.trail)
        elif tail.reading and places.count(len(units)) == 1:
            yield from _before_gloss(left, ways, tail.reading, right)
            return
        else:
            return
    for score, text, lead in ways:
        before = text[-1:] or left
        for char in _last(lead, tail, before):
            yield score + _joint(before, char) + _joint(char, right), text + char


def _before_gloss(left: str, ways: list[_Way], reading: str, right: str) -> Iterator[tuple[float, str]]:
    """The readings that end in a pair that was not shown and a character of this reading, cut in two by its gloss."""
    for score, text, lead in ways[:_WAYS]:
        before = text[-1:] or left
        for first, final in _read_so(reading):
            for second, char in _beginning(lead):
                if first in _private(second):
                    worth = _joint(before, char) + _joint(char, final) + _joint(final, right)
                    yield score + worth, text + char + final


@cache
def _read_so(reading: str) -> tuple[tuple[int, str], ...]:
    """The characters of traditional script with a reading, each with its first byte."""
    chars = (chr(code) for code in script().table)
    return tuple(
        (code[0], char)
        for char in chars
        if len(code := char.encode("gbk", "ignore")) == 2 and reading in readings(char)
    )


def _last(lead: int, tail: Tail, before: str) -> list[str]:
    """What the last character of a run may be."""
    if tail.trail is not None:
        char = character(lead, tail.trail)
        fits = char and (tail.reading is None or tail.reading in readings(char))
        return [char] if char and fits else []
    chars = [char for _, char in _beginning(lead) if tail.reading is None or tail.reading in readings(char)]
    return sorted(chars, key=lambda char: -_joint(before, char))[:_WAYS]


def _filled_in(left: str, ways: list[_Way], following: int) -> list[_Way]:
    """The ways with a pair filled in that was not shown, before a character with the second byte ``following``."""
    found: list[tuple[float, float, str, int]] = []
    for score, text, lead in ways[:_WAYS]:
        before = text[-1:] or left
        for worth, char, first in _bridges(lead, following):
            so_far = score + _joint(before, char)
            found.append((so_far + worth, so_far, text + char, first))
    return [(so_far, text, first) for _, so_far, text, first in sorted(found, reverse=True)[:_BEAM]]


@lru_cache(8192)
def _bridges(lead: int, following: int) -> tuple[tuple[float, str, int], ...]:
    """What may stand across a pair that was not shown: a character with the first byte ``lead``, the first byte of the next,
    whose second is ``following``, and how well the two stand together. The pair itself is in the private zone."""
    found = [
        (worth, char, first)
        for second, char in _beginning(lead)
        for first in _private(second)
        if (after := character(first, following)) and (worth := _joint(char, after)) > 0
    ]
    return tuple(sorted(found, reverse=True)[:_BRIDGES])


@cache
def _private(first: int) -> tuple[int, ...]:
    """The second bytes with which ``first`` is no character of GBK, but one of its private zones."""
    return tuple(second for second in range(0x81, 0xFF) if _is_private(bytes((first, second))))


def _is_private(pair: bytes) -> bool:
    try:
        return "\ue000" <= pair.decode("gb18030") <= "\uf8ff"
    except UnicodeDecodeError:
        return False


@cache
def _joint(first: str, second: str) -> float:
    """How well two characters stand together, in simplified script."""
    if not first or not second:
        return 0.0
    table = script().table
    one, other = first.translate(table), second.translate(table)
    if second == "\n":
        return 1.0 if first in "。”：" else -1.0
    if not is_han(second) and second not in _MARKS:
        return UNHEARD - _RARE
    return (likelihood(one, other) or UNHEARD) - (0 if other in written() else _RARE)
