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


CHARGED = (
    "A man was charged with murder after a waiter was found shot in his flat in Celaya, prosecutors said. The judge "
    "set bail at a hearing and the attorney spoke of an accident."
)
SENTENCED = (
    "A man was sentenced for murder after a waiter was found shot in his flat in Celaya, prosecutors said. The judge "
    "spoke of the jury's verdict and the attorney will appeal."
)


@pytest.mark.parametrize(("text", "old"), [(CHARGED, False), (SENTENCED, True)])
def test_charges_follow_fresh_deeds_and_sentences_old_ones(read: Reader, text: str, old: bool) -> None:
    assert Kind.of(read("en", text).scenes).court is old


def told(coder: Coder, language: str, text: str, title: str | None = None) -> list[str]:
    """Return the types of what a report tells."""
    return [account.event_type for account in coder.accounts(Report("report", text, language, title))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man was charged on Monday with shooting a clerk in Celaya last Tuesday."),
        ("en", "Police are investigating a fatal shooting on Pike Street. A man was shot at about 9 p.m. on Monday."),
        ("en", "A boy was hurt in an accidental shooting in Celaya on Sunday, police said."),
        ("es", "Un hombre fue imputado por balear a un cajero el martes pasado en Celaya."),
        ("es", "Un niño fue herido al dispararse el rifle de su padre el domingo en Celaya."),
    ],
)
def test_what_is_charged_investigated_or_an_accident_is_told_where_it_has_its_day(
    coder: Coder, language: str, text: str
) -> None:
    assert told(coder, language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The body of a Leeds man was found on Saturday in a park. The cause of death is not known."),
        ("en", "A Leeds woman, 33, who had been reported missing since Thursday was found safe on Monday."),
        ("en", "A trailer was stolen in Leeds on Friday. Call Paul Stone at the police desk."),
        ("en", "Police went to a house in Leeds on Monday to execute a drug search. A woman was arrested."),
        ("en", "The board fired Reams at the town hall in Leeds on Tuesday morning."),
        ("es", "Tránsito secuestró el viernes 50 autos sin permiso en Tandil."),
    ],
)
def test_what_is_found_stolen_seized_or_searched_is_none_where_nothing_was_meant(
    coder: Coder, language: str, text: str
) -> None:
    assert not told(coder, language, text)


def test_what_is_found_or_stolen_is_one_where_violence_was_used(coder: Coder) -> None:
    assert told(coder, "en", "The body of a man with gunshot wounds was found in a park in Leeds on Saturday.")
    assert told(coder, "en", "Gunmen stole a truck in Leeds on Friday.")


def test_sentences_give_details_together_and_a_title_with_them(coder: Coder) -> None:
    text = "Police say that she had been shot in her bedroom. It happened on Monday. There was no word of a motive."
    assert not told(coder, "en", text)
    assert told(coder, "en", text, "Girl, 9, shot and killed in Celaya home")


def test_a_gun_that_goes_off_is_no_bomb(coder: Coder) -> None:
    assert told(coder, "en", "A boy died on Sunday when a gun went off in Celaya.") == ["attack_on_civilians"]


def test_a_game_named_once_in_a_long_report_makes_it_none_of_games(read: Reader) -> None:
    lines = ["Police said that the boy was shot on Monday."] * 20
    text = " ".join([*lines, "He loved a video game and a film."])
    assert not Kind.of(read("en", text).scenes).foreign


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
