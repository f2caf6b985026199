"""Doubts (存疑): what most needs a look by a person, found where the record is resolved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from zuotan.knowledge.names import name_score
from zuotan.record import schema
from zuotan.record.facts import fact_id
from zuotan.record.judging import judgements
from zuotan.record.parting import parted
from zuotan.record.questions import Question
from zuotan.resolution import MergedPerson, MergedVisit
from zuotan.resolution.merging import Told

WEIGHTS = {
    "side": 95,
    "days": 85,
    "visits": 80,
    "regions": 75,
    "person": 65,
    "offices": 60,
    "agreement": 58,
    "joint": 55,
    "name": 45,
    "bounds": 35,
    "kind": 25,
    "repairs": 15,
}
"""How much a look would help: tellings that contradict each other first, since one of them is wrong; then what would count a visit
or person twice; then what was read on thin grounds."""

ODD_NAME = -0.5
"""The score (see ``name_score``) under which words read more like words than like a name."""
SIGNED = re.compile(r"(?:签署|签订|签约|签了|共同签)[^。；\n]{0,30}?(?:协议|备忘录|合同|协定|意向书)")
"""Words that tell of an agreement."""
JOINT = re.compile(r"[省市区县州盟旗京津沪渝][^，。；、\n]{0,4}[和与及][^，。；、\n]{1,8}(?:领导|负责同志)")
"""A list of leaders of two regions at once."""
REACH = 60
"""Characters behind such words in which the list's people begin."""
NEAR = 3
"""Days between two visits of one pair that may be one."""
MOST = 50
"""Facts of one question."""


def ask(connection: Connection) -> int:
    """Fill the queue anew, and tell how many questions it has."""
    found = {one.id: one for one in _found(connection)}
    connection.execute(delete(schema.QUESTIONS))
    rows = [
        {
            "id": name,
            "kind": one.kind,
            "weight": one.weight,
            "fact_id": one.fact,
            "page_id": one.page,
            "visit": one.visit,
            "facts": "|".join(one.facts),
            "told": msgspec.json.encode(one.told, order="sorted").decode(),
            "answered": 0,
        }
        for name, one in sorted(found.items())
    ]
    spoken = judgements(connection, connection.scalars(select(schema.DECISIONS.c.fact_id).distinct()).all())
    for row in rows:
        row["answered"] = int(row["fact_id"] in spoken and spoken[str(row["fact_id"])].spoken)
    if rows:
        connection.execute(insert(schema.QUESTIONS), rows)
    return len(rows)


def _found(connection: Connection) -> Iterator[Question]:
    visits = schema.VISITS.c
    pages = {row[0]: row[1] for row in connection.execute(select(visits.id, visits.page_id))}
    decode = msgspec.json.Decoder(MergedVisit).decode
    odd: dict[str, Question] = {}
    pairs: defaultdict[tuple[str, str], list[tuple[int, int, MergedVisit]]] = defaultdict(list)
    for packed in connection.scalars(select(schema.MERGED_VISITS.c.merged)):
        visit = decode(packed)
        yield from _differing(visit, pages)
        yield from _two_sided(visit, pages)
        _odd_names(visit, pages, odd)
        pair = _codes(visit.visitors.value), _codes(visit.hosts.value)
        days = [date.fromisoformat(day).toordinal() for day in visit.days.value if day]
        if days:
            pairs[pair].append((min(days), max(days), visit))
        elif all(visit.bounds):
            yield _bounded(visit, pages)
    yield from odd.values()
    for several in pairs.values():
        yield from _close(several, pages)
    yield from _namesakes(connection)
    yield from _crowded(connection)
    yield from _in_texts(connection)
    yield from _guessed(connection)


def _asked(kind: str, facts: Sequence[str], page: str, visit: str, more: int = 0, **told: str) -> Question:
    return Question(kind, WEIGHTS[kind] + more, facts[0], page, visit, tuple(facts), told)


def _differing(visit: MergedVisit, pages: Mapping[str, str]) -> Iterator[Question]:
    """Values on which tellings differ."""
    sides = [side for side, told in (("visitors", visit.visitors), ("hosts", visit.hosts)) if told.others]
    asked: list[tuple[str, Told[Any], str]] = []
    if visit.days.others:
        asked.append(("days", visit.days, "days"))
    asked += [("regions", getattr(visit, side), side) for side in sides]
    if visit.kind.others:
        asked.append(("kind", visit.kind, "kind"))
    for kind, told, field in asked:
        first = told.by[0]
        yield _asked(kind, (first, *(by[0] for _, by in told.others)), pages[first], visit.id, field=field)


def _two_sided(visit: MergedVisit, pages: Mapping[str, str]) -> Iterator[Question]:
    """People whom tellings have on different sides."""
    called: defaultdict[str, list[MergedPerson]] = defaultdict(list)
    for person in visit.people:
        called[person.name].append(person)
    for name, several in called.items():
        if len({person.side for person in several}) > 1:
            facts = [fact for person in several for fact in person.by]
            yield _asked("side", facts, pages[visit.tellings[0]], visit.id, name=name)


def _odd_names(visit: MergedVisit, pages: Mapping[str, str], odd: dict[str, Question]) -> None:
    """Words that hardly are names, each asked of once for the whole record."""
    for person in visit.people:
        score = name_score(person.name)
        if score < ODD_NAME:
            was = odd.get(person.name)
            facts = (*was.facts, *person.by) if was else person.by
            page, home = (was.page, was.visit) if was else (pages[visit.tellings[0]], visit.id)
            more = min(int(-3 * score), 9)
            odd[person.name] = _asked("name", facts[:MOST], page, home, more, name=person.name)


def _bounded(visit: MergedVisit, pages: Mapping[str, str]) -> Question:
    first, last = (date.fromisoformat(day or "").toordinal() for day in visit.bounds)
    width = last - first + 1
    more = 9 if width <= NEAR else 5 if width <= 31 else 0
    name = visit.tellings[0]
    return _asked(
        "bounds",
        (name,),
        pages[name],
        visit.id,
        more,
        first=visit.bounds[0] or "",
        last=visit.bounds[1] or "",
    )


def _close(several: list[tuple[int, int, MergedVisit]], pages: Mapping[str, str]) -> Iterator[Question]:
    """Visits of one pair that lie so near each other that they may be one."""
    several.sort(key=lambda one: (one[0], one[2].id))
    for (_, end, one), (start, _, other) in pairwise(several):
        if start - end <= NEAR:
            facts = one.tellings[0], other.tellings[0]
            yield _asked(
                "visits", facts, pages[facts[0]], one.id, more=NEAR - max(start - end, 0), other=other.id
            )


def _codes(regions: Iterable[Any]) -> str:
    return "+".join(sorted(region.code for region in regions))


def _sightings() -> Select[Any]:
    """The person, name, fact, visit, page and day of every person of a visit."""
    clusters, people, visits = schema.CLUSTERS.c, schema.PEOPLE.c, schema.VISITS.c
    return (
        select(clusters.cluster, people.name, people.id, people.visit_id, visits.page_id, visits.start_date)
        .join(schema.PEOPLE, people.id == clusters.member)
        .join(schema.VISITS, visits.id == people.visit_id)
        .where(clusters.kind == "person")
    )


def _namesakes(connection: Connection) -> Iterator[Question]:
    """Two persons of one name who were seen on the same side of the same region."""
    regions = schema.VISIT_REGIONS.c
    told = (
        _sightings()
        .add_columns(regions.code)
        .join(
            schema.VISIT_REGIONS,
            (regions.visit_id == schema.PEOPLE.c.visit_id) & (regions.side == schema.PEOPLE.c.side),
        )
    )
    seen: dict[tuple[str, str], dict[str, Row[Any]]] = {}
    for row in connection.execute(told.order_by(schema.PEOPLE.c.id)):
        seen.setdefault((row.name, row.code), {}).setdefault(row.cluster, row)
    asked: set[tuple[str, str]] = set()
    for (name, _), persons in seen.items():
        ranked = sorted(persons.values(), key=lambda row: (row.start_date or "~", row.id))
        for one, other in pairwise(ranked):
            if (one.cluster, other.cluster) not in asked:
                asked.add((one.cluster, other.cluster))
                yield _asked("person", (one.id, other.id), one.page_id, one.visit_id, name=name)


def _crowded(connection: Connection) -> Iterator[Question]:
    """One person with many offices in one month: at least three on different pages of visits."""
    offices = schema.OFFICES.c
    month = func.substr(schema.VISITS.c.start_date, 1, 7)
    told = _sightings().subquery()
    counted = (
        select(told.c.cluster, func.substr(told.c.start_date, 1, 7).label("month"))
        .add_columns(func.count(offices.office.distinct()).label("offices"))
        .add_columns(func.min(told.c.id).label("low"), func.max(told.c.id).label("high"))
        .add_columns(func.min(told.c.name).label("name"))
        .join(schema.OFFICES, offices.person_id == told.c.id)
        .where(told.c.start_date.is_not(None))
        .group_by(told.c.cluster, "month")
        .having(func.count(offices.office.distinct()) >= 3, func.count(told.c.page_id.distinct()) >= 2)
    )
    rows = connection.execute(counted).all()
    places: dict[str, Row[Any]] = {}
    for part in parted(row.low for row in rows):
        query = select(
            schema.PEOPLE.c.id, schema.PEOPLE.c.visit_id, schema.VISITS.c.page_id, month.label("month")
        )
        query = query.join(schema.VISITS, schema.VISITS.c.id == schema.PEOPLE.c.visit_id)
        places |= {row.id: row for row in connection.execute(query.where(schema.PEOPLE.c.id.in_(part)))}
    for row in rows:
        here = places[row.low]
        yield _asked(
            "offices",
            (row.low, row.high),
            here.page_id,
            here.visit_id,
            name=row.name,
            month=row.month,
            count=str(row.offices),
        )


def _in_texts(connection: Connection) -> Iterator[Question]:
    """What the words of a page tell: agreements of which no fact was read, and joint lists that say not where they part."""
    reports, visits = schema.REPORTS.c, schema.VISITS.c
    agreed = set(connection.scalars(select(schema.AGREEMENTS.c.visit_id).distinct()))
    told = select(reports.page_id, reports.text, visits.id, visits.n).join(
        schema.VISITS, visits.page_id == reports.page_id
    )
    lists: dict[str, tuple[str, list[int]]] = {}
    for row in connection.execute(told.where(visits.n == 0).order_by(visits.id)):
        found = SIGNED.search(row.text) if row.id not in agreed else None
        if found:
            yield _asked(
                "agreement",
                (row.id,),
                row.page_id,
                row.id,
                words=found[0],
                start=str(found.start()),
                end=str(found.end()),
            )
        ends = (
            [match.end() for match in JOINT.finditer(row.text)]
            if "领导" in row.text or "负责同志" in row.text
            else []
        )
        if ends:
            lists[row.id] = (row.page_id, ends)
    yield from _joint(connection, lists)


def _joint(connection: Connection, lists: Mapping[str, tuple[str, list[int]]]) -> Iterator[Question]:
    """The person at whom a joint list was parted, of each visit that has one."""
    people, spans = schema.PEOPLE.c, schema.SPANS.c
    for part in parted(lists):
        query = (
            select(people.visit_id, people.id, people.name, people.side, spans.text_start)
            .join(schema.SPANS, spans.fact_id == people.id)
            .where(people.visit_id.in_(part))
            .order_by(people.visit_id, spans.text_start)
        )
        runs: defaultdict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(query):
            runs[row.visit_id].append(row)
        for visit, run in runs.items():
            page, ends = lists[visit]
            for end in ends:
                near = [row for row in run if end <= row.text_start <= end + REACH]
                cut = next((b for a, b in pairwise(near) if a.side != b.side), None)
                if cut is not None:
                    yield _asked("joint", (cut.id,), page, visit, name=cut.name)
                    break


def _guessed(connection: Connection) -> Iterator[Question]:
    """Pages of visits that were repaired by guesses."""
    kinds, visits = schema.EDIT_KINDS.c, schema.VISITS.c
    query = (
        select(kinds.page_id, func.sum(kinds.uncertain).label("guesses"), func.min(visits.id).label("visit"))
        .join(schema.VISITS, visits.page_id == kinds.page_id)
        .where(kinds.uncertain > 0, visits.n == 0)
        .group_by(kinds.page_id)
    )
    for row in connection.execute(query):
        name = fact_id(row.page_id, "repairs")
        yield _asked(
            "repairs",
            (name,),
            row.page_id,
            row.visit,
            more=min(int(row.guesses), 9),
            count=str(int(row.guesses)),
        )
