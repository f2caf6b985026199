"""A served sample record, and a real browser to look at it with."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Error, Page, sync_playwright

from zuotan.engines import build
from zuotan.sample import write
from zuotan.web import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a sample corpus of 120 pages. Tests that change it take ``own_record``."""
    folder = tmp_path_factory.mktemp("web")
    write(folder, 1, 120)
    build([folder / "pages"], folder / "visits.db")
    return folder / "visits.db"


@pytest.fixture
def own_record(sample_record: Path, tmp_path: Path) -> Path:
    """A copy of the sample record that a test may change."""
    return Path(shutil.copy(sample_record, tmp_path / "visits.db"))


@pytest.fixture(scope="session")
def client(sample_record: Path) -> TestClient:
    """Asks the application in this process, without a browser; it must not be changed."""
    return TestClient(create_app(sample_record), follow_redirects=False)


@pytest.fixture(scope="session")
def site(sample_record: Path) -> Iterator[str]:
    """The address of the served sample record, which must not be changed."""
    with Serving(sample_record) as address:
        yield address


Serve = Callable[[Path], AbstractContextManager[str]]
"""Serves a record for the time of a ``with``, and gives its address."""


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Serves a record that the test made."""
    return Serving


@pytest.fixture
def own_site(own_record: Path) -> Iterator[str]:
    """The address of a served copy of the sample record that a test may change."""
    with Serving(own_record) as address:
        yield address


class Serving:
    """Serves a record on a free port of this machine for the time of a ``with``; gives its address."""

    def __init__(self, record: Path) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(record), log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, driven by playwright; tests that need it are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    with sync_playwright() as driver:
        try:
            held = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        except Error as error:
            pytest.skip(f"chromium does not start: {error.message.splitlines()[0]}")
        yield held
        held.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of the browser at 1280 px; a script error or a request to elsewhere fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if "//127.0.0.1:" in asked.url else troubles.append(f"asked {asked.url}"),
    )
    yield page
    context.close()
    assert not troubles, troubles


Judge = Callable[[Page], list[tuple[str, str]]]
"""Gives the serious faults that axe finds on a page: the rule, and the first element that breaks it."""


@pytest.fixture(scope="session")
def axe() -> Judge:
    """Checks a page for what would keep people from reading it (axe-core)."""
    script = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

    def faults(page: Page) -> list[tuple[str, str]]:
        page.evaluate(script)
        found = page.evaluate("axe.run()")["violations"]
        return [
            (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
        ]

    return faults


@pytest.fixture(scope="session")
def readable(browser: Browser, axe: Judge) -> Callable[[str, int, str], None]:
    """Fails unless all can read a page at a width, in light or dark: nothing lies outside the window, axe finds no serious fault."""

    def check(address: str, width: int, scheme: str) -> None:
        dark: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=dark)
        page = context.new_page()
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert axe(page) == []
        context.close()

    return check
