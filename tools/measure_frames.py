"""Measures how many of a list of names are read whole, with the right office, in sentences of the genre.

Usage: python tools/measure_frames.py CORPORA [--errors]. Names: the 2,975 delegates of the 13th National People's Congress
(``CORPORA/names``; the tables of names were derived from them), and the persons of the MSRA test and the People's Daily dev
and test sets that no table was derived from (Han names with a surname). Each stands in the ten sentences of :data:`FRAMES`
at 甲; other names in them are invented. It is right where a holder has exactly its span and exactly the offices given.
"""

from __future__ import annotations

import sys
from pathlib import Path

from derive_names import names_of
from measure_names import persons

from zuotan.knowledge.lexicon import lexicon
from zuotan.knowledge.names import surname_length
from zuotan.reading.holders import HolderFinder
from zuotan.reading.marks import Marks

FRAMES = (
    ("9月6日，河北省委书记甲率党政代表团来我省考察。", ("河北省委书记",)),
    ("省委副书记、省长甲主持座谈会。", ("省委副书记", "省长")),
    ("市领导古一凡、甲、谌小满参加活动。", ("市领导",)),
    ("副市长谌小满，市政府秘书长甲陪同考察。", ("市政府秘书长",)),
    ("县委书记甲在座谈会上介绍了县情。", ("县委书记",)),
    ("市政协副主席、市工商联主席甲（女）出席签约仪式。", ("市政协副主席", "市工商联主席")),
    ("会前，自治区主席甲会见了代表团一行。", ("自治区主席",)),
    ("考察团由市人大常委会主任甲带队。", ("市人大常委会主任",)),
    ("区委常委、副区长甲和区发展改革局局长古一凡一同走访。", ("区委常委", "副区长")),
    ("南和电子集团董事长甲向客人介绍生产情况。", ("南和电子集团董事长",)),
)


def delegates(corpora: Path) -> list[str]:
    """The delegates' names."""
    lines = (corpora / "names/npc13_delegates.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return sorted({line.split("\t")[0] for line in lines})


def unseen(corpora: Path) -> list[str]:
    """Names of the corpora that no table was derived from."""
    parts = ("msra_test_bio.txt", "peoples_daily_bio.dev", "peoples_daily_bio.test")
    held_out = set().union(*(persons(corpora / "ner" / part) for part in parts)) - names_of(corpora)
    return sorted(n for n in held_out if surname_length(n) and (len(n) < 4 or surname_length(n) == 2))


def right(name: str, frame: str, offices: tuple[str, ...]) -> bool:
    """Whether ``name`` is read whole from ``frame``, with ``offices``."""
    text, at = frame.replace("甲", name), frame.index("甲")
    for holder in HolderFinder(Marks(text, lexicon())).holders():
        if holder.start == at:
            told = tuple(text[office.start : office.end] for office in holder.offices)
            return holder.end == at + len(name) and told == offices
    return False


def main(corpora: Path, errors: bool) -> None:
    """Prints the share of right readings for each list and frame."""
    for label, names in (("delegates", delegates(corpora)), ("names unseen", unseen(corpora))):
        wrong = [[name for name in names if not right(name, *frame)] for frame in FRAMES]
        total = len(names) * len(FRAMES)
        print(f"{label}: {1 - sum(map(len, wrong)) / total:.4f} of {total} ({len(names)} names)")
        for (frame, _), missed in zip(FRAMES, wrong):
            print(f"  {1 - len(missed) / len(names):.4f}  {frame}", *(missed[:25] if errors else ()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--errors" in sys.argv)
