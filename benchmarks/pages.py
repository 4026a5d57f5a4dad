"""Pages to text: quality on our own twenty layouts, and speed on a web archive beside other libraries.

``python -m benchmarks pages quality`` compares what is read with what was put into the pages. With ``speed`` in its
place it writes a web archive of the same pages and reads it, in turn and in one run: by Testigo from archive to report,
by trafilatura alone and by resiliparse alone from archive to text. Seconds are those of one core of the processor, so
that others on the machine do not count.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from benchmarks.newsroom.articles import Article, article
from benchmarks.newsroom.pages import Outlet, outlets, page
from testigo.model import Capture, Issue, Report, digest
from testigo.reading import read
from testigo.sources import captures

SHINGLE = 4  # words, as in Zyte's article extraction benchmark
STRIDE = 100_000
READ_AT = datetime(2026, 3, 12, tzinfo=UTC)
ROUNDS = 3


def main(argv: list[str]) -> int:
    """Measure quality or speed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pages", description=__doc__)
    parser.add_argument("what", choices=["quality", "speed"])
    parser.add_argument("--pages", type=int, help="of each layout: 50 for quality, 40 for speed")
    options = parser.parse_args(argv)
    if options.what == "quality":
        show_quality(options.pages or 50)
    else:
        show_speed(options.pages or 40)
    return 0


def made(each: int, *, heavy: bool = False) -> Iterator[tuple[Outlet, Article, bytes]]:
    """Yield so many pages of each layout with the article put into them; ``heavy`` ones are as large as real ones."""
    for at, outlet in enumerate(outlets()):
        for number in range(each):
            told = article(at * STRIDE + number, outlet.language)
            html = page(outlet, told, f"https://{outlet.layout}.example/n/{number}")
            yield outlet, told, _weighted(html, number).encode() if heavy else html.encode()


def _weighted(html: str, number: int) -> str:
    """Return a page with what makes real ones heavy: styles, scripts, and a menu of two hundred links."""
    styles = "".join(f".c{at}-{number}{{margin:{at}px;color:#{at:06x}}}" for at in range(800))
    scripts = "".join(f'window.q=window.q||[];q.push(["set","k{at}",{at * number}]);' for at in range(600))
    menu = "".join(f'<li><a href="/section/{at}">Section {at}</a></li>' for at in range(200))
    weight = f"<style>{styles}</style><script>{scripts}</script><nav><ul>{menu}</ul></nav>"
    return html.replace("</body>", f"{weight}</body>").replace("</BODY>", f"{weight}</BODY>")


def read_page(data: bytes, address: str = "https://example.org/n/1") -> Report | None:
    """Return the report of a page."""
    capture = Capture(digest(data), "text/html; charset=utf-8", address, READ_AT, len(data))
    return next((found for found in read(capture, data) if isinstance(found, Report)), None)


def own_words(report: Report) -> str:
    """Return a report's text without what is set apart in it."""
    kept, at = [], 0
    for start, end in report.apart:
        kept.append(report.text[at:start])
        at = end
    return "".join(kept) + report.text[at:]


def likeness(found: str, expected: str) -> float:
    """Return the F-measure of two texts by their runs of four words."""
    one, other = _shingles(found), _shingles(expected)
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def quality(each: int) -> dict[str, dict[str, float]]:
    """Return by layout the mean likeness of the main text, and the shares of what else is right."""
    found: dict[str, list[dict[str, float]]] = {}
    for outlet, told, data in made(each):
        report = read_page(data)
        words, shown = " ".join(told.paragraphs), data.decode()
        right = {
            "text": likeness(own_words(report), words) if report else 0.0,
            "title": float(report is not None and report.title == told.title),
            "date": float(
                report is not None and report.published is not None and report.published.date.earliest == told.published
            ),
            "outlet": float(report is not None and report.source == (outlet.name if outlet.name in shown else None)),
            "author": float(report is not None and report.author == (told.author if told.author in shown else None)),
        }
        found.setdefault(outlet.layout, []).append(right)
    return {
        layout: {name: mean(one[name] for one in rows) for name in rows[0]} for layout, rows in sorted(found.items())
    }


def show_quality(each: int) -> None:
    """Print what was found by layout, and over all."""
    found = quality(each)
    names = list(next(iter(found.values())))
    print(f"{'layout':<26}" + "".join(f"{name:>9}" for name in names))
    for layout, row in found.items():
        print(f"{layout:<26}" + "".join(f"{row[name]:>9.3f}" for name in names))
    print(f"{'mean':<26}" + "".join(f"{mean(row[name] for row in found.values()):>9.3f}" for name in names))


def show_speed(each: int) -> None:
    """Print pages a second of every reader, the best of some rounds that take turns."""
    readers: dict[str, Callable[[Path], int]] = {
        "testigo, archive to report": _testigo,
        "testigo, archive to main text": _testigo_text,
        "trafilatura alone, archive to text": _trafilatura,
        "trafilatura alone, fast": _trafilatura_fast,
        "resiliparse alone, archive to text": _resiliparse,
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc"
        with path.open("wb") as archive:
            size = sum(
                archive.write(_record(data, f"https://{o.layout}.example/{a.number}"))
                for o, a, data in made(each, heavy=True)
            )
        print(
            f"{each * len(outlets())} pages, {size / 1e6:.1f} MB, best of {ROUNDS} rounds, by the seconds of one core"
        )
        best: dict[str, float] = {}
        for _ in range(ROUNDS):
            for name, reader in readers.items():
                began = time.process_time()
                count = reader(path)
                rate = count / (time.process_time() - began)
                best[name] = max(rate, best.get(name, 0.0))
        for name, rate in best.items():
            print(f"{name:<38}{rate:>9.0f} pages/s")


def _record(data: bytes, address: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(data) + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-12T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _testigo(path: Path) -> int:
    found = 0
    for taken in captures([path], READ_AT):
        if not isinstance(taken, Issue):
            found += sum(isinstance(each, Report) for each in read(*taken))
    return found


def _testigo_text(path: Path) -> int:
    from testigo.reading.page import page_text  # noqa: PLC0415 (a part of a stage, only measured here)

    return sum(
        bool(page_text(taken[1].decode())) for taken in captures([path], READ_AT) if not isinstance(taken, Issue)
    )


def _pages(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            yield record.reader.read()


def _trafilatura(path: Path) -> int:
    return sum(bool(trafilatura.extract(data, include_comments=False)) for data in _pages(path))


def _trafilatura_fast(path: Path) -> int:
    return sum(bool(trafilatura.extract(data, include_comments=False, fast=True)) for data in _pages(path))


def _resiliparse(path: Path) -> int:
    texts = (bytes_to_str(data, detect_encoding(data) or "utf-8") for data in _pages(path))
    return sum(bool(extract_plain_text(text, main_content=True)) for text in texts)
