"""Derives knowledge/data/region_spellings.tsv: how the names of regions are spelled in the addresses of sites (haishu: 海曙区).

Syllables are set apart, so that initials can be taken too.

Usage: python tools/derive_spellings.py. Reads knowledge/data/regions.tsv; a short name is spelled as it is read in the full one,
where readings differ (长治市: changzhi), by pypinyin's table of words. Spellings that are no pinyin are in ``BESIDE``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

DATA = Path(__file__).parent.parent / "src/zuotan/knowledge/data"
BESIDE = {
    "haerbin": "哈尔滨市", "harbin": "哈尔滨市", "hohhot": "呼和浩特市", "huhhot": "呼和浩特市", "lhasa": "拉萨市",
    "neimeng": "内蒙古自治区", "nmg": "内蒙古自治区", "ordos": "鄂尔多斯市", "panyu": "番禺区", "shaanxi": "陕西省",
    "tibet": "西藏自治区", "urumqi": "乌鲁木齐市", "zhongmou": "中牟县",
}  # fmt: skip
"""Spellings of sites that pypinyin does not give."""

READ = dict(zip("长朝勒都单涡浚峙", "chang chao le du shan guo xun shi".split(), strict=True))
"""How characters are read in the names of regions that pypinyin reads otherwise in some; but 长子县 is zhangzi."""

SHORTEST = 4
"""Shorter spellings (xian, luan) are those of other words in addresses too."""


def main() -> None:
    """Writes the table."""
    found: dict[str, set[str]] = defaultdict(set)
    with (DATA / "regions.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = row["name"]
            read = [
                READ.get(char, syllable) if name != "长子县" else syllable
                for char, syllable in zip(name, lazy_pinyin(name), strict=True)
            ]
            for short in row["short"].split("|"):
                if name.startswith(short):
                    found[" ".join(read[: len(short)])].add(name)
    for spelled, name in BESIDE.items():
        found[spelled].add(name)
    lines = [
        f"{spelled}\t{'|'.join(sorted(names))}\n"
        for spelled, names in sorted(found.items())
        if len(spelled.replace(" ", "")) >= SHORTEST
    ]
    (DATA / "region_spellings.tsv").write_text("spelling\tnames\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
