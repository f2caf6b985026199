"""Laws of texts and edits: they replay, and spans survive the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuotan.restoration.text import Change, Text, replay

KINDS = st.sampled_from(["script", "punctuation", "noise"])
PAGES = st.text(alphabet="战戰略，,。 ab<>&\n\r😀ｅ", max_size=40)


@st.composite
def layered(draw: st.DrawFn) -> Text:
    """A text after up to five layers of random changes."""
    text = Text.decode(draw(PAGES))
    for _ in range(draw(st.integers(0, 5))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text.chars)), max_size=10)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        changes = [
            Change(a, b, after, draw(KINDS), draw(st.booleans()))
            for a, b in pairs
            if (after := draw(st.text("甲乙丙x。", max_size=3))) or a != b
        ]
        text = text.apply(changes)
    return text


@given(layered())
def test_edits_replay(text: Text) -> None:
    edits = text.edits()
    assert replay(text.raw, edits, text.charset) == text.chars
    reach, written = 0, 0
    for edit in edits:
        assert reach <= edit.raw[0] <= edit.raw[1] and written <= edit.text[0] <= edit.text[1]
        assert text.raw[slice(*edit.raw)].decode() == edit.before != edit.after
        assert text.chars[slice(*edit.text)] == edit.after
        reach, written = edit.raw[1], edit.text[1]


@given(layered(), st.data())
def test_spans_go_to_the_page_and_back(text: Text, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text.chars)))
    end = data.draw(st.integers(start, len(text.chars)))
    low, high = text.to_raw((start, end))
    assert 0 <= low <= high <= len(text.raw)
    if start < end and all(edit.text[1] < start or edit.text[0] > end for edit in text.edits()):
        assert text.raw[low:high].decode() == text.chars[start:end]
        assert text.to_text((low, high)) == (start, end)
    for edit in text.edits():
        if edit.raw[0] < edit.raw[1]:
            first, last = text.to_text(edit.raw)
            assert first <= edit.text[0] and edit.text[1] <= last


def test_an_untouched_span_maps_to_its_own_bytes() -> None:
    text = (
        Text.decode("戰(zhàn)略合作")
        .apply([Change(1, 7, "", "pinyin_gloss")])
        .apply([Change(0, 1, "战", "script")])
    )
    assert text.chars == "战略合作"
    assert text.raw[slice(*text.to_raw((1, 4)))].decode() == "略合作"
    assert text.raw[slice(*text.to_raw((0, 1)))].decode() == "戰"
    assert [(e.kind, e.before, e.after) for e in text.edits()] == [
        ("script", "戰", "战"),
        ("pinyin_gloss", "(zhàn)", ""),
    ]
    assert text.to_text(text.to_raw((1, 3))) == (1, 3)


def test_a_later_change_over_an_earlier_one_makes_one_edit() -> None:
    text = (
        Text.decode("甲乙丙丁")
        .apply([Change(1, 2, "XY", "noise", False)])
        .apply([Change(2, 4, "Z", "script")])
    )
    assert [(e.before, e.after, e.certain) for e in text.edits()] == [("乙丙", "XZ", False)]


def test_changes_that_cancel_are_no_edit() -> None:
    text = Text.decode("甲乙").apply([Change(0, 1, "丙", "noise")]).apply([Change(0, 1, "甲", "noise")])
    assert text.edits() == ()


def test_nothing_to_do_costs_nothing() -> None:
    text = Text.decode("座谈会")
    assert text.apply([]) is text


def test_overlapping_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Text.decode("座谈会").apply([Change(0, 2, "", "noise"), Change(1, 3, "", "noise")])


SENTENCE = "考察团一行来到产业园，双方将在科技创新、人才交流等方面加强合作。"
TRADITIONAL = "考察團一行來到產業園，雙方將在科技創新、人才交流等方面加強合作。"


@pytest.mark.parametrize(
    ("raw", "charset", "chars"),
    [
        (SENTENCE.encode(), "utf-8", SENTENCE),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8", SENTENCE),
        (SENTENCE.encode("gb18030"), "gb18030", SENTENCE),
        (TRADITIONAL.encode("big5"), "big5hkscs", TRADITIONAL),
        (
            b'<meta charset="big5">' + TRADITIONAL.encode("big5"),
            "big5hkscs",
            '<meta charset="big5">' + TRADITIONAL,
        ),
        (SENTENCE.encode()[:-2], "utf-8", SENTENCE[:-1]),
        (SENTENCE.encode()[1:], "utf-8", SENTENCE[1:]),
        (("\ufeff" + SENTENCE).encode("utf-16-le"), "utf-16-le", SENTENCE),
    ],
)
def test_charsets(raw: bytes, charset: str, chars: str) -> None:
    text = Text.decode(raw)
    assert (text.charset, text.chars) == (charset, chars)
    assert replay(raw, text.edits(), text.charset) == chars


@given(st.binary(max_size=200))
def test_any_bytes_decode_and_replay(raw: bytes) -> None:
    text = Text.decode(raw)
    assert replay(raw, text.edits(), text.charset) == text.chars
