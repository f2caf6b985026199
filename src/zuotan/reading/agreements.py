"""Finds the agreements that were signed (协议、备忘录、意向书), by their titles.

A title stands in 《》 after a word of signing, or bare and ends in a word for an agreement. Counted agreements without a
title (签署10项合作协议), planned ones, and documents that are only referred to (按照《…》) are none.
"""

from __future__ import annotations

import re

from zuotan.knowledge.tables import alternatives
from zuotan.model import Agreement
from zuotan.reading.marks import Marks


def _words(kind: str) -> str:
    return alternatives("agreement_contexts", kind)


CLAUSE_END = "。；！？\n"
UNTRUE = re.compile(rf"(?:{_words('untrue')}|自(?![治贸然主]))[^，。；]{{0,16}}$")
"""What stands before a signing that is planned, hoped for, or past."""
PAST = re.compile(rf"{_words('past')}|今年\d{{1,2}}月(?!\d{{1,2}}日)")
REFERRED = re.compile(rf"{_words('referred')}[^》《，。]{{0,8}}$")
"""What stands before 《 where a document is only referred to."""
KIND = re.compile(rf"{_words('document')}(?:（[^（）]{{1,16}}）)?")
COUNTED = re.compile(
    rf"{_words('counted')}|\d\+\d|[\d一二两三四五六七八九十百数多几]+[余多]?[项个份批单笔]|项目$"
)
"""What a bare title never holds: words that count agreements or sum them up."""
DELIMITER = re.compile(
    r"[，,。；;！？\n：:]|等(?=[\d一二两三四五六七八九十多系几])|，并|并(?=[就在由对互共举开进将])"
)
JOINED = re.compile("》(?:以及|[和与及、])(?!《)")
"""What stands between a title in 《》 and a bare one."""
SENTENCE_END = re.compile("[。！？\n]")
SIGNERS = re.compile("[，；、][^，；。]{2,24}[与和同][^，；。]{2,24}签[署订约]了?$")
"""Who sign the next paper of a list."""
LEADING = re.compile(r"^(?:了|新一轮|首个|正式|为期[^，。]{1,6}的)?")
BRACKETED = re.compile("（[^（）]*）$")
CEREMONY = re.compile(
    rf"(?:^|[，。：；暨]|日[上下]午|日|(?:举行|举办|出席|参加|见证)了?|的)?((?:(?!暨|了|举[行办]|出席|参加|见证|日[上下]午)[^，。：；《》])+?{_words('document')})"
    r"(?:签约|签署|签字|签订)(?=(?:暨[^，。]{2,12})?$)"
)
"""The name of a ceremony, up to 仪式; the group is the title of what is signed."""
SHORTEST = 6
"""Characters of a bare title; shorter ones (合作协议) are no title."""
LONGEST = 60


def agreements(marks: Marks, start: int = 0, end: int | None = None) -> list[Agreement]:
    """The agreements signed in ``text[start:end]``, in order, each title once; spans are those of the titles."""
    text = marks.text
    end = len(text) if end is None else end
    kinds = marks.lexicon.values["agreement_word"]
    verbs = [mark for mark in marks.of("agreement_word") if mark[0] >= start and mark[1] <= end]
    found: list[tuple[int, int]] = []
    for i, (at, after, word) in enumerate(verbs):
        head = max(start, *(text.rfind(mark, start, at) + 1 for mark in CLAUSE_END))
        if UNTRUE.search(text[head:at]) or PAST.search(text, head, at):
            continue
        limit = min(
            [
                end,
                *(p for p in (text.find(mark, after, end) for mark in CLAUSE_END) if p >= 0),
            ]
        )
        if i + 1 < len(verbs):
            limit = min(limit, verbs[i + 1][0])
        titles = _bracketed(text, after, limit, direct=kinds[word] == "adopt")
        if kinds[word] == "sign":
            before = [] if titles else _before(text, head, at)
            titles += before or _bare(text, after, titles[0][0] - 2 if titles else limit)
            if titles and not before and (joined := JOINED.match(text, titles[-1][1])):
                titles += _bare(text, joined.end(), limit)
        found += titles
    return _once(text, sorted(set(found)) or _at_ceremonies(text, start, end))


def _at_ceremonies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The titles that the names of ceremonies hold (甲市、乙市战略合作框架协议签约仪式), of a text that tells no other signing."""
    found: list[tuple[int, int]] = []
    at = text.find("仪式", start, end)
    while at >= 0:
        head = max(start, *(text.rfind(mark, start, at) + 1 for mark in CLAUSE_END))
        ceremony = CEREMONY.search(text, head, at)
        if ceremony and not (UNTRUE.search(text[head : ceremony.start()]) or PAST.search(text, head, at)):
            titled = ceremony.start(1)
            if ceremony.end(1) - titled >= SHORTEST and not COUNTED.search(ceremony[1]):
                found.append((titled, ceremony.end(1)))
        at = text.find("仪式", at + 1, end)
    return found


def _once(text: str, spans: list[tuple[int, int]]) -> list[Agreement]:
    """Each title once; a bare one that ends a title told in 《》 before it names the same paper.

    Two papers of one title are told in one sentence, each with who signs it (甲与乙签署合作协议，丙与丁签署合作协议).
    """
    kept: list[Agreement] = []
    for a, b in spans:
        title, bare = text[a:b], text[a - 1] != "《"
        if not any(_same(text, known, title, a) for known in kept):
            kept = [known for known in kept if bare or not _announces(text, known, title)]
            kept.append(Agreement(title, (a, b)))
    return kept


def _same(text: str, known: Agreement, title: str, at: int) -> bool:
    """Whether the title at ``at`` is that of a paper told before: in the same words, or bare and the end of that one's."""
    if text[at - 1] == "《":
        return title == known.title
    ends = text[known.span[0] - 1] == "《" or _told_anew(text, known.span[1], at)
    again = title == known.title or (ends and known.title.endswith(title))
    return again and not _signed_anew(text, known.span[1], at)


def _told_anew(text: str, low: int, high: int) -> bool:
    """Whether a new sentence begins between two titles."""
    return SENTENCE_END.search(text, low, high) is not None


def _signed_anew(text: str, low: int, high: int) -> bool:
    """Whether what stands between two equal titles goes on in the same sentence with others who sign."""
    return not _told_anew(text, low, high) and SIGNERS.search(text[low:high]) is not None


def _announces(text: str, known: Agreement, title: str) -> bool:
    """Whether a bare title only told ahead of what is later given in 《》 (签署合作框架协议, then 《合作框架协议（2018—2020年）》)."""
    return text[known.span[0] - 1] != "《" and BRACKETED.sub("", title).endswith(known.title)


def _bracketed(text: str, at: int, limit: int, *, direct: bool) -> list[tuple[int, int]]:
    """The titles in 《》; ``direct`` where the first must follow the verb at once."""
    found: list[tuple[int, int]] = []
    open_ = text.find("《", at, limit)
    if direct and open_ > at + 2:
        return found
    while open_ >= 0:
        close = text.find("》", open_, limit)
        if close < 0:
            break
        if not REFERRED.search(text, max(at, open_ - 12), open_):
            found.append((open_ + 1, close))
        open_ = text.find("《", close, limit)
    return found


def _before(text: str, head: int, at: int) -> list[tuple[int, int]]:
    """The title of 《…》签署 (正式签署, 成功签署)."""
    close = text.rfind("》", max(head, at - 5), at)
    open_ = text.rfind("《", head, close) if close >= 0 else -1
    if open_ < 0 or REFERRED.search(text, max(head, open_ - 12), open_):
        return []
    return [(open_ + 1, close)]


def _bare(text: str, at: int, limit: int) -> list[tuple[int, int]]:
    """The titles without 《》 in what follows the verb."""
    closing = DELIMITER.search(text, at, limit)
    limit = closing.start() if closing else limit
    found: list[tuple[int, int]] = []
    lead = LEADING.match(text[at:limit])
    start = at + (lead.end() if lead else 0)
    for kind in KIND.finditer(text, start, limit):
        after = text[kind.end() : kind.end() + 1]
        if kind.end() != limit and after not in "、和与及以，":
            continue
        title = text[start : kind.end()]
        if not title.startswith("关于") and 0 <= (of := title.rfind("的")) <= len(title) - 1 - SHORTEST:
            start += of + 1
            title = title[of + 1 :]
        if SHORTEST <= len(title) <= LONGEST and not COUNTED.search(title):
            found.append((start, kind.end()))
        start = kind.end() + (2 if text.startswith("以及", kind.end()) else 1)
    return found
