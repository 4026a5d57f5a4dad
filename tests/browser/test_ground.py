"""A tile server under the map: pages may ask it and nothing else, and the map shows what it gives."""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from testigo.api.bench import Conduct
from testigo.api.ground import tiles_of
from testigo.store import open_store
from testigo.web.assets import map_is_built
from tests.browser.conftest import Server
from tests.browser.looking import ready

Image = pytest.importorskip("PIL.Image")
PINK = (255, 0, 200)


class TileServer(BaseHTTPRequestHandler):
    """Gives one pink tile for every address below /pink/."""

    def do_GET(self) -> None:
        """Answer as tile servers do, to pages of any site."""
        drawn = io.BytesIO()
        Image.new("RGB", (256, 256), PINK).save(drawn, "PNG")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(drawn.getvalue())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def tile_server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), TileServer)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def tiled(coded_examples: Path, tmp_path: Path, tile_server: str) -> Iterator[Server]:
    path = tmp_path / "tiled.db"
    shutil.copy(coded_examples, path)
    with open_store(str(path)) as store:
        tiles = tiles_of(tile_server + "/pink/{z}/{x}/{y}.png", "© Pink Maps")
        running = Server(store, Conduct(user="ana", tiles=tiles))
        running.start()
        yield running
        running.stop()


@pytest.mark.skipif(not map_is_built(), reason="the map was not built: python packaging/build_browser.py")
@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_tiles_are_drawn_and_no_other_address_is_let_through(
    context: BrowserContext, tiled: Server, tile_server: str
) -> None:
    page, refused = context.new_page(), list[str]()
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.set_viewport_size({"width": 900, "height": 700})
    ready(page, f"{tiled.url}/")
    page.wait_for_selector("#map[data-drawn]")
    drawn = Image.open(io.BytesIO(page.locator("#map canvas").screenshot())).convert("RGB")
    pink = sum(count for count, colour in drawn.getcolors(1 << 24) if colour == PINK)
    assert pink > drawn.width * drawn.height / 2
    assert page.get_by_text("© Pink Maps").is_visible()
    assert refused == []
    asked = "address => fetch(address).then(() => 'answered', () => 'refused')"
    told = [page.evaluate(asked, f"{tile_server}/{path}/0/0/0.png") for path in ("pink", "blue")]
    assert (told, refused != []) == (["answered", "refused"], True)
