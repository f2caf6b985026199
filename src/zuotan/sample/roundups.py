"""Roundups (盘点, 大事记): pages that tell of several delegations' visits, with items between that are none."""

from __future__ import annotations

from collections.abc import Sequence
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
from zuotan.sample.stories import Delegation, Story, delegation, happened
from zuotan.sample.tables import chance, sentence
from zuotan.sample.words import fill, one


def tally(rng: Random) -> Told:
    """An agency's tally of visits between regions of a level, within some weeks."""
    names = Names(rng)
    level = rng.choice(("province", "province", "prefecture", "county"))
    start = date(rng.randint(2012, 2025), rng.randint(2, 11), 1)
    stories = [
        _story(rng, pair(rng, level), start + timedelta(days=offset), names)
        for offset in sorted(rng.sample(range(27), rng.randint(3, 6)))
    ]
    return told_tally(rng, stories)


def told_tally(rng: Random, stories: Sequence[Story]) -> Told:
    """An agency's tally of visits in the order of their days."""
    last = max(story.days.end for story in stories) + timedelta(days=2)
    draft = Draft()
    paragraphs = [sentence(rng, "tally_open")]
    visits: list[VisitGold] = []
    for story_ in stories:
        text, visit = _item(rng, draft, len(visits), _on(story_, last), "agency", "item_tally")
        paragraphs.append(text)
        visits.append(visit)
        if chance(rng, 0.2):
            paragraphs.append(sentence(rng, "tally_mid"))
    paragraphs.append(sentence(rng, "tally_end"))
    writer = Names(rng, _people(stories)).person().text
    head = Masthead(sentence(rng, "title_tally"), outlet(rng, None), last, (writer,))
    truth = gold("roundup", head, draft, "\n".join(paragraphs), visits)
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def chronicle(rng: Random) -> Told:
    """A place's own chronicle of a year in which the same team leads it: visits out and in, and what else happened."""
    today = rng.choice(of_level(rng.choice(("prefecture", "county"))))
    year = rng.randint(2010, 2024)
    ours = then(today, date(year, 1, 1))
    if ours != then(today, date(year, 12, 31)):
        return chronicle(rng)
    names = Names(rng)
    team = delegation(rng, ours, names, date(year, 1, 1))
    others = [place for place in of_level(ours.level) if place.code[:2] != ours.code[:2]]
    stories: list[Story] = []
    for month in sorted(rng.sample(range(1, 13), rng.randint(3, 6))):
        out, other = chance(rng, 0.5), rng.choice(others)
        told = _story(
            rng, (ours, other) if out else (other, ours), date(year, month, rng.randint(1, 27)), names
        )
        stories.append(replace(told, visitor=team) if out else replace(told, host=team))
    return told_chronicle(rng, ours, stories)


def told_chronicle(rng: Random, ours: Place, stories: Sequence[Story]) -> Told:
    """A place's chronicle of the visits of a year in the order of their days, with other news between them."""
    year = stories[0].days.start.year
    published = date(year + 1, 1, rng.randint(4, 28))
    draft = Draft()
    paragraphs: list[str] = []
    visits: list[VisitGold] = []
    for story_ in stories:
        out = story_.visitor.place.code == ours.code
        view: View = "visitor" if out else "host"
        kind = "item_out" if out else "item_in"
        text, visit = _item(rng, draft, len(visits), _on(story_, published), view, kind)
        paragraphs.append(text)
        visits.append(visit)
        if chance(rng, 0.45):
            team = story_.visitor if out else story_.host
            paragraphs.append(_other(rng, ours, story_.days.end, team))
    title = fill(rng, sentence(rng, "title_chronicle"), year=str(year), s=ours.called)
    editor = Names(rng, _people(stories)).person().text
    head = Masthead(title, outlet(rng, ours), published, (), (editor,))
    truth = gold("roundup", head, draft, "\n".join(paragraphs), visits)
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def _people(stories: Sequence[Story]) -> list[str]:
    teams = [team for story_ in stories for team in (story_.visitor, story_.host)]
    return [one.name.text for team in teams for one in (*team.leaders, *team.members)]


def _story(rng: Random, two: tuple[Place, Place], start: date, names: Names) -> Story:
    """A visit that began on the day and took one day or two."""
    one, other = (then(place, start) for place in two)
    end = start + timedelta(days=rng.choice((0, 0, 1)))
    guests, hosts = (delegation(rng, place, names, start) for place in (one, other))
    return happened(rng, "study_visit", Days(start, end, None, "month", ""), guests, hosts)


def _on(story_: Story, published: date) -> Story:
    """The story with its days as a roundup published on the day has them: month and day."""
    when = story_.days
    return replace(story_, days=Days(when.start, when.end, published, "month", when.span))


def _item(
    rng: Random, draft: Draft, number: int, told: Story, view: View, kind: str
) -> tuple[str, VisitGold]:
    """An item and its gold."""
    telling = Telling(rng, told, view, draft, number)
    words = telling.words()
    pattern = sentence(rng, kind)
    words["VH"] = telling.leaders("visitor", rng.choice((1, 1, 2)))
    if "{HH}" in pattern:
        words["HH"] = telling.leaders("host", 1)
    text = fill(rng, pattern, **words)
    if told.sites and chance(rng, 0.5):
        stops = row([site_text(draft, number, site) for site in told.sites[:3]])
        text += "代表团" + fill(rng, sentence(rng, "item_stops"), stops=stops)
    if told.agreements and chance(rng, 0.5):
        text += telling.agreed([told.agreements[0]])
    if chance(rng, 0.5):
        text += telling.reporter()
    visit = VisitGold("study_visit", [told.visitor.place], [told.host.place], told.days.gold(), telling.cast)
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
