"""People: one person through several offices, namesakes apart."""

from __future__ import annotations

import pytest
from tellings import alone, telling

from zuotan.resolution import VisitSeen
from zuotan.resolution.people import identify, sightings
from zuotan.resolution.seats import Seat, seat_of
from zuotan.resolution.visits import gather


def persons(*visits: VisitSeen, apart: list[tuple[str, str]] | None = None) -> list[tuple[str, ...]]:
    told = gather(visits, alone(*visits), {})
    return identify(sightings(visits, told), (), apart or []).clusters()


@pytest.mark.parametrize(
    ("office", "seat"),
    [
        ("河北省委书记", Seat("130000", "委书记")),
        ("唐山市委副书记", Seat("130200", "委副书记")),
        ("云南省代省长", Seat("530000", "代省长")),
        ("原宁波市市长", Seat("330200", "市长")),
        ("江海集团董事长", Seat("", "江海集团董事长")),
    ],
)
def test_an_office_is_read_back(office: str, seat: Seat) -> None:
    assert seat_of(office) == seat


def test_offices_one_person_holds_at_a_time() -> None:
    assert seat_of("河北省委书记").sole and seat_of("云南省代省长").sole
    assert not seat_of("河北省委副书记").sole and not seat_of("河北省领导").sole


def test_one_name_in_one_region_is_one_person() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚")
    b = telling("b", "宁波市", "成都市", "2033-02-01", head="时向晚")
    assert persons(a, b) == [("a/0/visitor/时向晚", "b/0/visitor/时向晚")]


def test_a_rise_within_the_province_is_one_person() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚")
    b = telling("b", "浙江省", "四川省", "2036-05-08", head="时向晚", offices={"时向晚": ("浙江省副省长",)})
    assert len(persons(a, b)) == 1


def test_leaders_of_two_provinces_are_one_where_the_name_is_rare() -> None:
    a = telling("a", "浙江省", "四川省", "2031-05-08", head="时向晚")
    b = telling("b", "云南省", "四川省", "2036-05-08", head="时向晚")
    c = telling("c", "宁波市", "唐山市", "2033-01-01", head="顾庚")
    d = telling("d", "成都市", "唐山市", "2033-02-02", head="顾庚")
    assert len(persons(a, b)) == 1
    assert len(persons(c, d)) == 2


def test_a_joint_list_may_have_been_parted_in_the_wrong_place() -> None:
    a = telling(
        "a", "浙江省", "四川省", "2031-05-08", host_head="时向晚", offices={"时向晚": ("四川省领导",)}
    )
    b = telling("b", "浙江省", "云南省", "2032-05-08", head="时向晚", offices={"时向晚": ("浙江省领导",)})
    c = telling("c", "河北省", "云南省", "2032-08-08", head="时向晚", offices={"时向晚": ("河北省领导",)})
    assert ("a/0/host/时向晚", "b/0/visitor/时向晚") in persons(a, b, c)
    assert len(persons(a, b, c)) == 2


def test_nobody_is_in_two_places_on_one_day() -> None:
    a = telling("a", "浙江省", "云南省", "2031-05-08", head="时向晚")
    b = telling("b", "四川省", "河北省", "2031-05-08", head="时向晚")
    assert len(persons(a, b)) == 2


def test_a_misprint_is_joined_to_the_name() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚", host_head="池一苇")
    b = telling("b", "宁波市", "丽水市", "2031-05-08", head="时向晚", host_head="池一韦")
    assert ("a/0/host/池一苇", "b/0/host/池一韦") in persons(a, b)


def test_a_split_holds() -> None:
    a = telling("a", "宁波市", "丽水市", "2031-05-08", head="时向晚")
    b = telling("b", "宁波市", "成都市", "2033-02-01", head="时向晚")
    assert len(persons(a, b, apart=[("a/0/visitor/时向晚", "b/0/visitor/时向晚")])) == 2


def test_nobody_serves_in_two_regions_at_a_time() -> None:
    a = telling("a", "宁波市", "唐山市", "2031-05-08", head="顾庚")
    b = telling("b", "丽水市", "唐山市", "2032-06-01", head="顾庚")
    c = telling("c", "宁波市", "成都市", "2033-07-02", head="顾庚")
    assert sorted(map(len, persons(a, b, c))) == [1, 2]
    assert len(persons(a, c, telling("d", "丽水市", "唐山市", "2034-06-01", head="顾庚"))) == 1


def test_who_led_a_province_does_not_lead_a_city_later() -> None:
    before = telling("a", "浙江省", "云南省", "2031-05-08", head="时向晚")
    after = telling("b", "宁波市", "唐山市", "2035-05-08", head="时向晚")
    assert len(persons(before, after)) == 2
    rise = telling("c", "宁波市", "唐山市", "2027-05-08", head="时向晚")
    assert len(persons(rise, before)) == 1


def test_leaders_of_two_provinces_are_one_though_the_name_is_short() -> None:
    a = telling("a", "浙江省", "四川省", "2031-05-08", head="顾庚")
    b = telling("b", "云南省", "四川省", "2036-05-08", head="顾庚")
    assert len(persons(a, b)) == 1
