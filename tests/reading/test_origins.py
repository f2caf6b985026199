"""What a table says of a page fills what the page leaves unsaid, and never more."""

from __future__ import annotations

import pytest

import zuotan
from zuotan.reading.origins import address_of, day_of

BODY = "5月8日，宁波市委书记时向晚率党政代表团赴丽水市考察，丽水市委书记池一苇陪同。代表团一行走进瓯江码头。"


def test_the_day_of_a_column_dates_the_visit() -> None:
    reading = zuotan.read(
        BODY, None, {"date": "2031-05-09 08:00", "标题": "宁波代表团来丽考察", "media": "丽水观察"}
    )
    assert (reading.report.published, reading.report.title, reading.report.outlet) == (
        "2031-05-09",
        "宁波代表团来丽考察",
        "丽水观察",
    )
    (visit,) = reading.visits
    assert (visit.start, visit.date_basis) == ("2031-05-08", "from_page")


def test_what_the_page_says_goes_first() -> None:
    page = f"宁波市党政代表团赴丽水考察\n2031-05-09　来源：宁波观察\n{BODY}"
    report = zuotan.read(page, None, {"date": "2001-01-01", "title": "别的题目", "outlet": "别的报"}).report
    assert (report.published, report.title, report.outlet) == (
        "2031-05-09",
        "宁波市党政代表团赴丽水考察",
        "宁波观察",
    )


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024/6/26", "2024-06-26"),
        ("2024年06月26日 09:30", "2024-06-26"),
        ("20240626", "2024-06-26"),
        ("2024-13-01", None),
        ("1719360000", None),
        ("", None),
    ],
)
def test_days_as_tables_write_them(told: str, day: str | None) -> None:
    assert day_of(told) == day


@pytest.mark.parametrize(
    ("source", "known", "address"),
    [
        ("https://www.haishu.gov.cn/1.html", {}, "https://www.haishu.gov.cn/1.html"),
        ("pages.csv#3", {"url": "www.haishu.gov.cn/1.html"}, "www.haishu.gov.cn/1.html"),
        ("pages.csv#3:www.haishu.gov.cn/1.html", {"标题": "a.b"}, "pages.csv#3:www.haishu.gov.cn/1.html"),
        ("pages/1.html", {"link": "none"}, ""),
        (None, {}, ""),
    ],
)
def test_the_address_is_what_names_a_site(source: str | None, known: dict[str, str], address: str) -> None:
    assert address_of(source, known) == address
