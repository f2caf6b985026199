"""Saying (措辞) what facts and decisions are, in the language of the page; registered as filters of the templates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from zuotan.knowledge.regions import gazetteer
from zuotan.model import Region
from zuotan.record.passages import Passage
from zuotan.record.rows import Decision
from zuotan.web import wording
from zuotan.web.asked import TEMPLATES, Asked

SAID_IN = {"agreements": "title", "commitments": "text"}
"""The field that the words of a fact are, where it is not the name."""


def headline(asked: Asked, told: Passage) -> str | Markup:
    """What a fact says, in short."""
    said = told.values
    if told.table == "people":
        return person(asked, said["name"])
    if told.table == "visits":
        sides = (value_of(asked, side, said[side]) for side in ("visitors", "hosts"))
        return Markup("{} → {}").format(*sides)
    own = SAID_IN.get(told.table, "name")
    return Markup('<span lang="zh-Hans">{}</span>').format(
        said.get(own) or said.get("kind") or said.get("office") or told.words
    )


def person(asked: Asked, name: str) -> str | Markup:
    """A name as the page's language has it."""
    return wording.person(_context(asked), name)


def _context(asked: Asked) -> Any:
    return {"language": asked.language}


def tell(asked: Asked, key: str, **values: object) -> Markup:
    """A wording with values set in that may be marked up."""
    return escape(asked.say.get(key, key)).format(**values)


def value_of(asked: Asked, field: str, value: str | None) -> str | Markup:
    """A value of a field as it is read."""
    if not value:
        return asked.say("nothing")
    several = value.split("|")
    if field == "days":
        first, _, last = value.partition("/")
        return wording.days(asked.language, first, last or first)
    if field in ("visitors", "hosts"):
        regions = (_region(asked, code) for code in several)
        return Markup("{}").format(Markup(", ").join(regions))
    if field in ("side", "kind", "roles", "fields"):
        prefix = {"roles": "role", "fields": "field"}.get(field, field)
        joiner = "、" if asked.language == "zh" else ", "
        return joiner.join(asked.say.get(f"{prefix}_{one}", one) for one in several)
    if field in ("name", "by"):
        return person(asked, value)
    return Markup('<span lang="zh-Hans">{}</span>').format("、".join(several))


def _region(asked: Asked, code: str) -> str | Markup:
    try:
        entry = gazetteer().region(code)
    except KeyError:
        return code
    return wording.region(_context(asked), Region(entry.code, entry.name), short=True)


def spoken(asked: Asked, one: Decision) -> Markup:
    """What a decision says: corrected side to visitors."""
    if one.action == "correct" and one.field:
        what = asked.say(f"column_{one.field}")
        return tell(asked, "did_correct", field=what, value=value_of(asked, one.field, one.value))
    if one.action == "undo":
        return tell(asked, "did_undo", number=one.undoes)
    if one.action == "note" and one.value:
        return tell(asked, "did_note_" + one.value)
    return tell(asked, f"did_{one.action}")


def ago(asked: Asked, at: str) -> str:
    """How long ago an instant was."""
    try:
        passed = int((datetime.now(UTC) - datetime.fromisoformat(at)).total_seconds()) // 60
    except (TypeError, ValueError):
        return at
    for unit, minutes in (("days", 1440), ("hours", 60), ("minutes", 1)):
        if passed >= minutes:
            return asked.say(f"ago_{unit}", count=passed // minutes)
    return asked.say("ago_now")


def _filter(say: Callable[..., object]) -> Callable[..., object]:
    """A filter of a function that takes the request first."""

    @pass_context
    def said(context: Context, *values: Any) -> object:
        return say(context["asked"], *values)

    return said


TEMPLATES.filters.update(
    spoken=_filter(spoken),
    ago=_filter(ago),
    as_value=_filter(lambda asked, value, field: value_of(asked, field, value)),
)
