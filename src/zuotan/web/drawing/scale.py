"""Where a scale has its lines."""

from __future__ import annotations

from itertools import count


def lines(most: int, about: int = 3) -> tuple[int, ...]:
    """Round numbers above zero up to ``most``, about so many (1, 2, 5 and their tenfolds apart); none where there is nothing to measure."""
    if most < 1:
        return ()
    for power in count():
        for step in (10**power, 2 * 10**power, 5 * 10**power):
            if most // step <= about:
                return tuple(range(step, most + 1, step))
    raise AssertionError("unreachable")


def tall(value: int, most: int, height: float) -> float:
    """The height that a value has where ``most`` has ``height``."""
    return round(height * value / most, 1) if most else 0.0
