"""Why each edit of a restoration was made, in plain words, for whoever checks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zuotan.model import Edit

_REASONS = {
    "encoding": "bytes that are no character of the page's charset, or a byte order mark",
    "noise": "an emoji, invisible character, stray digit, space or asterisk scattered over the text",
    "doubt": "left as it is, though it may be noise that cannot be told from what the newsroom wrote",
    "gbk_slip": "characters read one byte off, read again from where the first byte was lost",
    "pinyin_gloss": "a pinyin gloss that a copying site put after the character",
    "injected_term": "the name of a cloned site in place of a common word",
    "spliced_place": "the name of a county put before every 县 by a machine that places links",
    "title_fragment": "a piece of the headline put into a sentence",
    "punctuation": "a doubled mark, or a half-width mark where Chinese print has a full-width one",
    "script": "traditional characters, for simplified ones that the newsroom wrote",
    "markup": "markup of the web page",
    "html": "markup of the web page",
    "entity": "a character written as an HTML entity",
    "furniture": "a line of the website that is no part of the report",
    "masthead": "title, source, date or byline: kept as data, taken out of the body",
    "byline": "who wrote or edited the report: kept as data, taken out of the body",
    "spam": "advertising put between the paragraphs",
    "space": "spaces and line breaks that set out the page",
    "layout": "spaces and line breaks that set out the page",
}
_GUESS = "; a guess: what stood here is lost, or cannot be told for certain"


class Explanation(NamedTuple):
    """One edit as a row: byte offset in the page, what stood there, what stands now, and why."""

    kind: str
    raw: int
    before: str
    after: str
    certain: bool
    reason: str


def explain(edits: Iterable[Edit]) -> Iterator[Explanation]:
    """A row for every edit, in the order of the page."""
    for edit in edits:
        reason = _REASONS.get(edit.kind, edit.kind.replace("_", " "))
        if not edit.certain and edit.kind != "doubt":
            reason += _GUESS
        yield Explanation(edit.kind, edit.raw[0], edit.before, edit.after, edit.certain, reason)
