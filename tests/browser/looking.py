"""What the walks share: waiting for a page's scripts, pictures, and the check for barriers."""

from __future__ import annotations

import os

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


def barriers(page: Page) -> list[str]:
    """Return what axe finds on a page: nothing, where everybody can use it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in packaging/browser")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
