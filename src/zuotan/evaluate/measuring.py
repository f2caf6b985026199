"""Pages read and scored, and the figures printed: what ``zuotan evaluate`` does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from zuotan.evaluate.elsewhere import load_readings
from zuotan.evaluate.floors import Floors
from zuotan.evaluate.gold import GoldSet, Record, load_gold
from zuotan.evaluate.scores import FIGURES, SHARES, Fault, Figure, Scores
from zuotan.evaluate.scoring import score_page

Reader = Callable[[bytes, str | None], Any]
"""Reads a page (its bytes, where they came from) into a Reading, or into the same as plain values."""


def measure(gold: GoldSet, reader: Reader | None = None) -> Scores:
    """The scores of ``reader`` (by default ``zuotan.read``) on a set. A page that it fails on counts as read to nothing,
    with the failure among the errors."""
    reader = reader or _read
    return Scores.total(
        _measured(page.name, page.raw, page.gold, page.source or page.name, reader) for page in gold.pages
    )


def _read(raw: bytes, source: str | None) -> Any:
    from zuotan.reading import read

    return read(raw, source)


def _measured(name: str, raw: bytes, gold: Record, source: str | None, reader: Reader) -> Scores:
    try:
        return score_page(gold, msgspec.to_builtins(reader(raw, source)), raw, name)
    except Exception as error:
        # one page that breaks the reader must not hide the figures of all others; it is named, and costs its facts
        scores = score_page(gold, _NOTHING, None, name)
        fault = Fault(name, "provenance", "wrong", f"not read: {type(error).__name__}: {error}")
        figures = {**scores.figures, "provenance": Figure(fn=1)}
        return msgspec.structs.replace(scores, figures=figures, errors=(fault, *scores.errors))


_NOTHING: Record = {"report": {"genre": None, "text": ""}, "visits": [], "programmes": [], "phrases": []}


def run(
    paths: Sequence[str | Path],
    *,
    against: Path | None = None,
    errors: bool = False,
    figures: Sequence[str] = (),
    form: str = "table",
    floors: Path | None = None,
    lift: bool = False,
    lower: bool = False,
) -> int:
    """Score the gold at ``paths`` and print the figures; 1 where a floor in the file ``floors`` is broken, else 0.

    The readings scored are made now or, where ``against`` says where they lie, were made elsewhere.
    ``figures`` are those to print (all where empty), ``form`` is ``table`` or ``json``, ``errors`` prints every fault. With
    ``lift`` the floors are raised to what was measured, with ``lower`` they may also fall. Raises GoldError and FloorsError.
    """
    reader = load_readings(against) if against else None
    measured = [(gold, measure(gold, reader)) for gold in map(load_gold, paths)]
    shown = [(gold.name, scores.only(figures) if figures else scores) for gold, scores in measured]
    if errors:
        for _, scores in shown:
            for fault in scores.errors:
                print(fault.line())
    print(as_json(shown) if form == "json" else table(shown))
    if floors is None:
        return 0
    return _lift(measured, floors, lower) if lift else _held(measured, Floors.load(floors))


def _lift(measured: list[tuple[GoldSet, Scores]], file: Path, lower: bool) -> int:
    floors = Floors.load(file) if file.exists() else Floors()
    for gold, scores in measured:
        floors = floors.raised(gold, scores, lower=lower)
    file.write_text(floors.dump(), encoding="utf-8")
    return 0


def _held(measured: list[tuple[GoldSet, Scores]], floors: Floors) -> int:
    breaches = [breach for gold, scores in measured for breach in floors.breaches(gold, scores)]
    for breach in breaches:
        print(f"zuotan evaluate: {breach.line()}", file=sys.stderr)
    return 1 if breaches else 0


def table(sets: Iterable[tuple[str, Scores]]) -> str:
    """The figures of each set as lines of text."""
    lines: list[str] = []
    for name, scores in sets:
        if lines:
            lines.append("")
        lines.append(f"{name}: {scores.pages} page{'s' if scores.pages != 1 else ''}")
        lines.append(
            f"  {'figure':<22} {'value':>7} {'prec.':>7} {'recall':>7} {'right':>6} {'extra':>6} {'missed':>6}"
        )
        lines += [_row(figure, scores) for figure in FIGURES if figure in scores.figures]
        if "text" in scores.figures:
            lines.append(f"  character error rate {scores.character_error_rate:.3%}")
        if scores.widths:
            lines.append(
                f"  inferred dates: median width {median(scores.widths):g} days ({len(scores.widths)} visits)"
            )
    return "\n".join(lines)


def _row(figure: str, scores: Scores) -> str:
    count, value = scores.figures[figure], f"{scores.value(figure):>7.3f}"
    if figure == "text":
        return f"  {figure:<22} {value}"
    if figure in SHARES:
        return f"  {figure:<22} {value} {'':>7} {'':>7} {count.tp:>6} {'':>6} {count.fn:>6}"
    # where nothing was claimed there is no precision, where there is nothing to find no recall
    precision = f"{count.precision:.3f}" if count.tp + count.fp else "–"
    recall = f"{count.recall:.3f}" if count.tp + count.fn else "–"
    value = value if count.items else f"{'–':>7}"
    return f"  {figure:<22} {value} {precision:>7} {recall:>7} {count.tp:>6} {count.fp:>6} {count.fn:>6}"


def as_json(sets: Iterable[tuple[str, Scores]]) -> str:
    """The figures of each set as JSON: value, precision, recall and counts by figure."""
    told = {
        name: {
            "pages": scores.pages,
            "character_error_rate": scores.character_error_rate,
            "date_widths": list(scores.widths),
            "figures": {
                figure: {"value": scores.value(figure), "tp": count.tp, "fp": count.fp, "fn": count.fn}
                for figure, count in scores.figures.items()
            },
        }
        for name, scores in sets
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()
