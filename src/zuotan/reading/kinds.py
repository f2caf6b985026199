"""The kind of a visit, by what the page says it was for and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from zuotan.model import Meeting, VisitKind

ASSISTANCE = (
    "对口支援",
    "对口帮扶",
    "东西部协作",
    "扶贫协作",
    "结对帮扶",
    "援藏",
    "援疆",
    "援青",
    "对口协作",
    "闽宁协作",
    "协作工作",
)
STUDY = ("考察", "学习", "取经", "观摩")
RECEPTION = ("会见", "会晤", "拜会")
CONFERENCES = ("联席会议", "工作会议", "合作会议")

LEAD = 400
"""What a visit was for is told in the title or in so many characters from where its passage begins."""


def visit_kind(title: str, lead: str, met: Sequence[Meeting], signed: bool, stopped: bool) -> VisitKind:
    """The kind of a visit: its title and lead, its meetings, whether an agreement was signed, whether sites were seen."""
    told = title + lead
    if any(word in told for word in ASSISTANCE):
        return "assistance"
    if any(word in told for word in STUDY):
        return "study_visit"
    if (met and met[0].kind in CONFERENCES) or "会议" in title or "座谈会" in title:
        return "work_conference"
    if not stopped and any(word in told for word in RECEPTION):
        return "reception"
    return "signing" if signed and not stopped else "exchange"
