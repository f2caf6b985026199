"""What scoring gives: a count for each figure, and every fault in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

FIGURES: dict[str, str] = {
    "genre": "pages whose genre is told",
    "visits": "who visited whom, when",
    "dates": "gold visits whose days are told",
    "people": "people and their side",
    "offices": "offices held by whom",
    "heads": "heads of either side",
    "speakers": "people who spoke",
    "chairs": "people who ran a meeting",
    "stops": "places visited",
    "commitments": "commitments, by clause",
    "commitment_characters": "commitments, by character",
    "fields": "fields of matched commitments",
    "agreements": "agreements signed",
    "terms": "programmes and phrases",
    "text": "characters of the text right (1 − error rate)",
    "provenance": "pages whose edits replay",
}
"""The figures by name, in the order of a table, with what each counts."""

SHARES = frozenset({"genre", "dates", "provenance", "text"})
"""Figures that are a share of right ones; the others are F1."""


class Figure(Struct, frozen=True):
    """A count: ``tp`` found and true, ``fp`` found and not true, ``fn`` true and not found."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def items(self) -> int:
        """How many different things were claimed or true; 0 where there was nothing to judge."""
        return self.tp + self.fp + self.fn

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 1.0 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1.0 where nothing is."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was found."""
        return 2 * self.tp / (self.tp + self.items) if self.items else 1.0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


class Fault(Struct, frozen=True):
    """One thing that a reading has wrong on a page."""

    page: str
    figure: str
    kind: Literal["missing", "extra", "wrong"]
    what: str

    def line(self) -> str:
        """The fault in one line."""
        return f"{self.page}  {self.figure:<12} {self.kind:<8} {self.what}"


class Scores(Struct, frozen=True):
    """Counts by figure, faults, and the widths in days of the intervals given for inferred dates."""

    figures: dict[str, Figure] = field(default_factory=dict)
    errors: tuple[Fault, ...] = ()
    pages: int = 0
    widths: tuple[int, ...] = ()

    def value(self, figure: str) -> float:
        """The figure's one number, 0 to 1: recall for shares of right ones, else F1. For ``text`` it is 1 − the character
        error rate, and can fall below 0 where more was added than there is."""
        count = self.figures.get(figure, Figure())
        if figure == "text":
            return 1.0 - self.character_error_rate
        return count.recall if figure in SHARES else count.f1

    @property
    def character_error_rate(self) -> float:
        """Edit distance between restored and gold texts over the length of the gold texts."""
        count = self.figures.get("text", Figure())
        return count.fp / (count.tp + count.fn) if count.tp + count.fn else 0.0

    @staticmethod
    def total(parts: Iterable[Scores]) -> Scores:
        """The scores of several pages or sets as one: counts added up (micro-averages)."""
        figures: dict[str, Figure] = {}
        errors: list[Fault] = []
        widths: list[int] = []
        pages = 0
        for part in parts:
            for name, count in part.figures.items():
                figures[name] = figures.get(name, Figure()) + count
            errors += part.errors
            widths += part.widths
            pages += part.pages
        return Scores(figures, tuple(errors), pages, tuple(widths))

    def only(self, figures: Iterable[str]) -> Scores:
        """The same scores with only these figures and their errors."""
        kept = set(figures)
        return replace(
            self,
            figures={name: count for name, count in self.figures.items() if name in kept},
            errors=tuple(fault for fault in self.errors if fault.figure in kept),
        )
