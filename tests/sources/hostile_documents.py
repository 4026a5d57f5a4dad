"""Hostile documents that are too long or too strange to stand in the table."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib

STORY = (
    "Gunmen killed three farmers on Sunday in the market of the town, the mayor said. Residents told reporters that "
    "the attackers came in two trucks and left within minutes; nobody has been arrested."
)
RELATO = (
    "Un grupo armado mató a tres policías en Durán el domingo, informó la fiscalía. "
    "Los atacantes huyeron en dos camionetas. "
)
_PAGE = "<!doctype html><html><head>{head}</head><body><article><h1>Attack</h1><p>{text}</p></article></body></html>"


def _laughs(declaration: str = "") -> str:
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
    return (
        f"{declaration}<!DOCTYPE r [{''.join(lines)}]><rss version='2.0'><channel><title>&a9;</title></channel></rss>"
    )


def billion_laughs() -> bytes:
    return _laughs().encode()


def billion_laughs_utf16() -> bytes:
    return _laughs('<?xml version="1.0" encoding="utf-16"?>').encode("utf-16")


def billion_laughs_utf7() -> bytes:
    hidden = _laughs().replace("<", "+ADw-").replace("!", "+ACE-").encode()
    return b'<?xml version="1.0" encoding="utf-7"?>' + hidden


def long_feed() -> bytes:
    items = "".join(f"<item><link>https://example.org/{n}</link><title>Attack</title></item>" for n in range(50_000))
    return f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


def long_json_feed() -> bytes:
    return json.dumps({"items": [{"url": f"https://example.org/{n}"} for n in range(50_000)]}).encode()


def deep_json() -> bytes:
    return b'{"items": ' + b"[" * 100_000


def deep_xml() -> bytes:
    return b"<a>" * 100_000 + b"</a>" * 100_000


def gzip_bomb() -> bytes:
    return gzip.compress(b" " * 60_000_000)


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def workbook_bomb() -> bytes:
    return _zip({"xl/worksheets/sheet1.xml": b" " * 120_000_000})


def workbook_entity() -> bytes:
    return _zip({"[Content_Types].xml": billion_laughs(), "xl/workbook.xml": billion_laughs()})


def long_cell() -> bytes:
    return b'"' + b"a" * 1_000_000 + b'"'


def deep_page() -> bytes:
    return b"<html><body>" + b"<div>" * 100_000 + b"Killed" + b"</div>" * 100_000


def angles() -> bytes:
    return b"<" * 5_000_000


def forbidden_characters() -> bytes:
    return _PAGE.format(head="", text=STORY + "&#0; &#xD800; &#x1F; &#xFFFE; \u202e").encode()


def _called(text: str, real: str, said: str) -> bytes:
    return _PAGE.format(head=f'<meta charset="{said}">', text=text * 2).encode(real)


def latin_called_utf8() -> bytes:
    return _called(RELATO, "latin-1", "utf-8")


def utf8_called_latin() -> bytes:
    return _called(RELATO, "utf-8", "iso-8859-1")


def utf8_called_utf16() -> bytes:
    return _called(RELATO, "utf-8", "utf-16")


def utf8_called_nonsense() -> bytes:
    return _called(RELATO, "utf-8", "x-evil")


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def deep_linked_data() -> bytes:
    script = '<script type="application/ld+json">' + '{"@graph": [' * 100_000 + "</script>"
    return _PAGE.format(head=script, text=STORY).encode()


def future_page() -> bytes:
    return _PAGE.format(head='<meta property="article:published_time" content="9999-12-31">', text=STORY).encode()


def _pdf(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    )


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"(a) Tj " * 9_000_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] >>"
    return _pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream])


def pdf_loop() -> bytes:
    return _pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def pdf_nested() -> bytes:
    return _pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 200_000])


def nested_mail() -> bytes:
    heads = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000))
    return b"From: a@example.org\nSubject: x\n" + heads + b"Content-Type: application/zip\n\nPK\n"


def _record(body: bytes, length: int | None = None, coding: bytes = b"") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + coding + b"\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        b"WARC-Date: 2021-12-10T08:30:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n" % (len(http) if length is None else length)
    )
    return head + http + b"\r\n\r\n"


def endless_record() -> bytes:
    return _record(b"<p>x</p>", 10**17)


def warc_bomb() -> bytes:
    return _record(gzip.compress(b"0" * 60_000_000), coding=b"Content-Encoding: gzip\r\n")


def climbing_wacz() -> bytes:
    return _zip({"../../../tmp/evil.warc": _record(b"<p>x</p>")})


def altered_wacz() -> bytes:
    listed = {"resources": [{"path": "archive/a.warc", "hash": "sha256:" + "0" * 64}]}
    return _zip({"archive/a.warc": _record(b"<p>x</p>"), "datapackage.json": json.dumps(listed).encode()})


def starry_rules() -> bytes:
    return b"User-agent: *\nDisallow: /" + b"*a" * 50_000 + b"$\n"
