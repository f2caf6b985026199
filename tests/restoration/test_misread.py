"""Readings of bytes that were read one off: which of several is taken."""

from __future__ import annotations

from zuotan.restoration.misread import Reading, Tail, likeliest, read


def test_the_reading_that_goes_on_best_is_taken() -> None:
    readings = [Reading(9.0, 2.0, "數據俄媒", True), Reading(5.0, 1.5, "數據表明", False)]
    best = likeliest("機構的", readings, "，两市")
    assert best is not None and best.text == "數據表明"
    assert likeliest("機構的", [], "，") is None


def test_a_run_is_read_from_its_lost_byte() -> None:
    lead, *rest = "考察團".encode("gbk")
    units = [bytes(rest[at : at + 2]) for at in range(0, len(rest) - 1, 2)]
    found = read("。", "", lead, units, Tail(rest[-1], None), "深")
    assert "考察團" in [reading.text for reading in found]
