"""Tells where the name of one place or institution begins and ends inside an item of a list.

A name ends at a head noun (公司, 产业园, 博物馆: the table ``place_word``) or, where the item closes, at a character that ends such
names (湖, 村, 馆). What contains it (a region, a township, a zone) is taken off its front when what is left is still a name
of its own: 铜山区汴溪湿地公园 is 汴溪湿地公园 within 铜山区, while 顺义区医院 stays whole. The words are in the table ``site_words``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zuotan.knowledge.tables import alternatives, row_of, rows, words_of
from zuotan.reading.marks import Marks, mark_span


def _words(kind: str) -> str:
    return alternatives("site_words", kind)


def _bare(kind: str) -> str:
    return row_of("site_words", kind)


NAME_END = frozenset(words_of("site_words", "ending"))
"""Characters that close the name of a place."""
NOT_SAME = words_of("site_words", "holds_conjunction")
"""Words that hold a conjunction's character and are none: 和平, 呼和, 协和 are parts of names."""
GENERIC = frozenset(row["name"] for row in rows("generic_places"))
"""Words for kinds of places that name none by themselves (展厅, 生产车间)."""
BUILT = frozenset("塔寺庙馆楼堂祠院园阁宫桥")
"""What buildings end in, though the short names of two regions may make one up (天宁宝塔)."""
REGION_END = "省市县州盟旗区"

NUMBER = "[一二三四五六七八九十两数几\\d]+"
STAGE = r"(?:第?[一二三四五六七八九十]+[期批]|\d+[#号])"
TAIL = re.compile(rf"{STAGE}|{_words('after')}|[，,（(]")
"""What may follow the head noun of a name inside its item."""
TRIM = re.compile(
    rf"(?:[（(][^（()）]*[)）]|{STAGE}+(?:工程|项目)?|后|{NUMBER}[家个处](?:企业|公司|单位|点位)?)$"
)
"""What is taken off the end of an item: brackets, stages of building (一期工程), counts (三家企业), 后."""
TRIMMED = frozenset("）)期批#号程目后家个处业司位")
"""The last characters of what is taken off."""
COUNT = f"{NUMBER}[多余]?[家个处所户座名批场项公]"
NO_FIRST = words_of("site_words", "no_first")
NO_LAST = (*words_of("site_words", "no_last"), *words_of("site_words", "lodging"))
COUNTED = re.compile(rf"企业(?:\d|$)|{COUNT}|{NUMBER}[区期馆号楼]$")
"""What no name of a place begins with, words and counts; what none ends in, words and where delegations sleep and meet."""
WORK = re.compile("(?:建设|创建|发展|改革|治理)?工作(?![站室区委人者队组坊])")
"""What follows a name where the work there is meant (…示范区建设工作), not the place."""
NO_NAME = re.compile(
    "|".join("是把被让我它们这那也很吗呢，。：；！？")
    + r"|将(?!军|乐)|(?:公司|集团|企业)在|使得|方面(?!军)|就(?!业)|而(?!泰)|为(?<!华为)|着(?=力)|"
    + _bare("holds")
)
"""What no name of a place holds."""
PLAIN = ("项目", "工程", "车间", "生产线", "大棚", "库房")
"""What names no place by itself, nor after a region and words that any such place has (青岛援藏项目, 总装车间)."""
KIND = ("实验室", "工厂", "园区", "公寓", "宿舍", "集聚区", "集中区", "开发区", "示范区")
"""What names a place only after a region or words of its own, if the name is short (总部园区 names none)."""
SHORT = 6
HOST_AREA = re.compile(r"(?:开发区|高新区|经开区|新区|合作区)$")
"""Zones that host delegations, as regions do."""
PART = re.compile(
    f"^{_words('part')}(?:教学楼|[^、，。公司]{{0,4}}(?:场|室|屋|厅|间|房|线|区|地|园|院|业|楼|馆))$"
)
"""A part of the place just named (学校教学楼, 成品库房)."""
COMMON = re.compile(f"(?:{_words('common')}|第?[一二三四五六七八九十])*")
"""Words that any such place has (规划展示, 人民); a name of these alone keeps its container."""
TOWN = re.compile(
    r"(?![城集]镇|[家故老回返他山城]乡)"
    r"(?:[一-龥]{1,4}?(?<![小古重特名强])镇|[一-龥]{1,7}?(?:(?<![城丽])乡(?![创愁贤情土])|街道|苏木))"
    r"(?![中小]学|卫生院|中心|政府|级|村[^委]|村$)"
)
VILLAGE = re.compile(r"[一-龥]{1,4}?(?<![新农古乡山渔移])(?:村(?![级民])|社区)")
VILLAGE_SITE = re.compile(
    r"[一-龥]{1,7}?(?:(?<![小古重特名强])镇|(?<![城丽])乡|街道)[一-龥]{1,4}?村(?=[一-龥]{4})"
)
"""A township and a village before a site in it."""
VILLAGE_WORKS = re.compile(
    r"(?<=[一-龥]{2})村(?=[^，。、园馆校院]{2,10}(?:情况|建设|整治|打造|提升|工作|经济|产业|环境|面貌)\Z)"
)
"""A village where what was seen is how it was built up (某村集镇建设)."""
ZONE = re.compile(
    rf"、|，|。|{_bare('zone')}|保税区(?<!港保税区)|港(?<=[东西南北州岛海江津沪连]港)(?=.{{6}})"
)
"""What ends the name of a zone that contains a site; a mark of punctuation says that there is none."""
ZONE_REACH = 22
"""Characters before the word for a zone in its name."""
DESCRIPTOR = re.compile(rf"[^、，。（“]{{0,10}}?{_words('descriptor')}")
"""What is said of a place before its name (台资企业, 世界500强企业)."""
DASH = re.compile(r"——|(?<=[园区村厂馆目业])—")
"""What stands between a description and the name it is of (示范项目—东兰产业园)."""
UNLIKE_NAME = re.compile(
    rf"^{_words('work_first')}|立足|围绕|[础会路面]上|责任|(?:{_words('work_last')}|[化设理作况策进得细多快好高大])$"
)
"""What a name without a head noun neither begins with nor ends in: matters of work (城市建设, 产业发展), not places."""


class Site(NamedTuple):
    """The name of a place or institution, where it stands, and what contains it."""

    start: int
    end: int
    name: str
    within: str | None


class SiteNames:
    """Reads the name that an item of a list holds."""

    __slots__ = ("heads", "region_ends", "regions", "sure_ends", "text")

    def __init__(self, marks: Marks) -> None:
        self.text = marks.text
        self.heads = marks.ending("place_word")
        """The longest head noun, by where it ends."""
        kinds = marks.lexicon.values["place_word"]
        self.sure_ends = {end for _, end, word in marks.all("place_word") if not kinds[word]}
        """Where head nouns end that are sure by themselves."""
        self.regions = dict(map(mark_span, marks.of("region")))
        self.region_ends = frozenset(self.regions.values())

    def sure(self, end: int) -> bool:
        """Whether a head noun that needs no mark of punctuation after it ends at ``end``."""
        return end in self.sure_ends

    def closes(self, end: int) -> bool:
        """Whether a name may close at ``end``: at a head noun, or at a character that ends such names."""
        return end in self.heads or self.text[end - 1] in NAME_END

    def trailed(self, end: int) -> bool:
        """Whether a head noun and what may follow it (二期, 项目) end at ``end``."""
        return any(self.sure(stop) and TAIL.fullmatch(self.text, stop, end) for stop in (end - 2, end - 3))

    def site(self, at: int, end: int) -> Site | None:
        """The site that the span names by a head noun, if it names one."""
        text = self.text
        if text.find("—", at, end) >= 0:
            for dash in DASH.finditer(text, at, end - 3):
                at = dash.end()
        of = text.rfind("的", at, end)
        if of >= 0:
            if end - of < 5 or not self.closes(end):
                return None
            at = of + 1
        stop = self._head_end(at, self._trimmed(at, end))
        return self._site(at, stop) if stop else None

    def headless(self, at: int, end: int) -> Site | None:
        """The site that the span may name without a head noun; only the list about it can tell."""
        end = self._trimmed(at, end)
        if not 2 <= end - at <= 14 or self.text.find("的", at, end) >= 0:
            return None
        return None if UNLIKE_NAME.search(self.text[at:end]) else self._site(at, end)

    def _region_end(self, start: int) -> int:
        """Where the region at ``start`` ends, if its name says that it is one (集美区, 厦门集美区; not 厦门 before a name)."""
        text, end = self.text, self.regions[start]
        if text[end - 1] not in REGION_END:
            end = self.regions.get(end, 0)
        return end if text[end - 1] in REGION_END and not (text[end - 1] == "州" and end - start < 3) else 0

    def named(self, at: int, end: int) -> bool:
        """Whether the span has more than words that any such place has (人民医院, 规划展示馆)."""
        head = self.heads.get(end)
        stop = max(head[0], at) if head else end
        common = COMMON.match(self.text, at, stop)
        return end - at >= 3 and not (common and common.end() == stop)

    def _trimmed(self, at: int, end: int) -> int:
        if self.text[end - 1] not in TRIMMED:
            return end
        tail = TRIM.search(self.text, at, end)
        return tail.start() if tail and tail.start() - at > 2 else end

    def _head_end(self, at: int, end: int) -> int:
        """Where the last head noun of the span ends; 0 if it has none or something else follows it."""
        text = self.text
        if end in self.heads and not self.sure(end) and text[end - 1] not in NAME_END:
            return end if self.named(at, end) else 0
        if self.closes(end):
            return end
        if village := VILLAGE_WORKS.search(text, at, end):
            return village.end()
        for stop in range(end - 1, at + 1, -1):
            if self.sure(stop):
                return self._trimmed(at, stop) if TAIL.match(text, stop, end) else 0
        return 0

    def _site(self, at: int, stop: int) -> Site | None:
        text = self.text
        if (stop in self.region_ends and self._regions_only(at, stop)) or WORK.match(text, stop):
            return None
        if described := DESCRIPTOR.match(text, at, stop - 3):
            at = described.end()
        start, within = self._own(at, stop)
        name = text[start:stop]
        if not 2 <= len(name) <= 32 or name in GENERIC or _unlike_place(name):
            return None
        if name.endswith(PLAIN) and not self.named(self._past_regions(start, stop), stop):
            return None
        if len(name) <= SHORT and name.endswith(KIND) and not self.named(start, stop):
            return None
        if PART.match(name) or name.count("“") != name.count("”") or name.count("（") != name.count("）"):
            return None
        return Site(start, stop, name, within)

    def _regions_only(self, at: int, stop: int) -> bool:
        """Whether the span is a region with its containers, or ends in one; zones (高新区) may be sites themselves."""
        if HOST_AREA.search(self.text, at, stop) or (self.sure(stop) and self.regions.get(at) != stop):
            return False
        if self.text[stop - 1] in BUILT and self.regions.get(at) != stop:
            return False
        return self._past_regions(at, stop) >= stop or self.text[stop - 1] in REGION_END

    def _past_regions(self, at: int, stop: int) -> int:
        """Where the regions that begin at ``at`` end."""
        while at in self.regions and at < stop:
            at = self.regions[at]
        return at

    def _own(self, at: int, end: int) -> tuple[int, str | None]:
        """Where the site's own name starts, and what contains it."""
        start, within = at, None
        while start in self.regions and self.regions[start] < end:
            following = self._region_end(start)
            if not following or self.text.startswith(("街道", "镇", "乡"), following):
                break
            if not self.named(following, end):
                return start, within
            start, within = following, self.text[start:following]
        if within:
            return start, within
        zone = self._zone_end(start, end)
        if zone and self.named(zone, end):
            return zone, self.text[start:zone]
        for pattern in (VILLAGE_SITE, TOWN, VILLAGE):
            container = pattern.match(self.text, start, end)
            if container and self.named(container.end(), end):
                return container.end(), container.group()
        return start, within

    def _zone_end(self, start: int, end: int) -> int:
        """Where the zone ends that the span begins with; 0 if it begins with none."""
        for mark in ZONE.finditer(self.text, start, end):
            at = mark.start() - (mark.group() == "港")
            if mark.group() in "、，。" or at > start + ZONE_REACH:
                return 0
            if at >= start + 2:
                return mark.end()
        return 0


def _unlike_place(name: str) -> bool:
    """Whether a name begins with, holds or ends in what no name of a stop does."""
    return bool(
        name.startswith(NO_FIRST) or name.endswith(NO_LAST) or COUNTED.match(name) or NO_NAME.search(name)
    )
