"""What an engine is: something that does one piece of work after the other, and gives the results in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from zuotan.pages import RawPage
from zuotan.record import Rows, failed_rows, rows_of
from zuotan.version import VERSION

Work = TypeVar("Work")
Result = TypeVar("Result")

_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a fault of the program over an odd page can raise; the page is then listed as failed."""


class Engine(Protocol):
    """Does ``task`` on each piece of ``works``, as few ahead of the asking as it can; results come in the order of works.

    ``lost`` makes the result of a piece whose worker died (killed, out of memory).
    """

    def __call__(
        self, task: Callable[[Work], Result], works: Iterable[Work], lost: Callable[[Work], Result]
    ) -> Iterator[Result]:
        """The results of the works, in their order."""
        ...


def in_process(
    task: Callable[[Work], Result], works: Iterable[Work], lost: Callable[[Work], Result]
) -> Iterator[Result]:
    """The engine that works in this process, a piece at a time; nothing is lost but with the process itself."""
    del lost
    return map(task, works)


def read_pages(pages: tuple[RawPage, ...]) -> list[Rows]:
    """Read pages into rows of the record. A page that cannot be read becomes a failure with its reason, whatever the
    error: no page may stop the rest."""
    return [_rows(page) for page in pages]


def lost_pages(pages: tuple[RawPage, ...]) -> list[Rows]:
    """The rows of pages whose worker died over them."""
    return [_failed(page, "the worker process died over this page") for page in pages]


def _rows(page: RawPage) -> Rows:
    from zuotan.reading import read
    from zuotan.restoration import Unreadable

    try:
        return rows_of(read(page.data, page.source, page.origin), page.data, VERSION, page.origin)
    except Unreadable as error:
        return _failed(page, " ".join(str(error).split()))
    except (RecursionError, MemoryError) as error:
        return _failed(page, f"too much for the program ({type(error).__name__})")
    except _FAULTS as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return _failed(page, f"the program failed on it ({said[:200]})")


def _failed(page: RawPage, reason: str) -> Rows:
    return failed_rows(page.source, page.data, reason, VERSION, page.origin)
