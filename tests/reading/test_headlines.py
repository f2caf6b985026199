"""What title lines and an outlet's name tell."""

from __future__ import annotations

from zuotan.knowledge.lexicon import lexicon
from zuotan.model import Masthead
from zuotan.reading.headlines import read_headline, title_marks


def test_the_outlet_names_regions_and_the_title_frames() -> None:
    masthead = Masthead(
        title="广元市党政代表团赴绵阳市考察", outlet="绵阳日报", furniture=("首页 成都 德阳",)
    )
    headline = read_headline(title_marks(masthead, lexicon()), masthead)
    assert [place.code for place in headline.outlet] == ["510700"]
    assert {"510700", "510800"} <= headline.context
    assert [(frame.visitor, [place.code for place in frame.hosts]) for frame in headline.frames()][-1] == (
        "510800",
        ["510700"],
    )


def test_a_page_without_an_outlet_takes_none_from_its_furniture() -> None:
    masthead = Masthead(title="今日天气", furniture=("绵阳日报",))
    headline = read_headline(title_marks(masthead, lexicon()), masthead)
    assert headline.outlet == ()
    assert headline.frames() == []


def test_a_persons_name_in_the_title_is_no_region() -> None:
    masthead = Masthead(title="廖桂林在梁园区调研")
    marks = title_marks(masthead, lexicon())
    assert [place.code for place in read_headline(marks, masthead).places.found] == ["450300", "411402"]
    assert [place.code for place in read_headline(marks, masthead, people={"廖桂林"}).places.found] == [
        "411402"
    ]
