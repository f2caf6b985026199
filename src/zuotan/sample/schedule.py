"""What the corpus holds: pages come in batches of twenty, each batch from its own seed, so that a page depends on its number
alone."""

from __future__ import annotations

from random import Random

from zuotan.sample.dress import bare, inline, site
from zuotan.sample.page import SamplePage, page
from zuotan.sample.reports import Told, View, report
from zuotan.sample.stories import story
from zuotan.sample.tables import Lot

BATCH = 20
VIEWS: tuple[View, ...] = ("host", "visitor", "agency")


def batch(seed: int, number: int) -> list[SamplePage]:
    """The pages of one batch."""
    rng = Lot(f"{seed}/{number}")
    told: list[Told] = []
    while len(told) < BATCH:
        kind = rng.choice(("study_visit", "study_visit", "assistance", "exchange"))
        level = rng.choice(("province", "prefecture", "prefecture", "county", "county", "zone"))
        told.append(report(rng, story(rng, level, kind), rng.choice(VIEWS)))
    return [_dressed(rng, number * BATCH + at, one) for at, one in enumerate(told)]


def _dressed(rng: Random, number: int, told: Told) -> SamplePage:
    dress = rng.choice((bare, inline, site))
    text = dress(rng, told.masthead, list(told.paragraphs))
    return page(number, text.encode(), "utf-8", dress is not bare, (), told.gold)
