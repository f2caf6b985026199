"""What the corpus holds: pages come in batches of twenty, each batch from its own seed, so that a page depends on its number
alone."""

from __future__ import annotations

from random import Random

from zuotan.sample.damage import damage, encode
from zuotan.sample.dress import bare, inline, site
from zuotan.sample.masthead import NOTICE, NOTICE_TRADITIONAL
from zuotan.sample.misleading import advertising, announcement, commentary, fiction, other_news, spun
from zuotan.sample.page import SamplePage, page
from zuotan.sample.reports import Told, View, outlets, report
from zuotan.sample.roundups import chronicle, tally
from zuotan.sample.stories import story
from zuotan.sample.tables import Lot, chance
from zuotan.sample.tours import tour

BATCH = 20
VIEWS: tuple[View, ...] = ("host", "visitor", "agency")
LEVELS = ("province", "province", "prefecture", "prefecture", "county", "county", "zone")
KINDS = ("study_visit", "study_visit", "study_visit", "assistance", "assistance", "exchange")
MIXTURES: tuple[tuple[str, ...], ...] = (
    ("pinyin_gloss", "doubled_punctuation"),
    ("gbk_slip", "digit_noise"),
    ("pinyin_gloss_retroflex", "doubled_punctuation"),
    ("pinyin_gloss_full_width",),
    ("pinyin_gloss_simplified",),
    ("pinyin_gloss_blank", "doubled_punctuation"),
    ("pinyin_gloss_before",),
    ("traditional",),
    ("gbk_slip",),
    ("half_width_punctuation",),
    ("injected_term", "half_width_punctuation"),
    ("injected_term",),
    ("spam_lines",),
    ("digit_noise",),
    ("emoji",),
    ("emoji", "sign_noise"),
    ("asterisks",),
    ("title_fragments",),
    ("doubled_punctuation",),
    ("spliced_place",),
)
"""Damage as it is found together on real pages."""


def batch(seed: int, number: int) -> list[SamplePage]:
    """The pages of one batch: sixteen of visits, four or so of what misleads."""
    rng = Lot(f"{seed}/{number}")
    told = outlets(rng, rng.choice(LEVELS), rng.choice(KINDS))
    told += [tour(rng), rng.choice((tally, chronicle))(rng)]
    told += [announcement(rng), fiction(rng), commentary(rng), other_news(rng), other_news(rng)]
    told.append(rng.choice((spun, advertising, other_news))(rng))
    for kind in ("reception", "work_conference", "signing"):
        if chance(rng, 0.5):
            told.append(report(rng, story(rng, rng.choice(LEVELS[:4]), kind), rng.choice(VIEWS)))
    while len(told) < BATCH:
        made = story(rng, rng.choice(LEVELS), rng.choice(KINDS))
        told.append(report(rng, made, rng.choice(VIEWS), rng.choice((1.0, 1.0, 0.6, 0.2))))
    rng.shuffle(told)
    return [dressed(rng, number * BATCH + at, one) for at, one in enumerate(told)]


def dressed(rng: Random, number: int, told: Told) -> SamplePage:
    """The page as the web serves it: about half are clean but for their furniture."""
    dress = rng.choice((bare, bare, inline, site))
    charset = "utf-8"
    kinds: tuple[str, ...] = ()
    text = dress(rng, told.masthead, list(told.paragraphs))
    if told.gold["report"]["genre"] != "spam" and chance(rng, 0.5):
        kinds = rng.choice(MIXTURES)
        text = damage(text, kinds, rng)
    elif chance(rng, 0.2):
        charset = "gb18030"
        if chance(rng, 0.6):
            text = text.replace('<meta charset="utf-8">', f'<meta charset="{rng.choice(("gb2312", "gbk"))}">')
    if kinds == ("traditional",):
        other = text.replace("着", "著").replace(NOTICE, NOTICE_TRADITIONAL)
        if encode(other, "big5"):
            charset, text = "big5", other
        text = text.replace('<meta charset="utf-8">', '<meta charset="big5">')
    raw = encode(text, charset) or text.encode()
    if raw == text.encode():
        charset = "utf-8"
    shape = {inline: "html_inline", site: "html_site"}.get(dress)
    damaged = (*((shape,) if shape else ()), *kinds, *((charset,) if charset != "utf-8" else ()))
    return page(number, raw, charset, dress is not bare, damaged, told.gold)
