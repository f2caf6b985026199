"""The gazetteer: which region a name means, and what may follow an abbreviation."""

from __future__ import annotations

import pytest

from zuotan.knowledge.regions import abbreviation_followers, gazetteer


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("唐山市", {"130200", "130000"}),
        ("昌平区", {"110114", "110000"}),
        ("河北", {"130000"}),
        ("鼓楼区", set()),  # of Nanjing, Xuzhou, Fuzhou and Kaifeng
        ("和谐社会", set()),
    ],
)
def test_a_name_is_sure_that_admits_one_region(word: str, codes: set[str]) -> None:
    assert gazetteer().sure(word) == codes


@pytest.mark.parametrize(("context", "code"), [({"320100"}, "320106"), ({"350000"}, "350102"), (set(), None)])
def test_a_name_of_several_counties_is_that_of_the_context(context: set[str], code: str | None) -> None:
    chosen = gazetteer().choose("鼓楼区", context)
    assert (chosen and chosen.code) == code


def test_a_code_is_the_region_as_it_last_was() -> None:
    assert gazetteer().region("420600").name == "襄阳市"
    with pytest.raises(KeyError):
        gazetteer().region("000000")


def test_what_contains_a_region() -> None:
    names = [
        entry.name if (entry := gazetteer().parent(code)) else None for code in ("130225", "130200", "130000")
    ]
    assert names == ["唐山市", "河北省", None]


def test_signs_and_words_follow_an_abbreviation() -> None:
    assert {"，", "考察"} <= set(abbreviation_followers())
    assert "川" not in abbreviation_followers()
