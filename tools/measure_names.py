"""Measures how well zuotan.knowledge.names tells Han names from running text: area under the curve, and recall at a cut.

Usage: python tools/measure_names.py CORPORA. Names: persons of the MSRA test and the People's Daily dev and test sets
(``CORPORA/ner``) that the tables were not derived from. Other text: strings of the same lengths from the same sets
that touch no name of a person; ``any`` begin anywhere, ``surname`` with a surname.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from derive_names import is_han, names_of

from zuotan.knowledge.names import han_name_score, surname_length


def persons(path: Path) -> set[str]:
    """The names of persons in a BIO corpus."""
    found: set[str] = set()
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        char, _, tag = line.rstrip().replace("\t", " ").partition(" ")
        if tag.strip() == "I-PER" and name:
            name += char
            continue
        found.add(name)
        name = char if tag.strip() == "B-PER" else ""
    return {n for n in found | {name} if 2 <= len(n) <= 4 and is_han(n)}


def stretches(path: Path) -> list[str]:
    """The runs of Han characters of a BIO corpus between the names of persons and other marks."""
    found = [""]
    for line in path.read_text(encoding="utf-8").splitlines():
        char, _, tag = line.rstrip().replace("\t", " ").partition(" ")
        if char and is_han(char) and not tag.strip().endswith("PER"):
            found[-1] += char
        elif found[-1]:
            found.append("")
    return found


def others(texts: list[str], lengths: list[int], kind: str, rng: random.Random) -> list[str]:
    """As many strings that are no names, of the given lengths."""
    found: list[str] = []
    while len(found) < len(lengths):
        text, length = rng.choice(texts), lengths[len(found)]
        usable = [at for at in range(len(text) - length + 1) if kind == "any" or surname_length(text, at)]
        if usable:
            at = rng.choice(usable)
            found.append(text[at : at + length])
    return found


def area(yes: list[float], no: list[float]) -> float:
    """The chance that a name scores above another string (ties count half)."""
    ranked = sorted([(score, 0) for score in no] + [(score, 1) for score in yes])
    below = Counter(score for score, _ in ranked)
    rank, total, seen = {}, 0.0, 0
    for score in sorted(below):
        rank[score] = seen + (below[score] + 1) / 2
        seen += below[score]
    total = sum(rank[score] for score in yes)
    return (total - len(yes) * (len(yes) + 1) / 2) / (len(yes) * len(no))


def main(corpora: Path) -> None:
    """Prints the figures."""
    known = set(names_of(corpora))
    held_out, texts = set[str](), list[str]()
    for part in ("msra_test_bio.txt", "peoples_daily_bio.dev", "peoples_daily_bio.test"):
        held_out |= persons(corpora / "ner" / part)
        texts += stretches(corpora / "ner" / part)
    unseen = held_out - known
    names = sorted(n for n in unseen if surname_length(n) and (len(n) < 4 or surname_length(n) == 2))
    print(f"{len(names)} names unseen, {len(unseen) - len(names)} left out (foreign; given names alone)")
    yes = [han_name_score(name) for name in names]
    for kind in ("any", "surname"):
        strings = others(texts, [len(name) for name in names], kind, random.Random(7))
        no = [han_name_score(string) for string in strings]
        best = max(
            (sum(s >= cut for s in yes) + sum(s < cut for s in no), cut)
            for cut in [x / 4 for x in range(-20, 21)]
        )
        print(
            f"{kind:8} AUC {area(yes, no):.4f}  accuracy {best[0] / len(yes + no):.4f} at {best[1]:+.2f}, at 0 "
            f"{(sum(s >= 0 for s in yes) + sum(s < 0 for s in no)) / len(yes + no):.4f}"
        )
    worst = sorted(zip(yes, names))[:40]
    print("lowest names:", " ".join(f"{name}{score:+.1f}" for score, name in worst))
    print("highest others:", " ".join(f"{s}{v:+.1f}" for v, s in sorted(zip(no, strings), reverse=True)[:60]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
