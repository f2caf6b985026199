"""Reports (报道) of one visit, as the host's paper, the visitor's paper or an agency tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from zuotan.sample.days import told as told_anew
from zuotan.sample.draft import Draft, plain
from zuotan.sample.gold import VisitGold, gold
from zuotan.sample.masthead import Masthead, masthead, outlet
from zuotan.sample.names import Names
from zuotan.sample.officials import Official, upper
from zuotan.sample.places import Place, both, parts
from zuotan.sample.sites import Site
from zuotan.sample.speeches import Clause, Clauses, committing, speech
from zuotan.sample.stories import Delegation, Story, story
from zuotan.sample.tables import chance, sentence
from zuotan.sample.telling import Cast
from zuotan.sample.words import fill

View = Literal["host", "visitor", "agency"]
FORMAL = ("reception", "work_conference", "signing")
"""Kinds of visit whose reports open with the occasion."""
MEETINGS = ("座谈会", "联席会议", "恳谈会", "交流会", "工作会议", "推进会")


_FOLLOWING = re.compile(r"\{[VH]H\}[，与、和]\{([VH]H)\}")
"""The side whose people follow the other side's at once, so that their region must be named."""


class Told(Struct, frozen=True):
    """A page before it is dressed: its masthead, its body as plain paragraphs, its gold."""

    masthead: Masthead
    paragraphs: tuple[str, ...]
    gold: dict[str, Any]


def site_text(draft: Draft, visit: int, site: Site) -> str:
    """A site as the text has it, what contains it before its own name."""
    return site.within + draft.mark(site.name, "stop", visit, within=site.within)


def row(items: list[str]) -> str:
    """Items in a row: 甲、乙和丙."""
    return items[0] if len(items) == 1 else "、".join(items[:-1]) + "和" + items[-1]


class Telling:
    """One outlet telling one story; paragraphs come out marked."""

    def __init__(self, rng: Random, story: Story, view: View, draft: Draft, visit: int = 0) -> None:
        self.rng, self.story, self.draft, self.visit = rng, story, draft, visit
        self.guest, self.home = story.visitor, story.host
        self.view = view
        self.ours = {"host": self.home.place, "visitor": self.guest.place}.get(view)
        self.cast = Cast(draft, visit, self.ours)
        self.chair: str | None = None
        self.clauses = Clauses(rng, story.programme)
        self.seat = self._seat()
        self.two = both(self.guest.place, self.home.place)
        self._met = False
        self._clue = story.days.clue

    def _seat(self) -> str:
        below = [part for part in parts(self.home.place, self.story.days.start) if part.level == "prefecture"]
        return below[0].short if self.home.place.level == "province" and below else self.home.place.short

    def _far(self, place: Place) -> bool:
        return self.ours is None or place.called != self.ours.called

    def leaders(self, side: Literal["visitor", "host"], count: int, full: bool = False) -> str:
        """The leaders of a side with their offices; ``full`` as in ``Cast.present``."""
        team = self.guest if side == "visitor" else self.home
        return self.cast.roster(
            list(team.leaders[:count]),
            side,
            team.place,
            far=self._far(team.place) and chance(self.rng, 0.5),
            full=full,
        )

    def words(self) -> dict[str, str]:
        """The words that leads and titles share."""
        guest, home = self.guest.place, self.home.place
        return {
            "day": self.story.days.word,
            "V": guest.called,
            "H": home.called,
            "Hfull": upper(home) + home.called if chance(self.rng, 0.6) else home.called,
            "vs": guest.short,
            "hs": home.short,
            "hb": home.brief,
            "ours": (self.ours or home).ours,
            "group": self.story.group,
            "purpose": self.story.purpose,
            "topic": self.story.topic,
            "count": str(self.rng.randint(8, 62)),
            "two": self.two,
            "as_bs": guest.short + home.short,
            "seat": self.seat,
            "meetword": self.story.meeting,
        }

    def lead(self) -> str:
        """The first paragraph, with its dateline where it has one."""
        words = self.words()
        lead = sentence(self.rng, f"lead_{self.story.kind if self.story.kind in FORMAL else self.view}")
        if "{met}" in lead:
            words["met"] = self.draft.mark("会见", "meeting", self.visit, word="会见")
        if "{meeting}" in lead:
            words["meeting"] = self._meeting()
        after = {match[1] for match in _FOLLOWING.finditer(lead)}
        words["VH"] = self.leaders("visitor", self.rng.choice((1, 2, 2, 3)), "VH" in after)
        words["HH"] = self.leaders("host", self.rng.choice((1, 1, 2, 2, 3)), "HH" in after)
        start = ""
        if self.story.days.manner in ("month", "day", "full") and chance(self.rng, 0.4):
            agency = outlet(self.rng, None) if self.view == "agency" else "本报"
            seat = self.seat if self.view != "host" else ""
            start = f"{agency}{seat}{self.story.days.md}电 " if seat else "本报讯 "
        return start + fill(self.rng, lead, **words)

    def walk(self, sites: list[Site]) -> str:
        """The paragraph of the sites."""
        if not sites:
            return ""
        texts = [site_text(self.draft, self.visit, site) for site in sites]
        guide = self.guest.leaders[0]
        if len(sites) == 1:
            return fill(self.rng, sentence(self.rng, "stops_one"), first=texts[0])
        pattern = sentence(self.rng, "stops")
        words = {"stops": row(texts), "first": texts[0], "rest": row(texts[1:])}
        if "{N}" in pattern:
            words["N"] = self.cast.name(guide)
            words["he"] = "她" if "女" in guide.name.note else "他"
        looks = [sentence(self.rng, "look"), sentence(self.rng, "look")]
        text = fill(
            self.rng, pattern, look=looks[0], look2=looks[1], half=sentence(self.rng, "half"), **words
        )
        if chance(self.rng, 0.25) and any(site.company for site in sites):
            text += self._shopkeeper(next(site for site in sites if site.company))
        return text

    def _shopkeeper(self, site: Site) -> str:
        post = sentence(self.rng, "third_post")
        person = Names(self.rng, self.taken()).person().text
        told = self.cast.outsider(person, site.name + post)
        self.cast.act(person, "speaker")
        return fill(self.rng, sentence(self.rng, "third"), site=site.name, post=post, X=told)

    def taken(self) -> list[str]:
        """The names of all who could be told of."""
        known = [one.name.text for team in (self.guest, self.home) for one in (*team.leaders, *team.members)]
        return [*known, *(part.official.name.text for part in self.cast.parts.values())]

    def meet(self) -> str:
        """The sentence of the meeting, and who gave an account of what."""
        words = {
            "two": self.two,
            "meeting": self._meeting(),
            "half2": self._when(),
            "seat": self.seat,
        }
        if chance(self.rng, 0.7):
            chair = self.rng.choice(self.home.leaders[:2])
            words["chair"] = self.mention(chair, "host")
            self.cast.act(chair, "chair")
            self.chair = chair.name.text
            told = fill(self.rng, sentence(self.rng, "meet"), **words)
        else:
            told = fill(self.rng, sentence(self.rng, "meet_nochair"), **words)
        seconds = [team.leaders[1] for team in (self.home, self.guest) if len(team.leaders) > 1]
        if len(seconds) == 2 and chance(self.rng, 0.6):
            a, b = self.mention(seconds[0], "host"), self.mention(seconds[1], "visitor", full=True)
            self.cast.act(seconds[0], "speaker")
            self.cast.act(seconds[1], "speaker")
            told += fill(self.rng, sentence(self.rng, "introduce"), a=a, b=b, two=self.two)
        elif chance(self.rng, 0.4) and self.home.members:
            reporter = self.home.members[0]
            a = self.mention(reporter, "host")
            self.cast.act(reporter, "speaker")
            told += fill(self.rng, sentence(self.rng, "introduce_one"), a=a, own=self.home.place.short)
        return told

    def _when(self) -> str:
        """When the meeting was held, which must not make the visit longer or shorter than it is."""
        days = self.story.days
        if self.story.leg or days.manner == "vague" or chance(self.rng, 0.5):
            return sentence(self.rng, "half2")
        return sentence(self.rng, "half2_single" if days.start == days.end else "half2_several")

    def _meeting(self) -> str:
        if self._met:
            return self.story.meeting
        self._met = True
        word = next((word for word in MEETINGS if self.story.meeting.endswith(word)), self.story.meeting)
        return self.draft.mark(self.story.meeting, "meeting", self.visit, word=word)

    def mention(self, official: Official, side: Literal["visitor", "host"], full: bool = False) -> str:
        """The name alone where the person was introduced, else with offices."""
        if self.cast.knows(official):
            return self.cast.name(official)
        place = (self.guest if side == "visitor" else self.home).place
        return self.cast.present(official, side, place, full=full)

    def speeches(self, rounds: int) -> list[str]:
        """Up to ``rounds`` paragraphs of speeches, mostly the host's first."""
        order: list[tuple[Delegation, Delegation, Literal["visitor", "host"]]] = [
            (self.home, self.guest, "host"),
            (self.guest, self.home, "visitor"),
        ]
        if chance(self.rng, 0.3):
            order.reverse()
        told: list[str] = []
        for nth in range(2):
            for team, other, side in order:
                if len(told) == rounds:
                    return told
                if len(team.leaders) <= nth or (nth and not chance(self.rng, 0.25)):
                    continue
                speaker = team.leaders[nth]
                mention = self.mention(speaker, side)
                length = self.rng.choice((1, 2, 2, 3)) if not nth else 1
                if chance(self.rng, 0.1):
                    length = 0
                clue, self._clue = self._clue, ""
                told.append(
                    speech(
                        self.rng,
                        self.draft,
                        self.visit,
                        self.cast,
                        speaker,
                        team.place,
                        other.place,
                        self.clauses,
                        length,
                        mention,
                        clue,
                    )
                )
        return told

    def agreed(self, titles: list[str]) -> str:
        """What was signed."""
        if not titles:
            return ""
        marked = []
        for title in titles:
            text = self.draft.mark(title, "agreement", self.visit)
            marked.append(f"《{text}》" if " " in title or "与" in title or chance(self.rng, 0.5) else text)
        kind = "agree_two" if len(marked) > 1 else "agree"
        words = {"two": self.two, "agreement": marked[0], "agreement2": marked[-1]}
        told = fill(self.rng, sentence(self.rng, kind), **words)
        if chance(self.rng, 0.25):
            told += fill(self.rng, sentence(self.rng, "agree_count"))
        return told

    def reporter(self) -> str:
        """Commitments in the reporter's voice."""

        def deal() -> Iterator[Clause]:
            while True:
                yield self.clauses.deal("both", self.guest.place.short, self.home.place.short)

        return committing(self.rng, self.draft, self.visit, "reporter", None, deal(), {"two": self.two})

    def roster(self) -> str:
        """The closing list of the others who took part."""
        lists: dict[str, str] = {}
        sides: tuple[tuple[Delegation, Literal["visitor", "host"]], ...] = (
            (self.guest, "visitor"),
            (self.home, "host"),
        )
        for team, side in sides:
            rest = [one for one in team.members if not self.cast.knows(one)]
            if not rest:
                continue
            if chance(self.rng, 0.4) and all(not one.notes for one in rest) and not team.place.zone:
                lists[side] = self.cast.bare(rest, side, team.place)
            else:
                lists[side] = self.cast.roster(rest, side, team.place)
        if len(lists) == 2:
            ours = "visitor" if self.view == "visitor" else "host"
            other = "host" if ours == "visitor" else "visitor"
            pattern = sentence(self.rng, "roster")
            told = fill(self.rng, pattern, ours_list=lists[ours], other_list=lists[other])
        elif lists:
            told = fill(self.rng, sentence(self.rng, "roster_one"), list=next(iter(lists.values())))
        else:
            return ""
        return told + (sentence(self.rng, "crowd") if chance(self.rng, 0.3) else "")

    def title(self) -> str:
        """A headline."""
        kind = self.story.kind if self.story.kind in FORMAL else self.view
        words = self.words() | {"vn": self.guest.leaders[0].name.text}
        return plain(fill(self.rng, sentence(self.rng, f"title_{kind}"), **words))


def report(rng: Random, story: Story, view: View, fullness: float = 1.0) -> Told:
    """One outlet's page of a story; ``fullness`` (0 to 1) is how much of it the outlet tells."""
    draft = Draft()
    telling = Telling(rng, story, view, draft)
    paragraphs = [telling.lead()]
    shown = [site for site in story.sites if chance(rng, 0.4 + 0.6 * fullness)]
    body = [telling.walk(shown)]
    talks = []
    if story.kind != "reception" or chance(rng, 0.3):
        talks.append(telling.meet())
    talks += telling.speeches(4 if chance(rng, fullness) else 2)
    if chance(rng, 0.35 * fullness):
        talks.append(telling.reporter())
    body_first = chance(rng, 0.75)
    paragraphs += body + talks if body_first else talks + body
    paragraphs.append(telling.agreed(list(story.agreements) if chance(rng, 0.3 + 0.7 * fullness) else []))
    if chance(rng, 0.4):
        paragraphs.insert(rng.randint(1, 3), fill(rng, sentence(rng, "colour")))
    if chance(rng, 0.4 + 0.5 * fullness):
        paragraphs.append(telling.roster())
    kept = [paragraph for paragraph in paragraphs if paragraph]
    place = telling.ours
    paper = outlet(rng, place)
    head = masthead(rng, telling.title(), paper, telling.story.days.published, Names(rng, telling.taken()))
    visit = VisitGold(story.kind, [story.visitor.place], [story.host.place], story.days.gold(), telling.cast)
    visit.chair = telling.chair
    marked = "\n".join(kept)
    truth = gold("visit_report", head, draft, marked, [visit])
    return Told(head, tuple(truth["report"]["text"].split("\n")), truth)


def outlets(rng: Random, level: str, kind: str) -> list[Told]:
    """One story as two or three outlets tell it: the same facts in other words, some left out."""
    happened = story(rng, level, kind)
    views: list[View] = ["host", "visitor", "agency"]
    rng.shuffle(views)
    pages = []
    for number, view in enumerate(views[: rng.choice((2, 3))]):
        when = told_anew(rng, happened.days.start, happened.days.end)
        fullness = 1.0 if number == 0 else rng.uniform(0.2, 0.8)
        pages.append(report(rng, replace(happened, days=when), view, fullness))
    return pages
