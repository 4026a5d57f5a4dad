"""A person walks through every task, in both languages, with the keyboard where the keyboard is promised."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from testigo import pipeline
from testigo.model import Issue
from testigo.store import finding
from testigo.store.searching import Filter
from testigo.store.views import IncidentView
from testigo.web import explore
from testigo.web.assets import map_is_built
from testigo.web.saying import Speech
from tests.browser.conftest import Server
from tests.browser.looking import COLOURS, barriers, fits, picture, ready, without_ground

PROPOSING = (
    "TIBÚ, Colombia (Diario) - Hombres de {name}, brazo armado del CJNG, mataron a dos campesinos en Tibú el martes "
    "4 de junio de 2024, dijo la policía."
)
TEXT = "Hombres armados mataron a tres policías en Tame, Arauca, el martes 7 de marzo de 2023, informó la Policía."


def listed(server: Server, wanted: Filter | None = None) -> list[IncidentView]:
    with server.store.desk() as connection:
        return finding.find(connection, wanted or Filter(), "day", None, 1000)


def widest(server: Server) -> IncidentView:
    return max(listed(server), key=lambda each: (each.reports, each.killed, each.id))


def count(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator(".totals strong").inner_text()) or 0)


def corners(address: str, name: str) -> tuple[float, float, float, float]:
    """Return the corners of a box in an address."""
    west, south, east, north = map(float, parse_qs(urlsplit(address).query)[name][0].split(","))
    return west, south, east, north


def test_without_its_library_the_map_says_so_and_all_else_works(
    page: Page, server: Server, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore, "map_is_built", lambda: False)
    ready(page, "/")
    expect(page.locator("#map .absent")).to_have_text(Speech(language).t("map_absent"))
    assert count(page) == len(listed(server))


needs_map = pytest.mark.skipif(not map_is_built(), reason="the map was not built: python packaging/build_browser.py")


@needs_map
@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_the_map_lays_its_ground_without_a_network(page: Page, language: str) -> None:
    ready(page, "/")
    page.wait_for_selector("#map[data-marks]")
    page.wait_for_selector("#map[data-drawn]")
    picture(page, "workbench-map", language)


@needs_map
def test_map_timeline_and_list_show_one_filter(page: Page, server: Server, language: str) -> None:
    t = Speech(language).t
    without_ground(page)
    ready(page, "/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert count(page) == len(listed(server))
    page.wait_for_selector("#map[data-marks]")
    expect(page).to_have_url(f"{server.url}/")  # nobody has moved the map
    page.get_by_label(t("killed_at_least")).fill("5")
    expect(page).to_have_url(re.compile("killed=5"))
    expect(page.locator(".totals strong")).to_have_text(re.compile(rf"\b{len(listed(server, Filter(killed=5)))}\b"))
    with page.expect_request(re.compile(r"/timeline\?.*box=")):  # the map filters timeline and list
        page.locator(".maplibregl-ctrl-zoom-in").click()
    expect(page).to_have_url(re.compile("killed=5&box="))
    shared, inside = page.url, len(listed(server, Filter(killed=5, box=corners(page.url, "box"))))
    assert inside < len(listed(server, Filter(killed=5)))
    expect(page.locator(".totals strong")).to_have_text(re.compile(rf"\b{inside}\b"))
    page.set_viewport_size({"width": 900, "height": 700})
    page.goto(shared)  # whoever gets the address sees the same, on another screen too
    page.wait_for_selector("#map[data-marks]")
    expect(page).to_have_url(shared)
    assert count(page) == inside
    bars = page.locator("#timeline .chart")
    bars.locator("rect").first.wait_for()
    box = bars.bounding_box()
    assert box is not None
    with page.expect_request(
        re.compile(r"/map\?.*since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d")
    ):  # and the timeline the map
        page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + 50)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 12, box["y"] + 50)
        page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=.*&until=.*&box="))
    bars.dblclick(position={"x": box["width"] / 2, "y": 50})
    expect(page).to_have_url(shared)
    page.get_by_label(t("in_view")).uncheck()
    expect(page).to_have_url(shared.replace("box=", "view="))
    expect(page.locator(".totals strong")).to_have_text(re.compile(rf"\b{len(listed(server, Filter(killed=5)))}\b"))


def test_cells_and_words_light_each_other_up(page: Page, server: Server, language: str) -> None:
    chosen = widest(server)
    ready(page, f"/incidents/{chosen.id}")
    page.locator("#cell-killed").hover()
    lit = page.locator("mark.lit")
    expect(lit.first).to_be_visible()
    for fields in lit.evaluate_all("marks => marks.map((mark) => mark.dataset.fields)"):
        assert "killed" in fields.split()
    page.evaluate("scrollTo(0, 0)")
    picture(page, "workbench-incident", language)
    page.locator('mark[data-fields~="place"]').first.hover()
    expect(page.locator("#cell-place")).to_have_class(re.compile("lit"))


def test_reviewing_by_keys_alone(page: Page, server: Server, language: str) -> None:
    t = Speech(language).t
    ready(page, "/review/next")
    first = page.url
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys-dialog")).to_be_hidden()
    page.keyboard.press("a")
    page.wait_for_url(lambda url: url != first)
    ready(page)
    second = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != second)
    ready(page)
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("#correct-dialog")).to_be_visible()
    picture(page, "workbench-correct", language)
    page.keyboard.press("Escape")
    expect(page.locator("#correct-dialog")).to_be_hidden()
    page.keyboard.press("u")
    page.wait_for_url(lambda url: first.split("?")[0] in url)
    expect(page.locator("#said")).to_have_text(t("js_undone"))
    assert all(each.state == "open" for each in listed(server))


def test_a_correction_with_words_as_its_basis(page: Page, server: Server, language: str) -> None:
    chosen = widest(server)
    ready(page, f"/incidents/{chosen.id}")
    page.evaluate(
        """() => {
        const mark = document.querySelector('mark[data-fields~="killed"]'), range = document.createRange();
        range.selectNodeContents(mark);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        }"""
    )
    quote = page.evaluate("getSelection().toString().trim()")
    expect(page.locator("#basis-bar")).to_be_visible()
    page.locator("#basis-of").select_option("missing")
    page.locator("#basis").click()
    dialog = page.locator("#correct-dialog")
    expect(dialog.locator(".chosen-words q")).to_have_text(quote)
    expect(dialog.locator('[name="low"]')).not_to_have_value("")
    dialog.locator('[name="note"]').fill("by hand")
    dialog.locator('[value="save"]').click()
    expect(page.locator("#said")).to_have_text(Speech(language).t("js_saved"))
    expect(page.locator("#cell-missing .decided q")).to_have_text(quote)
    expect(page.locator('mark.chosen, mark[data-fields~="missing"]').first).to_be_visible()


def test_words_are_chosen_and_made_the_basis_by_keys_alone(page: Page, server: Server, language: str) -> None:
    ready(page, f"/incidents/{widest(server).id}")
    for key in ("w", "ArrowRight", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    quote = page.evaluate("getSelection().toString().trim()")
    assert len(quote.split()) == 2
    page.keyboard.press("b")
    expect(page.locator("#basis-of")).to_be_focused()
    page.locator("#basis-of").select_option("damage")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#correct-dialog")).to_be_visible()
    expect(page.locator("#correct-dialog .chosen-words q")).to_have_text(quote)
    page.locator('#correct-dialog [name="note"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text(Speech(language).t("js_saved"))
    expect(page.locator("#cell-damage .decided q")).to_have_text(quote)


def test_two_people_on_one_cell_get_a_choice(
    page: Page, context: BrowserContext, server: Server, language: str
) -> None:
    chosen = widest(server)
    other = context.new_page()
    for each in (page, other):
        ready(each, f"/incidents/{chosen.id}")
        each.locator("#cell-killed .correct").click()
        for name in ("low", "best", "high"):
            each.locator(f'#correct-dialog [name="{name}"]').fill("5" if each is page else "6")
    page.locator('#correct-dialog [value="save"]').click()
    expect(page.locator("#cell-killed .value")).to_have_text("5")
    other.locator('#correct-dialog [value="save"]').click()
    choice = other.locator("#conflict-dialog")
    expect(choice.locator(".now")).to_have_text("5")
    expect(choice.locator(".yours")).to_have_text("6")
    if language == "en":
        picture(other, "workbench-conflict", language)
        choice.locator('[value="mine"]').click()
        expect(other.locator("#cell-killed .value")).to_have_text("6")
    else:
        choice.locator("button").first.click()
        expect(other.locator("#cell-killed .value")).to_have_text("5")


def test_rejecting_merging_and_splitting(page: Page, server: Server, language: str) -> None:
    t = Speech(language).t
    before = len(listed(server))
    chosen = widest(server)
    ready(page, f"/incidents/{chosen.id}")
    page.keyboard.press("s")
    page.locator("#split-dialog [name=account]").first.check()
    page.locator('#split-dialog [value="yes"]').click()
    expect(page.locator("#said")).to_have_text(t("js_saved"))
    assert len(listed(server)) == before + 1
    ready(page)
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text(t("js_undone"))
    ready(page)
    other = next(each for each in listed(server) if each.id != chosen.id)
    page.keyboard.press("m")
    page.locator("#merge-dialog [name=address]").fill(f"{server.url}/incidents/{other.id}?x=1")
    page.locator('#merge-dialog [value="yes"]').click()
    expect(page.locator("#said")).to_have_text(t("js_saved"))
    assert len(listed(server)) == before - 1
    ready(page)
    page.keyboard.press("x")
    page.locator("#reject-dialog [name=note]").fill("a film")
    page.locator('#reject-dialog [value="yes"]').click()
    expect(page.locator(".banner")).to_have_text(t("rejected_banner"))
    assert len(listed(server)) == before - 2


def test_pasting_a_text_and_uploading_files(page: Page, language: str) -> None:
    t = Speech(language).t
    ready(page, "/reports")
    paste = page.locator("#paste")
    paste.get_by_label(t("text")).fill(TEXT)
    paste.get_by_label(t("published_on")).fill("2023-03-12")
    paste.get_by_role("button").click()
    expect(page.locator("#progress .how")).to_have_text(t("js_coded", n=1), timeout=60_000)
    expect(page.locator("#progress li a")).to_have_text(re.compile("^Tame, .*2023-03-07"))
    page.locator("#upload input[type=file]").set_input_files(
        files=[
            {"name": "nota.txt", "mimeType": "text/plain", "buffer": TEXT.replace("Tame", "Saravena").encode()},
            {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        ]
    )
    page.locator("#upload").get_by_role("button", name=t("code_it")).click()
    told = {"en": "a.exe: files of this kind are not read", "es": "a.exe: los archivos de este tipo no se leen"}
    expect(page.locator("#progress ul")).to_contain_text(told[language], timeout=60_000)
    expect(page.locator("#progress progress")).to_have_attribute("value", "2", timeout=60_000)
    picture(page, "workbench-reports", language)
    page.reload()
    row = page.locator("#issues tr", has_text="a.exe")
    expect(row).to_contain_text({"en": "are not read: give one of", "es": "no se leen: entregue uno de"}[language])
    page.locator("#progress li a, .scroll a").first.click()


def test_a_document_that_gave_trouble_is_tried_again_by_keys(
    page: Page, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    t = Speech(language).t
    ready(page, "/reports")
    with monkeypatch.context() as broken:  # a version that cannot read it yet
        broken.setattr(
            pipeline,
            "read",
            lambda each, *_, **__: [
                Issue(each.origin, "reading", "its text holds NUL characters: it is not plain text")
            ],
        )
        page.locator("#paste").get_by_label(t("text")).fill(TEXT)
        page.locator("#paste").get_by_role("button").click()
        expect(page.locator("#progress .how")).to_have_text(t("js_no_incident"), timeout=60_000)
        expect(page.locator("#progress li")).to_contain_text(
            {"en": "not plain text", "es": "no es texto simple"}[language]
        )
    again = page.locator("#issues .retry").first
    again.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#issues td").last).to_have_text(t("settled"))
    expect(page.locator(".scroll table").last).to_contain_text("Tame")


def test_actors_charts_and_downloads(page: Page, language: str) -> None:
    t = Speech(language).t
    page.goto("/actors?q=cjng")
    page.get_by_role("link", name="CJNG", exact=True).click()
    expect(page.locator("svg.relations")).to_be_visible()
    picture(page, "workbench-actor", language)
    page.get_by_role("link", name=t("show_incidents")).click()
    expect(page).to_have_url(re.compile("actor=cjng"))
    page.goto("/charts?killed=1")
    expect(page.locator("svg.bars")).to_be_visible()
    picture(page, "workbench-charts", language)
    page.get_by_role("radio", name=t("profile_public")).check()
    with page.expect_download() as had:
        page.get_by_role("button", name="csv", exact=True).click()
    assert had.value.suggested_filename == "testigo.csv"
    assert "profile=public" in had.value.url
    assert "killed=1" in had.value.url


def test_proposals_for_the_register_are_decided_by_keys(page: Page, language: str) -> None:
    t = Speech(language).t
    ready(page, "/reports")
    for name in ("Los Garzos", "Los Tordos"):
        page.locator("#paste").get_by_label(t("text")).fill(PROPOSING.format(name=name))
        page.locator("#paste").get_by_role("button").click()
        expect(page.locator("#progress .how")).to_have_text(t("js_coded", n=1), timeout=60_000)
        page.locator("#progress ul a").wait_for()
        page.reload()
    while len(page.request.get("/api/v1/proposals").json()) < 2:
        page.wait_for_timeout(200)
    page.goto("/actors")
    page.get_by_role("link", name=re.compile(t("proposals"))).click()
    ready(page)
    assert barriers(page) == []
    expect(page.locator(".proposal q").first).to_contain_text("brazo armado")
    picture(page, "workbench-proposals", language)
    first = page.locator(".proposal").first.get_by_role("button").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text(t("js_learnt"))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#said")).to_have_text(t("js_refused"))
    expect(page.locator("#none")).to_have_text(t("proposals_none"))
    page.goto("/actors?q=los+garzos")
    page.get_by_role("link", name="Los Garzos", exact=True).click()
    expect(page.locator("table")).to_contain_text(t("relation_wing_of"))


PAGES = (
    *(
        "/",
        "/review",
        "/incidents/ID",
        "/incidents/ID?apart=true",
        "/actors?country=MX",
        "/actors/cjng",
        "/actors/proposals",
    ),
    *("/reports", "/reports/ID", "/charts", "/account", "/nothing"),
)


def told_of(page: Page, language: str) -> list[str]:
    """Return what stands in anybody's way on a page: at a desk, in the dark, on a phone."""
    # colours do not depend on the language, and nothing but colours on light and dark
    found = barriers(page, without=() if language == "en" else COLOURS)
    if language == "en":
        page.emulate_media(color_scheme="dark")
        found += barriers(page, only=COLOURS)
        page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    if not fits(page):
        found.append("it is wider than a phone")
    return found


def test_no_page_has_a_barrier_and_every_page_fits_a_phone(page: Page, server: Server, language: str) -> None:
    without_ground(page)
    report, found = next(iter(server.store.reports())).id, {}
    for path in PAGES:
        page.set_viewport_size({"width": 1360, "height": 880})
        page.goto(path.replace("ID", report if path.startswith("/reports") else widest(server).id))
        if told := told_of(page, language):
            found[path] = told
        if path == "/incidents/ID":
            picture(page, "workbench-phone", language)
    assert found == {}
