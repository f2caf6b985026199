"""The engines of one machine: results in the order of the work, and nothing lost but what kills its worker."""

from __future__ import annotations

import os

from zuotan.engines import in_process, process_pool


def double(number: int) -> int:
    if number == 13:
        os._exit(9)
    return 2 * number


def lost(number: int) -> int:
    return -number


def test_a_pool_gives_results_in_order_and_loses_only_what_kills() -> None:
    assert list(process_pool(2)(double, range(1, 20), lost)) == [
        -number if number == 13 else 2 * number for number in range(1, 20)
    ]


def test_in_process() -> None:
    assert list(in_process(str, [1, 2], str)) == ["1", "2"]
