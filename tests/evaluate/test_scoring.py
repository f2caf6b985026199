"""The scorer: a perfect reading scores 1.0 everywhere, and each known fault costs exactly what it should."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuotan.evaluate import FIGURES, Figure, Scores, load_gold, score, score_page
from zuotan.evaluate.alignment import Alignment
from zuotan.evaluate.matching import overlap, pairs

Record = dict[str, Any]


def counts(gold: Record, reading: Record, figure: str) -> tuple[int, int, int]:
    count = score_page(gold, reading).figures[figure]
    return count.tp, count.fp, count.fn


def wrong_figures(gold: Record, reading: Record) -> set[str]:
    scores = score_page(gold, reading, gold["report"]["text"].encode())
    return {figure for figure in FIGURES if scores.value(figure) != 1.0}


def test_a_perfect_reading_has_every_figure_at_one(gold: Record, reading: Record) -> None:
    scores = score([(gold, reading)], [gold["report"]["text"].encode()])
    assert {figure: scores.value(figure) for figure in FIGURES} == dict.fromkeys(FIGURES, 1.0)
    assert scores.errors == ()
    assert set(scores.figures) == set(FIGURES)


@pytest.mark.parametrize("folder", ["gold", "cases"])
def test_all_gold_scores_one_against_itself(shared: Path, folder: str) -> None:
    pages = load_gold(shared / folder).pages
    assert pages
    for page in pages:
        reading = {**copy.deepcopy(page.gold), "edits": []}
        scores = score_page(page.gold, reading, None, page.name)
        assert not scores.errors
        assert all(scores.value(figure) == 1.0 for figure in FIGURES), page.name


def test_a_wrong_genre_is_one_wrong_page(gold: Record, reading: Record) -> None:
    reading["report"]["genre"] = "roundup"
    assert wrong_figures(gold, reading) == {"genre"}


def test_a_person_on_the_wrong_side_is_one_missing_and_one_extra(
    gold: Record, reading: Record, visit: Record
) -> None:
    visit["people"][2]["side"] = "visitor"
    assert counts(gold, reading, "people") == (2, 1, 1)
    assert wrong_figures(gold, reading) == {"people"}


def test_namesakes_count_each(gold: Record, reading: Record) -> None:
    namesake = {
        "name": "池一苇",
        "side": "host",
        "roles": ["participant"],
        "offices": ["望海县领导"],
        "spans": [],
    }
    gold["visits"][0]["people"].append(namesake)
    assert counts(gold, reading, "people") == (3, 0, 1)
    assert counts(gold, reading, "offices") == (4, 0, 1)


def test_an_office_of_the_wrong_person(gold: Record, reading: Record, visit: Record) -> None:
    visit["people"][1]["offices"], visit["people"][2]["offices"] = ["望海县县长"], ["望海县委书记"]
    assert counts(gold, reading, "offices") == (1, 2, 3)
    assert wrong_figures(gold, reading) == {"offices"}


@pytest.mark.parametrize(("role", "figure"), [("head", "heads"), ("speaker", "speakers")])
def test_a_role_missed(gold: Record, reading: Record, visit: Record, role: str, figure: str) -> None:
    visit["people"][0]["roles"].remove(role)
    assert counts(gold, reading, figure) == (1, 0, 1)
    assert wrong_figures(gold, reading) == {figure}


def test_a_chair_counts_by_role_or_by_meeting(gold: Record, reading: Record, visit: Record) -> None:
    visit["meetings"][0]["chair"] = None
    assert counts(gold, reading, "chairs") == (1, 0, 0)
    visit["people"][2]["roles"] = ["participant"]
    assert counts(gold, reading, "chairs") == (0, 0, 1)


def test_people_of_a_missed_visit_are_missed(gold: Record, reading: Record, visit: Record) -> None:
    visit["hosts"][0]["code"] = "990200"
    assert counts(gold, reading, "visits") == (0, 1, 1)
    assert counts(gold, reading, "people") == (0, 3, 3)
    assert counts(gold, reading, "dates") == (0, 0, 1)
    assert wrong_figures(gold, reading) == {
        "visits",
        "dates",
        "people",
        "offices",
        "heads",
        "speakers",
        "chairs",
    }


def test_a_visit_without_overlap_of_known_days_is_another_visit(
    gold: Record, reading: Record, visit: Record
) -> None:
    visit["start"] = visit["end"] = "2031-05-09"
    assert counts(gold, reading, "visits") == (0, 1, 1)
    visit["start"] = visit["end"] = None
    assert counts(gold, reading, "visits") == (1, 0, 0)
    assert counts(gold, reading, "dates") == (0, 0, 1)


def test_one_wrong_day_costs_the_dates_alone(gold: Record, reading: Record, visit: Record) -> None:
    visit["end"] = "2031-05-09"
    assert wrong_figures(gold, reading) == {"dates"}


@pytest.mark.parametrize(
    ("earliest", "latest", "right"),
    [
        ("2031-05-01", "2031-05-31", True),
        ("2031-05-08", "2031-05-08", True),
        ("2031-05-09", "2031-05-31", False),
        ("2030-01-01", "2031-05-07", False),
        (None, None, False),
        ("2031-05-01", None, False),
    ],
)
def test_inferred_days_lie_within_the_bounds(
    gold: Record, reading: Record, visit: Record, earliest: str | None, latest: str | None, right: bool
) -> None:
    gold["visits"][0]["date_basis"] = "inferred"
    visit |= {"date_basis": "inferred", "start": None, "end": None, "earliest": earliest, "latest": latest}
    assert counts(gold, reading, "dates") == (int(right), 0, int(not right))


def test_a_leg_without_days_lies_in_the_span_of_its_tour(
    gold: Record, reading: Record, visit: Record
) -> None:
    leg = {
        "date_basis": "inferred",
        "start": None,
        "end": None,
        "earliest": "2031-05-08",
        "latest": "2031-05-10",
    }
    gold["visits"][0] |= leg
    visit |= leg
    assert counts(gold, reading, "dates") == (1, 0, 0)
    visit["earliest"] = "2031-05-09"
    assert counts(gold, reading, "dates") == (0, 0, 1)


def test_the_width_of_bounds_is_told_in_days(gold: Record, reading: Record, visit: Record) -> None:
    gold["visits"][0]["date_basis"] = "inferred"
    visit |= {"start": None, "end": None, "earliest": "2031-05-01", "latest": "2031-05-31"}
    assert score_page(gold, reading).widths == (30,)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("盐田科技园", True),  # the county dropped
        ("望海盐田科技园", True),  # its short name dropped
        ("望海县盐田科技园区", True),  # contains the other, nearly as long
        ("盐田", False),  # too small a part
        ("盐田工业园", False),
    ],
)
def test_stops_by_their_own_name(gold: Record, reading: Record, visit: Record, name: str, same: bool) -> None:
    visit["stops"][0]["name"] = name
    assert counts(gold, reading, "stops") == ((2, 0, 0) if same else (1, 1, 1))


def test_what_contains_a_stop_may_stand_before_it(gold: Record, reading: Record, visit: Record) -> None:
    visit["stops"][1] = {"name": "海产加工区渔港码头", "within": "海产加工区", "span": [0, 1]}
    assert counts(gold, reading, "stops") == (2, 0, 0)
    del visit["stops"][1]["within"]
    assert counts(gold, reading, "stops") == (1, 1, 1)


def test_a_stop_matches_once(gold: Record, reading: Record, visit: Record) -> None:
    visit["stops"].append(dict(visit["stops"][1]))
    assert counts(gold, reading, "stops") == (2, 1, 0)


def test_a_commitment_half_claimed_matches_by_clause_and_counts_by_character(
    gold: Record, reading: Record, visit: Record
) -> None:
    start, end = visit["commitments"][0]["span"]
    visit["commitments"][0]["span"] = [start, end - 4]
    assert counts(gold, reading, "commitments") == (3, 0, 0)
    assert counts(gold, reading, "commitment_characters") == (20, 0, 4)
    visit["commitments"][0]["span"] = [start, end - 5]
    assert counts(gold, reading, "commitments") == (2, 1, 1)
    assert counts(gold, reading, "fields") == (3, 0, 0)


def test_a_commitment_of_another_speaker_matches_nothing(
    gold: Record, reading: Record, visit: Record
) -> None:
    visit["commitments"][2]["by"] = None
    assert counts(gold, reading, "commitments") == (2, 1, 1)
    assert counts(gold, reading, "commitment_characters") == (16, 8, 8)


def test_two_clauses_as_one_are_right_by_character(gold: Record, reading: Record, visit: Record) -> None:
    first, second, *rest = visit["commitments"]
    visit["commitments"] = [{**first, "span": [first["span"][0], second["span"][1]]}, *rest]
    # one clause of the two is less than half of 17 characters
    assert counts(gold, reading, "commitments") == (1, 1, 2)
    assert counts(gold, reading, "commitment_characters") == (24, 1, 0)


def test_fields_are_counted_over_matched_commitments(gold: Record, reading: Record, visit: Record) -> None:
    visit["commitments"][1]["fields"] = ["market_reform", "industry"]
    assert counts(gold, reading, "fields") == (3, 1, 1)


def test_an_agreement_needs_six_tenths(gold: Record, reading: Record, visit: Record) -> None:
    start, end = visit["agreements"][0]["span"]
    visit["agreements"][0]["span"] = [start, end - 3]
    assert counts(gold, reading, "agreements") == (1, 0, 0)
    visit["agreements"][0]["span"] = [start, end - 4]
    assert counts(gold, reading, "agreements") == (0, 1, 1)


def test_programmes_and_phrases_are_taken_together(gold: Record, reading: Record) -> None:
    reading["phrases"], reading["programmes"] = reading["programmes"], []
    assert counts(gold, reading, "terms") == (1, 0, 0)
    reading["phrases"] = []
    assert counts(gold, reading, "terms") == (0, 0, 1)


def test_spans_are_compared_where_the_texts_differ(gold: Record, reading: Record, visit: Record) -> None:
    """A line of furniture left before the body, and a mark lost in it, cost characters but no facts."""
    text: str = reading["report"]["text"]
    at = text.index("顾长庚")
    reading["report"]["text"] = "来源望海网\n" + text[:at] + text[at + 1 :]
    for kind in ("commitments", "agreements", "stops"):
        for one in visit[kind]:
            one["span"] = [place + 5 for place in one["span"]]
    for term in reading["programmes"]:
        term["spans"] = [[place + 5 for place in one] for one in term["spans"]]
    scores = score_page(gold, reading)
    assert {figure for figure in scores.figures if scores.value(figure) != 1.0} == {"text"}
    assert scores.character_error_rate == pytest.approx(7 / len(text))
    assert scores.figures["commitment_characters"] == Figure(24, 0, 0)


def test_errors_name_page_figure_and_fact(gold: Record, reading: Record, visit: Record) -> None:
    del visit["people"][2]
    faults = score_page(gold, reading, None, "invented").errors
    assert ("invented", "people", "missing", "顾长庚 (host)") in {
        (fault.page, fault.figure, fault.kind, fault.what) for fault in faults
    }
    assert {fault.figure for fault in faults} == {"people", "offices"}


def test_totals_add_up_and_nothing_found_is_not_precise_by_luck() -> None:
    one = Scores({"people": Figure(1, 2, 3)}, pages=1)
    assert Scores.total([one, one]).figures["people"] == Figure(2, 4, 6)
    assert Figure(0, 0, 5).f1 == 0.0
    assert Figure().f1 == 1.0


texts = st.text("甲乙丙丁，。", max_size=30)


@given(texts, texts)
def test_spans_mapped_lie_in_the_gold_text_and_keep_order(gold: str, found: str) -> None:
    alignment = Alignment(gold, found)
    spans = [alignment.to_gold((at, at + 1)) for at in range(len(found))]
    assert all(0 <= low <= high <= len(gold) for low, high in spans)
    assert spans == sorted(spans)


@given(st.lists(st.sets(st.integers(0, 6)), max_size=6), st.randoms())
def test_pairs_are_as_many_as_can_be_in_any_order(wanted: list[set[int]], random: Any) -> None:
    def like(one: set[int], other: int) -> float:
        return float(other in one)

    made = pairs(wanted, range(7), like)
    assert len({i for i, _ in made}) == len({j for _, j in made}) == len(made)
    shuffled = list(wanted)
    random.shuffle(shuffled)
    assert len(pairs(shuffled, range(7), like)) == len(made)


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((0, 4), (2, 6)) == pytest.approx(2 / 6)
    assert overlap((0, 4), (4, 6)) == 0.0
    assert overlap((3, 3), (3, 3)) == 1.0
