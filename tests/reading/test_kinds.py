"""What a visit was for."""

from __future__ import annotations

import pytest

from zuotan.model import Meeting
from zuotan.reading.kinds import visit_kind


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        ("", "赴崇左市对接东西部协作工作，考察了产业园", "assistance"),
        ("", "赴崇左市学习考察", "study_visit"),
        ("两市召开联席会议", "市长出席", "work_conference"),
        ("", "市长会见了客人", "reception"),
        ("", "两市签约", "signing"),
    ],
)
def test_the_kind_of_a_visit_without_stops(title: str, lead: str, kind: str) -> None:
    assert visit_kind(title, lead, [], signed=True, stopped=False) == kind


def test_whoever_sees_sites_does_more_than_sign_or_meet() -> None:
    assert visit_kind("", "市长会见了客人", [], signed=True, stopped=True) == "exchange"
    met = [Meeting("工作会议", None, (0, 4))]
    assert visit_kind("", "两市往来", met, signed=False, stopped=True) == "work_conference"
