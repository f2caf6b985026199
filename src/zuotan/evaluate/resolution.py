"""Resolution judged against a world with known truth: which pages carry one report, tell one visit, name one person.

A figure has precision and recall. For copies they count pairs of pages; for visits and people they are B³ (Bagga and Baldwin 1998):
for each telling, or mention, the share of its cluster that truly belongs to it, and the share of what belongs to it that is in its
cluster, on average over all. For tours they count pairs of tellings of different visits. Only what a reading found, and
found right, is counted: what it missed or invented is the business of reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from zuotan.evaluate.visiting import Record, matched
from zuotan.model import Region
from zuotan.resolution import PersonSeen, Resolution, VisitSeen

Labels = tuple[Hashable, Hashable]
"""The true cluster of a thing, and the cluster in which it was found."""


class Share(Struct, frozen=True):
    """Precision and recall, from 0 to 1, over ``count`` things."""

    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Truth(Struct, frozen=True):
    """What is true across pages: the report of a page, the visit and tour of the ``n``-th visit of a page's gold, and the person
    of a name and side in it."""

    reports: Mapping[str, str]
    visits: Mapping[tuple[str, int], tuple[str, str]]
    people: Mapping[tuple[str, int, str, str], str]


def load_truth(folder: Path) -> Truth:
    """The truth of a world that was written to the folder. Raises OSError."""

    def table(name: str) -> list[list[str]]:
        text = (folder / "truth" / f"{name}.tsv").read_text(encoding="utf-8")
        return [line.split("\t") for line in text.splitlines()[1:]]

    return Truth(
        {page: report for page, report, *_ in table("pages")},
        {(page, int(n)): (visit, tour) for page, n, visit, tour in table("visits")},
        {(page, int(n), name, side): person for page, n, name, side, person in table("people")},
    )


def seen(page: str, reading: Record) -> list[VisitSeen]:
    """The visits of a reading as resolution sees them, each named by its page and number."""
    several = len(reading["visits"]) > 1 and reading["report"]["genre"] != "roundup"
    return [
        VisitSeen(
            id=f"{page}/{n}",
            page=page,
            n=n,
            kind=visit["kind"],
            visitors=_regions(visit["visitors"]),
            hosts=_regions(visit["hosts"]),
            people=tuple(
                PersonSeen(
                    f"{page}/{n}/{k}", one["name"], one["side"], tuple(one["roles"]), tuple(one["offices"])
                )
                for k, one in enumerate(visit["people"])
            ),
            stops=tuple(stop["name"] for stop in visit["stops"]),
            start=visit["start"],
            end=visit["end"],
            basis=visit["date_basis"],
            earliest=visit["earliest"],
            latest=visit["latest"],
            tour=several,
        )
        for n, visit in enumerate(reading["visits"])
    ]


def _regions(regions: Sequence[Record]) -> tuple[Region, ...]:
    return tuple(Region(one["code"], one["name"], one.get("zone"), one.get("town")) for one in regions)


def judge(
    truth: Truth, golds: Mapping[str, Record], readings: Mapping[str, Record], found: Resolution
) -> dict[str, Share]:
    """The figures copies, visits, people and tours of what was found in ``readings`` (by page, named as by ``seen``)."""
    cluster = {
        kind: {member: group[0] for group in groups for member in group}
        for kind, groups in (
            ("copies", found.copies),
            ("visits", found.visits),
            ("people", found.people),
            ("tours", found.tours),
        )
    }
    copies = [(truth.reports[page], cluster["copies"][page]) for page in golds]
    visits: list[Labels] = []
    people: list[Labels] = []
    tours: list[Labels] = []
    for page, gold in golds.items():
        told = readings[page]["visits"]
        for i, j in matched(gold["visits"], told):
            visit, tour = truth.visits[page, i]
            name = cluster["visits"][f"{page}/{j}"]
            visits.append((visit, name))
            tours.append((tour or visit, cluster["tours"][name]))
            for k, one in enumerate(told[j]["people"]):
                if who := truth.people.get((page, i, one["name"], one["side"])):
                    people.append((who, cluster["people"][f"{page}/{j}/{k}"]))
    return {
        "copies": pairwise(copies),
        "visits": b_cubed(visits),
        "people": b_cubed(people),
        "tours": _linked(visits, tours),
    }


def b_cubed(labels: Iterable[Labels]) -> Share:
    """The B³ of clusters: precision and recall of each thing's own cluster, on average."""
    both = Counter(labels)
    true, found = _sizes(both)
    total = both.total()
    if not total:
        return Share(1.0, 1.0, 0)
    return Share(
        sum(count * count / found[label] for (_, label), count in both.items()) / total,
        sum(count * count / true[label] for (label, _), count in both.items()) / total,
        total,
    )


def pairwise(labels: Iterable[Labels]) -> Share:
    """Pairs of things in one cluster: how many of those found are true, and how many of the true were found."""
    both = Counter(labels)
    true, found = _sizes(both)
    return _share(_pairs(both), _pairs(found), _pairs(true))


def _linked(visits: Sequence[Labels], tours: Sequence[Labels]) -> Share:
    """Pairs of tellings of different visits in one tour. A pair of one visit is of one tour too, so it is taken off."""
    joint = Counter((a, b, c, d) for (a, b), (c, d) in zip(visits, tours, strict=True))

    def pairs(*places: int) -> int:
        """Pairs that agree in the labels at the places: 0 true and 1 found visit, 2 true and 3 found tour."""
        counts: Counter[Hashable] = Counter()
        for labels, count in joint.items():
            counts[tuple(labels[place] for place in places)] += count
        return _pairs(counts)

    right = pairs(2, 3) - pairs(0, 3) - pairs(1, 2) + pairs(0, 1)
    return _share(right, pairs(3) - pairs(1), pairs(2) - pairs(0))


def _sizes(both: Mapping[Labels, int]) -> tuple[Counter[Hashable], Counter[Hashable]]:
    true: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    for (one, other), count in both.items():
        true[one] += count
        found[other] += count
    return true, found


def _pairs(counts: Mapping[Hashable, int] | Mapping[Labels, int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _share(right: int, found: int, true: int) -> Share:
    return Share(right / found if found else 1.0, right / true if true else 1.0, true)
