"""Stray digits and blanks between Chinese characters (``书63记``, ``希4望``, ``机4 制``), told from the numbers that newsrooms write.

A digit set off by a blank on one side is no newsroom's, unless the page sets off all its numbers. A digit alone is noise where
the characters beside it belong together and a number has no business there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from zuotan.restoration.han import HAN, is_han
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.text import PlainChange

BLANKS = " 　\xa0"
_STRAY = re.compile(rf"[ 　\xa00-9](?<={HAN}.)[ 　\xa00-9]*(?={HAN}|[，。；、,”])")
"""Digits and blanks behind a Chinese character and before another or a mark."""
_COUNTED = frozenset(
    "年月日时点分秒个家名人项次号亿万千百十元吨公里米亩度位条批所座户届期级类种场天周岁倍余多％%块颗例对枪球连发处国师团军毫秒胜负死伤系比战届县市省区镇村乡艘辆架台"
    "套件份册部间层楼栋路街线网链纵横港城核心区带廊环屏园院校平方立斤克升瓦千兆比成折股支队员世纪季旬强大小新老双"
    "厘地学门市金银铜到至和或与及跨环后前口枚幅本张把头匹只副株棵笔宗幢轮班列封篇首段章节页字遍趟回顷垧尺寸海星甲桥井机型式维声步起"
)
"""Characters that a real number stands before: units, measure words, and the nouns of slogans counted out (四区、一带)."""
_NUMBERED = frozenset("第年月日时点分秒米元度歼运轰神号征娥州星零达近")
"""Characters that a real number stands after."""
_SPEAKER = re.compile("[一-鿿]{2,4}[：:]")
"""A name or a label behind a blank: who speaks (师长 朱亮：), who edited."""
_TIGHT = re.compile(r"[一-鿿]\d+(?:\.\d+)?[一-鿿%]")
"""A number as newsrooms mostly write it."""
_OF_DATES = frozenset("年月日时")
_TAKES = frozenset("从破等于过超约达至到为共有逾满自以由每仅只宽长高深重")
"""Characters that an amount stands after."""
_WORDS = frozenset("座谈 人大 人民 市委 县委 省委 区委 部署 大力 强化 新区".split())
"""Words that begin with such a character and that no number stands before."""
_DIGITS = 2
"""Stray digits come singly or in twos."""
PATTERN = 3
"""So many signs of noise make a page noisy."""
_SHOWN = 1
"""So many digits where no number can stand show that digits without a blank may be noise as well."""
_JOINED = 2
"""Characters that follow one another so often belong together."""
_LONG = 30
"""Only lines of the body, at least so long, are searched: heads and lists have their own blanks."""
_HEAD = 40
"""So far into a line, in characters, a dateline ends with a blank."""


class Run(NamedTuple):
    """A run of digits and blanks behind a Chinese character: where it lies, and in simplified script the character before
    it and the two behind. ``certain`` says whether it is noise for certain, if it is noise."""

    start: int
    end: int
    words: str
    before: str
    behind: str
    certain: bool = True


def runs_of(chars: str, simplify: Callable[[str], str]) -> list[Run]:
    """The runs of digits and blanks between a Chinese character and another or a mark."""
    return [
        Run(start, end, chars[start:end], simplify(chars[start - 1]), simplify(chars[end : end + 2]))
        for start, end in map(re.Match.span, _STRAY.finditer(chars))
    ]


def strays(chars: str, runs: Iterable[Run], signs: int) -> list[PlainChange]:
    """The stray digits and blanks of a text, where the page shows that it has them; certain where nothing else explains
    them. ``signs`` is how many other signs of noise the page has. Below a handful, only digits set off by a blank go."""
    found = [stray for run in runs if (stray := _stray(chars, run))]
    if not found:
        return []
    spaced = [stray for stray in found if _is_spaced(stray)]
    numbers = sum(_is_number(stray) for stray in spaced)
    if 2 * numbers > len(spaced) and numbers > len(_TIGHT.findall(chars)):  # the page sets off its numbers
        return _changes(stray for stray in found if stray not in spaced) if signs >= PATTERN else []
    odd = [stray for stray in spaced if not _is_number(stray)]
    digits = len(odd) + sum(_weight(stray) for stray in found if stray.words.isdigit())
    blanks = sum(_weight(stray) for stray in found if stray.words.isspace())
    if digits + signs + blanks >= PATTERN:
        return _changes(stray for stray in found if digits >= _SHOWN or not _is_amount(stray))
    return [(stray.start, stray.end, "", "noise", False) for stray in odd if not _is_counted(stray)]


def _changes(found: Iterable[Run]) -> list[PlainChange]:
    return [(stray.start, stray.end, "", "noise", stray.certain) for stray in found]


def _stray(chars: str, run: Run) -> Run | None:
    """The run, if it stands where strays do, and whether it is certain to be one."""
    start, end, words, before, behind, _ = run
    after = behind[:1]
    digits = words.strip(BLANKS)
    if digits and (len(digits) > _DIGITS or not digits.isdigit() or digits[0] == "0" or after in _OF_DATES):
        return None
    around = (
        chars[max(0, start - _LONG) : start].rpartition("\n")[2] + chars[end : end + _LONG].partition("\n")[0]
    )
    if len(around) < _LONG or not any(mark in around for mark in "，,。："):
        return None
    if not digits and _SPEAKER.match(chars, end) or before in "讯电" and _in_head(chars, start):
        return None
    likely = likelihood(before, after)
    if not digits:
        return run._replace(certain=after in "，。；、," or likely > 0)
    if len(digits) < end - start:
        return run
    if before in _NUMBERED or is_han(after) and _is_counted(run):
        return None  # as like as not a number
    return run._replace(certain=likely > 0)


def _is_counted(run: Run) -> bool:
    """Whether what stands behind may follow a number."""
    return run.behind[0] in _COUNTED and run.behind not in _WORDS


def _is_amount(stray: Run) -> bool:
    """Whether a digit alone may be an amount: it stands behind a word that takes one."""
    return stray.words[0].isdigit() and stray.before in _TAKES


def _weight(stray: Run) -> float:
    """How much a digit alone, or blanks, speak for noise: two blanks do wherever they stand, others where they part
    characters that belong together."""
    if stray.words == "  ":
        return 1.0
    likely = likelihood(stray.before, stray.behind[0])
    if stray.words == " ":
        return 0.5 if likely else 0.0
    return 1.0 if likely >= _JOINED and stray.words not in "　\xa0" else 0.0


def _is_number(stray: Run) -> bool:
    """Whether a digit with blanks around may be a number of a page that sets off its numbers."""
    return stray.words[0] in BLANKS and stray.words[-1] in BLANKS and _is_counted(stray)


def _in_head(chars: str, at: int) -> bool:
    return at - chars.rfind("\n", max(0, at - _HEAD), at) < _HEAD


def _is_spaced(stray: Run) -> bool:
    return not stray.words.isspace() and any(mark in stray.words for mark in BLANKS)
