"""The page: whole, closed to the network, and never taking a report's words for markup."""

import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from testigo.codebook import load
from testigo.exports import EXPORTERS, Edition, records, write
from testigo.exports.page import as_data, bundled, payload, policy
from testigo.model import Coding

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGE = Path(__file__).parents[2] / "src/testigo/exports/page"
WORKBENCH = Path(__file__).parents[2] / "src/testigo/web/static"


@pytest.fixture(scope="module")
def page(coding: Coding) -> str:
    out = io.StringIO()
    EXPORTERS["html"](Edition.of(coding), out)
    return out.getvalue()


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script":
            self.scripts.append(data)


def test_the_page_loads_nothing_from_anywhere(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert tag not in {"link", "img", "iframe", "object", "embed", "video", "audio", "base"}
        assert not attributes.keys() & {"src", "srcset", "data", "background", "poster"}
    code = bundled()
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|import\s*\()", code)
    assert not re.search(r"@import|url\(", (PAGE / "style.css").read_text(encoding="utf-8"))


def test_the_policy_allows_this_script_and_this_style_alone(page: str) -> None:
    metas = [attributes for tag, attributes in Elements(page).found if tag == "meta"]
    content = next(one["content"] for one in metas if one.get("http-equiv") == "Content-Security-Policy")
    style = (PAGE / "style.css").read_text(encoding="utf-8")
    assert content == policy(bundled(), style)
    assert content.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in content


def test_no_script_writes_markup() -> None:
    code = bundled()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", code)


def test_the_words_of_reports_are_data_and_cannot_end_it(page: str, coding: Coding) -> None:
    scripts = [attributes for tag, attributes in Elements(page).found if tag == "script"]
    assert [one["type"] for one in scripts] == ["application/json", "application/json", "module"]
    assert "<script>alert" not in page
    held = json.loads(Elements(page).scripts[0])
    assert held["reports"]["r03"]["title"] == coding.reports["r03"].title
    assert held["reports"]["r03"]["text"] == coding.reports["r03"].text


def test_data_never_holds_a_sign_that_begins_markup() -> None:
    words = {"</script><!--": ["<script>", "&lt;", "]]>"]}
    assert not set(as_data(words)) & set("<>&")
    assert json.loads(as_data(words)) == words


def test_the_page_holds_every_record_and_every_quote(page: str, coding: Coding) -> None:
    held = json.loads(Elements(page).scripts[0])
    assert [one["id"] for one in held["incidents"]] == [incident.id for incident in coding.incidents]
    for one in records(coding):
        for evidence in one.evidence:
            text = held["reports"][evidence.report]["text"]
            assert text[evidence.start : evidence.end] == evidence.quote


def test_reports_that_no_incident_rests_on_stay_out(coding: Coding) -> None:
    first = Coding(coding.incidents[1:2], coding.accounts, coding.reports)
    assert set(payload(Edition.of(first))["reports"]) == {"r04"}


def test_the_interface_speaks_both_languages() -> None:
    words = yaml.safe_load((PAGE / "words.yaml").read_text(encoding="utf-8"))
    used = set()
    for script in (PAGE / "js").glob("*.js"):
        used |= set(re.findall(r"\bt\(\"([a-z_]+)\"", script.read_text(encoding="utf-8")))
    used |= set(re.findall(r'data-t(?:-label)?="(\w+)"', (PAGE / "template.html").read_text(encoding="utf-8")))
    assert used
    assert used <= words.keys()
    assert all(set(one) == {"en", "es"} and all(one.values()) for one in words.values())


def test_every_family_of_the_codebook_has_a_colour_and_a_name() -> None:
    words = yaml.safe_load((PAGE / "words.yaml").read_text(encoding="utf-8"))
    families = {event.crosswalk.acled[0] for event in load().event_types.values()}
    code = (PAGE / "js/incidents.js").read_text(encoding="utf-8")
    looks = [(sheet / "style.css").read_text(encoding="utf-8") for sheet in (PAGE, WORKBENCH)]
    for family in families:
        assert f"family_{family}" in words
        assert f'"{family}"' in code
        assert all(f".family-{re.sub('[ /]', '-', family)} {{ --f: " in look for look in looks)
    page, workbench = (re.findall(r"--(?:civilians|battles|explosions|other): #\w+", look) for look in looks)
    assert page == workbench


def test_modules_import_only_what_stands_before_them() -> None:
    order = re.findall(r"^const in_(\w+) = ", bundled(), re.MULTILINE)
    assert order[-1] == "main"
    assert len(order) == len(set(order)) == len(list((PAGE / "js").glob("*.js")))


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
def test_a_browser_shows_the_incidents_and_runs_no_words_of_reports(coding: Coding, tmp_path: Path) -> None:
    write(Edition.of(coding), "html", tmp_path / "page.html")
    address = f"{(tmp_path / 'page.html').as_uri()}#id=0a1&lang=es"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [str(CHROMIUM), *flags, "--virtual-time-budget=4000", "--dump-dom", address]
    shown = subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode()
    assert shown.count('class="row family-') == len(coding.incidents)
    assert "14 hechos · 15 reportes · 1 sin lugar" in shown
    assert "&lt;script&gt;alert('x')&lt;/script&gt;" in shown
    assert '<div class="dissent">' in shown
    marked = re.findall(r'<mark class="words[^"]*"[^>]*data-stated="[^"]+"[^>]*>([^<]*)</mark>', shown)
    assert "Cártel Jalisco Nueva Generación" in marked
    assert "Tres policías municipales" in marked
