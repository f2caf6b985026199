"""How a page's bytes are to be decoded: byte order mark, UTF-8 (also broken), declared charset, unlabelled GB18030 or Big5."""

from __future__ import annotations

import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE
)
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_FREQUENT = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会可也你对就行成能发展工部同业市区长省县经济合"
    "，。、：；“”（）這個國時來們為對發長縣經濟會業產區動進與學產黨領導記書考察團強議習實現]"
)
_SAMPLE = 60_000
_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no character, as the error handler shows it."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def decoded(raw: bytes) -> tuple[str, str, bool]:
    """The characters of ``raw``, the codec that reads it best (``utf-8``, ``gb18030``, ``big5hkscs``, ``utf-16-le`` or
    ``utf-16-be``), and whether all bytes are characters in it; those that are not come as lone surrogates."""
    for mark, name in _BOMS:
        if raw.startswith(mark) and (chars := _whole(raw, name)) is not None:
            return chars, name, True
    if (chars := _whole(raw, "utf-8")) is not None:
        return chars, "utf-8", True
    codec = "utf-8" if raw.startswith(_BOMS[0][0]) else _guess(raw[:_SAMPLE])
    chars = raw.decode(codec, "surrogateescape")
    return chars, codec, not _SURROGATE.search(chars)


def _whole(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _guess(raw: bytes) -> str:
    """The codec of bytes that are not clean UTF-8.

    Bytes count for a codec when they decode and against it when they do not; of the codecs that decode them, the right
    one yields the more frequent characters. A declared charset tips the scale, no more: mirrors often declare wrongly.
    """
    found = _DECLARED.search(raw[:4096])
    declared = _CODECS.get(found.group(1).decode("ascii").lower()) if found else None
    best, top = "utf-8", float("-inf")
    for codec in ("utf-8", "gb18030", "big5hkscs"):
        text = raw.decode(codec, "surrogateescape")
        wide = len(text) - len(text.encode("ascii", "ignore"))
        broken = len(_BYTE.findall(text))
        frequent = len(_FREQUENT.findall(text))
        score = (frequent - 2 * broken) / max(wide, 1) + (0.1 if codec == declared else 0.0)
        if score > top:
            best, top = codec, score
    return best
