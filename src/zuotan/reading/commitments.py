"""Finds commitments (合作事项): the clauses of speeches and agreements that say what the two sides will do.

Within a turn a sentence opens for commitments with a word of will (将, 要, 希望) or of acting together (共同), and then its clauses
are taken one by one, but for those that praise, learn, frame, aim or invoke the centre. The field of a clause is its own: a
clause without one does not take that of the clause before, which by figure is more often wrong than right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zuotan.model import Commitment, Span
from zuotan.reading.fields import fields_of
from zuotan.reading.marks import Marks
from zuotan.reading.openings import Opener, Opening
from zuotan.reading.speeches import Turn

CLAUSE = re.compile(r"[^，；：。！？\n]+")
SENTENCE_ENDS = frozenset("。！？\n")
VERBAL = frozenset(("adverb", "verb", "prep"))
"""Kinds of the first word of a clause without a subject."""
SHORTEST = 4
"""A clause of fewer characters holds no commitment."""
PROPOSAL = re.compile("(?:建议|希望|想法|意见|倡议|打算|提议|设想|请求|举措|承诺)$")
"""How a clause ends that proposes what follows its colon."""
LEARNT = re.compile("(?:学到手|学到家|学回去|学过来|带回去)$|当学生|做学生|好好学")
"""What is learned, told by the end of a clause."""
TOPIC = re.compile("围绕")
ACTING = re.compile("推|建|加|深|开展|培|探索|发展|进行|开")
"""Verbs that make a clause with 围绕 whole; without one it belongs to the next."""
LEARN = re.compile(r"学习(?!交流|互鉴)|借鉴|汲取|取经|吸取|吸收|虚心|学到手|学回去|带回去|请教|对标|看齐")
"""Words of learning from the other side."""
LEARN_OK = re.compile(r"互学互鉴|相互学习|互相学习|共同学习|互鉴")
"""Learning of both from each other, which is done together."""
CENTRE = re.compile(
    r"习近平|党中央|中央(?!苏区|厨房)|党的|总书记|决策部署|重要指示|国家战略部署|精神$|指示精神|重大部署"
)
"""What the centre decided."""
JOINT = re.compile(
    r"两[省市县区地州]|双方|共同|携手|联手|合力|协同|合作|对接|协作|互|联|一道|同频|京津冀|长三角|粤港澳|成渝|结对|帮扶|对口|彼此"
)
"""Words that say that two take part."""
AIM = re.compile(
    r"更好(?:地)?(?:造福|服务|满足|惠及|推动[^，]{0,8}高质量发展|助力|支撑|融入|保障|促进)|切实造福|造福|惠及|真正[使让]|[^，]{0,24}(?:作出|做出|作|多作|贡献|凝聚|注入|提供|增添|添)[^，]{0,10}(?:贡献|力量|动力|动能|支撑|活力|福祉|保障)$|让[^，]{0,14}(?:得到|得实惠|受益|枝繁叶茂|更好更快|更多获得感|过上)|不断(?:提升|增强|提高|满足)|提高[^，]{0,14}能力|坚决维护|不断开创|努力开创|开创[^，]{0,16}局面|努力把[^，]{0,12}做得|将之|实现互利共赢|实现共赢|努力拓展|努力实现|努力建设|形成[^，]{0,8}(?:局面|格局)|以实际行动|回报"
)
"""How a clause begins, or ends, that only tells an aim."""
FRAME = re.compile(
    r"以[^，]+为(?:[^，]{0,8})$|像[^，]{1,14}[一那]样|(?:做好|抓好)(?:各项|本职|自身)[^，]{0,4}工作|办好自己的事|坚持(?!把)|着眼|发挥(?:好)?(?:各自|自身|双方)|用好各自|按照|抢抓|抓住[^，]*机遇|锚定|牢牢|保持[^，]*定力|立足(?!.*(?:建|发展|推|深|加))|根据|依照|遵循|在[^，]{2,20}(?:下|时|后|基础上|过程中|进程中|上)$|以[^，]{1,16}(?:为|作)(?![^，]*(?:共建|共同|携手|联合|合作(?:开|建)))"
)
"""How a clause begins that only frames what follows."""
TOGETHER_ONLY = re.compile(r"(?:与|和|同)[^，]{1,12}(?:一道|一起|携手|并肩)$")
"""A clause that only names the companion (与某省一道)."""
CLOSE = re.compile(
    r"近年来|当前|目前|长期以来|多年来|一直以来|这些年|过去|去年|近[些几年]|[^，]{0,12}(?:以来|年来|年间)|这次|此次|此行|感谢|刚刚|今年是|如今|现在|正|历史上"
)
"""How a clause begins that tells of the past, the present, the visit itself or thanks."""
STATE = re.compile(
    r"^(?:是|有|都|均|已|正|历来|拥有|作为|地处|位于|同属|同处|值得|令|使我|深感|看到)|[^，]{0,12}(?:是|肩负|具有|取得了|走在|令人|值得|给予了|已经|已|正在|正处|处于|得益于|离不开)|.*了$"
)
"""A clause that tells how things are."""
READY = re.compile("(?:基础|空间|潜力|前景|渊源|互补性)[^，]{0,6}(?:好|大|强|广阔|深厚|坚实|密切|良好|明显)$")
"""How a clause ends that tells how well two suit each other."""


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
            elif end - start >= SHORTEST and (span := self._take(start, end, start == low)):
                yield span

    def _pass(self, between: str) -> None:
        """Takes in the marks of punctuation between two clauses."""
        if not SENTENCE_ENDS.isdisjoint(between):
            self.going, self.first, self.learned, self.pending = False, True, False, -1
        elif between.endswith("；"):
            self.pending = -1

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
        near = min(begin + 10, end)
        if (LEARN.search(text, begin, near) and not LEARN_OK.search(text, begin, end)) or LEARNT.search(
            text, begin, end
        ):
            self.learned = True
            return None
        if self._excluded(text[begin:end], opening):
            return None
        if self.pending >= 0:
            begin, self.pending = self.pending, -1
        if (topic := TOPIC.match(text, begin)) and not ACTING.search(text, topic.end(), end):
            self.pending = begin
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

    def _excluded(self, clause: str, opening: Opening) -> bool:
        """Whether a clause praises, learns, frames, aims or invokes the centre rather than commits."""
        if len(clause) < 2 or (opening.kind in ("", "noun") and not opening.modal):
            return True
        if STATE.match(clause) if opening.kind in ("", "noun") else READY.search(clause):
            return True
        if TOGETHER_ONLY.match(clause) or FRAME.match(clause) or (not opening.together and AIM.match(clause)):
            return True
        return (self.learned or CENTRE.search(clause) is not None) and JOINT.search(clause) is None
