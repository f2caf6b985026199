"""The command line: every command documented and run, one line for every error, the exit codes."""

from __future__ import annotations

import json
import re
import shlex
import socket
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from record_readings import reading
from rich.cells import cell_len

from zuotan.command import COMMANDS, cli
from zuotan.record import open_record

TEXT = "临江市委书记时向晚率党政代表团赴望海县考察，池一苇陪同。"
DAMAGED = (
    "臨(lín)江市委書(shū)記(jì)時(shí)向晚率黨(dǎng)政代表團(tuán)赴望海縣(xiàn)考察，池一葦(wěi)陪同,。"
)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def command(name: str) -> click.Command:
    assert isinstance(cli, click.Group)
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(DAMAGED)
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "visits.db"
    with open_record(path) as held:
        held.add(*reading())
        held.fail("broken.html", b"\x89PNG", "no text in it")
    return path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    told = command(name)
    assert told.help is not None
    assert told.help.split("\n")[0] == COMMANDS[name]
    examples = [line.strip() for line in told.help.split("Examples:")[1].split("\n") if "zuotan" in line]
    assert examples
    assert all(param.help for param in told.params if isinstance(param, click.Option))
    for example in examples:
        words = shlex.split(example.split(" > ")[0].split(" | ")[-1])
        assert words[:2] == ["zuotan", name]
        within = told.commands.values() if isinstance(told, click.Group) else (told,)
        known = {option for each in within for param in each.params for option in param.opts}
        assert {word for word in words if re.match("--?[a-z]", word)} <= known, example
    assert run(name, "--help").exit_code == 0


def test_the_help_names_every_command() -> None:
    help_text = run("--help").output
    assert all(name in help_text for name in COMMANDS)


def test_every_command_has_a_module_and_every_module_is_a_command() -> None:
    import zuotan.command

    folder = Path(zuotan.command.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__", "terminal"}
    assert modules == set(COMMANDS)


def test_an_unknown_command_is_a_usage_error() -> None:
    assert run("fly").exit_code == 2


def test_restore(page: Path) -> None:
    result = run("restore", page)
    assert (result.exit_code, result.stdout) == (0, f"{TEXT}\n")


def test_restore_from_stdin() -> None:
    assert run("restore", "-", stdin=TEXT.encode()).stdout == f"{TEXT}\n"


def test_restore_several_goes_on_after_a_bad_page(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("restore", tmp_path / "nowhere.txt", tmp_path / "empty.txt", page)
    assert result.exit_code == 1
    assert result.stdout == f"==> {page} <==\n{TEXT}\n"
    lines = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        str(tmp_path / "nowhere.txt"),
        str(tmp_path / "empty.txt"),
    ]


def test_restore_explains_every_edit(page: Path) -> None:
    result = run("restore", page, "--explain")
    header, *rows = result.stdout.splitlines()
    assert header.split("\t")[:4] == ["byte", "kind", "before", "after"]
    assert any("(lín)" in row for row in rows)


def test_read_prints_the_contract_one_line_a_page(page: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(TEXT.encode() * 5 + b"\xff")
    result = run("read", tmp_path)
    assert result.exit_code == 0
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(each["page"]["source"]).name for each in told] == ["broken.txt", "page.txt"]
    assert told[1]["report"]["text"] == TEXT
    assert set(told[1]) == {"page", "report", "edits", "visits", "programmes", "phrases", "observations"}


def test_read_as_tables(page: Path) -> None:
    result = run("read", page, "--format", "table")
    assert result.exit_code == 0
    assert f"source\t{page}" in result.stdout


def test_read_a_visit_as_a_table(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zuotan.reading

    monkeypatch.setattr(zuotan.reading, "read", lambda data, source, known: reading()[0], raising=False)
    lines = run("read", page, "--format", "table").stdout.splitlines()
    assert "who\t临江市 → 望海县 (study_visit)" in lines
    assert "when\t2024-05-08" in lines
    assert "visitor: head, speaker\t时向晚  临江市委书记" in lines
    assert "commitment: 池一苇\t推进海上风电合作  [energy]" in lines


def test_a_file_that_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    result = run("read", tmp_path / "a.png")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"zuotan: {tmp_path}/a.png: ")


def test_build_and_again(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "v.db"
    assert run("build", page, "-o", path).stdout == f"{path}: 1 pages: 1 read\n"
    assert run("build", page, "-o", path).stdout == f"{path}: 1 pages: 0 read, 1 already in the record\n"
    assert run("build", page, "-o", path, "--again").stdout == f"{path}: 1 pages: 1 read\n"
    result = run("build", "-", "nowhere.txt", "-o", path, stdin="望海县的一页。".encode())
    assert result.exit_code == 1
    assert result.stdout == f"{path}: 2 pages: 1 read, 1 failed\n"
    assert result.stderr == "zuotan: nowhere.txt: no such file or folder\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["visits"], "2024-05-08\t临江市\t望海县\t时向晚\t池一苇\t2\t0\t\t1\ta.txt"),
        (["tellings"], "2024-05-08\t临江市\t望海县\t时向晚\t池一苇\t2\t0\t2\ta.txt"),
        (
            ["visits", "--region", "临江", "--since", "2024"],
            "2024-05-08\t临江市\t望海县\t时向晚\t池一苇\t2\t0\t\t1\ta.txt",
        ),
        (["people"], "时向晚\t1\t1\t0\t1\t2024-05-08\t2024-05-08\t临江市委书记"),
        (["regions"], "990221\t望海县\t0\t1\t1\t2024-05-08\t2024-05-08"),
        (
            ["ledger", "--field", "energy"],
            "2024-05-08\t临江市\t望海县\t池一苇\thost\tenergy\t推进海上风电合作\ta.txt",
        ),
        (["failures"], "broken.html\tno text in it"),
        (["pages"], "failed\t\t\t\t0\t0\tbroken.html\tno text in it"),
        (["summary"], "visits\t1"),
        ([], "临江市→望海县\t1"),
    ],
)
def test_show(record: Path, arguments: list[str], line: str) -> None:
    result = run("show", record, *arguments)
    assert result.exit_code == 0
    assert line in result.stdout.splitlines()


def test_show_filters_and_limits(record: Path) -> None:
    assert len(run("show", record, "visits", "--until", "2023").stdout.splitlines()) == 1
    assert len(run("show", record, "ledger", "--person", "闻一笛").stdout.splitlines()) == 1
    result = run("show", record, "people", "--limit", "1")
    assert (len(result.stdout.splitlines()), result.stderr) == (2, "1 more\n")


def test_show_search(record: Path) -> None:
    assert "池一苇" in run("show", record, "search", "池一").stdout.splitlines()[1]


@pytest.mark.parametrize("arguments", [["search"], ["visits", "what"], ["fish"], ["visits", "--limit", "0"]])
def test_show_usage(record: Path, arguments: list[str]) -> None:
    assert run("show", record, *arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["show"], ["export", "--as", "csv", "-o", "x"]])
def test_what_is_no_record(tmp_path: Path, arguments: list[str]) -> None:
    for name, content in {"none.db": None, "text.db": b"no database" * 100}.items():
        if content:
            (tmp_path / name).write_bytes(content)
        result = run(arguments[0], tmp_path / name, *arguments[1:])
        assert result.exit_code == 2
        assert str(tmp_path / name) in result.stderr.splitlines()[-1]


def test_export(record: Path, tmp_path: Path) -> None:
    result = run("export", record, "--as", "csv", "-o", tmp_path / "tables")
    assert f"{tmp_path}/tables/ledger.csv" in result.stdout.splitlines()
    assert run("export", record, "--as", "jsonl", "-o", tmp_path / "v.jsonl").exit_code == 0
    assert json.loads((tmp_path / "v.jsonl").read_text())["visits"][0]["start"] == "2024-05-08"
    assert run("export", record, "--as", "jsonl", "-o", tmp_path / "no" / "v.jsonl").exit_code == 2
    assert run("export", record, "--as", "xls", "-o", tmp_path / "x").exit_code == 2


def test_the_demo_says_where_to_look_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("demo", "-o", tmp_path / "d", "--pages", "8", "--seed", "2")
    assert result.exit_code == 0
    assert json.loads((tmp_path / "d" / "gold" / "0000.json").read_text())["page"]["source"].startswith(
        "pages/"
    )
    shown = [line.split("#")[0].split()[1:] for line in result.stdout.split("Look next:\n")[1].splitlines()]
    assert len(shown) > 4
    for words in shown:
        if words[0] != "serve":  # it does not end by itself; tests/web serves it
            assert run(*words).exit_code == 0, words


def test_the_demo_can_end_in_its_web_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Path, int]] = []
    monkeypatch.setattr("uvicorn.Config.bind_socket", lambda _: socket.create_server(("127.0.0.1", 0)))
    monkeypatch.setattr(
        "uvicorn.Server.run",
        lambda server, sockets: served.append(
            (server.config.app.state.library.path, sockets[0].getsockname()[1])
        ),
    )
    done = run("demo", "-o", tmp_path / "d", "--pages", "4", "--serve")
    assert done.exit_code == 0
    ((path, port),) = served
    assert path == tmp_path / "d" / "visits.db"
    assert f"http://127.0.0.1:{port}/" in done.output


class _Terminal:
    """A table as a terminal of a width shows it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        monkeypatch.setattr("zuotan.command.terminal.on_terminal", lambda: True)
        monkeypatch.setenv("COLUMNS", str(width))

    def shows(self, *words: str | Path) -> list[str]:
        return [line.rstrip() for line in run(*words).stdout.splitlines()]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_tables_fit_their_terminal(record: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    terminal = _Terminal(monkeypatch, width)
    for subject in ("visits", "people", "regions", "ledger", "pages", "failures"):
        lines = terminal.shows("show", record, subject)
        assert max(map(cell_len, lines)) <= width, subject
        assert len(lines) > 2, subject


def test_a_terminal_is_spared_empty_columns_and_folders(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, first = _Terminal(monkeypatch, 120).shows("show", record, "failures")[:3]
    assert (head.split(), first.split(maxsplit=1)[0]) == (["source", "reason"], "broken.html")
