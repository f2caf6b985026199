"""Markup goes, words stay, and every removal keeps its place in the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuotan.restoration import html, replay
from zuotan.restoration.text import Text


def lines(page: str) -> list[str]:
    return [line.strip() for line in html.repair(Text.decode(page)).chars.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>甲市代表团来访。</p><p>双方座谈。</p>", ["甲市代表团来访。", "双方座谈。"]),
        ("甲市<br />乙市<BR>丙市", ["甲市", "乙市", "丙市"]),
        ("<div>甲</div>\n<div>&nbsp;</div>\n<div>乙</div>", ["甲", "乙"]),
        ("<P STYLE='x'><FONT face=宋体>甲<B>乙</B>丙</FONT></P>", ["甲乙丙"]),
        ("<p>甲<!-- 旁注 <b> -->乙</p>", ["甲乙"]),
        ("<p>甲</p><script>if(a<b){document.write('<p>丙</p>')}</script><p>乙</p>", ["甲", "乙"]),
        ("<style>p{margin:0}</style><p>甲</p><noscript>请开启脚本</noscript>", ["甲"]),
        ("<p>甲&mdash;乙&#183;丙&#x4E01;&amp;amp;&lt;</p>", ["甲—乙·丙丁&<"]),
        ("<p>&emsp;&emsp;甲&nbsp;乙</p>", ["甲 乙"]),
        ("<p>5<6，R&D，《甲》<人民>。</p>", ["5<6，R&D，《甲》<人民>。"]),
        ("<ruby>訪<rp>(</rp><rt>fǎng</rt><rp>)</rp></ruby><p>甲</p>", ["訪", "甲"]),
        ("<p>甲市代表团\n  来访</p>", ["甲市代表团来访"]),
        ("<p>甲市代表团来访。\n乙市</p>", ["甲市代表团来访。", "乙市"]),
        ("<p>visit of\n the city</p>", ["visit of the city"]),
        ("<table><tr><td>发布日期：</td><td>2020-01-02</td></tr><tr><td>甲</td><td>乙</td></tr></table>",
         ["发布日期：2020-01-02", "甲", "乙"]),
        ("<o:p></o:p><st1:city w:st='on'>甲</st1:city>", ["甲"]),
        ("<p>甲<p>乙<div>丙", ["甲", "乙", "丙"]),
        ("<nav><a>首页</a>要闻</nav><p>甲</p>", ["甲"]),
    ],
)  # fmt: skip
def test_words_stay_and_tags_go(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_a_list_of_links_goes_and_linked_words_of_a_sentence_stay() -> None:
    page = (
        "<ul><li><a href=1>乙市召开会议</a></li><li><a href=2>丙县春耕忙</a></li></ul>"
        "<p>代表团参观了<a href=3>甲市高新区展示馆</a>。</p><h1><a href=4>甲市代表团来访</a></h1>"
        "<div>您的位置：<a>甲网</a> &gt; <a>要闻</a></div>"
    )
    assert lines(page) == ["代表团参观了甲市高新区展示馆。", "甲市代表团来访", "您的位置：甲网 > 要闻"]


def test_text_without_markup_is_returned_as_it_is() -> None:
    text = Text.decode("甲市代表团来访。")
    assert html.repair(text) is text


@pytest.mark.parametrize(
    "part", ["<div>", "</div>", "<", "<a ", "<!--", "<script>", "&amp;", "<td>甲：", "</p", "<p>甲"]
)
def test_broken_markup_costs_no_more_than_its_length(part: str) -> None:
    page = Text.decode(part * 20_000 + "<p>甲</p>")
    assert len(html.repair(page).chars) <= len(page.chars)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<a>", "</a>", "<br>", "甲", "。", "&nbsp;", "\n", "<!--", "-->", "<script>",
                                 "</script>", "<td>", "：", "<", ">", "x y"]), max_size=40))  # fmt: skip
def test_edits_replay_and_no_word_outside_links_and_scripts_is_lost(parts: list[str]) -> None:
    page = "".join(parts)
    text = html.repair(Text.decode(page))
    assert replay(page, text.edits()) == text.chars
    if not {"<a>", "<!--", "<script>"} & set(parts):
        assert text.chars.count("甲") == page.count("甲")


def test_metadata_are_read_from_all_places_that_hold_them() -> None:
    page = """<html><head><title>甲市代表团来访_乙市新闻网</title>
    <meta name="keywords" content="甲市"><meta property='og:title' content="甲市代表团来访">
    <meta name=source content=乙市日报><meta content="2020-03-04T08:00:00+08:00" property="article:published_time">
    <script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "江望舒"}, {"name": "陆小满"}],
    "publisher": {"name": "乙市新闻网"}}</script></head><body><h1>甲市&middot;代表团来访</h1></body></html>"""
    assert html.metadata(page) == {
        "title": "甲市代表团来访_乙市新闻网",
        "heading": "甲市·代表团来访",
        "author": "江望舒 陆小满",
        "site": "乙市新闻网",
        "headline": "甲市代表团来访",
        "outlet": "乙市日报",
        "published": "2020-03-04T08:00:00+08:00",
    }


@pytest.mark.parametrize("page", ["甲市", "<p>甲", "<title></title>", "<script type='application/ld+json'>{[</script>",
                                  "<script type='application/ld+json'>[1, {\"author\": 3}]</script>"])  # fmt: skip
def test_pages_without_metadata_or_with_broken_ones_give_none(page: str) -> None:
    assert html.metadata(page) == {}


def test_every_element_has_a_known_kind_once() -> None:
    from zuotan.knowledge.tables import rows

    table = rows("elements")
    names = [row["element"] for row in table]
    assert names == sorted(set(names))
    assert {row["kind"] for row in table} == {"line", "cell", "heading", "hidden", "inline"}
    assert all(re.fullmatch("[a-z][a-z0-9]*", name) for name in names)
