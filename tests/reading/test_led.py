"""Whose leaders lead a delegation that is named right after them."""

from __future__ import annotations

import pytest
from scenery import places

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading import read
from zuotan.reading.holders import HolderFinder
from zuotan.reading.led import led_regions
from zuotan.reading.marks import Marks


def led(text: str) -> dict[str, str]:
    holders = HolderFinder(Marks(text, lexicon())).holders()
    found = led_regions(places(text), holders)
    return {holder.name: found[holder.start] for holder in holders if holder.start in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委书记钱穆之率安吉县党政代表团到德清县考察。", {"钱穆之": "330523"}),
        ("由县委书记钱穆之率领的安吉县考察团到德清县。", {"钱穆之": "330523"}),
        ("县委书记钱穆之，县长华之平等率安吉县党政代表团到访。", {"钱穆之": "330523", "华之平": "330523"}),
        ("德清县委书记钱穆之率安吉县党政代表团到访。", {}),
        ("县委书记钱穆之率代表团到安吉县考察。", {}),
        ("县委书记钱穆之参加座谈。县长率安吉县党政代表团到访。", {}),
    ],
)
def test_who_leads_a_named_delegation_serves_its_region(text: str, expected: dict[str, str]) -> None:
    assert led(text) == expected


def test_the_guest_is_no_leader_of_the_page_that_tells_of_him() -> None:
    page = "昨日，县委书记钱穆之带领安吉县考察团到我县考察，县委副书记华之平陪同。德清的小镇受到好评，德清的做法值得学习。"
    (visit,) = read(page).visits
    assert [(p.name, p.side, p.offices) for p in visit.people] == [
        ("钱穆之", "visitor", ("安吉县委书记",)),
        ("华之平", "host", ("德清县委副书记",)),
    ]
