"""Templates in which reports' words are text and never markup."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


@cache
def templates() -> Environment:
    """Return the templates of the exports."""
    environment = Environment(
        loader=PackageLoader("testigo.exports"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["address"] = address
    return environment


def address(url: str) -> str:
    """Return an address that a page may link to; any other scheme than http and https leads nowhere."""
    return url if url.lower().startswith(("https://", "http://")) else "#"
