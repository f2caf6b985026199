"""Finds commitments (合作事项): the clauses of speeches and agreements that say what the two sides will do.

Within a turn a sentence opens for commitments with a word of will (将, 要, 希望) or of acting together (共同), and then its clauses
are taken one by one, but for those that praise, learn, frame, aim or invoke the centre. The field of a clause is its own: a
clause without one does not take that of the clause before, which by figure is more often wrong than right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zuotan.knowledge.tables import alternatives, row_of
from zuotan.model import Commitment, Span
from zuotan.reading.fields import fields_of
from zuotan.reading.marks import Marks
from zuotan.reading.openings import Opener, Opening
from zuotan.reading.speeches import Turn


def _words(kind: str) -> str:
    return alternatives("speech_words", kind)


def _row(kind: str, after: str = "") -> str:
    return row_of("speech_words", kind, after)


CLAUSE = re.compile(r"[^，；：。！？\n]+")
SENTENCE_ENDS = frozenset("。！？\n")
VERBAL = frozenset(("adverb", "verb", "prep"))
"""Kinds of the first word of a clause without a subject."""
SHORTEST = 4
"""A clause of fewer characters holds no commitment."""
PROPOSAL = re.compile(_row("proposal", "$"))
"""How a clause ends that proposes what follows its colon."""
TOPIC = "围绕"
ACTING = re.compile(_row("acting"))
"""Verbs that make a clause with 围绕 whole; without one it belongs to the next."""
_LEARN = f"(?<!交流)学习(?!交流|互鉴)|{_row('learn')}"
LEARN = re.compile(_LEARN)
"""Words of learning from the other side."""
LEARN_OK = re.compile(_row("mutual"))
"""Learning of both from each other, which is done together."""
LEARN_REACH = 10
"""Characters from the beginning of a clause in which a word of learning makes it one of learning."""
_LEARNT = f"{_row('learnt', '$')}|{_row('pupil')}|研究[^，]{{0,16}}的[^，]{{0,6}}(?:历程|经验|做法|模式)$"
LEARNT = re.compile(_LEARNT)
"""What is learned, told by the end of a clause."""
_CENTRE = f"中央(?!苏区|厨房)|精神$|{_row('centre')}"
CENTRE = re.compile(_CENTRE)
"""What the centre decided."""
JOINT = re.compile(f"两[省市县区地州]|(?<!东西部)(?<!山海)(?<!扶贫)(?:{_row('joint')})(?!支援|帮扶)")
"""Words that say that two take part; those in the names of programmes of assistance do not."""
IMPLEMENTS = re.compile(r"(?:贯彻|落实|执行)[^，]*(?:要求|部署|安排|决策)$")
"""A clause that carries out what is decided above both sides."""
AIM = re.compile(
    rf"{_words('aim')}|更好地?(?:{_words('better')}|推动[^，]{{0,8}}高质量发展)|真正[使让]"
    rf"|[^，]{{0,24}}{_words('give')}[^，]{{0,10}}{_words('gain')}$|让[^，]{{0,14}}{_words('let')}"
    rf"|(?:不断|奋力|努力|共同)?{_words('write')}[^，]{{0,24}}{_words('chapter')}$"
    r"|努力取得|实现(?:更大|更好|新的?|新一轮)发展$|(?:切实|全力|坚决)?(?:担负起|担负|扛起)"
    r"|提高[^，]{0,14}能力|努力把[^，]{0,12}做得|形成[^，]{0,8}(?:局面|格局)"
)
"""How a clause begins, or ends, that only tells an aim."""
FRAME = re.compile(
    rf"{_words('frame')}|坚持(?!把|[^，]*不[变减]$)|(?:进一步|充分|更好地?)?发挥好?(?:各自|自身|双方)|抓住[^，]*机遇|保持[^，]*定力"
    r"|落实[^，]{0,6}责任$|在[^，]+等[^，]{0,3}(?:方面|领域)$|(?:继续)?发挥[^，]{0,2}优势$|围绕中心|[^，]{0,6}自身建设$|增[加强][^，]{0,4}(?:责任|使命|紧迫)感"
    r"|以(?:[^，]+为(?=[^，]{0,8}$)|[^，]{1,16}[为作])(?![^，]*(?:共建|共同|携手|联合|合作[开建]))"
    r"|(?:对|对于|关于)[^，]{1,12}(?:发展|工作|问题|合作)$|[^，]{1,14}以[^，]{2,16}为(?:契机|抓手|起点|新的起点|纽带|桥梁)$"
    r"|通过[^，]+(?:方式|形式|渠道)$|(?:两地|双方)?牢记|结合[^，]{0,8}实际$|[将把][^，]{1,20}作为[^，]{0,10}(?:起点|契机|任务|责任|工作|抓手)$"
    r"|像[^，]{1,14}[一那]样|[^，]{0,8}(?:做好|抓好|抓实)(?:各项|本职|自身)[^，]{0,4}工作"
    r"|立足(?:新发展阶段|(?!.*(?:建|发展|推|深|加)))"
    r"|在[^，]{2,20}(?:下|时|后|基础上|过程中|上)$|在[^，]{2,60}进程中$|在[^，]{2,30}中$|通过(?:此次|这次|本次)[^，]{0,10}$|共同携手$"
    r"|[与和同][^，]{1,12}(?:一道|一起|携手|并肩)$"
)
"""How a clause begins that only frames what follows, or names the companion (与某省一道)."""
CLOSE = re.compile(rf"{_words('past')}|如何|怎样|怎么|[^，]{{0,12}}(?:以来|年来|年间)")
"""How a clause begins that tells of the past, the present, the visit itself or thanks, or asks a question."""
STATE = re.compile(
    rf"{_words('state_first')}|[^，]{{0,12}}{_words('state')}|.*了$|.*(?:起到|发挥)[^，]{{0,10}}作用$"
    r"|.*(?:联系|往来|交往|交流|合作)(?:十分|非常|日益|更加)?紧密$|共同努力$|[^，]{0,12}大有可为"
)
"""A clause that tells how things are."""
_SO_GOOD = f"[^，]{{0,6}}{_words('good')}$"
_DONE = (
    "给予了|大有可为$|[^，除为]了[^，]{0,3}(?:新|更|良好|坚实|积极|明显|显著)"
    "|取得(?:了|明显|显著|积极|良好|阶段性)[^，]{0,8}(?:成效|成果|进展|成绩)$"
)
_READY = f"{_row('ground', _SO_GOOD)}|{_row('done', '了')}|进一步{_words('grow')}|{_DONE}"
READY = re.compile(_READY)
"""What tells in a clause how well two suit each other, or what has come about."""
JUDGED = ("，是", "，既是", "，就是")
"""What follows a clause that is the subject of a judgement (签订协议，是落实…的举措)."""
SIGNS = re.compile(f"{_LEARN}|{_LEARNT}|{_CENTRE}|{_READY}")
"""Any of what a clause may hold that does not commit: most clauses hold none, and need not be asked for each."""


def commitments(
    marks: Marks, turns: Sequence[Turn], start: int = 0, end: int | None = None
) -> list[Commitment]:
    """The commitments of the turns within ``text[start:end]``, in order."""
    text = marks.text
    end = len(text) if end is None else end
    told = [turn for turn in turns if turn.start < end and turn.end > start]
    if not told:
        return []
    opener = Opener(marks)
    return [
        Commitment(turn.speaker, fields_of(text[low:high]), text[low:high], (low, high))
        for turn in told
        for low, high in _Committing(opener, turn).clauses(max(turn.start, start), min(turn.end, end))
    ]


class _Committing:
    """Follows a turn clause by clause and keeps whether it is committing.

    ``ready``: the turn has committed before, so that a sentence may go on without a word of will. ``going``: the
    sentence has opened. ``learned``: a clause of the sentence said what is to be learned, and what follows is its use.
    """

    __slots__ = ("first", "going", "learned", "opener", "pending", "ready", "text", "turn")

    def __init__(self, opener: Opener, turn: Turn) -> None:
        self.opener, self.text, self.turn = opener, opener.text, turn
        self.ready = self.going = turn.asks
        self.first, self.learned, self.pending = True, False, -1

    def clauses(self, low: int, high: int) -> Iterator[Span]:
        """The spans of the clauses that commit."""
        text, last = self.text, low
        for match in CLAUSE.finditer(text, low, high):
            start, end = match.span()
            if (between := text[last:start]) and between != "，":
                self._pass(between)
            last = end
            if text[start] in "”’":
                start += 1
            if text.startswith("：", end) and PROPOSAL.search(text, start, end):
                self.going, self.first = True, False
            elif end - start < SHORTEST:
                self._introduce(start, end)
            elif span := self._take(start, end, start == low):
                yield span

    def _pass(self, between: str) -> None:
        """Takes in the marks of punctuation between two clauses."""
        if not SENTENCE_ENDS.isdisjoint(between):
            self.going, self.first, self.learned, self.pending = False, True, False, -1
        elif between.endswith("；"):
            self.pending = -1

    def _introduce(self, start: int, end: int) -> None:
        """Takes in a clause too short to commit: 当前 or 近年来 closes the sentence for commitments."""
        if self.first and CLOSE.match(self.text, start, end):
            self.going = self.first = False

    def _take(self, start: int, end: int, opens_turn: bool) -> Span | None:
        """The commitment in a clause, if there is one."""
        text = self.text
        opening = self.opener.open(start, end)
        self._follow(start, end, opening, opens_turn)
        if not self.going:
            if self.ready and STATE.match(text, start, end):
                self.ready = False
            return None
        begin = opening.start
        signs = SIGNS.search(text, begin, end) is not None
        if signs and self._learns(begin, end):
            self.learned = True
            return None
        if text.startswith(JUDGED, end) or self._excluded(text[begin:end], opening, signs):
            return None
        if self.pending >= 0:
            begin, self.pending = self.pending, -1
        if text.startswith(TOPIC, begin) and not ACTING.search(text, begin + len(TOPIC), end):
            self.pending = begin
            return None
        if end - begin < SHORTEST:
            return None
        self.ready = True
        return begin, end

    def _follow(self, start: int, end: int, opening: Opening, opens_turn: bool) -> None:
        """Opens or closes the sentence for commitments by how this clause begins."""
        going = self.going
        if opening.modal:
            going = True
        else:
            verbal = opening.kind in VERBAL
            if opening.together and verbal:
                going = True
            elif self.first:
                going = (self.ready and verbal) or (self.turn.asks and opens_turn)
            going = going and CLOSE.match(self.text, start, end) is None
        self.going, self.first = going, False

    def _learns(self, begin: int, end: int) -> bool:
        """Whether the words ``text[begin:end]`` say that one side learns from the other."""
        text = self.text
        if LEARN.search(text, begin, min(begin + LEARN_REACH, end)) and not LEARN_OK.search(text, begin, end):
            return True
        return LEARNT.search(text, begin, end) is not None

    def _excluded(self, clause: str, opening: Opening, signs: bool) -> bool:
        """Whether a clause praises, frames, aims or invokes the centre rather than commits; ``signs`` as by SIGNS."""
        subject = opening.kind in ("", "noun")
        if len(clause) < 2 or (subject and (not opening.modal or STATE.match(clause))):
            return True
        if FRAME.match(clause) or (not opening.together and AIM.match(clause)) or IMPLEMENTS.search(clause):
            return True
        if signs and not subject and READY.search(clause):
            return True
        centre = self.learned or (signs and CENTRE.search(clause) is not None)
        return centre and JOINT.search(clause) is None
