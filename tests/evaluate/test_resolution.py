"""Figures of resolution: counted by hand on small clusters, and held on a small world, in any order."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from zuotan.evaluate.gold import load_gold
from zuotan.evaluate.resolution import Truth, b_cubed, judge, load_truth, pairwise, seen
from zuotan.resolution import Resolution, resolve, signature
from zuotan.sample.world import world

Record = dict[str, Any]


def test_b_cubed_of_two_clusters_of_which_one_holds_a_stranger() -> None:
    share = b_cubed([("a", 1), ("a", 1), ("b", 1), ("b", 2)])
    assert share.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert share.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert share.count == 4


def test_pairs_that_are_true_and_pairs_that_are_found() -> None:
    share = pairwise([("a", 1), ("a", 1), ("b", 1), ("b", 2)])
    assert (share.precision, share.recall, share.count) == (1 / 3, 1 / 2, 2)
    assert share.f1 == pytest.approx(0.4)


def test_nothing_found_of_nothing_is_right() -> None:
    assert b_cubed([]).f1 == pairwise([]).f1 == 1.0


def visit(day: str, host: str) -> Record:
    regions = {"宁波市": "330200", "丽水市": "331100", "衢州市": "330800"}
    return {
        "kind": "study_visit",
        "visitors": [{"code": regions["宁波市"], "name": "宁波市"}],
        "hosts": [{"code": regions[host], "name": host}],
        "people": [{"name": "时向晚", "side": "visitor", "roles": ["head"], "offices": ["宁波市委书记"]}],
        "stops": [],
        "start": day,
        "end": day,
        "date_basis": "stated",
        "earliest": None,
        "latest": None,
    }


def page(*visits: Record) -> Record:
    return {"report": {"genre": "visit_report", "text": ""}, "visits": list(visits)}


def test_tours_count_pairs_of_different_visits_only() -> None:
    pages = {
        "a": page(visit("2031-05-08", "丽水市")),
        "b": page(visit("2031-05-09", "衢州市")),
        "c": page(visit("2031-05-08", "丽水市")),
    }
    truth = Truth(
        {name: name for name in pages},
        {("a", 0): ("v1", "t1"), ("b", 0): ("v2", "t1"), ("c", 0): ("v1", "t1")},
        {(name, 0, "时向晚", "visitor"): "p1" for name in pages},
    )
    people = (("a/0/0", "b/0/0", "c/0/0"),)
    whole = Resolution((("a",), ("b",), ("c",)), (("a/0", "c/0"), ("b/0",)), (("a/0", "b/0"),), people)
    assert {share.f1 for share in judge(truth, pages, pages, whole).values()} == {1.0}
    assert judge(truth, pages, pages, whole)["tours"].count == 2
    parted = Resolution((("a",), ("b",), ("c",)), (("a/0", "c/0"), ("b/0",)), (("a/0",), ("b/0",)), people)
    assert judge(truth, pages, pages, parted)["tours"].recall == 0.0


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Truth, dict[str, Record]]:
    folder = tmp_path_factory.mktemp("world")
    world(folder, 1, 200)
    return load_truth(folder), {one.name: one.gold for one in load_gold(folder).pages}


def resolved(golds: dict[str, Record], order: list[str]) -> Resolution:
    sketches = {name: signature(golds[name]["report"]["text"]) for name in order}
    return resolve(sketches, [one for name in order for one in seen(name, golds[name])])


def test_a_small_world_is_resolved(held: tuple[Truth, dict[str, Record]]) -> None:
    truth, golds = held
    figures = judge(truth, golds, golds, resolved(golds, list(golds)))
    floors = {"copies": 0.99, "visits": 0.98, "people": 0.98, "tours": 0.95}
    assert {name: share for name, share in figures.items() if share.f1 < floors[name]} == {}
    assert figures["visits"].precision >= 0.99
    assert all(share.count > 20 for share in figures.values())


def test_the_order_of_pages_decides_nothing(held: tuple[Truth, dict[str, Record]]) -> None:
    golds = held[1]
    shuffled = list(golds)
    Random(7).shuffle(shuffled)
    assert resolved(golds, shuffled) == resolved(golds, list(golds))
