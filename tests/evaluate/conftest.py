"""A page of invented gold, and readings of it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[2].parent / "shared"
TEXT = (
    "5月8日，临江市委书记时向晚率党政代表团赴望海县考察，并与县委书记池一苇座谈，县长顾长庚主持。\n"
    "代表团走进望海县盐田科技园、渔港码头。时向晚说，要深化港口物流合作，共建海产交易市场。"
    "池一苇说，望海愿与临江推进盐田旅游合作。\n"
    "会上签署了《临江望海合作协议》。双方将落实乡村振兴战略。"
)


def span(words: str) -> list[int]:
    at = TEXT.index(words)
    return [at, at + len(words)]


def person(name: str, side: str, roles: list[str], offices: list[str]) -> dict[str, Any]:
    return {"name": name, "side": side, "roles": roles, "offices": offices, "spans": [span(name)]}


def commitment(by: str | None, text: str, fields: list[str]) -> dict[str, Any]:
    return {"by": by, "fields": fields, "text": text, "span": span(text)}


GOLD: dict[str, Any] = {
    "page": {"source": "invented.txt"},
    "report": {"genre": "visit_report", "title": None, "byline": [], "editors": [], "text": TEXT},
    "visits": [
        {
            "kind": "study_visit",
            "visitors": [{"code": "990100", "name": "临江市"}],
            "hosts": [{"code": "990221", "name": "望海县"}],
            "start": "2031-05-08",
            "end": "2031-05-08",
            "date_basis": "from_page",
            "earliest": None,
            "latest": None,
            "people": [
                person("时向晚", "visitor", ["head", "speaker"], ["临江市委书记"]),
                person("池一苇", "host", ["head", "speaker"], ["望海县委书记"]),
                person("顾长庚", "host", ["chair"], ["望海县委副书记", "望海县县长"]),
            ],
            "stops": [
                {"name": "望海县盐田科技园", "span": span("望海县盐田科技园")},
                {"name": "渔港码头", "span": span("渔港码头")},
            ],
            "meetings": [{"kind": "座谈会", "chair": "顾长庚", "span": span("座谈")}],
            "agreements": [{"title": "临江望海合作协议", "span": span("临江望海合作协议")}],
            "commitments": [
                commitment("时向晚", "深化港口物流合作", ["ports_logistics"]),
                commitment("时向晚", "共建海产交易市场", ["agriculture_food", "market_reform"]),
                commitment("池一苇", "推进盐田旅游合作", ["culture_tourism"]),
            ],
        }
    ],
    "programmes": [{"name": "乡村振兴战略", "spans": [span("乡村振兴战略")]}],
    "phrases": [],
}


@pytest.fixture
def gold() -> dict[str, Any]:
    return copy.deepcopy(GOLD)


@pytest.fixture
def reading() -> dict[str, Any]:
    """A perfect reading of the invented page."""
    return copy.deepcopy({**GOLD, "edits": []})


@pytest.fixture
def visit(reading: dict[str, Any]) -> dict[str, Any]:
    """The one visit of ``reading``, to be changed in place."""
    one: dict[str, Any] = reading["visits"][0]
    return one


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the folder shared with seeds and cases is not beside the checkout")
    return SHARED
