"""Stray digits and blanks between Chinese characters (``书63记``, ``希4望``, ``机4 制``), told from the numbers that newsrooms write.

A digit set off by a blank on one side is no newsroom's, unless the page sets off all its numbers. A digit alone is noise where
the characters beside it belong together and a number has no business there.
"""

from __future__ import annotations

import re

from zuotan.restoration.han import is_han
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.text import Change

BLANKS = " 　\xa0"
_STRAY = re.compile("[ 　\xa00-9]+")
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
_WORDS = (
    "座谈",
    "人大",
    "人民",
    "市委",
    "县委",
    "省委",
    "区委",
    "部署",
    "大力",
    "强化",
    "新区",
)
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


def strays(chars: str, signs: int) -> list[Change]:
    """The stray digits and blanks of a text, where the page shows that it has them; certain where nothing else explains
    them. ``signs`` is how many other signs of noise the page has. Below a handful, only digits set off by a blank go."""
    found = [stray for match in _STRAY.finditer(chars) if (stray := _stray(chars, match))]
    if not found:
        return found
    spaced = [stray for stray in found if _is_spaced(chars, stray)]
    numbers = sum(_is_number(chars, stray) for stray in spaced)
    if 2 * numbers > len(spaced) and numbers > len(_TIGHT.findall(chars)):  # the page sets off its numbers
        return [stray for stray in found if stray not in spaced] if signs >= PATTERN else []
    odd = [stray for stray in spaced if not _is_number(chars, stray)]
    alone = [stray for stray in found if chars[stray.start : stray.end].isdigit()]
    blanks = [stray for stray in found if chars[stray.start : stray.end].isspace()]
    digits = len(odd) + sum(_weight(chars, stray) for stray in alone)
    if digits + signs + sum(_weight(chars, stray) for stray in blanks) >= PATTERN:
        return found if digits >= _SHOWN else [stray for stray in found if not _is_amount(chars, stray)]
    return [stray._replace(certain=False) for stray in odd if not _is_counted(chars, stray.end)]


def _stray(chars: str, match: re.Match[str]) -> Change | None:
    """What a run of digits and blanks is, if it stands where strays do."""
    start, end = match.span()
    before, after = chars[start - 1 : start], chars[end : end + 1]
    if not is_han(before) or not (is_han(after) or after and after in "，。；、,”"):
        return None
    digits = match.group().strip(BLANKS)
    if digits and (len(digits) > _DIGITS or not digits.isdigit() or digits[0] == "0"):
        return None
    around = (
        chars[max(0, start - _LONG) : start].rpartition("\n")[2] + chars[end : end + _LONG].partition("\n")[0]
    )
    if len(around) < _LONG or not any(mark in around for mark in "，,。："):
        return None
    likely = likelihood(before, after)
    if not digits and _SPEAKER.match(chars, end):
        return None
    if before in "讯电" and _in_head(chars, start) or digits and after in _OF_DATES:
        return None
    if not digits:
        return Change(start, end, "", "noise", after in "，。；、," or likely > 0)
    if len(digits) < end - start:
        return Change(start, end, "", "noise", True)
    if before in _NUMBERED or is_han(after) and _is_counted(chars, end):
        return None  # as like as not a number
    return Change(start, end, "", "noise", likely > 0)


def _is_counted(chars: str, at: int) -> bool:
    """Whether what stands at ``at`` may follow a number."""
    return chars[at] in _COUNTED and not chars.startswith(_WORDS, at)


def _is_amount(chars: str, stray: Change) -> bool:
    """Whether a digit alone may be an amount: it stands behind a word that takes one."""
    return chars[stray.start].isdigit() and chars[stray.start - 1] in _TAKES


def _weight(chars: str, stray: Change) -> float:
    """How much a digit alone, or blanks, speak for noise: two blanks do wherever they stand, others where they part
    characters that belong together."""
    run = chars[stray.start : stray.end]
    if run == "  ":
        return 1.0
    likely = likelihood(chars[stray.start - 1], chars[stray.end])
    if run == " ":
        return 0.5 if likely else 0.0
    return 1.0 if likely >= _JOINED and run not in "　\xa0" else 0.0


def _is_number(chars: str, stray: Change) -> bool:
    """Whether a digit with blanks around may be a number of a page that sets off its numbers."""
    return chars[stray.start] in BLANKS and chars[stray.end - 1] in BLANKS and _is_counted(chars, stray.end)


def _in_head(chars: str, at: int) -> bool:
    return at - chars.rfind("\n", max(0, at - _HEAD), at) < _HEAD


def _is_spaced(chars: str, stray: Change) -> bool:
    run = chars[stray.start : stray.end]
    return any(mark in run for mark in BLANKS) and not run.isspace()
