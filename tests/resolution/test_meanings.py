"""Each claim is given its meaning by its attribute, with a reason; what cannot be resolved is a gap."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.model import (
    Actor,
    Certainty,
    Claim,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Value,
    Words,
)
from testigo.pipeline import Coder
from testigo.protocols import PlaceKind, Toponym
from testigo.resolution.meanings import Resolver

WEDNESDAY = DateRange(date(2024, 5, 15), date(2024, 5, 15), DatePrecision.DAY)
FRIDAY = DateRange(date(2024, 5, 10), date(2024, 5, 10), DatePrecision.DAY)


@pytest.fixture(scope="module")
def resolver(coder: Coder) -> Resolver:
    return coder.resolver


def resolved(
    resolver: Resolver, language: str, attribute: str, words: str, evidence: str = "", published: bool = True
) -> Reading:
    """Return a claim of ``words`` with its meaning; ``evidence`` is the text around them."""
    text = evidence or words
    when = Published(WEDNESDAY, "stated by the test") if published else None
    report = Report("report", text, language, published=when)
    start = text.index(words)
    claim = Claim(
        "claim",
        "mention",
        attribute,
        report.span(0, len(text)),
        report.span(start, start + len(words)),
        Certainty.REPORTED,
    )
    (reading,) = resolver.resolve(report, [claim], ())
    assert reading.claim == claim
    assert reading.resolution.claim_id == claim.id
    assert reading.resolution.reason
    return reading


@pytest.mark.parametrize(
    ("language", "attribute", "words", "evidence", "value"),
    [
        ("en", "date", "on Friday", "attacked on Friday", FRIDAY),
        ("es", "date", "el viernes", "atacaron el viernes", FRIDAY),
        ("en", "killed", "two farmers", "killed two farmers", Count.exactly(2)),
        ("es", "killed", "dos campesinos", "mataron a dos campesinos", Count.exactly(2)),
        ("en", "injured", "at least 12 people", "wounding at least 12 people", Count(12, 12, None)),
        ("es", "injured", "al menos 12 personas", "hirieron a al menos 12 personas", Count(12, 12, None)),
        ("en", "weapon", "landmine", "killed by a landmine", Code("weapon", "landmine")),
        ("es", "weapon", "mina antipersonal", "por una mina antipersonal", Code("weapon", "landmine")),
        ("en", "damage", "two houses", "destroyed two houses", Words("destroyed two houses")),
        ("es", "damage", "dos casas", "destruyó dos casas", Words("destruyó dos casas")),
    ],
)
def test_each_attribute_has_its_own_kind_of_value(
    resolver: Resolver, language: str, attribute: str, words: str, evidence: str, value: Value
) -> None:
    assert resolved(resolver, language, attribute, words, evidence).value == value


@pytest.mark.parametrize("attribute", ["killed", "injured"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "no one was hurt"), ("en", "without casualties"), ("es", "sin dejar víctimas"), ("es", "no hubo heridos")],
)
def test_a_stated_zero_is_zero(resolver: Resolver, attribute: str, language: str, words: str) -> None:
    assert resolved(resolver, language, attribute, words).value == Count.exactly(0)


def test_a_weekday_without_a_date_of_publication_is_a_gap(resolver: Resolver) -> None:
    reading = resolved(resolver, "en", "date", "on Friday", published=False)
    assert isinstance(reading.resolution.value, Gap)
    assert reading.resolution.value.reason is GapReason.UNRESOLVED


@pytest.mark.parametrize(("attribute", "words"), [("weapon", "the weather"), ("place", "Celaya")])
def test_what_no_list_knows_is_a_gap_with_a_reason(resolver: Resolver, attribute: str, words: str) -> None:
    value = resolved(resolver, "en", attribute, words).resolution.value
    assert isinstance(value, Gap)
    assert value.reason is GapReason.UNRESOLVED
    assert value.detail


def test_a_place_is_what_its_toponym_is_resolved_to(resolver: Resolver) -> None:
    text = "Gunmen attacked a bar in Celaya, Guanajuato."
    report = Report("report", text, "en")
    celaya = Toponym(25, 31, "Celaya", "celaya", parent=33)
    state = Toponym(33, 43, "Guanajuato", "guanajuato", kind=PlaceKind.STATE)
    span = report.span(25, 31)
    claim = Claim("claim", "mention", "place", span, span, Certainty.REPORTED)
    (reading,) = resolver.resolve(report, [claim], (celaya, state))
    assert isinstance(reading.value, Place)
    assert (reading.value.name, reading.value.admin1, reading.value.country) == ("Celaya", "Guanajuato", "MX")


@pytest.mark.parametrize(
    ("words", "precision"),
    [("same town", PlacePrecision.SETTLEMENT), ("same area", PlacePrecision.MUNICIPALITY)],
)
def test_the_same_area_as_a_town_is_wider_than_the_town(
    resolver: Resolver, words: str, precision: PlacePrecision
) -> None:
    text = f"They fought in the hills near Celaya. A bomb went off in the {words}."
    report, start = Report("report", text, "en"), text.index(words)
    named = Toponym(text.index("Celaya"), text.index("Celaya") + 6, "Celaya", "celaya")
    pointed = Toponym(start, start + len(words), "Celaya", "celaya")
    span = report.span(start, start + len(words))
    claim = Claim("claim", "mention", "place", span, span, Certainty.REPORTED)
    (reading,) = resolver.resolve(report, [claim], (named, pointed))
    assert isinstance(reading.value, Place)
    assert (reading.value.name, reading.value.precision) == ("Celaya", precision)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Gunmen attacked a bar in Celaya.", PlacePrecision.SETTLEMENT),
        ("Gunmen attacked a convoy near Celaya.", PlacePrecision.SETTLEMENT),
        ("Gunmen attacked a convoy 14 km from Celaya.", PlacePrecision.MUNICIPALITY),
        ("Sicarios atacaron un convoy en la carretera que lleva a Celaya.", PlacePrecision.MUNICIPALITY),
        ("Gunmen blocked the highway at Celaya.", PlacePrecision.SETTLEMENT),
        ("Gunmen stopped two cars on the coastal highway near Celaya.", PlacePrecision.SETTLEMENT),
        ("The bodies lay along a highway outside Celaya.", PlacePrecision.MUNICIPALITY),
        ("They fought in the hills near Celaya.", PlacePrecision.MUNICIPALITY),
        ("Huyeron hacia Celaya.", PlacePrecision.SETTLEMENT),
    ],
)
def test_a_place_is_no_closer_than_its_words(resolver: Resolver, text: str, precision: PlacePrecision) -> None:
    report, start = Report("report", text, "en"), text.index("Celaya")
    celaya = Toponym(start, start + 6, "Celaya", "celaya")
    span = report.span(start, start + 6)
    claim = Claim("claim", "mention", "place", span, span, Certainty.REPORTED)
    (reading,) = resolver.resolve(report, [claim], (celaya,))
    assert isinstance(reading.value, Place)
    assert reading.value.precision is precision


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [("en", "two men", "armed group"), ("es", "dos hombres", "armed group"), ("en", "two soldiers", "military")],
)
def test_whoever_uses_arms_is_not_counted_among_civilians(
    resolver: Resolver, language: str, words: str, kind: str
) -> None:
    value = resolved(resolver, language, "perpetrator", words).value
    assert isinstance(value, Actor)
    assert value.kind == kind


@pytest.mark.parametrize(
    ("language", "words", "kind", "people"),
    [
        ("en", "two farmers", "civilians", Count.exactly(2)),
        ("en", "the mayor", "government", Count.exactly(1)),
        ("en", "villagers", "civilians", None),
        ("es", "dos campesinos", "civilians", Count.exactly(2)),
        ("es", "el alcalde", "government", Count.exactly(1)),
        ("es", "los pobladores", "civilians", None),
    ],
)
def test_targets_are_counted_where_the_words_give_a_figure(
    resolver: Resolver, language: str, words: str, kind: str, people: Count | None
) -> None:
    value = resolved(resolver, language, "target", words).value
    assert isinstance(value, Actor)
    assert (value.description, value.kind, value.people) == (words, kind, people)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "members of the Sinaloa Cartel"), ("es", "integrantes del Cártel de Sinaloa")]
)
@pytest.mark.parametrize("attribute", ["perpetrator", "target"])
def test_a_known_group_has_its_entry_in_the_register(
    resolver: Resolver, language: str, words: str, attribute: str
) -> None:
    value = resolved(resolver, language, attribute, words).value
    assert isinstance(value, Actor)
    assert value.actor_id is not None
    assert value.kind == "criminal group"


def test_claims_keep_their_order(resolver: Resolver) -> None:
    report = Report("report", "two farmers and three nurses", "en")
    spans = [report.span(0, 11), report.span(16, 28)]
    claims = [
        Claim(str(number), "mention", "killed", span, span, Certainty.REPORTED)
        for number, span in enumerate(reversed(spans))
    ]
    assert [reading.claim for reading in resolver.resolve(report, claims, ())] == claims


ATTRIBUTES = ("date", "place", "perpetrator", "target", "weapon", "killed", "displaced", "damage")


NEWS_WORDS = ("dos", "two", "policías", "los", "the", "12", "yesterday", "lunes")
WORD = st.text(min_size=1, max_size=4).filter(lambda word: any(letter.isalnum() for letter in word))


@given(
    words=st.lists(
        st.sampled_from(["dos", "two", "policías", "los", "the", "12", "yesterday", "lunes"]) | WORD,
        min_size=1,
        max_size=6,
    ).map(" ".join),
    attribute=st.sampled_from(ATTRIBUTES),
    language=st.sampled_from(["en", "es"]),
)
@settings(deadline=None)
def test_any_words_have_a_meaning_or_a_gap(resolver: Resolver, words: str, attribute: str, language: str) -> None:
    resolved(resolver, language, attribute, words)
