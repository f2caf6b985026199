"""A visit's page: what it says agrees with the record, its words and facts lead to each other, and it can be read by all."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from zuotan.model import Region
from zuotan.record import open_record
from zuotan.record.rows import ResolvedRow
from zuotan.web import create_app
from zuotan.web.drawing.way import way
from zuotan.web.marking import Mark, first_words, marked, office_words
from zuotan.web.sentences import Leader, Outline, sentence, when

JIANGSU, SHAANXI = Region("320000", "江苏省"), Region("610000", "陕西省")


@pytest.fixture(scope="module")
def told(sample_record: Path) -> ResolvedRow:
    """The visit of most tellings and people."""
    with open_record(sample_record) as record:
        return max(record.resolved(), key=lambda row: (len(row.visit.tellings), len(row.visit.people)))


def test_it_shows_everybody_on_their_side(page: Page, site: str, told: ResolvedRow) -> None:
    page.goto(f"{site}/zh/visits/{told.visit.id}")
    for side in ("visitor", "host", "third"):
        names = page.locator(f".c5 .facts > li.{side} strong").all_inner_texts()
        assert sorted(names) == sorted(one.name for one in told.visit.people if one.side == side)


def test_words_light_up_with_their_fact_and_lead_to_it(page: Page, site: str, told: ResolvedRow) -> None:
    page.goto(f"{site}/en/visits/{told.visit.id}")
    fact = page.locator(".c5 .facts > li.visitor").first
    name = fact.get_attribute("data-f")
    words = page.locator(f'article .m.person[data-f~="{name}"]').first
    fact.hover()
    assert "on" in (words.get_attribute("class") or "").split()
    words.click()
    assert page.url.endswith(f"#f-{name}")


def test_keys_step_through_the_facts_and_let_go(page: Page, site: str, told: ResolvedRow) -> None:
    page.goto(f"{site}/en/visits/{told.visit.id}")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert first.startswith("f-")
    assert second.startswith("f-")
    assert first != second
    assert page.locator(".facts > li.on").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".on:not(tr)").count() == 0


def test_every_link_within_the_page_leads_somewhere(client: TestClient, told: ResolvedRow) -> None:
    html = client.get(f"/en/visits/{told.visit.id}").text
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_telling_leads_to_the_visit_and_the_unknown_is_not_found(
    client: TestClient, told: ResolvedRow
) -> None:
    other = next(name for name in told.visit.tellings if name != told.visit.id)
    answer = client.get(f"/en/visits/{other}")
    assert answer.headers["location"] == f"/en/visits/{told.visit.id}"
    assert client.get("/en/visits/nonesuch").status_code == 404


def test_the_text_of_each_source_can_be_shown(
    client: TestClient, told: ResolvedRow, sample_record: Path
) -> None:
    with open_record(sample_record) as record:
        pages = {row.id: row.page for row in record.visits()}
        for telling in told.visit.tellings:
            last = record.reading(pages[telling]).report.text.split("\n")[-1]
            html = client.get(f"/zh/visits/{told.visit.id}", params={"page": pages[telling]}).text
            assert last[:4] in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("zh", 400)])
def test_all_can_read_it(
    site: str,
    told: ResolvedRow,
    readable: Callable[[str, int, str], None],
    scheme: str,
    language: str,
    width: int,
) -> None:
    readable(f"{site}/{language}/visits/{told.visit.id}", width, scheme)


def test_the_sentence_says_who_went_where_and_what_came_of_it() -> None:
    outline = Outline(
        kind="study_visit",
        visitors=(SHAANXI,),
        hosts=(JIANGSU,),
        days=("2024-04-16", "2024-04-18"),
        leader=Leader("单维舟", "陕西省委书记", "p1"),
        host=Leader("陆听澜", None, "p5"),
        stops=4,
        first_stop="s1",
        agreements=2,
        first_agreement="a1",
    )
    parts = sentence("zh", outline)
    assert "".join(part.text for part in parts) == (
        "2024年4月16日至18日，陕西省委书记单维舟率团赴江苏省学习考察，走访4处，与陆听澜会面，签署协议2项。"
    )
    assert [part.fact for part in parts if part.fact] == ["days", "p1", "hosts", "s1", "p5", "a1"]
    said = "".join(part.text for part in sentence("en", outline))
    assert said.startswith("On 16–18 Apr 2024, Shan Weizhou")
    assert said.endswith("to Jiangsu; it visited four sites, met Lu Tinglan, and signed two agreements.")


def test_a_sentence_without_day_or_head_is_still_one() -> None:
    outline = Outline(kind="exchange", visitors=(SHAANXI,), hosts=(JIANGSU,), days=(None, None))
    assert "".join(part.text for part in sentence("en", outline)) == (
        "A delegation from Shaanxi visited Jiangsu."
    )


@pytest.mark.parametrize(
    ("bounds", "english", "chinese"),
    [
        (("2024-04-16", "2024-04-20"), "between 16 and 20 Apr 2024", "2024年4月16日至20日之间"),
        (("2024-04-16", "2024-05-02"), "between 16 Apr and 2 May 2024", "2024年4月16日至5月2日之间"),
        (
            ("2023-12-30", "2024-01-02"),
            "between 30 Dec 2023 and 2 Jan 2024",
            "2023年12月30日至2024年1月2日之间",
        ),
        ((None, "2024-01-02"), "before 2 Jan 2024", "2024年1月2日以前"),
        ((None, None), "", ""),
    ],
)
def test_bounds_are_said_as_bounds(bounds: tuple[str | None, str | None], english: str, chinese: str) -> None:
    assert when("en", (None, None), bounds) == english
    assert when("zh", (None, None), bounds) == chinese


def test_marks_that_overlap_are_cut_into_runs() -> None:
    text = "甲乙丙丁戊\n己"
    runs, rest = marked(
        text,
        [Mark((0, 4), "says", "c1", "host", "1"), Mark((2, 3), "prog", "t1"), Mark((3, 5), "stop", "s1")],
    )
    assert [(run.text, run.facts) for run in runs] == [
        ("甲乙", ("c1",)),
        ("丙", ("t1", "c1")),
        ("丁", ("s1", "c1")),
        ("戊", ("s1",)),
    ]
    assert [run.notes for run in runs] == [(), (), ("1",), ()]
    assert [run.opens for run in runs] == [("c1",), ("t1",), ("s1",), ()]
    assert rest[0].text == "己"
    assert not rest[0].facts


def test_the_words_of_an_office_are_found_without_its_region() -> None:
    text = "会上，省委书记安如山讲话，市长林知秋主持。"
    assert office_words(text, "江苏省委书记", (7, 10)) == (3, 7)
    assert office_words(text, "南京市市长", (15, 18)) == (13, 15)
    assert office_words(text, "南京市委宣传部部长", (15, 18)) is None
    assert first_words(text, ["市长", "市", ""]) == (13, 15)


def test_what_people_decided_is_shown_on_the_fact(own_record: Path, told: ResolvedRow) -> None:
    fact = told.visit.people[0].by[0]
    with open_record(own_record) as record:
        record.decide("lin", fact, "confirm")
    client = TestClient(create_app(own_record))
    html = client.get(f"/en/visits/{told.visit.id}").text
    assert html.count('<span class="st confirmed small"') == 2  # on the fact, and in the sum
    assert "1 confirmed" in html
    assert "by lin," in html
    page = client.get(f"/en/visits/{told.visit.id}").text.split("/en/pages/")[1][:64]
    assert "confirmed" in client.get(f"/en/pages/{page}").text


def test_labels_of_places_close_together_do_not_cover_each_other() -> None:
    drawn = way([("320000", "江苏")], [("110000", "北京")], [("110108", "1 海淀"), ("110111", "2 房山")])
    assert drawn
    heights = sorted(place.y + place.dy for place in drawn.places)
    unit = float(drawn.box.split()[2]) / 262
    assert all(below - above >= 6 * unit for above, below in pairwise(heights))


def test_the_way_is_drawn_as_near_as_it_is_short() -> None:
    def frame(home: str, host: str) -> str:
        drawn = way([(home, "")], [(host, "")], [])
        return drawn.frame if drawn else ""

    assert frame("320500", "320100") == "near"
    assert frame("610000", "320000") == "close"
    assert frame("650000", "310000") == "half"
    assert way([("999999", "")], [("320000", "")], []) is None
