"""Which accounts of one report are of two incidents by the report's own word."""

from dataclasses import replace

from hand_built import Said, Telling, day, tell

from testigo.linkage.telling_apart import told_apart
from testigo.model import Account, Told


def of_one_report(*tellings: Telling) -> list[Account]:
    return [replace(telling.account, report_id="one") for telling in tellings]


def dated(key: str, text: str, when: str, event_type: str = "attack_on_civilians") -> Telling:
    return tell(key, f"An attack on {text}.", Said("date", text, day(when)), event_type=event_type)


def test_two_days_are_two_incidents_and_one_night_is_not() -> None:
    friday, saturday, monday = (
        dated(key, text, when)
        for key, text, when in (
            ("a", "Friday", "2024-01-05"),
            ("b", "Saturday", "2024-01-06"),
            ("c", "Monday", "2024-01-08"),
        )
    )
    assert told_apart(of_one_report(friday, saturday)) == []
    assert told_apart(of_one_report(friday, monday)) == [("a-account", "c-account")]


def test_types_that_exclude_each_other_are_two_incidents() -> None:
    protest = tell("b", "A protest.", event_type="protest")
    assert told_apart(of_one_report(tell("a", "A massacre.", event_type="massacre"), protest)) != []


def test_an_attack_and_the_arrest_it_led_to_are_two_incidents() -> None:
    attack, arrest, bodies = (
        tell(each, f"A {each}.", event_type=each) for each in ("attack_on_civilians", "arrest", "body_found")
    )
    assert told_apart(of_one_report(attack, arrest)) != []
    assert told_apart(of_one_report(attack, bodies)) == []


def test_what_is_recalled_beside_the_news_is_another_incident() -> None:
    news, past = of_one_report(tell("a", "A kidnapping."), tell("b", "A kidnapping last year."))
    recalled = replace(past, told=Told.BACKGROUND, main=False)
    assert told_apart([news, past]) == []
    assert told_apart([news, recalled]) == [("a-account", "b-account")]


def test_words_that_open_another_incident_do() -> None:
    first, second = of_one_report(tell("a", "An attack."), tell("b", "In another attack."))
    opened = replace(second, mentions=(replace(second.mentions[0], anew=True),))
    assert told_apart([first, second]) == []
    assert told_apart([first, opened]) == [("a-account", "b-account")]


def test_accounts_of_two_reports_are_not_looked_at() -> None:
    assert told_apart([dated("a", "Friday", "2024-01-05").account, dated("b", "Monday", "2024-01-08").account]) == []
