"""Names of counties put before every 县, and counties named in their own right."""

from __future__ import annotations

import pytest

from zuotan.restoration import splices
from zuotan.restoration.text import Text, replay


def edits(raw: str) -> tuple[str, list[str]]:
    text = splices.repair(Text.decode(raw))
    assert replay(raw, text.edits()) == text.chars
    assert not any(edit.certain for edit in text.edits())
    return text.chars, [edit.kind for edit in text.edits()]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("两市将扶持一批产粮大鹤峰县，推动鹤峰县域经济发展。", "两市将扶持一批产粮大县，推动县域经济发展。"),
        ("双方商定，每年从各重点鹤峰县、乡镇选派干部挂职。", "双方商定，每年从各重点县、乡镇选派干部挂职。"),
    ],
)  # fmt: skip
def test_a_name_to_which_nothing_belongs_goes_where_counties_are_spoken_of(raw: str, expected: str) -> None:
    assert edits(raw)[0] == expected


@pytest.mark.parametrize(
    "raw",
    [
        "江一帆率鹤峰县党政代表团来我市考察，并同鹤峰县有关部门座谈。",
        "湖北省推动产粮大鹤峰县域发展，并同鹤峰县有关部门座谈。",
    ],
)
def test_a_county_in_its_own_right_stays(raw: str) -> None:
    assert edits(raw) == (raw, [])


def test_what_may_be_a_splice_is_doubted() -> None:
    raw = "考察团来到边远鹤峰县，走访了两家企业。"
    assert edits(raw) == (raw, ["doubt"])
