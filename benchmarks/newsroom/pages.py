"""Articles in the layouts of twenty outlets."""

import html
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from string import Template

from benchmarks.newsroom.articles import Article, article, words

LAYOUTS = Path(__file__).with_name("layouts")
# How an outlet marks a paragraph up, and whether links to other articles stand among them.
PARAGRAPHS = {
    "tables": ('<FONT FACE="Arial">{}</FONT><BR><BR>', False),
    "blog": ("{}<br /><br />", False),
    "hashed": ('<p class="css-p">{}</p>', True),
    "amp": ("<p>{}</p>", True),
    "portal": ('<div class="parrafo">{}</div>', False),
    "tabloid": ("<p>{}</p>", True),
    "wordpress": ("<p>{}</p>", True),
    "gallery": ("<p><span>{}</span></p>", False),
    "newspaper_json": ("<p>{}</p>", True),
    "mobile": ("<p>{}</p>", True),
}


@dataclass(frozen=True)
class Outlet:
    """An outlet: its name, layout and language."""

    name: str
    layout: str
    language: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the twenty outlets, one a layout."""
    names = sorted(path.stem for path in LAYOUTS.glob("*.html"))
    return tuple(
        Outlet(f"Diario {name}" if at % 3 else f"{name} Post", name, "es" if at % 3 else "en")
        for at, name in enumerate(names)
    )


@cache
def _template(layout: str) -> Template:
    return Template((LAYOUTS / f"{layout}.html").read_text(encoding="utf-8"))


def page(outlet: Outlet, told: Article, url: str) -> str:
    """Return the page of an article."""
    furniture = words()["furniture"][outlet.language]
    others = [article(told.number * 7 + offset, outlet.language) for offset in range(1, 6)]
    links = "".join(f'<li><a href="/n/{each.number}">{html.escape(each.title)}</a></li>' for each in others)
    cards = "".join(
        f'<div class="card"><h4><a href="/n/{each.number}">{html.escape(each.title)}</a></h4>'
        f"<p>{html.escape(each.paragraphs[0][:90])}...</p></div>"
        for each in others
    )
    day = told.published
    month = words()["months"][outlet.language][day.month - 1]
    spelled = f"{day.day} de {month} de {day.year}" if outlet.language == "es" else f"{month} {day.day}, {day.year}"
    said = {
        **furniture,
        "site": outlet.name,
        "title": html.escape(told.title),
        "author": told.author,
        "initials": "".join(word[0] for word in told.author.split()).lower(),
        "language": outlet.language,
        "day": day.isoformat(),
        "later": (day + timedelta(days=1)).isoformat(),
        "year": str(day.year),
        "date": spelled,
        "url": url,
        "place": told.town,
        "body": _body(outlet, told, others[0]),
        "links": links,
        "cards": cards,
    }
    return _template(outlet.layout).substitute(said)


def _body(outlet: Outlet, told: Article, other: Article) -> str:
    mark, teasers = PARAGRAPHS.get(outlet.layout, ("<p>{}</p>", False))
    parts = [mark.format(html.escape(paragraph, quote=False)) for paragraph in told.paragraphs]
    if teasers and len(parts) > 2:
        teaser = words()["furniture"][outlet.language]["teaser"]
        link = f'<p class="teaser"><b>{teaser}<a href="/n/{other.number}">{html.escape(other.title)}</a></b></p>'
        parts.insert(Random(told.number).randrange(1, len(parts)), link)
    return "\n".join(parts)
