"""The repairs of a page as they are shown (勘正): seven classes, each with its seal, and the raw page beside the restored text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from zuotan.model import Edit
from zuotan.restoration.composition import ERRORS

CLASSES = ("gloss", "script", "point", "slip", "tag", "edge", "alien")
"""The classes in the order of their keys 1 to 7; ``tables`` ``data/repairs.tsv`` says which kinds of edit belong to each."""
SEALS = dict(zip(CLASSES, "注繁点码标边插", strict=True))
LONG = 240
"""Characters shown of one edit; scripts and style sheets of a web page run to thousands."""
PART = 1500
"""Repairs shown at a time."""
LONE = 40
"""From how many characters dropped at the beginning or the end of a page they stand in a row of their own."""


class Piece(Struct, frozen=True):
    """Characters of the raw page or of the restored text: of the edit ``n`` (from 1), or (0) the same in both."""

    text: str
    n: int = 0
    more: int = 0


class Row(Struct, frozen=True):
    """A paragraph: its first byte, the raw pieces, the restored pieces. ``dropped`` says that nothing of it is text."""

    offset: int
    raw: tuple[Piece, ...]
    clean: tuple[Piece, ...]
    dropped: bool

    @property
    def repairs(self) -> int:
        """How many repairs stand in the row."""
        return sum(1 for piece in self.raw if piece.n)


class Kind(Struct, frozen=True):
    """A class of repairs on this page: how many, how many of them guesses, and where each begins, in thousandths of the page."""

    name: str
    seal: str
    count: int
    guesses: int
    places: tuple[float, ...]


@cache
def classes() -> dict[str, str]:
    """The class of every kind of edit."""
    with (Path(__file__).parent / "data" / "repairs.tsv").open(encoding="utf-8", newline="") as file:
        return {row["kind"]: row["class"] for row in csv.DictReader(file, delimiter="\t")}


def class_of(edit: Edit) -> str:
    """The class of an edit; what the table lacks counts as markup."""
    return classes().get(edit.kind, "tag")


def kinds(edits: Sequence[Edit], size: int) -> list[Kind]:
    """The classes that a page has, in the order of their keys, with their barcodes (560 px wide)."""
    count = Counter(map(class_of, edits))
    unsure = Counter(class_of(edit) for edit in edits if not edit.certain)
    places: dict[str, dict[int, None]] = {name: {} for name in CLASSES}
    for edit in edits:  # strokes closer than they are broad are one
        places[class_of(edit)].setdefault(round(edit.raw[0] * 558 / max(size, 1)))
    return [
        Kind(name, SEALS[name], count[name], unsure[name], tuple(places[name]))
        for name in CLASSES
        if count[name]
    ]


def rows(raw: bytes, edits: Sequence[Edit], charset: str) -> list[Row]:
    """The raw page and the restored text by paragraphs of the text."""
    made: list[Row] = []
    pieces: list[tuple[int, Piece, str]] = []
    for offset, piece, after in _pieces(raw, edits, charset):
        pieces.append((offset, piece, after))
        if "\n" in after:
            made.extend(_split(pieces))
            pieces = []
    if pieces:
        made.extend(_split(pieces))
    return made


def parts(every: Sequence[Row]) -> list[list[Row]]:
    """The rows in parts of at most so many repairs (a row is never cut)."""
    found: list[list[Row]] = [[]]
    held = 0
    for row in every:
        if held and held + row.repairs > PART:
            found.append([])
            held = 0
        found[-1].append(row)
        held += row.repairs
    return found


def _pieces(raw: bytes, edits: Sequence[Edit], charset: str) -> Iterator[tuple[int, Piece, str]]:
    """The page in order: first byte, raw piece, what stands for it in the text. What is the same in both is cut at line ends."""
    at = 0
    for n, edit in enumerate(edits, 1):
        yield from _same(raw, at, edit.raw[0], charset)
        shown = edit.before[:LONG]
        yield edit.raw[0], Piece(shown, n, len(edit.before) - len(shown)), edit.after
        at = edit.raw[1]
    yield from _same(raw, at, len(raw), charset)


def _same(raw: bytes, start: int, end: int, charset: str) -> Iterator[tuple[int, Piece, str]]:
    at = start
    for line in raw[start:end].decode(charset, ERRORS).splitlines(keepends=True):
        yield at, Piece(line), line
        at += len(line.encode(charset, ERRORS))


def _split(pieces: list[tuple[int, Piece, str]]) -> Iterator[Row]:
    """A row of the pieces; what is dropped before or after its text stands alone where it is long."""
    said = [i for i, (_, _, after) in enumerate(pieces) if after.strip()]
    if not said:
        yield _row(pieces, dropped=True)
        return
    first, last = said[0], said[-1] + 1
    while last < len(pieces) and pieces[last][2]:
        last += 1
    if _length(pieces[:first]) < LONE:
        first = 0
    if _length(pieces[last:]) < LONE:
        last = len(pieces)
    if first:
        yield _row(pieces[:first], dropped=True)
    yield _row(pieces[first:last], dropped=False)
    if pieces[last:]:
        yield _row(pieces[last:], dropped=True)


def _length(pieces: Sequence[tuple[int, Piece, str]]) -> int:
    return sum(len(piece.text.strip()) + piece.more for _, piece, _ in pieces)


def _row(pieces: Sequence[tuple[int, Piece, str]], *, dropped: bool) -> Row:
    clean = tuple(Piece(after.strip("\n"), piece.n) for _, piece, after in pieces if after.strip("\n"))
    return Row(pieces[0][0], tuple(piece for _, piece, _ in pieces), clean, dropped)


# --- one repair ------------------------------------------------------------------------------------------------------


class Cell(Struct, frozen=True):
    """Some bytes read as a character; ``width`` is how many. ``lost`` marks a byte that was not there to be read."""

    text: str
    width: int
    lost: bool = False


class Bytes(Struct, frozen=True):
    """One repair byte by byte: the bytes, how the page reads them, and how they are read in their place (misread bytes only)."""

    charset: str
    codes: tuple[str, ...]
    read: tuple[Cell, ...]
    placed: tuple[Cell, ...]
    more: int


SHOWN_BYTES = 8


def byte_by_byte(edit: Edit, raw: bytes, charset: str) -> Bytes:
    """The bytes of a repair. Of text that was read one byte off the bytes are those of GBK, in which it was misread."""
    if edit.kind == "gbk_slip" and (placed := _placed(edit)):
        return placed
    held = raw[edit.raw[0] : edit.raw[1]]
    cells = _cells(edit.before, charset)
    shown, width = [], 0
    for cell in cells:
        if width + cell.width > SHOWN_BYTES:
            break
        shown.append(cell)
        width += cell.width
    return Bytes(charset, _codes(held[:width]), tuple(shown), (), len(held) - width)


def _placed(edit: Edit) -> Bytes | None:
    """The bytes of the repaired words in GBK, read in place and from the second byte on."""
    whole = edit.after[: SHOWN_BYTES // 2]
    try:
        held = whole.encode("gbk")
    except UnicodeEncodeError:
        return None
    if len(held) < 3:
        return None
    off = [Cell("?", 1, lost=True), *_off(held[1:])]
    return Bytes("GBK", _codes(held), tuple(off), tuple(_cells(whole, "gbk")), len(edit.after) - len(whole))


def _off(held: bytes) -> Iterator[Cell]:
    """Bytes read from where a reader stood that had lost one."""
    at = 0
    while at < len(held):
        size = 1 if held[at] < 0x80 or at + 1 == len(held) else 2
        try:
            yield Cell(held[at : at + size].decode("gbk"), size)
        except UnicodeDecodeError:
            yield Cell("", size, lost=True)
        at += size


def _cells(text: str, charset: str) -> list[Cell]:
    return [Cell(_visible(char), len(char.encode(charset, ERRORS))) for char in text]


def _visible(char: str) -> str:
    return {"\n": "↵", "\r": "␍", "\t": "⇥", " ": "␠", "\u3000": "□", "\xa0": "⍽"}.get(char, char)


def _codes(held: bytes) -> tuple[str, ...]:
    return tuple(f"{byte:02X}" for byte in held)
