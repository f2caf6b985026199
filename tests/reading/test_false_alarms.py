"""News that looks like a visit between regions and is none, beside the visits that look like it: all of invented people and days."""

from __future__ import annotations

import pytest

from zuotan import read


def visits(page: str) -> list[tuple[str, str]]:
    """The first visitor and host of each visit that a page yields."""
    return [(visit.visitors[0].name, visit.hosts[0].name) for visit in read(page).visits]


EVENTS = [
    "“印象西藏”摄影作品展昨天在北京开幕，展出二百多幅作品。",
    "赠书活动近日在海南、云南、江苏、山西等地举行，受到群众欢迎。",
    "昨天，海军新型护卫舰岳阳舰入列命名仪式在三亚某军港举行。",
    "乡镇企业管理论坛11日下午在天津梅江会展中心开幕。",
]


@pytest.mark.parametrize("page", EVENTS)
def test_an_event_named_after_one_region_and_held_in_another_is_no_visit(page: str) -> None:
    assert visits(page) == []


def test_two_regions_that_meet_are_a_visit_to_the_one_that_holds_the_place() -> None:
    page = "14日下午，川甘两省在成都举行交流合作座谈会。四川省委书记钱穆之主持，甘肃省委书记华之平讲话。"
    assert visits(page) == [("甘肃省", "四川省")]
    page = "云南省与上海市沪滇协作座谈会在沪举行。云南省省长钱穆之，上海市市长华之平出席。"
    assert visits(page) == [("云南省", "上海市")]
