"""Derives surnames, given_names, name_pairs, transcription and after_names of knowledge/data: characters in and beside names.

Usage: python tools/derive_names.py CORPORA, where CORPORA holds names/surnames.tsv (wainshine, Apache-2.0),
names/npc13_delegates.tsv (CGTN) and ner/pku199801_pos.txt.xz (People's Daily 1998-01, tagged by Peking University). Only
counts are kept, as logarithms of how much likelier a character is in its place of a name, or behind one, than in running text.
"""

from __future__ import annotations

import lzma
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/zuotan/knowledge/data"
SOURCE = "13th NPC delegates; PKU 1998-01"
COMPOUND = (
    "欧阳 司马 上官 诸葛 尉迟 闻人 万俟 濮阳 申屠 端木 百里 令狐 长孙 宇文 鲜于 司徒 司空 东方 南宫 夏侯 公羊 皇甫 钟离 淳于 赫连 慕容 公孙 "
    "仲孙 轩辕 独孤 拓跋 澹台 公冶 宗政 太叔 单于 呼延 东郭 西门 南门 第五 左丘 谷梁 亓官 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 段干 "
    "梁丘 东门 羊舌 微生 侯莫 贺兰 完颜 叶赫 富察 司寇 子车 颛孙 闾丘 纳兰 欧阳 母丘 哥舒 达奚 百里 即墨 阳佟 爱新"
).split()
# A string begins a pair more often than chance by e to the power of these.
GRADES = (1, 2, 3, 4, 5, 6)
LEAST_SEEN = 3
SMOOTH = 300.0
"""A character's usual company counts as much as this many pairs seen."""

LEAST_BEHIND = 400.0
"""Running text counts as much as this many characters seen behind names."""


def is_han(word: str) -> bool:
    """Whether every character is a Han character."""
    return all("一" <= char <= "鿿" for char in word)


def lines_of(corpora: Path) -> Iterator[list[tuple[str, str]]]:
    """The lines of the tagged corpus: words with their tags."""
    with lzma.open(corpora / "ner/pku199801_pos.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = (token.strip("[").rpartition("/") for token in line.split())
            yield [(word, tag.partition("]")[0]) for word, _, tag in tokens]


def names_of(corpora: Path) -> set[str]:
    """Han personal names: surname and given name of two to four characters."""
    found: set[str] = set()
    for line in (corpora / "names/npc13_delegates.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name = line.split("\t")[0]
        if 2 <= len(name) <= 4 and is_han(name):
            found.add(name)
    for tokens in lines_of(corpora):
        for (first, tag), (second, other) in zip(tokens, tokens[1:]):
            if tag == other == "nr" and len(first) <= 2 and len(second) <= 2 and is_han(first + second):
                found.add(first + second)
    return found


def running_text(corpora: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each character, and each pair of characters, stands in text outside names."""
    chars, pairs = Counter[str](), Counter[str]()
    for tokens in lines_of(corpora):
        stretch = ""
        for word, tag in [*tokens, ("", "nr")]:
            if tag != "nr":
                stretch += word
                continue
            chars.update(stretch)
            pairs.update(a + b for a, b in zip(stretch, stretch[1:]) if is_han(a + b))
            stretch = ""
    return chars, pairs


def after_names(corpora: Path) -> Counter[str]:
    """How often each Han character stands right behind a name."""
    found = Counter[str]()
    for tokens in lines_of(corpora):
        for (_, tag), (word, other) in zip(tokens, tokens[1:]):
            if tag == "nr" and other != "nr" and is_han(word[0]):
                found[word[0]] += 1
    return found


def transcriptions(corpora: Path) -> set[str]:
    """Names of foreigners and minorities written by their sound: words of three characters and more, parts between dots."""
    found: set[str] = set()
    for line in (corpora / "names/npc13_delegates.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name = line.split("\t")[0]
        found.update(name.split("·") if "·" in name else ())
    for tokens in lines_of(corpora):
        words = [("", ""), *tokens, ("", "")]
        for (_, before), (word, tag), (_, after) in zip(words, words[1:], words[2:]):
            if tag == "nr" and "nr" not in (before, after):
                found.update(part for part in word.split("·") if len(part) > 2)
    return {name for name in found if is_han(name)}


def parted(name: str) -> tuple[str, str]:
    """Surname and given name."""
    return (name[:2], name[2:]) if len(name) > 2 and name[:2] in COMPOUND else (name[:1], name[1:])


def odds(count: float, total: float, kinds: float, text: float, all_text: float) -> float:
    """The logarithm of how much likelier a character is in its place than in text."""
    return round(math.log((count + 0.2) / (total + 0.2 * kinds) / ((text + 5) / all_text)), 2)


def write_after_names(corpora: Path, text: Counter[str]) -> None:
    """Writes the table of what stands behind names: the rarer a character is in text, the more its company counts."""
    behind, total = after_names(corpora), sum(count for char, count in text.items() if is_han(char))
    lines = ["char\todds\tsource"]
    for char in sorted(
        char for char, count in text.items() if is_han(char) and (count > 100 or behind[char])
    ):
        share = (text[char] + 5) / total
        lift = (behind[char] + LEAST_BEHIND * share) / (behind.total() + LEAST_BEHIND) / share
        lines.append(f"{char}\t{math.log(lift):.1f}\tPKU 1998-01")
    (DATA / "after_names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_transcriptions(corpora: Path, text: Counter[str]) -> None:
    """Writes how much likelier a character is in a name written by its sound than in running text."""
    seen, total = Counter("".join(transcriptions(corpora))), text.total()
    lines = ["char\todds\tsource"]
    for char in sorted(char for char, count in seen.items() if count > 1):
        lines.append(f"{char}\t{odds(seen[char], seen.total(), 600, text[char], total):.1f}\t{SOURCE}")
    (DATA / "transcription.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(corpora: Path) -> None:
    """Writes the five tables."""
    bearers: dict[str, int] = {}
    for line in (corpora / "names/surnames.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        word, weight = line.split("\t")
        bearers[word] = int(float(weight))
    for word in COMPOUND:
        bearers.setdefault(word, 5)
    names = names_of(corpora)
    seen = Counter(parted(name)[0] for name in names)
    for word, count in seen.items():
        if word not in bearers and (count > 1 or len(word) == 1):
            bearers[word] = 1
    text, pairs = running_text(corpora)
    write_after_names(corpora, text)
    write_transcriptions(corpora, text)
    total = sum(text.values())
    borne, all_seen = sum(bearers.values()), sum(seen.values())
    lines = ["surname\tweight\todds\tsource"]
    for word, weight in sorted(bearers.items()):
        share = 0.5 * (weight + 0.5) / borne + 0.5 * (seen[word] + 0.05) / all_seen
        common = (text[word] + 5) / total if len(word) == 1 else (pairs[word] + 0.3) / total
        lines.append(f"{word}\t{weight}\t{round(math.log(share / common), 2)}\twainshine surnames; {SOURCE}")
    (DATA / "surnames.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    given = [parted(name)[1] for name in names]
    places = (
        Counter(part[0] for part in given if len(part) == 2),
        Counter(part[1] for part in given if len(part) == 2),
        Counter(part for part in given if len(part) == 1),
    )
    in_names = set().union(*places)
    kept = in_names | {char for char, count in text.items() if count > 60 and is_han(char)}
    lines = ["char\tfirst\tlast\tonly\tsource"]
    for char in sorted(kept):
        cells = [odds(place[char], place.total(), 2500, text[char], total) for place in places]
        lines.append("\t".join((char, *map(str, cells), SOURCE)))
    (DATA / "given_names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    graded: dict[str, dict[int, str]] = defaultdict(lambda: defaultdict(str))
    openers = in_names | set(bearers)
    for pair, count in sorted(pairs.items()):
        first, second = pair
        if count >= LEAST_SEEN and first in openers:
            lift = math.log(
                (count + SMOOTH * text[second] / total) / (text[first] + SMOOTH) / (text[second] / total)
            )
            if lift > 0.5:
                graded[first][min(round(lift), GRADES[-1])] += second
    lines = ["char\talone\t" + "\t".join(f"e{grade}" for grade in GRADES) + "\tsource"]
    for first in sorted(openers):
        alone = round(math.log(SMOOTH / (text[first] + SMOOTH)), 1)
        if text[first] > SMOOTH:
            cells = [graded[first][grade] for grade in GRADES]
            lines.append("\t".join((first, str(alone), *cells, "PKU 1998-01")))
    (DATA / "name_pairs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
