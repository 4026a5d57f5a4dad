"""Captures, reports and the spans that quote them."""

from dataclasses import InitVar, dataclass
from datetime import datetime

from testigo.model.errors import IntegrityError
from testigo.model.values import DateRange


@dataclass(frozen=True, slots=True)
class Capture:
    """The original bytes of one document, known by their SHA-256, as they were taken."""

    sha256: str
    media_type: str
    origin: str  # the address or the file's name the bytes came from
    captured_at: datetime  # in UTC
    size: int  # bytes
    headers: tuple[tuple[str, str], ...] = ()  # what the server said with it, name and value, in its order


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report at stated offsets, in code points: ``text[start:end] == quote``.

    Building a span needs the report's text, and fails where the quote does not stand there.
    """

    report_id: str
    start: int
    end: int
    quote: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        if not 0 <= self.start < self.end <= len(text):
            raise IntegrityError(f"span {self.start}-{self.end} lies outside report {self.report_id}")
        if text[self.start : self.end] != self.quote:
            raise IntegrityError(f"span {self.start}-{self.end} of report {self.report_id} does not quote it")

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character of one report."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> bool:
        """Say whether this span lies inside the other."""
        return self.report_id == other.report_id and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, and on what evidence ("metadata: article:published_time")."""

    date: DateRange
    evidence: str


HEADING = 120  # code points: longer headlines are rare, and first paragraphs are not


def heading(title: str | None, text: str) -> str:
    """Return what to call a report on a page: its title, or else the first line of its text, cut between words."""
    first = title or next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= HEADING else first[:HEADING].rsplit(maxsplit=1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Report:
    """One document from one source, with one immutable text.

    ``apart`` are the stretches of the text (start, end) that are not part of the report's own
    words: teasers, related links, credits. They stay in the text and make no mentions.
    """

    id: str
    text: str
    language: str  # ISO 639-1
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: Published | None = None
    capture: str | None = None  # SHA-256 of the capture
    apart: tuple[tuple[int, int], ...] = ()
    author: str | None = None
    dateline: str | None = None  # the place where it was filed

    @property
    def heading(self) -> str:
        """What it is called on a page: its title, or else how its text begins."""
        return heading(self.title, self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the span of the report's text from ``start`` to ``end`` (code points)."""
        return Span(self.id, start, end, self.text[start:end], self.text)

    def is_apart(self, start: int, end: int) -> bool:
        """Say whether the stretch touches a part that is not the report's own."""
        return any(start < stop and begin < end for begin, stop in self.apart)


@dataclass(frozen=True, slots=True)
class Issue:
    """Trouble with one piece of input: neither a crash nor silence."""

    subject: str  # the file, line or address
    stage: str  # where it happened: "reading", "extraction", ...
    message: str  # what is wrong and what to do
