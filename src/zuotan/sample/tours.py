"""Tours (考察行程) of one delegation to several regions: each leg is a visit of its own."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from zuotan.sample.days import Days
from zuotan.sample.draft import Draft
from zuotan.sample.gold import VisitGold, gold
from zuotan.sample.masthead import masthead, outlet
from zuotan.sample.names import Names
from zuotan.sample.places import Place, of_level, province, then
from zuotan.sample.reports import Telling, Told
from zuotan.sample.sites import sites
from zuotan.sample.stories import Story, delegation, programme, story
from zuotan.sample.tables import chance, sentence
from zuotan.sample.telling import Part
from zuotan.sample.words import fill

NTH = "一二三四五"


def tour(rng: Random) -> Told:
    """A visitor's paper on a tour of two to four legs."""
    level = rng.choice(("province", "prefecture", "county"))
    first = story(rng, level, "study_visit")
    names = Names(rng)
    guest = delegation(rng, first.visitor.place, names, first.days.start, least=2)
    hosts = _hosts(rng, first.visitor.place, rng.choice((2, 3, 3, 4)), first.days.start)
    days = _days(rng, first.days.start, len(hosts))
    legs = [_leg(rng, first, guest.place, host, names, days) for host in hosts]
    legs = [replace(leg, visitor=guest) for leg in legs]
    stated = rng.randrange(len(legs)) if chance(rng, 0.4) and days.end > days.start else None
    day = days.start + timedelta(days=rng.randint(0, (days.end - days.start).days))
    return _told(rng, legs, days, stated, day, names)


def told_tour(rng: Random, legs: list[Story]) -> Told:
    """A visitor's paper on a tour whose legs happened one after another, each on its own days."""
    end = legs[-1].days.end
    days = _span(legs[0].days.start, end, end + timedelta(days=rng.randint(1, 3)))
    single = [number for number, leg in enumerate(legs) if leg.days.start == leg.days.end]
    stated = rng.choice(single) if single and chance(rng, 0.4) else None
    day = legs[stated or 0].days.start
    touring = [replace(leg, days=days, leg=True, agreements=()) for leg in legs]
    guests = legs[0].visitor
    people = [one.name.text for one in (*guests.leaders, *guests.members)]
    return _told(rng, touring, days, stated, day, Names(rng, people))


def _told(rng: Random, legs: list[Story], days: Days, stated: int | None, day: date, names: Names) -> Told:
    """The page; the text gives the ``day`` of the leg ``stated``."""
    guest = legs[0].visitor
    draft = Draft()
    tellings = [Telling(rng, leg, "visitor", draft, number) for number, leg in enumerate(legs)]
    paragraphs = [_lead(rng, tellings)]
    visits = []
    for number, telling in enumerate(tellings):
        paragraphs += _told_leg(rng, tellings, number, f"{day.day}日，" if number == stated else "")
        visit = VisitGold(
            "study_visit",
            [guest.place],
            [telling.home.place],
            _bounds(days, day, stated, number),
            telling.cast,
        )
        visit.chair = telling.chair
        visit.shares = tuple(other for other in range(len(legs)) if other != number)
        visits.append(visit)
    if chance(rng, 0.6):
        paragraphs.append(sentence(rng, "tour_end"))
    words = tellings[0].words() | {
        "shorts": "".join(host.brief for host in (leg.host.place for leg in legs)),
        "vn": guest.leaders[0].name.text,
    }
    title = fill(rng, sentence(rng, "title_tour"), **words)
    head = masthead(rng, title, outlet(rng, guest.place), days.published, names)
    truth = gold("visit_report", head, draft, "\n".join(paragraphs), visits)
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def _hosts(rng: Random, guest: Place, count: int, day: date) -> list[Place]:
    chosen: list[Place] = []
    while len(chosen) < count:
        place = then(rng.choice(of_level(guest.level)), day)
        taken = [guest, *chosen]
        if all(province(place) != province(other) and place.short != other.short for other in taken):
            chosen.append(place)
    return chosen


def _days(rng: Random, start: date, legs: int) -> Days:
    end = start + timedelta(days=legs + rng.randint(0, 2))
    return _span(start, end, end + timedelta(days=rng.randint(1, 3)))


def _span(start: date, end: date, published: date) -> Days:
    last = f"{end.day}日" if end.month == start.month else f"{end.month}月{end.day}日"
    return Days(start, end, published, "month", f"{start.month}月{start.day}日至{last}")


def _leg(rng: Random, first: Story, guest: Place, host: Place, names: Names, days: Days) -> Story:
    return replace(
        first,
        host=delegation(rng, host, names, days.start),
        days=days,
        leg=True,
        sites=tuple(sites(rng, host, rng.choice((1, 2, 3)), days.start)),
        agreements=(),
        programme=programme(rng, guest, host, days.start.isoformat()),
    )


def _lead(rng: Random, tellings: list[Telling]) -> str:
    head = tellings[0]
    words = head.words()
    words["VH"] = head.leaders("visitor", rng.choice((1, 2, 3)))
    words["places"] = "、".join(telling.home.place.called for telling in tellings)
    lead = fill(rng, sentence(rng, "lead_tour"), **words)
    rest = [one for one in head.guest.members if not head.cast.knows(one)]
    if rest and chance(rng, 0.7):
        lead += head.cast.roster(rest, "visitor", head.guest.place) + "参加考察。"
    for telling in tellings[1:]:
        for key, part in head.cast.parts.items():
            copy = Part(part.official, part.side)
            copy.offices = list(part.offices)
            telling.cast.parts[key] = copy
    return lead


def _told_leg(rng: Random, tellings: list[Telling], number: int, day: str) -> list[str]:
    telling = tellings[number]
    last = number == len(tellings) - 1
    kind = "tour_first" if number == 0 else "tour_last" if last and chance(rng, 0.6) else "tour_next"
    words = telling.words()
    words["HH"] = telling.leaders("host", rng.choice((1, 1, 2)))
    words["leg"] = day + telling.walk(list(telling.story.sites))
    words["before"] = tellings[number - 1].home.place.short
    words["nth"] = NTH[number]
    told = [fill(rng, sentence(rng, kind), **words)]
    if chance(rng, 0.6):
        told[0] += telling.meet()
    told += telling.speeches(rng.choice((0, 1, 2)))
    return told


def _bounds(days: Days, day: date, stated: int | None, number: int) -> dict[str, object]:
    """A leg's own day where the text has it, else the tour's span, narrowed by the leg whose day is known."""
    assert days.published is not None
    page = f"全程“{days.word}”，年份取自页面日期{days.published.isoformat()}"
    if number == stated:
        iso = day.isoformat()
        reasons = [f"本站“{day.day}日”", page]
        return {
            "start": iso,
            "end": iso,
            "earliest": None,
            "latest": None,
            "date_basis": "from_page",
            "date_reasons": reasons,
        }
    earliest = day if stated is not None and number > stated else days.start
    latest = day if stated is not None and number < stated else days.end
    return {
        "start": None,
        "end": None,
        "earliest": earliest.isoformat(),
        "latest": latest.isoformat(),
        "date_basis": "inferred",
        "date_reasons": [page, "本站日期未写"],
    }
