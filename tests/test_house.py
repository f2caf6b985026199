"""The house: locks, docs and sources keep the rules that they state."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import click
import pytest

from zuotan.command import COMMANDS, cli
from zuotan.evaluate import FIGURES

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SOURCES = sorted((ROOT / "src").rglob("*.py"))
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
LONGEST = 400


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_hold_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)
    pins = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
    assert pins
    assert len(pins) == len(re.findall(r"==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", text))


def test_what_users_run_is_what_is_tested() -> None:
    def pins(name: str) -> set[str]:
        return set(
            re.findall(r"^[a-z0-9][\w.-]*==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE)
        )

    assert pins("run.txt") <= pins("dev.txt")


def test_sources_stay_short() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_nothing_is_silenced() -> None:
    marks = re.compile(r"#\s*(noqa|type:\s*ignore|pyright:|TODO|FIXME|XXX)")
    assert [path.name for path in SOURCES if marks.search(path.read_text(encoding="utf-8"))] == []


def examples() -> list[str]:
    found = []
    for page in DOCS:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            found += [line for line in block.splitlines() if line.startswith("zuotan ")]
    return found


@pytest.mark.parametrize("example", examples())
def test_every_command_in_the_docs_exists(example: str) -> None:
    words = shlex.split(example.split(" > ")[0], comments=True)
    assert words[1] in COMMANDS
    assert isinstance(cli, click.Group)
    command = cli.get_command(click.Context(cli), words[1])
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if re.match("--?[a-z]", word)} <= known


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        name for name in COMMANDS if f"zuotan {name}" not in readme and f"make {name}" not in readme
    ] == []


def test_the_python_of_the_readme_runs() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 0) == (0, True)


def test_links_in_the_docs_lead_somewhere() -> None:
    pages = [*DOCS, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_make_target_is_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in set(phony[1].split()) - {"help"}:
        assert re.search(rf"^#   make {target} ", makefile, re.MULTILINE), target


def test_the_number_of_figures_is_as_told() -> None:
    assert len(FIGURES) == 16
