"""Scores of readings against gold: one page, or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, repeat
from typing import Any, Literal

from zuotan.evaluate import figures
from zuotan.evaluate.alignment import Alignment
from zuotan.evaluate.places import short_names
from zuotan.evaluate.replay import replays
from zuotan.evaluate.scores import Fault, Figure, Scores
from zuotan.evaluate.visiting import Record, days_right, days_told, matched, visit_told, width

Kind = Literal["missing", "extra", "wrong"]
_PERSONAL: dict[str, Callable[[list[Record], list[Record]], figures.Compared]] = {
    "people": figures.people,
    "offices": figures.offices,
    "heads": figures.holders("head"),
    "speakers": figures.holders("speaker"),
}


def score(pairs: Iterable[tuple[Record, Record]], raws: Iterable[bytes | None] = ()) -> Scores:
    """The scores of many pages as one: ``(gold, reading)`` each, in the shape of the contract, and their pages as found.

    Where there is no raw page the figure ``provenance`` leaves that page out. Pages are named by ``page.source`` of their gold,
    else by its ``id``, else by number.
    """
    return Scores.total(
        score_page(gold, reading, raw, _name(gold, number))
        for number, ((gold, reading), raw) in enumerate(zip(pairs, chain(raws, repeat(None)), strict=False))
    )


def _name(gold: Record, number: int) -> str:
    return str((gold.get("page") or {}).get("source") or gold.get("id") or number)


def score_page(gold: Record, reading: Record, raw: bytes | None = None, name: str = "") -> Scores:
    """The scores of one reading."""
    return _Page(gold, reading, raw, name).scores()


class _Page:
    """One page being scored: counts and faults as they come up."""

    def __init__(self, gold: Record, reading: Record, raw: bytes | None, name: str) -> None:
        self.gold, self.raw, self.name = gold, raw, name
        self.alignment = Alignment(gold["report"]["text"], reading["report"]["text"])
        self.as_read = reading
        self.found = _moved(reading, self.alignment)
        self.counts: dict[str, Figure] = {}
        self.faults: list[Fault] = []
        self.widths: list[int] = []

    def scores(self) -> Scores:
        self._page()
        self._visits()
        self._places()
        return Scores(self.counts, tuple(self.faults), 1, tuple(self.widths))

    def _add(self, figure: str, count: Figure) -> None:
        self.counts[figure] = self.counts.get(figure, Figure()) + count

    def _fault(self, figure: str, kind: Kind, what: str) -> None:
        self.faults.append(Fault(self.name, figure, kind, what))

    def _share(self, figure: str, right: bool, wrong: str) -> None:
        self._add(figure, Figure(tp=int(right), fn=int(not right)))
        if not right:
            self._fault(figure, "wrong", wrong)

    def _compared(self, figure: str, compared: figures.Compared) -> None:
        count, missing, extra = compared
        self._add(figure, count)
        for what in missing:
            self._fault(figure, "missing", what)
        for what in extra:
            self._fault(figure, "extra", what)

    def _page(self) -> None:
        true, told = self.gold["report"]["genre"], self.found["report"]["genre"]
        self._share("genre", true == told, f"{told} instead of {true}")
        length, distance = len(self.gold["report"]["text"]), self.alignment.distance
        self._add("text", Figure(tp=length, fp=distance))
        if distance:
            self._fault("text", "wrong", f"{distance} edits from the gold text of {length} characters")
        if self.raw is not None:
            wrong = replays(self.raw, self.as_read)
            self._share("provenance", wrong is None, wrong or "")

    def _visits(self) -> None:
        gold, found = self.gold["visits"], self.found["visits"]
        made = matched(gold, found)
        missed = [visit for i, visit in enumerate(gold) if i not in {i for i, _ in made}]
        extra = [visit for j, visit in enumerate(found) if j not in {j for _, j in made}]
        told = ([visit_told(visit) for visit in missed], [visit_told(visit) for visit in extra])
        self._compared("visits", (Figure(len(made), len(extra), len(missed)), *told))
        nothing: Record = {"people": [], "meetings": []}
        both = [(gold[i], found[j]) for i, j in made]
        for true, read in both:
            self._dates(true, read)
        self._add("dates", Figure(fn=len(missed)))
        both += [(visit, nothing) for visit in missed] + [(nothing, visit) for visit in extra]
        for true, read in both:
            for figure, compare in _PERSONAL.items():
                self._compared(figure, compare(true["people"], read["people"]))
            self._compared("chairs", figures.chairs([true], [read]))

    def _dates(self, gold: Record, found: Record) -> None:
        self._share("dates", days_right(gold, found), f"{days_told(found)} instead of {days_told(gold)}")
        days = width(found) if gold["date_basis"] == "inferred" else None
        if days is not None:
            self.widths.append(days)

    def _places(self) -> None:
        gold, found = (
            {kind: [one for visit in page["visits"] for one in visit[kind]] for kind in _PLACED}
            for page in (self.gold, self.found)
        )
        names = [
            region["name"]
            for page in (self.gold, self.found)
            for visit in page["visits"]
            for side in ("visitors", "hosts")
            for region in visit[side]
        ]
        self._compared("stops", figures.stops(gold["stops"], found["stops"], short_names(names)))
        compared, made = figures.commitments(gold["commitments"], found["commitments"])
        self._compared("commitments", compared)
        self._add(
            "commitment_characters", figures.commitment_characters(gold["commitments"], found["commitments"])
        )
        self._compared("fields", figures.fields(gold["commitments"], found["commitments"], made))
        self._compared("agreements", figures.agreements(gold["agreements"], found["agreements"]))
        self._compared("terms", figures.terms(self.gold, self.found))


_PLACED = ("stops", "commitments", "agreements")


def _moved(reading: Record, alignment: Alignment) -> Record:
    """The reading with the spans that are scored laid over the gold text."""

    def moved(one: dict[str, Any]) -> dict[str, Any]:
        if "spans" in one:
            return {**one, "spans": [alignment.to_gold(span) for span in one["spans"]]}
        return {**one, "span": alignment.to_gold(one["span"])}

    visits = [
        {**visit, **{kind: [moved(one) for one in visit[kind]] for kind in _PLACED}}
        for visit in reading["visits"]
    ]
    terms = {kind: [moved(one) for one in reading[kind]] for kind in ("programmes", "phrases")}
    return {**reading, "visits": visits, **terms}
