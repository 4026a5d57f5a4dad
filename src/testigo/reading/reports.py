"""Captures to reports: every reader by media type, and what is settled for all of them alike."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from testigo.lexicon.reading import reading_words
from testigo.model import Capture, InputError, Issue, Report, content_id
from testigo.reading.apart import find_apart
from testigo.reading.dateline import dateline_of
from testigo.reading.document import Document, Reader
from testigo.reading.language import declared_language, detect_language
from testigo.reading.lines import read_line
from testigo.reading.mail import read_mail
from testigo.reading.markdown import read_markdown
from testigo.reading.page import read_page
from testigo.reading.pdf import read_pdf
from testigo.reading.published import find_published
from testigo.reading.text import read_text

READERS: dict[str, Reader] = {
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "application/pdf": read_pdf,
    "message/rfc822": read_mail,
    "application/json": read_line,
}
STAGE = "reading"
LONGEST_TEXT = 1_000_000  # characters: some 170,000 words; a longer text is a book, not a report
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read(capture: Capture, data: bytes, *, published: date | None = None) -> Iterator[Report | Issue]:
    """Yield the report that a capture holds, and an issue for each thing about it that could not be used.

    ``published`` is the caller's word on the date and wins over the document's own.
    """
    reader = READERS.get(capture.media_type.partition(";")[0].strip())
    try:
        if reader is None:
            raise InputError(f"documents of type {capture.media_type} are not read: convert it to text")
        document = reader(capture, data)
        report = _report(capture, document, published)
    except InputError as error:
        yield _issue(capture, str(error))
        return
    yield from (_issue(capture, trouble) for trouble in document.troubles)
    if document.dates and not (report.published and report.published.evidence.startswith(("metadata", "given"))):
        stated = "; ".join(f"{date.evidence} is {date.words[:60]!r}" for date in document.dates)
        yield _issue(capture, f"its date of publication was not understood ({stated}): write it as 2023-03-12")
    yield report


def read_all(
    captures: Iterable[tuple[Capture, bytes] | Issue], *, published: date | None = None
) -> Iterator[tuple[Capture | None, Report | Issue]]:
    """Yield what all captures hold, each with its capture, and pass their issues on.

    Where two different texts carry one given id, the first keeps it and the second is an issue.
    """
    texts: dict[str, str] = {}
    for found in captures:
        if isinstance(found, Issue):
            yield None, found
            continue
        capture, data = found
        for outcome in read(capture, data, published=published):
            if isinstance(outcome, Report) and texts.setdefault(outcome.id, text_id(outcome.text)) != text_id(
                outcome.text
            ):
                yield capture, _issue(capture, f"another text already has the id {outcome.id!r}: give each its own")
            else:
                yield capture, outcome


def text_id(text: str) -> str:
    """Return the id of a text by its words alone: composed Unicode, any white space as one space."""
    return content_id(" ".join(unicodedata.normalize("NFC", text).split()))


def _report(capture: Capture, document: Document, published: date | None) -> Report:
    text = _SURROGATE.sub("\ufffd", document.text)
    _check(text)
    given_language = declared_language(document.language) if document.language else None
    language = _language(text, given_language)
    said = (document.title, document.url, document.source, document.author)
    title, url, source, author = (_clean(words) for words in said)
    stated = published.isoformat() if published else document.dates[0].words if document.dates else None
    return Report(
        id=document.given_id or content_id("report", text_id(text), source, stated, url),
        text=text,
        language=language,
        title=title,
        url=url,
        source=source,
        published=find_published(document, published, capture.captured_at.date()),
        capture=capture.sha256,
        apart=find_apart(text, title),
        author=author,
        dateline=dateline_of(text),
    )


def _check(text: str) -> None:
    if "\0" in text:
        raise InputError("its text holds NUL characters: it is not plain text")
    if not any(character.isalpha() for character in text):
        raise InputError("it has no words: there is nothing to read")
    if len(text) > LONGEST_TEXT:
        raise InputError(f"its text is longer than {LONGEST_TEXT:,} characters, which no report is: split it")


def _language(text: str, declared: str | None) -> str:
    language = declared or detect_language(text)
    if language is None:
        raise InputError("its language cannot be told: say it under 'language', or give more of the text")
    if language not in reading_words():
        raise InputError(f"language {language} is not read yet: only {', '.join(sorted(reading_words()))} are")
    return language


def _clean(words: str | None) -> str | None:
    if words is None:
        return None
    return " ".join(_SURROGATE.sub("\ufffd", words).replace("\0", " ").split()) or None


def _issue(capture: Capture, message: str) -> Issue:
    return Issue(capture.origin, STAGE, message)
