"""The state of facts as pages show it (判定): unseen, confirmed, corrected; a fact of several tellings has that of the best judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from zuotan.record.judging import Judgement, State

_RANK: tuple[State, ...] = ("corrected", "confirmed", "rejected", "unseen")


class Standing(Struct, frozen=True):
    """What was decided of a fact last: its state, by whom and on which day (empty where nobody said anything)."""

    state: State
    who: str = ""
    day: str = ""
    disputed: bool = False


class States:
    """What holds of the facts of a page, looked up once."""

    def __init__(self, judgements: Mapping[str, Judgement]) -> None:
        self._judgements = judgements

    def of(self, facts: Iterable[str]) -> Standing:
        """The standing of what these facts tell of."""
        held = [self._judgements[fact] for fact in facts if fact in self._judgements]
        if not held:
            return Standing("unseen")
        best = min(held, key=lambda one: _RANK.index(one.state))
        last = best.last
        return Standing(
            best.state, last.who if last else "", last.at[:10] if last else "", bool(best.against)
        )

    def counts(self, groups: Iterable[Iterable[str]]) -> list[tuple[State, int]]:
        """How many of some facts are in each state that any is in."""
        count = Counter(self.of(facts).state for facts in groups)
        return [
            (state, count[state])
            for state in ("confirmed", "corrected", "rejected", "unseen")
            if count[state]
        ]
