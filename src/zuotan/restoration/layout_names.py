"""Reporters and editors in the lines of a report: in brackets after a dateline, at the end of a paragraph, on lines of
their own (``本报记者 …``, ``（责任编辑：…）``, ``一审：… 二审：…``)."""

from __future__ import annotations

import re

from zuotan.restoration.furniture import SENTENCE_MARK
from zuotan.restoration.layout_people import is_surnamed, names_of, reporters_of
from zuotan.restoration.masthead import Credits, has_other_fields, read_fields

_LEAD = 90
"""A dateline and its bracket stand within so many characters of the beginning of a paragraph."""
_MOST_TAILS = 4
"""So many brackets may follow one another at the end of a paragraph."""
_TAIL_LENGTH = 40
"""The longest row of reporters behind the last full stop, in characters."""
_BRACKET = re.compile(r"\s*[（(【\[]([^（）()【】\[\]]{2,80})[)）】\]]\s*")
_PEOPLE = re.compile("记者|通讯员|实习生|见习生|特约|撰稿|作者")
_CREDIT = re.compile(
    "记者|通讯员|实习生|编辑|责编|编审|审核|监制|一审|二审|三审|初审|复审|终审|校对|撰稿|作者|撰文|供稿|文/|图/|图文|采写|评论员|来稿|报道$|文$"
)
_APART = re.compile(
    "(?:记者|通讯员|实习生|编辑|责编|编审|审核|监制|[一二三初复终]审|校对|撰稿|作者|撰文|供稿|图|文|采写|评论员)\\s*[:：丨\\s/]"
)
_CLAUSE = re.compile("[，。；！？]")
_TAIL = re.compile(r"\s*[（(【\[]([^（）()【】\[\]]{1,80})[)）】\]]?\s*$")
_ENDED = frozenset("。！？”…!?」)）")
_END_MARKS = re.compile(
    r"完|图|组图|未完待续|待续|全文完|本章完|下转.{1,8}版.{0,6}|上接.{1,8}版.{0,6}|.{2,8}新闻联播|图文|转载|本报讯|资料图|据.{2,12}|.{0,6}办公室|[^，。]{2,30}(?:联合报道|联合供稿|供稿)"
)
_DATELINE_PRESS = re.compile(
    r"(?P<press>[一-鿿]{1,10}?(?:报|网|社|台(?!湾)|在线|客户端|融媒|通讯社))"
    r"(?:讯|消息|[一-鿿]{0,8}(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
    r"(?:专|[一-鿿]{2,4})?(?:电|讯|消息)|[一-鿿]{2,6}\d{1,2}日(?:专)?(?:电|讯)|(?=[（(]记者))"
)
_OWN = ("本报", "本网", "本台", "本社", "记者")
_FRAME = "()（）【】[]〔〕□■◎●○▲△◆◇★*—-_· \t\u3000|｜>"
_CREDIT_LINE = 100
_PAGE_NOTE = re.compile(r"^《?\s*([一-鿿]{2,10}[报刊])\s*》?\s*[（(]\s*((?:19|20)\d\d.{5,12})")
_OPEN = re.compile("[（(【]")
_NAMELESS = re.compile(r"[^\s，。]{0,8}记者")
_NOT_NAMED = re.compile("(?:本报|记者|通讯员|摄影?$)+")
_PARTS = re.compile(r"[\s、,，]+")
_CAPTION = re.compile(r"(?:摄|摄影|供图|制图|图片来源[:：].{2,12})[)）]?$")


def press_of(words: str) -> str | None:
    """The newspaper or agency that a dateline names (``…日报讯``, ``新华社西宁8月6日电``), not where it says 本报."""
    found = _DATELINE_PRESS.match(words[:_LEAD])
    return found["press"] if found and not found["press"].startswith(_OWN) else None


def lead_bracket(words: str, said: Credits) -> tuple[int, int, str] | None:
    """The bracket of reporters behind a dateline: ``(start, end, joint)``, where ``joint`` is the blank that takes its
    place. Its names are read into ``said``."""
    if not _OPEN.search(words, 0, _LEAD):
        return None
    for found in _BRACKET.finditer(words, 0, _LEAD + 60):
        if found.start() > _LEAD or _CLAUSE.search(words, 0, found.start()):
            return None
        if not found.start() and found.group(1).startswith("上接"):
            return 0, found.end(), ""
        if words[found.start() - 1] in "讯电" and found.start() and _bare_names(found.group(1), said):
            return found.start(), found.end(), " "
        if _PEOPLE.search(found.group(1)) and (people := reporters_of(found.group(1))):
            if not any(names for _, names in people):
                continue
            for field, names in people:
                said.name(field, names)
            before = words[: found.start()]
            end = found.end()
            return (
                found.start(),
                end,
                " " if before and end < len(words) and words[end] not in "，。：:,、" else "",
            )
    return None


def tail_credit(words: str, said: Credits, *, closing: bool = True) -> int | None:
    """Where the names at the end of a paragraph begin: a bracket of reporters, editors or bare names, a note like （完）,
    or reporters after the last full stop. Names are read into ``said``. Names without a bracket that do not close the
    report (``closing``) are those of photographers, under their picture."""
    if words[-1] in "。！？；：":
        return None
    start: int | None = None
    for _ in range(_MOST_TAILS):
        found = _TAIL.search(words, max(0, len(words) - _LEAD))
        if not found:
            break
        inside = found.group(1)
        before = words[: found.start()].rstrip()
        if not before or not _is_tail(inside, ended=before[-1] in _ENDED, said=said):
            break
        words, start = before, len(before)
    at = max(words.rfind("。"), words.rfind("！"), words.rfind("？"))
    rest = words[at + 1 :].lstrip("”") if at > 0 else ""
    if not rest or len(rest) > _TAIL_LENGTH or _CLAUSE.search(rest):
        return start
    if _CAPTION.search(rest):
        said.photographers.extend(names_of(_NOT_NAMED.sub(" ", rest)))
        return len(words) - len(rest)
    if "记者" in rest:
        people = reporters_of(rest)
        if people and any(names for _, names in people) and _covered(rest, people):
            for field, names in people:
                if closing:
                    said.name(field, names)
                else:
                    said.photographers.extend(names)
            return len(words) - len(rest)
    return start


def _is_tail(inside: str, *, ended: bool, said: Credits) -> bool:
    """Whether the words in a bracket at the end of a paragraph are a credit or a note. ``ended``: a sentence is over."""
    if _CREDIT.search(inside) and (people := reporters_of(inside)) and any(names for _, names in people):
        if not (ended or "记者" in inside) or not _covered(inside, people):
            return False
        for field, names in people:
            said.name(field, names)
        return True
    if not ended:
        return False
    if _END_MARKS.fullmatch(inside.strip()):
        return True
    return _bare_names(inside, said)


def _bare_names(words: str, said: Credits) -> bool:
    """Reads a list of nothing but names, which stands for the reporters at the end of a report."""
    parts = [part for part in _PARTS.split(words) if part]
    names = names_of(words)
    if not names or sum(map(len, names)) != sum(map(len, parts)):
        return False
    if not all(map(is_surnamed, names)):
        return False
    said.name("byline", names)
    return True


def _covered(words: str, people: list[tuple[str, list[str]]]) -> bool:
    """Whether names, roles and outlets are most of ``words``: it is a credit and no clause about reporters."""
    held = sum(len(name) for _, names in people for name in names)
    rest = len(_CREDIT.sub("", "".join(words.split()))) - held
    return rest <= 14


def credits_line(line: str, said: Credits) -> bool:
    """Reads a line of nothing but said into ``said``; whether it is one."""
    if len(line) > _CREDIT_LINE or SENTENCE_MARK in line[:-1]:
        return False
    words = line.strip(_FRAME)
    if note := _PAGE_NOTE.match(line):
        said.outlet(1, note.group(1))
        read_fields(note.group(2), said)
        return True
    if _NAMELESS.fullmatch(words):
        return True
    if _CAPTION.search(words):
        if len(words) < _TAIL_LENGTH and not _CLAUSE.search(words):
            said.photographers.extend(names_of(_NOT_NAMED.sub(" ", words)))
            return True
        return False
    if _CREDIT.search(words):
        if _CLAUSE.search(words) and "，" not in words or has_other_fields(words):
            return False
        people = reporters_of(words) if words != line or _APART.search(words) else None
        if people and any(names for _, names in people) and _covered(words, people):
            if ":" in words or "：" in words:
                read_fields(words, said)
            for field, names in people:
                said.name(field, names)
            return True
        return False
    if line[0] in "（(" and line[-1] in ")）":
        return _END_MARKS.fullmatch(words) is not None or _bare_names(words, said)
    return False
