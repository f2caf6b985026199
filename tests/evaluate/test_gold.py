"""Where gold is found, and what is wrong with it told in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zuotan.evaluate import GoldError, load_gold

Record = dict[str, Any]


def write(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def test_gold_with_its_pages_beside_it(tmp_path: Path, gold: Record) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text("一页")
    write(tmp_path / "gold" / "000.json", {**gold, "page": {"source": "seeds/one.txt"}})
    found = load_gold(tmp_path / "gold")
    assert found.name == "seeds"
    assert [(page.name, page.raw.decode()) for page in found.pages] == [("000", "一页")]
    assert load_gold(tmp_path / "gold" / "000.json").pages == found.pages


def test_cases_carry_their_page(tmp_path: Path, gold: Record) -> None:
    write(tmp_path / "cases" / "b.json", {**gold, "raw": "乙"})
    write(tmp_path / "cases" / "a.json", {**gold, "raw": "甲"})
    found = load_gold(tmp_path / "cases")
    assert (found.name, [page.raw.decode() for page in found.pages]) == ("cases", ["甲", "乙"])


@pytest.mark.parametrize("source", ["pages/p1.html", "p1.html", None])
def test_a_corpus(tmp_path: Path, gold: Record, source: str | None) -> None:
    (tmp_path / "corpus" / "pages").mkdir(parents=True)
    (tmp_path / "corpus" / "pages" / "p1.html").write_bytes(b"<p>page</p>")
    write(tmp_path / "corpus" / "gold" / "p1.json", {**gold, "page": {"source": source}})
    found = load_gold(tmp_path / "corpus")
    assert (found.name, [page.raw for page in found.pages]) == ("corpus", [b"<p>page</p>"])


def test_the_digest_changes_with_the_gold_and_not_with_its_layout(tmp_path: Path, gold: Record) -> None:
    one = write(tmp_path / "a" / "x.json", {**gold, "raw": "页"})
    two = write(tmp_path / "b" / "x.json", dict(reversed({**gold, "raw": "页"}.items())))
    assert one.read_bytes() != two.read_bytes()
    assert load_gold(one.parent).digest == load_gold(two.parent).digest
    write(two, {**gold, "raw": "叶"})
    assert load_gold(one.parent).digest != load_gold(two.parent).digest
    write(two, {**gold, "raw": "页", "phrases": [{"name": "甲", "spans": []}]})
    assert load_gold(one.parent).digest != load_gold(two.parent).digest


def test_what_is_no_gold_is_told_in_one_line(tmp_path: Path, gold: Record) -> None:
    with pytest.raises(GoldError, match="no such file"):
        load_gold(tmp_path / "absent")
    with pytest.raises(GoldError, match="no gold"):
        load_gold(tmp_path)
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(GoldError, match="not JSON"):
        load_gold(tmp_path)
    write(tmp_path / "x.json", {"a": 1})
    with pytest.raises(GoldError, match="not gold"):
        load_gold(tmp_path)
    write(tmp_path / "x.json", gold)
    with pytest.raises(GoldError, match=r"invented\.txt is not beside it"):
        load_gold(tmp_path)


def test_the_gold_is_well_formed(shared: Path) -> None:
    """Every span of gold lies in its text and holds what it says."""
    for folder in ("gold", "cases"):
        for page in load_gold(shared / folder).pages:
            text = page.gold["report"]["text"]
            for visit in page.gold["visits"]:
                for person in visit["people"]:
                    assert all(text[start:end] for start, end in person["spans"]), page.name
                for one in visit["commitments"]:
                    assert text[slice(*one["span"])] == one["text"], page.name
                for one in visit["agreements"]:
                    assert text[slice(*one["span"])] == one["title"], page.name
