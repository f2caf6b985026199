"""Stray digits and blanks between Chinese characters (``书63记``, ``希4望``, ``机4 制``), told from the numbers that newsrooms write.

A digit set off by a blank on one side is no newsroom's, unless the page sets off all its numbers. Whether a digit alone is noise,
on a page that has such noise, is weighed: how well the characters beside it go on without it, and how well a number stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zuotan.knowledge.tables import rows
from zuotan.restoration.composition import DOUBT
from zuotan.restoration.han import is_han
from zuotan.restoration.padded_names import padding
from zuotan.restoration.pairs import likelihood
from zuotan.restoration.runs import BLANKS, Run, runs_of
from zuotan.restoration.sequences import NUMBER, fit, shown
from zuotan.restoration.text import PlainChange, Text

_COUNTED = frozenset(
    "年月日时点分秒个家名人项次号亿万千百十元吨公里米亩度位条批所座户届期级类种场天周岁倍余多块％%颗例枪发师团军毫胜负死伤比战县市省区镇村乡艘辆架台"
    "套件份册部间层楼路街线网链纵横港城核带廊环屏园院校平立方斤克升瓦成折股支队员世纪季旬强大小新老双"
    "厘地学门金银铜到至和或与及跨后前口枚幅本张把头匹只副株棵笔宗幢轮班列封篇首段章节页字遍趟顷垧尺寸海星甲桥井机型式维声步起对球连处国系栋心回"
)
"""Characters that a real number stands before: units, measure words, and the nouns of slogans counted out (四区、一带). The table
``uncounted`` holds words that begin with one of them and that no number stands before."""
_NUMBERED = frozenset("第年月日时点分秒米元度歼运轰神号征娥州星零达近")
"""Characters that a real number stands after."""
_TIGHT = re.compile(r"[一-鿿]\d+(?:\.\d+)?[一-鿿%]")
"""A number as newsrooms mostly write it."""
PATTERN, _EVERY = 3, 250
"""So many signs of noise make a page noisy; fewer a short one, with as many characters to a sign."""
_JOINED = 3.0
"""How much better than parted, as a logarithm, characters must go on for a blank between them to part what belongs together."""
_AROUND = 12
"""So many characters on either side are looked at for what a digit stands between."""
_NOISE = 3.0
"""How much better than with a number, as a logarithm, the characters must go on without it for a digit to be noise."""
_SURE = 8.0
"""How far over that it is noise for certain: beyond, none of 2,000 news items had a number."""
_BLANK_ALONE = 1.5
"""A single blank by itself makes no page noisy."""
_SINGLE = 4.0
"""How far over that a digit must be which is to speak for the page being noisy."""
_DOUBTED = 7.0
"""How far below that it may be noise all the same: beyond, none of 2,000 news items had noise."""
_UNIT = 2.0
"""What a number gains by a unit behind it, and loses without one."""
_UNCOUNTED = 6.0
"""What it loses by a word behind it that is never counted."""
_TWO, _ROUND = 1.0, 2.0
"""What a number gains by a second digit, and by that being a zero: strays come mostly singly, newsrooms write round numbers."""
_SET_OFF = 10.0
"""What a digit loses by a blank beside it."""
_SPACED = re.compile(r"(?<=[一-鿿])(?: +\d{1,2} *|\d{1,2} +| +)(?=[一-鿿])")
"""A stray for certain, which is passed over in what stands beside another."""


def repair(text: Text) -> Text:
    """The text without stray digits and blanks, where the page shows that it has them, and without the blanks that set
    names wide in lists. What may as well be a number, on such a page, is kept and marked as a doubt."""
    chars = text.chars
    runs = list(runs_of(chars))
    if not runs:
        return text
    changes = padding(chars, runs)
    padded = {start for start, *_ in changes}
    places = [run for run in runs if run.start not in padded]
    changes += strays(chars, places, text.count("noise"))
    return text.apply(sorted(changes), marks_only=True)


def strays(chars: str, places: list[Run], signs: int) -> Iterator[PlainChange]:
    """The stray digits and blanks of a text. ``signs`` is how many other signs of noise the page has.

    Where a handful of signs show a page to be noisy, all runs are judged; where there are fewer, those that speak for noise, and
    what is not set off by a blank stays.
    """
    body = [run for run in places if run.in_body]
    spaced = [run for run in body if _is_spaced(run)]
    numbers = sum(_is_set_off(run) and _odds(chars, run) < _NOISE for run in spaced)
    if numbers >= PATTERN and 2 * numbers > len(spaced) and numbers > len(_TIGHT.findall(chars)):
        if signs >= PATTERN:  # the page sets off its numbers
            yield from _judged(chars, [run for run in body if run not in spaced], _NOISE)
        return
    blanks = [run for run in body if run.words == " " and not run.quoted]
    parting = sum(_odds_of_blank(chars, run) < _SURE for run in blanks)
    if parting >= PATTERN and 2 * parting > len(blanks):  # the page parts words by blanks
        places, body = ([run for run in runs if run.words != " "] for runs in (places, body))
    weights = [_weight(chars, run) for run in body]
    total = sum(weights)
    set_off = total - sum(weight for run, weight in zip(body, weights, strict=True) if run.words.isdigit())
    alone = 1.0 if spaced or any(run.words == "  " for run in body) else _BLANK_ALONE
    least = max(alone, min(PATTERN, len(chars) / _EVERY))
    if total + signs >= (least if set_off else PATTERN):
        yield from _judged(chars, places, _NOISE if total else _NOISE + _SURE)
    else:
        suspects = [run for run, weight in zip(body, weights, strict=True) if weight]
        for start, end, after, kind, _ in _judged(chars, suspects, _NOISE):
            words = chars[start:end]
            if words.isdigit() or words == " " or words[0] == words[-1] == " ":
                yield start, end, words, DOUBT, False
            else:
                yield start, end, after, kind, False


def _judged(chars: str, places: list[Run], least: float) -> Iterator[PlainChange]:
    """What becomes of the runs of a noisy page, each: gone where the odds are over ``least``, a doubt where they are close."""
    for run in places:
        if run.words.isspace():
            odds = _odds_of_blank(chars, run)
            full_width = "\u3000" in run.words
            if not full_width and (odds > _JOINED or run.in_body and not run.quoted):
                yield run.start, run.end, "", "noise", odds > _SURE
            elif run.in_body:
                yield run.start, run.end, run.words, DOUBT, False
            continue
        odds = _odds(chars, run) - least
        if run.in_body:
            odds += _SET_OFF if _is_spaced(run) else 0.0
        else:
            odds -= _SURE
        if odds > 0:
            yield run.start, run.end, "", "noise", odds > _SURE
        elif odds > -_DOUBTED or _is_spaced(run):
            yield run.start, run.end, run.words, DOUBT, False


def _odds(chars: str, run: Run) -> float:
    """How much better the characters go on without a digit than with a number in its place, as a logarithm."""
    before, behind = _sides(chars, run)
    gain = fit(before, behind) - fit(before, NUMBER + behind)
    digits = run.words.strip(BLANKS)
    return (
        gain
        + (-_UNIT if _is_counted(run) else _UNIT)
        + (_UNCOUNTED if run.behind in _uncounted() else 0.0)
        - (_TWO if len(digits) > 1 else 0.0)
        - (_ROUND if digits[1:] == "0" else 0.0)
    )


def _odds_of_blank(chars: str, run: Run) -> float:
    """How much better the characters go on than a line ends and another begins there, as a logarithm."""
    before, behind = _sides(chars, run)
    return fit(before, behind) - fit(before, "\n" + behind)


def _sides(chars: str, run: Run) -> tuple[str, str]:
    """Two characters before a run and two behind, other strays passed over."""
    before = _SPACED.sub("", "\n" + chars[max(0, run.start - _AROUND) : run.start])
    behind = _SPACED.sub("", chars[run.end : run.end + _AROUND])
    return shown(before)[-2:], shown(behind)[:2]


def _may_be_number(run: Run) -> bool:
    """Whether a digit without a blank may well be a number."""
    if not run.words.isdigit():
        return False
    return run.before in _NUMBERED or is_han(run.behind[0]) and _is_counted(run)


def _is_counted(run: Run) -> bool:
    """Whether what stands behind may follow a number."""
    return run.behind[0] in _COUNTED and run.behind not in _uncounted()


@cache
def _uncounted() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("uncounted"))


def _weight(chars: str, run: Run) -> float:
    """How much a run speaks for noise: a digit set off by a blank does, and two blanks, wherever they stand, others where they
    part characters that belong together."""
    if run.words == "  ":
        return 1.0
    if run.words.isspace():
        odds = 0.0 if run.quoted else _odds_of_blank(chars, run)
        if not is_han(run.behind[0]):
            return 0.0
        return (
            1.0 if odds > _SURE else 0.5 if odds > _JOINED and likelihood(run.before, run.behind[0]) else 0.0
        )
    if _is_spaced(run):
        return 1.0 if not _is_set_off(run) or _odds(chars, run) > _NOISE else 0.0
    return 1.0 if not _may_be_number(run) and _odds(chars, run) > _NOISE + _SINGLE else 0.0


def _is_set_off(run: Run) -> bool:
    """Whether blanks are on both sides of a digit, as some newsrooms set numbers off."""
    return run.words[0] in BLANKS and run.words[-1] in BLANKS


def _is_spaced(run: Run) -> bool:
    return not run.words.isspace() and any(mark in run.words for mark in BLANKS)
