"""Speeches (讲话) of the sample: what speakers say, with the clauses that commit marked and all the rest left out of gold."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from zuotan.sample.draft import Draft
from zuotan.sample.officials import Official
from zuotan.sample.places import Place, both
from zuotan.sample.tables import Row, chance, groups, rows, sentence
from zuotan.sample.telling import Cast
from zuotan.sample.words import fill, one

_FRESH = ("{he}", "希望", "恳请", "也", "下一步", "今后", "“")
"""How a sentence begins that cannot go on after a comma."""
_TWICE = ("{he}", "也")
"""How a sentence begins that cannot follow on "he says"."""
_JOINT = ("共", "联", "合力", "携手", "互")
Clause = tuple[str, tuple[str, ...]]


class Clauses:
    """Deals clauses of commitment (合作事项), each once on a page: ``stance`` is both, give or ask."""

    def __init__(self, rng: Random, programme: str) -> None:
        self._rng = rng
        self._programme = programme
        self._rows = [row for row in rows("clauses") if programme or "{programme}" not in row["clause"]]
        rng.shuffle(self._rows)
        if programme:
            self._rows.sort(key=lambda row: "strategy" not in row["fields"] or rng.random() < 0.7)

    def deal(self, stance: str, speaker: str, other: str, together: str = "") -> Clause:
        """A clause of the stance (an ask or a give may also be of both), filled for the speaker's and the other's region.

        ``together`` (与湖南) may stand before a clause of what both do; it is then part of the clause.
        """
        at = next((n for n, row in enumerate(self._rows) if _fits(row, stance)), None)
        row = self._rows.pop(at) if at is not None else self._rng.choice(rows("clauses"))
        more = {
            "A": speaker,
            "B": other,
            "park": one(self._rng, "mark1") + one(self._rng, "mark2") + "协作产业园",
        }
        text = fill(self._rng, row["clause"], programme=self._programme, **more)
        if text.startswith(_JOINT) and (stance == "ask" or chance(self._rng, 0.6)):
            text = together + text
        return text, tuple(row["fields"].split("|")) if row["fields"] else ()


def _fits(row: Row, stance: str) -> bool:
    """Whether a clause can be said in the stance: the other is asked to do with us only what two do."""
    return row["stance"] == stance or (
        row["stance"] == "both" and (stance != "ask" or row["clause"].startswith(_JOINT))
    )


def many(draft: Draft, visit: int, by: str | None, clauses: list[Clause]) -> str:
    """Clauses in a row, each marked."""
    marked = [draft.mark(text, "commitment", visit, by=by, fields=fields) for text, fields in clauses]
    return "，".join(marked)


def committing(
    rng: Random,
    draft: Draft,
    visit: int,
    kind: str,
    by: str | None,
    deal: Iterator[Clause],
    words: dict[str, str],
    unfit: tuple[str, ...] = (),
    counted: bool = True,
) -> str:
    """One sentence of the kind (ask, askother, give, quote, reporter) whose slots ``{c…}`` are filled with clauses.

    It begins with none of ``unfit``, and counts its points (一是 …) only where it may be ``counted``.
    """
    pattern = sentence(rng, kind)
    while pattern.startswith(unfit) or ("{c3}" in pattern and not counted):
        pattern = sentence(rng, kind)
    if kind == "quote":
        deal = ((text.replace("“", "‘").replace("”", "’"), fields) for text, fields in deal)
    filled = dict(words)
    if "{c}" in pattern:
        filled["c"] = many(draft, visit, by, [next(deal) for _ in range(rng.choice((1, 2, 2, 3)))])
    for slot in ("c1", "c2", "c3"):
        if "{" + slot + "}" in pattern:
            filled[slot] = many(draft, visit, by, [next(deal)])
    if "{few3}" in pattern:
        filled["few3"] = "三"
    return fill(rng, pattern, **filled)


def speech(
    rng: Random,
    draft: Draft,
    visit: int,
    cast: Cast,
    speaker: Official,
    own: Place,
    other: Place,
    clauses: Clauses,
    length: int,
    mention: str = "",
    clue: str = "",
) -> str:
    """A paragraph in which the speaker commits ``length`` times; ``mention`` replaces the name where he is introduced here."""
    by = speaker.name.text
    side = cast.parts[speaker.name.key].side
    cast.act(speaker, "speaker")
    he = "她" if "女" in speaker.name.note else "他"
    words = {
        "N": mention or cast.name(speaker),
        "A": own.short,
        "B": other.short,
        "he": he,
        "two": both(own, other),
        "org": cast.governing(own),
    }
    said = [fill(rng, sentence(rng, f"open_{side}"), **words)]
    for kind, share in (("praise", 0.8), ("own", 0.45), ("learn", 0.5 if side == "visitor" else 0.15)):
        if chance(rng, share):
            said.append(fill(rng, _said(rng, kind, side), **words))
    if clue:
        said.append(clue + "，合作大有可为。")
    if chance(rng, 0.3) and length:
        said.append(sentence(rng, "frame"))
    for number in range(length):
        kind = rng.choice(("ask", "ask", "askother", "give", "give", "quote"))
        hanging = said[-1].endswith("，")
        if (hanging and kind == "askother") or (
            kind == "quote" and (hanging or (number and chance(rng, 0.5)))
        ):
            kind = "give"
        stance = {"ask": "both", "quote": "give", "askother": "ask"}.get(kind, kind)
        unfit = () if not hanging else _TWICE if len(said) == 1 else _FRESH
        together = "与" + (own if stance == "ask" else other).short if stance != "both" else ""

        def deal(stance: str = stance, together: str = together) -> Iterator[Clause]:
            while True:
                yield clauses.deal(stance, own.short, other.short, together)

        counted = not any("一是" in told for told in said)
        words["N"] = cast.name(speaker)
        said.append(committing(rng, draft, visit, kind, by, deal(), words, unfit, counted))
    text = "".join(said)
    if text.endswith("，"):
        text = text[:-1] + "。"
    if length and chance(rng, 0.3) and "”" not in said[-1] and "一是" not in said[-1]:
        text = text[:-1] + "，" + sentence(rng, "aim")
    elif not length and text.endswith("说，"):
        text += fill(rng, sentence(rng, "praise"), **words)
    return text


def _said(rng: Random, kind: str, side: str) -> str:
    """A sentence of praise or the like: one that either side can say, or only the guest, or only the host."""
    either = groups("sentences", "kind", "pattern")
    return rng.choice((*either[kind], *either.get(f"{kind}_{side}", ())))
