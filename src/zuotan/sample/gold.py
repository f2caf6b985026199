"""The gold of a page in the contract: spans, people, terms, settled from the draft."""

from __future__ import annotations

from functools import cache
from typing import Any

from zuotan.knowledge import tables as knowledge
from zuotan.sample.draft import Draft, Span
from zuotan.sample.masthead import Masthead
from zuotan.sample.places import Place
from zuotan.sample.telling import Cast

LEAST_TERM = 4


class VisitGold:
    """What gold says of one visit besides the facts marked in the text."""

    def __init__(
        self, kind: str, visitors: list[Place], hosts: list[Place], days: dict[str, object], cast: Cast
    ) -> None:
        self.kind = kind
        self.visitors = visitors
        self.hosts = hosts
        self.days = days
        self.cast = cast
        self.chair: str | None = None
        self.shares: tuple[int, ...] = ()
        """Numbers of other visits of the page whose mentions of persons count here too (a tour's legs)."""


def gold(
    genre: str, masthead: Masthead, draft: Draft, marked: str, visits: list[VisitGold], terms: bool = True
) -> dict[str, Any]:
    """The page's gold, less the page's id, which the bytes give."""
    text, facts = draft.settle(marked)
    told = []
    for number, visit in enumerate(visits):
        mine = (number, *visit.shares)
        spans: dict[str, list[Span]] = {}
        for fact, span in facts:
            if fact.kind == "person" and fact.visit in mine:
                spans.setdefault(fact.told["who"], []).append(span)
        own = [(fact, span) for fact, span in facts if fact.visit == number]
        told.append(
            {
                "kind": visit.kind,
                "visitors": [place.region for place in visit.visitors],
                "hosts": [place.region for place in visit.hosts],
                **visit.days,
                "people": visit.cast.gold(spans),
                "stops": [
                    {"name": text[slice(*span)], "span": list(span)}
                    | ({"within": fact.told["within"]} if fact.told["within"] else {})
                    for fact, span in own
                    if fact.kind == "stop"
                ],
                "meetings": [
                    {"kind": fact.told["word"], "chair": visit.chair, "span": list(span)}
                    | ({"name": text[slice(*span)]} if text[slice(*span)] != fact.told["word"] else {})
                    for fact, span in own
                    if fact.kind == "meeting"
                ],
                "agreements": [
                    {"title": text[slice(*span)], "span": list(span)}
                    for fact, span in own
                    if fact.kind == "agreement"
                ],
                "commitments": [
                    {
                        "by": fact.told["by"],
                        "fields": list(fact.told["fields"]),
                        "text": text[slice(*span)],
                        "span": list(span),
                    }
                    for fact, span in own
                    if fact.kind == "commitment"
                ],
            }
        )
    programmes, phrases = terms_of(text) if terms else ([], [])
    return {
        "report": {"genre": genre, **masthead.report(), "text": text},
        "edits": [],
        "visits": told,
        "programmes": programmes,
        "phrases": phrases,
    }


@cache
def _terms() -> dict[str, list[tuple[str, str, str]]]:
    """Every written form of a programme or phrase that needs no context, by its first two characters, longest first."""
    unclear = {row["word"] for row in knowledge.rows("term_contexts")}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for table in ("programmes", "phrases"):
        for row in knowledge.rows(table):
            for form in (row["name"], *filter(None, row["variants"].split("|"))):
                if len(form) >= LEAST_TERM and form not in unclear:
                    found.setdefault(form[:2], []).append((form, table, row["name"]))
    for forms in found.values():
        forms.sort(key=lambda one: (-len(one[0]), one))
    return found


def terms_of(text: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The programmes and phrases of a text with their spans: the sample writes none but as the tables have them."""
    table = _terms()
    spans: dict[tuple[str, str], list[list[int]]] = {}
    at = 0
    while at < len(text) - 1:
        hit = next((form for form in table.get(text[at : at + 2], ()) if text.startswith(form[0], at)), None)
        if hit:
            spans.setdefault(hit[1:], []).append([at, at + len(hit[0])])
            at += len(hit[0])
        else:
            at += 1
    told = {
        kind: [{"name": name, "spans": found} for (table_, name), found in spans.items() if table_ == kind]
        for kind in ("programmes", "phrases")
    }
    return told["programmes"], told["phrases"]
