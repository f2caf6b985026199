"""The whole restoration: any page gives a text or one plain error, and its edits replay."""

import json
import lzma
from html import unescape
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuotan.restoration import Unreadable, repair, replay, restore
from zuotan.restoration.explain import explain
from zuotan.restoration.text import Text

SHARED = Path(__file__).parents[2].parent / "shared"
DAMAGED = "兩(liǎng)市召開(kāi)座談會(huì),,江望舒縣*委書*記,。共謀發(fā)展ＯＭ?p(shuāng)方攜手🌸。"


@pytest.mark.parametrize(
    "page", [b"", "", b"  \n ", bytes(range(32)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(200)]
)
def test_what_is_no_text_is_refused_in_one_line(page: bytes | str) -> None:
    with pytest.raises(Unreadable) as refusal:
        restore(page)
    assert len(str(refusal.value).splitlines()) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(page: bytes) -> None:
    try:
        restored = restore(page)
    except Unreadable:
        return
    assert replay(page, restored.edits, restored.page.charset) == restored.text


@pytest.mark.parametrize(
    "page",
    [
        "会" * 300_000,
        "?" * 100_000,
        "，" * 100_000,
        "戰(zhàn)" * 20_000,
        "<div>" * 50_000 + "座谈会",
        "(" * 100_000,
        " 会" * 100_000,
        "𠀀?W(xué)" * 5_000,
        '"会' * 50_000,
        "welcome-博\n" * 20_000,
        "1会" * 100_000,
    ],
    ids=lambda page: page[:8],
)
def test_monotonous_pages_take_linear_time(page: str) -> None:
    restored = restore(page)
    assert replay(page, restored.edits) == restored.text


def test_edits_lead_back_to_the_bytes() -> None:
    restored = restore(DAMAGED)
    raw = DAMAGED.encode()
    assert all(raw[slice(*edit.raw)].decode() == edit.before for edit in restored.edits)
    assert all(restored.text[slice(*edit.text)] == edit.after for edit in restored.edits)


def test_every_edit_has_a_reason() -> None:
    rows = list(explain(restore(DAMAGED).edits))
    assert {"pinyin_gloss", "punctuation", "noise", "gbk_slip"} <= {row.kind for row in rows}
    assert all(row.reason and (row.certain or "guess" in row.reason) for row in rows)


@pytest.fixture(scope="module")
def broadcasts() -> list[str]:
    """Undamaged news items, their markup taken out."""
    path = SHARED / "corpora" / "xwlb.jsonl.xz"
    if not path.exists():
        pytest.skip("the corpora are not beside this checkout")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line)["html"] for line in islice(lines, 1500)]
    return [unescape(item).replace("<p>", "").replace("</P>", "\n").replace("\xa0", " ") for item in items]


def test_undamaged_news_keeps_all_but_half_width_marks(broadcasts: list[str]) -> None:
    edits = [edit for item in broadcasts for edit in repair(Text.decode(item)).edits()]
    doubts = [edit for edit in edits if edit.kind == "doubt"]
    assert len(doubts) < 0.02 * len(broadcasts)
    assert all(edit.before == edit.after for edit in doubts)
    assert {edit.kind for edit in edits} <= {"punctuation", "doubt"}
    assert set("".join(edit.before for edit in edits if edit not in doubts)) <= set('(),;:?!・•" ')
