from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.model import Commitment
from zuotan.reading.fields import fields_of
from zuotan.reading.marks import Marks
from zuotan.reading.speeches import Turn

CLAUSE = re.compile(r"[^，；：。！？\n]+")
SENT = "。！？\n"


@cache
def words():
    return {r["word"]: r["kind"] for r in rows("commitment_words")}


LEARN = re.compile(r"学习(?!交流|互鉴)|借鉴|汲取|取经|吸取|吸收|虚心|学到手|学回去|带回去|请教|对标|看齐")
LEARN_OK = re.compile(r"互学互鉴|相互学习|互相学习|共同学习|互鉴")
CENTRE = re.compile(
    r"习近平|党中央|中央(?!苏区|厨房)|党的|总书记|决策部署|重要指示|国家战略部署|精神$|指示精神|重大部署"
)
JOINT = re.compile(
    r"两[省市县区地州]|双方|共同|携手|联手|合力|协同|合作|对接|协作|互|联|一道|同频|京津冀|长三角|粤港澳|成渝|结对|帮扶|对口|彼此"
)
AIM = re.compile(
    r"更好(?:地)?(?:造福|服务|满足|惠及|推动[^，]{0,8}高质量发展|助力|支撑|融入|保障|促进)|切实造福|造福|惠及|真正[使让]|[^，]{0,24}(?:作出|做出|作|多作|贡献|凝聚|注入|提供|增添|添)[^，]{0,10}(?:贡献|力量|动力|动能|支撑|活力|福祉|保障)$|让[^，]{0,14}(?:得到|得实惠|受益|枝繁叶茂|更好更快|更多获得感|过上)|不断(?:提升|增强|提高|满足)|提高[^，]{0,14}能力|坚决维护|努力把[^，]{0,12}做得|将之|实现互利共赢|实现共赢|努力拓展|努力实现|努力建设|形成[^，]{0,8}(?:局面|格局)|以实际行动|回报"
)
FRAME = re.compile(
    r"以[^，]+为(?:[^，]{0,8})$|坚持(?!把)|着眼|发挥(?:好)?(?:各自|自身|双方)|用好各自|按照|抢抓|抓住[^，]*机遇|锚定|牢牢|保持[^，]*定力|立足(?!.*(?:建|发展|推|深|加))|根据|依照|遵循|在[^，]{2,20}(?:下|时|后|基础上|过程中|进程中)$|以[^，]{1,16}(?:为|作)"
)
TOGETHER_ONLY = re.compile(r"(?:与|和|同)[^，]{1,12}(?:一道|一起|携手|并肩)$")
CLOSE = re.compile(
    r"近年来|当前|目前|长期以来|多年来|一直以来|这些年|过去|去年|近[些几年]|[^，]{0,12}(?:以来|年来|年间)|这次|此次|此行|感谢|刚刚|今年是|如今|现在|正|历史上"
)
STATE = re.compile(
    r"^(?:是|有|都|均|已|正|历来|拥有|作为|地处|位于|同属|同处|值得|令|使我|深感|看到)|[^，]{0,12}(?:是|肩负|具有|取得了|走在|令人|值得|给予了|已经|已|正在|正处|处于|得益于|离不开)|.*了$"
)
NOTMODAL = re.compile(r"[重主需只必想就不正]$")


class Parse(NamedTuple):
    start: int
    modal: bool
    side: bool
    kind: str
    together: bool
    ask: bool


ASK = frozenset("希望 建议 恳请 期待 期盼 期望 盼望 盼着 请 提议 倡议 恳切希望".split())
TOGETHER = frozenset("共同 携手 联手 合力 协同 联合 齐心协力 并肩 通力".split())


def parse(text, i, j, regions):
    W = words()
    modal = side = ask = False
    keep = -1
    while i < j:
        kind = None
        for n in (6, 5, 4, 3, 2, 1):
            w = text[i : i + n]
            if i + n <= j and w in W:
                kind = W[w]
                break
        if kind == "lead":
            i += n
            continue
        if kind == "modal":
            if w == "将" and modal:
                break
            if w in ("邀请",) and not side:
                pass
            modal = True
            ask = ask or w in ASK
            i += n
            keep = -1
            continue
        if kind == "side":
            nxt = i + n
            if ahead(text, nxt, j, W, regions):
                side = True
                keep = -1
                i = nxt
                continue
            kind = "noun"
            break
        if kind in ("prep", "adverb", "verb"):
            break
        r = regions.get(i)
        if r and r <= j:
            nxt = r
            while nxt < j and (text[nxt] in "省市县区、与和" or nxt in regions):
                nxt = regions.get(nxt, nxt + 1)
            if nxt < j and text[nxt : nxt + 2] in ("两省", "两地", "两市", "两县", "两区", "双方"):
                nxt += 2 + (text[nxt + 2 : nxt + 3] in "市区县")
            if ahead(text, nxt, j, W, regions):
                side = True
                i = nxt
                continue
            kind = "noun"
            break
        kind = ""
        break
    else:
        return Parse(i, modal, side, "", False, ask)
    if kind in ("", "noun") and not modal:
        for k in range(i + 1, min(i + 14, j)):
            c = text[k]
            if c in "将要愿" or text[k : k + 2] in ("可以", "还会"):
                if NOTMODAL.search(text, i, k) or text[k : k + 2] in (
                    "将军",
                    "要求",
                    "要素",
                    "将之",
                    "要点",
                    "要件",
                    "愿望",
                    "愿景",
                    "意愿",
                ):
                    continue
                k2 = k + (2 if text[k : k + 2] in ("可以", "还会", "愿意") else 1)
                if ahead(text, k2, j, W, regions):
                    p = parse(text, k2, j, regions)
                    return p._replace(modal=True)
    # adverbs
    h = i
    together = False
    while h < j:
        for n in (6, 5, 4, 3, 2, 1):
            w = text[h : h + n]
            if h + n <= j and W.get(w) == "adverb":
                break
        else:
            break
        together = together or w in TOGETHER
        h += n
    if h > i:
        kind = "adverb"
    elif kind and kind != "noun":
        if w in TOGETHER or w.startswith("共"):
            together = True
    return Parse(i, modal, side, kind or "", together, ask)


def ahead(text, i, j, W, regions):
    if i >= j:
        return False
    for n in (4, 3, 2, 1):
        k = W.get(text[i : i + n]) if i + n <= j else None
        if k:
            return True
    return False


def commitments(
    marks: Marks, turns: Sequence[Turn], start: int = 0, end: int | None = None
) -> list[Commitment]:
    text = marks.text
    end = len(text) if end is None else end
    regions = {}
    for a, b, _ in marks.of("abbreviation"):
        regions[a] = b
    for a, b, _ in marks.of("region"):
        regions[a] = b
    out = []
    for t in turns:
        lo, hi = max(t.start, start), min(t.end, end)
        if lo >= hi:
            continue
        open_turn = t.asks
        sent_open = t.asks
        first = True
        learned = False
        topic = ()
        pending = -1
        last_end = lo
        for m in CLAUSE.finditer(text, lo, hi):
            i, j = m.span()
            if i > lo and (text[i - 1] in SENT or "。" in text[last_end:i]):
                sent_open = False
                first = True
                learned = False
                topic = ()
                pending = -1
            elif i > lo and text[i - 1] == "；":
                topic = ()
                pending = -1
            last_end = j
            if i < hi and text[i] in "”’":
                i += 1
            if j - i < 4:
                continue
            p = parse(text, i, j, regions)
            if p.modal or (p.together and p.kind in ("adverb", "verb", "prep")):
                sent_open = True
            elif first:
                sent_open = (
                    open_turn and p.kind in ("verb", "adverb", "prep") and not CLOSE.match(text, i, j)
                ) or (t.asks and i == lo)
            first = False
            if CLOSE.match(text, i, j) and not p.modal:
                sent_open = False
            if not sent_open:
                if STATE.match(text, i, j):
                    open_turn = False
                continue
            s = p.start
            if LEARN.search(text, s, min(s + 10, j)) and not LEARN_OK.search(text, s, j):
                learned = True
                continue
            if excluded(text, s, j, p, learned):
                continue
            if p.kind in ("", "noun") and not p.modal:
                continue
            if pending >= 0:
                s = pending
                pending = -1
            if text[s : s + 2] in ("围绕",) and not re.search(
                "推|建|加|深|开展|培|探索|发展|进行|开", text[s + 2 : j]
            ):
                pending = s
                continue
            f = fields_of(text[s:j])
            topic = topic or f
            out.append(Commitment(t.speaker, f or topic, text[s:j], (s, j)))
            open_turn = True
    return out


def excluded(text, s, j, p, learned):
    c = text[s:j]
    if TOGETHER_ONLY.match(c) or FRAME.match(c):
        return True
    if AIM.match(c) and not p.together:
        return True
    if CENTRE.search(c) and not JOINT.search(c):
        return True
    if learned and not JOINT.search(c):
        return True
    if p.kind in ("", "noun") and STATE.match(c):
        return True
    return False
