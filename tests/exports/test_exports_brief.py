"""The brief: its figures, its map, and the words of reports as text."""

import io
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from made import MADE, packed, written
from pypdf import PdfReader

from testigo.exports import Edition
from testigo.exports.brief import area, bars, by_month, content, period
from testigo.exports.drawn_map import HEIGHT, WIDTH, decoded, drawn_map, frame_around
from testigo.exports.record import DateRecord
from testigo.model import DatePrecision
from tests.pango import skip_without_pango


def test_the_brief_shows_map_charts_incidents_and_sources(edition: Edition) -> None:
    page = written(edition, "brief")
    tags = re.findall(r"<([a-z]+)", page)
    assert tags.count("article") == len(edition.records)
    assert tags.count("circle") == len({(one.place.lat, one.place.lon) for one in edition.records if one.place})
    assert not {"script", "img", "iframe", "link"} & set(tags)
    for report in edition.reports.values():
        if report.url:
            assert report.url in page


def test_words_of_reports_are_no_markup(edition: Edition) -> None:
    page = written(edition, "brief")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_only_web_addresses_are_links(edition: Edition) -> None:
    first = edition.records[0]
    wild = first.reports[0].model_copy(update={"url": "javascript:alert(1)"})
    told = Edition((first.model_copy(update={"reports": (wild, *first.reports[1:])}),), MADE)
    assert 'href="javascript' not in written(told, "brief")


def test_the_figures_are_the_least_that_reports_give(edition: Edition) -> None:
    figures = content(edition)["figures"]
    killed = sum(one.killed.low for one in edition.records if one.killed and one.status == "occurred")
    assert figures["killed, at least"] == str(killed)
    assert figures["incidents that took place"] == str(len(edition.records) - 1)


def test_small_cells_are_not_charted(edition: Edition) -> None:
    guarded = Edition(edition.records, MADE, smallest_cell=2)
    shown = content(guarded)
    assert shown["types"]
    assert all(bar["number"] >= 2 for bar in (*shown["types"], *shown["areas"]))
    assert len(shown["types"]) < len(content(edition)["types"])


def test_period_and_area_are_told(edition: Edition) -> None:
    assert period(edition.records) == "16 January 2025 to 30 June 2025"
    assert area(edition.records[:1]) == "Michoacán, Mexico"
    assert (period([]), area([])) == ("no dated incidents", "no known place")


def test_months_without_incidents_are_shown_and_dates_over_months_are_not(edition: Edition) -> None:
    def on(first: date, last: date) -> object:
        day = DateRecord(earliest=first, latest=last, precision=DatePrecision.RANGE)
        return edition.records[0].model_copy(update={"date": day})

    told = [
        on(date(2025, 1, 3), date(2025, 1, 9)),
        on(date(2025, 3, 1), date(2025, 3, 1)),
        on(date(2025, 1, 3), date(2025, 4, 1)),
    ]
    assert by_month(told) == [("2025-01", 1), ("2025-02", 0), ("2025-03", 1)]
    assert [bar["share"] for bar in bars(by_month(told))] == [100.0, 0.0, 100.0]


def test_a_pdf_is_read_page_by_page(edition: Edition) -> None:
    skip_without_pango("pdf")
    pages = PdfReader(io.BytesIO(packed(edition, "pdf"))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert len(pages) > 1
    assert "Armed violence" in text
    assert "El Faro de Tierra Caliente" in text


@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-85, 85)), min_size=1, max_size=8))
def test_every_point_lies_in_the_frame(points: list[tuple[float, float]]) -> None:
    frame = frame_around(points)
    for point in points:
        x, y = frame.place(point)
        assert -0.01 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= HEIGHT + 0.01


def test_outlines_are_decoded_longitude_first() -> None:
    assert decoded("_p~iF~ps|U_ulLnnqC", 100_000) == [(38.5, -120.2), (40.7, -120.95)]


def test_without_places_there_is_no_map() -> None:
    assert drawn_map([]) is None
