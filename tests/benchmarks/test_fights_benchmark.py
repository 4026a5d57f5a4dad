"""The benchmark of Spanish fights: sentences read, events matched, on sentences of our own."""

from pathlib import Path

import pytest

from benchmarks.fights import Event, agree, events_of, matched, sentences
from benchmarks.halves import halves
from testigo.model import Report
from testigo.pipeline import Coder

XML = """<Validation><Sentences>
<Sentence id="one"><EventText eventtext="mataron" sourcetext="Sicarios" targettext="tres arrieros" />
<Text>
20200510	20200510_X | Sicarios mataron a tres arrieros en Tame
</Text></Sentence>
<Sentence id="two"><Text>20200511 | Llovió todo el día</Text></Sentence>
</Sentences></Validation>"""


def test_sentences_are_read_with_their_date_and_events(tmp_path: Path) -> None:
    path = tmp_path / "fights.xml"
    path.write_text(XML, encoding="utf-8")
    one, two = sentences(path)
    assert one.report.text == "Sicarios mataron a tres arrieros en Tame"
    assert one.report.published is not None
    assert str(one.report.published.date.earliest) == "2020-05-10"
    assert one.events == (Event("mataron", "Sicarios", "tres arrieros"),)
    assert two.events == ()


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (Event("mataron", "Sicarios", "a tres arrieros"), True),
        (Event("mataron", "", "tres arrieros"), False),
        (Event("mataron", "Sicarios", "dos mujeres"), False),
        (Event("hirieron", "Sicarios", "tres arrieros"), False),
    ],
)
def test_an_event_is_right_by_its_words(found: Event, right: bool) -> None:
    assert agree(found, Event("mataron", "Sicarios", "arrieros")) is right


def test_an_event_is_matched_once() -> None:
    event = Event("mataron", "Sicarios", "arrieros")
    assert len(matched([event, event], [event])) == 1


def test_two_deeds_on_two_people_are_two_events(coder: Coder) -> None:
    report = Report("r", "Sicarios mataron a una mujer e hirieron a dos niños en Tame.", "es")
    assert [event.target for event in events_of(report, coder)] == ["una mujer", "dos niños"]


def test_halves_are_the_same_every_time() -> None:
    items = [str(number) for number in range(100)]
    one, other = halves(items, str)
    assert sorted(one + other) == sorted(items)
    assert 30 < len(one) < 70
    assert halves(reversed(items), str)[0] == one[::-1]
