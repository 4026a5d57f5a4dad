from hand_built import Telling, reports_of, tell

from testigo.linkage import voices_of
from testigo.linkage.boilerplate import boilerplate_of, sentences_of, without
from testigo.linkage.numbers import Numbers
from testigo.linkage.rarities import is_rare, rarities
from testigo.linkage.wording import wording_of

STORY = " ".join(f"word{number} follows" for number in range(60))
NOTICE = "Sign up for our newsletter and never miss the news of the day again."


def test_names_capitals_numbers_and_ages_are_read() -> None:
    wording = wording_of("Two shot", "Police said John Smith, 34, was shot at 10:45. José Díaz, de 21 años, survived.")
    assert "john smith" in wording.names
    assert "jose diaz" in wording.names
    assert "smith" in wording.capitals
    assert "police" not in wording.capitals
    assert wording.numbers >= {"10:45", "34"}
    assert wording.ages == {"34", "21"}


def test_copies_are_one_voice_named_by_the_earliest() -> None:
    tellings = [
        tell("late", f"A new opening line. {STORY}", published="2024-03-03"),
        tell("early", STORY, published="2024-03-01"),
        tell("other", STORY.replace("follows", "precedes"), published="2024-03-01"),
        tell("stub", "Sign in to read on.", published="2024-03-01"),
        tell("stub too", "Sign in to read on.", published="2024-03-02"),
    ]
    voices = voices_of(reports_of(tellings))
    assert voices == {"late": "early", "early": "early", "other": "other", "stub": "stub", "stub too": "stub too"}


def stock_of(tellings: list[Telling], voices: dict[str, str]) -> dict[str, Numbers]:
    reports = reports_of(tellings)
    return boilerplate_of(reports, voices, {each: sentences_of(report.text) for each, report in reports.items()})


def test_a_sentence_of_many_voices_is_boilerplate_and_leaves_the_text() -> None:
    tellings = [tell(key, f"{NOTICE} Story {key} is its own tale.") for key in "abc"]
    found = stock_of(tellings, {key: key for key in "abc"})
    assert found.keys() == set("abc")
    assert without(f"{NOTICE} Story a.", found["a"]) == "Story a."


def test_the_sentences_of_an_agency_text_are_no_boilerplate() -> None:
    tellings = [tell(key, NOTICE, published=f"2024-03-0{day}") for day, key in enumerate("abc", start=1)]
    assert not stock_of(tellings, dict.fromkeys("abc", "a"))


def test_common_words_are_common_and_unknown_ones_rare() -> None:
    assert rarities("en")["police"] < 0.2
    assert rarities("es")["policia"] < 0.4
    assert rarities("en").get("tepalcatepec", 1.0) > 0.8
    assert not is_rare("police said")


def test_names_of_groups_are_known_to_be_common() -> None:
    assert rarities()["cjng"] < 0.5
    assert rarities()["chapitos"] < 0.5
    assert not is_rare("jalisco nueva")
    assert not is_rare("carteles unidos")
