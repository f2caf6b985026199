"""Finds the institution or village to which a sentence puts an office that names none (在某某集团，…与董事长某某)."""

from __future__ import annotations

import re

from zuotan.reading.offices import Office

INSTITUTION = re.compile(r"在([^在，。；：、！？“”《》（）\s]{2,20}?)，")
ENDINGS = tuple(
    "公司 集团 企业 大学 学院 学校 中学 小学 医院 中心 基地 园区 合作社 银行 研究院 研究所 厂".split()
)
CALLED_ON = re.compile(
    rf"[^，。]*(?:来到|走进|赶到|拜访|走访|参观|考察(?!团))了?([^，。；：、！？“”《》（）\s]{{2,20}}?(?:{'|'.join(ENDINGS)}))[^，。；、]{{0,10}}，"
    r"(?:并?[与和同]|会见了?|拜会了?|听取了?)[^，。；、]{0,2}$"
)
"""Before an office: the institution that one called on, with whose head one talks (走进某某公司，与董事长…)."""

VILLAGE = re.compile(r"(?:在|来到|走进)([^在，。；：、！？“”《》（）\s]{1,5}村)，")
FULLER = re.compile(r"(?:股份|实业|控股|科技|集团|责任)*(?:有限)?(?:责任)?公司|集团")
"""What the page may add elsewhere to a shortened name of a company."""


def institution(text: str, office: Office) -> str:
    """The name to put before ``office``, the fullest that the page gives; empty where the sentence names no institution."""
    if office.body and not office.body.startswith("村"):
        return ""
    since = max(text.rfind(mark, 0, office.start) for mark in "。；！？\n")
    pattern = VILLAGE if office.body else INSTITUTION
    names = pattern.findall(text, since + 1, office.start)
    if not names and not office.body and (called_on := CALLED_ON.search(text, since + 1, office.start)):
        names = [called_on[1]]
    if not names:
        return ""
    return names[-1].removesuffix("村") if office.body else fullest(text, names[-1])


def fullest(text: str, name: str) -> str:
    """The name as the page gives it in full (某某 where it has 某某有限公司 too); empty where it is no institution's."""
    at = text.find(name)
    while at >= 0:
        if fuller := FULLER.match(text, at + len(name)):
            return name + fuller[0]
        at = text.find(name, at + 1)
    return name if name.endswith(ENDINGS) else ""
