"""The wordings, and how dates are set in each language."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import zuotan.web
from zuotan.web.wording import days, words

TABLES = sorted((Path(zuotan.web.__file__).parent / "data" / "words").glob("*.tsv"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_wording_stands_once_in_both_languages_with_the_same_values(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row["key"] for row in rows] == sorted({row["key"] for row in rows})
    for row in rows:
        assert row["en"], row
        assert row["zh"], row
        if not row["key"].endswith(".one"):
            assert set(re.findall(r"\{\w+\}", row["en"])) == set(re.findall(r"\{\w+\}", row["zh"])), row


def test_a_key_stands_in_one_table_only() -> None:
    keys = [
        line.split("\t")[0] for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()[1:]
    ]
    assert len(keys) == len(set(keys))


def test_one_is_said_as_one() -> None:
    say = words("en")
    assert say("foot_pages", count=1) == "Read from one page"
    assert say("foot_pages", count=4218) == "Read from 4,218 pages"


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("en", "2024-04-16", "2024-04-18", "16–18 Apr 2024"),
        ("zh", "2024-04-16", "2024-04-18", "2024年4月16日至18日"),
        ("en", "2024-04-30", "2024-05-02", "30 Apr – 2 May 2024"),
        ("zh", "2024-04-30", "2024-05-02", "2024年4月30日至5月2日"),
        ("en", "2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("zh", "2024-12-30", "2025-01-02", "2024年12月30日至2025年1月2日"),
        ("en", "2024-04-16", None, "16 Apr 2024"),
        ("zh", None, None, ""),
    ],
)
def test_days_are_set_as_each_language_sets_them(
    language: str, first: str | None, last: str | None, said: str
) -> None:
    assert days(language, first, last) == said
