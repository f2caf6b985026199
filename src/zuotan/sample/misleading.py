"""Pages that mislead (易混): notices of visits to come, novels, comment, other news, spun copies. None tells of a visit."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from zuotan.sample.days import days
from zuotan.sample.draft import Draft, plain
from zuotan.sample.gold import gold
from zuotan.sample.masthead import Masthead, masthead, outlet
from zuotan.sample.names import Names
from zuotan.sample.places import of_level, parts, places
from zuotan.sample.reports import Telling, Told, report, row
from zuotan.sample.sites import brand, sites
from zuotan.sample.stories import delegation, story
from zuotan.sample.tables import chance, groups, rows, sentence
from zuotan.sample.telling import Cast
from zuotan.sample.words import fill


def _page(genre: str, head: Masthead, paragraphs: list[str], terms: bool = True) -> Told:
    text = plain("\n".join(paragraph for paragraph in paragraphs if paragraph))
    truth = gold(genre, head, Draft(), text, [], terms)
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def announcement(rng: Random) -> Told:
    """A visit to come, as news or as an official notice."""
    told = story(rng, rng.choice(("province", "prefecture", "county")), "study_visit")
    telling = Telling(rng, told, "host", Draft())
    start = told.days.start
    future = f"{start.month}月{start.day}日" + (f"至{start.day + 1}日" if start.day < 27 else "")
    stops = row([site.within + site.name for site in told.sites])
    words = telling.words() | {"future": future, "stops": stops}
    published = start - timedelta(days=rng.randint(1, 6))
    names = Names(rng)
    if chance(rng, 0.5):
        words["VH"] = telling.leaders("visitor", 2)
        words["HH"] = telling.leaders("host", 2)
        title = told.agreements[0] if told.agreements else ""
        lines = [
            fill(rng, sentence(rng, "announce"), **words),
            fill(rng, sentence(rng, "announce_plan"), **words),
        ]
        if title:
            lines.append(fill(rng, sentence(rng, "announce_sign"), title=title))
        lines += [fill(rng, sentence(rng, kind), **words) for kind in ("announce_work", "announce_past")]
        title = fill(rng, sentence(rng, "title_announce"), **words)
        return _page(
            "announcement", masthead(rng, title, outlet(rng, told.host.place), published, names), lines
        )
    lines = [
        "各有关单位：",
        fill(rng, sentence(rng, "notice_open"), **words),
        sentence(rng, "notice_members"),
        telling.leaders("visitor", 4) + "，有关部门主要负责同志。",
        sentence(rng, "notice_hosts"),
        telling.leaders("host", 4) + "，有关部门负责同志。",
        sentence(rng, "notice_plan"),
        fill(rng, sentence(rng, "notice_line"), **words),
        sentence(rng, "notice_work"),
        sentence(rng, "notice_rule"),
    ]
    title = fill(rng, sentence(rng, "title_notice"), **words)
    office = told.host.place.called + "人民政府办公室"
    return _page("announcement", Masthead(title, office, published), lines)


def fiction(rng: Random) -> Told:
    """A chapter of an officialdom novel (官场小说)."""
    names = Names(rng)
    people = {who: names.person().text for who in ("hero", "boss", "rival")}
    place = rng.choice(of_level("prefecture"))
    words = people | {"place": place.called, "company": brand(rng) + "铝业"}
    words["pshort"] = place.short.removesuffix("州")
    pool: list[str] = []
    for kind, count in (("fiction_talk", 5), ("fiction_mind", 4), ("fiction_plot", rng.randint(2, 4))):
        choices = list(groups("sentences", "kind", "pattern")[kind])
        pool += rng.sample(choices, min(count, len(choices)))
    rng.shuffle(pool)
    lines = [sentence(rng, "fiction_open"), *pool, sentence(rng, "fiction_end")]
    title = fill(rng, sentence(rng, "fiction_title"), n=str(rng.randint(3, 900)))
    head = Masthead(title, None, None)
    return _page("fiction", head, [fill(rng, line, **words) for line in lines], terms=False)


def commentary(rng: Random) -> Told:
    """A column on the fashion of visits."""
    x, y = rng.sample(of_level("prefecture"), 2)
    words = {"x": x.short, "y": y.short}
    argue = rng.sample(groups("sentences", "kind", "pattern")["comment_argue"], 3)
    case = rng.sample(groups("sentences", "kind", "pattern")["comment_case"], 2)
    lines = [
        sentence(rng, "comment_open"),
        argue[0] + case[0],
        case[1] + argue[1],
        argue[2],
        sentence(rng, "comment_end"),
    ]
    published = days(rng).start
    head = Masthead(
        sentence(rng, "comment_title"), outlet(rng, x), published, (Names(rng).person().text,), ()
    )
    return _page("commentary", head, [fill(rng, line, **words) for line in lines])


def other_news(rng: Random) -> Told:
    """News with talks and tours that is no visit between regions: inspections at home, guests from abroad, from Beijing, of
    companies and universities, meetings."""
    kind = rng.choice(("inspect", "foreign", "central", "visitorcorp", "meetingnews"))
    place = rng.choice(of_level(rng.choice(("province", "prefecture", "prefecture"))))
    when = days(rng)
    if kind == "inspect" and not parts(place, when.start):
        place = places()["430000"]
    names = Names(rng)
    cast = Cast(Draft(), 0, place)
    team = delegation(rng, place, names, when.start, least=2)
    leader = team.leaders[0]
    below = [part.called for part in parts(place, when.start)] or [place.called]
    shown = sites(rng, place, 3, when.start)
    country, post, guest = sentence(rng, "foreign_guest").split("/")
    words = {
        "day": when.word,
        "S": plain(cast.roster(list(team.leaders[: rng.choice((1, 2))]), "host", place)),
        "N": leader.name.text,
        "sn": leader.name.text,
        "he": "她" if "女" in leader.name.note else "他",
        "below": rng.choice(below),
        "far": rng.choice(of_level("prefecture")).short,
        "site": shown[0].within + shown[0].name,
        "stops": row([site.within + site.name for site in shown]),
        "ours": place.ours,
        "hs": place.short,
        "hb": place.brief,
        "unit": place.unit if place.unit != "自治区" else "全区",
        "unit1": place.unit[-1],
        "seat": place.short,
        "count": str(rng.randint(6, 30)),
        "corp": brand(rng) + rng.choice(("集团", "科技股份有限公司", "能源集团")),
        "X": guest if kind == "foreign" else names.person().text,
        "title": post,
        "country": country,
        "team": sentence(rng, "team"),
        "topic": sentence(rng, "topic"),
        "verb3": sentence(rng, "verb3"),
        "members": plain(cast.roster(list(team.members), "host", place)),
    }
    more = list(groups("sentences", "kind", "pattern")[f"{kind}_more"])
    rng.shuffle(more)
    lines = [sentence(rng, kind), *more[: rng.randint(2, 4)]]
    if chance(rng, 0.6) and team.members:
        lines.append(sentence(rng, "inspect_end"))
    if when.clue:
        lines.append(when.clue + "。")
    title = fill(rng, sentence(rng, f"{kind}_title"), **words)
    head = masthead(rng, title, outlet(rng, place), when.published, names)
    return _page("other_news", head, [fill(rng, line, **words) for line in lines])


def spun(rng: Random) -> Told:
    """A synonym-spun copy (伪原创) of a report, on a site of another trade; it cannot be repaired."""
    told = report(rng, story(rng, "prefecture", "study_visit"), "host")
    text = "\n".join(told.paragraphs)
    for entry in rows("synonyms"):
        text = text.replace(entry["word"], entry["spun"])
    title = told.masthead.title or ""
    for entry in rows("synonyms"):
        title = title.replace(entry["word"], entry["spun"])
    published = told.masthead.published or date(2023, 5, 4)
    head = Masthead(title, rng.choice(("健康养生网", "每日生活网", "好物导购网")), published)
    return _page("spam", head, text.split("\n"), terms=False)


def advertising(rng: Random) -> Told:
    """A page written for search engines, with nothing of a report on it."""
    lines = rng.sample(groups("sentences", "kind", "pattern")["seo"], rng.randint(4, 8))
    return _page("spam", Masthead(sentence(rng, "seo_title"), None, None), lines, terms=False)
