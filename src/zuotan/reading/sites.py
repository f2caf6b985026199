"""Finds the names of places and institutions in a list (园区、企业和社区等地), and where each name ends.

A name ends at a head noun (公司, 产业园, 博物馆) or, where a mark of punctuation or a conjunction closes it, at a character that
ends such names (湖, 村, 馆). What contains it (a region, a township, a zone) is taken off its front when what is left is
still a name of its own: 铜山区汴溪湿地公园 is 汴溪湿地公园 within 铜山区, while 顺义区医院 stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from zuotan.knowledge.tables import rows
from zuotan.reading.marks import Marks

CLOSE = re.compile(
    r"[、，,。；;！？!?：:\n]|以及|(?<![天高中初平同超])等(?![县级候待离额])|"
    r"(?:(?:进行|开展)了?|实地|现场)?(?:参观|考察|调研|观摩|察看|视察|看望|慰问|走访|取经|学习(?![^，。、]{0,4}[园馆校院])|听取|详细|深入了解|了解|体验|感受)"
)
"""What closes a name: punctuation, 等 before what sums up a list, and what the visitors did there."""
COMMAS = "，,"
CONJUNCTIONS = "和与及暨"
WITH_CONJUNCTION = re.compile(
    r"和(?=[平谐美合顺政田睦林龙静县硕布])|[共人仁太永泰协呼中义祥昌颐雍元]和|[参给普]与|[以涉遍]及|埃及|莎车"
)
"""Words that hold a conjunction's character and are none; 和平, 呼和浩特, 协和 are parts of names."""
NAME_END = frozenset(
    "园馆厅院校厂店场站区库坊村镇庄城港湖谷山岛寺庙塔楼桥路街巷线带洞峡海宫殿祠阁亭坝渠堤潭泉苑居舍屋圃洲湾渡滩圈所堡寨屯崖岭关江河溪井窑"
)
TAIL = re.compile(
    r"建设|项目|[一二三四]期|工程|施工|现场|内|里|旁|前|保护|改造|修复|观景|展[区厅]|实训|车间|入驻|规划|运[行营]|生产|发展|情况|"
    r"总部|门前|[，,]|取|学|进|座谈|敬献|重温|祭|瞻|与|同|向|看|调|体|感|检|时|后|（|\(|开展|接受|指导|慰|洽|对接|交流|访"
)
"""What may follow the head noun of a name inside its item."""
TRIM = re.compile(r"(?:[（(][^（()）]*[)）]|(?:[一二三四]期)+(?:工程|项目)?)$")
"""What is taken off the end of an item before its head noun is sought."""
TITLE_BEFORE = re.compile(
    r"^(?:了|过)?(?:位于[^，。、的]{2,14}的)?(?:我[省市县区州旗]|[该本][省市县区州旗]|当地)?的?"
)
NONE = re.compile(
    r"^(?:推进|推动|促进|加强|加快|深化|打造|提升|优化|统筹|坚持|聚焦|项目|该|其|各|部分|相关|有关|多[家个]|一些|一[家座个户]|几|重点|两[家座个]|许多|所有|全[省市县区国]|企业(?:\d|$)|受灾|贫困|困难|周边|援建|对口|在[建外]|新建|"
    r"\d+(?:多|余)?[家个处所户座名批场项公]|[一二三四五六七八九十两数]+(?:多|余)?[家个处所户座名批项])|"
    r"[是将把被让使就而于为我他她它们这那都也很吗呢吧着，。：；！？]|之[间一]|人[员士民]?$|人才|生产线|(?:书记|主任|主席|[省市县区州]长|委员|政委|队员)$|领导|陪同|参加|同志|^(?:教育|医疗|产业|重点|消费|劳务|[、和]){0,3}(?:帮扶|扶贫|协作|合作|援建|民生)?项目$|问题|工作|经验|做法|群众|职工|干部|情况$|事业$|行业$|会议|建设现场"
)
"""What no name of a place begins with or holds."""
GENERIC = frozenset(row["name"] for row in rows("generic_places"))
"""Words for kinds of places that name none by themselves (展厅, 生产车间)."""
LODGING = re.compile(
    r"(?:宾馆|酒店|饭店|招待所|会堂|机场|火车站|高铁站|高速出口|收费站|[东西南北]站|会议室|会议中心)$"
)
COMMON = re.compile(
    r"(?:规划|展示|展览|陈列|服务|政务|市民|文化|体育|人民|中[医西]?|职业|技术|实验|第?[一二三四五六七八九十]|综合|保税|城市|档案|科技|工业|经济|"
    r"自主|示范区|开发区|园区|核心区|临空|空港|高新技术|开发|高新|行政|办公|审批|便民|党群|党史|历史|国家|国际|企业|产业|产业园|创新|创业|公共|资源|交易|农业|现代|循环|生态|妇幼|保健|"
    r"青少年|活动|旅游|集散|数字|智慧|指挥|运营|融媒体|妇幼保健|示范|职工|高级|初级|科学|民族|教育|接待|会展|游客)*"
)
TOWN = re.compile(
    r"[一-龥]{1,7}?(?:(?<![小古城集重特名强])镇|(?<![他家老回返故城山丽])乡|街道|苏木)(?![中小]学|卫生院|中心|政府|级|村[^委]|村$)"
)
VILLAGE = re.compile(r"[一-龥]{1,4}?(?<![新农古乡山渔移])(?:村)(?![级民])")
ZONE = re.compile(
    r"[^、，。]{2,22}?(?:科技园区|工业园区|产业园区|开发区|高新区|经开区|自由贸易试验区|自贸试验区|自贸区|新区|新城|合作区|(?<!港)保税区|保税港区|片区|[东西南北州岛海江津沪连]港(?=.{6}))"
)


UNLIKE_NAME = re.compile(
    r"^(?:保护|推进|推动|促进|加强|加快|建设|畅通|深化|打造|抓|做|提升|优化|统筹|坚持|围绕|聚焦|发展|强化|创新|改革|落实)|"
    r"立足|围绕|上|责任|(?:发展|建设|管理|治理|保护|运营|振兴|创新|改革|转型|服务|合作|协作|经济|产业|调整|加工|惠民|教育|文化|生态|环境|开放|"
    r"打击|传承|利用|推广|开发|研发|制造|养殖|种植|销售|生产|培育|培训|帮扶|扶贫|消费|就业|医疗|卫生|安全|稳定|党建|防控|整治|招商|引资|营商|布局|历史|面貌|风貌|民俗|特色|需求|"
    r"精神|文明|体系|制度|能力|水平|功能|[化设理作况策进得细多快好高大])$"
)
"""What a name without a head noun neither begins with nor ends in: matters of work (城市建设, 产业发展), not places."""
OFFICE = re.compile(
    r"委|政府|领导|副|党|政协|人大|常委|主要|有关|相关|的|是|在|与|和|将|坚持|各|书记|[省市县区州]长|分别|双方|经济|地处|位于|陪同|近年|人民|方面|一直|历史"
)
"""What follows a region's name where it does not stand before the name of a site."""
REGION_END = "省市县州盟旗区"


class Site(NamedTuple):
    """The name of a place or institution, where it stands, and what contains it."""

    start: int
    end: int
    name: str
    within: str | None


class Sites:
    """Reads names of places in one text."""

    __slots__ = ("_ends", "_heads", "_marks", "_region_ends", "_regions", "_text", "_verbs")

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._text = marks.text
        kinds = marks.lexicon.values["place_word"]
        heads: dict[int, tuple[int, bool]] = {}
        for start, end, word in marks.all("place_word"):
            known = heads.get(end)
            if known is None or start < known[0]:
                heads[end] = (start, not kinds[word] or (known is not None and known[1]))
        self._heads = heads
        self._ends = list(heads)
        self._regions = {start: end for start, end, _ in marks.of("region")}
        self._region_ends = frozenset(self._regions.values())
        self._verbs = {start for start, _, _ in marks.of("stop_verb")}

    def promising(self, at: int) -> bool:
        """Whether a name may begin at ``at``: a head noun is near, or the words close as names of places do."""
        i = bisect_right(self._ends, at + 1)
        if i < len(self._ends) and self._ends[i] <= at + 40:
            return True
        closing = CLOSE.search(self._text, at, at + 40)
        return closing is not None and self._text[closing.start() - 1] in NAME_END

    def listing(self, at: int, limit: int, strict: bool = False) -> tuple[list[Site], int]:
        """The sites of the list that begins at ``at``, and where the list ends.

        A name without a head noun counts only beside names that have one; with ``strict``, never, and no comma goes on.
        """
        text = self._text
        found: list[tuple[Site, bool]] = []
        lead = TITLE_BEFORE.match(text[at : at + 30])
        at += lead.end() if lead else 0
        continued, comma = False, at
        while at < limit:
            closing = CLOSE.search(text, at, limit)
            end = closing.start() if closing else limit
            if continued and not self._continues(at, end):
                at = comma
                break
            for a, b in self._pieces(at, end):
                if site := self.site(a, b):
                    found.append((site, True))
                elif not strict and (site := self._headless(a, b)):
                    found.append((site, False))
            if closing is None:
                at = end
                break
            mark = closing.group()
            if mark == "、" or mark == "以及":
                at, continued = closing.end(), False
            elif mark in COMMAS and found and not strict:
                at, continued, comma = closing.end(), True, end
            elif mark == "等" and text[closing.end() : closing.end() + 1] in CONJUNCTIONS:
                at, continued = closing.end() + 1, False
            else:
                at = end
                break
            if text.startswith(("以及", "还有"), at):
                at += 2
            elif text.startswith(("和", "及"), at) and at not in self._regions:
                at += 1
        vouched = len(found) > 2 or any(has_head and len(site.name) > 2 for site, has_head in found)
        named = [site for site, has_head in found if has_head or vouched]
        return [site for site in named if len(site.name) > 2 or len(named) > 1], at

    def _continues(self, at: int, end: int) -> bool:
        """Whether the words after a comma go on with the list: a name that closes at its head noun, no new verb."""
        if end - at < 3 or at in self._verbs or self._text[at] in "并还又再先随其此让就":
            return False
        if end - at > 40 or self._strong(end):
            return end - at <= 40
        after = at
        while after in self._regions:
            after = self._regions[after]
        if after == at:
            return TOWN.match(self._text, at, end) is not None and self._text[end - 1] in NAME_END
        return end - after > 2 and not OFFICE.match(self._text, after)

    def _strong(self, end: int) -> bool:
        head = self._heads.get(end)
        return head is not None and head[1]

    def _pieces(self, at: int, end: int) -> list[tuple[int, int]]:
        """The spans between conjunctions that part two names."""
        text = self._text
        parts: list[tuple[int, int]] = []
        start = at
        for k in range(at + 2, end - 2):
            if text[k] not in CONJUNCTIONS or k - start < 2:
                continue
            if not self._strong(k) and not self._trailed(k):
                own = self._regions.get(start, start)
                if own == k or self._inside_word(k):
                    continue
                if text[k - 1] not in NAME_END and k not in self._heads and not self._two(start, k, end):
                    continue
            parts.append((start, k))
            start = k + 1
        parts.append((start, end))
        return parts

    def _two(self, start: int, k: int, end: int) -> bool:
        """Whether two names stand about ``k`` though the first has no head noun: both long, the first no matter of work."""
        closed = self._strong(end) or self._text[end - 1] in NAME_END
        return closed and k - start >= 5 and end - k >= 5 and not UNLIKE_NAME.search(self._text, start, k)

    def _trailed(self, k: int) -> bool:
        """Whether a head noun and what may follow it (二期, 项目) end at ``k``."""
        return any(self._strong(stop) and TAIL.fullmatch(self._text, stop, k) for stop in (k - 2, k - 3))

    def _inside_word(self, k: int) -> bool:
        word = WITH_CONJUNCTION.search(self._text, k - 1, k + 2)
        if word is not None and word.start() <= k < word.end() + 1:
            return True
        return any(start <= k < self._regions.get(start, 0) for start in range(k - 4, k + 1))

    def site(self, at: int, end: int) -> Site | None:
        """The site that the span names by a head noun, if it names one."""
        of = self._text.rfind("的", at, end)
        if of >= 0:
            if end - of < 5 or end not in self._heads:
                return None
            at = of + 1
        tail = TRIM.search(self._text, at, end)
        stop = self._head_end(at, tail.start() if tail and tail.start() - at > 2 else end)
        return self._site(at, stop) if stop else None

    def _headless(self, at: int, end: int) -> Site | None:
        """The site that the span may name without a head noun (中伦纺织厂 is sure, 金澳 is not)."""
        tail = TRIM.search(self._text, at, end)
        end = tail.start() if tail else end
        if (
            not 3 <= end - at <= 14
            or self._text.find("的", at, end) >= 0
            or UNLIKE_NAME.search(self._text[at:end])
        ):
            return None
        return self._site(at, end)

    def _site(self, at: int, stop: int) -> Site | None:
        text = self._text
        if self._regions.get(at) == stop or (stop in self._region_ends and text[stop - 1] in REGION_END):
            return None
        start, within = self._own(at, stop)
        name = text[start:stop]
        if not 2 <= len(name) <= 32 or name in GENERIC or NONE.search(name) or LODGING.search(name):
            return None
        if name.count("“") != name.count("”") or name.count("（") != name.count("）"):
            return None
        return Site(start, stop, name, within)

    def _head_end(self, at: int, end: int) -> int:
        """Where the last head noun of the span ends; 0 if it has none or something else follows it."""
        if end in self._heads or (self._text[end - 1] in NAME_END and self._regions.get(at) != end):
            return end
        for stop in range(end - 1, at + 1, -1):
            if self._strong(stop):
                return stop if TAIL.match(self._text, stop, end) else 0
        return 0

    def _own(self, at: int, end: int) -> tuple[int, str | None]:
        """Where the site's own name starts, and what contains it."""
        start, within = at, None
        while start in self._regions and self._regions[start] < end:
            following = self._regions[start]
            if self._text[following - 1] not in REGION_END or (
                self._text[following - 1] == "州" and following - start < 3
            ):
                break
            if not self._named(following, end):
                return start, within
            start, within = following, self._text[start:following]
        if within:
            zone = ZONE.match(self._text, start, end)
            if zone is None:
                return start, within
        for pattern in (ZONE, TOWN, VILLAGE):
            container = pattern.match(self._text, start, end)
            if container and self._named(container.end(), end):
                return container.end(), container.group()
        return start, within

    def _named(self, at: int, end: int) -> bool:
        """Whether the span has more than words that any such place has (人民医院, 规划展示馆)."""
        head = self._heads.get(end)
        stop = max(head[0], at) if head else end
        common = COMMON.match(self._text, at, stop)
        return end - at >= 3 and not (common and common.end() == stop)
