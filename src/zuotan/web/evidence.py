"""The evidence (依据): a page as it came, every repair with its kind, the facts it gave, and which words gave them."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import HTMLResponse
from msgspec import Struct
from sqlalchemy import select

from zuotan.knowledge.tables import rows as table
from zuotan.model import Edit, Span
from zuotan.record import dossiers, schema
from zuotan.record.contract import encode_edits
from zuotan.record.dossiers import CommitmentTold, PageTold, Telling
from zuotan.record.facts import fact_id
from zuotan.web import repairs
from zuotan.web.answers import Act
from zuotan.web.asked import Asking, Held
from zuotan.web.judging import Judging, decide, rejected, returned, undo
from zuotan.web.marking import Mark, Run, marked, office_words
from zuotan.web.sentences import direction, when
from zuotan.web.signing import Posted, text_of
from zuotan.web.wording import Words

router = APIRouter()
AROUND = 12
"""Characters shown on each side of a repair."""
PLAIN_KINDS = {"html", "whitespace", "furniture", "headline"}
"""Repairs that nobody needs explained first."""


class Why(Struct, frozen=True):
    """Why a fact was read: a wording with its values, and the words of the text that gave it."""

    said: str
    words: str = ""


class Fact(Struct, frozen=True):
    """A fact of the page: its id, its kind (a wording's key), what it says, its side, and why."""

    id: str
    kind: str
    text: str
    side: str
    why: tuple[Why, ...]


@router.get("/pages/{name}")
def page(name: str, asked: Asking, record: Held, r: int = 0, part: int = 1) -> HTMLResponse:
    """A page, with one repair (``r``, from 1) explained; a page of very many repairs is shown in parts."""
    told = _page(record, name)
    edits = dossiers.edits(record.connection, name)
    raw = _raw(record, name)
    charset = told.charset or "utf-8"
    parts = repairs.parts(repairs.rows(raw, edits, charset)) if told.text else [[]]
    part = min(max(part, 1), len(parts))
    chosen = r if 1 <= r <= len(edits) else first_to_explain(edits)
    shown = set(asked.request.query_params.getlist("show")) or set(repairs.CLASSES)
    tellings = dossiers.tellings_of(record.connection, name)
    visits = dossiers.clusters(record.connection, "visit", [one.id for one in tellings])
    terms = dossiers.terms(record.connection, name)
    places = dossiers.places(
        record.connection, [*(fact for one in tellings for fact in one.facts), *(term.id for term in terms)]
    )
    edit = edits[chosen - 1] if edits else None
    named = [*(fact for one in tellings for fact in (one.id, *one.facts)), *(term.id for term in terms)]
    sources = schema.PAGE_SOURCES.c
    query = select(sources.source).where(sources.page_id == name).order_by(sources.source)
    return asked.page(
        "evidence.html",
        page=told,
        judging=Judging.of(asked, record, [*named, *([repair(name, edit)] if edit else [])]),
        judged=repair(name, edit) if edit else "",
        rejected=rejected(asked, record, [name]),
        edits=edits,
        class_of=repairs.class_of,
        seals=repairs.SEALS,
        kinds=repairs.kinds(edits, told.size or 0),
        shown=shown,
        rows=parts[part - 1],
        part=part,
        parts=len(parts),
        chosen=chosen,
        edit=edit,
        around=around(edit, told.text) if edit else ("", ""),
        bytes=repairs.byte_by_byte(edit, raw, charset) if edit else None,
        tellings=[
            (one, visits.get(one.id, one.id), facts(one, places, told.text, asked.say)) for one in tellings
        ],
        terms=[(term, quoted(told.text, places.get(term.id, ()))) for term in terms],
        paragraphs=paragraphs(told, tellings, places, [(term.kind, term.id) for term in terms]),
        sources=[str(source) for source in record.connection.scalars(query)],
        direction=direction,
        told_when=when,
    )


@router.get("/pages/{name}/raw")
def raw(name: str, record: Held) -> Response:
    """The bytes of a page as found, to be kept, never to be shown: they are somebody else's page."""
    return Response(
        _raw(record, name),
        media_type="text/plain",
        headers={"Content-Disposition": f'attachment; filename="{name[:12]}.txt"'},
    )


@router.get("/pages/{name}/edits")
def edits(name: str, record: Held) -> Response:
    """Every repair of a page as JSON: replayed on the bytes they give the text."""
    _page(record, name)
    return Response(
        encode_edits(dossiers.edits(record.connection, name)),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name[:12]}-edits.json"'},
    )


@router.post("/pages/{name}/repairs")
def judge_repair(name: str, asked: Asking, record: Held, form: Posted) -> Response:
    """Decide about one repair (``r``, from 1). It is a fact of the page for the log: the text stays as it was restored."""
    user, number = asked.judge(), text_of(form, "r")
    edits = dossiers.edits(record.connection, name)
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(edits)):
        raise HTTPException(400, "no such repair")
    do, fact = text_of(form, "do"), repair(name, edits[int(number) - 1])
    last = record.judgements([fact])[fact].last
    if do == "undo" and last is not None:
        return returned(asked, form, undo(record, user, str(last.n)))
    if do not in ("confirm", "reject"):
        raise HTTPException(400, "no such decision")
    return returned(asked, form, decide(record, user, [Act(fact, do)], "", page=name))


def repair(page: str, edit: Edit) -> str:
    """The name of a repair in the log: by its kind and its bytes of the raw page, which a newer version does not move."""
    return fact_id(page, "repair", edit.kind, *edit.raw)


def first_to_explain(every: tuple[Edit, ...]) -> int:
    """The number of the repair that most needs a word: one that may be wrong, else one that is no markup or furniture."""
    numbered = list(enumerate(every, 1))
    telling = [n for n, edit in numbered if edit.kind not in PLAIN_KINDS]
    unsure = [n for n, edit in numbered if not edit.certain]
    return next(iter([*(n for n in unsure if n in telling), *unsure, *telling, 1]))


def around(edit: Edit, text: str) -> tuple[str, str]:
    """What stands before and after a repair in the restored text."""
    start, end = edit.text
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    return before, text[end : end + AROUND].partition("\n")[0]


def quoted(text: str, spans: tuple[Span, ...]) -> str:
    """The words of the first place of a fact, with what stands around them."""
    if not spans:
        return ""
    start, end = spans[0]
    before = text[max(0, start - 6) : start].rpartition("\n")[2]
    return f"{before}{text[start:end]}{text[end : end + 6].partition(chr(10))[0]}"


def paragraphs(
    told: PageTold,
    tellings: tuple[Telling, ...],
    places: dict[str, tuple[Span, ...]],
    terms: list[tuple[str, str]],
) -> list[list[Run]]:
    """The restored text with the facts of all its visits marked."""
    marks: list[Mark] = []
    for one in tellings:
        sides: dict[str | None, str] = {person.name: person.side for person in one.people}
        for person in one.people:
            spans = places.get(person.id, ())
            marks += [Mark(span, "person", person.id, person.side) for span in spans]
            for office in person.offices:
                if spans and (words := office_words(told.text, office, spans[0])):
                    marks.append(Mark(words, "office", person.id, person.side))
        for form, group in (("stop", one.stops), ("date", one.meetings), ("agree", one.agreements)):
            marks += [Mark(span, form, fact.id) for fact in group for span in places.get(fact.id, ())]
        for said in one.commitments:
            marks += [
                Mark(span, "says", said.id, sides.get(said.by, "third")) for span in places.get(said.id, ())
            ]
    for kind, fact in terms:
        marks += [
            Mark(span, "prog" if kind == "programme" else "phrase", fact) for span in places.get(fact, ())
        ]
    return marked(told.text, marks)


def facts(one: Telling, places: dict[str, tuple[Span, ...]], text: str, say: Words) -> list[Fact]:
    """The facts of one visit on a page, with the words that gave each."""
    sides: dict[str | None, str] = {person.name: person.side for person in one.people}
    found: list[Fact] = []
    for person in one.people:
        spans = places.get(person.id, ())
        why = [Why(say("why_named", count=len(spans)), quoted(text, spans))]
        for office in person.offices:
            words = office_words(text, office, spans[0]) if spans else None
            given = text[slice(*words)] if words else ""
            said = say("why_office" if given == office else "why_office_filled", office=office)
            why.append(Why(said if words else say("why_office_elsewhere", office=office), given))
        if roles := [role for role in person.roles if role != "participant"]:
            why.append(Why(say("why_roles", roles=", ".join(say(f"role_{role}") for role in roles))))
        found.append(Fact(person.id, f"side_{person.side}", person.name, person.side, tuple(why)))
    others = [
        *((fact.id, "fact_stop", fact.name) for fact in one.stops),
        *((fact.id, "fact_meeting", fact.name or fact.kind) for fact in one.meetings),
        *((fact.id, "fact_agreement", fact.title) for fact in one.agreements),
    ]
    for name, kind, told in others:
        words_of = quoted(text, places.get(name, ()))
        found.append(Fact(name, kind, told, "", (Why(say("why_words"), words_of),)))
    for pledge in one.commitments:
        side = sides.get(pledge.by, "third")
        found.append(Fact(pledge.id, "fact_commitment", pledge.text, side, tuple(_said(pledge, say))))
    return found


def _said(one: CommitmentTold, say: Words) -> list[Why]:
    """Who said it, and the words of the clause for which it was given its fields."""
    why = [Why(say("why_said_by") if one.by else say("why_reporter"), one.by or "")]
    for field in one.fields:
        words = [word for word, fields in _field_words().items() if field in fields and word in one.text]
        kept = [word for word in words if not any(word != other and word in other for other in words)]
        why.append(Why(say("why_field", field=say.get(f"field_{field}", field)), "、".join(kept)))
    return why


@cache
def _field_words() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["fields"].split("|")) for row in table("field_words")}


def _page(record: Held, name: str) -> PageTold:
    found = dossiers.pages(record.connection, [name])
    if not found:
        raise HTTPException(404, "no such page")
    return found[0]


def _raw(record: Held, name: str) -> bytes:
    try:
        return record.raw(name)
    except KeyError:
        raise HTTPException(404, "the record has no bytes of it") from None
