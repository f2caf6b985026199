"""Days of the sample's visits: true dates, how the text tells them, and what a reader can know of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Literal

from msgspec import Struct

from zuotan.sample.tables import chance

Manner = Literal["full", "month", "day", "yesterday", "vague", "undated"]
CLUES = {
    2010: "今年是“十一五”规划收官之年",
    2015: "今年是“十二五”规划收官之年",
    2019: "今年是新中国成立70周年",
    2020: "今年是“十三五”规划收官之年",
    2021: "今年是“十四五”规划开局之年",
    2025: "今年是“十四五”规划收官之年",
}


class Days(Struct, frozen=True):
    """The days of a visit, the day of publication (None: the page gives none), and the manner in which the text tells them."""

    start: date
    end: date
    published: date | None
    manner: Manner
    word: str

    @property
    def clue(self) -> str:
        """A clause that gives the year away, for a page without a date, where the year has one."""
        return CLUES.get(self.start.year, "") if self.manner == "undated" else ""

    @property
    def span(self) -> str:
        """First and last day as a text without a year has them."""
        return _span(self.start, self.end)

    @property
    def md(self) -> str:
        """Month and day of the last day, as a dateline has them."""
        return f"{self.end.month}月{self.end.day}日"

    def gold(self) -> dict[str, object]:
        """The fields of the contract that tell the days."""
        start, end = self.start.isoformat(), self.end.isoformat()
        told: dict[str, object] = {"start": start, "end": end, "earliest": None, "latest": None}
        if self.manner == "full":
            return told | {"date_basis": "stated", "date_reasons": []}
        if self.manner == "vague":
            assert self.published is not None
            first = (self.published - timedelta(days=14)).isoformat()
            return {
                "start": None,
                "end": None,
                "earliest": first,
                "latest": self.published.isoformat(),
                "date_basis": "inferred",
                "date_reasons": [
                    f"正文“{self.word}”，页面日期{self.published.isoformat()}：不晚于此日，往前取两周"
                ],
            }
        if self.manner == "undated":
            reason = "月日见正文，未写年份" + (f"；“{self.clue}”：为{self.start.year}年" if self.clue else "")
            return told | {
                "earliest": start,
                "latest": end,
                "date_basis": "inferred",
                "date_reasons": [reason],
            }
        assert self.published is not None
        reason = f"正文“{self.word}”，其余取自页面日期{self.published.isoformat()}"
        return told | {"date_basis": "from_page", "date_reasons": [reason]}


def days(rng: Random, year: int | None = None) -> Days:
    """Days of one visit of one to four days, between 2005 and 2025."""
    year = year or rng.choice((2005, 2007, 2009, *range(2010, 2026), *range(2015, 2026)))
    start = date(year, rng.randint(1, 12), rng.randint(1, 28))
    length = rng.choice((0, 0, 0, 1, 1, 1, 2, 2, 3))
    return told(rng, start, start + timedelta(days=length))


def told(rng: Random, start: date, end: date) -> Days:
    """The same days told anew, by another outlet."""
    published = end + timedelta(days=rng.choice((1, 1, 1, 2, 3)))
    single = start == end
    drawn = rng.random()
    if drawn < 0.1:
        return Days(start, end, published, "full", f"{start.year}年" + _span(start, end))
    if drawn < 0.18 and start.year in CLUES:
        return Days(start, end, None, "undated", _span(start, end))
    if drawn < 0.26:
        return Days(start, end, published, "vague", rng.choice(("近日", "日前", "近日")))
    if single and drawn < 0.45:
        published = end + timedelta(days=1)
        word = rng.choice(("昨日", "昨天", "昨天下午", "昨日上午"))
        return Days(start, end, published, "yesterday", word)
    if drawn < 0.6 and start.month == end.month == published.month:
        word = f"{start.day}日" if single else f"{start.day}日至{end.day}日"
        return Days(start, end, published, "day", word)
    mark = rng.choice(("至", "至", "至", "—"))
    half = rng.choice(("下午", "上午")) if single and chance(rng, 0.2) else ""
    return Days(start, end, published, "month", _span(start, end, mark) + half)


def _span(start: date, end: date, mark: str = "至") -> str:
    first = f"{start.month}月{start.day}日"
    if start == end:
        return first
    last = f"{end.day}日" if start.month == end.month else f"{end.month}月{end.day}日"
    return first + mark + last
