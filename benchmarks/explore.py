"""The pages of the web under load: a record of 100,000 visits, 20 readers at once, the server's time for every page.

    .venv/bin/python benchmarks/explore.py FOLDER [--pages 10000 --times 25] [--readers 20] [--seconds 60] [--dry-run]

The record is made in FOLDER if none is there: a world of the sample as read without fault, 25 times over in other years (250,000
pages tell of 100,000 visits). The server runs as ``zuotan serve`` does, in a process of its own; readers ask for pages of every
kind, a second apart as a person would and then without a pause. Server time is what the server says in ``Server-Timing``, waiting
for a free worker included. Results go to ``benchmarks/results/explore/<day>.json``.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import msgspec

from bench import ROOT, machine
from zuotan.model import Reading
from zuotan.record import open_record, schema, search
from zuotan.web.library import Library

RESULTS = Path(__file__).with_name("results") / "explore"
SEED, PORT = 1, 8917
NAMES = {"id", "page_id", "visit_id", "person_id", "commitment_id", "fact_id"}
DAYS = {"start_date", "end_date", "earliest", "latest", "published"}
PAUSE = 1.0
"""Seconds that a reader looks at a page."""


def build(path: Path, pages: int, times: int) -> None:
    """Makes the record of a world of as many pages, each read without fault, and of as many repetitions of it in other years."""
    from zuotan.sample.world import reports

    with open_record(path) as record:
        for number, gold in enumerate(reports(SEED, pages)):
            raw = f"{number}\n{gold['report']['text']}".encode()
            record.add(reading_of(gold, raw, number), raw)
        connection = record.connection
        first = {table.name: connection.execute(table.select()).all() for table in schema.FACTS}
        for again in range(1, times):
            print(f"\r{again * pages:,} pages", end="", flush=True)
            for table in schema.FACTS:
                rows = [repeated(row._asdict(), again) for row in first[table.name]]
                if rows:
                    connection.execute(table.insert(), rows)
            texts = [(name(row.page_id, again), f"{row.title}\n{row.text}") for row in first["reports"]]
            search.add(connection, texts)
            connection.commit()
        print("\rresolving", flush=True)
        record.resolve()


def repeated(row: dict[str, Any], again: int) -> dict[str, Any]:
    """A row of another year: its names and days are others, and it is nobody's copy."""
    made = {column: name(value, again) if column in NAMES else value for column, value in row.items()}
    for column in DAYS & made.keys():
        if made[column]:
            made[column] = (date.fromisoformat(made[column]) - timedelta(days=211 * again)).isoformat()
    if "sketch" in made:
        made["sketch"] = b""
    return made


def name(value: str, again: int) -> str:
    """The name of a page or fact of a repetition."""
    return f"{int(value[:2], 16) ^ again:02x}{value[2:]}"


def reading_of(gold: dict[str, Any], raw: bytes, number: int) -> Reading:
    """The gold as a reading of a page that holds a number before the text."""
    shown = msgspec.json.decode(msgspec.json.encode(gold))
    before = len(f"{number}\n".encode())
    page = {"id": hashlib.sha256(raw).hexdigest(), "source": f"{number}.txt", "charset": "utf-8"}
    edit = {"kind": "furniture", "raw": [0, before], "text": [0, 0], "before": f"{number}\n", "after": ""}
    return msgspec.convert({**shown, "page": page, "edits": [edit]}, Reading, strict=False)


def addresses(path: Path) -> dict[str, Callable[[], str]]:
    """For each kind of page, something that gives the address of one of them."""
    catalogue = Library(path).catalogue()
    source = random.Random(SEED)
    regions = sorted({str(code) for code in catalogue.flows.host.tolist()})
    fields = catalogue.fields
    with open_record(path) as record:
        pages = [
            row.page_id for row in record.connection.exec_driver_sql("SELECT page_id FROM reports LIMIT 5000")
        ]
        items = [row.id for row in record.connection.exec_driver_sql("SELECT id FROM items LIMIT 5000")]

    def pick(names: Any) -> str:
        return str(source.choice(names))

    def filters() -> str:
        asked = {
            "since": str(source.randint(2010, 2024)),
            "host": pick(regions)[:2] + "0000",
            "field": pick(fields),
            "level": pick(["province", "prefecture"]),
        }
        chosen = source.sample(sorted(asked), source.randint(0, 3))
        return "&".join(f"{name}={asked[name]}" for name in chosen)

    return {
        "overview": lambda: f"/?{filters()}",
        "visits": lambda: f"/visits?{filters()}",
        "search": lambda: f"/visits?q={pick(['港口', '座谈', '新能源', '合作协议', pick(catalogue.names)])}",
        "visit": lambda: f"/visits/{pick(catalogue.ids)}",
        "evidence": lambda: f"/pages/{pick(pages)}",
        "people": lambda: f"/people?{filters()}",
        "person": lambda: f"/people/{pick(catalogue.people)}",
        "regions": lambda: f"/regions?{filters()}",
        "region": lambda: f"/regions/{pick(regions)}",
        "terms": lambda: "/terms",
        "network": lambda: f"/network?{filters()}",
        "ledger": lambda: f"/ledger?{filters()}",
        "item": lambda: f"/ledger/{pick(items)}",
        "review": lambda: "/review",
    }


def read(kinds: dict[str, Callable[[], str]], readers: int, seconds: float, pause: float) -> dict[str, Any]:
    """Lets readers read, and gives for each kind of page the server's times (ms) and sizes (bytes)."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    sizes: defaultdict[str, int] = defaultdict(int)
    troubles: list[str] = []
    end = time.monotonic() + seconds

    def one(number: int) -> None:
        source = random.Random(number)
        with httpx2.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as client:
            time.sleep(source.random() * pause)
            while time.monotonic() < end:
                kind = source.choice(sorted(kinds))
                response = client.get(f"/{source.choice(['en', 'zh'])}{kinds[kind]()}")
                if response.status_code != 200:
                    troubles.append(f"{response.status_code} {response.url}")
                times[kind].append(float(response.headers["server-timing"].partition("dur=")[2]))
                sizes[kind] = max(sizes[kind], len(response.content))
                time.sleep(pause)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [value for several in times.values() for value in several]
    return {
        "pause_seconds": pause,
        "pages": len(every),
        "p95_ms": percentile(every, 95),
        "kinds": {
            kind: {
                "pages": len(took),
                "p50_ms": percentile(took, 50),
                "p95_ms": percentile(took, 95),
                "largest_bytes": sizes[kind],
            }
            for kind, took in sorted(times.items())
        },
        "troubles": sorted(set(troubles))[:10],
    }


def percentile(values: list[float], share: int) -> float:
    """The value below which so many of a hundred lie."""
    return round(sorted(values)[min(len(values) * share // 100, len(values) - 1)], 1) if values else 0.0


def serving(path: Path) -> Iterator[None]:
    """The server, for as long as the generator is held."""
    command = [sys.executable, "-m", "zuotan.command.__main__", "serve", str(path), "--port", str(PORT)]
    with subprocess.Popen(command) as server:
        try:
            for _ in range(600):
                try:
                    httpx2.get(f"http://127.0.0.1:{PORT}/static/style.css")
                    break
                except httpx2.ConnectError:
                    time.sleep(0.2)
            yield
        finally:
            server.terminate()


def main() -> None:
    """Builds what is missing, measures, and writes the results."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--times", type=int, default=25)
    asked.add_argument("--readers", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--dry-run", action="store_true", help="keep no results")
    chosen = asked.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    path = chosen.folder / f"world-{chosen.pages}x{chosen.times}.db"
    if not path.exists():
        build(path.with_suffix(".part"), chosen.pages, chosen.times)
        path.with_suffix(".part").rename(path)
    kinds = addresses(path)
    result: dict[str, Any] = {"day": datetime.now(UTC).date().isoformat(), "machine": machine()}
    with open_record(path) as record:
        result["visits"] = record.connection.exec_driver_sql("SELECT count(*) FROM merged_visits").scalar()
    for _ in serving(path):
        result["runs"] = [read(kinds, chosen.readers, chosen.seconds, pause) for pause in (PAUSE, 0.0)]
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    if not chosen.dry_run:
        RESULTS.mkdir(parents=True, exist_ok=True)
        (RESULTS / f"{result['day']}.json").write_bytes(
            msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n"
        )
        print(f"kept in {RESULTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
