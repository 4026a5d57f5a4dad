"""PDF files: the text layer of their pages, with lines and broken words joined."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from testigo.model import Capture, InputError
from testigo.reading.document import Document
from testigo.reading.headline import headline
from testigo.reading.text import decode
from testigo.reading.wrapping import unwrapped

MOST_PAGES = 100  # a longer document is a book or a dossier, not a report
MOST_SECONDS = 30.0  # spent on one file; damaged files can keep the parser busy for hours
MOST_MEMORY = 1024 * 1024 * 1024  # bytes; the 100 pages of a report take a tenth of it
SLACK = 0.2  # share of the line's width: type is proportional, so full lines differ in characters
_ADVICE = "give its text as .txt"
_PROGRAM = Path(__file__).with_name("pdf_process.py")


def read_pdf(capture: Capture, data: bytes) -> Document:  # noqa: ARG001 (every reader takes the capture)
    """Read the text of a PDF. Raises InputError for one that is encrypted, damaged, scanned or too long."""
    answer = _parsed(data)
    if "error" in answer:
        raise InputError(answer["error"])
    pages: list[str] = answer["pages"]
    text = decode("\n\n".join(unwrapped(page, SLACK) for page in pages if page.strip()).encode("utf-8", "replace"))
    if not text.strip():
        raise InputError("the PDF has no text, perhaps only scanned pictures: run text recognition (OCR) on it first")
    return Document(text, title=headline(text) or " ".join((answer["title"] or "").split()) or None)


def _parsed(data: bytes) -> dict[str, Any]:
    """Return what the program of its own says of a file, which is killed when it takes too long."""
    command = [sys.executable, "-P", str(_PROGRAM), str(MOST_MEMORY), str(MOST_PAGES)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise InputError(
            f"the PDF took longer than {MOST_SECONDS:.0f} seconds to read: give its text as .txt"
        ) from None
    except ValueError:  # the program died, most often for want of memory
        raise InputError(
            "the PDF is damaged, or needs more memory than a report should: give its text as .txt"
        ) from None
    return answer
