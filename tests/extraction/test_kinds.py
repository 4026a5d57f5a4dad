"""What kind of report it is, and which sentences mention violence only by the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.grounds import is_by_the_way
from testigo.extraction.kinds import Kind, topics
from testigo.model import Report

if TYPE_CHECKING:
    from conftest import Reader

    from testigo.lexicon.words import Hit
    from testigo.pipeline import Coder

COURT = (
    "Jurors began deliberating on Thursday in the case of a driver accused of shooting three men in 2019. The defense "
    "says that he was ill. The judge expects a verdict next week, and the prosecutor wants life in prison."
)
SHOT_JUDGE = (
    "Gunmen shot a judge dead outside his home in Celaya on Thursday morning, police said. He had presided over the "
    "trial of a gang leader. Two men on a motorcycle fled towards the highway, and nobody has been arrested."
)


def title(coder: Coder, text: str) -> tuple[Hit, ...]:
    """Return what the English word lists find in a title."""
    return coder.extractor.title_hits(Report("report", "text", "en", text))


@pytest.mark.parametrize(("text", "found"), [(COURT, {"court"}), (SHOT_JUDGE, set())])
def test_a_topic_needs_several_of_its_words(read: Reader, text: str, found: set[str]) -> None:
    assert topics(read("en", text).scenes) == found


def test_a_word_in_the_title_counts_twice(read: Reader, coder: Coder) -> None:
    assert topics(read("en", SHOT_JUDGE).scenes, title(coder, "Judge dead in court shooting")) == {"court"}


def test_a_title_of_nature_holds_where_nothing_is_meant_harm(read: Reader, coder: Coder) -> None:
    quake = title(coder, "Quake kills 13 in the south")
    assert Kind.of(read("en", "At least 13 people were killed on Saturday, officials said.").scenes, quake).natural
    assert not Kind.of(read("en", "Gunmen ambushed a rescue team on Saturday.").scenes, quake).natural


@pytest.mark.parametrize(
    ("lead", "tells"),
    [
        ("Two cousins were charged on Tuesday in the shooting death of a waiter in Celaya", True),
        ("The governor offered a reward on Tuesday for a man who killed a waiter in Celaya", False),
    ],
)
def test_a_court_report_tells_of_a_deed_whose_clause_has_a_day(coder: Coder, lead: str, tells: bool) -> None:
    law = "The judge set bail at a hearing, and the prosecutor asked the court for a trial in June."
    report = Report("report", f"{lead}, the attorney said.\n\n{law}", "en", "Court hears of a waiter's death")
    assert bool(coder.accounts(report)) is tells


@pytest.mark.parametrize(
    ("language", "text", "by_the_way"),
    [
        ("en", "Some 300 people walked in silence to remember the farmers shot by paramilitaries.", True),
        ("es", "Familiares se reunieron frente al edificio que un comando incendió.", True),
        ("en", "Police said that gunmen had shot two farmers.", False),
        ("es", "La banda exige dinero por los misioneros que secuestró el sábado.", False),
        ("en", "Rebels attacked the town.", False),
    ],
)
def test_violence_mentioned_by_the_way(read: Reader, language: str, text: str, by_the_way: bool) -> None:
    assert is_by_the_way(read(language, text).scene) is by_the_way
