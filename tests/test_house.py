"""The house: locks, docs and sources keep the rules that they state."""

from __future__ import annotations

import doctest
import gzip
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from zuotan import read
from zuotan.command import COMMANDS, cli
from zuotan.engines import build
from zuotan.evaluate import FIGURES, load_gold
from zuotan.record.contract import encode
from zuotan.sample import write

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
    if isinstance(command, click.Group):
        command = next(command.commands[word] for word in words[2:] if word in command.commands)
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if re.match("--?[a-z]", word)} <= known


def asked() -> list[str]:
    """Every command of the docs that ends by itself (``serve`` does not), those of tables among them."""
    in_tables = [
        found
        for page in DOCS
        for found in re.findall(r"`\.venv/bin/(zuotan [^`]*)`", page.read_text(encoding="utf-8"))
    ]
    return [example for example in [*examples(), *in_tables] if not example.startswith("zuotan serve")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the docs name: pages, a crawl, a record, gold."""
    folder = tmp_path_factory.mktemp("docs")
    write(folder / "GOLD", 1, 12)
    shutil.copytree(folder / "GOLD" / "pages", folder / "pages")
    first = min((folder / "pages").iterdir()).read_bytes()
    (folder / "page.html").write_bytes(first)
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: %d\r\n\r\n"
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(head % len(first) + first + b"\r\n\r\n"))
    (folder / "readings.jsonl").write_bytes(encode(read(first, "page.html")) + b"\n")
    build([folder / "pages"], folder / "visits.db")
    return folder


@pytest.mark.parametrize("example", asked())
def test_every_command_in_the_docs_runs(example: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    floors = place / "tests" / "evaluate" / "floors.toml"
    floors.parent.mkdir(parents=True, exist_ok=True)
    floors.write_text("", encoding="utf-8")
    words = shlex.split(example.split(" > ")[0], comments=True)[1:]
    result = CliRunner().invoke(cli, words, input="a password, where one is asked for\n")
    assert result.exit_code == 0, result.output


def test_no_person_of_the_gold_is_named_in_the_source() -> None:
    gold = ROOT.parent / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("the folder shared with seeds and cases is not beside the checkout")
    people = {
        person["name"]
        for page in load_gold(gold).pages
        for visit in page.gold["visits"]
        for person in visit["people"]
    }
    reviewed = ROOT / "src" / "zuotan" / "knowledge" / "data"
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in (ROOT / "src").rglob("*")
        if path.suffix in (".py", ".tsv", ".toml") and not path.is_relative_to(reviewed)
    }
    assert len(people) > 50
    assert [(path.name, name) for path, text in texts.items() for name in people if name in text] == []


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        name for name in COMMANDS if f"zuotan {name}" not in readme and f"make {name}" not in readme
    ] == []


def test_the_python_of_the_readme_runs() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 0) == (0, True)


def test_the_figures_of_the_readme_are_those_that_are_measured() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.search(r"<!-- figures -->\n(.*?)<!-- /figures -->", readme, re.DOTALL)
    assert told is not None
    rows = [row.split(" | ")[0].removeprefix("| ") for row in told[1].splitlines() if row.startswith("| ")]
    assert set(FIGURES.values()) <= set(rows)


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
