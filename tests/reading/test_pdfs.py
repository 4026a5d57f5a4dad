"""PDF files: their text, or why there is none."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from readings import issue, report

from testigo.reading import pdf

PDF = "application/pdf"
LINES = [
    "Three farmers were killed on Sunday when gunmen opened fire on a mar-",
    "ket in the hills, the mayor said. Residents told reporters that the at-",
    "tackers arrived in two pickup trucks and left within minutes.",
]
TEXT = (
    "Three farmers were killed on Sunday when gunmen opened fire on a market in the hills, the mayor said. "
    "Residents told reporters that the attackers arrived in two pickup trucks and left within minutes."
)


def pdf_of(lines: list[str], pages: int = 1) -> bytes:
    """A PDF of the plainest kind, written by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 10 Tf 12 TL 40 700 Td {shown} ET".encode("latin-1")
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    font = b"/Resources << /Font << /F1 3 0 R >> >>"
    objects += [b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s /MediaBox [0 0 600 800] >>" % font] * pages
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + trailer


def encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_and_broken_words_are_joined() -> None:
    assert report(pdf_of(LINES), PDF).text == TEXT


def test_pages_are_paragraphs() -> None:
    assert report(pdf_of(LINES, pages=2), PDF).text == f"{TEXT}\n\n{TEXT}"


def test_a_password_is_told_unless_it_is_empty() -> None:
    assert "password" in issue(encrypted(pdf_of(LINES), "secret"), PDF)
    assert report(encrypted(pdf_of(LINES), ""), PDF).text == TEXT


def test_a_pdf_without_text_is_told() -> None:
    assert "OCR" in issue(pdf_of([" "]), PDF)


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.6])
def test_a_pdf_cut_short_is_told(kept: float) -> None:
    data = pdf_of(LINES)
    assert "PDF" in issue(data[: int(len(data) * kept)], PDF)


@pytest.mark.parametrize("data", [b"not a pdf", b"%PDF-1.4\n%%EOF", b"%PDF-1.7" + bytes(range(256)) * 8])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    assert "PDF" in issue(data, PDF)


def test_a_dossier_is_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    assert "more than 2 pages" in issue(pdf_of(LINES, pages=3), PDF)


def test_a_pdf_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SECONDS", -1.0)
    assert "longer than" in issue(pdf_of(LINES), PDF)
