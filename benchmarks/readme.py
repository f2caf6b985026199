"""What the README shows of the program, made by the program: pictures of its output, figures, rates. Run it with ``make readme``.

Each part stands between marks such as ``<!-- figures -->`` and ``<!-- /figures -->``. The figures have a column for each set of
gold at hand: the real and the invented pages of the folder ``shared`` beside the checkout, and always the sample corpus. The
rates are those of the newest file in ``benchmarks/results``.
"""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from click.testing import CliRunner

from zuotan.command import cli
from zuotan.engines import build
from zuotan.evaluate import FIGURES, Scores, load_gold, measure
from zuotan.sample import write

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
README = ROOT / "README.md"
EXAMPLE = ROOT / "docs" / "example.html"
RESULTS = Path(__file__).with_name("results")
SAMPLE_SEED, SAMPLE_PAGES = 1, 300
WIDTH = 96
"""Columns of the terminal that the pictures show."""


def scores() -> dict[str, Scores]:
    """The scores by a heading that says what the set is."""
    found: dict[str, Scores] = {}
    for folder, what in (("gold", "real pages"), ("cases", "invented pages")):
        if (SHARED / folder).is_dir():
            told = measure(load_gold(SHARED / folder))
            found[f"{told.pages} {what}"] = told
    with tempfile.TemporaryDirectory() as folder_:
        write(Path(folder_), SAMPLE_SEED, SAMPLE_PAGES)
        told = measure(load_gold(folder_))
        found[f"sample corpus, {told.pages} pages"] = told
    return found


def quality(measured: dict[str, Scores]) -> str:
    """The table of figures."""
    rows = [
        f"| {what} | " + " | ".join(_value(told, name) for told in measured.values()) + " |"
        for name, what in FIGURES.items()
    ]
    return "\n".join([f"| | {' | '.join(measured)} |", "| --- |" + " --- |" * len(measured), *rows])


def _value(told: Scores, figure: str) -> str:
    count = told.figures.get(figure)
    return f"{told.value(figure):.3f}" if count is not None and count.items else "–"


def speed(result: dict[str, Any]) -> str:
    """The table of rates in one file of results."""
    machine = result["machine"]
    rows = [
        f"| {name} | {told['pages']:,} | {told['restore']['pages_per_second']:,.0f} | {told['read']['pages_per_second']:,.0f} |"
        f" {told['both']['pages_per_second']:,.0f} | {told['both']['megabytes_per_second']:.1f} | {told['peak_megabytes']:,.0f} |"
        for name, told in result["corpora"].items()
    ]
    head = "| pages of | pages | restore, pages/s | read, pages/s | both, pages/s | both, MB/s | peak MB |"
    told = (
        f"Measured on {result['day']} on one core of {machine['processor']}, Python {machine['python']}; "
        f"{result['start_up_seconds']} s from nothing to the first page."
    )
    return "\n".join([told, "", head, "| --- |" + " --- |" * 6, *rows])


def pictures() -> dict[str, str]:
    """What the terminal shows, by the name of the mark."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "zuotan-demo"
        write(demo, SAMPLE_SEED, SAMPLE_PAGES)
        build([demo / "pages"], demo / "visits.db")
        return {
            "page": _fenced(EXAMPLE.read_text(encoding="utf-8").split("<body>\n")[1].split("</body>")[0]),
            "reading": _shown("read", "docs/example.html", "--format", "table"),
            "visits": _shown("show", str(demo / "visits.db"), "visits", "--since", "2025", "--limit", "6"),
        }


def _shown(*words: str) -> str:
    terminal = patch("zuotan.command.terminal.on_terminal", return_value=True)
    with terminal, patch.dict(os.environ, COLUMNS=str(WIDTH)):
        result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    told = " ".join("zuotan-demo/visits.db" if word.endswith("visits.db") else word for word in words)
    lines = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    return _fenced(f"$ zuotan {told}\n\n{lines}")


def _fenced(text: str) -> str:
    return f"```\n{text.strip()}\n```"


def figures() -> str:
    """The tables of figures and of rates, with their days."""
    day = datetime.now(UTC).date().isoformat()
    parts = [f"Measured on {day}, from 0 to 1:", "", quality(scores())]
    results = sorted(RESULTS.glob("*.json"))
    if results:
        parts += ["", speed(msgspec.json.decode(results[-1].read_bytes()))]
    return "\n".join(parts)


def main() -> None:
    """Make every part, and put it between its marks."""
    os.chdir(ROOT)
    text = README.read_text(encoding="utf-8")
    for name, part in {**pictures(), "figures": figures()}.items():
        before, found, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        if not (found and end):
            raise SystemExit(f"{README.name} has no place for {name}")
        text = f"{before}{found}{part}\n{end}{after}"
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
