"""Meetings: their kinds and own names; acts beside meetings. Every sentence is invented."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.meetings import meetings


def told(text: str) -> list[tuple[str, str | None]]:
    return [(meeting.kind, meeting.name) for meeting in meetings(Marks(text, lexicon()))]


TOLD = {
    "a kind alone": ("双方举行座谈会。", [("座谈会", None)]),
    "a name": ("双方召开甲乙协作工作座谈会。", [("座谈会", "甲乙协作工作座谈会")]),
    "a name with its year": (
        "两地召开2025年东西部协作联席会议。",
        [("联席会议", "2025年东西部协作联席会议")],
    ),
    "a name at the head": ("东西部协作联席会议召开。", [("联席会议", "东西部协作联席会议")]),
    "a fair of one's own": ("并举办青禾（海州）产业推介会。", [("推介会", "青禾（海州）产业推介会")]),
    "an act where no meeting is told": ("双方进行了座谈。", [("座谈会", None)]),
    "working talks are an act": ("双方举行工作会谈。", [("会谈", None)]),
    "an audience before talks": ("书记会见了客人。随后双方召开座谈会。", [("座谈会", None)]),
    "an audience alone": ("书记会见了代表团一行。", [("会见", None)]),
    "a signing where nothing else met": ("签约仪式上，双方致辞。", [("签约仪式", None)]),
    "a signing at a meeting": ("双方召开座谈会，并举行签约仪式。", [("座谈会", None)]),
    "a room": ("大家来到座谈室。", []),
    "what a meeting decided": ("贯彻座谈会精神，落实联席会议制度。", []),
    "a trade fair": ("参加第九届经贸洽谈会。", []),
    "a plan": ("双方将召开座谈会。", []),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_meetings(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_the_chair_is_asked_for_the_span() -> None:
    text = "双方召开甲乙工作座谈会。"
    (meeting,) = meetings(Marks(text, lexicon()), chair=lambda span: text[slice(*span)])
    assert meeting.chair == "甲乙工作座谈会"
