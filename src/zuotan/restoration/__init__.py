"""Restoration: bytes in, newsroom text out, with every edit.

``restore`` decodes a page, takes out its markup, repairs its characters, one kind of damage after the other, and lays out
the body a paragraph a line. Each step is a function of a Text, in a file of its own named for the damage.
"""

from __future__ import annotations

from collections.abc import Callable

from zuotan.model import Page, Restored
from zuotan.restoration import (
    fragments,
    gloss,
    html,
    injection,
    layout,
    noise,
    punctuation,
    script,
    slip,
    splices,
    strays,
)
from zuotan.restoration.telltales import CONTROL, CONTROLS
from zuotan.restoration.text import Change, Text, replay

__all__ = ["Change", "Text", "Unreadable", "repair", "replay", "restore"]

_BINARY = 0.1
"""A page with more than this share of control characters and undecodable bytes is no text."""
_CONTROLS = str.maketrans(dict.fromkeys(CONTROLS))


class Unreadable(ValueError):
    """A page that holds no text: empty, or bytes of something else. The message is one line."""


REPAIRS: tuple[Callable[[Text], Text], ...] = (
    slip.repair,
    noise.repair,
    gloss.repair,
    punctuation.repair,
    script.repair,
    strays.repair,
    injection.repair,
    splices.repair,
)
"""The repairs of characters in their order: slips are found by their glosses, marks by what stands beside them."""


def repair(text: Text, title: str = "") -> Text:
    """The text with its characters repaired, its lines as they are. ``title`` is what the page's title element says."""
    for step in REPAIRS:
        text = step(text) if step is not injection.repair else injection.repair(text, title)
    return text


def restore(page: bytes | str, source: str | None = None) -> Restored:
    """The restored text of ``page`` with its edits. Raises Unreadable where there is no text, and nothing else."""
    text = readable(page)
    said = {name: repair(Text.decode(value)).chars for name, value in html.metadata(text.chars).items()}
    text, masthead = layout.lay_out(repair(html.repair(text), said.get("title", "")), said)
    text = fragments.repair(text, masthead.title)
    return Restored(Page(text.page_id, source, text.charset), text.chars, text.edits(), masthead)


def readable(page: bytes | str) -> Text:
    """The page decoded. Raises Unreadable for an empty or binary page."""
    if not page.strip():
        raise Unreadable("the page is empty")
    text = Text.decode(page)
    sample = text.chars[:20_000]
    controls = len(sample) - len(sample.translate(_CONTROLS)) if text.kinds & CONTROL else 0
    broken = sum(edit.raw[1] - edit.raw[0] for edit in text.edits() if not edit.certain)
    if controls > _BINARY * len(sample) or broken > _BINARY * len(text.raw):
        raise Unreadable("the page is binary data, not text")
    return text
