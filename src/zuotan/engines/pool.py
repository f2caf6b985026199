"""The engine of one machine: a pool of processes."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from zuotan.engines.labour import Engine, Result, Work

_AHEAD = 3
"""Pieces of work under way for each worker: enough that none waits, few enough that a billion pages fit in memory."""


def process_pool(workers: int) -> Engine:
    """An engine of ``workers`` processes.

    When one dies over a piece of work, the pieces under way are done once more, each in a process of its own, so that only
    the piece that kills is lost.
    """

    def engine(
        task: Callable[[Work], Result], works: Iterable[Work], lost: Callable[[Work], Result]
    ) -> Iterator[Result]:
        waiting: deque[tuple[Work, Future[Result]]] = deque()
        coming = iter(works)
        pool = _pool(workers)
        try:
            more = True
            while more or waiting:
                while more and len(waiting) < workers * _AHEAD:
                    piece = next(coming, None)
                    more = piece is not None
                    if piece is not None:
                        waiting.append((piece, _submit(pool, task, piece)))
                if not waiting:
                    break
                piece, future = waiting[0]
                try:
                    result = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False, cancel_futures=True)
                    result = _alone(task, piece, lost)
                    pool = _pool(workers)
                    waiting = deque((later, _submit(pool, task, later)) for later, _ in waiting)
                waiting.popleft()
                yield result
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return engine


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawned, not forked: a fork would share the open database and whatever threads hold
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_calm)


def _calm() -> None:
    """Ctrl-C stops the main process, which then stops its workers in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(pool: ProcessPoolExecutor, task: Callable[[Work], Result], piece: Work) -> Future[Result]:
    try:
        return pool.submit(task, piece)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _alone(task: Callable[[Work], Result], piece: Work, lost: Callable[[Work], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(task, piece).result()
        except BrokenProcessPool:
            return lost(piece)
