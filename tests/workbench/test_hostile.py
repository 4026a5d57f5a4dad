"""What is wrong, huge, stale or wicked: clear words, nothing lost, nothing run."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from testigo.api.bench import Conduct
from testigo.api.ground import tiles_of
from testigo.model import ConfigurationError
from testigo.store import Store
from tests.workbench.conftest import opened

API = "/api/v1"
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"
TEXT = f"Hombres armados mataron a dos policías en Tame, Arauca, el martes 7 de marzo de 2023. {SCRIPT}"


def coded(client: TestClient, given: dict[str, Any]) -> tuple[str, list[str]]:
    [capture] = client.post(f"{API}/reports", json=given).json()["captures"]
    until = time.monotonic() + 60
    while not (told := client.get(f"{API}/arrivals?capture={capture}").json())["linked"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    return told["arrivals"][0]["reports"][0], told["incidents"]


def test_a_script_in_title_source_or_text_is_shown_and_never_run(local: TestClient) -> None:
    given = {"text": TEXT, "title": SCRIPT, "source": f'"{SCRIPT}', "published": "2023-03-12"}
    report, [incident, *_] = coded(local, given)
    for path in ("/", "/reports", f"/reports/{report}", f"/incidents/{incident}", "/review", "/?q=%3Cscript%3Ealert"):
        page = local.get(path)
        assert page.status_code == 200
        assert not re.search(r"<script>alert|<img src=x|onerror=alert\(1\)>", page.text)
        assert "unsafe" not in page.headers["content-security-policy"]
    assert "&lt;script&gt;" in local.get(f"/reports/{report}").text


def test_an_address_that_is_no_web_address_is_no_link(local: TestClient) -> None:
    wicked = local.post(f"{API}/reports", json={"text": TEXT, "url": "javascript:alert(1)"})
    assert wicked.status_code == 422


def test_every_page_stands_under_a_strict_policy(local: TestClient) -> None:
    for path in (
        "/",
        "/review",
        "/actors",
        "/reports",
        "/charts",
        "/account",
        "/nothing",
        f"{API}/me",
        "/static/api.js",
    ):
        headers = local.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'self';" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        page = local.get(path).text
        assert not re.search(r"<script(?![^>]*(src=|application/json))|\sstyle=|\son\w+=", page)


def test_a_tile_server_is_the_only_other_site_that_pages_may_ask(store: Store) -> None:
    with opened(store, Conduct(tiles=tiles_of("https://tiles.example.org/light/{z}/{x}/{y}.png"))) as client:
        page = client.get("/")
        assert 'data-tiles="https://tiles.example.org/light/{z}/{x}/{y}.png"' in page.text
        policy = page.headers["content-security-policy"].split("; ")
        assert [each for each in policy if "tiles" in each] == ["connect-src 'self' https://tiles.example.org/light/"]
        assert "tiles.example.org</span>" in page.text  # whom to credit, where nobody else is named


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("tiles.example.org/{z}/{x}/{y}.png", "begins with https://"),
        ("ftp://tiles.example.org/{z}/{x}/{y}.png", "begins with https://"),
        ("https://tiles.example.org/", "has no {z}, {x} and {y}"),
        ("https://{s}.example.org/{z}/{x}/{y}.png", "no single server"),
        ("https://me:word@tiles.example.org/{z}/{x}/{y}.png", "no single server"),
        ("https://tiles.example.org/;script-src *;/{z}/{x}/{y}.png", "no single server"),
    ],
)
def test_a_pattern_that_names_no_single_tile_server_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        tiles_of(pattern)
    assert said in str(refused.value)


def test_files_outside_the_static_folder_are_out_of_reach(local: TestClient) -> None:
    for path in ("/static/../words.yaml", "/static/%2e%2e/words.yaml", "/static//etc/passwd", "/static/vendor"):
        assert local.get(path).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.exe", b"MZ\x00\x01", "files of this kind are not read"),
        ("empty.txt", b"", "empty"),
        ("../../etc/passwd.docx", b"PK", "files of this kind are not read"),
    ],
)
def test_a_wrong_file_is_named_with_the_reason(local: TestClient, name: str, data: bytes, said: str) -> None:
    told = local.post(f"{API}/uploads", files=[("files", (name, data))])
    assert told.status_code == 202
    [refused] = told.json()["refused"]
    assert said in refused
    assert "/tmp" not in refused
    assert any(said in each["message"] for each in local.get(f"{API}/issues").json()["items"])


def test_a_broken_pdf_becomes_an_issue_that_can_be_tried_again(local: TestClient) -> None:
    [capture] = local.post(f"{API}/uploads", files=[("files", ("a.pdf", b"%PDF-1.4 broken"))]).json()["captures"]
    until = time.monotonic() + 60
    while local.get(f"{API}/arrivals?capture={capture}").json()["done"] == 0:
        assert time.monotonic() < until
        time.sleep(0.1)
    [issue] = local.get(f"{API}/issues").json()["items"]
    assert issue["again"]
    again = local.post(f"{API}/issues/{issue['id']}/retry")
    assert again.status_code == 200
    assert not again.json()["settled"]


def test_a_huge_file_is_refused_and_the_others_are_safe(store: Store) -> None:
    with opened(store, Conduct(upload=1000)) as client:
        answer = client.post(f"{API}/uploads", files=[("files", ("big.txt", b"x" * 5000))])
        assert answer.status_code == 413
        assert "split" in answer.json()["detail"]
        assert client.post(f"{API}/undo", content=b"x" * (2 << 20)).status_code == 413


@pytest.mark.parametrize(
    "query",
    ["since=yesterday", "killed=-1", "killed=9999999999999999999", "box=1,2,3", "box=a,b,c,d", "cursor=zzz",
     "cursor=MTIz", "limit=0", "limit=100000", "order=luck", "country=MEX", "q=" + "x" * 500],
)  # fmt: skip
def test_a_wrong_address_is_told_in_words(local: TestClient, query: str) -> None:
    answer = local.get(f"{API}/incidents?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    page = local.get(f"/?{query}")
    assert page.status_code in (200, 422)  # the page has no order and no limit
    assert page.headers["content-type"].startswith("text/html")


def test_letters_that_are_no_text_are_refused_before_they_reach_the_database(local: TestClient) -> None:
    assert local.get("/?q=%00").status_code == 422
    assert local.get(f"{API}/incidents/a%00b").status_code in (404, 422)
    body = {"text": "a text with a letter that is none: \x00 and more", "title": ""}
    assert local.post(f"{API}/reports", json=body).status_code == 422


def test_a_stale_page_loses_nothing(local: TestClient) -> None:
    [one, *_] = local.get(f"{API}/incidents?killed=1").json()["items"]
    for deed, body in (("accept", {}), ("reject", {"note": "no"})):
        answer = local.post(f"{API}/incidents/{one['id']}/{deed}", json=body, headers={"If-Match": '"long ago"'})
        assert answer.status_code == 412
        assert "while you looked" in answer.json()["detail"]
    assert local.get(f"{API}/incidents/{one['id']}/history").json() == []


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_logging_in_leads_nowhere_else(team: TestClient, there: str) -> None:
    given = {"name": "ana", "password": "correct horse battery staple", "there": there}
    answer = team.post("/login", data=given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
