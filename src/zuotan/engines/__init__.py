"""Engines: how many pages are read at once, and the build of a record from pages."""

from zuotan.engines.assembly import Built, build
from zuotan.engines.cluster import NoCluster, dask_cluster
from zuotan.engines.labour import Engine, in_process
from zuotan.engines.pool import process_pool

__all__ = ["Built", "Engine", "NoCluster", "build", "dask_cluster", "in_process", "process_pool"]
