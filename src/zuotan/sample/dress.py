"""Dresses (版式) a report as a page: plain text or HTML, with the furniture that sites put around it."""

from __future__ import annotations

import html
from datetime import date
from random import Random

from zuotan.sample.masthead import NOTICE, Masthead
from zuotan.sample.tables import chance

WEEKDAYS = "一二三四五六日"


def day_text(rng: Random, day: date) -> str:
    """A day of publication as pages print it."""
    return rng.choice(
        (
            f"{day.isoformat()}",
            f"{day.isoformat()} {rng.randint(6, 22):02d}:{rng.randint(0, 59):02d}",
            f"{day.year}年{day.month:02d}月{day.day:02d}日",
            f"{day.year}年{day.month}月{day.day}日",
        )
    )


def _byline(rng: Random, head: Masthead) -> str:
    names = " ".join(head.byline)
    return rng.choice((f"（记者 {names}）", f"（本报记者 {names}）", f"（记者{'、'.join(head.byline)}）"))


def _with_byline(rng: Random, head: Masthead, paragraphs: list[str]) -> tuple[list[str], str]:
    """The paragraphs with the reporters' names in them, or what to print above the text instead."""
    if not head.byline:
        return paragraphs, ""
    first = paragraphs[0]
    at = first.find("电 ") + 1 or first.find("讯 ") + 1
    if 0 < at < 30 and chance(rng, 0.6):
        return [first[:at] + _byline(rng, head).replace("本报", "") + first[at + 1 :], *paragraphs[1:]], ""
    if chance(rng, 0.6) and not paragraphs[-1].endswith(("）", "”")):
        return [*paragraphs[:-1], paragraphs[-1] + _byline(rng, head)], ""
    return paragraphs, rng.choice(("记者 ", "本报记者 ", "作者：", "记者：")) + " ".join(head.byline)


def _editor(rng: Random, head: Masthead) -> str:
    return (
        rng.choice(("责任编辑：", "编辑：", "（责任编辑：", "责编 ")) + " ".join(head.editors)
        if head.editors
        else ""
    )


def bare(rng: Random, head: Masthead, paragraphs: list[str]) -> str:
    """A text page: title, a line of source and day, the body, the foot."""
    body, line = _with_byline(rng, head, paragraphs)
    indent = rng.choice(("", "　　", "    "))
    gap = rng.choice(("\n", "\n\n"))
    top: list[str] = []
    if chance(rng, 0.5):
        top.append(
            rng.choice(
                (
                    "当前位置：首页 > 新闻中心 > 要闻",
                    "首页 >> 时政要闻",
                    "您的位置: 首页 / 政务动态",
                    "位置:要闻 >>正文",
                )
            )
        )
    if head.kicker:
        top.append(head.kicker)
    if head.title:
        top.append(head.title)
    info = _info(rng, head)
    if line:
        info = f"{info} {line}" if chance(rng, 0.5) else f"{info}\n{line}"
    if info.strip():
        top.append(info.strip())
    foot = [mark for mark in (_editor(rng, head),) if mark]
    foot += rng.sample(
        [
            "分享到：",
            "【打印】【关闭】",
            "上一篇：没有了  下一篇：关于召开例会的通知",
            "扫一扫在手机打开当前页",
            f"点击：{rng.randint(20, 9999)}",
        ],
        rng.choice((0, 1, 1, 2)),
    )
    foot.append(NOTICE)
    return (
        "\n".join(top)
        + gap
        + gap.join(indent + paragraph for paragraph in body)
        + gap
        + "\n".join(foot)
        + "\n"
    )


def _info(rng: Random, head: Masthead) -> str:
    source = rng.choice(("来源：", "来源: ", "文章来源：", "信息来源：")) + head.outlet if head.outlet else ""
    if not head.published:
        return source
    day = day_text(rng, head.published)
    if head.outlet and chance(rng, 0.2):
        weekday = WEEKDAYS[head.published.weekday()]
        when = f"{head.published.year}年{head.published.month:02d}月{head.published.day:02d}日"
        return f"{head.outlet} {when} 星期{weekday} 第01版：要闻"
    label = rng.choice(("", "发布时间：", "时间：", "发布日期："))
    pieces = [label + day, source]
    if chance(rng, 0.3):
        pieces.append(f"浏览次数：{rng.randint(20, 9999)}")
    return "　".join(piece for piece in pieces if piece)


def inline(rng: Random, head: Masthead, paragraphs: list[str]) -> str:
    """The body as an editor's box leaves it: a tag with a style around each paragraph, empty blocks between."""
    style = rng.choice(
        (
            "font-size:16px;margin-top:15px;line-height:25px;text-indent:30px;display:block",
            "text-align: justify;",
            "TEXT-INDENT: 2em; font-size:12pt",
        )
    )
    body, line = _with_byline(rng, head, paragraphs)
    gap = rng.choice(("<div>&nbsp;</div>", "<p><br></p>", ""))
    blocks = [f'<div><span style="{style}"> 　　{_entities(rng, one)}</span></div>{gap}' for one in body]
    info = _info(rng, head)
    top = [f"<h2>{html.escape(head.title)}</h2>"] if head.title else []
    if head.kicker:
        top.insert(0, f"<h3>{head.kicker}</h3>")
    if info or line:
        top.append(f'<div class="info">{info}&nbsp;&nbsp;{line}</div>')
    foot = [f"<div>{_editor(rng, head)}</div>"] if head.editors else []
    return "\n".join([*top, *blocks, *foot, f'<div class="foot">{NOTICE}</div>']) + "\n"


def site(rng: Random, head: Masthead, paragraphs: list[str], charset: str = "utf-8") -> str:
    """A whole page of a news site: navigation, data for machines, share bar, related links, footer."""
    body, line = _with_byline(rng, head, paragraphs)
    title = head.title or "新闻正文"
    info = _info(rng, head)
    day = head.published.isoformat() if head.published else ""
    data = f'{{"@type":"NewsArticle","headline":"{title}","datePublished":"{day}"}}' if day else "{}"
    blocks = "\n".join(f"<p>　　{_entities(rng, one)}</p>" for one in body)
    kicker = f"<h3>{head.kicker}</h3>\n" if head.kicker else ""
    editor = f'<div class="editor">{_editor(rng, head)}</div>\n' if head.editors else ""
    related = "".join(f'<li><a href="#">{text}</a></li>' for text in rng.sample(RELATED, 3))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head>\n<meta charset="{charset}">\n'
        f"<title>{title}_{head.outlet or '新闻网'}</title>\n"
        + (f'<meta property="article:published_time" content="{day}">\n' if day else "")
        + f'<script type="application/ld+json">{data}</script>\n'
        "<script>var _hmt=_hmt||[];window.onload=function(){document.title;};</script>\n"
        "<style>.nav a{color:#333}</style></head><body>\n"
        '<div class="nav"><a href="/">首页</a><a href="/zw/">政务</a><a href="/ms/">民生</a><a href="/zt/">专题</a></div>\n'
        '<div class="crumb">当前位置：<a href="/">首页</a> &gt; 要闻 &gt; 正文</div>\n'
        f'{kicker}<h1>{title}</h1>\n<div class="info">{info} {line}</div>\n'
        f'<div class="content">\n{blocks}\n</div>\n{editor}'
        '<div class="share">分享到：微信 微博 QQ空间</div>\n'
        f'<div class="rel"><h3>相关阅读</h3><ul>{related}</ul></div>\n'
        f'<div class="foot">{NOTICE} | 版权所有 未经授权不得转载</div>\n</body></html>\n'
    )


RELATED = (
    "这个周末有雨 出门记得带伞",
    "全市春季造林任务全面完成",
    "一图看懂新版便民服务指南",
    "社区食堂飘来饭菜香",
    "雨季防灾应急演练顺利开展",
    "图书馆延长夜间开放时间",
)


def _entities(rng: Random, text: str) -> str:
    escaped = html.escape(text, quote=False)
    if chance(rng, 0.4):
        escaped = escaped.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("·", "&middot;")
    return escaped
