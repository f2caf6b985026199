"""The queue of review (审核): one question at a time, with the passages that it is about and answers that have names and keys."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup
from msgspec import Struct
from sqlalchemy import select

from zuotan.model import Edit
from zuotan.record import Record, corrections, dossiers, schema
from zuotan.record.corrections import Unfit, fit
from zuotan.record.judging import judged, latest, standing
from zuotan.record.passages import Passage, names, passages
from zuotan.record.questions import Question, question, queue, waiting
from zuotan.record.rows import Decision
from zuotan.web.answers import Act, Answer, answers, written
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.judging import Judging, add_fact, decide, news, undo
from zuotan.web.signing import Posted, text_of
from zuotan.web.speaking import person, tell, value_of

router = APIRouter()
SHOWN = 8
"""Questions in the list, and passages of one."""
GROUPS = {
    "dates": ("days", "bounds"),
    "people": ("side", "person", "offices", "joint", "name"),
    "visits": ("visits", "regions", "kind"),
    "missed": ("agreement",),
    "repairs": ("repairs",),
}
"""The filters of the queue: kinds of questions by what they are about."""
_EDITS = msgspec.json.Decoder(tuple[Edit, ...])


class Guess(Struct, frozen=True):
    """A repair that is a guess, in its place: what stood in the page, what stands in the text."""

    kind: str
    before: str
    was: str
    now: str
    after: str


@router.get("/review")
def review(
    asked: Asking,
    record: Held,
    only: Annotated[str, Query()] = "",
    at: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """The first question that waits, or the one at an id, beside the list of those that come next."""
    kinds = GROUPS.get(only, ())
    counts = waiting(record.connection)
    upcoming = queue(record.connection, kinds, SHOWN)
    asks = _at(record, at) if at else next(iter(upcoming), None)
    mine = latest(record.connection, 60, asked.user.name) if asked.user else ()
    return asked.page(
        "review.html",
        counts=counts,
        waiting=sum(counts[kind] for kind in counts if not kinds or kind in kinds),
        groups={name: sum(counts.get(kind, 0) for kind in kinds) for name, kinds in GROUPS.items()},
        only=only if only in GROUPS else "",
        upcoming=[(one, _heading(asked, record, one)) for one in upcoming],
        view=_view(asked, record, asks) if asks else None,
        news=news(asked, record),
        mine=_entries(asked, record, mine),
        last=last_answer(mine),
    )


def _at(record: Record, name: str) -> Question:
    try:
        return question(record.connection, name)
    except KeyError:
        raise HTTPException(404, "no such question") from None


class _Heading(Struct, frozen=True):
    """A question in a few words, in full, and why it is asked."""

    short: Markup
    long: Markup
    because: Markup


class _View(Struct, frozen=True):
    """What the page shows of a question."""

    asks: Question
    heading: _Heading
    told: Sequence[Passage]
    read_as: Sequence[str | Markup]
    answers: Sequence[Answer]
    guesses: Sequence[Guess]
    judging: Judging
    others: Sequence[Decision]


def _view(asked: Asked, record: Record, asks: Question) -> _View:
    words = _words(asks)
    told = passages(record.connection, asks.facts[: SHOWN if asks.kind != "name" else 3], words)
    log = record.decisions(asks.fact)
    state = judged(asks.fact, log)
    others = [one for one in standing(log) if asked.user is None or one.who != asked.user.name]
    field = {"side": "side", "joint": "side"}.get(asks.kind, asks.told.get("field", ""))
    return _View(
        asks=asks,
        heading=_heading(asked, record, asks),
        told=told,
        read_as=[value_of(asked, field, one.values.get(field)) if field else "" for one in told],
        answers=answers(asks, told),
        guesses=_guesses(record, asks.page) if asks.kind == "repairs" else (),
        judging=Judging({asks.fact: state}, asked.may_judge, asked.link("review"), news(asked, record)),
        others=others,
    )


def _words(asks: Question) -> tuple[int, int] | None:
    """The place of words that a question itself points at."""
    if asks.kind != "agreement":
        return None
    return int(asks.told["start"]), int(asks.told["end"])


def _heading(asked: Asked, record: Record, asks: Question) -> _Heading:
    """What the page calls a question."""
    values: dict[str, Any] = {}
    if "name" in asks.told:
        values["name"] = person(asked, asks.told["name"])
    if asks.kind in ("days", "bounds", "visits", "regions", "kind", "agreement", "repairs"):
        values["visit"] = _direction(asked, record, asks.visit)
    if asks.kind == "agreement":
        values["words"] = Markup('<span class="zh" lang="zh-Hans">{}</span>').format(asks.told["words"])
    if asks.kind in ("repairs", "offices"):
        values["count"] = asks.told["count"]
    if asks.kind == "bounds":
        values["days"] = value_of(asked, "days", f"{asks.told['first']}/{asks.told['last']}")
    for side in ("visitor", "host") if asks.kind in ("side", "joint") else ():
        values[f"{side}s"] = Markup('<span class="{} side">{}</span>').format(side, asked.say(f"side_{side}"))
    short, long, because = (
        tell(asked, f"{how}_{asks.kind}", **values) for how in ("short", "ask", "because")
    )
    return _Heading(short, long, because)


def _direction(asked: Asked, record: Record, visit: str) -> Markup:
    """Who visited whom, of a visit by its id or that of one of its tellings."""
    catalogue = asked.catalogue
    v = catalogue.place.get(visit)
    if v is None:
        v = catalogue.place.get(dossiers.visit_of(record.connection, visit) or "")
    if v is None:
        return Markup("")
    rows = catalogue.flows.v == v
    sides = (catalogue.flows.visitor[rows], catalogue.flows.host[rows])
    joined = ("|".join(dict.fromkeys(f"{code:06d}" for code in codes.tolist())) for codes in sides)
    return Markup("{} → {}").format(*(value_of(asked, "hosts", codes) for codes in joined))


def _guesses(record: Record, page: str) -> tuple[Guess, ...]:
    """The first repairs of a page that are guesses."""
    edits, reports = schema.EDITS.c, schema.REPORTS.c
    query = select(edits.edits, reports.text).join(schema.REPORTS, reports.page_id == edits.page_id)
    row = record.connection.execute(query.where(edits.page_id == page)).first()
    if row is None:
        return ()
    unsure = [one for one in _EDITS.decode(zlib.decompress(row.edits)) if not one.certain]
    return tuple(
        Guess(
            one.kind,
            row.text[max(0, one.text[0] - 24) : one.text[0]].rpartition("\n")[2],
            one.before[:80],
            one.after,
            row.text[one.text[1] : one.text[1] + 24].partition("\n")[0],
        )
        for one in unsure[:SHOWN]
    )


class _Entry(Struct, frozen=True):
    """Decisions of one answer that say the same, in the list of what was just judged."""

    made: Decision
    called: str | Markup
    numbers: str
    holds: bool
    mark: str


_MARKS = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected", "add": "confirmed"}


def _entries(asked: Asked, record: Record, mine: Sequence[Decision]) -> list[_Entry]:
    """What somebody decided last, newest first."""
    holds = {one.n for one in standing(mine)}
    made = [one for one in mine if one.action != "undo"][: 3 * SHOWN]
    called = names(record.connection, [one.fact for one in made])
    alike: dict[tuple[object, ...], list[Decision]] = {}
    for one in made:
        said = called.get(one.fact, ("", ""))
        key = (
            said if said[0] != "visits" else one.fact,
            one.action,
            one.field,
            one.value,
            one.at[:16],
            one.n in holds,
        )
        alike.setdefault(key, []).append(one)
    return [
        _Entry(
            several[0],
            _called(asked, record, several[0].fact, called),
            "|".join(str(one.n) for one in several),
            several[0].n in holds,
            _MARKS.get(several[0].action, ""),
        )
        for several in list(alike.values())[:SHOWN]
    ]


def _called(asked: Asked, record: Record, fact: str, called: Mapping[str, tuple[str, str]]) -> str | Markup:
    table, said = called.get(fact, ("", ""))
    if table == "people":
        return person(asked, said)
    if table == "visits":
        return _direction(asked, record, fact)
    return Markup('<span lang="zh-Hans">{}</span>').format(said) if table else asked.say("about_repairs")


# --- answering -------------------------------------------------------------------------------------------------------


@router.post("/review")
def answer(asked: Asking, record: Held, form: Posted) -> Response:
    """Take an answer, and lead to the next question."""
    user = asked.judge()
    only = text_of(form, "only")
    if text_of(form, "answer") == "undo":
        return _next(asked, only, undo(record, user, text_of(form, "last")), text_of(form, "seen"))
    asks = _at(record, text_of(form, "question"))
    told = passages(record.connection, asks.facts)
    given = next((one for one in answers(asks, told) if one.name == text_of(form, "answer")), None)
    if given is None:
        raise HTTPException(400, "no such answer")
    why = text_of(form, "why")[: corrections.LONGEST]
    try:
        if given.takes == "title":
            start = int(asks.told["start"])
            words = text_of(form, "written")
            made = [add_fact(record, user, asks.page, asks.fact, "agreements", words, start, {}, why)]
            made += decide(record, user, [Act(asks.fact, "note", None, "added")], why, asks.page)
        else:
            acts = written(asks, told, _written(form, given)) if given.takes else given.acts
            made = decide(record, user, acts, why, asks.page)
    except Unfit as unfit:
        where = asked.link("review", only=only, at=asks.id, trouble=f"unfit_{unfit}")
        return RedirectResponse(where, status_code=303)
    return _next(asked, only, made, text_of(form, "seen"))


def _written(form: Any, given: Answer) -> str:
    """What was written for an answer, made fit. Raises Unfit."""
    if given.takes == "days":
        days = "/".join(part for part in (text_of(form, "first"), text_of(form, "last_day")) if part)
        if not days:
            raise Unfit("day")
        return fit("visits", "days", days)
    return fit("people", "name", text_of(form, "written"))


def _next(asked: Asked, only: str, made: Iterable[Decision], seen: str) -> Response:
    numbers = "-".join(str(one.n) for one in made)
    return RedirectResponse(asked.link("review", only=only, judged=numbers, seen=seen), status_code=303)


def last_answer(mine: Sequence[Decision]) -> str:
    """The numbers of the decisions of somebody's last answer that hold (``mine`` is newest first), for undoing it."""
    held = [one for one in reversed(standing(mine)) if one.action != "undo"]
    if not held:
        return ""
    first = held[0]
    together = [
        one
        for i, one in enumerate(held)
        if first.n - one.n == i
        and one.at[:16] == first.at[:16]
        and one.why == first.why
        and one.page == first.page
    ]
    return "|".join(str(one.n) for one in together)
