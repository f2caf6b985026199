"""Reads bytes of GBK again from where the first byte was lost, and fills in bytes that were not shown.

A run of characters as shown is a list of units: two bytes each, or None for a pair that was no character. What stood
there is ``lead + units + last``; ``last`` is None where the second byte of the last character was lost too, and then its
gloss must tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from zuotan.restoration.gloss import readings
from zuotan.restoration.han import is_han
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.script import script

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
