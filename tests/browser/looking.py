"""What the walks share: waiting for a page's scripts, pictures, and the check for barriers."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE, ROOT

IMAGES = ROOT / "docs" / "images"


def ready(page: Page, path: str | None = None) -> None:
    if path is not None:
        page.goto(path)
    page.wait_for_selector("html[data-ready]", state="attached")


def picture(page: Page, name: str, language: str) -> None:
    """Keep a picture for the README, where TESTIGO_PICTURES asks for new ones."""
    if os.environ.get("TESTIGO_PICTURES") and language == "en":
        page.screenshot(path=str(IMAGES / f"{name}.png"))


def without_ground(page: Page) -> None:
    """Draw the map without its outlines, where nobody looks at them: painting them in software takes seconds."""
    page.route("**/outlines.json", lambda route: route.fulfill(status=404))


def fits(page: Page, width: int = 390) -> bool:
    """Say whether nothing of a page lies beside a screen of this width, in pixels."""
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


COLOURS = ("color-contrast", "link-in-text-block")  # axe's rules that look at colours


def barriers(page: Page, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """Return what axe finds on a page, by all its rules or some of them: nothing, where everybody can use it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in packaging/browser")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    asked: dict[str, object] = {"resultTypes": ["violations"], "rules": {each: {"enabled": False} for each in without}}
    if only:
        asked["runOnly"] = list(only)
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
