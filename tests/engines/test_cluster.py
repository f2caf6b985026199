"""The engine of a Dask cluster, on a real one of processes: the same record, and nothing lost but what kills its worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_pool import double, lost

from zuotan.command import cli
from zuotan.engines import NoCluster, build, dask_cluster
from zuotan.sample import write

distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as running:
        yield running.scheduler_address


def test_the_record_is_that_of_one_process_byte_for_byte(tmp_path: Path, address: str) -> None:
    write(tmp_path, 3, 60)
    for name, data in {"empty": b"", "binary": bytes(range(256)) * 40}.items():
        (tmp_path / "pages" / f"{name}.txt").write_bytes(data)
    alone = build([tmp_path / "pages"], tmp_path / "alone.db")
    together = build([tmp_path / "pages"], tmp_path / "together.db", dask_cluster(address))
    assert (alone.seen, alone.failed) == (62, 2)
    assert together == alone
    assert (tmp_path / "together.db").read_bytes() == (tmp_path / "alone.db").read_bytes()


def test_results_come_in_order_and_only_what_kills_is_lost() -> None:
    assert list(dask_cluster("local", 2)(double, range(1, 20), lost)) == [
        -number if number == 13 else 2 * number for number in range(1, 20)
    ]


def test_a_cluster_of_this_machine(tmp_path: Path) -> None:
    write(tmp_path, 3, 3)
    path = tmp_path / "v.db"
    asked = ["build", str(tmp_path / "pages"), "-o", str(path), "--cluster", "local"]
    result = CliRunner().invoke(cli, asked, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path}: 3 pages: ")
    assert "failed" not in result.stdout


def test_a_cluster_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zuotan.engines.cluster._PATIENCE", 0.2)
    with pytest.raises(NoCluster, match=r"no cluster answers at tcp://127\.0\.0\.1:9$"):
        next(dask_cluster("tcp://127.0.0.1:9")(double, [1], lost))
    result = CliRunner().invoke(
        cli, ["build", str(tmp_path), "-o", str(tmp_path / "v.db"), "--cluster", "x:y"]
    )
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "Error: no cluster answers at x:y"


def test_workers_of_another_version_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zuotan.engines.cluster.VERSION", "9.9.9")
    with pytest.raises(NoCluster, match=r"have zuotan .*, not 9\.9\.9"):
        next(dask_cluster(address)(double, [1], lost))
