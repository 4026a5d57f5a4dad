"""Which mentions of one report tell of one incident, and what an incident takes over from the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from testigo.lexicon.words import read_list
from testigo.model import (
    Account,
    Actor,
    Certainty,
    Claim,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    Mention,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Resolution,
    Status,
    Told,
    Value,
)
from testigo.pipeline import Coder
from testigo.resolution.accounts import family, gather, weight

FRIDAY, SUNDAY = date(2024, 5, 10), date(2024, 5, 12)
WEDNESDAY = date(2024, 5, 15)


def day(of: date) -> DateRange:
    return DateRange(of, of, DatePrecision.DAY)


def settlement(name: str, admin1: str) -> Place:
    return Place(f"place:{name}", name, PlacePrecision.SETTLEMENT, "MX", admin1)


CELAYA, IRAPUATO = settlement("Celaya", "Guanajuato"), settlement("Irapuato", "Guanajuato")
GUANAJUATO = Place("state:Guanajuato", "Guanajuato", PlacePrecision.STATE, "MX", "Guanajuato")
SONORA = Place("state:Sonora", "Sonora", PlacePrecision.STATE, "MX", "Sonora")
MEXICO = Place("country:MX", "Mexico", PlacePrecision.COUNTRY, "MX")
CARTEL = Actor("the cartel", "criminal group", "CJNG", "cjng")
GANG = Actor("the gunmen", "armed group")
FARMERS = Actor("farmers", "civilians", people=Count.exactly(2))
NO_DATE = Gap(GapReason.UNRESOLVED, "no day is known")


@dataclass(frozen=True)
class Sentence:
    """A sentence with one trigger: its event type, and what it says as (attribute, words, meaning)."""

    text: str
    trigger: str
    event_type: str
    says: tuple[tuple[str, str, Value | Gap], ...] = ()
    manner: dict[str, object] = field(default_factory=dict)


def gathered(*sentences: Sentence, published: date | None = WEDNESDAY, language: str = "en") -> tuple[Account, ...]:
    text = " ".join(sentence.text for sentence in sentences)
    when = Published(day(published), "stated by the test") if published else None
    report = Report("report", text, language, published=when)
    mentions, readings, at = [], [], 0
    for number, sentence in enumerate(sentences):
        start = text.index(sentence.text, at)
        at = start + len(sentence.text)

        def span(words: str, start: int = start) -> object:
            begin = text.index(words, start)
            return report.span(begin, begin + len(words))

        manner = {"told": Told.NEWS, "status": Status.OCCURRED, "certainty": Certainty.REPORTED} | sentence.manner
        mention = Mention(f"m{number}", span(sentence.trigger), span(sentence.text), sentence.event_type, **manner)
        mentions.append(mention)
        for place, (attribute, words, value) in enumerate(sentence.says):
            claim = Claim(f"c{number}.{place}", mention.id, attribute, span(words), span(words), Certainty.REPORTED)
            readings.append(Reading(claim, Resolution(claim.id, value, "as the test says")))
    return gather(report, mentions, readings)


def values(account: Account, attribute: str) -> list[Value | None]:
    return [reading.value for reading in account.of(attribute)]


def triggers(accounts: tuple[Account, ...]) -> list[list[str]]:
    return [[mention.trigger.quote for mention in account.mentions] for account in accounts]


BAR = Sentence(
    "Gunmen attacked a bar in Celaya on Friday.",
    "attacked",
    "attack_on_civilians",
    (("place", "Celaya", CELAYA), ("date", "on Friday", day(FRIDAY)), ("perpetrator", "Gunmen", GANG)),
)
DEAD = Sentence(
    "Two farmers were killed.", "killed", "attack_on_civilians", (("killed", "Two farmers", Count.exactly(2)),)
)


def test_what_follows_without_a_word_of_its_own_is_told_of_the_same_incident() -> None:
    (account,) = gathered(BAR, DEAD)
    assert triggers((account,)) == [["attacked", "killed"]]
    assert values(account, "place") == [CELAYA]
    assert values(account, "killed") == [Count.exactly(2)]


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ((("date", "on Sunday", day(SUNDAY)),), "another day"),
        ((("place", "in Irapuato", IRAPUATO),), "another town"),
        ((("place", "in Irapuato", SONORA),), "another state"),
    ],
)
def test_another_day_or_place_is_another_incident(says: tuple[tuple[str, str, Value], ...], why: str) -> None:
    other = Sentence("Gunmen killed two farmers on Sunday in Irapuato.", "killed", "attack_on_civilians", says)
    assert triggers(gathered(BAR, other)) == [["attacked"], ["killed"]], why


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


def test_no_mentions_make_no_accounts() -> None:
    assert gather(Report("report", "Nothing happened.", "en"), [], []) == ()


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


def test_an_incident_without_place_or_date_takes_those_before_it_and_says_so() -> None:
    second = Sentence(
        "In another attack, they shot two farmers.",
        "shot",
        "attack_on_civilians",
        (("target", "two farmers", FARMERS),),
        {"anew": True},
    )
    first, account = gathered(BAR, second)
    for attribute in ("place", "date"):
        (own,) = first.of(attribute)
        (taken,) = account.of(attribute)
        assert taken.value == own.value
        assert taken.claim.words == own.claim.words
        assert taken.claim.id != own.claim.id
        assert taken.claim.mention_id == account.mentions[0].id
        assert taken.resolution.reason.startswith("told of the incident before")
        assert "as the test says" in taken.resolution.reason


def test_an_incident_with_its_own_place_keeps_it() -> None:
    second = Sentence(
        "Gunmen killed two farmers in Irapuato.", "killed", "attack_on_civilians", (("place", "Irapuato", IRAPUATO),)
    )
    _, account = gathered(BAR, second)
    assert values(account, "place") == [IRAPUATO]
    assert values(account, "date") == [day(FRIDAY)]


def test_news_takes_nothing_from_background() -> None:
    past = Sentence(BAR.text, BAR.trigger, BAR.event_type, BAR.says, {"told": Told.BACKGROUND})
    fresh = Sentence(
        "Gunmen killed two farmers.", "killed", "attack_on_civilians", (("target", "two farmers", FARMERS),)
    )
    old, new = gathered(past, fresh)
    assert (old.told, old.main) == (Told.BACKGROUND, False)
    assert (new.told, new.main) == (Told.NEWS, True)
    assert values(new, "place") == []
    assert values(new, "date") == []


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "The next day", "The next day, gunmen killed two farmers in Irapuato."),
        ("es", "Al día siguiente", "Al día siguiente, sicarios mataron a dos campesinos en Irapuato."),
    ],
)
def test_a_day_counted_from_the_incident_before_is_resolved_by_it(language: str, words: str, text: str) -> None:
    trigger = "killed" if language == "en" else "mataron"
    says = (("date", words, NO_DATE), ("place", "Irapuato", IRAPUATO))
    second = Sentence(text, trigger, "attack_on_civilians", says, {"anew": True})
    _, account = gathered(BAR, second, language=language)
    assert values(account, "date") == [day(date(2024, 5, 11))]


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


def test_a_group_that_is_pointed_at_has_the_name_told_before() -> None:
    named = Sentence(BAR.text, BAR.trigger, BAR.event_type, (*BAR.says[:2], ("perpetrator", "Gunmen", CARTEL)))
    pointed = Sentence(
        "The gunmen then burned a bus in Irapuato.",
        "burned",
        "arson",
        (("perpetrator", "The gunmen", GANG), ("place", "Irapuato", IRAPUATO)),
    )
    unpointed = Sentence(
        "Masked gunmen then burned a bus in Irapuato.",
        "burned",
        "arson",
        (("perpetrator", "Masked gunmen", GANG), ("place", "Irapuato", IRAPUATO)),
    )
    assert values(gathered(named, pointed)[1], "perpetrator") == [GANG, CARTEL]
    assert values(gathered(named, unpointed)[1], "perpetrator") == [GANG]


def test_what_happened_long_before_publication_is_background() -> None:
    long_ago = (("date", "on Friday", day(date(2024, 1, 5))),)
    old = Sentence(BAR.text, BAR.trigger, BAR.event_type, long_ago)
    (account,) = gathered(old)
    assert (account.told, account.main) == (Told.BACKGROUND, False)
    (account,) = gathered(old, published=None)
    assert (account.told, account.main) == (Told.NEWS, True)


def test_the_surest_voice_and_what_happened_speak_for_the_account() -> None:
    alleged = Sentence(BAR.text, BAR.trigger, BAR.event_type, BAR.says, {"certainty": Certainty.ALLEGED})
    tried = Sentence(DEAD.text, DEAD.trigger, DEAD.event_type, DEAD.says, {"status": Status.ATTEMPTED})
    (account,) = gathered(alleged, tried)
    assert account.certainty is Certainty.REPORTED
    assert account.status is Status.OCCURRED
    (account,) = gathered(tried)
    assert account.status is Status.ATTEMPTED


@pytest.mark.parametrize(
    ("types", "weapons", "expected"),
    [
        (("attack_on_civilians", "armed_clash"), (), "armed_clash"),
        (("attack_on_civilians", "ambush", "armed_clash"), (), "ambush"),
        (("attack_on_civilians",), ("drone",), "drone_strike"),
        (("attack_on_civilians",), ("grenade",), "grenade"),
        (("attack_on_civilians",), ("aircraft",), "attack_on_civilians"),
        (("armed_clash",), ("drone",), "armed_clash"),
        (("drone_strike",), ("landmine",), "landmine_ied"),
        (("drone_strike",), ("drone", "landmine"), "drone_strike"),
    ],
)
def test_the_heaviest_type_refined_by_the_weapons_names_the_account(
    types: tuple[str, ...], weapons: tuple[str, ...], expected: str
) -> None:
    says = tuple(("weapon", "attacked", Code("weapon", weapon)) for weapon in weapons)
    told = [Sentence(f"Somebody attacked place {number}.", "attacked", kind, says) for number, kind in enumerate(types)]
    (account,) = gathered(*told)
    assert account.event_type == expected


def test_the_killing_of_several_is_no_targeted_killing() -> None:
    one = (("killed", "Two farmers", Count.exactly(1)),)
    assert gathered(Sentence(DEAD.text, "killed", "targeted_killing", one))[0].event_type == "targeted_killing"
    assert gathered(Sentence(DEAD.text, "killed", "targeted_killing", DEAD.says))[0].event_type == "attack_on_civilians"


def test_every_event_type_has_a_family_and_a_weight() -> None:
    for event_type, row in read_list("", "families")["types"].items():
        assert family(event_type) == row["family"]
        assert weight(event_type) > 0
    assert (family(""), weight("")) == ("any", 0)


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
        "Sicarios mataron a dos campesinos en Celaya el viernes. Al día siguiente, sicarios mataron a tres hombres en Irapuato.",
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
            "Gunmen attacked a bar in Celaya on Friday, killing three people. Hours later, armed men killed a nurse in León.",
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
            [[2, 1]],
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
