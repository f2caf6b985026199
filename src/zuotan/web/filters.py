"""The filters (筛选) that the overview, the lists and the network share: read from an address, acting on the catalogue, written as a form.

The address is the state: ``Filter.of`` reads the values of a query, ``Filter.query`` gives them back for a link, and the macro of
``filters.html`` writes the form from a ``Form``. A value that makes no sense is left out and named in ``troubles``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec
import numpy as np
from msgspec import Struct

from zuotan.knowledge.regions import gazetteer
from zuotan.web.catalogue import Catalogue, Mask, Numbers, below
from zuotan.web.names import persons_named

DEPTHS = ("province", "prefecture")
"""The levels at which regions are shown together."""


class Filter(Struct, frozen=True):
    """Which visits are asked for; None asks for any.

    ``since`` and ``until`` are ISO days or their beginnings, between which a visit may lie. ``visitor``, ``host`` and ``region`` (of
    either side) are codes of regions that hold those of the visit. ``level`` is that at which regions are shown together; it leaves
    no visit out. ``person`` is a person's id, or part of a name in characters or pinyin; ``term`` the name of a programme or phrase;
    ``field`` and ``kind`` are names of the record.
    """

    since: str | None = None
    until: str | None = None
    visitor: str | None = None
    host: str | None = None
    region: str | None = None
    level: str = "province"
    person: str | None = None
    field: str | None = None
    term: str | None = None
    kind: str | None = None
    troubles: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filter:
        """The filter that the values of a query ask for."""
        kept: dict[str, str] = {}
        troubles: list[str] = []
        for name in NAMES:
            if value := query.get(name, "").strip():
                understood = _READ.get(name, str)(value)
                if understood is None:
                    troubles.append(name)
                else:
                    kept[name] = understood
        return cls(**kept, troubles=tuple(troubles))

    @property
    def asks(self) -> dict[str, str]:
        """What it asks for, by name; the level is no question."""
        return {
            name: value for name in NAMES if name != "level" and (value := getattr(self, name)) is not None
        }

    def query(self, **changed: object) -> dict[str, object]:
        """The values for a link with this filter, some of them changed (None takes one out)."""
        level = None if self.level == "province" else self.level
        return {**self.asks, "level": level, **changed}

    def but(self, **changed: str | None) -> Filter:
        """The same filter with some values changed."""
        return msgspec.structs.replace(self, **changed)

    def mask(self, catalogue: Catalogue) -> Mask:
        """The visits that it lets through."""
        mask = catalogue.within(self.since, self.until)
        if self.visitor or self.host or self.region:
            mask &= catalogue.having(catalogue.flows.v, self._regions(catalogue))
        if self.person:
            parts = catalogue.parts
            mask &= catalogue.having(parts.v, persons_named(catalogue, self.person)[parts.person])
        if self.field:
            mask &= catalogue.having(
                catalogue.topics.v, _among(catalogue.fields, self.field, catalogue.topics.name)
            )
        if self.term:
            names = [name for _, name in catalogue.terms]
            mask &= catalogue.having(catalogue.uses.v, _among(names, self.term, catalogue.uses.name))
        if self.kind:
            mask &= _among(catalogue.kinds, self.kind, catalogue.kind)
        return mask

    def rows(self, catalogue: Catalogue, mask: Mask) -> Mask:
        """The rows of ``catalogue.flows`` that belong to the visits of a mask and to the regions asked for: of a visit of two
        regions, only that of the one."""
        rows = mask[catalogue.flows.v]
        return rows & self._regions(catalogue) if self.visitor or self.host or self.region else rows

    def _regions(self, catalogue: Catalogue) -> Mask:
        flows = catalogue.flows
        rows = np.ones(len(flows.v), dtype=np.bool_)
        if self.visitor:
            rows &= below(flows.visitor, self.visitor)
        if self.host:
            rows &= below(flows.host, self.host)
        if self.region:
            rows &= below(flows.visitor, self.region) | below(flows.host, self.region)
        return rows


NAMES = tuple(name for name in Filter.__struct_fields__ if name != "troubles")
"""The names of the values, as they stand in an address."""


def _day(value: str) -> str | None:
    """An ISO day, month or year; also written 2024.5.1, 2024/05, 2024年5月."""
    parts = "".join(character if character.isdecimal() else " " for character in value).split()
    if not (0 < len(parts) < 4) or len(parts[0]) != 4 or any(len(part) > 2 for part in parts[1:]):
        return None
    year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
    try:
        date(year, month, min(day, 28))
    except ValueError:
        return None
    return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])]) if 0 < day < 32 else None


def _region(value: str) -> str | None:
    """The code of a region that is given by its code or by its Chinese name, the largest of that name."""
    if value.isascii() and value.isdecimal() and len(value) == 6:
        return value
    codes = {entry.code for entry in gazetteer().named(value)}
    return min(codes, key=lambda code: (-len(code) + len(code.rstrip("0")), code), default=None)


def _level(value: str) -> str | None:
    return value if value in DEPTHS else None


_READ: dict[str, Callable[[str], str | None]] = {
    "since": _day,
    "until": _day,
    "visitor": _region,
    "host": _region,
    "region": _region,
    "level": _level,
}


def _among(names: Sequence[str], asked: str, places: Numbers) -> Mask:
    """Where a column of places in ``names`` points at the name asked for (which may stand there under several kinds)."""
    mask = np.zeros(len(places), dtype=np.bool_)
    for place, name in enumerate(names):
        if name == asked:
            mask |= places == place
    return mask
