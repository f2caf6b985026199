"""The form of the filters: what its fields hold and offer, as the macro of ``filters.html`` writes it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from msgspec import Struct

from zuotan.knowledge import english
from zuotan.web import places
from zuotan.web.catalogue import Catalogue
from zuotan.web.filters import DEPTHS, Filter
from zuotan.web.wording import words

MOST_TERMS = 80
"""So many programmes stand in the list of choices; the others are reached by their own pages."""


class Choice(Struct, frozen=True):
    """One choice of a list: the value in the address, what is shown, and whether that is Chinese."""

    value: str
    label: str
    chinese: bool = False


class Choices(Struct, frozen=True):
    """A list of choices under a heading (none for the first)."""

    heading: str
    choices: tuple[Choice, ...]


class Form(Struct, frozen=True):
    """The form of a filter. ``asked`` names the person that is asked for where the filter has an id."""

    filter: Filter
    regions: tuple[Choices, ...]
    fields: tuple[Choice, ...]
    terms: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    person: str


def form_of(filter_: Filter, catalogue: Catalogue, language: str) -> Form:
    """The form of a filter over a catalogue."""
    say = words(language)
    prefectures = filter_.level == "prefecture"
    return Form(
        filter=filter_,
        regions=_regions(catalogue, language, prefectures, (filter_.visitor, filter_.host, filter_.region)),
        fields=_sorted(Choice(field, say.get(f"field_{field}", field)) for field in catalogue.fields),
        terms=_terms(catalogue, language, filter_.term),
        kinds=_sorted(Choice(kind, say.get(f"kind_{kind}", kind)) for kind in catalogue.kinds),
        levels=tuple(Choice(level, say(f"level_{level}")) for level in DEPTHS),
        person=_person(catalogue, filter_.person),
    )


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.label))


def _regions(
    catalogue: Catalogue, language: str, prefectures: bool, asked: tuple[str | None, ...]
) -> tuple[Choices, ...]:
    """The provinces; at the level of prefectures those that are seen, below each province; and whatever else is asked for."""
    listed = _seen(catalogue) if prefectures else ()
    first = tuple(_region(code, language) for code in places.provinces())
    more = [code for code in asked if code and code not in places.provinces() and code not in listed]
    groups = [Choices("", (*first, *(_region(code, language) for code in dict.fromkeys(more))))]
    for province in places.provinces():
        if inside := tuple(_region(code, language) for code in listed if code[:2] == province[:2]):
            groups.append(Choices(places.label(province, language), inside))
    return tuple(groups)


def _region(code: str, language: str) -> Choice:
    return Choice(code, places.label(code, language))


@lru_cache(maxsize=2)
def _seen(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of the prefectures of which a region visits or is visited."""
    seen = np.zeros(10_000, dtype=np.bool_)
    for codes in (catalogue.flows.visitor, catalogue.flows.host):
        seen[codes // 100] = True
    return tuple(str(number * 100) for number in np.flatnonzero(seen) if number % 100)


def _terms(catalogue: Catalogue, language: str, asked: str | None) -> tuple[Choice, ...]:
    """The programmes of most visits, and the term asked for."""
    known = _programmes(catalogue, language)
    if not asked or any(choice.value == asked for choice in known):
        return known
    return _sorted([*known, _term(asked, language)])


@lru_cache(maxsize=4)
def _programmes(catalogue: Catalogue, language: str) -> tuple[Choice, ...]:
    counts = np.bincount(catalogue.uses.name, minlength=len(catalogue.terms))
    ranked = sorted(range(len(catalogue.terms)), key=lambda place: (-int(counts[place]), place))
    names = [catalogue.terms[place][1] for place in ranked if catalogue.terms[place][0] == "programme"]
    return _sorted(_term(name, language) for name in names[:MOST_TERMS])


def _term(name: str, language: str) -> Choice:
    said = english.term(name) if language == "en" else ""
    return Choice(name, said or name, chinese=language == "en" and not said)


def _person(catalogue: Catalogue, asked: str | None) -> str:
    """What stands in the field of a person: the name, where an id is asked for."""
    if not asked or asked not in catalogue.people:
        return asked or ""
    return catalogue.names[catalogue.people.index(asked)]
