"""One delegation at several hosts."""

from __future__ import annotations

from scenery import visits

from zuotan import read

TOUR = (
    "3月26日至30日，江西省委书记钱穆之率代表团先后到上海、浙江、福建学习考察。\n"
    "在上海，代表团看了芯谷创新中心，上海市市长华之平陪同。\n"
    "在浙江，代表团走进云溪村。\n"
    "最后一站是福建，福建省省长卫长风会见代表团一行。"
)


def test_every_leg_is_a_visit_of_its_own() -> None:
    assert visits(TOUR) == [("江西省", "上海市"), ("江西省", "浙江省"), ("江西省", "福建省")]


def test_each_host_has_its_own_people_and_the_tours_span_bounds_its_days() -> None:
    first, _, last = read(TOUR, None).visits
    assert {person.name for person in first.people} == {"钱穆之", "华之平"}
    assert {person.name for person in last.people} == {"钱穆之", "卫长风"}
    assert first.start is None


def test_cities_of_one_province_are_no_legs_of_a_provinces_tour() -> None:
    page = "5月6日，青海省党政代表团先后到南京市、苏州市考察。在南京，代表团看了港口。在苏州，代表团看了园区。江苏省省长钱穆之陪同。"
    assert visits(page) == [("青海省", "江苏省")]


def test_a_way_told_by_the_places_it_takes_in() -> None:
    text = (
        "5月8日至10日，宁波市委书记时向晚率团外出取经，行程涉及丽水市、成都市。\n"
        "第一站，丽水。代表团走进瓯江码头，丽水市委书记池一苇陪同。\n"
        "考察的最后一站是成都。代表团走进锦江科技馆，成都市市长顾长庚陪同。"
    )
    reading = read(text)
    assert [visit.hosts[0].name for visit in reading.visits] == ["丽水市", "成都市"]


ONE_SENTENCE = (
    "2019年6月12日至16日，襄阳市委书记钱穆之率襄阳市党政代表团先后赴杭州市、宁波市、苏州市考察学习。"
)


def test_a_tour_told_in_one_sentence_is_a_visit_to_each_host_within_the_tours_days() -> None:
    assert visits(ONE_SENTENCE) == [("襄阳市", host) for host in ("杭州市", "宁波市", "苏州市")]
    for visit in read(ONE_SENTENCE).visits:
        assert (visit.start, visit.earliest, visit.latest) == (None, "2019-06-12", "2019-06-16")


def test_each_host_of_a_tour_told_in_one_sentence_has_its_own_people_from_anywhere() -> None:
    page = ONE_SENTENCE + "杭州市市长华之平、宁波市市长卫长风分别陪同。"
    led = [{person.name for person in visit.people if person.side == "host"} for visit in read(page).visits]
    assert "华之平" in led[0] and "卫长风" not in led[0]


def test_districts_of_one_city_are_no_legs_of_a_citys_tour() -> None:
    page = "2019年6月12日，襄阳市党政代表团赴杭州市余杭区、西湖区考察学习。"
    assert len(visits(page)) == 1
