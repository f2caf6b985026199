"""The one-byte slip of GBK text (错位): a lead byte is lost, and what follows is read one byte off until a trail byte below 0x80
brings the reader back into step: ``。互學`` becomes ``；W`` with whatever lies between.
"""

from __future__ import annotations

from random import Random

from zuotan.sample.tables import chance

LONGEST = 8
_UNSAFE = "<>&\"'\\()"


def slipped(text: str, start: int) -> tuple[int, str] | None:
    """The slip that begins with the character at ``start``: where it ends, and what is read instead.

    None where no slip begins there that could be read back: where a pair is no character, or the run meets what GBK writes in one
    byte.
    """
    encoded = b""
    for end in range(start + 1, min(len(text), start + LONGEST) + 1):
        try:
            pair = text[end - 1].encode("gbk")
        except UnicodeEncodeError:
            return None
        if len(pair) != 2:
            return None
        encoded += pair
        if pair[1] < 0x80:
            break
    else:
        return None
    if end - start < 3 or chr(encoded[-1]) in _UNSAFE:
        return None
    try:
        return end, encoded[1:-1].decode("gbk") + chr(encoded[-1])
    except UnicodeDecodeError:
        return None


def slips(rng: Random, text: str, most: int = 3) -> str:
    """The text with up to ``most`` slips, mostly from a full stop or a comma on; a question mark may show the lost byte."""
    starts = [at for at, char in enumerate(text) if char in "。，"]
    starts += rng.sample(range(len(text)), min(len(text), len(starts) // 3 + 1))
    rng.shuffle(starts)
    done = 0
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, str]] = []
    for start in starts:
        if done == most:
            break
        slip = slipped(text, start)
        if slip is None or any(start < last + 20 and first - 20 < slip[0] for first, last in taken):
            continue
        end, read = slip
        taken.append((start, end))
        found.append((start, end, ("?" if chance(rng, 0.4) else "") + read))
        done += 1
    for start, end, read in sorted(found, reverse=True):
        text = text[:start] + read + text[end:]
    return text
