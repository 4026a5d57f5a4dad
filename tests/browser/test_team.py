"""A team at work: logging in, a session that ends, a page that is stale, a second reading, and accounts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from testigo.api.bench import Conduct
from testigo.store import Store, finding, open_store
from testigo.store.people_tables import sessions
from testigo.store.searching import Filter
from testigo.store.views import IncidentView
from testigo.web.saying import Speech
from tests.browser.conftest import PATIENCE, Server
from tests.browser.looking import barriers, fits, picture, ready
from tests.workbench.conftest import PASSWORD, add_users


@pytest.fixture
def team(coded_examples: Path, tmp_path: Path) -> Iterator[Server]:
    path = tmp_path / "team.db"
    shutil.copy(coded_examples, path)
    with open_store(str(path)) as store:
        add_users(store)
        running = Server(store, Conduct(team=True))
        running.start()
        yield running
        running.stop()


@pytest.fixture
def desk(browser: Browser, team: Server, language: str) -> Iterator[BrowserContext]:
    """The browser of one person; nobody is logged in yet."""
    opened = browser.new_context(base_url=team.url, locale=language, viewport={"width": 1360, "height": 880})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def log_in(page: Page, name: str, language: str, there: str = "/reports") -> None:
    t = Speech(language).t
    page.goto(f"/login?next={there}")
    page.get_by_label(t("name")).fill(name)
    page.get_by_label(t("password")).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)


def deadliest(store: Store) -> IncidentView:
    with store.desk() as connection:
        found = finding.find(connection, Filter(killed=1), "day", None, 1000)
    return max(found, key=lambda each: (each.killed, each.id))


def end_sessions(store: Store) -> None:
    with store.desk(write=True) as connection:
        connection.execute(sessions.delete())


def test_logging_in_leads_where_one_wanted_to_go(desk: BrowserContext, language: str) -> None:
    t, page = Speech(language).t, desk.new_page()
    page.goto("/review")
    expect(page).to_have_url(re.compile("/login"))
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert barriers(page) == []
    page.get_by_label(t("name")).fill("ana")
    page.get_by_label(t("password")).fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(t("login_wrong"))
    page.get_by_label(t("name")).fill("ana")
    page.get_by_label(t("password")).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/review$"))
    page.get_by_role("button", name=t("log_out")).click()
    expect(page).to_have_url(re.compile("/login"))
    page.goto("/review")
    expect(page).to_have_url(re.compile("/login"))


def test_a_session_that_ends_loses_nothing_that_was_typed(desk: BrowserContext, team: Server, language: str) -> None:
    t, page = Speech(language).t, desk.new_page()
    chosen = deadliest(team.store)
    log_in(page, "ana", language)
    ready(page, f"/incidents/{chosen.id}")
    page.locator("#cell-injured .correct").click()
    dialog = page.locator("#correct-dialog")
    for name in ("low", "best", "high"):
        dialog.locator(f'[name="{name}"]').fill("41")
    dialog.locator('[name="note"]').fill("counted twice")
    end_sessions(team.store)
    dialog.locator('[value="save"]').click()
    expect(dialog.locator(".wrong")).to_have_text(t("js_login"))
    expect(dialog.locator('[name="note"]')).to_have_value("counted twice")
    other = desk.new_page()
    other.goto("/review")
    expect(other.locator(".note")).to_have_text(t("login_ended"))
    log_in(other, "ana", language)
    dialog.locator('[value="save"]').click()
    expect(page.locator("#cell-injured .value")).to_have_text("41")
    expect(page.locator("#cell-injured .decided")).to_contain_text("counted twice")


def test_a_stale_page_says_so_and_shows_what_is_there_now(desk: BrowserContext, team: Server, language: str) -> None:
    t, early, late = Speech(language).t, desk.new_page(), desk.new_page()
    chosen = deadliest(team.store)
    log_in(early, "ana", language)
    for page in (early, late):
        ready(page, f"/incidents/{chosen.id}")
    early.locator("#cell-status .correct").click()
    early.locator('#correct-dialog [name="code"]').select_option("attempted")
    early.locator('#correct-dialog [value="save"]').click()
    expect(early.locator("#cell-status .decided")).to_contain_text("ana")
    late.keyboard.press("a")
    dialog = late.locator("#conflict-dialog")
    expect(dialog.get_by_role("heading")).to_have_text(t("conflict_title"))
    if language == "es":
        expect(dialog.locator(".now")).to_have_text(t("js_problem_412"))
    late.keyboard.press("Enter")
    expect(late.locator("#cell-status .value")).to_have_text(Speech(language).code("status", "attempted"))


def test_a_second_reader_sees_nothing_of_the_first_and_their_agreement_is_told(
    desk: BrowserContext, browser: Browser, team: Server, language: str
) -> None:
    t, first = Speech(language).t, desk.new_page()
    chosen = deadliest(team.store)
    log_in(first, "ana", language)
    ready(first, f"/incidents/{chosen.id}")
    first.keyboard.press("a")
    expect(first.locator("#said")).to_have_text(t("js_saved"))
    other = browser.new_context(base_url=team.url, locale=language)
    other.set_default_timeout(PATIENCE)
    second = other.new_page()
    log_in(second, "ben", language)
    second.goto("/review")
    second.locator('a[href*="apart=true"]').first.click()
    ready(second)
    expect(second.locator(".banner")).to_have_text(t("apart_banner"))
    assert "ana" not in second.locator("main").inner_text().split()
    second.locator("#cell-killed .correct").click()
    for name in ("low", "best", "high"):
        second.locator(f'#correct-dialog [name="{name}"]').fill("99")
    second.locator('#correct-dialog [value="save"]').click()
    expect(second.locator("#said")).to_have_text(t("js_saved"))
    first.goto("/review")
    row = first.locator("#agreement tr", has_text=Speech(language).field("killed"))
    expect(row.get_by_role("link")).to_have_text(chosen.id[:8])
    expect(row.locator("td").nth(1)).to_have_text("1")
    picture(first, "workbench-review", language)
    ready(first, f"/incidents/{chosen.id}")
    expect(first.locator("#cell-killed .value")).to_contain_text(str(chosen.killed))  # it set nothing
    other.close()


def test_an_administrator_keeps_accounts_and_reads_the_trail(desk: BrowserContext, language: str) -> None:
    t, page = Speech(language).t, desk.new_page()
    log_in(page, "ada", language)
    ready(page, "/account")
    assert barriers(page) == []
    form = page.locator("#user")
    form.get_by_label(t("name")).fill("eva")
    form.get_by_label(t("password")).fill(PASSWORD)
    form.get_by_role("button").click()
    expect(page.locator('[data-user="eva"]')).to_contain_text(t("role_reader"))
    expect(page.locator("main")).to_contain_text(t("deed_added an account"))
    ready(page)
    page.locator('[data-user="eva"]').get_by_role("button").click()
    expect(page.locator('[data-user="eva"]')).to_contain_text(t("closed"))
    ready(page)
    page.locator("#token").get_by_label(t("token_label")).fill("nightly")
    page.locator("#token").get_by_role("button").click()
    expect(page.locator(".secret")).to_contain_text(t("js_copied", secret=""))
    page.set_viewport_size({"width": 390, "height": 844})
    assert fits(page)
    page.get_by_role("button", name=t("log_out")).click()
    page.wait_for_url(re.compile("/login"))  # and for the page to be there: while it goes, there is nothing to measure
    assert fits(page)
