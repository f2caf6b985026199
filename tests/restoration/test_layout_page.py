"""The body comes out whole, a paragraph a line, and the lines around it are read and taken away."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuotan.knowledge.tables import rows
from zuotan.model import Masthead
from zuotan.restoration import replay, restore
from zuotan.restoration.layout import lay_out
from zuotan.restoration.layout_people import names_of
from zuotan.restoration.masthead import Credits, day_of, outlet_name, read_fields
from zuotan.restoration.text import Text

SHARED = Path(__file__).parents[2].parent / "shared"
FIRST = "6月1日，甲市党政代表团来我市考察，市委书记江望舒、市长陆小满陪同考察并出席座谈会。"
LAST = "座谈会上，双方就产业协作、港口联动等事项交换了意见，两市有关部门负责同志参加有关活动。"


def laid(*lines: str, meta: dict[str, str] | None = None) -> tuple[list[str], Masthead]:
    text = Text.decode("\n".join(lines))
    body, masthead = lay_out(text, meta)
    assert replay(text.raw, body.edits()) == body.chars
    return body.chars.split("\n"), masthead


def test_indents_and_blank_lines_go() -> None:
    body, _ = laid("", "　　" + FIRST + "  ", "", " \t", "\xa0\xa0" + LAST, "")
    assert body == [FIRST, LAST]


@pytest.mark.parametrize(
    ("line", "outlet", "published", "byline", "editors"),
    [
        ("来源：乙市日报　2017-05-27", "乙市日报", "2017-05-27", (), ()),
        (
            "日期:2024-06-27 来源:乙市日报、乙市+客户端 字体: [大] [中] [小]",
            "乙市日报、乙市+客户端",
            "2024-06-27",
            (),
            (),
        ),
        ("2013年08月06日 19:22:31 来源：新华社", "新华社", "2013-08-06", (), ()),
        (
            "发布日期： 2017-9-5  信息来源： 乙市日报  作者： 周敏  浏览次数： 316",
            "乙市日报",
            "2017-09-05",
            ("周敏",),
            (),
        ),
        ("2017/05/27 08:00  记者：江小舟 编辑：陆小满", None, "2017-05-27", ("江小舟",), ("陆小满",)),
        (
            "来源：丙县融媒体中心     作者：覃小慧 吴小文     审核：甘小振",
            "丙县融媒体中心",
            None,
            ("覃小慧", "吴小文"),
            ("甘小振",),
        ),
        ("原创 俞小菲 丙县发布 2024-03-29 19:06 江西", "丙县发布", "2024-03-29", ("俞小菲",), ()),
        ("原创 丙县发布 丙县发布 2024年03月29日 19:06 江西", "丙县发布", "2024-03-29", (), ()),
        ("以下文章来源于丙县发布，作者江小舟", "丙县发布", None, ("江小舟",), ()),
        ("乙市日报 2003年09月22日 星期一 第一版 [上一篇] [下一篇]", "乙市日报", "2003-09-22", (), ()),
        ("【乙市日报1998年12月9日】", "乙市日报", "1998-12-09", (), ()),
        ("乙市日报数字报\t2022年07月23日 星期六\t第001版：要闻", "乙市日报", "2022-07-23", (), ()),
        ("乙日报/2016年/5月/3日/第001版", "乙日报", "2016-05-03", (), ()),
        (
            "http://www.example.gov.cn 2010年11月2日 来源： 乙县党政网 阅读：45 次",
            "乙县党政网",
            "2010-11-02",
            (),
            (),
        ),
        ("来源：本站  发布时间：2012-3-5", None, "2012-03-05", (), ()),
        ("2009-04-16 15:33  来源:    我来说两句", None, "2009-04-16", (), ()),
        (
            "来源:乙市日报海外版责任编辑:卢小霞2014-04-10 14:01",
            "乙市日报海外版",
            "2014-04-10",
            (),
            ("卢小霞",),
        ),
        ("浏览字号: 来源: 乙市日报08-05-04 08:39:50", "乙市日报", "2008-05-04", (), ()),
        ("作者：admin　发布：2023-06-02 03:14:55　浏览：66", None, "2023-06-02", (), ()),
    ],
)
def test_a_line_of_fields_is_read(
    line: str, outlet: str | None, published: str | None, byline: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    body, masthead = laid("甲市党政代表团来我市考察", line, FIRST, LAST)
    assert body == [FIRST, LAST]
    assert masthead.title == "甲市党政代表团来我市考察"
    assert (masthead.outlet, masthead.published) == (outlet, published)
    assert (masthead.byline, masthead.editors) == (byline, editors)


@pytest.mark.parametrize(
    ("opening", "expected", "byline", "outlet"),
    [
        ("本报石港13日电 (记者 李小玉) ", "本报石港13日电 ", ("李小玉",), None),
        ("本报济南9月21日电（特派记者苏小英 郑小举）", "本报济南9月21日电 ", ("苏小英", "郑小举"), None),
        ("本报讯（记者李小三通讯员王小五）", "本报讯 ", ("李小三", "王小五"), None),
        ("乙市日报讯 (全媒体记者 刘小娟)", "乙市日报讯 ", ("刘小娟",), "乙市日报"),
        ("新华社石港8月6日电（记者骆小飞、何玲）", "新华社石港8月6日电 ", ("骆小飞", "何玲"), "新华社"),
        ("中新网石港3月24日电(韦小惠)", "中新网石港3月24日电 ", ("韦小惠",), "中新网"),
        ("本报广港4月14日电(记者张倩陈华)", "本报广港4月14日电 ", ("张倩", "陈华"), None),
        ("乙市新闻网讯（记者 莫小萍 实习生 谭谦）", "乙市新闻网讯 ", ("莫小萍", "谭谦"), "乙市新闻网"),
        ("（上接第一版）", "", (), None),
        ("本报讯 记者昨日获悉，", "本报讯 记者昨日获悉，", (), None),
    ],
)
def test_the_dateline_stays_and_its_bracket_goes(
    opening: str, expected: str, byline: tuple[str, ...], outlet: str | None
) -> None:
    body, masthead = laid(opening + FIRST, LAST)
    assert body == [expected + FIRST, LAST]
    assert (masthead.byline, masthead.outlet) == (byline, outlet)


@pytest.mark.parametrize(
    ("ending", "byline", "editors"),
    [
        ("(范小生 高小枝)", ("范小生", "高小枝"), ()),
        ("（记者 章奎）", ("章奎",), ()),
        ("（记者 沈 和 顾 北）", ("沈和", "顾北"), ()),
        ("（乙市日报首席记者 杨小帆 记者 何小平）", ("杨小帆", "何小平"), ()),
        ("（通讯员乙县台办 毛小莹 田小喜 报道）", ("毛小莹", "田小喜"), ()),
        ("（完）", (), ()),
        ("（记者 章奎）（完）", ("章奎",), ()),
        ("(编辑: 乙市网 龙小煜)", (), ("龙小煜",)),
        ("乙市日报记者 刘小平", ("刘小平",), ()),
    ],
)
def test_names_behind_the_last_sentence_are_taken_out(
    ending: str, byline: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    for page in ([FIRST, LAST + ending], [FIRST, LAST, ending]):
        body, masthead = laid(*page)
        assert body == [FIRST, LAST]
        assert (masthead.byline, masthead.editors) == (byline, editors)


def test_photographers_count_only_where_no_reporter_is_named() -> None:
    picture = "图为代表团在港口考察。乙市日报记者 江小舟 摄"
    body, masthead = laid(picture, FIRST, LAST + "（记者 章奎）")
    assert body == ["图为代表团在港口考察。", FIRST, LAST]
    assert masthead.byline == ("章奎",)
    for mark in (" 摄", ""):
        assert laid(picture.removesuffix(" 摄") + mark, FIRST, LAST)[1].byline == ("江小舟",)


@pytest.mark.parametrize("ending", ["（女，回族）", "（市、区）", "（见附表）", "（2020—2025年）"])
def test_other_brackets_at_the_end_stay(ending: str) -> None:
    body, masthead = laid(FIRST, LAST.rstrip("。") + ending)
    assert body[-1].endswith(ending)
    assert masthead.byline == ()


@pytest.mark.parametrize(
    ("line", "byline", "editors"),
    [
        ("责任编辑：谭小旭", (), ("谭小旭",)),
        ("【责任编辑：卢晓】", (), ("卢晓",)),
        ("(本版责编 贝小川)", (), ("贝小川",)),
        ("编辑 段然 校对 王小沐", (), ("段然",)),
        ("责编 仝舟　美编 阿梁", (), ("仝舟",)),
        ("一审：张小颖 二审：骆小剑", (), ("张小颖", "骆小剑")),
        ("编审:敖云 监制:常委", (), ("敖云", "常委")),
        ("编辑丨赵小一", (), ("赵小一",)),
        ("本报记者 王小成 通讯员 赵小雨", ("王小成", "赵小雨"), ()),
        ("□本报记者 刘小中 高小瑞", ("刘小中", "高小瑞"), ()),
        ("图文：俞小菲", ("俞小菲",), ()),
        ("（县委办 李小三 供稿）", ("李小三",), ()),
        ("新华社记者", (), ()),
    ],
)
def test_a_line_of_credits_is_read_wherever_it_stands(
    line: str, byline: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    for page in (["甲市党政代表团来我市考察", line, FIRST, LAST], [FIRST, LAST, line]):
        body, masthead = laid(*page)
        assert body == [FIRST, LAST]
        assert (masthead.byline, masthead.editors) == (byline, editors)


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 要闻 > 正文",
        "首页 | 时政 | 经济 | 社会 | 视频",
        "【大 中 小】【打印】【关闭】 已有3人参与评论",
        "分享到： QQ空间 新浪微博 微信",
        "扫一扫在手机打开当前页",
        "版权所有 乙市新闻网 乙ICP备00000000号",
        "Copyright © 2006-2018 乙市新闻网",
        "真人视讯 棋牌下载送18元 老虎机",
        "秒速赛车开奖_时时彩平台 首页 | 客服QQ：88××66",
        "下载客户端 查看更多评论",
        "----------",
        "3 上一篇  下一篇 4 放大 缩小 默认",
        "今天是2011年9月5日 星期一　设为首页 | 加入收藏",
    ],
)
def test_furniture_goes_above_between_and_below(line: str) -> None:
    for page in ([line, FIRST, LAST], [FIRST, line, LAST], [FIRST, LAST, line]):
        body, masthead = laid(*page)
        assert body == [FIRST, LAST]
        assert line in masthead.furniture


def test_nothing_follows_related_reading_but_paragraphs() -> None:
    body, _ = laid(FIRST, LAST, "相关阅读", "乙市召开防汛会议", "丙县瓜果飘香", "乙市要闻")
    assert body == [FIRST, LAST]
    body, _ = laid(FIRST, "相关阅读", "丙县瓜果飘香", LAST)
    assert body[0] == FIRST
    assert body[-1] == LAST


@pytest.mark.parametrize(
    "line",
    ["今天是世界湿地日。两市代表共同植树。", "两市合办的网站（http://www.example.com.cn）开通。",
     "市委书记要求严打网络赌博和电信诈骗。", "一、考察团主要成员", "“好记者讲好故事”活动举行",
     "国务院新闻办举行“新征程”中外记者见面会", "两县公众号互设文旅专栏。", "第二站，乙市", "三月"],
)  # fmt: skip
def test_what_may_be_body_stays_between_paragraphs(line: str) -> None:
    assert laid(FIRST, line, LAST)[0] == [FIRST, line, LAST]


@pytest.mark.parametrize(
    ("above", "title", "kicker", "subtitle"),
    [
        (["学先进经验 促两市合作", "我市党政代表团在甲市考察"], "我市党政代表团在甲市考察", "学先进经验 促两市合作", None),
        (["取经路上天地宽", "——我县考察团赴甲市考察纪行"], "取经路上天地宽 我县考察团赴甲市考察纪行", None, None),
        (["发挥优势  承接辐射", "      我市考察团赴甲市考察"], "发挥优势 承接辐射 我市考察团赴甲市考察", None, None),
        (["甲市党政代表团来我市考察", "江望舒陆小满座谈"], "甲市党政代表团来我市考察", None, "江望舒陆小满座谈"),
        (["深化合作 共谋发展", "甲市代表团来我市考察", "江望舒出席"], "甲市代表团来我市考察", "深化合作 共谋发展", "江望舒出席"),
        (["welcome-某博", "首页 > 要闻", "甲市党政代表团来访"], "甲市党政代表团来访", None, None),
        (["乙市日报", "第A01版：要闻", "2015年6月8日", "放大 缩小", "共谋发展", "我市代表团赴甲市", "江望舒参加"],
         "我市代表团赴甲市", "共谋发展", "江望舒参加"),
        (["第二章 来访(1 / 2)"], "第二章 来访", None, None),
    ],
)  # fmt: skip
def test_headlines_of_several_lines_are_told_apart(
    above: list[str], title: str, kicker: str | None, subtitle: str | None
) -> None:
    body, masthead = laid(*above, "", FIRST, LAST)
    assert body == [FIRST, LAST]
    assert (masthead.title, masthead.kicker, masthead.subtitle) == (title, kicker, subtitle)


def test_a_headline_said_again_below_the_fields_has_its_kicker_and_subtitle_there() -> None:
    body, masthead = laid(
        "共谋两市发展新格局", "来源：乙市日报 2020-12-19", "甲市代表团来访", "共谋两市发展新格局", "江望舒陆小满座谈", FIRST, LAST
    )  # fmt: skip
    assert body == [FIRST, LAST]
    assert masthead.title == "共谋两市发展新格局"
    assert (masthead.kicker, masthead.subtitle) == ("甲市代表团来访", "江望舒陆小满座谈")


def test_headings_of_a_page_of_several_reports_stay() -> None:
    page = ["要闻两则", "来源：乙市日报 2020-12-19", "我市召开防汛会议", FIRST, "甲市代表团来我市考察", LAST]
    body, masthead = laid(*page)
    assert body == page[2:]
    assert masthead.title == "要闻两则"


def test_the_title_of_the_page_decides_among_lines_and_stands_in_for_them() -> None:
    meta = {"title": "乙市日报-我市代表团赴甲市考察 两市达成五点共识"}
    body, masthead = laid("我市代表团赴甲市考察", "两市达成五点共识", FIRST, LAST, meta=meta)
    assert body == [FIRST, LAST]
    assert masthead.title == "我市代表团赴甲市考察 两市达成五点共识"
    assert masthead.outlet == "乙市日报"
    body, masthead = laid(
        FIRST, LAST, meta={"title": "甲市代表团来访_要闻_乙市新闻网", "published": "2020-03-04T08:00:00"}
    )
    assert body == [FIRST, LAST]
    assert (masthead.title, masthead.outlet, masthead.published) == (
        "甲市代表团来访",
        "乙市新闻网",
        "2020-03-04",
    )


def test_the_original_title_is_kept_apart() -> None:
    body, masthead = laid("深化合作", "原标题：甲市代表团来访 深化合作", FIRST, LAST)
    assert body == [FIRST, LAST]
    assert masthead.original_title == "甲市代表团来访 深化合作"


def test_a_page_without_paragraphs_keeps_its_lines() -> None:
    assert laid("甲市考察团到访")[0] == ["甲市考察团到访"]
    assert laid("甲市考察团到访", "二日返程", "三日总结")[0] == ["二日返程", "三日总结"]


def test_a_date_that_closes_a_document_stays_and_dates_it() -> None:
    body, masthead = laid("关于做好接待工作的通知", FIRST, LAST, "二〇〇七年三月十九日", "[ 打印 ] [ 关闭 ]")
    assert body == [FIRST, LAST, "二〇〇七年三月十九日"]
    assert masthead.published == "2007-03-19"


def test_a_novel_keeps_its_dialogue_and_names_no_outlet() -> None:
    page = ["顶楼小说网 > 都市 > 第二章 来客了吗", "作者:江小舟 更新时间:2023/08/17", "八分钟后。", "“到了？”", "“到了。”",
            "求月票！求推荐票！！！", "本章未完，点击下一页继续阅读", "他笑了。", "热门推荐:某书 某书"]  # fmt: skip
    body, masthead = laid(*page)
    assert body == ["八分钟后。", "“到了？”", "“到了。”", "他笑了。"]
    assert (masthead.title, masthead.outlet, masthead.byline) == ("第二章 来客了吗", None, ("江小舟",))


@pytest.mark.parametrize(
    ("words", "day"),
    [("2024-06-27", "2024-06-27"), ("2013年8月6日", "2013-08-06"), ("2017.5.7", "2017-05-07"), ("20150608", "2015-06-08"),
     ("二〇〇七年三月十九日", "2007-03-19"), ("一九九八年十二月二十日", "1998-12-20"), ("2024-13-40", None), ("6月24日", None)],
)  # fmt: skip
def test_days_are_read_in_every_spelling(words: str, day: str | None) -> None:
    assert day_of(words) == day


def test_names_are_told_from_offices() -> None:
    assert names_of("乙市网 龙小煜 本报 县委办公室 玉素甫·麦麦提") == ["龙小煜", "玉素甫·麦麦提"]
    assert names_of("佚名") == []


@pytest.mark.parametrize(("words", "name"), [("乙市日报数字报", "乙市日报"), ("《乙市日报》", "乙市日报"), ("本站", None),
                                             ("乙县人民政府门户网站", "乙县人民政府网"), ("12", None)])  # fmt: skip
def test_outlets_are_cleaned(words: str, name: str | None) -> None:
    assert outlet_name(words) == name


def test_a_sentence_is_no_line_of_fields() -> None:
    assert not read_fields("甲市党政代表团来我市考察对口合作工作取得圆满成功", Credits())
    assert not read_fields("记者见面会在石港举行", Credits())


def test_the_tables_are_sorted_and_unique() -> None:
    for name, keys in (("furniture", ("word", "place")), ("furniture_labels", ("label",))):
        cells = [tuple(row[key] for key in keys) for row in rows(name)]
        assert cells == sorted(set(cells))


LINE = st.sampled_from([FIRST, LAST, "甲市代表团来访", "来源：乙市日报", "2020-01-02", "首页 > 要闻", "责任编辑：陆小满", "", "　　三月",
                        "（记者 章奎）", "相关阅读", "老虎机 彩金", "——", "“到了。”"])  # fmt: skip


@given(st.lists(LINE, max_size=14))
def test_any_order_of_lines_loses_no_paragraph_and_replays(page: list[str]) -> None:
    body, _ = laid(*page)
    assert [line for line in body if line in (FIRST, LAST)] == [
        line for line in page if line in (FIRST, LAST)
    ]


def test_laying_out_twice_changes_nothing_more() -> None:
    body, _ = laid("甲市党政代表团来我市考察", "来源：乙市日报", FIRST, "三月", LAST, "责任编辑：陆小满")
    assert laid(*body)[0] == body


def test_a_whole_page_of_a_news_site_yields_headline_and_body() -> None:
    page = f"""<!DOCTYPE html><html><head><title>甲市党政代表团来我市考察_乙市新闻网</title></head><body>
    <div class=top><a href=/>首页</a> | <a href=/x>要闻</a> | <a href=/y>视频</a></div>
    <div>当前位置：<a>乙市新闻网</a> &gt; <a>要闻</a> &gt; 正文</div><h1>甲市党政代表团来我市考察</h1>
    <div><span>2021-10-15 06:51:12</span> <span>来源：<a>乙市日报</a></span> <span>编辑：陆小满</span> 字号：<a>大</a> <a>小</a></div>
    <div>分享到：<i></i>微信 <i></i>微博</div><div id=content><p>&emsp;&emsp;{FIRST}</p><div>&nbsp;</div><p>{LAST}</p>
    <p>（乙市日报记者&nbsp;江小舟）</p></div><div>【责任编辑：陆小满】</div><ul><li>上一篇：<a>某会召开</a></li></ul>
    <h3>相关阅读</h3><ul><li><a>丙县代表团来访</a></li></ul><ol><li>本周有雨</li></ol><div>版权所有 乙市新闻网</div></body></html>"""
    restored = restore(page)
    assert restored.text == f"{FIRST}\n{LAST}"
    assert restored.masthead.title == "甲市党政代表团来我市考察"
    assert restored.masthead.outlet == "乙市日报"
    assert restored.masthead.published == "2021-10-15"
    assert (restored.masthead.byline, restored.masthead.editors) == (("江小舟",), ("陆小满",))
    assert replay(page, restored.edits) == restored.text
