"""Counts how often the names of regions are ordinary words in running text: derives tools/region_name_counts.tsv.

Usage: python tools/count_region_names.py CORPORA, where CORPORA holds ner/pku199801_pos.txt.xz (People's Daily 1998-01, tagged
by Peking University). As the reader does, the longest name at a place counts. ``place``: the name of a place or body begins there;
``word``: it is a word of its own that names no place (合作, 和平); ``across``: it is cut out of other words (人民和睦). A name is
risky where it is a word more often than a place, or is listed below. What often covers a name that is no word is listed in
knowledge/data/region_lookalikes.tsv instead.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick
from region_short_names import short_names

HERE = Path(__file__).parent
REGIONS = HERE.parent / "src/zuotan/knowledge/data/regions.tsv"
Token = tuple[int, int, str, str]
# Names that a month of one newspaper shows too seldom, and that official prose uses as words or makes by chance of two words.
ALSO_WORDS = frozenset(
    "城区 郊区 矿区 市区 新区 东区 西区 南区 北区 中区 新城区 老城区 城中区 港口区 解放区 向山区 应城市 市郊区 新城 城中 城南 城西 城东 "
    "城北 城关 城厢 湖滨 滨海 滨江 滨湖 沿河 建设 文化 同德 光泽 阳春 甘泉 和政 和安 和康 和县 民和 大城 大新 大方 大观 大东 大化 大兴 江海 "
    "上党 上林 上高 中站 中方 二道 利通 升平 南和 名山 天全 天等 兴业 兴和 兴文 定日 定结 康乐 从江 新和 新会 新市 新北 新星 新龙 新安 方城 杂多 "
    "清流 白玉 盘山 都安 金安 长武 高台 高青 高明 永和 市中 市北 市南 海港 海西 高新 经开 民乐 民权 民丰 成安 交口 资中 资兴 中江 开化 建水 水富 商都 "
    "加查 马关 满城 湖里 道里 朝天 千山 小金 天桥 阳西 通城 始兴 江口 江源 江岸 洞口 河口 临江 合江 北市 北关 南关 南岸 "
    "南海 新华 惠民 亚东 万年 惠农 老城 北站 台前 古塔 盐湖 爱民 灯塔 东至 磐石 中原 大田 黑山 称多 站前 元宝 吉利 双城 江南 东海 东湖 西湖 南湖 北湖 "
    "太湖 泰山 天山 黄龙 鼓浪屿 玉泉 木兰 海棠 龙江 向阳 龙凤 七星 八步 连山 明山 石城 古城 南沙 "
    "两江 政和 修水 明水 大名".split()
)
# Prefectures and the like, which in official news are places first whatever the count.
PLACES_FIRST = frozenset("日照 鄂尔多斯 安康 中山 香格里拉 海盐 三水 白银 市中区".split())


def tagged(path: Path) -> Iterator[list[Token]]:
    """The lines of the corpus: start, end, word and tag of each word."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens: list[Token] = []
            at = 0
            for token in line.split():
                word, _, tag = token.strip("[").rpartition("/")
                tokens.append((at, at + len(word), word, tag.partition("]")[0]))
                at += len(word)
            yield tokens


def count(corpora: Path, names: list[str]) -> dict[str, Counter[str]]:
    """What stands where each name stands."""
    automaton = CharwiseDoubleArrayAhoCorasick(names, match_kind=MATCH_KIND_LEFTMOST_LONGEST)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tokens in tagged(corpora / "ner/pku199801_pos.txt.xz"):
        covering = [token for token in tokens for _ in token[2]]
        for start, end, index in automaton.find("".join(token[2] for token in tokens)):
            first, _, word, tag = covering[start]
            name = names[index]
            if tag in ("ns", "nt") and first == start:
                counts[name]["place"] += 1
            elif tag == "nr":
                counts[name]["person"] += 1
            else:
                counts[name]["word" if word == name and covering[end - 1][0] == first else "across"] += 1
    return counts


def main(corpora: Path) -> None:
    """Writes the counts of every name that was something else, or is listed above."""
    names: set[str] = set()
    with REGIONS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            names.update((row["name"], *short_names(row["name"])))
    counts = count(corpora, sorted(names))
    lines_out = ["name\tplace\tword\tacross\tperson\trisky"]
    for name in sorted(names):
        found = counts[name]
        risky = name in ALSO_WORDS or (1 < found["word"] > found["place"] and name not in PLACES_FIRST)
        if found["word"] or found["across"] or risky:
            cells = (found["place"], found["word"], found["across"], found["person"], "1" if risky else "")
            lines_out.append("\t".join((name, *map(str, cells))))
    (HERE / "region_name_counts.tsv").write_text("\n".join(lines_out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
