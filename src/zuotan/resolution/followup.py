"""Proposes what came of a promise: later pages of the same two regions that name the same project, programme or document.

A promise and a passage are compared by the pairs of characters that they share once the stock words of the genre are taken out
(合作, 发展, 产业: table ``data/stock_words``), each pair weighed by how rare it is among all promises. A proposal is for a person to judge,
so both passages go with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import log

from msgspec import Struct

from zuotan.knowledge.tables import rows
from zuotan.model import Span

ALIKE = 0.45
"""The share of a promise's weight that a passage must have for a proposal."""
RUN = 4
"""Characters that must stand together in both: a project is named, not only its matter."""
BEST = 3
"""Proposals for one promise at most."""

CLAUSES = re.compile(r"[^。！？；\n]+")


class Promise(Struct, frozen=True):
    """A commitment or an agreement: the name of its fact, the page and the two regions, the ordinal of its day, what it says."""

    id: str
    page: str
    pair: frozenset[str]
    day: int
    text: str


class LaterPage(Struct, frozen=True):
    """A page that tells of the same two regions at a later day."""

    id: str
    pair: frozenset[str]
    day: int
    text: str


class Proposal(Struct, frozen=True):
    """A passage that may tell what came of a promise. ``score`` is from 0 to 1, ``span`` of the page's text, ``shared`` the
    longest words that stand in both."""

    promise: str
    page: str
    span: Span
    score: float
    shared: tuple[str, ...]


def propose(
    promises: Sequence[Promise], pages: Iterable[LaterPage], only: Container[str] | None = None
) -> list[Proposal]:
    """The proposals for all promises, or for those named in ``only``, by promise, the best first. All count for how rare a pair is."""
    weights = _weights(promises)
    later: defaultdict[frozenset[str], list[LaterPage]] = defaultdict(list)
    for page in pages:
        later[page.pair].append(page)
    found = []
    for promise in sorted(promises, key=lambda each: each.id):
        if only is not None and promise.id not in only:
            continue
        runs = frozenset(_runs(promise.text))
        candidates = [
            proposal
            for page in later[promise.pair]
            if page.day > promise.day and page.id != promise.page
            if any(run in page.text for run in runs)  # a few looks, where most pages have none
            if (proposal := _best(promise, page, weights, runs))
        ]
        candidates.sort(key=lambda each: (-each.score, each.page))
        found += candidates[:BEST]
    return found


def _weights(promises: Sequence[Promise]) -> dict[str, float]:
    """How much a pair of characters says: the logarithm of how few promises have it."""
    having = Counter(pair for promise in promises for pair in set(_pairs(promise.text)))
    return {pair: log(1 + len(promises) / count) for pair, count in having.items()}


def _best(
    promise: Promise, page: LaterPage, weights: dict[str, float], runs: Collection[str]
) -> Proposal | None:
    """The passage of a page that says most of the promise, among those that have one of its runs."""
    wanted = set(_pairs(promise.text))
    whole = sum(weights[pair] for pair in wanted)
    best: tuple[float, Span] | None = None
    for clause in CLAUSES.finditer(page.text):
        if not any(run in clause.group() for run in runs):
            continue
        had = wanted.intersection(_pairs(clause.group()))
        score = sum(weights[pair] for pair in had) / whole if whole else 0.0
        if score >= ALIKE and (best is None or score > best[0]):
            best = score, clause.span()
    if best is None:
        return None
    shared = common_runs(own_words(promise.text), own_words(page.text[slice(*best[1])]))
    return Proposal(promise.id, page.id, best[1], round(best[0], 3), shared) if shared else None


def common_runs(one: str, other: str) -> tuple[str, ...]:
    """The runs of at least ``RUN`` characters without a blank that stand in both texts, in the order of ``one``."""
    found: list[str] = []
    at = 0
    while at + RUN <= len(one):
        end = at + RUN
        if " " in one[at:end] or one[at:end] not in other:
            at += 1
            continue
        while end < len(one) and one[end] != " " and one[at : end + 1] in other:
            end += 1
        found.append(one[at:end])
        at = end
    return tuple(dict.fromkeys(found))


def _runs(text: str) -> Iterator[str]:
    """The runs of ``RUN`` characters of its own words."""
    text = own_words(text)
    return (text[at : at + RUN] for at in range(len(text) - RUN + 1) if " " not in text[at : at + RUN])


def _pairs(text: str) -> Iterator[str]:
    text = own_words(text)
    return (text[at : at + 2] for at in range(len(text) - 1) if " " not in text[at : at + 2])


@lru_cache(65536)
def own_words(text: str) -> str:
    """The text with a blank for every stock word and mark: what is left says what it is about."""
    return _stock().sub(" ", text)


@cache
def _stock() -> re.Pattern[str]:
    words = sorted((row["word"] for row in rows("stock_words")), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)}|\\W)+")
