"""The world of the sample: careers that hold together, visits told again and again, and a truth that fits the pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from zuotan.sample.names import real_names
from zuotan.sample.world import WorldPage, world, world_pages

PAGES = 400


@pytest.fixture(scope="module")
def pages() -> list[WorldPage]:
    return list(world_pages(3, PAGES))


def test_the_same_seed_gives_the_same_world(pages: list[WorldPage]) -> None:
    assert list(world_pages(3, PAGES)) == pages
    assert [one.page.name for one in pages] != sorted(one.page.name for one in pages)
    assert len({one.page.name for one in pages}) == PAGES


def test_the_truth_fits_the_gold(pages: list[WorldPage]) -> None:
    for one in pages:
        visits = one.page.gold["visits"]
        assert [visit.n for visit in one.visits] == list(range(len(visits)))
        told = [(n, who["name"], who["side"]) for n, visit in enumerate(visits) for who in visit["people"]]
        assert [(who.n, who.name, who.side) for who in one.people] == told
        assert len(set(told)) == len(told)
        assert not any("person" in who for visit in visits for who in visit["people"])


def test_one_visit_is_told_by_several_and_reports_are_reprinted(pages: list[WorldPage]) -> None:
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for one in pages:
        for visit in one.visits:
            reports[visit.visit].add(one.report)
    assert max(map(len, reports.values())) >= 3
    assert max(Counter(one.report for one in pages).values()) >= 2


def test_all_tellings_of_a_visit_have_its_regions_and_days(pages: list[WorldPage]) -> None:
    routes: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    days: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in pages:
        for visit, gold in zip(one.visits, one.page.gold["visits"], strict=True):
            routes[visit.visit].add(tuple(region["code"] for region in gold["visitors"] + gold["hosts"]))
            if gold["start"]:
                days[visit.visit].add((gold["start"], gold["end"]))
    assert all(len(told) == 1 for told in routes.values())
    assert all(len(told) == 1 for told in days.values())


def test_nobody_is_at_two_visits_on_one_day(pages: list[WorldPage]) -> None:
    where: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in pages:
        for who in one.people:
            if start := one.page.gold["visits"][who.n]["start"]:
                where[who.person, start].add(one.visits[who.n].visit)
    assert all(len(visits) == 1 for visits in where.values())


def test_people_move_and_names_collide(pages: list[WorldPage]) -> None:
    offices: defaultdict[str, set[str]] = defaultdict(set)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for one in pages:
        for who in one.people:
            names[who.person].add(who.name)
            if "/" not in who.person:
                bearers[who.name].add(who.person)
        for visit, gold in enumerate(one.page.gold["visits"]):
            people = [who.person for who in one.people if who.n == visit]
            for person, told in zip(people, gold["people"], strict=True):
                offices[person].update(
                    office for office in told["offices"] if office.endswith(("书记", "长"))
                )
    assert all(len(told) == 1 for told in names.values())
    assert sum(len(told) > 2 for told in offices.values()) >= 5
    assert sum(len(told) > 1 for told in bearers.values()) >= 5
    assert not bearers.keys() & real_names()


def test_legs_of_a_tour_are_of_one_visitor_on_days_that_follow(pages: list[WorldPage]) -> None:
    tours: defaultdict[str, dict[str, tuple[str, str, str]]] = defaultdict(dict)
    for one in pages:
        for visit, gold in zip(one.visits, one.page.gold["visits"], strict=True):
            if visit.tour and gold["start"]:
                told = (gold["visitors"][0]["code"], gold["hosts"][0]["code"], gold["start"])
                tours[visit.tour][visit.visit] = told
    assert any(len(legs) > 1 for legs in tours.values())
    for legs in tours.values():
        assert len({visitor for visitor, _, _ in legs.values()}) == 1
        assert len({host for _, host, _ in legs.values()}) == len(legs)
        assert len({start for _, _, start in legs.values()}) == len(legs)


def test_a_world_is_written_with_its_tables(tmp_path: Path) -> None:
    world(tmp_path, 3, 60)
    assert len(list((tmp_path / "pages").iterdir())) == len(list((tmp_path / "gold").iterdir())) == 60
    for name, columns in (("pages", 2), ("visits", 4), ("people", 5)):
        lines = (tmp_path / "truth" / f"{name}.tsv").read_text("utf-8").splitlines()
        assert len(lines) > 40
        assert {len(line.split("\t")) for line in lines} == {columns}
