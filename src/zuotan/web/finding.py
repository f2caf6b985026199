"""Finds visits by words of their texts (检索), with the word in its surroundings, and records that bear the name searched for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from sqlalchemy import Connection, select

from zuotan.record import schema, search
from zuotan.web import places
from zuotan.web.catalogue import Catalogue, Mask, Numbers
from zuotan.web.names import persons_named
from zuotan.web.wording import words

RANKED = 2000
"""Pages that are put in order of relevance; where more hold a word, the newest visits come first."""
MOST = 30_000
"""Pages that are looked at; a word that more have stands in nearly every visit, and asks for another word beside it."""
AROUND = 30
"""Characters shown on each side of the word."""
NAMED = 6
"""Records of a kind that are shown for a name."""


class Found(Struct, frozen=True):
    """What holds the words: the visits in order; the numbers of all pages in the index, the best first where they are ``ranked``."""

    asked: str
    visits: Numbers
    numbers: Numbers
    ranked: bool

    @property
    def cut(self) -> bool:
        """Whether more pages hold the words than were looked at."""
        return len(self.numbers) >= MOST


class Line(Struct, frozen=True):
    """One visit that was found, with the word on one of its pages: what stands before and after, and who says it there. ``more``
    is how often the page has it besides. ``word`` is empty where the page has the words only in another form."""

    v: int
    page: str
    before: str
    word: str
    after: str
    speaker: str | None
    side: str
    more: int


class Said(Struct, frozen=True):
    """A commitment at a place of the text, who says it and on which side."""

    start: int
    end: int
    speaker: str | None
    side: str


class Named(Struct, frozen=True):
    """A record of the name searched for: its kind (person, region, field, term), where it lies, what it is called, how many visits."""

    kind: str
    path: str
    name: str
    count: int
    query: dict[str, str]


def found(connection: Connection, catalogue: Catalogue, asked: str, mask: Mask, *, newest: bool) -> Found:
    """The visits of a mask whose pages hold every word of ``asked``."""
    numbers = search.numbers(connection, asked, ranked=False, limit=MOST)
    ranked = not newest and len(numbers) <= RANKED
    if ranked:
        numbers = search.numbers(connection, asked, ranked=True, limit=MOST)
    told = catalogue.told
    rank = np.full(int(max(told.name.max(initial=0), max(numbers, default=0))) + 1, -1, dtype=np.int32)
    rank[numbers] = np.arange(len(numbers), dtype=np.int32)
    rows = (rank[told.name] >= 0) & mask[told.v]
    if ranked:
        order = np.argsort(rank[told.name[rows]], kind="stable")
        several = told.v[rows][order]
        _, first = np.unique(several, return_index=True)
        visits = several[np.sort(first)]
    else:
        several = np.unique(told.v[rows])
        visits = several[np.argsort(-catalogue.middle[several], kind="stable")]
    return Found(asked, visits.astype(np.int32), np.array(numbers, dtype=np.int32), ranked)


def lines(connection: Connection, catalogue: Catalogue, what: Found, start: int, end: int) -> list[Line]:
    """Some of the visits found, each with the word on the best of its pages."""
    shown = what.visits[start:end]
    told = catalogue.told
    rank = {int(n): at for at, n in enumerate(what.numbers)}
    rows = np.flatnonzero(np.isin(told.v, shown))
    best: dict[int, int] = {}
    for v, n in zip(told.v[rows].tolist(), told.name[rows].tolist(), strict=True):
        if n in rank and (v not in best or rank[n] < rank[best[v]]):
            best[v] = n
    names = search.pages(connection, list(best.values()))
    texts = _texts(connection, list(names.values()))
    said = _said(connection, list(names.values()))
    pages = [(v, names[best[v]]) for v in shown.tolist()]
    return [_line(v, page, texts[page], what.asked, said.get(page, ())) for v, page in pages]


def _line(v: int, page: str, text: str, asked: str, said: Sequence[Said]) -> Line:
    lower = text.lower()
    at, word = -1, ""
    for word in asked.split():
        at = lower.find(word.lower())
        if at >= 0:
            break
    if at < 0:
        return Line(v, page, "", "", text[: 2 * AROUND].replace("\n", " "), None, "", 0)
    end = at + len(word)
    before = text[max(0, at - AROUND) : at].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    here = next((one for one in said if one.start <= at and end <= one.end), None)
    speaker, side = (here.speaker, here.side) if here else (None, "")
    return Line(v, page, before, text[at:end], after, speaker, side, lower.count(word.lower()) - 1)


def _said(connection: Connection, pages: Sequence[str]) -> dict[str, list[Said]]:
    """The commitments of pages by their places, with who says them and on which side."""
    c, v, s, p = schema.COMMITMENTS.c, schema.VISITS.c, schema.SPANS.c, schema.PEOPLE
    query = (
        select(v.page_id, s.text_start, s.text_end, c.speaker, p.c.side)
        .select_from(schema.VISITS)
        .join(schema.COMMITMENTS, c.visit_id == v.id)
        .join(schema.SPANS, s.fact_id == c.id)
        .outerjoin(p, (p.c.visit_id == v.id) & (p.c.name == c.speaker))
        .where(v.page_id.in_(pages))
    )
    found: dict[str, list[Said]] = {}
    for page, start, end, speaker, side in connection.execute(query):
        found.setdefault(page, []).append(Said(start, end, speaker, side or ""))
    return found


def _texts(connection: Connection, pages: list[str]) -> dict[str, str]:
    """The title and text of pages as they are indexed."""
    table = schema.REPORTS.c
    query = select(table.page_id, table.title, table.text).where(table.page_id.in_(pages))
    return {row.page_id: "\n".join(filter(None, (row.text, row.title))) for row in connection.execute(query)}


def records(catalogue: Catalogue, asked: str, language: str) -> list[Named]:
    """The records that bear a name: people (also in pinyin), regions, fields, programmes and phrases; of each kind those of most
    visits first."""
    return [
        *_people(catalogue, asked),
        *_regions(catalogue, asked),
        *_fields(catalogue, asked, language),
        *_terms(catalogue, asked),
    ]


def _people(catalogue: Catalogue, asked: str) -> list[Named]:
    mask = persons_named(catalogue, asked)
    if not mask.any():
        return []
    visits = np.bincount(catalogue.parts.person, minlength=len(catalogue.people))
    chosen = np.flatnonzero(mask)
    ranked = chosen[np.argsort(-visits[chosen], kind="stable")][:NAMED]
    return [
        Named("person", f"people/{catalogue.people[p]}", catalogue.names[p], int(visits[p]), {})
        for p in ranked.tolist()
    ]


def _regions(catalogue: Catalogue, asked: str) -> list[Named]:
    wanted = asked.lower()
    flows = catalogue.flows
    codes = [
        code
        for code in _seen(flows.visitor.tobytes(), flows.host.tobytes())
        if wanted in (places.label(code, "en").lower(), places.label(code, "zh"), places.region(code).name)
    ]
    counted = []
    for code in codes:
        rows = (flows.visitor == int(code)) | (flows.host == int(code))
        counted.append(Named("region", f"regions/{code}", code, len(np.unique(flows.v[rows])), {}))
    return sorted(counted, key=lambda one: (-one.count, one.name))[:NAMED]


@lru_cache(maxsize=2)
def _seen(visitors: bytes, hosts: bytes) -> tuple[str, ...]:
    """The codes of the regions that visit or are visited, and of what contains them."""
    codes = np.union1d(np.frombuffer(visitors, dtype=np.int32), np.frombuffer(hosts, dtype=np.int32))
    every = {*codes.tolist(), *(codes // 100 * 100).tolist(), *(codes // 10_000 * 10_000).tolist()}
    return tuple(f"{code:06d}" for code in sorted(every))


def _fields(catalogue: Catalogue, asked: str, language: str) -> list[Named]:
    said = {
        field: [words(one).get(f"field_{field}", field) for one in ("en", "zh")] for field in catalogue.fields
    }
    counts = np.bincount(catalogue.topics.name, minlength=len(catalogue.fields))
    return [
        Named(
            "field", "visits", words(language).get(f"field_{field}", field), int(counts[n]), {"field": field}
        )
        for n, field in enumerate(catalogue.fields)
        if any(asked.lower() in name for name in said[field])
    ][:NAMED]


def _terms(catalogue: Catalogue, asked: str) -> list[Named]:
    counts = np.bincount(catalogue.uses.name, minlength=len(catalogue.terms))
    chosen = [n for n, (_, name) in enumerate(catalogue.terms) if asked in name]
    ranked = sorted(chosen, key=lambda n: (-int(counts[n]), catalogue.terms[n]))[:NAMED]
    return [
        Named(
            f"term_{catalogue.terms[n][0]}",
            "visits",
            catalogue.terms[n][1],
            int(counts[n]),
            {"term": catalogue.terms[n][1]},
        )
        for n in ranked
    ]
