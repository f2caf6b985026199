"""Blanks that set a name of two characters as wide as its neighbours of three (市长王　强, 、赵　刚、): the name has none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zuotan.knowledge.tables import rows
from zuotan.restoration.han import is_han
from zuotan.restoration.layout_people import surnames
from zuotan.restoration.runs import Run
from zuotan.restoration.text import PlainChange

_PADDING = 2
"""So many blanks at most pad a name."""
_LISTING = frozenset("、，；,;：:")
_LISTED = frozenset("、，；。,;（(")
_POST = 2
"""The last characters by which a post is known (书记, 市长, 领导)."""


@cache
def _posts() -> frozenset[str]:
    """How the posts of the table end."""
    return frozenset(row["word"][-_POST:] for row in rows("words/post") if row["value"] != "none")


def padding(chars: str, runs: Sequence[Run]) -> list[PlainChange]:
    """The blanks inside names: in lists of names, behind a post, and wherever a name stands again that was padded there."""
    blank = [
        run
        for run in runs
        if run.words.isspace() and run.end - run.start <= _PADDING and is_han(run.behind[0])
    ]
    padded = {run.before + run.behind[0] for run in blank if _listed(chars, run) or _titled(chars, run)}
    return [
        (run.start, run.end, "", "noise", True)
        for run in blank
        if run.before + run.behind[0] in padded and (run.before in surnames() or _listed(chars, run))
    ]


def _listed(chars: str, run: Run) -> bool:
    """Whether a name stands in a list: 、王　强、."""
    return (
        run.behind[1:] in _LISTED
        and run.start > 1
        and (chars[run.start - 2] in _LISTING or "\u3000" in run.words)
    )


def _titled(chars: str, run: Run) -> bool:
    """Whether a name stands behind a post: 县长王 强率领; no post itself (董事长 王强)."""
    if run.before not in surnames() or run.start <= _POST:
        return False
    words = chars[run.start - 1 - _POST : run.start]
    return words[:_POST] in _posts() and words[-_POST:] not in _posts()
