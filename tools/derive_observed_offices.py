"""Derives observed_offices of knowledge/data from a record: who was seen in which office of a region, from when to when.

    .venv/bin/zuotan build CORPORA/xwlb.jsonl.xz -o xwlb.db
    .venv/bin/python tools/derive_observed_offices.py xwlb.db "xwlb" [--check]

The second argument names the source. Kept is what several pages say and none contradicts: an office of a province or prefecture, on ``LEAST`` days
at least, under a name that reads like one; and where one person holds the office at a time, nobody else between the first and the last day
but at most on one page, which is then taken for misread. First and last day are those of the pages; they are not the term. With ``--check``
nothing is written: printed are the holders of the first two offices of each province in order, beside the table of leaders.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from zuotan.knowledge.names import DOTS, han_name_score, surname_length
from zuotan.knowledge.regions import gazetteer
from zuotan.knowledge.tables import Row, rows
from zuotan.record import open_record
from zuotan.record.tenures import TenureRow
from zuotan.resolution.seats import seat_of

TABLE = Path(__file__).parents[1] / "src/zuotan/knowledge/data/observed_offices.tsv"
COLUMNS = ("code", "region", "office", "post", "name", "first", "last", "days", "source")
LEAST = 2
SINCE = "2013"
"""The year from which the check compares."""
POSTS = {
    "党委书记": re.compile(r"(?:党?委)书记"),
    "政府正职": re.compile(r"代?(?:省长|市长|县长|区长|旗长|州长|盟长|主席)"),
    "人大常委会主任": re.compile(r"人大常委会主任"),
    "政协主席": re.compile(r"政协主席"),
}
"""The posts of the table of leaders, by what follows the region in an office."""
FIRST_POSTS = ("党委书记", "政府正职")
OF_A_REGION = re.compile(
    r"党?委(?:书记|副书记|常委|秘书长|[一-鿿]{2}部部长)|党工委书记"
    r"|(?:人民)?(?:政府)?代?副?(?:(?P<level>[省市县区旗州盟])长|主席|行政长官)|(?:政府)?秘书长"
    r"|人大常委会副?主任|政协副?主席"
)
"""What follows the region in the offices that are kept: those of its committee, government, congress and conference."""


def post_of(office: str) -> str:
    """The post of the table of leaders that an office is; empty for others."""
    tail = seat_of(office).tail
    return next((post for post, words in POSTS.items() if words.fullmatch(tail)), "")


def of_a_region(office: str) -> bool:
    """Whether an office is one of those kept, and its post is one of the region's own level (no 主席 of a county)."""
    seat = seat_of(office)
    found = OF_A_REGION.fullmatch(seat.tail)
    if found is None:
        return False
    name = office.removesuffix(seat.tail)
    if found["level"]:
        return name.endswith(found["level"])
    return "主席" not in seat.tail or "政协" in seat.tail or name.endswith("自治区")


def reads_like_a_name(name: str) -> bool:
    """Whether a word can be a name: a surname and one or two characters, or a name with a dot, or one that sounds like a name."""
    if any(dot in name for dot in DOTS):
        return True
    return (
        bool(surname_length(name)) and len(name) - surname_length(name) in (1, 2) or han_name_score(name) > 0
    )


def safe(tenures: Iterable[TenureRow]) -> Iterator[TenureRow]:
    """The tenures that several pages tell and none contradicts."""
    kept = (
        row
        for row in tenures
        if row.days >= LEAST
        and row.code.endswith("00")
        and reads_like_a_name(row.name)
        and of_a_region(row.office)
    )
    for _, group in groupby(kept, key=lambda row: (row.code, row.office)):
        held = list(group)
        sole = seat_of(held[0].office).sole
        yield from (row for row in held if not (sole and any(_at_one_time(row, other) for other in held)))


def _at_one_time(one: TenureRow, other: TenureRow) -> bool:
    return one.name != other.name and other.first < one.last and one.first < other.last


def lines(tenures: Iterable[TenureRow], source: str) -> Iterator[tuple[str, ...]]:
    """The rows of the table."""
    for row in tenures:
        region = gazetteer().on(row.code, row.last)
        yield (
            row.code,
            region.name,
            row.office,
            post_of(row.office),
            row.name,
            row.first,
            row.last,
            str(row.days),
            f"{source} {row.first[:4]}-{row.last[:4]}"
            if row.first[:4] != row.last[:4]
            else f"{source} {row.first[:4]}",
        )


def check(tenures: Iterable[TenureRow]) -> None:
    """Prints the first leaders of each province as observed, in the order of their first day, beside the table of leaders."""
    seen: defaultdict[tuple[str, str], list[TenureRow]] = defaultdict(list)
    for row in tenures:
        if row.code.endswith("0000") and (post := post_of(row.office)) in FIRST_POSTS:
            seen[row.code, post].append(row)
    known: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for leader in rows("leaders"):
        if leader["post"] in FIRST_POSTS and (not leader["end"] or leader["end"] > SINCE):
            known[leader["code"], leader["post"]].append(leader)
    right = missing = wrong = disordered = 0
    for key, held in sorted(seen.items()):
        told = [leader["name"] for leader in sorted(known[key], key=lambda leader: leader["start"])]
        found = [row.name for row in sorted(held, key=lambda row: row.first)]
        strangers = [
            row.name
            for row in sorted(held, key=lambda row: row.first)
            if row.name not in told and row.last >= SINCE
        ]
        absent = [name for name in told if name not in found]
        places = [told.index(name) for name in found if name in told]
        right, missing, wrong = right + len(places), missing + len(absent), wrong + len(strangers)
        disordered += places != sorted(places)
        print(key[0], gazetteer().region(key[0]).name, key[1], "、".join(found), sep="\t", end="")
        print(
            "\tmissing:",
            "、".join(absent),
            "\twrong:",
            "、".join(strangers),
            "\tout of order" if places != sorted(places) else "",
        )
    print(f"{right} right, {missing} missing, {wrong} wrong, {disordered} of {len(seen)} out of order")


def main() -> None:
    """Writes the table, or prints the check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("source")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with open_record(options.record, create=False) as record:
        tenures = record.tenures()
    if options.check:
        check(tenures)
        return
    made = list(lines(safe(tenures), options.source))
    TABLE.write_text("\n".join("\t".join(line) for line in (COLUMNS, *made)) + "\n", encoding="utf-8")
    print(f"{len(made)} of {len(tenures)} tenures kept")


if __name__ == "__main__":
    main()
