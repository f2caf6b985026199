"""The sample corpus: the same for a seed, right by construction, varied, and honest about being invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zuotan.knowledge import tables as knowledge
from zuotan.sample import SamplePage, corpus, write
from zuotan.sample.masthead import NOTICE, NOTICE_TRADITIONAL
from zuotan.sample.places import parts, places, then
from zuotan.sample.tables import rows

PAGES = 300


@pytest.fixture(scope="module")
def pages() -> list[SamplePage]:
    return list(corpus(1, PAGES))


def _visits(pages: list[SamplePage]) -> list[tuple[str, dict[str, Any]]]:
    return [(page.gold["report"]["text"], visit) for page in pages for visit in page.gold["visits"]]


def test_the_same_seed_gives_the_same_pages(pages: list[SamplePage]) -> None:
    assert list(corpus(1, PAGES)) == pages
    assert len({page.name for page in pages}) == PAGES


def test_a_page_does_not_depend_on_how_many_are_asked_for(pages: list[SamplePage]) -> None:
    assert list(corpus(1, 33)) == pages[:33]


def test_another_seed_gives_other_pages(pages: list[SamplePage]) -> None:
    assert not {page.raw for page in corpus(2, 40)} & {page.raw for page in pages}


def test_every_span_holds_the_words_of_its_fact(pages: list[SamplePage]) -> None:
    for text, visit in _visits(pages):
        for person in visit["people"]:
            assert person["spans"] and person["offices"]
            for start, end in person["spans"]:
                assert text[start:end] == person["name"]
        for kind, words in (("stops", "name"), ("agreements", "title"), ("commitments", "text")):
            for fact in visit[kind]:
                assert text[slice(*fact["span"])] == fact[words]
        for meeting in visit["meetings"]:
            assert text[slice(*meeting["span"])].endswith(meeting["kind"])
    for page in pages:
        text = page.gold["report"]["text"]
        for term in page.gold["programmes"] + page.gold["phrases"]:
            assert all(start < end <= len(text) for start, end in term["spans"])


def test_each_side_that_is_told_has_one_head_and_speakers_are_people(pages: list[SamplePage]) -> None:
    for _, visit in _visits(pages):
        for side in ("visitor", "host"):
            told = [person for person in visit["people"] if person["side"] == side]
            assert sum("head" in person["roles"] for person in told) == bool(told)
        names = {person["name"] for person in visit["people"]}
        assert {fact["by"] for fact in visit["commitments"]} <= names | {None}
        assert {meeting["chair"] for meeting in visit["meetings"]} <= names | {None}


def test_who_speaks_is_said_to(pages: list[SamplePage]) -> None:
    saying = re.compile("说|表示|指出|介绍|通报|希望|建议|谈到|汇报")
    for text, visit in _visits(pages):
        for person in visit["people"]:
            if "speaker" in person["roles"]:
                told = [text[end : end + 60].split("\n")[0] for _, end in person["spans"]]
                assert any(saying.search(words) for words in told), (person["name"], text)


def test_what_a_year_did_not_have_is_not_told(pages: list[SamplePage]) -> None:
    for page in pages:
        days = [visit["start"] or visit["earliest"] for visit in page.gold["visits"]]
        if days and max(days) < "2017":
            for word in ("监委", "农业农村局", "文化和旅游局", "乡村振兴"):
                assert word not in page.gold["report"]["text"], page.name


def test_commitments_begin_after_the_words_that_ask(pages: list[SamplePage]) -> None:
    clauses = [fact["text"] for _, visit in _visits(pages) for fact in visit["commitments"]]
    assert not [
        clause for clause in clauses if clause.startswith(("要", "希望", "将", "愿")) or "。" in clause
    ]


def test_offices_name_their_region(pages: list[SamplePage]) -> None:
    bare = ("省委", "市委", "县委", "区委", "省长", "市长", "副省长", "副市长", "自治区党委")
    offices = [
        office for _, visit in _visits(pages) for person in visit["people"] for office in person["offices"]
    ]
    assert not [office for office in offices if office.startswith(bare)]


def test_days_and_bounds_agree(pages: list[SamplePage]) -> None:
    bases: Counter[str] = Counter()
    for _, visit in _visits(pages):
        bases[visit["date_basis"]] += 1
        assert (visit["start"] is None) == (visit["end"] is None)
        if visit["start"]:
            assert visit["start"] <= visit["end"]
        if visit["date_basis"] == "inferred":
            assert visit["earliest"] <= (visit["start"] or visit["earliest"])
            assert visit["latest"] >= (visit["end"] or visit["latest"])
            assert visit["date_reasons"]
    assert set(bases) == {"stated", "from_page", "inferred"}


def test_every_page_says_that_it_is_invented(pages: list[SamplePage]) -> None:
    for page in pages:
        found = page.raw.decode(page.gold["page"]["charset"])
        assert NOTICE in found or NOTICE_TRADITIONAL in found
        assert NOTICE not in page.gold["report"]["text"]


def test_no_real_leader_is_named(pages: list[SamplePage]) -> None:
    real = {row["name"] for row in knowledge.rows("leaders")}
    people = {person["name"] for _, visit in _visits(pages) for person in visit["people"]}
    people |= {
        name for page in pages for name in page.gold["report"]["byline"] + page.gold["report"]["editors"]
    }
    assert len(people) > 1000
    assert not people & real


def test_no_delegate_bears_a_name_of_the_tables() -> None:
    delegates = Path(__file__).parents[2].parent / "shared" / "corpora" / "names" / "npc13_delegates.tsv"
    if not delegates.exists():
        pytest.skip("the list of delegates is not beside the checkout")
    real = {line.split("\t")[0] for line in delegates.read_text(encoding="utf-8").splitlines()[1:]}
    parts = [(row["kind"], row["part"]) for row in rows("name_parts")]
    surnames = [part for kind, part in parts if kind in ("surname", "compound")]
    given = [part for kind, part in parts if kind in ("given", "single")]
    whole = {part for kind, part in parts if kind not in ("surname", "compound", "given", "single")}
    assert not ({surname + name for surname in surnames for name in given} | whole) & real


def test_the_corpus_holds_every_kind(pages: list[SamplePage]) -> None:
    genres = Counter(page.gold["report"]["genre"] for page in pages)
    assert set(genres) == {
        "visit_report",
        "roundup",
        "announcement",
        "other_news",
        "commentary",
        "fiction",
        "spam",
    }
    kinds = Counter(visit["kind"] for _, visit in _visits(pages))
    assert set(kinds) == {"study_visit", "exchange", "reception", "work_conference", "signing", "assistance"}
    for page in pages:
        assert bool(page.gold["visits"]) == (page.gold["report"]["genre"] in ("visit_report", "roundup"))
    regions = [region for _, visit in _visits(pages) for region in visit["visitors"] + visit["hosts"]]
    assert {places()[region["code"]].level for region in regions} == {"province", "prefecture", "county"}
    assert any("zone" in region for region in regions)
    fields = Counter(
        field for _, visit in _visits(pages) for fact in visit["commitments"] for field in fact["fields"]
    )
    assert len(fields) == 20


def test_the_same_visit_is_told_by_several_outlets(pages: list[SamplePage]) -> None:
    told = Counter(
        (str(visit["visitors"]), str(visit["hosts"]), visit["start"])
        for _, visit in _visits(pages)
        if visit["start"]
    )
    assert sum(count > 1 for count in told.values()) >= PAGES // 40


def _skeleton(page: SamplePage) -> str:
    """The first sentence with the names that change taken out."""
    text = page.gold["report"]["text"].split("。")[0]
    names = [person["name"] for visit in page.gold["visits"] for person in visit["people"]]
    for name in names:
        text = text.replace(name, "N")
    for place in places().values():
        text = text.replace(place.name, "R").replace(place.short, "R")
    return "".join(char for char in text if not char.isdigit())


def test_openings_are_varied(pages: list[SamplePage]) -> None:
    openings = Counter(_skeleton(page) for page in pages if page.gold["report"]["genre"] == "visit_report")
    most = openings.most_common(1)[0][1]
    assert most <= 0.05 * sum(openings.values())
    clauses = Counter(fact["text"] for _, visit in _visits(pages) for fact in visit["commitments"])
    assert len(clauses) > 0.3 * sum(clauses.values())
    stops = Counter(stop["name"] for _, visit in _visits(pages) for stop in visit["stops"])
    assert stops.most_common(1)[0][1] <= 0.03 * sum(stops.values())


def test_write_lays_out_pages_and_gold(tmp_path: Path) -> None:
    write(tmp_path, 5, 7)
    for page in corpus(5, 7):
        assert (tmp_path / "pages" / page.name).read_bytes() == page.raw
        gold = json.loads((tmp_path / "gold" / f"{Path(page.name).stem}.json").read_text(encoding="utf-8"))
        assert gold["page"]["source"] == f"pages/{page.name}"
        assert gold["report"]["text"] == page.gold["report"]["text"]


@pytest.mark.parametrize(
    "table", ["clauses", "name_parts", "places", "sentences", "slots", "synonyms", "traditional"]
)
def test_tables_are_sorted_and_without_repeats(table: str) -> None:
    found = [tuple(row.values()) for row in rows(table)]
    assert found == sorted(set(found))


def test_a_place_is_told_as_it_was_on_the_day() -> None:
    today = places()["410308"]
    assert then(today, date(2011, 5, 1)).name == "孟津县"
    assert then(today, date(2021, 4, 1)) is today
    luoyang = places()["410300"]
    assert [part.code for part in parts(luoyang, date(2019, 1, 1))] == ["410322", "410329"]
    assert [part.code for part in parts(luoyang, date(2024, 1, 1))] == ["410308", "410329"]


def test_every_region_was_in_force_on_its_day(pages: list[SamplePage]) -> None:
    force = {
        (row["code"], row["name"]): (row["since"], row["until"] or "~") for row in knowledge.rows("regions")
    }
    for _, visit in _visits(pages):
        day = visit["start"] or visit["latest"]
        for region in visit["visitors"] + visit["hosts"]:
            since, until = force[region["code"], region["name"]]
            assert since <= day < until, (region, day)
