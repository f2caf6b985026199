"""Roundups (盘点, 大事记): pages that tell of several delegations' visits, with items between that are none."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from zuotan.sample.days import Days
from zuotan.sample.draft import Draft
from zuotan.sample.gold import VisitGold, gold
from zuotan.sample.masthead import Masthead, outlet
from zuotan.sample.names import Names
from zuotan.sample.places import Place, of_level, pair, parts, then
from zuotan.sample.reports import Telling, Told, View, row, site_text
from zuotan.sample.sites import brand
from zuotan.sample.stories import Delegation, delegation, story
from zuotan.sample.tables import chance, sentence
from zuotan.sample.words import fill, one


def tally(rng: Random) -> Told:
    """An agency's tally of visits between regions of a level, within some weeks."""
    names = Names(rng)
    level = rng.choice(("province", "province", "prefecture", "county"))
    draft = Draft()
    start = date(rng.randint(2012, 2025), rng.randint(2, 11), 1)
    days = sorted(rng.sample(range(27), rng.randint(3, 6)))
    last = start + timedelta(days=days[-1] + 3)
    paragraphs = [sentence(rng, "tally_open")]
    visits: list[VisitGold] = []
    for offset in days:
        when = _days(rng, start + timedelta(days=offset), last)
        text, visit = _item(rng, draft, len(visits), pair(rng, level), when, "item_tally", None, names)
        paragraphs.append(text)
        visits.append(visit)
        if chance(rng, 0.2):
            paragraphs.append(sentence(rng, "tally_mid"))
    paragraphs.append(sentence(rng, "tally_end"))
    head = Masthead(sentence(rng, "title_tally"), outlet(rng, None), last, (names.person().text,))
    truth = gold("roundup", head, draft, "\n".join(paragraphs), visits)
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def chronicle(rng: Random) -> Told:
    """A place's own chronicle of a year: visits out and in, and what else happened."""
    today = rng.choice(of_level(rng.choice(("prefecture", "county"))))
    year = rng.randint(2010, 2024)
    ours = then(today, date(year, 1, 1))
    if ours != then(today, date(year, 12, 31)):
        return chronicle(rng)
    names = Names(rng)
    team = delegation(rng, ours, names, date(year, 1, 1))
    draft = Draft()
    months = sorted(rng.sample(range(1, 13), rng.randint(5, 9)))
    published = date(year + 1, 1, rng.randint(4, 28))
    paragraphs: list[str] = []
    visits: list[VisitGold] = []
    for month in months:
        day = date(year, month, rng.randint(1, 27))
        if visits and chance(rng, 0.45):
            paragraphs.append(_other(rng, ours, day, team))
            continue
        other = rng.choice([place for place in of_level(ours.level) if place.code[:2] != ours.code[:2]])
        out = chance(rng, 0.5)
        two = (ours, other) if out else (other, ours)
        when = _days(rng, day, published)
        text, visit = _item(rng, draft, len(visits), two, when, "item_out" if out else "item_in", team, names)
        paragraphs.append(text)
        visits.append(visit)
    if len(visits) < 2:
        return chronicle(rng)
    title = fill(rng, sentence(rng, "title_chronicle"), year=str(year), s=ours.called)
    head = Masthead(title, outlet(rng, ours), published, (), (names.person().text,))
    truth = gold("roundup", head, draft, "\n".join(paragraphs), visits)
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def _days(rng: Random, start: date, published: date) -> Days:
    end = start + timedelta(days=rng.choice((0, 0, 1)))
    word = f"{start.month}月{start.day}日"
    if end != start:
        word += f"至{end.day}日" if end.month == start.month else f"至{end.month}月{end.day}日"
    return Days(start, end, published, "month", word)


def _item(
    rng: Random,
    draft: Draft,
    number: int,
    two: tuple[Place, Place],
    when: Days,
    kind: str,
    team: Delegation | None,
    names: Names,
) -> tuple[str, VisitGold]:
    """An item and its gold; ``team`` is the paper's own side, the same all year."""
    told = replace(story(rng, two[0].level, "study_visit", when.start.year, two, names), days=when)
    view: View = "agency"
    if team is not None:
        view = "visitor" if team.place == two[0] else "host"
        told = replace(told, visitor=team) if view == "visitor" else replace(told, host=team)
    telling = Telling(rng, told, view, draft, number)
    words = telling.words()
    pattern = sentence(rng, kind)
    words["VH"] = telling.leaders("visitor", rng.choice((1, 1, 2)))
    if "{HH}" in pattern:
        words["HH"] = telling.leaders("host", 1)
    text = fill(rng, pattern, **words)
    if chance(rng, 0.5):
        stops = row([site_text(draft, number, site) for site in told.sites[:3]])
        text += "代表团" + fill(rng, sentence(rng, "item_stops"), stops=stops)
    if told.agreements and chance(rng, 0.5):
        text += telling.agreed([told.agreements[0]])
    if chance(rng, 0.5):
        text += telling.reporter()
    visit = VisitGold("study_visit", [told.visitor.place], [told.host.place], when.gold(), telling.cast)
    visit.chair = telling.chair
    return text, visit


def _other(rng: Random, ours: Place, day: date, team: Delegation) -> str:
    below = [part.called for part in parts(ours, day)] or [one(rng, "town")]
    return fill(
        rng,
        sentence(rng, "item_not"),
        day=f"{day.month}月{day.day}日",
        secretary="、".join(office.bare for office in team.leaders[0].offices) + team.leaders[0].name.text,
        below=rng.choice(below),
        corp=brand(rng) + "集团",
    )
