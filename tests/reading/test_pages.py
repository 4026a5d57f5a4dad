"""Web pages: the article, and what the page says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from readings import PROSA, PROSE, issue, report

from testigo.model import DatePrecision

HTML = "text/html"
ARTICLE = (
    f"<article><h1>Three dead at a hill market</h1><p>{PROSE}</p><p>{PROSE[::1]} Police gave no details.</p></article>"
)


def page(head: str = "", body: str = ARTICLE, attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def test_a_page_gives_its_article_and_its_metadata() -> None:
    found = report(
        page(
            '<title>Three dead | Hill Post</title><meta property="og:title" content="Three dead at a hill market">'
            '<meta property="og:site_name" content="Hill Post"><link rel="canonical" href="https://example.org/a">'
            '<meta property="article:published_time" content="2023-04-16T23:30:00-06:00">',
            "<nav><a href='/'>Home</a> <a href='/s'>Sports</a></nav>" + ARTICLE + "<footer>© 2019 Hill Post</footer>",
            'lang="en-US"',
        ),
        HTML,
    )
    assert PROSE in found.text
    assert "Sports" not in found.text
    assert "©" not in found.text
    assert (found.title, found.source, found.url) == (
        "Three dead at a hill market",
        "Hill Post",
        "https://example.org/a",
    )
    assert found.language == "en"
    assert found.published is not None
    assert found.published.date.earliest == date(2023, 4, 16)


IN_GRAPH = '{"@type":["NewsArticle"],"datePublished":"2023-04-15"}'
JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "body", "day", "evidence"),
    [
        (JSON_LD.format('{"@type":"NewsArticle","datePublished":"2023-04-16T01:00:00Z"}'), "", 16, "JSON-LD"),
        (JSON_LD.format('{"@graph":[{"@type":"Organization"},' + IN_GRAPH + "]}"), "", 15, "JSON-LD"),
        (JSON_LD.format('{"@type":"News') + '<meta name="pubdate" content="20230414">', "", 14, "pubdate"),
        ("", '<span itemprop="datePublished" content="2023-04-13">today</span>', 13, "itemprop"),
        ("", '<article><time datetime="2023-04-12">x</time></article>', 12, "time"),
        ("", "<p>Published April 11, 2023</p>", 11, "text"),
        ("", "<p>By Ana Ruiz | April 10, 2023</p>", 10, "dated line"),
        ('<link rel="canonical" href="https://example.org/2023/04/09/market">', "", 9, "address"),
    ],
)  # fmt: skip
def test_the_date_is_taken_from_evidence(head: str, body: str, day: int, evidence: str) -> None:
    found = report(page(head, ARTICLE.replace("</h1>", "</h1>" + body)), HTML)
    assert found.published is not None
    assert found.published.date.earliest == found.published.date.latest == date(2023, 4, day)
    assert evidence in found.published.evidence


def test_the_first_evidence_that_can_be_read_counts() -> None:
    head = '<meta property="article:published_time" content="soon">' + JSON_LD.format(
        '{"@type":"NewsArticle","datePublished":"2023-04"}'
    )
    found = report(page(head), HTML)
    assert found.published is not None
    assert found.published.date.precision is DatePrecision.MONTH


def test_dates_that_are_not_of_publication_are_left_alone() -> None:
    found = report(
        page(
            '<meta name="modified" content="2023-04-20">'
            + JSON_LD.format('{"@type":"Event","datePublished":"2023-01-01"}'),
            ARTICLE + '<aside><time datetime="2022-01-01">old</time></aside><footer>© 2019</footer>',
        ),
        HTML,
    )
    assert found.published is None


def test_a_date_in_the_future_is_no_date_of_publication() -> None:
    head = '<meta property="article:published_time" content="2031-01-01"><meta name="date" content="2023-04-16">'
    found = report(page(head), HTML)
    assert found.published is not None
    assert found.published.date.earliest == date(2023, 4, 16)


def test_a_page_from_the_web_has_its_address() -> None:
    assert report(page(), HTML, "https://example.org/b").url == "https://example.org/b"
    assert report(page(), HTML, "/home/ana/b.html").url is None


def test_a_page_laid_out_in_tables_is_read() -> None:
    cells = "<tr><td><a href='/'>Home</a></td></tr><tr><td></td><td><font>{}<p>{}</font></td></tr>"
    text = report(page(body=f"<table>{cells.format(PROSE, 'Police gave no details.')}</table>"), HTML).text
    assert PROSE in text
    assert text.endswith("Police gave no details.")


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8"])
@pytest.mark.parametrize("declared_in", ["page", "media type"])
def test_the_declared_charset_is_used(charset: str, declared_in: str) -> None:
    head = f'<meta charset="{charset}">' if declared_in == "page" else ""
    media_type = HTML if declared_in == "page" else f"{HTML}; charset={charset}"
    data = page(head, f"<article><p>{PROSA}</p><p>Ocurrió en Durán, señaló.</p></article>").encode(charset)
    found = report(data, media_type)
    assert "Ocurrió en Durán, señaló." in found.text
    assert found.language == "es"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<h1>404</h1><p>Page not found.</p>",
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/a'>A</a></li></ul></nav>",
        "<form><label>User</label><input><label>Password</label><input></form>",
        "".join(f"<h2><a href='/{day}'>Three people killed in the hills on day {day}</a></h2>" for day in range(20)),
    ],
)
def test_a_page_without_an_article_is_told(body: str) -> None:
    assert "no article" in issue(page(body=body), HTML)


@pytest.mark.parametrize("data", ["just words", "<", "<html>", '<?xml version="1.0"?><a/>', "\n"])
def test_what_is_no_page_is_told(data: str) -> None:
    assert issue(data, HTML)


def test_the_language_of_the_template_does_not_count() -> None:
    body = f"<article><p>{PROSA}</p><p>La policía no dio detalles.</p></article>"
    assert report(page(body=body, attributes='lang="en"'), HTML).language == "es"


def test_xhtml_with_a_declaration_is_read() -> None:
    assert PROSE in report('<?xml version="1.0" encoding="ISO-8859-1"?>' + page(), "application/xhtml+xml").text
