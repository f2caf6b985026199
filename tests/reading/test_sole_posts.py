"""Posts that one person holds tell whose a bare office is."""

from __future__ import annotations

from zuotan.reading import read


def offices(page: str) -> dict[str, tuple[str, ...]]:
    (visit,) = read(page).visits
    return {person.name: person.offices for person in visit.people}


def test_a_list_is_homes_where_one_of_it_holds_the_guests_post() -> None:
    page = (
        "来源：泉山新闻网\n\n1月23日，城阳区考察团走进我区考察。山东省城阳区委副书记、区长钱穆之参加考察，"
        "区委书记华之平，区委副书记、区长卫长风出席有关活动。"
    )
    found = offices(page)
    assert found["华之平"] == ("泉山区委书记",)
    assert found["卫长风"] == ("泉山区委副书记", "泉山区区长")


def test_a_list_without_such_a_post_stays_with_the_region_named() -> None:
    page = "来源：泉山新闻网\n\n1月23日，城阳区考察团走进我区考察。山东省城阳区区长钱穆之，副区长华之平，区委常委卫长风一同考察。"
    found = offices(page)
    assert found["华之平"] == ("城阳区副区长",)
    assert found["卫长风"] == ("城阳区委常委",)
