"""The home from which a page speaks."""

from __future__ import annotations

from scenery import visits

VISIT = "昨日，河南省栾川县委书记钱穆之率考察团来我县考察，县委书记华之平陪同。"


def test_the_home_is_the_region_in_the_outlets_name() -> None:
    assert visits(f"栾川客人来我县考察\n来源：安吉新闻\n\n{VISIT}") == [("栾川县", "安吉县")]


def test_else_it_is_what_the_text_names_most_at_the_level() -> None:
    page = f"{VISIT}\n钱穆之说，安吉的路子走得对。华之平说，安吉愿同栾川常来常往。"
    assert visits(page) == [("栾川县", "安吉县")]


def test_where_nothing_tells_the_home_there_is_no_visit() -> None:
    assert visits(VISIT) == []


def test_a_zone_speaks_of_itself_as_a_district() -> None:
    page = "日照经济开发区考察团来我区考察\n来源：淮安经开区之声\n\n9月13日，日照经济开发区考察团来我区考察交流。"
    assert visits(page) == [("日照市", "淮安市")]
