"""Several visits told on one page."""

from __future__ import annotations

from scenery import visits

from zuotan import read

CHRONICLE = (
    "2016年绵阳市对外交流大事记\n来源：绵阳在线\n\n"
    "1月14日，市委副书记、市长钱穆之率市政府代表团赴昭通市，与昭通市市长华之平交换意见。\n"
    "2月23日，市委书记卫长风到游仙区调研。\n"
    "3月8日，泸州市委书记韦一平率党政代表团来绵考察，卫长风会见代表团一行。\n"
    "5月12日，卫长风率队到遵义市学习旅游经验。"
)


def test_each_line_that_tells_of_a_visit_is_one() -> None:
    assert visits(CHRONICLE) == [("绵阳市", "昭通市"), ("泸州市", "绵阳市"), ("绵阳市", "遵义市")]


def test_each_visit_has_the_people_of_its_own_line() -> None:
    assert [{person.name for person in visit.people} for visit in read(CHRONICLE).visits] == [
        {"钱穆之", "华之平"},
        {"韦一平", "卫长风"},
        {"卫长风"},
    ]


def test_the_region_in_brackets_speaks_for_its_line() -> None:
    page = (
        "【虞城】5月13日，县委书记钱穆之率队赴宁波市招商。\n"
        "【夏邑】5月16日，滕州市市长华之平带队到夏邑考察，县长卫长风陪同。\n"
        "【睢县】5月17日，县长韦一平率小分队赴晋江市对接。"
    )
    assert visits(page) == [("虞城县", "宁波市"), ("滕州市", "夏邑县"), ("睢县", "晋江市")]
