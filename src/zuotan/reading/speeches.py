"""Finds whose words a stretch of text is (某某说，…), who speaks at a meeting and who runs it (主持).

A report gives speeches in its own words: the speaker once (某某说，, 他指出，, “…。”某某说), then sentence after sentence
without a subject, until another person becomes one or the reporter goes on with what happened (会后, 在…期间, 代表团).
What the two sides did or agreed as one (双方商定, 两地将, 根据协议) is the reporter's voice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from zuotan.knowledge.tables import alternatives, row_of, words_of
from zuotan.reading.marks import Mark, Marks


class Mention(Struct, frozen=True, order=True):
    """Where a person's name stands; ``told`` is where the offices told with it begin, -1 where none are."""

    start: int
    end: int
    name: str
    told: int = -1

    @property
    def phrase(self) -> int:
        """Where the person's phrase begins: the offices told with the name, or the name itself."""
        return self.start if self.told < 0 else self.told


class Turn(NamedTuple):
    """A stretch of text and whose words it is; ``None`` for the reporter's voice telling what the sides agreed.

    ``asks`` says that it opens with what is asked or agreed (希望, 建议, 商定), so that its first clause is one already.
    """

    speaker: str | None
    start: int
    end: int
    asks: bool = False


def _words(kind: str) -> str:
    return alternatives("speech_words", kind)


SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?[”’）]*")
PRONOUN = re.compile("[他她](?!们)")
NARRATIVE = re.compile(
    rf"{_words('narrative')}|(?:座谈|恳谈|推介|交流|联席|汇报)?会(?:议)?[上后前]|{_words('narrative_after')}(?:[前后上]|结束)"
    rf"|(?:{_words('narrative_in')}|在[^，。]{{1,4}})+期间|(?:双方|两[省市县区地州](?:市|区|县)?(?:有关部门|企业|政府)?)(?:还)?签"
    rf"|据{_words('heard_of')}|当[天晚日]|之?前[，,]|从[^，。]{{2,30}}到|\d{{1,2}}日"
    r"|[与同和][^，。]{1,16}(?:对接|会谈|座谈|会见|交流|考察)(?:活动)?(?:结束|完)[之以]?[后时]"
    r"|本[报网台社刊]讯|在(?:随后|当[天日晚])|在[^，。]{2,24}，(?:代表团|[考访学调][察问习研][团组])"
    r"|通过(?:此次|这次|本次)?(?:实地)?(?:考察|洽谈|座谈|对接|参观|学习|交流)"
)
"""How a sentence begins that is the reporter's again."""
BOTH_SAY = re.compile(
    "(?:(?:双方|两[省市县区地州]双?方?|与会(?:人员|代表|领导|双方))(?:一致|共同|均|都|还)?|大家一致|他们)$"
)
"""Who says what no single person does."""
_SIDES = "(?:双方|[两四三五][省市县区地州村镇乡](?:区|市|县)?)"
_LATER = "(?:下一步|下步|下一?阶段|今后|未来|接下来|后续|后期)"
_PACT = "(?:缔结|结为|结成|签约|签署|签订)"
VOICE = re.compile(
    rf"(?P<sides>{_SIDES})(?:还|也|均)?(?:将|拟|要)|{_PACT}[^，。]{{0,24}}，(?P<pact>将)"
    rf"|{_LATER}，?(?P<later>[^，。]{{0,12}}将)[^。]{{0,60}}(?:双方|两[省市县区地州]|合作|协作|结对|共建|帮扶|支援)"
)
"""How the reporter tells what the sides, or one for the other, will do; a group begins where it is told."""
NEXT = re.compile(
    rf"(?:{_LATER}，)?{_SIDES}(?:还|也|均)?(?:将|拟)|(?:此次|这次|本次)[^，。]{{0,40}}{_PACT}[^，。]{{0,24}}，将"
)
"""How a paragraph begins that tells what the sides will do, after the speeches."""
ACCORD = re.compile(rf"(?:根据|按照)[^，。]{{0,24}}{_words('paper')}[^，。]{{0,8}}，")
PARTIES = re.compile(
    f"{row_of('speech_words', 'party')}|{'|'.join(n + '[省市县区地州家村镇乡]' for n in '两四三五六七')}"
)
DELEGATES = re.compile(
    r"(?:代表团|[考访学调][察问习研][团组]|一行)(?:一行|成员|一致|纷纷|均|还|也)*"
    r"(?:对[^。\n]{2,80}(?:评价|赞赏|赞誉|肯定|印象)|认为|表示|希望|建议|期待)"
)
"""A delegation that speaks as one: what it asks is nobody's in particular."""
INWARD = re.compile(
    r"[，：]?(?:各(?:级|相关|有关|部门|单位|县|区|乡镇|镇街|科室)|有关(?:部门|单位)|相关(?:部门|单位)|全[市县区州盟旗](?:各级|上下|干部)|(?:全体)?(?:考察团|代表团)?成员|(?:考察团|代表团)全体|随行|参会)"
)
"""Whom a leader tells to act who speaks to his own people: that is no business of the two sides."""
WISHES = frozenset(("希望", "建议", "恳请", "真诚希望", "衷心希望", "期望"))
"""Verbs of asking that open a sentence by themselves."""
OBLIQUE = frozenset("对向与同受给为由据请于陪随")
LEADS_GUESTS = re.compile("等?(?:同志)?(?:率队?|率领|带领|带队|率团)的|为(?:副?团长|领队)的")
"""After the name of who leads the guests that the sentence tells of (会见了由某某、某某率领的代表团，表示欢迎)."""
BOUNDARY = "，；：。！？\n”"
ASIDE = re.compile(r"（[^）]{1,12}）")
FALSE_SAY = re.compile(r"[小传据来听学演再没难]说|说[法明服理辞成到底过]|说[^，：“。]{0,6}(?:的话|得上|不上)")
STRAY = re.compile(r"(?:重要|系列)$")
LISTENING = re.compile(r"听取?|观看|根据|听了|就[^，]*$")


class Sentence(NamedTuple):
    """A sentence with the verbs of speech and the mentions of people in it."""

    start: int
    end: int
    verbs: list[Mark]
    people: list[Mention]


def sentences(marks: Marks, mentions: Sequence[Mention]) -> list[Sentence]:
    """The sentences of a text, in order."""
    verbs, people = marks.of("speech_verb"), sorted(mentions)
    verb_count, people_count = len(verbs), len(people)
    v = p = 0
    found: list[Sentence] = []
    for match in SENTENCE.finditer(marks.text):
        start, end = match.span()
        v_low, p_low = v, p
        while v < verb_count and verbs[v][0] < end:
            v += 1
        while p < people_count and people[p].start < end:
            p += 1
        if start < end:
            found.append(Sentence(start, end, verbs[v_low:v], people[p_low:p]))
    return found


def _clause_start(text: str, low: int, at: int) -> int:
    """Where the clause that holds ``at`` begins, not before ``low``."""
    while at > low and text[at - 1] not in BOUNDARY:
        at -= 1
    return at


def _subjects(text: str, sentence: Sentence) -> list[Mention]:
    """The mentions that are subjects of clauses: the first of a clause, unless a preposition stands before it."""
    found: list[Mention] = []
    last = -1
    for person in sentence.people:
        clause = _clause_start(text, sentence.start, person.start)
        if clause == last:
            continue
        last = clause
        leads = LEADS_GUESTS.match(text, person.end)
        if not leads and (clause == person.start or text[clause] not in OBLIQUE):
            found.append(person)
    return found


class _Listener:
    """Follows a text sentence by sentence and keeps who is speaking."""

    __slots__ = ("agreed", "found", "kinds", "last", "names", "open", "text", "titled", "told")

    def __init__(self, marks: Marks, people: Sequence[Mention]) -> None:
        self.text = text = marks.text
        self.kinds = marks.lexicon.values["speech_verb"]
        self.found: list[Turn] = []
        self.open: tuple[str | None, int, bool] | None = None
        self.last: str | None = None
        self.told = 0
        self.agreed = False
        self.titled = _titled(text, people)
        self.names = {person.name for person in people}

    def close(self, at: int) -> None:
        if self.open is not None:
            speaker, start, asks = self.open
            if at > start:
                self.found.append(Turn(speaker, start, at, asks))
            self.open = None

    def begin(self, speaker: str | None, at: int, asks: bool) -> None:
        while at < len(self.text) and self.text[at] in "，：,:“":
            at += 1
        self.open = (speaker, at, asks)

    def hear(self, sentence: Sentence) -> None:
        """Takes in the next sentence."""
        start, end, text = sentence.start, sentence.end, self.text
        if self._together() and text[start - 1] == "\n":
            self.close(start)
        if text[start] in "根按" and (accord := ACCORD.match(text, start, end)):
            self.close(start)
            self.found.append(Turn(None, accord.end(), end, True))
            return
        subjects = _subjects(text, sentence) if sentence.people else []
        started = False
        for verb in sentence.verbs:
            opened = self._opened(sentence, subjects, verb, started)
            if opened is None:
                continue
            speaker, at = opened
            self.close(_clause_start(text, start, verb[0]) if started else start)
            started = True
            if INWARD.match(text, at):
                self.last, self.told = speaker or self.last, end
                continue
            self.agreed = self.kinds[verb[2]] == "agree"
            if speaker is None:
                self.begin(None, at, self.kinds[verb[2]] in ("agree", "ask") and verb[2] not in LOOSE)
                continue
            self.last, self.told = speaker, end
            if self._after_quote(start):
                self._claim_quote(start, speaker)
                at = end if at + 1 >= end else at
            self.begin(speaker, at, self.kinds[verb[2]] == "ask")
        if started:
            if self._together() and self.agreed:
                self.close(end)
        elif subjects:
            self.close(start)
            self.told = end
            if self._after_quote(start) and QUOTED.match(self.text, subjects[0].end):
                self._claim_quote(start, subjects[0].name)
                self.last = subjects[0].name
                self.begin(self.last, end, False)
                return
            self.last = subjects[-1].name if subjects[0].start - start > 60 else subjects[0].name
            self._retort(subjects[-1], end)
            self._voice(start, end)
        else:
            if NARRATIVE.match(text, start) or (text[start - 1] == "\n" and NEXT.match(text, start)):
                self.close(start)
            self._voice(start, end)

    def _together(self) -> bool:
        """Whether what is open is said by no single person."""
        return self.open is not None and self.open[0] is None

    def _opened(
        self, sentence: Sentence, subjects: Sequence[Mention], verb: Mark, started: bool
    ) -> tuple[str | None, int] | None:
        """Whose words ``verb`` opens (``None``: nobody's in particular) and where they begin; None where it opens none."""
        kind = self.kinds[verb[2]]
        if verb[2] == "提出" and self.text.startswith("了", verb[1]):
            return None
        if kind == "agree":
            at = self._agreed(sentence, verb, started)
            return None if at is None else (None, at)
        if kind in SPEAKING and BOTH_SAY.search(self.text, max(sentence.start, verb[0] - 6), verb[0]):
            return None, verb[1]
        if kind in SPEAKING and (name := self._speaker(sentence, subjects, verb, started)):
            return name, verb[1]
        if kind == "ask" and not (started or subjects) and (unnamed := self._unnamed(sentence, verb)):
            return unnamed[0], verb[1]
        return None

    def _unnamed(self, sentence: Sentence, verb: Mark) -> tuple[str | None] | None:
        """Who asks in a sentence without a subject: a delegation told of before, or who was told of last in the paragraph."""
        text, start = self.text, sentence.start
        paragraph = text.rfind("\n", 0, start) + 1
        if verb[2] in WISHES and DELEGATES.search(text, max(paragraph, self.told), verb[1]):
            return (None,)
        if verb[0] == start and self.open is None and self.last and self.told > paragraph:
            return (self.last,)
        return None

    def _retort(self, person: Mention, end: int) -> None:
        """Opens what a person says behind a colon (某某当场接话：…)."""
        if match := RETORT.match(self.text, person.end, end):
            self.last = person.name
            self.begin(person.name, match.end(), False)

    def _voice(self, start: int, end: int) -> None:
        """Takes what the two sides will do, told outside any speech (两地将…), for the reporter's voice."""
        if self.open is None and (voice := VOICE.search(self.text, start, end)):
            self.found.append(Turn(None, voice.start(voice.lastgroup or 0), end))

    def _after_quote(self, start: int) -> bool:
        return start > 0 and self.text[start - 1] == "”"

    def _claim_quote(self, start: int, speaker: str) -> None:
        low = self.text.rfind("“", 0, start)
        if low >= 0 and "\n" not in self.text[low:start] and not any(t.end > low for t in self.found):
            self.found.append(Turn(speaker, low + 1, start - 1, False))

    def _agreed(self, sentence: Sentence, verb: Mark, started: bool) -> int | None:
        """Where what the sides agreed begins, if ``verb`` tells it in the reporter's voice."""
        text, end = self.text, sentence.end
        low = _clause_start(text, sentence.start, verb[0]) if started else sentence.start
        if text.startswith(("的", "后", "事项"), verb[1]) or not PARTIES.search(text, low, verb[0]):
            return None
        at = verb[1]
        if verb[2].startswith("达成"):
            consensus = text.find("共识", at - 2, end)
            if consensus < 0:
                return None
            at = consensus + 2
            if text[at] not in "：，":
                return None
        return at

    def _speaker(
        self, sentence: Sentence, subjects: Sequence[Mention], verb: Mark, started: bool
    ) -> str | None:
        """Who says what follows ``verb``; ``None`` where it opens no speech."""
        text, start = self.text, sentence.start
        at, after, word = verb
        if text[after : after + 1] == "的":
            return None
        named = any(person.end == at for person in sentence.people)
        if word in ("说", "称") and FALSE_SAY.search(
            text, at if named else max(at - 1, start), min(after + 9, sentence.end)
        ):
            return None
        clause = _clause_start(text, start, at)
        subject = None
        for person in subjects:
            if person.start < at:
                subject = person
        if subject is not None and subject.start >= clause:
            return subject.name if not started or subject.start >= clause else None
        pronoun = PRONOUN.search(text, clause, at)
        if pronoun and pronoun.start() - clause <= 4:
            opens = subject is not None and subject.start == sentence.start
            return subject.name if subject and (opens or not self.last) else self.last
        if self.titled and (name := self._by_title(clause, at)):
            return name
        if name := self._by_surname(at):
            return name
        if started:
            return None
        if subject is not None:
            return subject.name
        first = PRONOUN.match(text, start)
        return self.last if first else None

    def _by_surname(self, at: int) -> str | None:
        """Who is called by the surname and a title before ``at`` (王市长说), if one person of the page can be."""
        called = CALLED.search(self.text, max(0, at - 6), at)
        if called is None:
            return None
        names = {name for name in self.names if name[0] == called[1]}
        return names.pop() if len(names) == 1 else None

    def _by_title(self, clause: int, at: int) -> str | None:
        for title, name in self.titled.items():
            if self.text.startswith(title, clause) and clause + len(title) <= at:
                return name
        return None


CALLED = re.compile(
    r"(?:^|(?<=[^一-鿿])|(?<=[后中上]))([一-鿿])副?(?:书记|[省市县区州盟旗镇乡部局]长|主任|主席)$"
)
"""A surname and a title that stand for a person whom the page has named."""
QUOTED = re.compile("的话|的这番话|这番话|的一席话")
"""What follows the name of a person whose words were just quoted."""
SPEAKING = frozenset(("say", "ask", "thank"))
TITLES = words_of("speech_words", "title")
"""Titles that only one person at a time has, so that a page uses them without the name."""
LOOSE = frozenset(("一致认为", "一致表示"))
"""Verbs of agreement that also open praise: what follows counts only where it says what will be done."""
RETORT = re.compile("[^，。；、]{0,8}：")


def _titled(text: str, people: Sequence[Mention]) -> dict[str, str]:
    """Titles that stand for one person once the page has given the name (行政长官 after 行政长官某某)."""
    found: dict[str, str] = {}
    for title in TITLES:
        if title in text:
            for person in people:
                if text.endswith(title, 0, person.start):
                    found.setdefault(title, person.name)
    return found


def turns(marks: Marks, told: Sequence[Sentence]) -> list[Turn]:
    """Whose words the text is, stretch by stretch, in order; none overlap."""
    listener = _Listener(marks, [person for sentence in told for person in sentence.people])
    for sentence in told:
        listener.hear(sentence)
    listener.close(len(marks.text))
    return sorted(listener.found, key=lambda turn: turn.start)
