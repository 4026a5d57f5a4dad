"""Debian's Chromium in front of a running workbench; where there is none, these tests say so and are skipped."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from testigo.api.bench import Bench, Conduct
from testigo.pipeline.intake import Worker
from testigo.store import Store, open_store
from testigo.web.site import workbench

CHROMIUM = os.environ.get("TESTIGO_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[2]
AXE = ROOT / "packaging" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
# Only the map goes through GL, and that in software; painting whole pages so took ten times as long.
PAINTING = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
PATIENCE = 60_000  # milliseconds: other tests run on the same two cores, and some machines are slow
expect.set_options(timeout=PATIENCE)


class Server:
    """A workbench that answers on a free port of this machine."""

    def __init__(self, store: Store, conduct: Conduct) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.store = store
        app = workbench(Bench(store, Worker(store), conduct))
        self._server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started:
            assert time.monotonic() < until
            time.sleep(0.05)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=30)


@pytest.fixture
def server(coded_examples: Path, tmp_path: Path) -> Iterator[Server]:
    path = tmp_path / "desk.db"
    shutil.copy(coded_examples, path)
    with open_store(str(path)) as store:
        running = Server(store, Conduct(user="ana"))
        running.start()
        yield running
        running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium, or name one in TESTIGO_TEST_CHROMIUM")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=PAINTING)
        yield running
        running.close()


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def context(browser: Browser, server: Server, language: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=server.url, locale=language, viewport={"width": 1360, "height": 880})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing goes wrong unseen."""
    opened, wrong = context.new_page(), list[str]()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    assert wrong == []
