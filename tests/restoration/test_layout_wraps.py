"""Paragraphs broken into lines of one width are whole again, and lines of other pages stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuotan.restoration import replay
from zuotan.restoration.layout import lay_out
from zuotan.restoration.layout_wraps import unwrap
from zuotan.restoration.text import Text

PARAGRAPHS = [
    (
        "6月1日，甲市党政代表团来我市考察，市委书记江望舒、市长陆小满陪同考察并出席座谈会。代表团先后参观了高新区展示馆、港口物流园"
        "和古城街区，详细了解产业发展、城市更新等情况。"
    ),
    (
        "江望舒说，两市地缘相近、人缘相亲，合作基础扎实。希望双方以此次考察为契机，在产业协作、港口联动、文旅互动等方面深化合作，推动"
        "两市共同发展。他向代表团介绍了2023年经济社会发展情况，全年实现生产总值1234亿元。"
    ),
    "陆小满参加座谈。",
]


def wrapped(paragraph: str, width: int) -> list[str]:
    """Lines of ``width`` characters, none begun by a mark."""
    lines: list[str] = []
    while paragraph:
        cut = width - 1 if paragraph[width : width + 1] in tuple("，。、") else width
        lines.append(paragraph[:cut])
        paragraph = paragraph[cut:]
    return lines


@pytest.mark.parametrize("width", [18, 20, 26])
@pytest.mark.parametrize("inset", ["　　", "    ", ""])
def test_wrapped_paragraphs_are_joined(width: int, inset: str) -> None:
    page = ["甲市党政代表团来我市考察", ""]
    for paragraph in PARAGRAPHS:
        page += wrapped(inset + paragraph, width)
    body, masthead = lay_out(Text.decode("\n".join(page)))
    assert body.chars.split("\n") == PARAGRAPHS
    assert masthead.title == "甲市党政代表团来我市考察"
    assert replay(body.raw, body.edits()) == body.chars


@pytest.mark.parametrize(
    "page",
    [
        PARAGRAPHS,
        ["“到了？”", "“到了。”", "他笑了。", "“走吧。”", "车开了。", "没人说话。"],
        ["3月1日 甲市—乙市 江望舒 港口"] * 3,
        ["3月1日，江望舒率甲市党政代表团来我市考察并座谈。"] * 9,
    ],
)
def test_pages_that_are_not_wrapped_stay_as_they_are(page: list[str]) -> None:
    text = Text.decode("\n".join(page))
    assert unwrap(text) is text


@given(st.lists(st.text("甲，。 \n", max_size=30), max_size=12))
def test_only_line_ends_and_the_blanks_before_them_go(parts: list[str]) -> None:
    page = "\n".join(parts)
    text = unwrap(Text.decode(page))
    assert "".join(text.chars.split()) == "".join(page.split())
    assert replay(page, text.edits()) == text.chars
