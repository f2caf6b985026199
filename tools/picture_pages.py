"""Takes pictures of the pages of a record at two widths, in both languages, light and dark.

    .venv/bin/python tools/picture_pages.py zuotan-demo/visits.db FOLDER [--only overview visit …]

Writes FOLDER/<page>-<width>-<language>-<scheme>.png. Which visit, person, region and item are shown is the busiest of each.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import threading
import time
from pathlib import Path

import numpy as np
import uvicorn
from playwright.sync_api import sync_playwright

from zuotan.record import items, open_record
from zuotan.web import create_app
from zuotan.web.library import Library

WIDTHS = (1280, 400)
LOOKS = (("en", "light"), ("zh", "light"), ("en", "dark"))


def addresses(path: Path) -> dict[str, str]:
    """The pages that are pictured, by name."""
    catalogue = Library(path).catalogue()
    busiest = int(np.argmax(np.bincount(catalogue.parts.v, minlength=len(catalogue))))
    person = int(np.argmax(np.bincount(catalogue.parts.person)))
    host = int(np.argmax(np.bincount(catalogue.flows.host // 10_000))) * 10_000
    with open_record(path) as record:
        item = next(item for item in items.items(record.connection) if item.kind == "commitment")
        page = record.connection.exec_driver_sql(
            "SELECT page_id FROM edit_kinds GROUP BY page_id ORDER BY count(*) DESC, sum(edits) DESC LIMIT 1"
        ).scalar()
    return {
        "overview": "",
        "visits": "visits",
        "search": "visits?q=港口",
        "visit": f"visits/{catalogue.ids[busiest]}",
        "evidence": f"pages/{page}",
        "people": "people",
        "person": f"people/{catalogue.people[person]}",
        "regions": "regions",
        "region": f"regions/{host}",
        "terms": "terms",
        "network": "network",
        "ledger": "ledger",
        "item": f"ledger/{item.id}",
        "review": "review",
    }


def main() -> None:
    """Serves the record, and takes the pictures."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("record", type=Path)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--only", nargs="*")
    chosen = asked.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(chosen.record), log_level="error", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path in addresses(chosen.record).items():
            if chosen.only and name not in chosen.only:
                continue
            for width in WIDTHS:
                for language, scheme in LOOKS:
                    context = browser.new_context(
                        viewport={"width": width, "height": 900}, color_scheme=scheme
                    )
                    page = context.new_page()
                    page.goto(f"{base}/{language}/{path}")
                    page.screenshot(
                        path=chosen.folder / f"{name}-{width}-{language}-{scheme}.png", full_page=True
                    )
                    context.close()
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
