"""Finds who speaks at a meeting (讲话, 致辞, 发言, 介绍情况, 通报, 汇报) and who runs it (主持).

Reports tell it in rows: people with their offices, then what they did (某省长某某，某市长某某分别介绍情况). A sentence is walked
from left to right: people that stand where a subject stands are gathered until a verb takes them; the next person after a verb
begins anew. People behind 对, 向, 会见 and the like are objects. What is said with words of saying (说, 指出) comes from the turns
of :mod:`zuotan.reading.speeches`, which follow pronouns as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from zuotan.knowledge.tables import alternatives
from zuotan.reading.marks import Mark, Marks
from zuotan.reading.speeches import SPEAKING, Mention, Sentence, Turn


def _words(kind: str) -> str:
    return alternatives("speech_words", kind)


Role = Literal["speaker", "chair"]

JOIN = re.compile(r"(?:（[^）]{1,12}）)?等?(?:[，；]|(?:[、和与及同]|以及)([^，。；、]{0,14}))")
"""What stands between two people of one row; ``group(1)`` may be an office that no table knows (支教教师代表)."""
OBJECT = re.compile(f"对(?!口|外|接)|向(?!导)|与(?!会)|同(?<![协共合一陪]同)(?!志)|{_words('object')}")
"""Words that make a person behind them an object."""
CLOSED = re.compile(r"[时后中上前]$|期间$|之际$")
"""How an adverbial ends: what stands in it (在与代表团座谈时) does not reach the person behind it."""
HEARING = re.compile(r"听取?了?|根据|据|按照|学习|观看|通过")
"""The subject does not speak but hears: 听取汇报, 据介绍."""
HEARD = re.compile("听取?了?$")
"""What stands before people who are heard."""
LED = re.compile("率|任|带")
"""What stands between 由 or 在 with a person and a verb that is another's."""
NOUN = re.compile(r"[会人稿词文片团台栏册]|材料|精神|单位|企业|活动|资料|视频|手册|提纲|发言")
"""What follows a word of speaking that is part of a noun (推介会, 发言人, 讲话精神)."""
NOT_RUNNING = re.compile(rf"{_words('not_run')}|[^，。会（）]{{0,8}}工作(?!{_words('work_meeting')})")
"""What follows 主持 where no meeting is run: 主持人, 主持省政府工作, 主持编制."""
OTHERS = re.compile(
    rf"{_words('other')}|代表们?(?=$|先后|分别|依次|也|还|作|围绕|就)|(?<!代表)两[地省市县区州]|各[方地县区市]"
)
"""Subjects that are no person of the page: what they say is not the last-named person's."""
AT_ONCE = 8
"""In so many characters after a person behind 由 or 在 the verb stands (由某某同志主持)."""


class Act(NamedTuple):
    """A person speaking at a meeting or running it, and where the text says so."""

    name: str
    role: Role
    at: int


def acts(marks: Marks, told: Iterable[Sentence], turns: Iterable[Turn]) -> list[Act]:
    """Who speaks and who runs a meeting, as often as the text says so."""
    turns = [turn for turn in turns if turn.speaker]
    found = [Act(turn.speaker, "speaker", turn.start) for turn in turns if turn.speaker]
    kinds = marks.lexicon.values["speech_verb"]
    for sentence in told:
        if sentence.people and sentence.verbs:
            walk = _Walk(marks.text, kinds, sentence.start)
            people = list(reversed(sentence.people))
            for verb in sentence.verbs:
                while people and people[-1].start < verb[0]:
                    walk.meet(people.pop())
                if verb[0] >= walk.reach:
                    walk.act(verb)
            found += walk.found
    return [act for act in found if act.role == "speaker" or not _recalled(act, turns)]


def _recalled(act: Act, turns: Iterable[Turn]) -> bool:
    """Whether the meeting is one that the speaker tells of (…亲赴三省市，主持召开座谈会)."""
    return any(turn.start <= act.at < turn.end and turn.speaker == act.name for turn in turns)


def named(told: Iterable[Act], role: Role, passages: Sequence[tuple[int, int]] = ()) -> set[str]:
    """The names with the role, told inside the passages, or anywhere where there are none."""
    return {
        act.name
        for act in told
        if act.role == role and (not passages or any(low <= act.at < high for low, high in passages))
    }


def _last(text: str, marks: str) -> int:
    """Where what follows the last of the marks of punctuation begins."""
    return max(map(text.rfind, marks)) + 1


class _Walk:
    """The way through one sentence."""

    __slots__ = ("agents", "found", "heard", "kinds", "objects", "reach", "row", "subjects", "text")

    def __init__(self, text: str, kinds: dict[str, str], start: int) -> None:
        self.text = text
        self.kinds = kinds
        self.reach = start
        self.found: list[Act] = []
        self.subjects: list[Mention] = []
        self.objects: list[Mention] = []
        self.agents: list[Mention] = []
        self.heard: list[Mention] = []
        self.row: list[Mention] | None = None

    def meet(self, person: Mention) -> None:
        """Takes in the next person: into the row that is open, or a new one of the kind that the words before tell."""
        gap = self.text[self.reach : person.phrase]
        self.reach = person.end
        if self.row and (joined := JOIN.fullmatch(gap)) and not OBJECT.search(joined[1] or ""):
            self.row.append(person)
            return
        head = gap[_last(gap, "，；：、。") :]
        if head.endswith(("由", "在", "经")):
            self.row = self.agents = [person]
        elif HEARD.search(head):
            self.row = self.heard = [person]
        elif OBJECT.search(head) and not CLOSED.search(head):
            self.row = self.objects = [person]
        else:
            self.row = self.subjects = [person]
            self.heard = []

    def act(self, verb: Mark) -> None:
        """Gives the role of a verb to the people who stand ready for it."""
        at, end, word = verb
        kind = self.kinds[word]
        before = self.text[self.reach : at]
        clause = before[_last(before, "，；：") :]
        people = self._actors(kind, before, clause)
        self.reach = end
        self.row = None
        role: Role = "chair" if kind == "chair" else "speaker"
        if self._counts(kind, before, end, len(people)):
            self.found += [Act(person.name, role, at) for person in people]

    def _counts(self, kind: str, before: str, end: int, people: int) -> bool:
        """Whether a verb of ``kind`` that ends at ``end``, behind ``before``, gives its role to so many people.

        Words of saying count here only for several people at once; turns tell of one.
        """
        if kind == "chair":
            return not NOT_RUNNING.match(self.text, end)
        if kind == "role":
            return not NOUN.match(self.text, end)
        return kind in SPEAKING and people > 1 and ("，" not in before or before.startswith("分别"))

    def _actors(self, kind: str, before: str, clause: str) -> list[Mention]:
        """Who does what a verb says that stands behind ``before``, in its clause behind ``clause``."""
        if self.agents:
            agents, self.agents = self.agents, []
            near = len(before) <= AT_ONCE and not LED.search(before)
            if near and (kind == "chair" or self.text[agents[0].phrase - 1] == "由"):
                return agents
        if self.heard:
            heard, self.heard = self.heard, []
            return heard if kind == "role" else []
        if HEARING.search(clause):
            return []
        if OTHERS.search(clause):
            self.subjects = []
        return self.subjects
