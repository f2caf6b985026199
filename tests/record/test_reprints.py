"""Copies of one report in the record: side by side, and one healed by another, with the way back to both pages' bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from record_readings import TEXT, reading

from zuotan.model import Edit, Reading
from zuotan.record import Record, open_record
from zuotan.restoration.text import raw_span

LONG = (
    TEXT + "\n代表团一行走进港口、企业和社区，看变化、听介绍，就海上风电和人才交流等与当地干部群众深入交谈。"
)
OTHER = LONG.replace("时向晚说", "时向晚指出").replace("就海上风电", "就海上风能")


def guessed(text: str, words: str, source: str) -> tuple[Reading, bytes]:
    """A page whose ``words`` are a guess of what the bytes 0x80 0x81 stood for."""
    made, _ = reading(text, source)
    start = text.index(words)
    raw = b"\xef\xbb\xbf" + text[:start].encode() + b"??" + text[start + len(words) :].encode()
    at = 3 + len(text[:start].encode())
    edits = (
        Edit("encoding", (0, 3), (0, 0), "\ufeff", ""),
        Edit("gbk_slip", (at, at + 2), (start, start + len(words)), "??", words, False),
    )
    page = msgspec.structs.replace(made.page, id=made.page.id[:60] + source[:4].rjust(4, "0"))
    return msgspec.structs.replace(made, page=page, edits=edits), raw


def sure(text: str, source: str) -> tuple[Reading, bytes]:
    made, raw = reading(text, source)
    edits = tuple(msgspec.structs.replace(edit, certain=True) for edit in made.edits)
    return msgspec.structs.replace(made, edits=edits), raw


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "v.db") as held:
        held.add(*guessed(LONG.replace("走进港口", "走进渔口"), "渔", "worn.txt"))
        held.add(*sure(LONG, "clean.txt"))
        held.add(*guessed(OTHER, "风能", "other.txt"))
        yield held


def test_copies_stand_beside_the_best_with_what_differs(record: Record) -> None:
    rows = record.copies()
    assert [(row.leader_source, row.source) for row in rows] == [
        ("clean.txt", "other.txt"),
        ("clean.txt", "worn.txt"),
    ]
    other, worn = rows
    assert [(each.mine, each.theirs) for each in worn.differences] == [("渔", "港")]
    assert [(each.mine, each.theirs) for each in other.differences] == [("指出", "说"), ("能", "电")]


def test_a_guess_is_healed_and_both_ways_lead_to_bytes(record: Record) -> None:
    pages = {row.source: row.id for row in record.pages()}
    report = record.healed(pages["worn.txt"])
    assert report.text == LONG
    (patch,) = report.healings
    assert (patch.before, patch.after, patch.donor_source) == ("渔", "港", "clean.txt")
    assert record.raw(pages["worn.txt"])[slice(*patch.raw)] == b"??"
    assert record.raw(patch.donor)[slice(*patch.donor_raw)].decode() == "港"
    own = record.reading(pages["worn.txt"])
    assert "走进渔口" in own.report.text
    assert raw_span(own.report.text, own.edits, patch.span) == patch.raw


def test_what_a_page_is_sure_of_stays_though_copies_differ(record: Record) -> None:
    pages = {row.source: row.id for row in record.pages()}
    assert record.healed(pages["clean.txt"]).healings == ()
    (patch,) = record.healed(pages["other.txt"]).healings
    assert (patch.before, patch.after) == ("能", "电")
    assert "时向晚指出" in record.healed(pages["other.txt"]).text


def test_every_healed_page_is_told(record: Record) -> None:
    assert [report.source for report in record.healed_pages()] == ["other.txt", "worn.txt"]
    with pytest.raises(KeyError):
        record.healed("no such page")
