"""Cities, counties and zones that are the only stops a visit tells. Acts are invented and stand beside no person."""

from __future__ import annotations

import pytest

from zuotan.knowledge.lexicon import lexicon
from zuotan.reading.marks import Marks
from zuotan.reading.places import Places
from zuotan.reading.stop_areas import area_stops

HUBEI, HANGZHOU = "420000", "330100"


def areas(text: str, host: str) -> list[str]:
    """The names of the areas that a text tells as visited inside ``host``."""
    places = Places(Marks(text, lexicon()))
    return [stop.name for stop in area_stops(places, 0, len(text), (host,))]


@pytest.mark.parametrize(
    ("text", "host", "expected"),
    [
        pytest.param(
            "代表团赴黄石、鄂州、仙桃等3个对口支援市考察。",
            HUBEI,
            ["黄石", "鄂州", "仙桃"],
            id="cities of a province",
        ),
        pytest.param(
            "客人一行先后赴淳安、高新区（滨江）、建德等地参观。",
            HANGZHOU,
            ["淳安", "高新区（滨江）", "建德"],
            id="counties and a zone",
        ),
        pytest.param("会后，代表团赴黄石开展实地考察。", HUBEI, ["黄石"], id="one, where they went on"),
        pytest.param("代表团于16日—18日在黄石、鄂州考察。", HUBEI, ["黄石", "鄂州"], id="where they were"),
        pytest.param("两地在黄石、鄂州举行座谈会。", HUBEI, [], id="where they met"),
        pytest.param("市长率代表团赴黄石考察。", HUBEI, [], id="where the leader took them"),
        pytest.param("代表团将赴黄石、鄂州考察。", HUBEI, [], id="planned"),
        pytest.param("代表团赴黄石、上海考察。", HUBEI, [], id="not all are inside the host"),
        pytest.param("代表团赴黄石、鄂州经贸洽谈。", HUBEI, [], id="not visited"),
        pytest.param("代表团赴湖北、黄石考察。", HUBEI, [], id="the host itself"),
    ],
)
def test_areas(text: str, host: str, expected: list[str]) -> None:
    assert areas(text, host) == expected
