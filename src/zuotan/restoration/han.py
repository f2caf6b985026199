"""What counts as a Chinese character and as a mark of Chinese print, for repairs that look at neighbours."""

from __future__ import annotations

HAN = "[㐀-鿿𠀀-𳑿豈-﫿〇]"
"""A pattern of one Han character."""


def is_han(char: str) -> bool:
    """Whether ``char`` (one character, or none) is a Han character."""
    return "㐀" <= char <= "鿿" or "𠀀" <= char <= "𳑿" or "豈" <= char <= "﫿" or char == "〇"


def is_wide(char: str) -> bool:
    """Whether ``char`` is a Han character or a full-width mark or letter, or a Chinese quotation mark."""
    return is_han(char) or "　" < char <= "〿" or "！" <= char <= "～" or char in _QUOTES and char != ""


_QUOTES = "“”‘’…—·"
