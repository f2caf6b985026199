"""The one sentence of a visit (一句话), in either language: its parts lead to the facts that they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from zuotan.knowledge import english
from zuotan.model import Region
from zuotan.web import wording

_SMALL = "no one two three four five six seven eight nine ten".split()
_DONE = {
    "study_visit": "led a delegation to",
    "exchange": "led a delegation to",
    "reception": "was received in",
    "work_conference": "came to a work conference in",
    "signing": "came to sign agreements in",
    "assistance": "led an assistance delegation to",
}
_DONE_ZH = {
    "study_visit": "赴{}学习考察",
    "exchange": "赴{}交流访问",
    "reception": "在{}受到会见",
    "work_conference": "赴{}出席工作会议",
    "signing": "赴{}签约",
    "assistance": "赴{}对接帮扶协作",
}


class Part(Struct, frozen=True):
    """A piece of a sentence: ``fact`` is the anchor on the visit's page that it leads to (without ``f-``), None for running words."""

    text: str
    fact: str | None = None


class Leader(Struct, frozen=True):
    """The head of a side: name, the office named first, and the fact that tells of them."""

    name: str
    office: str | None
    fact: str


class Outline(Struct, frozen=True):
    """What a sentence says of a visit. ``days`` are its first and last day, ``bounds`` what is known where it has none; ``stops``
    and ``agreements`` are how many, with the fact that the number leads to."""

    kind: str
    visitors: tuple[Region, ...]
    hosts: tuple[Region, ...]
    days: tuple[str | None, str | None]
    bounds: tuple[str | None, str | None] = (None, None)
    leader: Leader | None = None
    host: Leader | None = None
    stops: int = 0
    first_stop: str | None = None
    agreements: int = 0
    first_agreement: str | None = None


def sentence(language: str, outline: Outline) -> list[Part]:
    """The sentence of a visit, with its stop."""
    return [part for part in _SAID[language](outline) if part.text]


def region_name(language: str, region: Region, short: bool = False) -> str:
    """A region in one language only: Jiangsu, 江苏省, or 江苏 where ``short``."""
    if language == "en":
        return english.region(region)
    return region.zone or region.town or (english.short(region) if short else region.name)


def region_names(language: str, regions: Sequence[Region], short: bool = False) -> str:
    """Regions in one language, the last joined by and."""
    return _series(language, [region_name(language, one, short) for one in regions])


def direction(language: str, visitors: Sequence[Region], hosts: Sequence[Region]) -> str:
    """Who went to whom: Shaanxi → Jiangsu, 陕西 → 江苏."""
    return f"{region_names(language, visitors, True)} → {region_names(language, hosts, True)}"


def when(
    language: str, days: tuple[str | None, str | None], bounds: tuple[str | None, str | None] = (None, None)
) -> str:
    """When a visit was: its days, else its bounds; empty where neither is known."""
    if any(days):
        return wording.days(language, *days)
    earliest, latest = bounds
    if language == "zh":
        if earliest and latest:
            return f"{wording.days('zh', earliest, latest)}{'之间' if earliest != latest else ''}"
        if earliest or latest:
            return f"{wording.on_day('zh', earliest or latest or '')}{'以后' if earliest else '以前'}"
        return ""
    if earliest and latest:
        if earliest == latest:
            return wording.on_day("en", latest)
        same = sum(1 for size in (4, 7) if earliest[:size] == latest[:size])
        first = wording.on_day("en", earliest).split(" ")
        return f"between {' '.join(first[: 3 - same])} and {wording.on_day('en', latest)}"
    if earliest or latest:
        return f"{'after' if earliest else 'before'} {wording.on_day('en', earliest or latest or '')}"
    return ""


def _english(outline: Outline) -> Iterator[Part]:
    time = when("en", outline.days, outline.bounds)
    if time:
        yield Part("On " if any(outline.days) else "")
        yield Part(time if any(outline.days) else time.capitalize(), "days")
        yield Part(", ")
    home = region_names("en", outline.visitors)
    leader = outline.leader
    if leader:
        yield Part(english.person(leader.name), leader.fact)
        office = english.office(leader.office) if leader.office else ""
        yield Part(f", {office}," if office else " of ")
        yield Part("" if office else home, None if office else "visitors")
        yield Part(f" {_DONE.get(outline.kind, 'led a delegation to')} ")
    else:
        yield Part("a delegation from " if time else "A delegation from ")
        yield Part(home, "visitors")
        yield Part(" visited ")
    yield Part(region_names("en", outline.hosts), "hosts")
    deeds = list(_deeds(outline))
    for n, deed in enumerate(deeds):
        yield Part("; it " if n == 0 else (", and " if n == len(deeds) - 1 else ", "))
        yield from deed
    yield Part(".")


def _deeds(outline: Outline) -> Iterator[list[Part]]:
    if outline.stops:
        yield [Part("visited "), Part(_counted(outline.stops, "site"), outline.first_stop)]
    if outline.host:
        office = english.office(outline.host.office) if outline.host.office else ""
        met = [Part("met "), Part(english.person(outline.host.name), outline.host.fact)]
        yield [*met, Part(f", {office}")] if office else met
    if outline.agreements:
        yield [Part("signed "), Part(_counted(outline.agreements, "agreement"), outline.first_agreement)]


def _chinese(outline: Outline) -> Iterator[Part]:
    if time := when("zh", outline.days, outline.bounds):
        yield Part(time, "days")
        yield Part("，")
    leader = outline.leader
    if leader:
        yield Part(leader.office or region_names("zh", outline.visitors))
        yield Part(leader.name, leader.fact)
        yield Part("率团")
    else:
        yield Part(region_names("zh", outline.visitors), "visitors")
        yield Part("代表团")
    before, _, after = _DONE_ZH.get(outline.kind, "赴{}访问").partition("{}")
    yield Part(before)
    yield Part(region_names("zh", outline.hosts), "hosts")
    yield Part(after)
    if outline.stops:
        yield Part("，走访")
        yield Part(f"{outline.stops}处", outline.first_stop)
    if outline.host:
        yield Part(f"，与{outline.host.office or ''}")
        yield Part(outline.host.name, outline.host.fact)
        yield Part("会面")
    if outline.agreements:
        yield Part("，签署")
        yield Part(f"协议{outline.agreements}项", outline.first_agreement)
    yield Part("。")


_SAID: dict[str, Callable[[Outline], Iterator[Part]]] = {"en": _english, "zh": _chinese}


def _counted(count: int, thing: str) -> str:
    number = _SMALL[count] if count < len(_SMALL) else f"{count:,}"
    return f"{number} {thing}{'' if count == 1 else 's'}"


def _series(language: str, names: Sequence[str]) -> str:
    """Names one after another, the last joined by and (英文) or 和."""
    if len(names) < 2:
        return "".join(names)
    comma, joined = ("、", "和") if language == "zh" else (", ", " and ")
    return comma.join(names[:-1]) + joined + names[-1]
