"""Resolution in the record: one visit of several pages, decisions that survive, builds in parts."""

from __future__ import annotations

from pathlib import Path

import msgspec
from record_readings import TEXT, reading
from test_record import dump

from zuotan.engines import build, process_pool
from zuotan.model import Reading, Region
from zuotan.record import Filter, open_record

Added = tuple[Reading, bytes]
LONG = (
    TEXT
    + "\n"
    + "代表团一行走进港口、企业和社区，看变化、听介绍，就海上风电、港航物流和人才交流等与当地干部群众深入交谈。"
    * 2
)


def told(number: int, **changes: object) -> Added:
    """A page that tells the visit of ``reading``, in words of its own, with changes to the visit."""
    made, raw = reading(f"{LONG}第{number}种说法，" * number, f"{number}.txt")
    visit = msgspec.structs.replace(made.visits[0], **changes)
    return msgspec.structs.replace(made, visits=(visit,)), raw


def test_two_papers_tell_one_visit_and_a_later_one_is_another(tmp_path: Path) -> None:
    with open_record(tmp_path / "v.db") as record:
        record.add(*told(1))
        record.add(*told(2, end="2024-05-09"))
        record.add(*told(3, start="2025-03-01", end="2025-03-01"))
        rows = record.resolved()
        assert [(row.sources, row.visit.days.value[0]) for row in rows] == [
            (("2.txt", "1.txt"), "2024-05-08"),
            (("3.txt",), "2025-03-01"),
        ]
        assert rows[0].visit.disputed == ("days",)
        assert len(record.resolved(Filter(since="2025"))) == 1
        (first, second) = record.careers()
        assert [(row.name, row.visits, row.first, row.last) for row in (first, second)] == [
            ("时向晚", 2, "2024-05-08", "2025-03-01"),
            ("池一苇", 2, "2024-05-08", "2025-03-01"),
        ]
        assert first.offices[0].seen == 2


def test_namesakes_in_two_regions_are_two_persons(tmp_path: Path) -> None:
    elsewhere = (Region("510100", "成都市"),)
    with open_record(tmp_path / "v.db") as record:
        record.add(*told(1))
        one = told(2)[0].visits[0].people[0]
        person = msgspec.structs.replace(one, offices=("成都市委书记",))
        home = msgspec.structs.replace(one, offices=("宁波市委书记",))
        record.add(*told(2, people=(person,), visitors=elsewhere, start="2024-06-01", end="2024-06-01"))
        record.add(
            *told(
                3,
                people=(home,),
                visitors=(Region("330200", "宁波市"),),
                start="2024-07-01",
                end="2024-07-01",
            )
        )
        assert len([row for row in record.careers() if row.name == "时向晚"]) == 3


def test_a_split_and_a_merge_survive_a_rebuild(tmp_path: Path) -> None:
    path = tmp_path / "v.db"

    def groups() -> set[frozenset[str]]:
        return {frozenset(row.visit.tellings) for row in record.resolved()}

    with open_record(path) as record:
        record.add(*told(1))
        record.add(*told(2))
        record.add(*told(3, start="2026-05-08", end="2026-05-08"))
        one, two, three = (row.id for row in record.visits())
        assert groups() == {frozenset((one, two)), frozenset((three,))}
        record.decide("甲", one, "split", value=two, why="two delegations")
        record.decide("甲", three, "merge", value=one)
        record.resolve()
        assert groups() == {frozenset((one, three)), frozenset((two,))}
    with open_record(path) as record:
        record.add(*told(4, start="2030-01-01", end="2030-01-01"))
        assert {frozenset((one, three)), frozenset((two,))} < groups()
        record.decide("甲", one, "undo", undoes=1)
        record.decide("甲", three, "undo", undoes=2)
        record.resolve()
        assert {frozenset((one, two)), frozenset((three,))} < groups()


def test_two_builds_and_one_give_the_same_record(tmp_path: Path) -> None:
    from zuotan.sample import write

    write(tmp_path / "all", 3, 40)
    pages = sorted((tmp_path / "all" / "pages").iterdir())
    (tmp_path / "half").mkdir()
    for page in pages[::2]:
        (tmp_path / "half" / page.name).symlink_to(page)
    whole, parts = tmp_path / "whole.db", tmp_path / "parts.db"
    build(pages, whole)
    build(pages[1::2], parts)
    build(reversed(pages), parts, process_pool(2))
    assert dump(whole) == dump(parts)


def test_terms_over_time_and_what_came_of_a_promise(tmp_path: Path) -> None:
    with open_record(tmp_path / "v.db") as record:
        record.add(*told(1))
        record.add(*told(2, start="2025-03-01", end="2025-03-01"))
        (term,) = record.terms_over_time()
        assert (term.name, term.first, term.last, term.pages, term.regions) == (
            "长三角一体化发展",
            "2024-05-08",
            "2025-03-01",
            2,
            2,
        )
        assert [(row.region, row.month, row.pages) for row in record.usage("长三角一体化发展")] == [
            ("临江市", "2024-05", 1),
            ("望海县", "2024-05", 1),
            ("临江市", "2025-03", 1),
            ("望海县", "2025-03", 1),
        ]
        later = {(row.text, row.day, row.later_day, row.passage) for row in record.follow_ups()}
        assert (
            "推进海上风电合作",
            "2024-05-08",
            "2025-03-01",
            "池一苇说，愿与临江一道推进海上风电合作",
        ) in later
