"""The layout of a page (版式): its body, a paragraph a line, and what the lines around the body say of the report.

Lines are told apart by what is true of the genre: paragraphs bear full stops, headlines stand above them, lines of fields
have labels or dates, said close the report, and the furniture of pages uses words of its own. In doubt a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from zuotan.model import Masthead
from zuotan.restoration import layout_titles as titles
from zuotan.restoration.furniture import SENTENCE_MARK, ends_report, is_furniture, is_menu
from zuotan.restoration.layout_names import credits_line, lead_bracket, press_of, tail_credit
from zuotan.restoration.layout_people import names_of
from zuotan.restoration.layout_wraps import unwrap
from zuotan.restoration.masthead import Credits, day_of, is_outlet, outlet_name, read_fields, read_trail
from zuotan.restoration.text import Change, PlainChange, Text

_PARAGRAPH = 40
"""A line of so many characters with a comma is a paragraph, even where its full stop is lost."""
_SURE = 60
"""A line of so many characters with a full stop is a paragraph wherever it stands."""
_LONG = 300
"""A line of so many characters is a paragraph, whatever it is made of."""
_STUB = 10
"""Below the last paragraph a line of at most so many characters, without any mark, is furniture."""
_COLUMN = 7
"""The last part of a trail is the name of a column, if shorter, and else may be the headline."""
_HEADING = 40
_COMMAS = re.compile("[，,；;]")
_CLOSED = re.compile(r"[。！？：；”’…!?:;）)」』]$")
_DATELINE = re.compile(
    r"[^，。：]{2,30}(?:讯|消息|电)\s*(?:[（(][^（）()]{2,40}[)）]\s*[:：]?|[:：])|(?:本[报网台社刊]|[^\s，。]{2,8}[报网社])[^\s，。]{0,12}[讯电]\s"
)
_ADDRESS = re.compile(r"[，、,].*[：:]$")
_MARK = re.compile(r"[，。、；：！？“”《》【】—…,.;:!?\d\s]")
_SITE = re.compile(
    "|".join(
        rf"{name}(?:\s?\S{{2,6}})?$"
        for name in "人民政府 管委会 管理委员会 人民政府办公室 党委 政府网 门户网站 网站".split()
    )
    + "|官网|welcome|-官方"
)
_PUBLISHER = re.compile(r"^(?:[一-鿿]{2,8}(?:自治区|省))?(?P<name>[一-鿿]{4,20})\s?(?:主办|出品|承办)$")
_DATELINES = 3
"""The dateline stands in one of so many paragraphs: a summary or the words under a photograph may come first."""
_ATTENDANCE = re.compile("参加|出席|陪同|主持|在座|作陪|与会")
"""Verbs of the line that ends so many reports, even where its full stop is lost."""
_LABEL = re.compile(r"[^，。：]{1,8}[:：]")
_SUMMARY = re.compile(r"[【\[]?(?:摘要|提要|导读|核心提示|内容提要|简介|内容摘要)[】\]]?\s?[:：】]\s*")
_ECHO = 16
"""A summary whose first characters stand again in a paragraph below is furniture."""
_BULLET = re.compile(r"^(?:[-*•●◆■▪◇□]\s+|#{1,6}\s+|[◆●■▲★☆◇])")
_ITEM = re.compile(r"[(（]\d{1,2}[)）].{4,}[；;]$")
"""An item of a numbered list that goes on."""
_PIECES = re.compile(r"[|｜\s]+")


class _Line(NamedTuple):
    """A line that is not blank: where its words begin and end in the text, the words, and the blanks before them."""

    start: int
    end: int
    words: str
    indent: int


class _Page:
    """The lines of a page as they are told apart: ``drop`` are the lines that go, each with the kind of its edit."""

    def __init__(self, lines: list[_Line], meta: Mapping[str, str]) -> None:
        self.lines = lines
        self.meta = meta
        self.credits = Credits()
        self.drop: dict[int, str] = {}
        self.cuts: list[Change] = []
        self.headline = titles.Headline()
        self.original: str | None = None
        self.day_below: str | None = None
        self.furnished = [is_furniture(line.words) for line in lines]
        strong = [at for at, line in enumerate(lines) if not self.furnished[at] and _is_paragraph(line.words)]
        self.first = strong[0] if strong else self._headed()
        self.last = strong[-1] if strong else len(lines) - 1
        self.sure = max((at for at in strong if len(lines[at].words) >= _SURE), default=self.last)

    def _headed(self) -> int:
        """Where the body begins on a page without a paragraph: behind the first line that is neither furniture nor of
        fields, which is then its headline."""
        for at, line in enumerate(self.lines):
            if not self.furnished[at] and not read_fields(line.words, Credits()):
                return at + 1 if at + 1 < len(self.lines) else at
        return len(self.lines)


def _is_paragraph(words: str) -> bool:
    """Whether a line that is no furniture is a paragraph: it has a full stop or a dateline, is long and has commas,
    addresses its readers, or is speech."""
    if SENTENCE_MARK in words or len(words) > _LONG or _DATELINE.match(words) or _ITEM.match(words):
        return True
    if len(words) >= _PARAGRAPH and len(_COMMAS.findall(words)) > 1 or _ADDRESS.search(words):
        return not read_fields(words, Credits())
    return words[0] in "“「" and words[-1] in "”」！？"


def lay_out(text: Text, meta: Mapping[str, str] | None = None) -> tuple[Text, Masthead]:
    """The body of ``text``, a paragraph a line, and its masthead. ``meta`` is what the page says for machines, its
    characters repaired (see ``html.metadata``). A page of one paragraph, or of none, comes back with no more changed than
    its blanks."""
    text = unwrap(text)
    page = _Page(_lines(text.chars), meta or {})
    _above(page)
    _within(page)
    _machine_said(page)
    said = page.credits
    if not said.byline:
        said.name("byline", said.photographers)
    body = text.apply(_changes(page, text.chars))
    furniture = tuple(line.words for at, line in enumerate(page.lines) if page.drop.get(at) == "furniture")
    return body, Masthead(
        title=page.headline.title or page.original,
        outlet=said.best_outlet(),
        published=said.best_day() or page.day_below,
        byline=tuple(said.byline),
        editors=tuple(said.editors),
        kicker=page.headline.kicker,
        subtitle=page.headline.subtitle,
        original_title=page.original,
        furniture=furniture,
    )


def _lines(chars: str) -> list[_Line]:
    lines, at = list[_Line](), 0
    for line in chars.split("\n"):
        words = line.strip()
        if words:
            indent = line.index(words[0]) if len(line) > len(words) else 0
            lines.append(_Line(at + indent, at + indent + len(words), words, indent))
        at += len(line) + 1
    return lines


def _above(page: _Page) -> None:
    """Reads the lines above the first paragraph and finds the headline among them."""
    above, below = list[titles.Head](), list[titles.Head]()
    fields, apart = False, False
    trail_end = None
    columns = set[str]()
    for at, line in enumerate(page.lines[: page.first]):
        words = line.words
        if found := _original(words):
            page.original = found
        elif publisher := _PUBLISHER.match(words):
            page.credits.outlet(3, publisher["name"])
            apart = apart or not fields
        elif parts := read_trail(words, page.credits):
            trail_end = parts[-1]
            columns.update(parts[:-1], parts[-1:] if len(trail_end) < _COLUMN else ())
            apart = apart or not fields
        elif credits_line(words, page.credits):
            pass
        elif read_fields(words, page.credits):
            fields = fields or bool(above)
        elif page.furnished[at]:
            apart = apart or not fields
            _site(words, page.credits)
        elif _is_site(words):
            _site(words, page.credits)
            apart = apart or not fields
        elif words not in columns and (fields or len(titles.key(words)) >= titles.SHORTEST):
            (below if fields else above).append(titles.Head(at, words, line.indent, apart))
            apart = False
            continue
        page.drop[at] = "furniture"
    inner = bool(below) and any(_is_heading(page, at) for at in range(page.first, page.last))
    page.headline = titles.headline(above, below, page.meta, inner=inner)
    kept = [head.index for head in below if head.index not in page.headline.lines]
    for head in (*above, *below):
        if head.index in page.headline.lines:
            page.drop[head.index] = "headline"
        elif not kept or head.index < kept[0]:
            page.drop[head.index] = "furniture"
    if not page.headline.title:
        name = titles.of_page(page.meta) or (trail_end if trail_end and len(trail_end) >= _COLUMN else None)
        page.headline = titles.Headline(name)


def _is_heading(page: _Page, at: int) -> bool:
    words = page.lines[at].words
    return len(words) <= _HEADING and not _CLOSED.search(words) and not page.furnished[at]


def _original(words: str) -> str | None:
    if "原" not in words[:2]:
        return None
    for label in ("原标题：", "原标题:", "原题：", "原题:"):
        if (at := words.find(label)) in (0, 1):
            return titles.clean(words[at + len(label) :].strip(" )）]】"))
    return None


def _is_site(words: str) -> bool:
    """Whether a line names a site, alone or with columns: ``…人民政府 政务动态``, ``…网 要闻``, ``…网 | 国际 | 社会``."""
    first, *columns = _PIECES.split(words)
    if _SITE.search(words) or (is_outlet(first) and all(map(is_menu, columns))):
        return True
    return "|" in words and len(columns) > 1


def _site(words: str, said: Credits) -> None:
    """A line of the page's head that names the site, alone or before its columns; not a row of links to several sites."""
    name, *columns = _PIECES.split(words)
    links = "|" in words and len(columns) > 1 and not any(map(is_menu, columns))
    if is_outlet(name) and not is_menu(name) and not links:
        said.outlet(2, name)


def _within(page: _Page) -> None:
    """Reads the paragraphs and all below them: what goes, and what goes of a line that stays."""
    closed, title = False, page.headline.title
    for at in range(page.first, len(page.lines)):
        line = page.lines[at]
        words = line.words
        after = at > page.last
        if (
            len(words) > _SURE
            and SENTENCE_MARK in words
            and not page.furnished[at]
            and not _SUMMARY.match(words)
        ):
            _paragraph(page, line, first=at < page.first + _DATELINES)
            continue
        if found := _original(words):
            page.original = page.original or found
            page.drop[at] = "furniture"
        elif (summary := _SUMMARY.match(words)) and any(
            words[summary.end() :][:_ECHO] in line.words for line in page.lines[at + 1 :]
        ):
            page.drop[at] = "furniture"
        elif credits_line(words, page.credits):
            page.drop[at] = "furniture"
            closed = closed or at > page.sure
        elif title and len(words) < 2 * len(title) + _STUB and titles.is_again(words, title):
            page.drop[at] = "headline"
        elif page.furnished[at] or _doubled(page, at):
            page.drop[at] = "furniture"
            if at > page.sure:
                closed = closed or at > page.last or ends_report(words)
                read_fields(words, page.credits)
        elif closed and at > page.sure and not (at <= page.last and SENTENCE_MARK in words):
            _foot(page, at, words)
        elif after and _below(page, at, words):
            page.drop[at] = "furniture"
        else:
            _paragraph(page, line, first=at < page.first + _DATELINES)


def _doubled(page: _Page, at: int) -> bool:
    """Whether a short line stands twice in a row, as the words of a picture and those under it do."""
    words = page.lines[at].words
    if len(words) > _HEADING or _CLOSED.search(words):
        return False
    beside = page.lines[at - 1 : at] + page.lines[at + 1 : at + 2]
    return any(line.words == words for line in beside)


def _foot(page: _Page, at: int, words: str) -> None:
    """A line below the end of the report: it goes, but may say who publishes."""
    page.drop[at] = "furniture"
    if not read_fields(words, page.credits) and (found := _PUBLISHER.match(words)):
        page.credits.outlet(3, found["name"])


def _below(page: _Page, at: int, words: str) -> bool:
    """Whether a line below the last paragraph is furniture. A date alone closes a document, and stays."""
    if found := _PUBLISHER.match(words):
        page.credits.outlet(3, found["name"])
        return True
    if day := day_of(words):
        page.day_below = page.day_below or day
        if len(words) <= _STUB + 2:
            return False
    if read_fields(words, page.credits):
        return not _COMMAS.search(words) and any(mark in words for mark in "：:丨")
    if len(words) <= _HEADING and (words[-1] == "…" or _BULLET.match(words) or _LABEL.fullmatch(words)):
        return True
    return at > 0 and len(words) <= _STUB and not _MARK.search(words) and not _ATTENDANCE.search(words)


def _paragraph(page: _Page, line: _Line, *, first: bool) -> None:
    """Takes the names of reporters out of a line that stays, at its beginning and its end."""
    start, end, words, _ = line
    if bullet := _BULLET.match(words):
        page.cuts.append(Change(start, start + bullet.end(), "", "furniture"))
    if first and (press := press_of(words)):
        page.credits.outlet(3, press)
    if found := lead_bracket(words, page.credits):
        low, high, joint = found
        page.cuts.append(Change(start + low, start + high, joint, "furniture"))
    tail = tail_credit(words, page.credits, closing=start >= page.lines[page.sure].start)
    if tail is not None:
        page.cuts.append(Change(start + tail, end, "", "furniture"))


def _machine_said(page: _Page) -> None:
    """Adds what only the page's metadata say."""
    meta, said = page.meta, page.credits
    if not meta:
        return
    if outlet := outlet_name(meta.get("outlet", "")):
        said.outlets.append((1, outlet))
    if site := meta.get("site"):
        said.outlet(2, site)
    for part in titles.segments(meta.get("title", ""))[::-1]:
        if is_outlet(part):
            said.outlet(2, part)
            break
    if day := day_of(meta.get("published", "")):
        said.days.append((1, day))
    if not said.byline and meta.get("author"):
        said.name("byline", names_of(meta["author"]))


def _changes(page: _Page, chars: str) -> list[PlainChange]:
    """The changes that leave the body, a paragraph a line: each gap between two paragraphs becomes one line end."""
    made, at, kept = list[PlainChange](), 0, False
    cuts = iter([*page.cuts, Change(len(chars) + 1, 0, "", "")])
    cut = next(cuts)
    for index, line in enumerate(page.lines):
        kind = page.drop.get(index)
        if kind:
            if line.start > at:
                made.append((at, line.start, "", "whitespace", True))
            made.append((line.start, line.end, "", kind, True))
            at = line.end
            continue
        joint = "\n" if kept else ""
        if chars[at : line.start] != joint:
            made.append((at, line.start, joint, "whitespace", True))
        while cut.start < line.end:
            made.append(cut)
            cut = next(cuts)
        at, kept = line.end, True
    if at < len(chars):
        made.append((at, len(chars), "", "whitespace", True))
    return made
