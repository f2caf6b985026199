"""A page that gives no year is dated by what other pages know, and keeps what it says itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from zuotan.engines import build
from zuotan.record import Record, open_record
from zuotan.record.rows import ResolvedRow

UNDATED = """宁波市党政代表团赴丽水学习考察

本报丽水13日电 为深入推进山海协作，12日至13日，我市党政代表团赴丽水学习考察。
13日下午，两市召开座谈会，宁波市委书记时向晚、丽水市委书记池一苇出席并讲话。宁波市委副书记、市长顾长庚，市政协主席闻一笛参加。
代表团一行先后来到瓯江码头、绿谷信息产业园，详细了解港航物流和数字产业发展情况。
时向晚说，宁波将与丽水共建产业飞地，携手发展新质生产力。
宁波市领导程远舟、穆青禾、苗可久参加有关活动。
"""
NEXT_LEG = """宁波市党政代表团赴衢州学习考察

2024年6月14日至15日，宁波市党政代表团赴衢州市学习考察。宁波市委书记时向晚、衢州市委书记骆云帆出席座谈会并讲话。宁波市委副书记、市长顾长庚，市政协主席闻一笛参加。
代表团一行来到信安湖、四省边际中心医院，了解城市建设和医疗服务情况。
骆云帆说，衢州愿与宁波一道推进港口物流合作。
宁波市领导程远舟、穆青禾、苗可久参加有关活动。
"""
COPY = "2024-06-20　来源：海曙网\n" + UNDATED


def only(record: Record, host: str) -> ResolvedRow:
    (row,) = [row for row in record.resolved() if row.visit.hosts.value[0].name == host]
    return row


def width(row: ResolvedRow) -> int:
    earliest, latest = row.visit.bounds
    assert earliest
    assert latest
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


def built(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text)
    build([folder / f"{name}.txt" for name in pages], folder / "v.db")
    return folder / "v.db"


def test_alone_the_page_has_wide_bounds(tmp_path: Path) -> None:
    with open_record(built(tmp_path, a=UNDATED)) as record:
        row = only(record, "丽水市")
        assert row.visit.days.value == (None, None)
        assert width(row) > 365
        assert [bound.by for bound in row.visit.limits] == [row.visit.tellings]


def test_its_tour_dates_it_and_the_page_keeps_its_own_bounds(tmp_path: Path) -> None:
    with open_record(built(tmp_path, a=UNDATED, b=NEXT_LEG)) as record:
        row = only(record, "丽水市")
        assert row.visit.bounds == ("2024-06-12", "2024-06-13")
        assert row.tour == only(record, "衢州市").tour is not None
        assert [bound.reason for bound in row.visit.limits[1:]] == [
            "同一行程的另一站：2024-06-14至2024-06-15在衢州市",
            "其间的“12日至13日”",
        ]
        (told,) = [visit for visit in record.visits() if visit.id == row.visit.id]
        assert told.earliest == "2023-09-12"
        assert told.start is None


def test_a_split_takes_the_tour_and_its_bound_away(tmp_path: Path) -> None:
    with open_record(built(tmp_path, a=UNDATED, b=NEXT_LEG)) as record:
        here, there = only(record, "丽水市").visit.id, only(record, "衢州市").visit.id
        record.decide("甲", here, "split", value=there, why="another journey")
        record.resolve()
        assert width(only(record, "丽水市")) > 365
        assert only(record, "丽水市").tour is None


def test_a_dated_copy_dates_it(tmp_path: Path) -> None:
    with open_record(built(tmp_path, a=UNDATED, c=COPY)) as record:
        row = only(record, "丽水市")
        assert len(row.sources) == 2
        assert row.visit.days.value == ("2024-06-12", "2024-06-13")
