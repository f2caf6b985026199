"""Finds the meetings of the two sides (座谈会, 会见, 联席会议), with their own names where they have them."""

from __future__ import annotations

import re
from collections.abc import Callable

from zuotan.knowledge.tables import alternatives, rows
from zuotan.model import Meeting, Span
from zuotan.reading.marks import Marks
from zuotan.reading.stops import told

NAME = re.compile(
    rf"(?:{alternatives('speech_words', 'meeting_opener')}|[，。：；！？、\n“”]|当[天日晚]"
    r"|(?:两|三|四|双)(?:省区市|省市|省区|县市|市县|区县|[省市县区地州盟旗方])|[省市县区州][与和][^，。]{2,6}[省市县区州])"
    r"(?=([^，。：；！？、\n“”]{0,40})$)"
)
"""What a meeting's name follows; ``group(1)`` is the name up to its kind."""
ACTS = frozenset(row["word"] for row in rows("words/meeting_word") if row["note"].startswith("an act"))
"""Words for what people did (座谈, 会见) rather than for a meeting with a name."""
NOT_ACT = re.compile(r"(?:室|厅|时|中|[:：]|录)")
NOT_HELD = re.compile(alternatives("speech_words", "not_held"))
"""What follows a meeting's kind where none is told of: 联席会议制度, 座谈会精神."""
FAIR = re.compile(r"(?:投资|贸易|经贸|博览|商品|出口)[^，。]{0,4}$")
MERE = frozenset(("汇报会", "研讨会", "联谊会", "协调会", "签约仪式", "洽谈会", "交流会"))
Chair = Callable[[Span], str | None]
"""Who ran the meeting that stands at a span, if the page says."""


def meetings(
    marks: Marks, chair: Chair | None = None, start: int = 0, end: int | None = None
) -> list[Meeting]:
    """The meetings told in ``text[start:end]``: one of each kind, under its name where it is named.

    A mere act (座谈, 会见) counts only where no meeting of talks is told of; 会见 beside talks is their overture.
    """
    text = marks.text
    end = len(text) if end is None else end
    found: dict[str, tuple[int, Meeting]] = {}
    for at, after, word in marks.of("meeting_word"):
        if at < start or after > end or not told(text, at, start):
            continue
        kind = marks.value("meeting_word", word)
        act = word in ACTS
        if NOT_HELD.match(text, after) or (act and NOT_ACT.match(text, after)):
            continue
        if kind == "洽谈会" and FAIR.search(text, max(start, at - 8), at):
            continue
        name_at = at if act else _name_start(text, at, start)
        named = name_at < at or (not act and word != kind and word.endswith(kind))
        weight = (0 if act else 2) + named
        known = found.get(kind)
        if known is None or weight > known[0]:
            span = (name_at, after - word.endswith("了"))
            name = text[name_at:after] if named else None
            found[kind] = (weight, Meeting(kind, chair(span) if chair else None, span, name))
    return sorted(_counting(found), key=lambda meeting: meeting.span)


def _name_start(text: str, at: int, start: int) -> int:
    """Where the name of the meeting whose kind stands at ``at`` begins."""
    low = max(start, at - 40)
    ends = [match.end() for match in NAME.finditer(text, low, at)]
    begin = ends[-1] if ends else (low if low == start or text[low - 1] == "\n" else at)
    return at if at - begin < 2 else begin


def _counting(found: dict[str, tuple[int, Meeting]]) -> list[Meeting]:
    """The meetings that count: no act beside a meeting that it belongs to."""
    formal = {kind for kind, (weight, _) in found.items() if weight >= 2}
    talks = formal & {"座谈会", "联席会议", "恳谈会", "工作会议", "合作会议"}
    kept: list[Meeting] = []
    for kind, (weight, meeting) in found.items():
        if weight < 2 and (
            talks - {"合作会议"} or (kind == "会见" and ("座谈会" in found or "会谈" in found))
        ):
            continue
        if kind in MERE and talks:
            continue
        kept.append(meeting)
    return kept
