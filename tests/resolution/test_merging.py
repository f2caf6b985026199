"""One visit of its tellings: who wins, why, and what stays visible."""

from __future__ import annotations

from tellings import telling

from zuotan.resolution import merge


def test_what_most_reports_tell_wins_and_the_rest_is_kept() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08")
    b = telling("b", "宁波市", "丽水市", "2031-05-09")
    c = telling("c", "宁波市", "丽水市", "2031-05-09")
    one = merge([a, b, c], {}, {})
    assert one.days.value == ("2031-05-09", "2031-05-09")
    assert one.days.others == ((("2031-05-08", "2031-05-08"), ("a/0",)),)
    assert one.days.why == "told by 2 of 3 reports"
    assert one.disputed == ("days",)


def test_copies_are_one_witness() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08")
    b = telling("b", "宁波市", "丽水市", "2031-05-09")
    c = telling("c", "宁波市", "丽水市", "2031-05-09")
    assert merge([a, b, c], {"b": "b", "c": "b"}, {}).days.value[0] == "2031-05-08"


def test_bounds_narrow_where_no_page_has_the_day() -> None:
    a = telling("a", "宁波市", "丽水市", bounds=("2031-05-01", "2031-05-31"))
    b = telling("b", "宁波市", "丽水市", bounds=("2031-05-20", None))
    one = merge([a, b], {}, {})
    assert (one.days.value, one.bounds) == ((None, None), ("2031-05-20", "2031-05-31"))


def test_people_and_stops_of_all_tellings() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", stops=("瓯江码头", "绿谷园"))
    b = telling(
        "b", "宁波市", "丽水市", "2031-05-08", head="时向挽", host_head="池一苇", stops=("绿谷园展厅",)
    )
    same = {"a/0/visitor/时向晚": "x", "b/0/visitor/时向挽": "x"}
    one = merge([a, b], {}, same)
    assert [(p.name, p.side, p.spellings) for p in one.people] == [
        ("时向晚", "visitor", ("时向挽",)),
        ("池一苇", "host", ()),
    ]
    assert one.stops == ("瓯江码头", "绿谷园展厅")
