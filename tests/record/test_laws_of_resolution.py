"""The laws of resolution, on a world of a few hundred read pages: order, number of builds and workers decide nothing; decisions last."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from random import Random

import msgspec
import pytest
from rapidfuzz.distance import Levenshtein
from test_record import dump

from zuotan.engines import build, process_pool
from zuotan.model import Reading
from zuotan.record import open_record
from zuotan.sample.world import world

PAGES, SLIPPED, SEED = 420, 6, 5
FEW = 32
Added = tuple[Reading, bytes]
Rows = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pages of a world, but for most of those that slipped by a byte, which take a hundred times as long to restore."""
    folder = tmp_path_factory.mktemp("world")
    world(folder, SEED, PAGES)
    golds = {path.stem: msgspec.json.decode(path.read_bytes()) for path in (folder / "gold").iterdir()}
    slipped = sorted(name for name, gold in golds.items() if "gbk_slip" in gold["damage"])[SLIPPED:]
    return sorted(path for path in (folder / "pages").iterdir() if path.stem not in slipped)


@pytest.fixture(scope="module")
def whole(pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of all pages, in order, by one worker."""
    path = tmp_path_factory.mktemp("whole") / "v.db"
    build(pages, path)
    return path


@pytest.fixture(scope="module")
def read(whole: Path) -> list[Added]:
    """The pages as read, with their bytes."""
    with open_record(whole) as record:
        return [(reading, record.raw(reading.page.id)) for reading in record.readings()]


def added(path: Path, several: Iterable[Added]) -> None:
    """Add pages to a record, and resolve it."""
    with open_record(path) as record:
        for each in several:
            record.add(*each)
        record.resolve()


def resolved(path: Path) -> tuple[Rows, Rows]:
    """All that was resolved: the rows of clusters and of merged visits."""
    rows = dump(path)
    return rows["clusters"], rows["merged_visits"]


def visits(path: Path) -> dict[str, frozenset[str]]:
    """The tellings that are of one visit with a telling, by its name."""
    found: dict[str, set[str]] = {}
    with sqlite3.connect(path) as connection:
        for member, cluster in connection.execute(
            "SELECT member, cluster FROM clusters WHERE kind = 'visit'"
        ):
            found.setdefault(cluster, set()).add(member)
    return {member: frozenset(each) for each in found.values() for member in each}


def test_there_is_something_to_resolve(whole: Path) -> None:
    found: dict[tuple[str, str], int] = {}
    with sqlite3.connect(whole) as connection:
        for kind, cluster in connection.execute("SELECT kind, cluster FROM clusters"):
            found[kind, cluster] = found.get((kind, cluster), 0) + 1
    several = [kind for (kind, _), count in found.items() if count > 1]
    assert min(several.count(kind) for kind in ("copy", "visit", "tour", "person")) > 10


def test_any_order_of_pages_gives_the_same_clusters(read: list[Added], whole: Path, tmp_path: Path) -> None:
    shuffled = list(read)
    Random(11).shuffle(shuffled)
    added(tmp_path / "v.db", shuffled)
    assert resolved(tmp_path / "v.db") == resolved(whole)


def test_two_builds_give_the_same_clusters_as_one(read: list[Added], whole: Path, tmp_path: Path) -> None:
    added(tmp_path / "v.db", read[1::2])
    assert resolved(tmp_path / "v.db") != resolved(whole)
    added(tmp_path / "v.db", read[::2])
    assert resolved(tmp_path / "v.db") == resolved(whole)


def test_two_workers_and_one_give_the_same_record(pages: list[Path], tmp_path: Path) -> None:
    some = pages[:FEW]
    build(some, tmp_path / "one.db")
    build(some[::-1], tmp_path / "two.db", process_pool(2))
    assert dump(tmp_path / "two.db") == dump(tmp_path / "one.db")


def test_what_a_person_merged_and_split_survives_a_rebuild(read: list[Added], tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    added(path, read[: PAGES // 2])
    before = visits(path)
    one, other, *_ = min(tuple(sorted(each)) for each in before.values() if len(each) > 1)
    here, there, *_ = sorted(min(each) for each in before.values() if len(each) == 1)
    with open_record(path) as record:
        record.decide("甲", one, "split", value=other, why="two delegations")
        record.decide("甲", here, "merge", value=there, why="one visit")
    for several in (read[: PAGES // 2], read[PAGES // 2 :]):
        added(path, several)
        assert visits(path)[one] != visits(path)[other]
        assert visits(path)[here] == visits(path)[there]
    with open_record(path) as record:
        record.decide("甲", one, "undo", undoes=1)
        record.decide("甲", here, "undo", undoes=2)
        record.resolve()
    assert visits(path)[one] == visits(path)[other]
    assert visits(path)[here] != visits(path)[there]


def test_what_copies_heal_is_nearer_to_the_truth(pages: list[Path], whole: Path) -> None:
    golds = pages[0].parent.parent / "gold"
    with open_record(whole) as record:
        healed = record.healed_pages()
        assert healed
        for report in healed:
            gold = msgspec.json.decode((golds / Path(report.source).name).with_suffix(".json").read_bytes())
            true = gold["report"]["text"]
            own = record.reading(report.page).report.text
            assert Levenshtein.distance(report.text, true) < Levenshtein.distance(own, true), report.source
