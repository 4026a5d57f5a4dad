"""PDF files: the text layer of their pages, with lines and broken words joined."""

import logging
from io import BytesIO
from time import monotonic
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from testigo.model import Capture, InputError
from testigo.reading.document import Document
from testigo.reading.headline import headline
from testigo.reading.text import decode
from testigo.reading.wrapping import unwrapped

MOST_PAGES = 100  # a longer document is a book or a dossier, not a report
MOST_SECONDS = 30.0  # spent on one file; damaged files can keep the parser busy for hours
SLACK = 0.2  # share of the line's width: type is proportional, so full lines differ in characters

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file; what matters is raised


def read_pdf(capture: Capture, data: bytes) -> Document:  # noqa: ARG001 (every reader takes the capture)
    """Read the text of a PDF. Raises InputError for one that is encrypted, damaged, scanned or too long."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("the PDF is locked with a password: save it without one")
        pages = _pages(reader)
        title = _title(reader)
    except (InputError, MemoryError):
        raise
    except DependencyError as error:
        raise InputError(f"the PDF is encrypted in a way that is not read ({error}): save it without") from error
    except (PyPdfError, Exception) as error:  # damaged files make the parser raise almost anything
        raise InputError(f"the PDF is damaged or cut short ({error}): fetch it again") from error
    text = decode("\n\n".join(unwrapped(page, SLACK) for page in pages if page.strip()).encode("utf-8", "replace"))
    if not text.strip():
        raise InputError("the PDF has no text, perhaps only scanned pictures: run text recognition (OCR) on it first")
    return Document(text, title=headline(text) or title)


def _pages(reader: PdfReader) -> list[str]:
    if len(reader.pages) > MOST_PAGES:
        raise InputError(f"the PDF has more than {MOST_PAGES} pages: give only those of the report")
    began, pages = monotonic(), []
    for page in reader.pages:
        if monotonic() - began > MOST_SECONDS:
            raise InputError(f"the PDF took longer than {MOST_SECONDS:.0f} seconds to read: give its text as .txt")
        pages.append(page.extract_text())
    return pages


def _title(reader: PdfReader) -> str | None:
    metadata: Any = reader.metadata
    title = metadata.title if metadata else None
    return " ".join(title.split()) or None if isinstance(title, str) else None
