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


COLOURS = ["color-contrast", "link-in-text-block"]  # axe's rules that look at colours


def barriers(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds on a page, by all its rules or some of them: nothing, where everybody can use it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in packaging/browser")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    asked = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
