"""The opening of a clause (分句): what stands before its verb, as far as it says whether the clause commits.

A clause of a speech opens with words that lead in (下一步, 也), a side (双方, 我们, a region's name), a word of will or asking
(将, 希望), adverbs (共同, 进一步) and then its verb. Source of the words: the reviewed table ``commitment_words``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.reading.marks import Marks

TOGETHER = frozenset("共同 携手 联手 合力 协同 联合 齐心协力 并肩 通力".split())
"""Adverbs that say that two act as one."""
PAIRS = ("两省", "两地", "两市", "两县", "两区", "双方")
NOT_MODAL = re.compile(r"[重主需只必想就不正]$")
"""What makes a following 要 or 将 no word of will: 需要, 主要, 正将."""
NOUNS = frozenset(("将军", "要求", "要素", "将之", "要点", "要件", "愿望", "愿景", "意愿"))
LONGEST = 6
"""Characters in the longest word of the table."""
REACH = 14
"""In so many characters from its start a clause's subject ends."""


class Opening(NamedTuple):
    """Where the part of a clause begins that can be a commitment, and what opens it.

    ``kind`` is the kind of its first word: verb, adverb, prep, ``noun`` for a subject, empty for a word outside the table.
    """

    start: int
    modal: bool
    kind: str
    together: bool


@cache
def words() -> dict[str, str]:
    """The kind of each word of the table."""
    return {row["word"]: row["kind"] for row in rows("commitment_words")}


class Opener:
    """Reads the openings of clauses of one text."""

    __slots__ = ("known", "regions", "text")

    def __init__(self, marks: Marks) -> None:
        self.text = marks.text
        self.known: Mapping[str, str] = words()
        self.regions = {start: end for tag in ("abbreviation", "region") for start, end, _ in marks.of(tag)}

    def open(self, start: int, end: int) -> Opening:
        """The opening of the clause ``text[start:end]``."""
        at, modal = start, False
        kind, word = "", ""
        while at < end:
            word, kind = self._word(at, end)
            if kind == "modal":
                if word == "将" and modal:
                    break
                modal = True
            elif kind == "side" or (not kind and at in self.regions):
                after = at + len(word) if kind else self._past_regions(at, end)
                if after > end or not self._goes_on(after, end):
                    kind = "noun"
                    break
                at = after
                continue
            elif kind != "lead":
                break
            at += len(word)
        else:
            return Opening(at, modal, "", False)
        if kind in ("", "noun") and not modal and (later := self._late_will(at, end)):
            return later
        return self._adverbs(at, end, modal, kind, word)

    def _word(self, at: int, end: int) -> tuple[str, str]:
        """The longest word of the table at ``at`` and its kind; both empty where there is none."""
        for length in range(min(LONGEST, end - at), 0, -1):
            word = self.text[at : at + length]
            if kind := self.known.get(word):
                return word, kind
        return "", ""

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a word of the table, of four characters at most, stands at ``at``."""
        return any(self.text[at : at + length] in self.known for length in range(1, min(4, end - at) + 1))

    def _past_regions(self, at: int, end: int) -> int:
        """Past a row of regions that are one side (湘赣两省)."""
        text, after = self.text, self.regions[at]
        while after < end and (text[after] in "省市县区、与和" or after in self.regions):
            after = self.regions.get(after, after + 1)
        if text[after : after + 2] in PAIRS and after < end:
            after += 2 + (text[after + 2 : after + 3] in ("市", "区", "县"))
        return after

    def _late_will(self, at: int, end: int) -> Opening | None:
        """The opening behind a subject of several words (下半年我市机关将…)."""
        text = self.text
        for place in range(at + 1, min(at + REACH, end)):
            two = text[place : place + 2]
            long = two in ("可以", "还会", "愿意")
            if not long and text[place] not in "将要愿":
                continue
            if two in NOUNS or NOT_MODAL.search(text, at, place):
                continue
            after = place + (2 if long else 1)
            if self._goes_on(after, end):
                return self.open(after, end)._replace(modal=True)
        return None

    def _adverbs(self, at: int, end: int, modal: bool, kind: str, word: str) -> Opening:
        """The opening whose first word of substance stands at ``at``."""
        begin, together = at, False
        while at < end and (adverb := self._adverb(at, end)):
            together = together or adverb in TOGETHER
            at += len(adverb)
        if at > begin:
            return Opening(begin, modal, "adverb", together)
        return Opening(begin, modal, kind, kind not in ("", "noun") and word.startswith("共"))

    def _adverb(self, at: int, end: int) -> str:
        for length in range(min(LONGEST, end - at), 0, -1):
            word = self.text[at : at + length]
            if self.known.get(word) == "adverb":
                return word
        return ""
