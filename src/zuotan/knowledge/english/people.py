"""People's names in pinyin (汉语拼音, GB/T 28039): surname first, given name in one word."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from zuotan.knowledge.names import surname_length


@lru_cache(maxsize=65536)
def person(name: str) -> str:
    """A Chinese personal name in pinyin without tones: 单维舟 is Shan Weizhou."""
    size = surname_length(name) or 1
    parts = [name[:size], name[size:]]
    return " ".join("".join(lazy_pinyin(part, style=Style.NORMAL)).capitalize() for part in parts if part)
