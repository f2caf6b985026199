"""Tells who took part in a visit: names with their offices, and what gold then knows of each person."""

from __future__ import annotations

from typing import Any, Literal

from zuotan.sample.draft import Draft
from zuotan.sample.names import Name
from zuotan.sample.officials import Official, own_name, upper
from zuotan.sample.places import Place

Side = Literal["visitor", "host", "third"]
ROLES = ("head", "chair", "speaker")


class Part:
    """What the text has told of one person so far."""

    def __init__(self, official: Official, side: Side) -> None:
        self.official = official
        self.side = side
        self.roles: set[str] = set()
        self.offices: list[str] = []


class Cast:
    """The people of one visit as told: each with side, roles and offices, by what tells them apart, in the order of first
    mention."""

    def __init__(self, draft: Draft, visit: int, ours: Place | None) -> None:
        self._draft = draft
        self._visit = visit
        self._ours = ours
        self.parts: dict[str, Part] = {}

    def knows(self, official: Official) -> bool:
        """Whether the text has introduced the person."""
        return official.name.key in self.parts

    def name(self, official: Official) -> str:
        """A mention by name alone."""
        return self._draft.mark(official.name.text, "person", self._visit, who=official.name.key)

    def present(
        self,
        official: Official,
        side: Side,
        place: Place,
        led: bool = False,
        far: bool = False,
        full: bool = False,
    ) -> str:
        """A person with offices. ``led``: the region was named just before; ``far``: name the province too; ``full``: name the
        region even where the paper is its own, since another region's people stand just before."""
        part = self.parts.setdefault(official.name.key, Part(official, side))
        part.offices = [office.gold for office in official.offices]
        words: list[str] = []
        before: Place | None = place if led or (self._is_ours(place) and not full) else None
        for number, office in enumerate(official.offices):
            if number and office.owner.called == official.offices[number - 1].owner.called:
                words.append(office.follow)
            elif before is not None and office.owner.called == before.called:
                words.append(office.bare)
            else:
                lead = upper(office.owner) if far and not number else ""
                words.append(lead + office.gold)
        note = f"（{official.name.note}）" if official.name.note else ""
        return "、".join(words) + official.notes + self.name(official) + note

    def roster(
        self, officials: list[Official], side: Side, place: Place, far: bool = False, full: bool = False
    ) -> str:
        """Several persons of one side in a row, the region named once."""
        long = any(len(one.offices) > 1 for one in officials)
        told: list[str] = []
        for number, official in enumerate(officials):
            first = number == 0
            led = not first and own_name(place, officials[number - 1]) and own_name(place, official)
            told.append(self.present(official, side, place, led=led, far=far and first, full=full and first))
        return ("，" if long else "、").join(told)

    def bare(self, officials: list[Official], side: Side, place: Place) -> str:
        """A bare list: 省领导A、B, or 湖南省领导A、B. Who was introduced before keeps the offices told then."""
        unit = place.unit if self._is_ours(place) else place.called
        for official in officials:
            part = self.parts.setdefault(official.name.key, Part(official, side))
            part.offices = part.offices or [place.called + "领导"]
        return (
            unit
            + "领导"
            + "、".join(
                self.name(one) + (f"（{one.name.note}）" if one.name.note else "") for one in officials
            )
        )

    def outsider(self, official_name: str, office: str) -> str:
        """A person of neither side, the office being told just before the name."""
        part = self.parts.setdefault(official_name, Part(Official(Name(official_name), (), 9), "third"))
        part.offices = [office]
        return self._draft.mark(official_name, "person", self._visit, who=official_name)

    def act(self, official: Official | str, *roles: str) -> None:
        """The person does something that makes a role: chair, speaker."""
        key = official if isinstance(official, str) else official.name.key
        self.parts[key].roles.update(roles)

    def gold(self, spans: dict[str, list[tuple[int, int]]]) -> list[dict[str, Any]]:
        """The people in the contract (of a world also who each is); the foremost of each side is its head."""
        for side in ("visitor", "host"):
            ranked = [part for part in self.parts.values() if part.side == side]
            if ranked:
                min(ranked, key=lambda part: part.official.rank).roles.add("head")
        return [
            {
                "name": part.official.name.text,
                "side": part.side,
                "roles": [role for role in ROLES if role in part.roles] or ["participant"],
                "offices": part.offices,
                "spans": [list(span) for span in spans[key]],
                **({"person": part.official.name.person} if part.official.name.person else {}),
            }
            for key, part in self.parts.items()
            if key in spans
        ]

    def governing(self, place: Place) -> str:
        """The party committee and the government of a place, in whose name its leaders speak: 省委、省政府."""
        name = place.unit if self._is_ours(place) else place.called
        if place.zone:
            return f"{place.called}党工委、管委会"
        if place.unit == "自治区":
            return f"{name}党委、政府"
        return f"{name}委、{place.unit}政府"

    def _is_ours(self, place: Place) -> bool:
        return self._ours is not None and place.called == self._ours.called
