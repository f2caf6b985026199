"""What a page says of its report outside the body (报头): title, outlet, day, names."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from msgspec import Struct

from zuotan.sample.names import Names
from zuotan.sample.places import Place
from zuotan.sample.tables import chance, sentence
from zuotan.sample.words import fill

NOTICE = "本页为程序生成的样本，人物与事件均属虚构"
"""Stands at the foot of every page of the sample."""
NOTICE_TRADITIONAL = "本頁為程序生成的樣本，人物與事件均屬虛構"
"""The notice where the page's charset has no simplified characters."""


class Masthead(Struct, frozen=True):
    """Title, outlet, day of publication and names; None or empty where the page does not say."""

    title: str | None
    outlet: str | None
    published: date | None
    byline: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    kicker: str | None = None

    def report(self) -> dict[str, Any]:
        """The fields of ``report`` in the contract, less genre and text."""
        told: dict[str, Any] = {
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published.isoformat() if self.published else None,
            "byline": list(self.byline),
            "editors": list(self.editors),
        }
        if self.kicker:
            told["kicker"] = self.kicker
        return told


def outlet(rng: Random, place: Place | None) -> str:
    """An invented outlet: of a place, or an agency."""
    if place is None:
        return sentence(rng, "agency")
    return fill(rng, sentence(rng, "outlet"), s=place.short)


def masthead(rng: Random, title: str, paper: str, published: date | None, names: Names) -> Masthead:
    """A masthead with reporters and mostly an editor."""
    writers = tuple(names.person().text for _ in range(rng.choice((1, 1, 2))))
    editors = (names.person().text,) if chance(rng, 0.7) else ()
    kicker = sentence(rng, "kicker") if chance(rng, 0.1) else None
    return Masthead(title, paper, published, writers, editors, kicker)
