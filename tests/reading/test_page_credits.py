"""Who wrote a page and who publishes it, where no metadata say so: by the title and by what stands at the headline."""

from __future__ import annotations

import pytest
from readings import report

HTML = "text/html"
ARTICLE = (
    "<p>Gunmen killed five farmers on Monday in Santa Fe, the state prosecutor said, and fled towards the hills.</p>"
    "<p>Soldiers were sent to the area and closed the road for several hours, residents of three hamlets told us.</p>"
)
PAGE = "<html><head><title>{title}</title></head><body><h1>Five farmers killed</h1>{below}{article}</body></html>"


def author_of(below: str) -> str | None:
    page = PAGE.format(title="Five farmers killed", below=below, article=ARTICLE)
    return report(page, HTML).author


@pytest.mark.parametrize(
    ("below", "author"),
    [
        ("<p>By Ana Ruiz Calleja<br>March 12, 2026</p>", "Ana Ruiz Calleja"),
        ("<div>March 12, 2026. By Ana Ruiz</div>", "Ana Ruiz"),
        ("<div>Ana Ruiz | March 12, 2026</div>", "Ana Ruiz"),
        ("<ul><li>Ana Ruiz</li><li>12 March 2026</li></ul>", "Ana Ruiz"),
        ("<div><span>March 12, 2026</span></div><div>Ana Ruiz</div>", "Ana Ruiz"),
        ("<p>Santa Fe | March 12, 2026</p>", None),  # the place that it tells of
        ("<p>Public Security | March 12, 2026</p>", None),  # a rubric
        ("<p>Ana Ruiz</p><p>Read also</p>", None),  # a name without a date beside it may be anybody's
        ("<p>What the Army said on March 12, 2026</p><p>More of it</p>", None),
        ("<p>Killed by Los Zetas</p>", None),
    ],
)
def test_the_author_stands_beside_the_headline(below: str, author: str | None) -> None:
    assert author_of(below) == author


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Five farmers killed - The Daily Sample", "The Daily Sample"),
        ("Five farmers killed | News | The Daily Sample", "The Daily Sample"),
        ("The Daily Sample: Five farmers killed", "The Daily Sample"),
        ("Five farmers killed :: Radio Sample", "Radio Sample"),
        ("Five farmers killed", None),
        ("Five farmers killed-again", None),
        ("Another page - The Daily Sample", None),
    ],
)
def test_the_outlet_stands_beside_the_headline_in_the_title(title: str, outlet: str | None) -> None:
    found = report(PAGE.format(title=title, below="", article=ARTICLE), HTML)
    assert (found.title, found.source) == ("Five farmers killed", outlet)


def test_a_headline_that_nothing_marks_is_what_title_and_page_share() -> None:
    page = (
        "<html><head><title>The Daily Sample: Five farmers killed in the hills</title></head><body>"
        "<div>The Daily Sample</div><div><b>Five farmers killed in the hills</b><br><i>By Ana Ruiz, 2025</i></div>"
        f"{ARTICLE}</body></html>"
    )
    found = report(page, HTML)
    assert (found.title, found.source) == ("Five farmers killed in the hills", "The Daily Sample")
    assert found.author == "Ana Ruiz"
