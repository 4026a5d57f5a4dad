"""``testigo explain``: what was read into a text, and why."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from testigo import pipeline
from testigo.cli.coding import load_coder
from testigo.cli.values import in_words, parsed_date
from testigo.model import Account, Capture, InputError, Issue, Mention, Reading, Report, digest
from testigo.reading import read
from testigo.settings import Settings
from testigo.sources.files import captures


def explain(
    text: Annotated[str, typer.Argument(help="A sentence or report, or the path of a file")],
    published: Annotated[str | None, typer.Option(help="Publication date, as YYYY-MM-DD")] = None,
    country: Annotated[str | None, typer.Option(help="Home country of the source, two letters")] = None,
) -> None:
    """Show mentions, claims and what they mean, and the accounts made of them."""
    console = Console(highlight=False)
    coder = load_coder(Settings.load(), country)
    for report in _reports(text, parsed_date(published)):
        extraction, readings, accounts = pipeline.explained(coder, report)
        console.print(_tree(report, extraction.mentions, readings, accounts))


def _reports(text: str, published: date | None) -> list[Report]:
    found = []
    for captured in _captured(text):
        outcomes = [captured] if isinstance(captured, Issue) else list(read(*captured, published=published))
        for outcome in outcomes:
            if isinstance(outcome, Issue):
                raise InputError(f"{outcome.subject}: {outcome.message}")
            found.append(outcome)
    return found


def _captured(text: str) -> list[tuple[Capture, bytes] | Issue]:
    now = datetime.now(UTC)
    if _is_file(text):
        return list(captures([Path(text)], now))
    data = text.encode()
    return [(Capture(digest(data), "text/plain", "the command line", now, len(data)), data)]


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except OSError:  # a text longer than a path may be
        return False


def _tree(
    report: Report, mentions: tuple[Mention, ...], readings: tuple[Reading, ...], accounts: tuple[Account, ...]
) -> Tree:
    published = in_words(report.published.date) + f" ({report.published.evidence})" if report.published else "not known"
    root = Tree(f"[bold]{escape(report.title or report.id)}[/] - {report.language}, published {escape(published)}")
    for mention in mentions:
        kind = mention.event_type or "points at an incident"
        said = f"{kind}, {mention.told}, {mention.status}, {mention.certainty}"
        branch = root.add(f"[bold yellow]{escape(mention.trigger.quote)}[/] {said}")
        branch.add(f"[dim]{escape(' '.join(mention.sentence.quote.split()))}[/]")
        for reading in readings:
            if reading.claim.mention_id == mention.id:
                branch.add(_claim(reading))
    made = root.add(f"[bold]{len(accounts)} account{'' if len(accounts) == 1 else 's'}[/]")
    for account in accounts:
        words = ", ".join(mention.trigger.quote for mention in account.mentions)
        made.add(f"[bold green]{account.event_type}[/] {account.told}, {account.status}, from: {escape(words)}")
    return root


def _claim(reading: Reading) -> str:
    claim, resolution = reading.claim, reading.resolution
    value = in_words(resolution.value)
    voice = f", says {claim.attributed_to.quote}" if claim.attributed_to else ""
    back = ", taken back" if claim.retracted else ""
    said = f"[cyan]{claim.attribute}[/] “{escape(claim.words.quote)}” = [bold]{escape(value)}[/]"
    return f"{said} [dim]({escape(resolution.reason)}; {claim.certainty}{escape(voice)}{back})[/]"
