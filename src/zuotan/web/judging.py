"""Judging (判定) where facts are shown: the state of each, forms to decide, and what came of a decision, told where it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup
from msgspec import Struct
from msgspec.json import encode
from sqlalchemy import select
from starlette.datastructures import FormData

from zuotan.record import Judgement, Record, corrections, schema
from zuotan.record.corrections import CORRECTIONS, Unfit, fit
from zuotan.record.judging import of_page, standing
from zuotan.record.passages import missed, passages
from zuotan.record.rows import Decision
from zuotan.web.answers import Act
from zuotan.web.asked import Asked, Asking, Held
from zuotan.web.signing import Posted, User, text_of
from zuotan.web.speaking import SAID_IN, headline

router = APIRouter()
MOST = 60
"""Facts that one form may judge at once."""


class News(Struct, frozen=True):
    """What was just decided (``made``), what others had decided since the page was shown (``between``), or what was wrong."""

    made: tuple[Decision, ...] = ()
    between: tuple[Decision, ...] = ()
    trouble: str | None = None

    def of(self, fact: str) -> bool:
        """Whether it is about a fact."""
        return any(one.fact == fact for one in self.made)


class Judging(Struct, frozen=True):
    """What a page shows of judging: ``states`` of its facts, whether who asks may judge, where to go back to, news."""

    states: Mapping[str, Judgement]
    may: bool
    back: str
    news: News

    @classmethod
    def of(cls, asked: Asked, record: Record, facts: Iterable[str]) -> Judging:
        """What there is to show of facts on the page that is asked for."""
        kept = {name: value for name, value in asked.request.query_params.items() if name not in _NEWS}
        back = asked.link("/".join(asked.request.url.path.split("/")[2:]), **kept)
        return cls(record.judgements(facts), asked.may_judge, back, news(asked, record))

    def on(self, facts: Sequence[str]) -> Judgement:
        """What holds of a fact that pages tell of in common: of the first of ``facts``."""
        return self.states.get(facts[0]) or Judgement(facts[0])

    def seen(self, facts: Sequence[str]) -> int:
        """The number of the last decision on any of the facts."""
        return max((self.on([fact]).seen for fact in facts), default=0)

    def undoes(self, facts: Sequence[str]) -> str:
        """The numbers of the decisions that undoing would take back: the last on each fact."""
        lasts = (self.on([fact]).last for fact in facts)
        return "|".join(str(one.n) for one in lasts if one is not None)


_NEWS = ("judged", "seen", "trouble")


def news(asked: Asked, record: Record) -> News:
    """What the address tells of a decision just made."""
    query = asked.request.query_params
    numbers = [int(part) for part in query.get("judged", "").split("-") if part.isascii() and part.isdigit()]
    seen = query.get("seen", "")
    made = tuple(one for n in numbers[:MOST] for one in record.decisions(number=n))
    between = tuple(
        other
        for one in made[:1]
        for other in record.decisions(one.fact)
        if seen.isascii() and seen.isdigit() and int(seen) < other.n < one.n and other.who != one.who
    )
    return News(made, between, query.get("trouble"))


def gone_to(asked: Asked, record: Record, fact: str) -> Response | None:
    """The way from the page of a fact that was rejected, which the record as shown has no longer, to where that can be undone; None
    where the fact is there, or for whoever may not judge."""
    if not asked.may_judge or record.judgements([fact])[fact].state != "rejected":
        return None
    told = {name: value for name, value in asked.request.query_params.items() if name in _NEWS}
    return RedirectResponse(asked.link(f"judge/{fact}", **told), status_code=303)


class Rejected(Struct, frozen=True):
    """A fact that was rejected, which the record as shown has no longer: what it said, and its state."""

    fact: str
    table: str
    said: str | Markup
    state: Judgement


def rejected(asked: Asked, record: Record, pages: Sequence[str]) -> list[Rejected]:
    """The facts of pages that people rejected."""
    changed = select(schema.AS_READ.c.page_id).where(schema.AS_READ.c.page_id.in_(pages))
    states = {
        name: one
        for page in record.connection.scalars(changed).all()
        for name, one in of_page(record.connection, page).items()
        if one.state == "rejected"
    }
    told = passages(record.connection, states)
    return [Rejected(one.fact, one.table, headline(asked, one), states[one.fact]) for one in told]


# --- deciding --------------------------------------------------------------------------------------------------------


def decide(
    record: Record, user: User, acts: Iterable[Act], why: str, page: str | None = None
) -> list[Decision]:
    """Write decisions into the log."""
    return [
        record.decide(
            user.name, act.fact, act.action, page=page, field=act.field, value=act.value, why=why or None
        )
        for act in acts
    ]


def undo(record: Record, user: User, numbers: str) -> list[Decision]:
    """Take decisions back, the last first."""
    several = sorted(
        {int(part) for part in numbers.split("|") if part.isascii() and part.isdigit()}, reverse=True
    )
    return [record.decide(user.name, "", "undo", undoes=n) for n in several[:MOST]]


def returned(asked: Asked, form: FormData, made: Sequence[Decision], trouble: str | None = None) -> Response:
    """The way back to the page where something was decided, to the fact itself."""
    back = text_of(form, "back")
    path, _, query = back.partition("?")
    if not path.startswith(f"/{asked.language}/") or "\\" in path or "#" in back:
        path, query = asked.link("review"), ""
    told = {
        "judged": "-".join(str(one.n) for one in made),
        "seen": text_of(form, "seen") if made else "",
        "trouble": trouble or "",
    }
    extra = "&".join(f"{name}={value}" for name, value in told.items() if value)
    anchor = text_of(form, "anchor")
    place = f"#{anchor}" if anchor.replace("-", "").isalnum() and anchor.isascii() else ""
    return RedirectResponse(
        f"{path}?{'&'.join(part for part in (query, extra) if part)}{place}", status_code=303
    )


@router.post("/judge")
def judge(asked: Asking, record: Held, form: Posted) -> Response:
    """Decide about facts. The button says what: ``do`` is an action, or an action, facts and the last decision seen on them, joined
    by blanks."""
    user = asked.judge()
    do, *more = text_of(form, "do").split(" ")
    facts = (more[0] if more else text_of(form, "facts")).split("|")[:MOST]
    why = text_of(form, "why")[: corrections.LONGEST]
    values = dict(form)
    values |= {"seen": more[1]} if len(more) > 1 else {}
    values |= {"anchor": f"f-{facts[0]}"} if more else {}
    sent = FormData(values)
    try:
        if do == "undo":
            return returned(asked, sent, undo(record, user, facts[0]))
        made = decide(record, user, _acts(record, do, facts, form), why)
    except Unfit as unfit:
        return returned(asked, sent, (), f"unfit_{unfit}")
    except (KeyError, ValueError) as error:
        raise HTTPException(400, "no such decision") from error
    return returned(asked, sent, made)


def _acts(record: Record, do: str, facts: Sequence[str], form: FormData) -> list[Act]:
    """What a form decides. Raises Unfit, ValueError and KeyError."""
    told = passages(record.connection, facts)
    if len(told) < len(facts):
        raise KeyError("no such fact")
    if do in ("confirm", "reject"):
        return [Act(fact, do) for fact in facts]
    if do == "note" and text_of(form, "why"):
        return [Act(facts[0], "note")]
    if do in ("merge", "split"):
        other = text_of(form, "other")
        if not passages(record.connection, [other]) or other == facts[0]:
            raise Unfit("other")
        return [Act(facts[0], do, None, other)]
    if do == "correct":
        fields = [field for field in CORRECTIONS[told[0].table] if field in form or f"{field}-first" in form]
        acts = [
            Act(one.fact, "correct", field, value)
            for field in fields
            for value in [fit(told[0].table, field, _said(form, field))]
            if told[0].values[field] != value
            for one in told
            if one.values[field] != value
        ]
        if not acts:
            raise Unfit("nothing")
        return acts
    raise ValueError(do)


def _said(form: FormData, field: str) -> str:
    """What a form says of a field: several boxes, two days, or one text."""
    if field == "days" and "days-first" in form:
        first, last = text_of(form, "days-first"), text_of(form, "days-last")
        return "/".join(part for part in (first, last) if part)
    return "|".join(value for value in form.getlist(field) if isinstance(value, str))


@router.post("/judge/add")
def add(asked: Asking, record: Held, form: Posted) -> Response:
    """Add a fact that was missed, by the words that were marked."""
    user = asked.judge()
    table, _, kind = text_of(form, "kind").partition(":")
    if table not in corrections.ADDABLE:
        raise HTTPException(400, "no such kind of fact")
    words, start = text_of(form, "words"), text_of(form, "start")
    try:
        made = add_fact(
            record,
            user,
            text_of(form, "page"),
            text_of(form, "visit") or None,
            table,
            words,
            int(start) if start.isascii() and start.isdigit() else 0,
            {"kind": kind} | {name: text_of(form, name) for name in ("side", "offices", "by", "fields")},
            text_of(form, "why")[: corrections.LONGEST],
        )
    except Unfit as unfit:
        return returned(asked, form, (), f"unfit_{unfit}")
    return returned(asked, FormData(dict(form) | {"anchor": f"f-{made.fact}"}), [made])


def add_fact(
    record: Record,
    user: User,
    page: str,
    visit: str | None,
    table: str,
    words: str,
    start: int,
    said: Mapping[str, str],
    why: str,
) -> Decision:
    """Add a missed fact: its words, where they stand, and what else was ``said`` of it. Raises Unfit."""
    own = SAID_IN.get(table, "name")
    values = {
        field: clean(said[field])
        for field, clean in CORRECTIONS[table].items()
        if field != own and said.get(field)
    }
    values[own] = CORRECTIONS[table][own](words)
    if table == "terms":
        values["kind"] = "programme" if said.get("kind") == "programme" else "phrase"
    if table == "people":
        values = {"roles": "participant", "side": "third"} | values
    if table == "meetings":
        values["kind"] = words[-3:] if words.endswith("会") else "会见"
    name, what = missed(record.connection, page, table, visit, words, start, values)
    value = encode(what).decode()
    return record.decide(user.name, name, "add", page=page, value=value, why=why or None)


# --- one fact --------------------------------------------------------------------------------------------------------


@router.get("/judge/{fact}")
def one_fact(asked: Asking, record: Held, fact: str) -> Response:
    """One fact with its words, its log, and everything that can be decided about it. What is no fact but was judged, the repairs
    of a page, leads to its page."""
    user = asked.judge()
    told = passages(record.connection, fact.split("|")[:MOST])
    if not told:
        page = next((one.page for one in record.decisions(fact) if one.page), None)
        if page is None:
            raise HTTPException(404, "no such fact")
        return RedirectResponse(asked.link(f"pages/{page}"), status_code=303)
    judging = Judging.of(asked, record, [one.fact for one in told])
    log = [one for passage in told for one in record.decisions(passage.fact)]
    return asked.page(
        "fact.html",
        told=told,
        fact=told[0],
        judging=judging,
        log=sorted(log, key=lambda one: one.n),
        holds={one.n for one in standing(log)},
        user=user,
        back=asked.request.query_params.get("back") or asked.link("review"),
        fields=corrections.fields(),
        headline=headline(asked, told[0]),
    )
