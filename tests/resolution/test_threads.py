"""Which mentions of one report tell of one incident, and which of another."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.model import (
    Account,
    Count,
    DatePrecision,
    DateRange,
    Place,
    Published,
    Report,
    Told,
    Value,
)
from testigo.pipeline import Coder
from tests.resolution.told_sentences import (
    BAR,
    CELAYA,
    DEAD,
    FARMERS,
    FRIDAY,
    GUANAJUATO,
    IRAPUATO,
    MEXICO,
    SONORA,
    SUNDAY,
    WEDNESDAY,
    Sentence,
    day,
    gathered,
    triggers,
    values,
)


def test_what_follows_without_a_word_of_its_own_is_told_of_the_same_incident() -> None:
    (account,) = gathered(BAR, DEAD)
    assert triggers((account,)) == [["attacked", "killed"]]
    assert values(account, "place") == [CELAYA]
    assert values(account, "killed") == [Count.exactly(2)]


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ((("date", "on Sunday", day(SUNDAY)), ("target", "two farmers", FARMERS)), "another day"),
        ((("place", "in Irapuato", IRAPUATO), ("target", "two farmers", FARMERS)), "another town"),
        ((("place", "in Irapuato", SONORA), ("target", "two farmers", FARMERS)), "another state"),
    ],
)
def test_another_day_or_place_is_another_incident(says: tuple[tuple[str, str, Value], ...], why: str) -> None:
    other = Sentence("Gunmen killed two farmers on Sunday in Irapuato.", "killed", "attack_on_civilians", says)
    assert triggers(gathered(BAR, other)) == [["attacked"], ["killed"]], why


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("They were shot on the road to Irapuato.", {}),
        ("The shooting was claimed by two farmers of Irapuato.", {"recalls": True}),
    ],
)
def test_a_place_alone_tells_of_no_other_incident(sentence: str, manner: dict[str, object]) -> None:
    trigger = "shooting" if manner else "shot"
    other = Sentence(sentence, trigger, "attack_on_civilians", (("place", "Irapuato", IRAPUATO),), manner)
    assert triggers(gathered(BAR, other)) == [["attacked", trigger]]


def test_a_deed_of_another_kind_elsewhere_is_another_incident() -> None:
    other = Sentence("A grenade went off in Irapuato.", "grenade", "grenade", (("place", "in Irapuato", IRAPUATO),))
    assert triggers(gathered(BAR, other)) == [["attacked"], ["grenade"]]


def test_bodies_found_after_an_attack_are_of_its_dead() -> None:
    found = Sentence("Two bodies were found in the yard.", "bodies", "body_found", (("target", "Two bodies", FARMERS),))
    assert triggers(gathered(BAR, found)) == [["attacked", "bodies"]]


@pytest.mark.parametrize("place", [CELAYA, GUANAJUATO, MEXICO])
def test_the_same_place_or_one_around_it_is_the_same_incident(place: Place) -> None:
    other = Sentence(
        "They killed two farmers in that part.", "killed", "attack_on_civilians", (("place", "part", place),)
    )
    assert triggers(gathered(BAR, other)) == [["attacked", "killed"]]


def test_a_range_that_holds_the_day_is_the_same_incident() -> None:
    may = DateRange(date(2024, 5, 1), date(2024, 5, 31), DatePrecision.MONTH)
    other = Sentence("They killed two farmers in May.", "killed", "attack_on_civilians", (("date", "in May", may),))
    (account,) = gathered(BAR, other)
    assert values(account, "date") == [day(FRIDAY), may]


def test_words_that_open_another_incident_do_so_where_it_has_details() -> None:
    anew = {"anew": True}
    told = Sentence(
        "Hours later, gunmen shot two farmers.",
        "shot",
        "attack_on_civilians",
        (("target", "two farmers", FARMERS),),
        anew,
    )
    bare = Sentence("Hours later, there was shooting.", "shooting", "attack_on_civilians", (), anew)
    assert len(gathered(BAR, told)) == 2
    assert len(gathered(BAR, bare)) == 1


def test_an_unrelated_family_is_another_incident() -> None:
    block = Sentence("Protesters blocked a road.", "blocked", "road_blockade", (("place", "a road", CELAYA),))
    assert [account.event_type for account in gathered(BAR, block)] == ["attack_on_civilians", "road_blockade"]


def test_fire_set_in_an_attack_is_part_of_it() -> None:
    fire = Sentence("They burned a truck.", "burned", "arson")
    (account,) = gathered(BAR, fire)
    assert account.event_type == "attack_on_civilians"


def test_words_that_only_point_at_an_incident_make_none() -> None:
    assert gathered(Sentence("The incident is being investigated.", "incident", "")) == ()


@pytest.mark.parametrize("manner", [Told.AGGREGATE, Told.LEGAL, Told.GENERIC, Told.OTHER])
def test_only_news_and_background_make_incidents(manner: Told) -> None:
    assert gathered(Sentence(DEAD.text, DEAD.trigger, DEAD.event_type, DEAD.says, {"told": manner})) == ()


def test_an_aftermath_joins_the_attack_without_its_own_date_and_place() -> None:
    late = Sentence(
        "A third victim died on Sunday in Irapuato.",
        "died",
        "",
        (
            ("killed", "A third victim", Count.exactly(1)),
            ("date", "on Sunday", day(SUNDAY)),
            ("place", "in Irapuato", IRAPUATO),
        ),
    )
    (account,) = gathered(BAR, late)
    assert values(account, "date") == [day(FRIDAY)]
    assert values(account, "place") == [CELAYA]
    assert values(account, "killed") == [Count.exactly(1)]


def test_a_report_that_opens_with_a_death_keeps_its_day_and_place() -> None:
    opening = Sentence(
        "A man died on Sunday in Irapuato.",
        "died",
        "",
        (
            ("killed", "A man", Count.exactly(1)),
            ("date", "on Sunday", day(SUNDAY)),
            ("place", "in Irapuato", IRAPUATO),
        ),
    )
    shot = Sentence("Gunmen shot him at a bar.", "shot", "attack_on_civilians")
    (account,) = gathered(opening, shot)
    assert values(account, "date") == [day(SUNDAY)]
    assert values(account, "place") == [IRAPUATO]


LESSER = {
    "arrest": Sentence("Police arrested a man.", "arrested", "arrest"),
    "threat": Sentence("Letters threatened the mayor.", "threatened", "threat"),
    "seizure": Sentence("Soldiers seized rifles.", "seized", "weapons_seizure"),
}


@pytest.mark.parametrize("sentence", LESSER.values(), ids=LESSER)
def test_a_lesser_incident_of_which_nothing_is_told_is_dropped_beside_another(sentence: Sentence) -> None:
    assert triggers(gathered(BAR, sentence)) == [["attacked"]]
    assert len(gathered(sentence)) == 1, "but it stands where it is all the report tells"


def test_a_lesser_incident_with_details_of_its_own_stands() -> None:
    arrest = Sentence(
        "Police arrested a man in Irapuato on Sunday.",
        "arrested",
        "arrest",
        (("place", "Irapuato", IRAPUATO), ("date", "on Sunday", day(SUNDAY))),
    )
    assert [account.event_type for account in gathered(BAR, arrest)] == ["attack_on_civilians", "arrest"]


TWO_INCIDENTS = {
    "another day": (
        "en",
        "Gunmen attacked a bar in Celaya on Friday. On Sunday, gunmen killed two men in Celaya.",
        [(day(FRIDAY), "Celaya"), (day(SUNDAY), "Celaya")],
    ),
    "another place": (
        "en",
        "Gunmen attacked a bar in Celaya on Friday. Rebels killed two soldiers in Arauquita on Friday.",
        [(day(FRIDAY), "Celaya"), (day(FRIDAY), "Arauquita")],
    ),
    "the next day": (
        "en",
        "Gunmen killed two farmers in Celaya on Friday. The next day, gunmen killed three men in Irapuato.",
        [(day(FRIDAY), "Celaya"), (day(date(2024, 5, 11)), "Irapuato")],
    ),
    "otro día": (
        "es",
        "Sicarios atacaron un bar en Celaya el viernes. El domingo, hombres armados mataron a dos personas en Celaya.",
        [(day(FRIDAY), "Celaya"), (day(SUNDAY), "Celaya")],
    ),
    "otro lugar": (
        "es",
        "Sicarios atacaron un bar en Celaya el viernes. Guerrilleros mataron a dos soldados en Arauquita el viernes.",
        [(day(FRIDAY), "Celaya"), (day(FRIDAY), "Arauquita")],
    ),
    "al día siguiente": (
        "es",
        "Sicarios mataron a dos campesinos en Celaya el viernes. "
        "Al día siguiente, sicarios mataron a tres hombres en Irapuato.",
        [(day(FRIDAY), "Celaya"), (day(date(2024, 5, 11)), "Irapuato")],
    ),
}


def told(coder: Coder, language: str, text: str) -> tuple[Account, ...]:
    return coder.accounts(Report("report", text, language, published=Published(day(WEDNESDAY), "stated by the test")))


@pytest.mark.parametrize(("language", "text", "expected"), TWO_INCIDENTS.values(), ids=TWO_INCIDENTS)
def test_incidents_of_one_report_stay_apart(
    coder: Coder, language: str, text: str, expected: list[tuple[DateRange, str]]
) -> None:
    found = []
    for account in told(coder, language, text):
        (when,), (where,) = values(account, "date"), values(account, "place")
        assert isinstance(where, Place)
        found.append((when, where.name))
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        (
            "en",
            "Gunmen attacked a bar in Celaya on Friday, killing three people. "
            "Hours later, armed men killed a nurse in León.",
            [[3], [1]],
        ),
        (
            "es",
            "Sicarios atacaron un bar en Celaya el viernes y mataron a tres personas. "
            "Horas después, hombres armados mataron a una enfermera en León.",
            [[3], [1]],
        ),
        (
            "en",
            "Gunmen attacked a bar in Celaya on Friday, killing two people. A third victim died in hospital on Sunday.",
            [[2, 3]],  # an ordinal counts all up to it
        ),
        ("en", "Two farmers were killed in Celaya. Three nurses were killed in Arauquita.", [[2], [3]]),
        ("es", "Dos campesinos fueron asesinados en Celaya. Tres maestros fueron asesinados en Arauquita.", [[2], [3]]),
    ],
)
def test_the_dead_are_counted_with_the_incident_they_died_of(
    coder: Coder, language: str, text: str, killed: list[list[int]]
) -> None:
    found = [[count.best for count in values(account, "killed")] for account in told(coder, language, text)]
    assert found == killed


@pytest.mark.parametrize(
    ("language", "text", "event_type", "killed"),
    [
        ("en", "Two students were killed when police opened fire on a march in Makurdi.", "excessive_force", 2),
        ("en", "Three of the hostages died after gunmen abducted ten nurses in Zamfara.", "abduction", None),
        ("es", "Los cuerpos de los tres hombres asesinados fueron hallados en un canal de Celaya.", "body_found", 3),
    ],
)
def test_deaths_that_nobody_caused_belong_to_the_deed_of_their_sentence(
    coder: Coder, language: str, text: str, event_type: str, killed: int | None
) -> None:
    (account,) = told(coder, language, text)
    assert account.event_type == event_type
    assert killed is None or {count.best for count in values(account, "killed")} == {killed}
