"""Derives knowledge/data/surnames.tsv and given_names.tsv: how characters are spread in names and in running text.

Usage: python tools/derive_names.py CORPORA, where CORPORA holds names/surnames.tsv (wainshine, Apache-2.0),
names/npc13_delegates.tsv (CGTN) and ner/ (PKU 1998-01 tags). Only counts are kept.
"""

from __future__ import annotations

import lzma
import math
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/zuotan/knowledge/data"
COMPOUND = (
    "欧阳 司马 上官 诸葛 尉迟 闻人 万俟 濮阳 申屠 端木 百里 令狐 长孙 宇文 鲜于 司徒 司空 东方 南宫 夏侯 公羊 皇甫 钟离 淳于 赫连 慕容 "
    "公孙 仲孙 轩辕 独孤 拓跋 澹台 公冶 宗政 太叔 单于 呼延 东郭 西门 南门 第五 左丘 谷梁 亓官 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 "
    "段干 梁丘 东门 羊舌 微生 梁邱 侯莫 贺兰 完颜 叶赫 富察 司寇 子车 颛孙 闾丘 纳兰"
).split()


def names_of(corpora: Path) -> Counter[str]:
    """Han personal names and how often they were seen."""
    found: Counter[str] = Counter()
    for line in (corpora / "names/npc13_delegates.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name = line.split("\t")[0]
        if 2 <= len(name) <= 4 and "·" not in name:
            found[name] += 1
    with lzma.open(corpora / "ner/pku199801_pos.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = [token.rpartition("/")[::2] for token in line.split()]
            for (first, tag), (second, other) in zip(tokens, tokens[1:]):
                if tag == other == "nr" and len(first) <= 2 and len(second) <= 2 and "一" <= first[0] <= "鿿":
                    found[first + second] = 1
    return found


def main(corpora: Path) -> None:
    """Writes the two tables."""
    surnames: dict[str, int] = {}
    for line in (corpora / "names/surnames.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        word, weight = line.split("\t")
        surnames[word] = int(float(weight))
    for word in COMPOUND:
        surnames.setdefault(word, 5)
    names = names_of(corpora)
    for name in names:
        if name[:2] not in surnames and name[0] not in surnames:
            surnames[name[0]] = 1
    text: Counter[str] = Counter()
    with lzma.open(corpora / "ner/pku199801_pos.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for token in line.split():
                word, _, tag = token.rpartition("/")
                if tag != "nr":
                    text.update(word)
    middle, last = Counter[str](), Counter[str]()
    for name in names:
        given = name[2:] if name[:2] in COMPOUND and len(name) > 2 else name[1:]
        if len(given) == 2:
            middle[given[0]] += 1
        if given:
            last[given[-1]] += 1
    total = sum(text.values())
    lines_out = ["char\tfirst\tlast\tsource"]
    for char in sorted(set(middle) | set(last)):
        ratios = []
        for counts in (middle, last):
            share = (counts[char] + 0.2) / (sum(counts.values()) + 600)
            ratios.append(round(math.log(share / ((text[char] + 20) / total)), 2))
        lines_out.append(f"{char}\t{ratios[0]}\t{ratios[1]}\tdelegates of the 13th NPC; PKU 1998-01")
    (DATA / "given_names.tsv").write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    (DATA / "surnames.tsv").write_text(
        "surname\tweight\tsource\n" + "".join(f"{w}\t{n}\twainshine surnames; delegates\n" for w, n in sorted(surnames.items())),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
