"""Run as a program of its own: a PDF on standard input, its pages as JSON on standard output.

A damaged or hostile file can keep the parser busy for hours or fill the memory; here only this program dies of it. It
imports nothing of Testigo, so that it starts in a moment.
"""

import json
import logging
import sys
from contextlib import suppress
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError


def pages_of(data: bytes, most: int) -> dict[str, object]:
    """Return the pages and the title of a PDF of at most so many pages, or under ``error`` why there are none."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "the PDF is locked with a password: save it without one"}
        if len(reader.pages) > most:
            return {"error": f"the PDF has more than {most} pages: give only those of the report"}
        title = reader.metadata.title if reader.metadata else None
        return {
            "pages": [page.extract_text() for page in reader.pages],
            "title": title if isinstance(title, str) else None,
        }
    except DependencyError as error:
        return {"error": f"the PDF is encrypted in a way that is not read ({error}): save it without"}
    except (MemoryError, RecursionError):
        return {"error": "the PDF needs more memory than a report should: give its text as .txt"}
    except Exception as error:  # damaged files make the parser raise almost anything
        return {"error": f"the PDF is damaged or cut short ({error}): fetch it again"}


def limit_memory(size: int) -> None:
    """Bound the memory of this process, in bytes, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 (there is none on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # the parser tells of every oddity of a file; what matters is raised
    limit_memory(int(sys.argv[1]))
    answer = pages_of(sys.stdin.buffer.read(), int(sys.argv[2]))
    sys.stdout.buffer.write(json.dumps(answer).encode())
