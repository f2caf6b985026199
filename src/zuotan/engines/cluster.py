"""The engine beyond one machine: a Dask cluster, whose scheduler is given by its address, or one of this machine's processes.

Dask comes with the extra ``cluster`` (``pip install 'zuotan[cluster]'``) and is imported only here, when it is called.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zuotan.engines.labour import Engine, Result, Work
from zuotan.version import VERSION

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
"""Stands for an address: a cluster of processes on this machine, for as long as the build takes."""
_AHEAD = 3
"""Pieces of work under way for each thread of the cluster: enough that none waits for the next to be sent."""
_RECOUNT = 50
"""Pieces of work between two counts of the threads: workers come and go while the build goes on."""
_SETTINGS = {
    # pages travel with their tasks, and a piece with one huge page in it is nothing to warn of
    "distributed.admin.large-graph-warning-threshold": "1 GB",
    # a local cluster need not lose four workers over a piece to tell that it kills
    "distributed.scheduler.allowed-failures": 0,
}
_PATIENCE = 20
"""Seconds to wait for the scheduler to answer, and then for its first worker."""


class NoCluster(ValueError):
    """A cluster that cannot be used: not installed, not there, without workers, or of another version of the program."""


def dask_cluster(address: str, workers: int = 1) -> Engine:
    """An engine of the workers of the Dask cluster at ``address``, such as ``tcp://10.0.0.5:8786``; or, where it is
    ``local``, of ``workers`` processes of this machine.

    A cluster may grow and shrink while it works. When workers die over a piece of work again and again, it is done once more
    with nothing else under way, so that only the piece that kills is lost. Raises NoCluster when the work begins.
    """

    def engine(
        task: Callable[[Work], Result], works: Iterable[Work], lost: Callable[[Work], Result]
    ) -> Iterator[Result]:
        with _joined(address, workers) as client:
            _check(client, address)
            waiting: deque[tuple[Work, Future[Result]]] = deque()
            most = 0
            for number, piece in enumerate(works):
                if number % _RECOUNT == 0:
                    most = _AHEAD * max(1, sum(client.nthreads().values()))
                waiting.append((piece, client.submit(task, piece, pure=False)))
                if len(waiting) >= most:
                    yield _first(client, waiting, task, lost)
            while waiting:
                yield _first(client, waiting, task, lost)

    return engine


def _first(
    client: Client,
    waiting: deque[tuple[Work, Future[Result]]],
    task: Callable[[Work], Result],
    lost: Callable[[Work], Result],
) -> Result:
    """The result of the piece that was sent first, which then waits no longer."""
    from distributed import KilledWorker, wait

    piece, future = waiting.popleft()
    try:
        return future.result()
    except KilledWorker:
        # Dask blames all that a dead worker had in hand: only a piece that kills when alone is to blame
        wait([other for _, other in waiting])
        try:
            return client.submit(task, piece, pure=False).result()
        except KilledWorker:
            return lost(piece)


@contextmanager
def _joined(address: str, workers: int) -> Iterator[Client]:
    """A client of the cluster; what is started for it ends with it."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise NoCluster("a cluster needs Dask: pip install 'zuotan[cluster]'") from error
    with dask.config.set(_SETTINGS):
        if address == LOCAL:
            with (
                LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,
                ) as local,
                Client(local) as client,
            ):
                yield client
            return
        try:
            client = Client(address, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise NoCluster(f"no cluster answers at {address}") from error
        with client:
            yield client


def _check(client: Client, address: str) -> None:
    """Refuse a cluster without workers, and one whose workers would read with another version of the program."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        theirs = set(client.run(_version).values())
    except TimeoutError as error:
        raise NoCluster(f"the cluster at {address} has no workers") from error
    except ImportError as error:
        raise NoCluster(f"the workers at {address} lack zuotan") from error
    if other := theirs - {VERSION}:
        raise NoCluster(f"the workers at {address} have zuotan {', '.join(sorted(other))}, not {VERSION}")


def _version() -> str:
    return VERSION
