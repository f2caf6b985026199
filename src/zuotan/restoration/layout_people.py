"""Names of reporters and editors in a list of words (署名): told from outlets, offices and roles that stand beside them."""

from __future__ import annotations

import re
from functools import cache

from zuotan.knowledge.tables import rows
from zuotan.restoration.furniture import is_menu
from zuotan.restoration.han import is_han

_MIDDLE_DOT = re.compile("[·•・](?<=[㐀-鿿].)(?=[㐀-鿿])")
_NAME_SPLIT = re.compile(r"[\s、,，;；/／|｜&＆+＋:：·\x01()（）【】\[\]]+")
_QUALIFIER = re.compile(
    r".*(?:首席|特派|特约|见习|实习|媒体|客户端|新闻|记者|频道|周刊|在线|融媒|电视|广播|评论员|主任|驻京|驻地|报道|整理|综合|通讯|公司|集团|"
    r"人民|政府|中心|[报网台社部室局委办组院厅站团处])"
)
"""What ends the name of an outlet, an office or a city desk, and hardly ever the name of a person."""
_PHOTO = re.compile("摄影?$")
_NO_NAMES = frozenset(
    "佚名 匿名 未知 不详 本站 原创 网络 转载 管理员 小编 综合 版主 无名 暂无 网友 编者 系统 发布 责编 县委 市委 摄影".split()
)
_COMMON = 100
"""A surname of at least this weight is common: where two such names run together (记者张倩陈华) they are parted."""
_RUN = 9
"""Names run together have at most so many characters."""
_NAME = re.compile(r"[㐀-鿿]{2,9}|[㐀-鿿]{1,6}(?:[·•・][㐀-鿿]{1,6})+")
_LONGEST = 4
"""A name without a middle dot has at most so many characters."""
_MOST_NAMES = 8
_VALUE = 60
"""The longest list of names that a role has behind it, in characters."""
_ROLE = re.compile(
    "责任编辑|见习编辑|值班编辑|执行编辑|网络编辑|编辑|责编|编审|审核|监制|一审|二审|三审|初审|复审|终审|校对|美编|"
    "摄影|摄像|记者|通讯员|通迅员|实习生|见习生|评论员|(?<!工)作者|撰稿|采写|文/图|图/文|图文"
)
_SENT_IN = re.compile(r"(?P<names>.{2,40}?)\s*(?:供稿|撰稿|来稿|撰文|报道|文/图|图/文|文图|图文|文|整理)")


@cache
def field_of_label() -> dict[str, str]:
    """The field that each label of the table names: byline, editor, credit, outlet, date or count."""
    return {row["label"]: row["field"] for row in rows("furniture_labels")}


@cache
def surnames() -> dict[str, int]:
    """The surnames (百家姓) of the table, with their weights."""
    return {row["surname"]: int(row["weight"]) for row in rows("surnames")}


def _parted(name: str) -> list[str]:
    """Names that run together, each begun by a common surname or a compound one; any other name as it is."""
    if "·" in name or not 4 <= len(name) <= _RUN or name[:2] in surnames() and len(name) <= _LONGEST:
        return [name]
    return _cut(name) or [name]


def _cut(run: str) -> list[str] | None:
    """A run of names cut into names, the longer first; None where it is none."""
    held = surnames()
    compound = run[:2] in held
    if not (compound or held.get(run[:1], 0) >= _COMMON):
        return None
    for length in (4, 3) if compound else (3, 2):
        if len(run) == length:
            return [run]
        if len(run) > length and (rest := _cut(run[length:])):
            return [run[:length], *rest]
    return None


def is_surnamed(name: str) -> bool:
    """Whether ``name`` begins as names do: with a surname, before one or two characters more, or has a middle dot."""
    held = surnames()
    return "·" in name or name[:2] in held or (len(name) < 4 and name[0] in held)


def names_of(words: str) -> list[str]:
    """The names in a list of reporters or editors: two characters set apart by a blank are one name (``沈 和``), and
    offices, outlets and cities between them are none."""
    names, single = list[str](), ""
    for part in _NAME_SPLIT.split(_MIDDLE_DOT.sub("\x02", words)):
        part = part.strip("□■◎●○▲△◆◇★*“”\"'《》〔〕—-_.。 ").replace("\x02", "·")
        if len(part) == 1 and is_han(part):
            if single:
                names.append(single + part)
            single = "" if single else part
            continue
        single = ""
        alone = len(part) == len(words.strip()) == 2
        if not _NAME.fullmatch(part) or part in _NO_NAMES or is_menu(part):
            continue
        if alone or not _QUALIFIER.fullmatch(part):
            names.extend(name for name in _parted(part) if len(name) <= _LONGEST or "·" in name)
    return names[:_MOST_NAMES]


def reporters_of(words: str) -> list[tuple[str, list[str]]] | None:
    """The names by field of a bracket or line that names reporters or editors (``本报记者 杨帆 通讯员 何清``); ``None``
    where it does not."""
    spots = list(_ROLE.finditer(words))
    if not spots:
        sent = _SENT_IN.fullmatch(words.strip())
        names = [name for name in names_of(sent["names"]) if is_surnamed(name)] if sent else []
        return [("byline", names)] if names else None
    found, fields = list[tuple[str, list[str]]](), field_of_label()
    before = words[: spots[0].start()]
    lead = names_of(before[: before.rfind(" ") + 1]) if " " in before.strip() else []
    if lead:
        found.append(("byline", lead))
    for spot, after in zip(spots, (*spots, None)[1:], strict=True):
        value = words[spot.end() : after.start() if after else len(words)]
        field = fields.get(spot.group(), "byline")
        if len(value) > _VALUE:
            return None
        names = names_of(_PHOTO.sub("", value.strip()))
        if names and value.startswith(names[0]) and not is_surnamed(names[0]):
            names = names[1:]
        found.append((field, names))
    return found
