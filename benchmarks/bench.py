"""Pages a second on one core: restoring, reading what was restored, and both. Run it with ``make bench``.

Each corpus is measured in several rounds of one process, and the median round counts; peak memory is that of a process of its own
that does both. The corpora are real pages where the folder ``shared`` is beside the checkout, and always the sample corpus.
Results go to ``benchmarks/results/<day>.json``, with a description of the machine that names no host and no path.
"""

from __future__ import annotations

import argparse
import lzma
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = Path(__file__).with_name("results")
MEGABYTE = 1_000_000
SAMPLE_PAGES = 1000
NEWS_ITEMS = 10_000


def seeds(size: int) -> list[bytes]:
    """The five seed pages, over and over up to ``size`` bytes in all."""
    pages = [file.read_bytes() for file in sorted((SHARED / "seeds").iterdir())]
    return _repeated(pages, size) if pages else []


def sample(size: int) -> list[bytes]:
    """The pages of a sample corpus, over and over up to ``size`` bytes in all."""
    from zuotan.sample import write

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), 1, SAMPLE_PAGES)
        pages = [file.read_bytes() for file in sorted((Path(folder) / "pages").rglob("*")) if file.is_file()]
    return _repeated(pages, size)


def news(count: int) -> list[bytes]:
    """The first ``count`` items of national television news (HTML), nearly none of which tells of a visit."""
    pages = []
    with lzma.open(SHARED / "corpora" / "xwlb.jsonl.xz") as lines:
        for line in lines:
            pages.append(msgspec.json.decode(line)["html"].encode())
            if len(pages) == count:
                break
    return pages


def _repeated(pages: list[bytes], size: int) -> list[bytes]:
    times = max(1, round(size / sum(map(len, pages))))
    return pages * times


CORPORA: dict[str, tuple[Path | None, Callable[[float], list[bytes]]]] = {
    "seeds": (SHARED / "seeds", lambda part: seeds(int(20 * MEGABYTE * part))),
    "news": (SHARED / "corpora" / "xwlb.jsonl.xz", lambda part: news(int(NEWS_ITEMS * part))),
    "sample": (None, lambda part: sample(int(20 * MEGABYTE * part))),
}


def measured(pages: list[bytes], rounds: int) -> dict[str, Any]:
    """Seconds of the median round for each step, as rates. Pages that hold no text are left out."""
    from zuotan.reading import read_restored
    from zuotan.restoration import Unreadable, restore

    def restored(page: bytes) -> Any:
        try:
            return restore(page)
        except Unreadable:
            return None

    ready = [one for one in map(restored, pages) if one is not None]
    size = sum(map(len, pages))
    for one in ready[:50]:
        read_restored(one)  # the tables are loaded before the clock runs
    steps: dict[str, Callable[[], object]] = {
        "restore": lambda: _drain(map(restored, pages)),
        "read": lambda: _drain(map(read_restored, ready)),
        "both": lambda: _drain(read_restored(one) for one in map(restored, pages) if one is not None),
    }
    result: dict[str, Any] = {
        "pages": len(pages),
        "unreadable": len(pages) - len(ready),
        "megabytes": round(size / MEGABYTE, 2),
        "characters_per_page": round(sum(len(one.text) for one in ready) / max(1, len(ready))),
    }
    for name, step in steps.items():
        seconds = median(_timed(step) for _ in range(rounds))
        result[name] = {
            "seconds": round(seconds, 3),
            "pages_per_second": round(len(pages) / seconds, 1),
            "megabytes_per_second": round(size / MEGABYTE / seconds, 3),
        }
    return result


def _drain(items: Iterable[object]) -> None:
    for _ in items:
        pass


def _timed(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


def peak(corpus: str, part: float) -> float:
    """Peak memory in megabytes of a fresh process that restores and reads the corpus, whose pages it holds."""
    told = subprocess.run(
        [sys.executable, __file__, "--peak", corpus, "--part", str(part)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(told.stdout)


def _peak(corpus: str, part: float) -> float:
    from zuotan.reading import read
    from zuotan.restoration import Unreadable

    for page in CORPORA[corpus][1](part):
        try:
            read(page)
        except Unreadable:
            continue
    return peak_memory()


def peak_memory() -> float:
    """Peak memory of this process in megabytes."""
    # getrusage counts what the parent held when it forked; the high-water mark of Linux begins with the program itself
    status = Path("/proc/self/status")
    if status.exists():
        marks = [line.split() for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(marks[0][1]) / 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1000)


def start_up() -> float:
    """Seconds from nothing to the first page read, in a fresh process: the median of five."""
    code = "import zuotan; zuotan.read('座谈')"
    return median(_wall([sys.executable, "-c", code]) for _ in range(5))


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def machine() -> dict[str, Any]:
    """What the figures depend on, without a host's name."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip()
            for line in info.read_text().splitlines()
            if line.startswith("model name")
        ]
        model = names[0] if names else model
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def main() -> None:
    """Measures, prints and keeps the figures."""
    parser = argparse.ArgumentParser(description="Pages a second on one core.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--part", type=float, default=1.0, help="the part of each corpus to take (0.1: a quick look)"
    )
    parser.add_argument("--corpora", nargs="+", choices=tuple(CORPORA), default=list(CORPORA))
    parser.add_argument("--dry-run", action="store_true", help="print only, keep no file")
    parser.add_argument("--peak", choices=tuple(CORPORA), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.peak:
        print(_peak(asked.peak, asked.part))
        return
    from zuotan.version import VERSION

    done: dict[str, Any] = {
        "day": datetime.now(UTC).date().isoformat(),
        "version": VERSION,
        "machine": machine(),
        "rounds": asked.rounds,
        "start_up_seconds": round(start_up(), 3),
        "corpora": {},
    }
    print(f"from nothing to the first page: {done['start_up_seconds']} s")
    print(
        f"{'':<8} {'pages':>7} {'MB':>6} {'restore':>9} {'read':>9} {'both':>9} {'both MB/s':>10} {'peak MB':>8}"
    )
    for name in asked.corpora:
        needs, load = CORPORA[name]
        if needs is not None and not needs.exists():
            print(f"{name:<8} left out: its pages are not beside the checkout")
            continue
        result = measured(load(asked.part), asked.rounds)
        result["peak_megabytes"] = round(peak(name, asked.part), 1)
        done["corpora"][name] = result
        rates = [result[step]["pages_per_second"] for step in ("restore", "read", "both")]
        print(
            f"{name:<8} {result['pages']:>7} {result['megabytes']:>6.1f} {rates[0]:>9,.0f} {rates[1]:>9,.0f} {rates[2]:>9,.0f}"
            f" {result['both']['megabytes_per_second']:>10.2f} {result['peak_megabytes']:>8.0f}"
        )
    if not asked.dry_run:
        RESULTS.mkdir(exist_ok=True)
        file = RESULTS / f"{done['day']}.json"
        file.write_bytes(msgspec.json.format(msgspec.json.encode(done), indent=2) + b"\n")
        print(f"kept in {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
