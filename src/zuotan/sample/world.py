"""A world (世界) of the sample: pages that tell of the same people and visits again and again, with the truth across pages.

The same officials sit in the same rooms for years, rise and move; the same pairs of places meet every year; each visit is told by up
to three outlets and in roundups, reports are reprinted and damaged. The truth says which pages carry one report, which tellings are of
one visit and one tour, and which mentions are of one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from msgspec import Struct

from zuotan.sample.careers import Careers
from zuotan.sample.happenings import Happenings, Numbered, retold
from zuotan.sample.misleading import other_news
from zuotan.sample.page import SamplePage
from zuotan.sample.places import Place, of_level, province
from zuotan.sample.reports import Told, View, report
from zuotan.sample.roundups import told_chronicle, told_tally
from zuotan.sample.schedule import dressed
from zuotan.sample.stories import Story
from zuotan.sample.tables import Lot, chance
from zuotan.sample.tours import told_tour

REPRINTED = 0.15
"""The share of reports that are reprinted, one to three times."""
YEARLESS = 0.04
"""The share of reports that give no year."""
ROUNDUP_PAGES, OTHER_PAGES = 0.05, 0.05
"""The share of pages that are roundups, and that tell of no visit."""
PAGES_OF_PLACE = 60
"""Pages for each place of the world: the smaller, the fewer visits of one place."""
LEAST_PROVINCES = 5
VIEWS: tuple[View, ...] = ("host", "visitor", "agency")


class PersonTruth(Struct, frozen=True):
    """A person in a visit of a page, and who that is."""

    n: int
    name: str
    side: str
    person: str


class VisitTruth(Struct, frozen=True):
    """The visit that a page tells in place ``n``, and the tour that it is a leg of (empty where it is none's)."""

    n: int
    visit: str
    tour: str


class WorldPage(Struct, frozen=True):
    """A page with the report that it carries and what is true of its visits and people across pages."""

    page: SamplePage
    report: str
    visits: tuple[VisitTruth, ...]
    people: tuple[PersonTruth, ...]


class _Report(Struct, frozen=True):
    """A report before it is printed, and the visits that it tells in order."""

    told: Told
    visits: tuple[Numbered, ...] = ()


def world_pages(seed: int, pages: int) -> Iterator[WorldPage]:
    """The pages of the world of a seed; how long it is decides how many places it has."""
    rng = Lot(f"world/{seed}/{pages}")
    numbers = rng.sample(range(pages), pages)
    printed = islice(_printed(rng, pages), pages)
    for number, (name, one, visits, people) in zip(numbers, printed, strict=True):
        yield WorldPage(dressed(rng, number, one), name, visits, people)


def reports(seed: int, pages: int) -> Iterator[dict[str, Any]]:
    """The gold of as many reports, reprints among them, for who needs no pages."""
    rng = Lot(f"world/{seed}/{pages}")
    return (told.gold for _, told, _, _ in islice(_printed(rng, pages), pages))


_Printed = tuple[str, Told, tuple[VisitTruth, ...], tuple[PersonTruth, ...]]


def _printed(rng: Random, pages: int) -> Iterator[_Printed]:
    """Every printing of every report of the world with its truth."""
    for number, one in enumerate(_reports(rng, pages)):
        name = f"r{number:06d}"
        truth = _truth(one, name)
        for _ in range(_prints(rng)):
            yield name, one.told, *truth


def _prints(rng: Random) -> int:
    return 1 + (rng.choice((1, 1, 2, 3)) if chance(rng, REPRINTED) else 0)


def _reports(rng: Random, pages: int) -> Iterator[_Report]:
    homes, partners = _atlas(rng, pages)
    careers = Careers(rng, homes, partners)
    past: defaultdict[tuple[str, int, int], list[Numbered]] = defaultdict(list)
    diary: defaultdict[tuple[str, int], list[Numbered]] = defaultdict(list)
    for happening in Happenings(rng, careers, homes, partners):
        for one in happening:
            day = one.story.days.start
            past[one.story.host.place.level, day.year, day.month].append(one)
            for side in (one.story.visitor, one.story.host):
                diary[side.place.code, day.year].append(one)
        yield from _tellings(rng, happening)
        if chance(rng, ROUNDUP_PAGES * 2) and (roundup := _roundup(rng, happening[0].story, past, diary)):
            yield roundup
        if chance(rng, OTHER_PAGES * 2):
            yield _Report(other_news(rng))


def _atlas(rng: Random, pages: int) -> tuple[list[Place], dict[str, str]]:
    """The places of the world, whole provinces, and for each the partner of its level in another province."""
    every = [place for level in ("province", "prefecture", "county") for place in of_level(level)]
    provinces = list(of_level("province"))
    share = pages / PAGES_OF_PLACE / len(every)
    count = max(LEAST_PROVINCES, min(len(provinces), round(share * len(provinces))))
    chosen = {place.code for place in rng.sample(provinces, count)}
    homes = [place for place in every if province(place).code in chosen]
    partners: dict[str, str] = {}
    for home in homes:
        free = [
            other.code
            for other in homes
            if other.level == home.level
            and province(other) != province(home)
            and other.code not in partners
            and other.short[:2] != home.short[:2]
        ]
        if home.code not in partners and free:
            partner = rng.choice(free)
            partners[home.code], partners[partner] = partner, home.code
    return homes, partners


def _tellings(rng: Random, happening: Sequence[Numbered]) -> Iterator[_Report]:
    """The reports of a happening by one to three outlets, of a tour also the visitor's paper's on the whole."""
    tour = len(happening) > 1
    if tour and chance(rng, 0.85):
        yield _Report(told_tour(rng, [one.story for one in happening]), tuple(happening))
    for one in happening:
        outlets = rng.choice((1, 1, 1, 2)) if tour else rng.choice((1, 1, 2, 2, 3))
        for nth, view in enumerate(rng.sample(VIEWS, outlets)):
            fullness = 1.0 if nth == 0 else rng.uniform(0.2, 0.9)
            yield _Report(report(rng, retold(rng, one.story, YEARLESS), view, fullness), (one,))


def _roundup(
    rng: Random,
    story: Story,
    past: dict[tuple[str, int, int], list[Numbered]],
    diary: dict[tuple[str, int], list[Numbered]],
) -> _Report | None:
    """A tally of a month, or a chronicle of a place's year, of what has been drawn so far; None where that is too little."""
    day = story.days.start
    place = story.host.place
    if chance(rng, 0.5):
        held = past[place.level, day.year, day.month]
    else:
        held = diary[place.code, day.year]
    if len(held) < 2:
        return None
    chosen = sorted(rng.sample(held, min(len(held), rng.randint(3, 6))), key=lambda one: one.story.days.start)
    stories = [one.story for one in chosen]
    if held is past[place.level, day.year, day.month]:
        told = told_tally(rng, stories)
    else:
        told = told_chronicle(rng, place, stories)
    return _Report(told, tuple(chosen))


def _truth(one: _Report, name: str) -> tuple[tuple[VisitTruth, ...], tuple[PersonTruth, ...]]:
    """The truth of a report; takes the persons out of its gold, which knows nothing across pages."""
    visits, people = [], []
    for n, (held, visit) in enumerate(zip(one.visits, one.told.gold["visits"], strict=True)):
        tour = f"t{held.tour:06d}" if held.tour is not None else ""
        visits.append(VisitTruth(n, f"v{held.number:06d}", tour))
        for person in visit["people"]:
            who = person.pop("person", "") or f"{name}/{person['name']}"
            people.append(PersonTruth(n, person["name"], person["side"], who))
    return tuple(visits), tuple(people)


def world(folder: Path, seed: int = 1, pages: int = 2000) -> None:
    """Writes a world below ``folder``: ``pages/`` and ``gold/`` as the sample has them, and ``truth/`` with three tables.

    ``pages.tsv`` gives the report of each page, ``visits.tsv`` the visit and tour of each visit of a page, ``people.tsv`` who each
    person of such a visit is. Raises OSError.
    """
    for name in ("pages", "gold", "truth"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[Sequence[object]]] = {
        "pages": [("page", "report")],
        "visits": [("page", "n", "visit", "tour")],
        "people": [("page", "n", "name", "side", "person")],
    }
    for one in world_pages(seed, pages):
        (folder / "pages" / one.page.name).write_bytes(one.page.raw)
        stem = Path(one.page.name).stem
        (folder / "gold" / f"{stem}.json").write_bytes(msgspec.json.encode(one.page.gold))
        tables["pages"].append((stem, one.report))
        tables["visits"] += [(stem, visit.n, visit.visit, visit.tour) for visit in one.visits]
        tables["people"] += [(stem, who.n, who.name, who.side, who.person) for who in one.people]
    for name, lines in tables.items():
        (folder / "truth" / f"{name}.tsv").write_text(_table(lines), encoding="utf-8")


def _table(lines: Iterable[Sequence[object]]) -> str:
    head, *rest = ["\t".join(map(str, line)) for line in lines]
    return "\n".join((head, *sorted(rest))) + "\n"
