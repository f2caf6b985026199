"""The tables: well formed, unique, sorted, with days that a calendar has and sources where facts come from elsewhere."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from zuotan.knowledge.tables import Row, rows, several, table_names, table_text
from zuotan.reading.occasions import first_day, last_day

DATA = files("zuotan.knowledge") / "data"
TABLES = sorted(
    [
        *(entry.name.removesuffix(".tsv") for entry in DATA.iterdir() if entry.name.endswith(".tsv")),
        *table_names("words"),
    ]
)
OF_WORDS = list(table_names("words"))
PARTIAL = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
CERTAINTY = {"high", "medium", "low"}
SOURCE = re.compile(r"own knowledge|xwlb \d{4}|https?://")
POSTS = ("党委书记", "政府正职", "人大常委会主任", "政协主席")


def lines(table: str) -> list[str]:
    return table_text(table).removesuffix("\n").split("\n")


def columns(table: str) -> list[str]:
    return lines(table)[0].split("\t")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_well_formed(table: str) -> None:
    raw = (DATA / f"{table}.tsv").read_bytes()
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    width = len(columns(table))
    assert len(set(columns(table))) == width
    assert [line for line in lines(table)[1:] if len(line.split("\t")) != width] == []
    first = 1 if table == "furniture" else 0  # the words of a page's furniture may begin with a blank
    cells = [cell for line in lines(table) for cell in line.split("\t")[first:]]
    assert [cell for cell in cells if cell != cell.strip(" \u3000")] == []


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_sorted_and_each_row_stands_once(table: str) -> None:
    held = lines(table)[1:]
    assert len(set(held)) == len(held)
    first = [line.split("\t")[0] for line in held]
    assert [pair for pair in pairwise(first) if pair[0] > pair[1]] == []


@pytest.mark.parametrize("table", [*OF_WORDS, "phrases", "programmes", "term_contexts", "day_contexts"])
def test_a_word_stands_once(table: str) -> None:
    words = [line.split("\t")[0] for line in lines(table)[1:]]
    assert len(set(words)) == len(words)
    assert "" not in words


@pytest.mark.parametrize("table", OF_WORDS)
def test_tables_of_words_have_the_same_columns(table: str) -> None:
    assert columns(table) == ["word", "value", "note"]


def bad_days(row: Row, *names: str) -> list[str]:
    found = []
    for name in names:
        cell = row[name]
        if cell and not (PARTIAL.fullmatch(cell) and first_day(cell) <= last_day(cell)):
            found.append(f"{name} {cell}")
    return found


@pytest.mark.parametrize(
    ("table", "start", "end"), [("phrases", "first_used", "ended"), ("programmes", "start", "end")]
)
def test_terms_have_days_sources_and_regions(table: str, start: str, end: str) -> None:
    codes = {row["code"] for row in rows("regions")}
    seen: dict[str, str] = {}
    for row in rows(table):
        name = row["name"]
        assert bad_days(row, start, end, "first_used") == [], name
        assert not (row[start] and row[end]) or first_day(row[start]) <= last_day(row[end]), name
        assert not (row["first_used"] and row[end]) or first_day(row["first_used"]) <= last_day(row[end]), (
            name
        )
        assert row["certainty"] in CERTAINTY, name
        assert SOURCE.match(row["source"]), name
        assert row["english"], name
        for code in several(row["region_code" if table == "phrases" else "regions"]):
            assert code in codes, f"{name}: {code}"
        for word in (name, *several(row["variants"])):
            assert word not in seen, f"{word}: {name}, {seen.get(word)}"
            seen[word] = name


def test_observed_offices_are_of_regions_and_seen_on_several_days() -> None:
    codes = {row["code"] for row in rows("regions")}
    for row in rows("observed_offices"):
        told = f"{row['name']} {row['office']}"
        assert row["code"] in codes, told
        assert row["office"].startswith(row["region"][:2]), told
        assert row["post"] in ("", *POSTS), told
        assert date.fromisoformat(row["first"]) < date.fromisoformat(row["last"]), told
        assert int(row["days"]) > 1, told
        assert SOURCE.match(row["source"]), told


def test_nobody_sits_in_a_chair_that_another_is_seen_in() -> None:
    held = [row for row in rows("observed_offices") if row["post"]]
    for one in held:
        for other in held:
            if (one["code"], one["post"]) == (other["code"], other["post"]) and one["name"] != other["name"]:
                assert one["last"] <= other["first"] or other["last"] <= one["first"], (one, other)


def test_words_that_need_a_context_are_words_of_the_terms() -> None:
    words = {
        w for t in ("phrases", "programmes") for r in rows(t) for w in (r["name"], *several(r["variants"]))
    }
    assert [row["word"] for row in rows("term_contexts") if row["word"] not in words] == []


def test_events_are_spoken_of_before_they_begin_and_begin_before_they_end() -> None:
    for row in rows("words/event"):
        known, first, last = (date.fromisoformat(day) for day in row["value"].split("|"))
        assert known <= first <= last, row["word"]
        assert row["note"], row["word"]


def test_plans_have_five_years_and_foundings_a_year() -> None:
    for row in rows("words/plan"):
        first, last = (int(year) for year in row["value"].split("|"))
        assert last == first + 4, row["word"]
        assert first % 5 == 1, row["word"]
    assert all(1800 < int(row["value"]) < 2030 for row in rows("words/founding"))


def test_words_of_days_have_known_values() -> None:
    kinds = {row["value"].partition(":")[0] for row in rows("words/day_word")}
    assert kinds == {
        "day",
        "month",
        "back",
        "recent",
        "next",
        "week",
        "part",
        "weekday",
        "lastweek",
        "length",
    }
    assert {(row["where"], row["means"]) for row in rows("day_contexts")} == {
        (where, means) for where in ("before", "after") for means in ("recalled", "planned")
    }


def test_leaders_have_days_posts_and_sources() -> None:
    for row in rows("leaders"):
        told = f"{row['region']} {row['post']} {row['name']}"
        assert row["post"] in POSTS, told
        assert row["start"], told
        assert bad_days(row, "start", "end") == [], told
        assert not row["end"] or first_day(row["start"]) <= last_day(row["end"]), told
        assert row["acting"] in ("0", "1"), told
        assert row["certainty"] in CERTAINTY, told
        assert all(SOURCE.match(part.strip()) or part for part in row["source"].split(";")), told
        assert row["source"], told


def test_leaders_of_one_post_follow_each_other() -> None:
    terms: dict[tuple[str, str], list[Row]] = {}
    for row in rows("leaders"):
        terms.setdefault((row["code"], row["post"]), []).append(row)
    for held in terms.values():
        for before, after in pairwise(held):
            told = f"{before['region']} {before['post']} {before['name']} {after['name']}"
            assert before["end"], told
            assert first_day(before["start"]) <= first_day(after["start"]), told
            assert first_day(before["end"]) <= last_day(after["start"]), told
