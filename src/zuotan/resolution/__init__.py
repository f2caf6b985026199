"""Resolution: many pages in, and what they tell of in common out.

Four outlets tell one visit, one governor becomes a secretary elsewhere, two visits are legs of one tour, three pages carry one report.
Resolution is a pure function of the pages, of the facts read from them and of people's decisions: the same clusters for any
order of pages. Each kind of thing has its file: :mod:`copies`, :mod:`visits`, :mod:`tours`, :mod:`people`; :mod:`partition` puts them
together, and :mod:`merging` makes one visit of its tellings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from zuotan.resolution.bounding import Bound
from zuotan.resolution.copies import Signature, copies, leader, signature
from zuotan.resolution.holdings import Holdings, Sight
from zuotan.resolution.legs import leg_bounds
from zuotan.resolution.merging import MergedPerson, MergedVisit, Told, merge
from zuotan.resolution.partition import Pair
from zuotan.resolution.people import identify, sightings
from zuotan.resolution.seen import PageSeen, PersonSeen, VisitSeen
from zuotan.resolution.tours import tours
from zuotan.resolution.visits import gather

__all__ = [
    "Bound",
    "Decided",
    "Holdings",
    "MergedPerson",
    "MergedVisit",
    "PageSeen",
    "PersonSeen",
    "Resolution",
    "Sight",
    "Told",
    "VisitSeen",
    "leader",
    "leg_bounds",
    "merge",
    "resolve",
    "signature",
]

Cluster = tuple[str, ...]


class Decided(Struct, frozen=True):
    """What people decided of things: pairs that are one (merge) and pairs that are not (split), by the names of facts."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


class Resolution(Struct, frozen=True):
    """What many pages tell of: clusters of pages with one report, of tellings of one visit, of visits of one tour (by the least
    telling of each), of sightings of one person. Clusters and their members are in order of names; single ones are among them."""

    copies: tuple[Cluster, ...]
    visits: tuple[Cluster, ...]
    tours: tuple[Cluster, ...]
    people: tuple[Cluster, ...]


def resolve(
    signatures: Mapping[str, Signature], visits: Iterable[VisitSeen], decided: Decided | None = None
) -> Resolution:
    """Resolve the visits of pages whose MinHash ``signatures`` (see :func:`signature`) are given by the pages' names."""
    decided = decided or Decided()
    held: Sequence[VisitSeen] = sorted(visits, key=lambda visit: visit.id)
    same = copies(signatures, decided.together, decided.apart)
    told = gather(held, same, signatures, decided.together, decided.apart)
    ways = tours(held, told, decided.together, decided.apart)
    who = identify(sightings(held, told), decided.together, decided.apart)
    return Resolution(*(tuple(found.clusters()) for found in (same, told, ways, who)))
