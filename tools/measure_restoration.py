"""Measures how much of damaged real text is restored: news items of CORPORA/xwlb.jsonl.xz, damaged in each way of the sample.

Usage: python tools/measure_restoration.py CORPORA [--items N] [--kinds a,b] [--show N] [--seed N]

The truth is the item's text, taken out of its markup here and not by the program. Items judged under damage are in the print
of newsrooms (full-width marks, one headline at most above the text) and come back unchanged when undamaged; so what is
counted is the damage alone. For each kind: the share of characters restored (one less edit distance over length), the
share of items restored exactly, and ``silent``: the share of items that differ from the truth and have no uncertain edit
within a few characters of each difference.
"""

from __future__ import annotations

import argparse
import html
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from zuotan.model import Restored
from zuotan.restoration import restore
from zuotan.sample.damage import KINDS, damage

MIXTURES = (
    ("gbk_slip", "emoji"),
    ("pinyin_gloss", "doubled_punctuation", "digit_noise"),
    ("traditional", "half_width_punctuation", "spam_lines"),
)
"""Damage found together."""
HEADLINE = "视察团来访 两市共商合作发展大计"
"""The title of every page: what fragments are taken from."""
LOST = frozenset({"blotted_words", "gbk_slip"})
"""Kinds that lose characters for good: their repairs are guesses, and must say so."""
HELD_OUT = 10
"""Every so many items of the corpus are held out: by them restoration is measured, from the others its tables are derived."""
_NEAR = 12
"""A difference so many characters from an uncertain edit is not silent."""
_BLOCK = re.compile(r"(?i)</?(?:p|br|div|h\d)\b[^>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_HALF = re.compile(r"[,;:?!()\"*]|[一-鿿] +[一-鿿]")


def items(corpora: Path, *, held_out: bool) -> Iterator[str]:
    """The items of the corpus that are held out, or all others, as HTML."""
    with lzma.open(corpora / "xwlb.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % HELD_OUT == 0) == held_out:
                yield json.loads(line)["html"]


def plain(source: str) -> str:
    """The text of an item, a paragraph a line."""
    text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", source)))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def dressed(text: str) -> str:
    """The text as a page of bare markup."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in text.split("\n"))


def silent(truth: str, page: str) -> tuple[str, int, bool]:
    """The restored text, its distance from the truth, and whether some difference lies near no uncertain edit."""
    restored = restore(page)
    steps = Levenshtein.opcodes(truth, restored.text)
    guesses = [edit.text for edit in restored.edits if not edit.certain]
    unsaid = False
    for step in steps:
        if step.tag != "equal":
            low, high = step.dest_start - _NEAR, step.dest_end + _NEAR
            unsaid = unsaid or not any(start < high and end > low for start, end in guesses)
    return restored.text, Levenshtein.distance(truth, restored.text), unsaid


def told_above(restored: Restored) -> bool:
    """Whether lines were taken out, and the masthead tells each of them: headlines, reporters and editors."""
    head = restored.masthead
    headlines = " ".join(filter(None, (head.title, head.kicker, head.subtitle)))
    names = (*head.byline, *head.editors)
    taken = [edit for edit in restored.edits if edit.kind in ("headline", "furniture")]
    return bool(taken) and all(
        " ".join(edit.before.split()) in headlines or any(name in edit.before for name in names)
        for edit in taken
    )


def undamaged(sources: list[str]) -> list[str]:
    """Prints how undamaged items come back, and returns the texts to damage."""
    kinds: Counter[str] = Counter()
    usable: list[str] = []
    for source in sources:
        truth, restored = plain(source), restore(source)
        if restored.text == truth:
            kinds["the same"] += 1
            if not _HALF.search(truth) and len(truth) > 120:
                usable.append(truth)
        else:
            other = {edit.kind for edit in restored.edits} - {"html", "whitespace", "doubt"}
            told = " (headline and credits, told in the masthead)" if told_above(restored) else ""
            kinds[" + ".join(sorted(other)) + told] += 1
    print(f"undamaged: {len(sources)} items")
    for kind, count in kinds.most_common():
        print(f"  {count / len(sources):7.2%}  {kind}")
    return usable


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    sources = list(items(told.corpora, held_out=True))
    rng = random.Random(told.seed)
    rng.shuffle(sources)
    usable = undamaged(sources[: told.items])
    more = iter(sources[told.items :])
    while len(usable) < told.items and (source := next(more, None)):
        truth = plain(source)
        if len(truth) > 120 and not _HALF.search(truth) and restore(source).text == truth:
            usable.append(truth)
    wanted = [tuple(name.split("+")) for name in told.kinds.split(",") if name]
    print(f"{len(usable)} items, {sum(map(len, usable)):,} characters\n")
    print(f"{'damage':58} {'touched':>8} {'chars':>9} {'exact':>8} {'silent':>8}")
    for kinds in wanted or [*((kind,) for kind in KINDS), *MIXTURES]:
        measure(kinds, usable, told.show)


def measure(kinds: tuple[str, ...], texts: list[str], show: int) -> None:
    """Prints the figures of one way of damage, over the items that it touches."""
    wrong = length = exact = unsaid = touched = 0
    for number, truth in enumerate(texts):
        rng = random.Random(f"{number}/{'+'.join(kinds)}")
        clean = f"<title>{HEADLINE}</title>\n" + dressed(truth)
        page = damage(clean, kinds, rng)
        if page == clean:
            continue
        touched += 1
        text, distance, unspoken = silent(truth, page)
        wrong += distance
        length += len(truth)
        exact += text == truth
        unsaid += unspoken
        if show and text != truth:
            show -= 1
            for step in Levenshtein.opcodes(truth, text):
                if step.tag != "equal":
                    was = truth[max(0, step.src_start - 8) : step.src_end + 8]
                    now = text[max(0, step.dest_start - 8) : step.dest_end + 8]
                    print(f"    {number:5} {was!r} → {now!r}{'  SILENT' if unspoken else ''}")
    name = " + ".join(kinds) + (" (loses characters)" if LOST & set(kinds) else "")
    count = max(touched, 1)
    print(
        f"{name:58} {touched:8} {1 - wrong / max(length, 1):9.3%} {exact / count:8.2%} {unsaid / count:8.2%}",
        flush=True,
    )


if __name__ == "__main__":
    main()
