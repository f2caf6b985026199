"""A visit put together."""

from __future__ import annotations

import pytest

from zuotan import read


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("5月6日，江门市党政代表团赴崇左市考察，崇左市市长钱穆之陪同。", "study_visit"),
        ("5月6日，江门市党政代表团赴崇左市对接东西部协作工作，崇左市市长钱穆之陪同。", "assistance"),
    ],
)
def test_the_kind_is_what_the_visit_was_for(page: str, kind: str) -> None:
    (visit,) = read(page).visits
    assert visit.kind == kind


def test_regions_bear_the_name_and_code_of_the_day() -> None:
    (visit,) = read("2009年5月6日，成都市党政代表团赴湖北省襄樊市考察，襄樊市市长钱穆之陪同。").visits
    assert (visit.hosts[0].code, visit.hosts[0].name) == ("420600", "襄樊市")


def test_the_heads_are_the_first_ranked_of_each_side() -> None:
    page = "5月6日，广元市委书记钱穆之、市长华之平率党政代表团来绵阳市考察，绵阳市委书记卫长风、副市长韦一平陪同。"
    (visit,) = read(page).visits
    heads = {(person.name, person.side) for person in visit.people if "head" in person.roles}
    assert heads == {("钱穆之", "visitor"), ("卫长风", "host")}
