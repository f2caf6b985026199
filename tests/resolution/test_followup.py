"""Follow-up: a later page that names the project is proposed, one that only speaks of cooperation is not."""

from __future__ import annotations

from zuotan.resolution.followup import LaterPage, Promise, common_runs, own_words, propose

PAIR = frozenset(("330200", "331100"))
PROMISES = [
    Promise("1", "p1", PAIR, 100, "共建甬丽山海产业飞地"),
    Promise("2", "p1", PAIR, 100, "深化文化旅游合作"),
    Promise("3", "p1", PAIR, 100, "加强人才交流合作"),
    Promise("4", "p2", frozenset(("510100", "530000")), 100, "共建甬丽山海产业飞地"),
]


def later(text: str, day: int = 200, pair: frozenset[str] = PAIR) -> list[LaterPage]:
    return [LaterPage("q", pair, day, text)]


def test_the_passage_that_names_the_project() -> None:
    text = "代表团一行实地察看。两市合作共建的甬丽山海产业飞地已有八家企业入驻。会议强调加强合作。"
    (only,) = propose(PROMISES, later(text))
    assert (only.promise, text[slice(*only.span)]) == ("1", "两市合作共建的甬丽山海产业飞地已有八家企业入驻")
    assert only.shared == ("甬丽山海",)
    assert 0.6 < only.score <= 1


def test_common_words_of_the_genre_are_no_follow_up() -> None:
    assert propose(PROMISES, later("双方表示要加强交流合作，推动高质量发展。")) == []


def test_only_later_pages_of_the_same_two_regions() -> None:
    text = "甬丽山海产业飞地已经共建成园"
    assert propose(PROMISES, later(text, day=100)) == []
    assert [
        each.promise for each in propose(PROMISES, later(text, pair=frozenset(("510100", "530000"))))
    ] == ["4"]


def test_runs_that_two_texts_share() -> None:
    assert common_runs("天台山步道 环湖", "环湖 天台山步道") == ("天台山步道",)
    assert common_runs("甲乙丙", "甲乙丙") == ()


def test_stock_words_say_nothing() -> None:
    assert own_words("深化甬丽山海产业协作。") == " 甬丽山海 "
