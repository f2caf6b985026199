"""The build: the same record in any order, on any number of workers, after any interruption; no page stops the rest."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zuotan.engines import Built, build, labour, process_pool
from zuotan.record import open_record
from zuotan.record.schema import METADATA

TEXT = "临江市委书记时向晚率党政代表团赴望海县考察，池一苇陪同。"


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in METADATA.tables
        }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    for number in range(30):
        (made / f"{number:03}.txt").write_text(f"第{number}页。{TEXT}\n" * 3)
    return made


def test_again_only_the_new_are_read(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    told: list[Built] = []
    first = build([folder], path, progress=told.append)
    assert (first.seen, first.read, first.skipped) == (30, 30, 0)
    assert told[-1] == first
    (folder / "new.txt").write_text(f"新的一页。{TEXT}")
    assert build([folder], path) == Built(seen=31, read=1, skipped=30)
    assert build([folder], path, again=True) == Built(seen=31, read=31)


def test_order_parts_and_workers_do_not_matter(folder: Path, tmp_path: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "007.txt").read_bytes())
    (folder / "000-copy.txt").write_bytes((folder / "029.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    files = sorted(folder.iterdir())
    build([folder, "nowhere.txt"], tmp_path / "1.db")
    build(["nowhere.txt", *reversed(files)], tmp_path / "2.db")
    build(files[20:], tmp_path / "3.db")
    build([*files[:20], "nowhere.txt"], tmp_path / "3.db")
    build([*files, "nowhere.txt"], tmp_path / "4.db", process_pool(2))
    one = dump(tmp_path / "1.db")
    assert len(one["pages"]) == 32
    assert len(one["page_sources"]) == 34
    for name in ("2.db", "3.db", "4.db"):
        assert dump(tmp_path / name) == one, name


def test_a_page_in_two_places_is_read_as_found_in_the_first_by_name(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    build([folder / "007.txt"], path)
    (folder / "000.txt").write_bytes((folder / "007.txt").read_bytes())
    build([folder / "000.txt"], path)
    with open_record(path) as record:
        (page,) = record.pages()
        assert page.source == str(folder / "000.txt")
        assert record.reading(page.id).page.source == page.source


def test_it_goes_on_where_it_was_killed(folder: Path, tmp_path: Path) -> None:
    for number in range(400):
        (folder / f"more{number}.txt").write_text(f"又{number}页。{TEXT}")
    path = tmp_path / "v.db"
    code = (
        "import sys, time\nfrom zuotan.engines import build\n"
        "build([sys.argv[1]], sys.argv[2], progress=lambda b: (print(b.read, flush=True), time.sleep(0.2)))"
    )
    running = subprocess.Popen([sys.executable, "-c", code, folder, path], stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGKILL)
    running.communicate()
    with open_record(path) as record:
        kept = len(record.pages())
        assert 0 < kept < 430
        for page in record.pages():
            record.reading(page.id)
    built = build([folder], path)
    assert (built.read + built.skipped, built.skipped >= kept) == (430, True)
    build([folder], tmp_path / "whole.db")
    assert dump(path) == dump(tmp_path / "whole.db")


def test_no_page_stops_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    bad = {
        "binary.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        "broken.txt": TEXT.encode()[:-1] + b"\xff\xfe\xe4" + TEXT.encode(),
        "deep.html": b"<div>" * 20_000 + TEXT.encode() + b"</div>" * 20_000,
        "empty.txt": b"",
        "gbk.txt": (TEXT * 5).encode("gbk"),
        "one.txt": "的".encode() * 30_000,
        "spaces.txt": b" \n\t " * 100,
        "tags.html": b"<html><body><script>1</script></body></html>",
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "z.txt").write_text(TEXT)
    started = time.monotonic()
    built = build([folder], tmp_path / "v.db")
    assert time.monotonic() - started < 20
    assert built.seen == len(bad) + 2 == built.read + built.set_aside + built.failed
    with open_record(tmp_path / "v.db") as record:
        pages = {Path(page.source).name: page for page in record.pages()}
        assert len(pages) == built.seen
        assert pages["z.txt"].status == pages["broken.txt"].status == pages["gbk.txt"].status == "read"
        assert pages["gbk.txt"].charset != "utf-8"
        failed = {Path(row.source).name: row.reason for row in record.failures()}
        assert {"binary.html", "empty.txt", "huge.txt", "spaces.txt"} <= failed.keys()
        assert all(
            reason and "\n" not in reason and "program failed" not in reason for reason in failed.values()
        )


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    import fake_reading

    import zuotan.reading

    monkeypatch.setattr(zuotan.reading, "read", fake_reading.read, raising=False)


@pytest.mark.usefixtures("faked")
def test_faults_of_the_program_are_failures_with_a_reason(tmp_path: Path) -> None:
    for name, text in {"a": "deep", "b": "odd", "c": "", "d": TEXT}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    built = build([tmp_path], tmp_path / "v.db")
    assert (built.read, built.failed) == (1, 3)
    with open_record(tmp_path / "v.db") as record:
        assert [row.reason for row in record.failures()] == [
            "too much for the program (RecursionError)",
            r"the program failed on it (KeyError: 'x\ny')",
            "the page is empty",
        ]


def test_the_pages_of_a_dead_worker_are_failures() -> None:
    from zuotan.pages import RawPage

    (rows,) = labour.lost_pages((RawPage("a.txt", b"x"),))
    assert rows["pages"][0][1:4] == ("failed", "the worker process died over this page", "a.txt")
