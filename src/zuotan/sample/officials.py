"""Officials (领导) of the sample: who holds which offices, and how an office is written where its region goes without saying."""

from __future__ import annotations

from datetime import date
from random import Random

from msgspec import Struct

from zuotan.sample.names import Name, Names
from zuotan.sample.places import Place, parts, province
from zuotan.sample.tables import chance

PARTY = {"自治区": "党委", "区": "委", "市": "委", "省": "委", "县": "委", "旗": "委", "州": "委"}
CHIEF = {"省": "省长", "市": "市长", "自治区": "主席", "县": "县长", "区": "区长", "旗": "旗长", "州": "州长"}
DEPARTMENTS = ("组织部", "宣传部", "统战部")
BUREAUS = ("商务局", "交通运输局", "教育局", "科技局", "合作交流办", "投资促进局")
REFORM = 2019
"""The first year in which commissions of supervision and the bureaus of the reform of 2018 stood everywhere."""
OLD_BUREAUS, NEW_BUREAUS = ("旅游局", "农业局"), ("文化和旅游局", "农业农村局")


class Office(Struct, frozen=True):
    """An office (职务): whose it is, and its words after the region's name.

    ``follow`` is how it reads after an office of the same owner, ``bare`` how it reads where the region goes without saying.
    """

    owner: Place
    tail: str
    follow: str
    bare: str

    @property
    def gold(self) -> str:
        """The office with its region, as the contract wants it."""
        return self.owner.called + self.tail


class Official(Struct, frozen=True):
    """A person with offices, the first the foremost; ``rank`` counts from 1 (the leader), ``notes`` follows the offices."""

    name: Name
    offices: tuple[Office, ...]
    rank: int
    notes: str = ""


def _office(place: Place, tail: str, follow: str | None = None) -> Office:
    unit = place.unit
    if place.zone:
        bare = "区" + tail if tail.startswith("党工委") else tail
        return Office(place, tail, follow or tail, bare)
    if tail.startswith(
        ("委", "党委", "人大", "政协", "政府", "纪委", "监委", "高级", "中级", "人民", "工商联")
    ) or (tail.endswith(("局局长", "办主任", "委主任")) and not tail.startswith("人大")):
        bare = unit + tail
    elif unit == "自治区":
        bare = "自治区" + tail
    else:
        bare = tail
    return Office(place, tail, follow or bare, bare)


def secretary(place: Place) -> Office:
    """The party secretary (书记)."""
    return _office(place, "党工委书记" if place.zone else PARTY[place.unit] + "书记")


def chief(place: Place, acting: str = "") -> Office:
    """The head of government (政府正职), ``acting`` 代 or 代理."""
    if place.zone:
        return _office(place, "管委会主任")
    post = acting + CHIEF[place.unit]
    return _office(place, post, post)


def congress(place: Place, post: str = "主任") -> Office:
    """Of the standing committee of the people's congress (人大常委会)."""
    return _office(place, "人大常委会" + post)


def conference(place: Place, post: str = "主席") -> Office:
    """Of the political consultative conference (政协)."""
    return _office(place, "政协" + post)


def committee(place: Place) -> Office:
    """Of the standing committee of the party committee (常委)."""
    return _office(place, "党工委委员" if place.zone else PARTY[place.unit] + "常委")


def deputy_party(place: Place) -> Office:
    """Deputy party secretary (副书记)."""
    return _office(place, "党工委副书记" if place.zone else PARTY[place.unit] + "副书记")


def leader_of(place: Place, names: Names, rng: Random) -> Official:
    """The party secretary, of a province sometimes also chair of its congress."""
    offices = [secretary(place)]
    if place.level == "province" and place.code not in ("110000", "120000", "310000") and chance(rng, 0.5):
        offices.append(congress(place))
    if place.zone and chance(rng, 0.4):
        holder = Place(place.code, place.name, place.name[:-1], "", "prefecture", place.parent)
        offices.insert(0, committee(holder))
    return Official(names.person(place), tuple(offices), 1)


def chief_of(place: Place, names: Names, rng: Random) -> Official:
    """The deputy secretary and head of government, sometimes acting."""
    acting = (
        rng.choice(("代", "代", "代理"))
        if chance(rng, 0.08) and not place.zone and place.unit != "自治区"
        else ""
    )
    return Official(names.person(place), (deputy_party(place), chief(place, acting)), 2)


def presidents_of(place: Place, names: Names) -> list[Official]:
    """The heads of congress and conference."""
    if place.zone:
        return []
    return [
        Official(names.person(place), (congress(place),), 3),
        Official(names.person(place), (conference(place),), 4),
    ]


def members_of(place: Place, names: Names, rng: Random, count: int, day: date) -> list[Official]:
    """``count`` officials of lower rank on a day, each of another make."""
    makes = _zone_makes(place) if place.zone else posts_of(place, rng, day)
    rng.shuffle(makes)
    chosen = sorted(makes[:count], key=lambda make: make[0])
    return [Official(names.person(place), offices, rank, notes) for rank, offices, notes in chosen]


def _zone_makes(place: Place) -> list[Post]:
    deputy = _office(place, "管委会副主任")
    return [
        (6, (committee(place), deputy), ""),
        (7, (deputy,), ""),
        (7, (deputy,), "（挂职）"),
    ]


Post = tuple[int, tuple[Office, ...], str]
"""A rank, the offices that go with it, and the note behind them."""


def posts_of(place: Place, rng: Random, day: date) -> list[Post]:
    """The lesser posts of a place on a day, and those that leaders of its parts hold."""
    deputy = _office(place, "副" + CHIEF[place.unit], "副" + CHIEF[place.unit])
    seat = committee(place)
    party = PARTY[place.unit]
    department = rng.choice(DEPARTMENTS)
    staff = _office(place, f"{party}秘书长" if place.level != "county" else f"{party}办公室主任", None)
    if place.level != "county":
        staff = Office(place, staff.tail, "秘书长", staff.bare)
    makes = [
        (5, (seat, staff), ""),
        (6, (seat, _office(place, f"{party}{department}部长", f"{department}部长")), ""),
        (7, (deputy,), ""),
        (7, (deputy,), ""),
        (8, (congress(place, "副主任"),), ""),
        (8, (conference(place, "副主席"),), ""),
    ]
    if place.unit != "自治区":
        makes.append((5, (seat, _office(place, "常务" + deputy.tail, "常务" + deputy.tail)), ""))
        discipline = _office(place, "纪委书记")
        supervision = _office(place, "监委主任", "监委主任")
        makes.append((6, (discipline, supervision) if day.year >= REFORM else (seat, discipline), ""))
    if place.level == "province":
        makes.append((9, (_office(place, "政府秘书长"),), ""))
        makes.append((10, (_office(place, "发展改革委主任"),), ""))
        makes.append((10, (_office(place, "工商联主席"),), ""))
        makes += [(5, (seat, secretary(part)), "") for part in parts(place, day)[:1] if part.unit == "市"]
    elif place.level == "prefecture":
        makes.append((9, (_office(place, "政府秘书长"),), ""))
        makes.append((9, (_office(place, "中级人民法院院长"),), ""))
        makes.append((9, (_office(place, "人民检察院检察长"),), ""))
        makes += [(11, (secretary(part),), "") for part in parts(place, day)[:1]]
    if place.level != "province":
        bureau = rng.choice(BUREAUS + (NEW_BUREAUS if day.year >= REFORM else OLD_BUREAUS))
        head = "主任" if bureau.endswith("办") else "局长"
        makes.append((10, (Office(place, bureau + head, bureau + head, place.unit + bureau + head),), ""))
        makes.append((7, (seat, deputy), "（挂职）"))
        makes.append((6, (seat, deputy), ""))
    return makes


def own_name(place: Place, official: Official) -> bool:
    """Whether all offices of the official are of the place itself."""
    return all(office.owner.called == place.called for office in official.offices)


def upper(place: Place) -> str:
    """The name of the province before a place's own, for a reader from elsewhere: 河南省."""
    if place.level == "province" or place.code[:2] + "0000" in ("110000", "120000", "310000", "500000"):
        return ""
    return province(place).name
