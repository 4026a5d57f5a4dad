"""When a report was published: the evidence, in its order, and no more precise than it is."""

from __future__ import annotations

from datetime import date

import pytest
from readings import PROSA, PROSE

from testigo.model import DatePrecision, DateRange
from testigo.reading.document import Document, Stated
from testigo.reading.published import find_published

TODAY = date(2024, 5, 1)


def day(year: int, month: int, number: int) -> DateRange:
    return DateRange(date(year, month, number), date(year, month, number), DatePrecision.DAY)


def found(text: str, url: str | None = None, *dates: Stated) -> DateRange | None:
    published = find_published(Document(text, url=url, dates=dates), None, TODAY)
    return published.date if published else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published March 12, 2023", day(2023, 3, 12)),
        ("Published: Friday, March 12th, 2023 at 9:30 am", day(2023, 3, 12)),
        ("Posted on 12 Mar 2023 | Updated on 14 Mar 2023", day(2023, 3, 12)),
        ("Publicado: 12 de marzo de 2023", day(2023, 3, 12)),
        ("Publicado el 1º de marzo del 2023", day(2023, 3, 1)),
        ("Fecha: 12/03/2023", None),
        ("Fecha: 25/03/2023", day(2023, 3, 25)),
        ("Published: 03/25/2023", day(2023, 3, 25)),
        ("Published: 03/03/2023", day(2023, 3, 3)),
        ("Published March 2023", DateRange(date(2023, 3, 1), date(2023, 3, 31), DatePrecision.MONTH)),
        ("Publicado en línea: febrero de 2024", DateRange(date(2024, 2, 1), date(2024, 2, 29), DatePrecision.MONTH)),
        ("Updated: March 12, 2023", None),
        ("Última actualización: 12 de marzo de 2023", None),
        ("Published 19 minutes ago", None),
        ("Published in 2019, the book tells of a massacre of March 12, 1981.", None),
        ("Published February 30, 2023", None),
    ],
)
def test_a_line_that_says_so(line: str, expected: DateRange | None) -> None:
    assert found(f"A headline\n{line}\n\n{PROSE}") == expected


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("SAN SALVADOR, 3 JAN 90 -- ", day(1990, 1, 3)),
        ("CLANDESTINE, 23 FEB 89 (RADIO VENCEREMOS) -- [TEXT] ", day(1989, 2, 23)),
        ("Culiacán, Sin., 12 de marzo de 2023 (Agencia) .- ", day(2023, 3, 12)),
        ("Irapuato, Guanajuato, 16 de mayo de 2022.- ", day(2022, 5, 16)),
        ("MAIDUGURI, Nigeria, Feb. 17, 2020 — ", day(2020, 2, 17)),
        ("LIMA, 29 FEB 88: ", day(1988, 2, 29)),
        ("Puerto Príncipe, 16 oct (Antillas).- ", None),
        ("BAGHDAD, 11 MAR 30 -- ", day(1930, 3, 11)),
        ("Police said that on 12 March 2023 - ", None),
        ("On March 12, 2023 - a Sunday - ", None),
    ],
)
def test_a_dateline(dateline: str, expected: DateRange | None) -> None:
    assert found(dateline + PROSE) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Ruiz | July 21, 2023", day(2023, 7, 21)),
        ("Popayán, 10 de septiembre de 2023", day(2023, 9, 10)),
        ("Court Date: March 13, 2023", None),
        ("Carlos Garza 10/31/1986", None),
        ("from March 3, 2023 to April 4, 2023", None),
        ("Three killed on March 3, 2023", None),
    ],
)
def test_a_line_with_a_date_and_a_name(line: str, expected: DateRange | None) -> None:
    assert found(f"{line}\n\n{PROSA}") == expected


def test_dates_within_the_report_are_not_of_its_publication() -> None:
    assert found(f"{PROSE} The first attack was on March 12, 2023. Copyright 2019.") is None


def test_the_address_comes_last() -> None:
    address = "https://example.org/2023/03/12/market"
    assert found(PROSE, address) == day(2023, 3, 12)
    assert found(f"Published March 11, 2023\n{PROSE}", address) == day(2023, 3, 11)
    assert found(PROSE, "https://example.org/2023/13/45/market") is None


def test_metadata_come_before_the_text_and_the_caller_before_both() -> None:
    text = f"Published March 11, 2023\n{PROSE}"
    document = Document(text, dates=(Stated("?", "a"), Stated("2023-03", "b"), Stated("2023-03-10", "c")))
    published = find_published(document, None, TODAY)
    assert published is not None
    assert (published.date.precision, published.evidence) == (DatePrecision.MONTH, "metadata: b")
    given = find_published(document, date(2021, 12, 10), TODAY)
    assert given is not None
    assert (given.date, given.evidence) == (day(2021, 12, 10), "given by the caller")


def test_the_evidence_quotes_the_words() -> None:
    published = find_published(Document(f"SAN SALVADOR, 3 JAN 90 -- {PROSE}"), None, TODAY)
    assert published is not None
    assert published.evidence == "dateline: SAN SALVADOR, 3 JAN 90"
