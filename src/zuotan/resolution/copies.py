"""Finds pages that carry the same report: reprints, mirrors, damaged and shortened copies.

Texts are compared by the character 5-grams they share. MinHash signatures (Broder 1997) give pairs worth a look through
locality-sensitive hashing, and an estimate of the share; signatures come from the library rensa (a compiled MinHash, no other
dependency). The best copy leads: fewest guesses among its repairs, then most text.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rensa import RMinHash

from zuotan.resolution.partition import Pair, Partition
from zuotan.resolution.seen import PageSeen

GRAM = 5
"""Characters of a shingle: long enough that set phrases of the genre do not make two reports alike."""
HASHES = 128
ROWS = 4
"""Hashes of a band. With 32 bands of 4, a pair that shares 0.5 of its shingles is looked at with probability 0.87, one that
shares 0.6 with 0.99, one that shares 0.1 with 0.003."""
ALIKE = 0.55
"""The share of shingles from which two texts are copies. Outlets that tell one visit in their own words share under 0.35,
damaged copies of a report over 0.7."""
SHORTEST = 40
"""Characters below which a text is too short to be told from another."""
CROWD = 50
"""Pages of one band beyond which only neighbours are compared: copies of copies are found all the same."""

BYTES = 4
"""Bytes of a hash. A signature stays packed: as numbers it would take eight times the memory."""

Signature = bytes


def signature(text: str) -> Signature:
    """The MinHash signature of a text: ``HASHES`` little-endian numbers of 32 bits; empty where the text is too short."""
    text = "".join(text.split())
    if len(text) < SHORTEST:
        return b""
    sketch = RMinHash(HASHES, 1)
    sketch.update(list({text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}))
    return struct.pack(f"<{HASHES}I", *sketch.digest())


def likeness(one: Signature, other: Signature) -> float:
    """The estimated share of shingles that two texts have in common, from 0 to 1 (standard error at most 0.045)."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    return (
        sum(a == b for a, b in zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True))
        / HASHES
    )


def candidates(signatures: Mapping[str, Signature]) -> Iterator[Pair]:
    """Pairs of pages that agree in a band, each once."""
    seen: set[Pair] = set()
    for band in range(0, HASHES * BYTES, ROWS * BYTES):
        buckets: defaultdict[Signature, list[str]] = defaultdict(list)
        for name, numbers in signatures.items():
            if numbers:
                buckets[numbers[band : band + ROWS * BYTES]].append(name)
        for names in buckets.values():
            if len(names) == 1:
                continue
            names.sort()
            reach = len(names) if len(names) <= CROWD else 2
            for at, one in enumerate(names):
                for other in names[at + 1 : at + reach]:
                    if (one, other) not in seen:
                        seen.add((one, other))
                        yield one, other


def copies(
    signatures: Mapping[str, Signature], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Partition:
    """The pages put together that carry one report."""
    found = Partition(signatures, together, apart)
    for one, other in sorted(candidates(signatures)):
        if likeness(signatures[one], signatures[other]) >= ALIKE:
            found.join(one, other)
    return found


def leader(pages: Iterable[PageSeen]) -> PageSeen:
    """The best of several copies: fewest guesses, then a named outlet, then most text, then the least name."""
    return min(pages, key=lambda page: (page.guesses, page.outlet is None, -len(page.text), page.id))
