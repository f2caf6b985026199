"""What the lines around a report say of it: outlet (媒体), day of publication, reporters, editors.

Lines of fields (``来源：… 时间：… 作者：…``), heads of printed pages (``…日报 2003年9月22日 第一版``), account lines of
messengers, credits at the foot and brackets of reporters are read into ``Credits``; ``furniture_labels.tsv`` says which
label names which field.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from zuotan.restoration.furniture import is_menu, trail
from zuotan.restoration.layout_people import field_of_label, names_of, reporters_of

_DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?(?:[-/.]|年/?)\s?(?P<m>\d{1,2})\s?(?:[-/.]|月/?)\s?(?P<d>\d{1,2})(?!\d)\s?日?"
    r"|(?P<cy>[一二][〇零○Ｏ一二三四五六七八九]{3})年(?P<cm>[一二三四五六七八九十]{1,2})月(?P<cd>[一二三四五六七八九十]{1,3})日"
    r"|(?<!\d)(?P<ty>\d\d)-(?P<tm>\d\d)-(?P<td>\d\d)(?=\s+\d{1,2}:)"
    r"|(?<!\d)(?P<s>(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)"
    r"|(?<![\d.])(?P<ed>\d{1,2})\.(?P<em>\d{1,2})\.(?P<ey>(?:19|20)\d\d)(?!\d)"
)
_ADDRESS = re.compile(r"(?:https?://)?(?:[A-Za-z0-9-]+\.){1,4}(?:com|cn|net|org|gov|edu)\b[\w./?=&%-]*")
_REPOSTED = re.compile(r"以下文章来源于(?P<outlet>[^，,]{2,20})[，,]\s?作者(?P<author>.{2,20})")
"""The line by which a messenger's account names the account that it took the report from."""
_CENTURY = 90
"""Two figures of a year above this belong to the last century."""
_MAYBE = re.compile(
    r"\d{4}|[:：丨]|来源于|记者|编辑|责编|[一二][〇零○]|原创|作者|审|校对|浏览|点击|阅读|通讯员"
)
"""What every line of fields has some of: looked for first, for speed."""
_CLOCK = re.compile(
    r"(?=[\s\dT星上下])(?:\s*T?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[+-]\d\d:?\d\d)?|\s*\d{1,2}时\d{1,2}分(?:\d{1,2}秒)?"
    r"|\s*星期[一二三四五六日天]|\s*(?:上午|下午))"
)
_DATED = "\x01"
_OUTLET = re.compile(
    r"[^“”《》，、：]{1,18}(?:日报|晚报|晨报|早报|时报|商报|都市报|导报|快报|周报|农报|报社|新闻网|新闻社|客户端|融媒体|新闻中心|传媒中心|"
    r"融媒体中心|电视台|广播电台|通讯社|门户网站|公众号|人民政府网|管委会网站|数字报|信息网|政府网|在线)"
    r"|[^“”《》，、：\s]{1,7}(?:报|网|台|社|融媒|传媒|发布|周刊|新闻|视窗|之窗|零距离|热线|论坛|杂志|卫视|频道|资讯|观察|信息港|网站|广电)"
)
_COLUMNS = ("新闻", "频道", "资讯", "观察", "之窗", "视窗", "论坛", "热线")
"""What names a column of a site as often as an outlet."""
_TOPICS = ("动态", "要闻", "公告", "信息", "工作", "活动", "报道")
"""What the names of columns end in that are no outlets."""
_BOOKS = re.compile("小说|文学|看书|读书|阅读|书[城阁楼吧屋库]|笔趣|文库")
"""Sites of novels and of copied documents are no outlets."""
_PRESS = re.compile(r".{1,12}(?:报|网|社|台|在线|客户端|融媒|新闻|电讯|卫视|周刊|频道)")
_NOT_OUTLET = frozenset(
    (
        "本站 本网 本报 原创 网络 互联网 未知 不详 转载 综合 整理 本站原创 本站整理 网站 admin 管理员 佚名 "
        "官网 其他 其它 网友 投稿 办公室 本站讯 各地新闻 新闻 要闻 快讯 电讯 来源 党政办 新闻中心 外网 新闻网 "
        "日报 编辑部"
    ).split()
)
_OUTER = " \t\u3000\xa0《》【】[]“”\"'|｜:：,，。-—_·>"
_SITE_TAIL = re.compile(r"(?:数字报|电子报|电子版|数字版|手机版|多媒体数字报|数字报刊)$|(?<=[^户])门户网站$")
_ROLES = ("记者", "通讯员", "实习生")
"""What is a label before a blank as well."""
_PLAIN = 4
"""A label of so many characters with a colon is one even behind other Chinese characters (…海外版责任编辑：…)."""
_ACCOUNT = re.compile(r"^原创\s*[:：]?\s*")
_ISSUE = re.compile(
    r"第?\s?[0-9A-Z一二三四五六七八九十]{1,4}\s?版(?:次)?(?:[:：]\s?\w{1,6})?|版次[:：]\s?\w{1,4}|第\d+期|总第\d+期|\b[A-D]\d{1,2}\b"
)
_ROLE_WORDS = (
    "记者",
    "通讯员",
    "实习生",
    "见习生",
    "评论员",
    "编辑",
    "责编",
    "作者",
    "撰稿",
    "编审",
    "审核",
    "校对",
)


class Credits:
    """What has been read so far. Each list is in the order of the page; ``outlets`` and ``days`` carry a rank, lower is
    better: 0 a labelled field, 1 a head of a printed page or an account line, 2 a trail or a line of its own, 3 a
    dateline or a publisher, 4 what may be a column."""

    def __init__(self) -> None:
        self.byline: list[str] = []
        self.editors: list[str] = []
        self.outlets: list[tuple[int, str]] = []
        self.days: list[tuple[int, str]] = []
        self.photographers: list[str] = []

    def name(self, field: str, names: list[str]) -> None:
        """Adds names to the byline or the editors, each once."""
        if field not in ("byline", "editor"):
            return
        held = self.byline if field == "byline" else self.editors
        held.extend(name for name in dict.fromkeys(names) if name not in held)

    def outlet(self, rank: int, name: str) -> None:
        """Adds the name of an outlet, if it is one."""
        if clean := outlet_name(name):
            self.outlets.append((rank, clean))

    def best_outlet(self) -> str | None:
        """The outlet of the best rank, the first said of equals."""
        return min(self.outlets, key=lambda each: each[0])[1] if self.outlets else None

    def best_day(self) -> str | None:
        """The day of the best rank, the first said of equals."""
        return min(self.days, key=lambda each: each[0])[1] if self.days else None


def _spaced(label: str) -> str:
    """A pattern of a label whose characters may be set apart (``来 源``)."""
    return r"\s?".join(map(re.escape, label))


@cache
def _first() -> re.Pattern[str]:
    """The first character of any label."""
    firsts = {label[0] for label in (*field_of_label(), *_ROLES)}
    return re.compile(f"[{re.escape(''.join(firsts))}]")


@cache
def _label(first: str) -> re.Pattern[str]:
    """A label that begins with ``first``, where one may stand. One pattern for each first character: a pattern tries its
    words one by one."""
    fields = field_of_label()
    ordered = sorted((label for label in fields if label[0] == first), key=len, reverse=True)
    people = [
        label for label in ordered if fields[label] in ("byline", "editor", "credit") and len(label) > 1
    ]
    counts = [label for label in ordered if fields[label] == "count"]
    roles = [role for role in _ROLES if role[0] == first]
    groups = (
        ("a", [_spaced(label) for label in ordered], r"(?:】\s?[:：丨]?|\s?[:：丨])"),
        ("b", [re.escape(label) for label in people], r"(?=[\s/／|｜])"),
        ("c", [re.escape(label) for label in counts], r"(?=[\s\[【(（\d]|$)"),
        ("d", roles, r"(?=[\s:：丨])"),
    )
    alone = "|".join(f"(?P<{name}>{'|'.join(words)}){after}" for name, words, after in groups if words)
    anywhere = "|".join(label for label in ordered if len(label) >= _PLAIN)
    return re.compile(
        r"(?:(?<=^)|(?<=[^㐀-鿿])|(?<=本版)|(?<=本期)|(?<=值班)|(?<=网络)|(?<=新媒体)|(?<=记者))"
        rf"(?:{alone})" + (rf"|(?P<e>{anywhere})[:：]" if anywhere else "")
    )


def _labels_in(line: str) -> list[re.Match[str]]:
    """The labels of a line, sought where the first character of one stands, for speed."""
    found, at = list[re.Match[str]](), 0
    for spot in _first().finditer(line):
        if spot.start() >= at and (match := _label(spot.group()).match(line, spot.start())):
            found.append(match)
            at = match.end()
    return found


@cache
def _other_fields() -> re.Pattern[str]:
    fields = field_of_label()
    others = sorted(
        (label for label, field in fields.items() if field in ("outlet", "date", "count")), key=len
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, reversed(others)))})\s?[:：丨]")


def has_other_fields(line: str) -> bool:
    """Whether a line has fields that name no people: an outlet, a day, a count."""
    return _other_fields().search(line) is not None


def day_of(text: str) -> str | None:
    """The first date of ``text`` as an ISO day; ``None`` where there is none. Chinese numerals count."""
    found = _DATE.search(text)
    return _iso(found) if found else None


def _iso(found: re.Match[str]) -> str | None:
    if found["y"]:
        parts = int(found["y"]), int(found["m"]), int(found["d"])
    elif found["ty"]:
        year = int(found["ty"])
        parts = year + (1900 if year > _CENTURY else 2000), int(found["tm"]), int(found["td"])
    elif found["ey"]:
        parts = int(found["ey"]), int(found["em"]), int(found["ed"])
    elif found["s"]:
        parts = int(found["s"][:4]), int(found["s"][4:6]), int(found["s"][6:])
    else:
        year = int("".join(str(_DIGITS[digit]) for digit in found["cy"]))
        parts = year, _numeral(found["cm"]), _numeral(found["cd"])
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def _numeral(words: str) -> int:
    """The number below a hundred that Chinese numerals spell."""
    tens, ten, units = words.rpartition("十")
    return (_DIGITS.get(tens, 1) if ten else 0) * 10 + _DIGITS.get(units, 0)


def outlet_name(words: str) -> str | None:
    """The name of an outlet cleaned of what printed and mobile editions add; ``None`` where it is none."""
    name = words.strip(_OUTER)
    if name[-1:] in ")）" and "(" not in name and "（" not in name:
        name = name[:-1]
    if name[:1] in "(（" and name[-1:] in ")）":
        name = name[1:-1]
    name = name.removeprefix("转载自").removeprefix("据")
    name = _SITE_TAIL.sub(lambda m: "网" if "门户" in m.group() else "", name)
    if (
        not 2 <= len(name) <= 40
        or name in _NOT_OUTLET
        or is_menu(name)
        or name.isascii()
        and len(name) < 3
        or name.isdigit()
    ):
        return None
    return name


def is_outlet(words: str) -> bool:
    """Whether ``words`` look like the name of an outlet, a site or an account."""
    return len(words) <= 24 and _OUTLET.fullmatch(words) is not None and not _BOOKS.search(words)


def read_fields(line: str, said: Credits) -> bool:
    """Reads a line of fields into ``said``; whether it is one. Nothing is read from a line that is not."""
    if not _MAYBE.search(line) or " 发表于" in line:
        return False
    if found := _REPOSTED.search(line):
        said.outlet(0, found["outlet"])
        said.name("byline", names_of(found["author"]))
        return True
    if "." in line:
        line = _ADDRESS.sub(" ", line)
    dates = list(_DATE.finditer(line))
    bare = _DATE.sub(_DATED, line) if dates else line
    bare = _CLOCK.sub("", bare)
    fields = field_of_label()
    labels = _labels_in(bare)
    if not dates and not labels:
        return False
    lead = bare[: labels[0].start()] if labels else bare
    lead = _ISSUE.sub(" ", lead)
    parts = [part for part in _LEAD_PARTS.split(_ACCOUNT.sub("", lead)) if part.strip("()（）-—·,，:：")]
    free = [part for part in parts if not is_outlet(part) and not is_menu(part)]
    account = lead.startswith("原创")
    if not account and sum(map(len, free)) > _FREE:
        return False
    days = [day for found in dates if (day := _iso(found))]
    for label, after in zip(labels, (*labels, None)[1:], strict=True):
        field = fields["".join(label.group(label.lastgroup or "a").split())]
        value = bare[label.end() : after.start() if after else len(bare)]
        if field == "outlet":
            _outlet_value(value, said)
        elif field in ("byline", "editor"):
            _people(field, value, said)
        elif field == "date" and days and _DATED in value:
            said.days.append((0, days[min(bare[: label.end()].count(_DATED), len(days) - 1)]))
    if days:
        said.days.append((1, days[0]))
    if account:
        _account(parts, said)
    else:
        _lead(parts, bool(days), said)
    return True


_LEAD_PARTS = re.compile(r"[\s|｜︱/【】\[\]\x01]+")
_VALUE_END = re.compile(
    r"\x01|\s{2,}|[\u3000|｜︱【\[]|\s(?=[（(])|\s(?=本报|字|我要|责)|\s(?=[一-鿿]{2,6}\s?[:：])"
)
_FREE = 14
"""A line of fields has at most so many characters that are no field."""


def _outlet_value(value: str, said: Credits) -> None:
    """The outlet of a labelled field: up to a bracket, a date, a wide gap, another label or an item of a menu."""
    words = _VALUE_END.split(value.strip(), maxsplit=1)[0].strip()
    name, _, after = words.partition(" ")
    words = name if after and is_menu(after) else words
    if "记者" not in words:
        said.outlet(0, words)


def _people(field: str, value: str, said: Credits) -> None:
    found = reporters_of(value) if any(role in value for role in _ROLE_WORDS) else None
    for its, names in found or [(field, names_of(value.partition(_DATED)[0]))]:
        said.name(its if found and its != "byline" else field, names)


def _lead(parts: list[str], dated: bool, said: Credits) -> None:
    """What stands before the first label: the head of a printed page or of a site."""
    for part in parts:
        if is_outlet(part) and not is_menu(part):
            said.outlet(1, part)
            return
    if (
        dated
        and parts
        and 3 <= len(parts[0]) <= 8
        and not is_menu(parts[0])
        and not parts[0].endswith(_TOPICS)
    ):
        said.outlet(3, parts[0])


def _account(parts: list[str], said: Credits) -> None:
    """The line of a messenger's account: the author, who may be the account, then the account, then a province."""
    outlets = [part for part in parts if is_outlet(part)]
    if outlets:
        said.outlet(1, outlets[-1])
        if parts[0] != outlets[-1] and not is_outlet(parts[0]):
            said.name("byline", names_of(parts[0]))
    elif len(parts) > 1:
        said.name("byline", names_of(parts[0]))
        said.outlet(1, parts[1])


def read_trail(line: str, said: Credits) -> list[str]:
    """The parts of a trail, its first site or outlet read into ``said``; none where the line is no trail."""
    parts = trail(line)
    for part in parts[:2]:
        if is_outlet(part) and not is_menu(part):
            said.outlet(4 if part.endswith(_COLUMNS) else 2, part)
            break
    return parts


def is_press(words: str) -> bool:
    """Whether ``words`` name a newspaper, agency or station: what may stand before 讯 and 电 in a dateline."""
    return _PRESS.fullmatch(words) is not None
