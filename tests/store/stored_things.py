"""Reports, accounts and decisions of every shape, as Hypothesis makes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from testigo.model import (
    Account,
    Act,
    Actor,
    Capture,
    Certainty,
    Claim,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Decision,
    Gap,
    GapReason,
    Mention,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Resolution,
    Span,
    Status,
    TimeOfDay,
    Told,
    Words,
    content_id,
    digest,
)

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
some_words = st.one_of(st.none(), words)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 10**6)] * 3)))
    return Count(low, draw(st.sampled_from([None, best])), draw(st.sampled_from([None, high])))


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    earliest, latest = sorted(draw(st.tuples(st.dates(), st.dates())))
    time_of_day = draw(st.one_of(st.none(), st.sampled_from(TimeOfDay)))
    precision = draw(st.sampled_from(DatePrecision))
    if precision is DatePrecision.DAY:
        return DateRange(earliest, earliest, precision, time_of_day, draw(some_words))
    ends = draw(st.sampled_from([(earliest, latest), (None, latest), (earliest, None)]))
    return DateRange(*ends, precision, time_of_day, draw(some_words))


@st.composite
def places(draw: st.DrawFn) -> Place:
    point = draw(st.one_of(st.just((None, None)), st.tuples(st.floats(-90, 90), st.floats(-180, 180))))
    names = [draw(some_words) for _ in range(3)]
    codes = [draw(some_words) for _ in range(3)]
    held = draw(st.one_of(st.none(), st.sampled_from(PlacePrecision)))
    return Place(draw(words), draw(words), draw(st.sampled_from(PlacePrecision)), *names, *point, *codes, held)


actors = st.builds(Actor, words, words, some_words, some_words, st.one_of(st.none(), counts()))
values = st.one_of(date_ranges(), counts(), places(), actors, st.builds(Code, words, words), st.builds(Words, words))
gaps = st.builds(Gap, st.sampled_from(GapReason), words)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
    published = draw(st.one_of(st.none(), st.builds(Published, date_ranges(), words)))
    metadata = [draw(some_words) for _ in range(4)]
    title, url, source, capture = metadata
    apart = tuple(draw(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=2)))
    report_id = content_id(text, *metadata)
    return Report(report_id, text, draw(st.sampled_from(["en", "es"])), title, url, source, published, capture, apart)


@st.composite
def accounts_of(draw: st.DrawFn, report: Report) -> tuple[Account, ...]:
    def mention(number: int) -> Mention:
        trigger, sentence = draw(_spans(report)), draw(_spans(report))
        kinds = (draw(st.sampled_from(kind)) for kind in (Told, Status, Certainty))
        return Mention(
            f"{report.id}-m{number}", trigger, sentence, draw(words), *kinds, draw(st.booleans()), draw(st.booleans())
        )

    def reading(number: int, of: Mention) -> Reading:
        span = draw(_spans(report))
        start, end = sorted(draw(st.tuples(*[st.integers(span.start, span.end - 1)] * 2)))
        claim = Claim(
            id=f"{report.id}-c{number}",
            mention_id=of.id,
            attribute=draw(words),
            span=span,
            words=report.span(start, end + 1),
            certainty=draw(st.sampled_from(Certainty)),
            attributed_to=draw(st.one_of(st.none(), _spans(report))),
            side=draw(st.sampled_from([None, "perpetrators", "targets"])),
            retracted=draw(st.booleans()),
        )
        return Reading(claim, Resolution(claim.id, draw(st.one_of(values, gaps)), draw(words)))

    mentions = [mention(number) for number in range(draw(st.integers(1, 3)))]
    readings = [reading(number, draw(st.sampled_from(mentions))) for number in range(draw(st.integers(0, 3)))]
    told = []
    for number in range(draw(st.integers(0, 2))):
        kinds = (draw(st.sampled_from(kind)) for kind in (Told, Status, Certainty))
        its_mentions, its_readings = tuple(draw(st.permutations(mentions))), tuple(draw(st.permutations(readings)))
        account_id = f"{report.id}-a{number}"
        of = (account_id, report.id, its_mentions, its_readings)
        told.append(Account(*of, draw(words), *kinds, draw(st.booleans())))
    return tuple(told)


@st.composite
def _spans(draw: st.DrawFn, report: Report) -> Span:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(report.text) - 1)] * 2)))
    return report.span(start, end + 1)


decisions = st.builds(
    Decision,
    id=words,
    act=st.sampled_from(Act),
    subjects=st.lists(words, max_size=2).map(tuple),
    reviewer=words,
    decided_at=st.datetimes(timezones=st.just(UTC)),
    attribute=some_words,
    value=st.one_of(st.none(), values),
    note=words,
)


def capture_of(data: bytes, origin: str = "report.txt") -> Capture:
    return Capture(digest(data), "text/plain", origin, datetime(2024, 5, 1, 12, tzinfo=UTC), len(data))


def report_of(text: str, report_id: str | None = None) -> Report:
    published = Published(DateRange(date(2024, 4, 1), date(2024, 4, 30), DatePrecision.MONTH), "metadata: date")
    return Report(report_id or content_id(text), text, "en", published=published, capture=digest(text.encode()))


def account_of(report: Report) -> Account:
    """An account of the report's first and last words."""
    trigger, sentence = report.span(0, 1), report.span(0, len(report.text))
    state = (Told.NEWS, Status.OCCURRED, Certainty.REPORTED)
    mention = Mention(content_id(report.id, "mention"), trigger, sentence, "massacre", *state)
    claim = Claim(content_id(report.id, "claim"), mention.id, "killed", sentence, trigger, Certainty.ALLEGED)
    reading = Reading(claim, Resolution(claim.id, Count(2, None, None), "at least two"))
    return Account(content_id(report.id, "account"), report.id, (mention,), (reading,), "massacre", *state, main=True)
