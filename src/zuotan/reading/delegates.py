"""Makes the people of a visit out of what was read of them: one entry a person, offices together, roles, mentions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from zuotan.knowledge.regions import Gazetteer
from zuotan.model import Person, Role, Side, Span
from zuotan.reading.levels import holds
from zuotan.reading.people import Draft
from zuotan.reading.ranks import FIRST, rank
from zuotan.reading.sides import Sides

DEPUTY = 50
DOUBLED = re.compile("([省市县区旗州盟])\\1(?=委)")


def standing(draft: Draft, own: Collection[str], gazetteer: Gazetteer) -> tuple[int, int]:
    """Sorts people of a side: leaders of the visiting or hosting region itself first, by their highest office."""
    best = 2 * DEPUTY
    for seat in draft.seats:
        if seat.code in own:
            further = 0
        else:
            further = 1 if seat.code and holds(gazetteer, seat.code, own) else DEPUTY
        best = min(best, rank(seat) + further)
    return best, draft.span[0]


def people(
    drafts: Sequence[Draft],
    sides: Sides,
    gazetteer: Gazetteer,
    mentions: Mapping[str, Sequence[Span]],
    speaking: Collection[str],
    chairing: Collection[str],
) -> tuple[Person, ...]:
    """One person for each draft, repeated tellings of one person together."""
    merged: dict[tuple[str, Side, int], list[Draft]] = {}
    for draft in drafts:
        merged.setdefault((draft.name, draft.side, namesake(draft, drafts)), []).append(draft)
    heads = set()
    for side, own in (("visitor", sides.visitors), ("host", sides.hosts)):
        ranked = [
            (standing(group[0], own, gazetteer), key) for key, group in merged.items() if key[1] == side
        ]
        if ranked:
            heads.add(min(ranked)[1])
    return tuple(
        Person(
            name=key[0],
            side=key[1],
            roles=roles(key in heads, key[0] in chairing and key[2] == 0, key[0] in speaking and key[2] == 0),
            offices=distinct(seat.text for draft in group for seat in draft.seats if seat.text),
            spans=tuple(mentions.get(key[0], ())) if key[2] == 0 else (group[0].span,),
        )
        for key, group in merged.items()
    )


def distinct(offices: Iterable[str]) -> tuple[str, ...]:
    """The offices in order, each once: one told with its level doubled (某县县委常委) is the one told without (某县委常委)."""
    told = tuple(dict.fromkeys(offices))
    if len(told) == 1 or not DOUBLED.search("".join(told)):
        return told
    found: dict[str, str] = {}
    for office in told:
        found.setdefault(DOUBLED.sub(r"\1", office), office)
    return tuple(found.values())


def roles(head: bool, chair: bool, speaker: bool) -> tuple[Role, ...]:
    """The roles in the order of the contract."""
    found: list[Role] = []
    if head:
        found.append("head")
    if chair:
        found.append("chair")
    if speaker:
        found.append("speaker")
    return tuple(found) or ("participant",)


def namesake(draft: Draft, drafts: Sequence[Draft]) -> int:
    """1 where a list of leaders repeats the name of one told before with a first office: lists do not repeat those."""
    if not draft.seats or draft.seats[0].office.kind != "group":
        return 0
    for other in drafts:
        if other is draft:
            return 0
        if (
            other.name == draft.name
            and other.side == draft.side
            and any(rank(seat) <= FIRST and seat.code == draft.seats[0].code for seat in other.seats)
        ):
            return 1
    return 0
