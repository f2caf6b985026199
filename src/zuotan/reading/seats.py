"""How an office reads: its words with the region made explicit, and offices that share a body or take none."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from zuotan.reading.offices import LEVEL_POSTS, Office

GOVERNMENT = ("政府", "人民政府", "政府党组")

PARTY_POSTS = ("常委", "书记", "副书记")
"""Posts of a committee that follow another of its posts (省委委员、常委、书记)."""
BUREAUS = ("局", "委", "办", "厅", "办公室", "分局", "总队", "支队")
"""How the body of a bureau ends."""
CORPS = "新疆生产建设兵团"
CORPS_POSTS = frozenset(
    "政委 第一政委 副政委 司令员 副司令员 师长 副师长 团长 副团长 秘书长 副秘书长".split()
)
"""Posts of the corps and its divisions, which stand beside those of its party committee."""

PARTY = ("委", "党委", "工委", "党工委")
PARTY_PARTS = ("部", "委秘书", "政法委", "办公厅", "办公室", "研究室")
"""Bodies of the party, and the parts of one."""

ABROAD = ("指挥部", "工作队", "工作组", "办事处", "联络处")
"""Bodies that a region keeps elsewhere: what follows in the sentence is not of it."""

BUREAU_POSTS = ("局长", "厅长")
SECRETARIES = ("秘书长", "副秘书长")
"""Posts that a government has beside its head and his deputies."""

ZONES = (
    "经济开发区", "经济技术开发区", "高新技术产业开发区", "高新技术开发区", "高新区", "经开区", "开发区", "工业园区", "产业园区",
    "工业园", "产业园", "新区", "园区", "景区", "度假区", "综保区", "保税区", "示范区", "工业集中区", "化工园区",
)  # fmt: skip
"""Zones that are told without a name of their own."""

COMMITTEES = ("党委", "工委", "纪委", "政法委")
"""How a committee of the party ends, which ends in 委 too."""


class Seat(Struct, frozen=True):
    """An office with its region resolved: the region's code (empty for none), how it reads, its region's own words."""

    code: str
    text: str
    prefix: str
    office: Office


def without_party(body: str) -> str:
    """A body without the party committee in it, which shares its other posts (某某指挥部党委书记、指挥)."""
    return body.removesuffix("党工委").removesuffix("党委").removesuffix("党组").removesuffix("工委")


def bare(office: Office) -> bool:
    """Whether an office is a post alone."""
    return not (office.regions or office.level or office.body) and office.kind in ("body", "chair")


def sibling_of(office: Office, listed: Seat) -> Seat | None:
    """A bare post as one of the body of the office just before in a list; None where that has no body.

    The secretary-general after a mayor is the government's; a post that names its bureau (发改局长) is the region's.
    """
    if not listed.text.endswith(listed.office.post):
        return None
    if office.post.endswith(BUREAU_POSTS) and len(office.post.removeprefix("常务").removeprefix("副")) > 2:
        return replace(listed, text=listed.prefix + office.post, office=office) if listed.code else None
    body = listed.text.removesuffix(listed.office.post)
    if listed.office.kind in LEVEL_POSTS and office.post in SECRETARIES:
        return replace(listed, text=f"{listed.prefix}政府{office.post}", office=office)
    if body in ("", listed.prefix):
        return None
    return replace(listed, text=without_party(body) + office.post, office=office)


def bureau_beside(office: Office, listed: Seat) -> Seat | None:
    """A bureau that names no region as one of the government whose bureau stands just before it in a list.

    某区农经委主任某某、教育局局长某某: both bureaus are the district's, and so is that after 某区副区长某某. Else None.
    """
    governing = listed.office.kind in LEVEL_POSTS or _bureau(listed.office.body)
    if not (governing and _bureau(office.body)) or not listed.code or office.regions or office.level:
        return None
    return Seat(listed.code, listed.prefix + office.body + office.post, listed.prefix, office)


def zone_beside(text: str, office: Office, listed: Seat) -> Seat | None:
    """The office of a zone as one of the region whose office stands just before it in a list; None where it is of no zone.

    A zone without a name of its own (开发区管委会主任) reads with the region's.
    """
    zone = office.body.removesuffix("管委会").removesuffix("党工委").removesuffix("工委")
    if len(zone) < 2 or zone == office.body or not listed.code or office.regions or office.level:
        return None
    words = listed.prefix + office.body + office.post if zone in ZONES else as_told(text, office)
    return Seat(listed.code, words, listed.prefix, office)


def _bureau(body: str) -> bool:
    """Whether a body is a bureau, no committee of the party (党工委, 纪委)."""
    return body.endswith(BUREAUS) and not body.endswith(COMMITTEES)


def zonal(office: Office, follows: bool) -> bool:
    """Whether an office that names no region is of a zone: 区党工委书记 is (a district has 区委), 管委会主任 unless it follows another."""
    if office.regions or office.level not in ("", "区"):
        return False
    words = office.body + office.post
    own = office.level == "区" or words.startswith("区")
    return (own or not follows) and words.removeprefix("区").startswith(("党工委", "管委会"))


def of_delegation(office: Office) -> bool:
    """Whether a post is one of the delegation itself (代表团团长), which is no office."""
    return office.body.endswith(("代表团", "考察团", "交流团", "代表队", "访问团")) and office.post.endswith(
        ("团长", "领队")
    )


def as_told(text: str, office: Office) -> str:
    """An office in the words of the text, without the name that may stand inside it (市商务委某某主任)."""
    words = text[office.start : office.end]
    level = "" if office.post.startswith(office.kind) else office.level
    parts = "".join(word for _, _, word in office.regions) + level + office.body + office.post
    return words if len(words) <= len(parts) else parts


def told(words: str) -> str:
    """The words of an office without the 代表 of one who speaks for others of the trade (支教教师代表)."""
    trade = words.removesuffix("代表")
    return trade if trade.endswith(("教师", "医生", "专家", "干部", "企业家", "院士")) else words


def join(name: str, office: Office) -> str:
    """How an office reads with its region's name: 河北省 + 省委书记 → 河北省委书记, 河北省 + 省长 → 河北省省长."""
    body = office.body
    if office.kind in "省市县区旗州盟镇乡地" and len(office.kind) == 1:
        return name + office.post
    if body in GOVERNMENT and office.post.endswith(("省长", "市长", "县长", "区长", "主席", "旗长", "州长")):
        body = ""
    if office.level == "特区" and body.endswith("局"):
        body = "政府" + body
    if office.level == "地" and name.endswith("地区"):
        return name[:-1] + body + office.post
    return name + body + office.post


def inherited(text: str, office: Office, before: Seat) -> Seat:
    """An office that names neither region nor level, after one of the same person (省委常委、秘书长)."""
    prefix = before.prefix
    if office.post in CORPS_POSTS and before.prefix.startswith(CORPS):
        unit = before.office.body.removesuffix("党委")
        return Seat(before.code, prefix + unit + office.body + office.post, prefix, office)
    stem = before.text[: len(before.text) - len(before.office.post)]
    body = before.office.body
    if office.post.endswith(("秘书长", "部长")) or office.body.endswith(PARTY_PARTS):
        if body.startswith("委"):
            return Seat(before.code, f"{prefix}委{office.body}{office.post}", prefix, office)
        if body.startswith("党委"):
            return Seat(before.code, f"{prefix}党委{office.body}{office.post}", prefix, office)
    if prefix.endswith("自治区") and not office.body and office.kind == "chair":
        return Seat(before.code, prefix + office.post, prefix, office)
    if body in PARTY and not office.body and office.post in PARTY_POSTS:
        return Seat(before.code, stem + office.post, prefix, office)
    if office.post.startswith("党组") and not office.body and before.office.kind in LEVEL_POSTS:
        return Seat(before.code, f"{prefix}政府{office.post}", prefix, office)
    if before.office.post.startswith("党组") and (not office.body or office.body == "办公室"):
        return Seat(before.code, stem + office.body + office.post, prefix, office)
    organisation = without_party(stem)
    if (
        not office.body
        and (
            body.endswith("党组")
            or not without_party(body).endswith(("委", "政府", "政协", "人大常委会", "人大"))
        )
        and body not in PARTY
    ):
        return Seat(before.code, organisation + office.post, prefix, office)
    if office.body.startswith("管委会") and organisation.endswith(("区", "新城", "园")):
        return Seat(before.code, organisation + office.body + office.post, prefix, office)
    if office.body and office.body.startswith(
        ("管委会", "党工委", "人大", "政协", "政府", "党组", "纪委", "监委", "组织部", "宣传部")
    ):
        return Seat(before.code, join(prefix, office), prefix, office)
    return Seat(before.code if not office.body else "", as_told(text, office), prefix, office)
