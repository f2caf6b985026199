"""A reader that needs no restoration: the first two lines of a page are its regions, the rest its text.

Pages that begin with ``die`` kill their worker, with ``deep`` nest too deep, with ``odd`` meet a fault of the program.
"""

import hashlib
import os
from collections.abc import Mapping

import msgspec
from record_readings import reading

from zuotan.model import Reading
from zuotan.restoration import Unreadable


def read(page: bytes | str, source: str | None = None, known: Mapping[str, str] | None = None) -> Reading:
    data = page.encode() if isinstance(page, str) else page
    if data.startswith(b"die"):
        os._exit(9)
    if data.startswith(b"deep"):
        raise RecursionError("maximum recursion depth exceeded")
    if data.startswith(b"odd"):
        raise KeyError("x\ny")
    if not data:
        raise Unreadable("the page is empty")
    made, _ = reading(source=source or "-")
    return msgspec.structs.replace(
        made,
        page=msgspec.structs.replace(made.page, id=hashlib.sha256(data).hexdigest()),
        report=msgspec.structs.replace(made.report, title=data.decode("utf-8", "replace")[:20]),
    )
