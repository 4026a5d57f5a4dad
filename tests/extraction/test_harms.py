"""Who was killed, hurt, taken, held, missing or driven out, and how many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.harms import harms

if TYPE_CHECKING:
    from conftest import Read, Reader

    from testigo.model import Claim

Counted = list[tuple[str, str, str | None]]


def counted(found: Read) -> Counted:
    """Return what the words of harm in a sentence count: attribute, words and side, in the order of the text."""
    hits = [hit for hit in found.scene.hits if hit.subject == "harm" and hit.label != "damage"]
    told = {
        (harm.words.start, harm.attribute, harm.words.quote, harm.side)
        for hit in hits
        for harm in harms(found.scene, hit)
    }
    return [(attribute, words, side) for _, attribute, words, side in sorted(told, key=lambda one: one[0])]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Three farmers were killed.", [("killed", "Three farmers", "targets")]),
        ("en", "Three farmers died.", [("killed", "Three farmers", "targets")]),
        ("en", "Gunmen killed three farmers.", [("killed", "three farmers", "targets")]),
        ("en", "The blast wounded twelve people.", [("injured", "twelve people", "targets")]),
        ("en", "Rebels kidnapped two nurses.", [("abducted", "two nurses", "targets")]),
        ("en", "Two nurses were kidnapped by rebels.", [("abducted", "Two nurses", "targets")]),
        ("en", "Police arrested four men.", [("detained", "four men", "targets")]),
        ("en", "Four students are missing.", [("missing", "Four students", "targets")]),
        ("en", "Some 300 villagers fled their homes.", [("displaced", "Some 300 villagers", "targets")]),
        ("es", "Tres campesinos fueron asesinados.", [("killed", "Tres campesinos", "targets")]),
        ("es", "Tres campesinos murieron.", [("killed", "Tres campesinos", "targets")]),
        ("es", "Sicarios mataron a tres campesinos.", [("killed", "tres campesinos", "targets")]),
        ("es", "La explosión hirió a doce personas.", [("injured", "doce personas", "targets")]),
        ("es", "Guerrilleros secuestraron a dos enfermeras.", [("abducted", "dos enfermeras", "targets")]),
        ("es", "Dos enfermeras fueron secuestradas por guerrilleros.", [("abducted", "Dos enfermeras", "targets")]),
        ("es", "La policía detuvo a cuatro hombres.", [("detained", "cuatro hombres", "targets")]),
        ("es", "Cuatro estudiantes desaparecieron.", [("missing", "Cuatro estudiantes", "targets")]),
        ("es", "Unos 300 habitantes huyeron.", [("displaced", "Unos 300 habitantes", "targets")]),
    ],
)
def test_each_kind_of_harm_counts_its_people(read: Reader, language: str, text: str, expected: Counted) -> None:
    assert counted(read(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The blast killed three people and wounded ten.", [("killed", "three"), ("injured", "ten")]),
        ("en", "Three people were killed and ten were wounded.", [("killed", "Three"), ("injured", "ten")]),
        ("es", "La explosión dejó tres muertos y diez heridos.", [("killed", "tres"), ("injured", "diez")]),
        ("es", "Tres personas murieron y diez resultaron heridas.", [("killed", "Tres"), ("injured", "diez")]),
    ],
)
def test_the_dead_and_the_wounded_are_counted_apart(
    read: Reader, language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = counted(read(language, text))
    assert [(attribute, words.split()[0]) for attribute, words, _ in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "victims"),
    [
        ("en", "Two police officers and a civilian were killed.", ["Two police officers", "a civilian"]),
        ("en", "Two soldiers and four farmers died.", ["Two soldiers", "four farmers"]),
        ("es", "Dos policías y un civil fueron asesinados.", ["Dos policías", "un civil"]),
        ("es", "Dos soldados y cuatro campesinos murieron.", ["Dos soldados", "cuatro campesinos"]),
    ],
)
def test_victims_joined_by_and_are_counted_each(read: Reader, language: str, text: str, victims: list[str]) -> None:
    assert counted(read(language, text)) == [("killed", victim, "targets") for victim in victims]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Four gunmen were killed.", [("killed", "Four gunmen", "perpetrators")]),
        (
            "en",
            "Four gunmen and a soldier were killed.",
            [("killed", "Four gunmen", "perpetrators"), ("killed", "a soldier", "targets")],
        ),
        (
            "en",
            "Three members of the Sinaloa Cartel were killed.",
            [("killed", "Three members of the Sinaloa Cartel", "perpetrators")],
        ),
        ("es", "Cuatro sicarios murieron.", [("killed", "Cuatro sicarios", "perpetrators")]),
        (
            "es",
            "Cuatro sicarios y un soldado murieron.",
            [("killed", "Cuatro sicarios", "perpetrators"), ("killed", "un soldado", "targets")],
        ),
        (
            "es",
            "Tres integrantes del Cártel de Sinaloa murieron.",
            [("killed", "Tres integrantes del Cártel de Sinaloa", "perpetrators")],
        ),
    ],
)
def test_the_dead_of_an_armed_group_are_counted_on_its_own_side(
    read: Reader, language: str, text: str, expected: Counted
) -> None:
    assert counted(read(language, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were shot in Zamora.", [("casualties", "Two men", "targets")]),
        ("Two men shot in Zamora", [("casualties", "Two men", "targets")]),
        ("A farmer shot himself in the leg.", [("casualties", "A farmer", "targets")]),
        ("Soldiers found a man with a gunshot wound.", [("casualties", "a man", "targets")]),
        ("The nurse was taken to a nearby hospital.", [("casualties", "The nurse", "targets")]),
        ("Man fatally shot in Zamora", [("killed", "Man", "targets")]),
        ("Five people were shot, two fatally.", [("casualties", "Five people", "targets"), ("killed", "two", None)]),
        ("A raid claimed the life of a farmer.", [("killed", "a farmer", "targets")]),
    ],
)
def test_who_is_struck_may_have_lived_or_died(read: Reader, text: str, expected: Counted) -> None:
    assert counted(read("en", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 16-year-old was killed.", [("killed", "A 16-year-old", "targets")]),
        ("A 22-year-old farmer was killed.", [("killed", "A 22-year-old farmer", "targets")]),
        ("Romero died in hospital.", [("killed", "Romero", "targets")]),
        ("He died in hospital.", [("killed", "He", "targets")]),
    ],
)
def test_one_person_needs_no_noun(read: Reader, text: str, expected: Counted) -> None:
    assert counted(read("en", text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The gunmen fled."),
        ("es", "Los sicarios huyeron."),
    ],
)
def test_attackers_who_flee_are_not_displaced(read: Reader, language: str, text: str) -> None:
    assert counted(read(language, text)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two trucks were burned in Zamora."),
        ("en", "The old mine is dead."),
        ("es", "Dos camiones fueron quemados en Zamora."),
    ],
)
def test_things_do_not_suffer(read: Reader, language: str, text: str) -> None:
    assert counted(read(language, text)) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "At least five farmers were killed.", "At least five farmers"),
        ("en", "More than 20 people were killed.", "More than 20 people"),
        ("es", "Al menos cinco campesinos fueron asesinados.", "Al menos cinco campesinos"),
        ("es", "Más de 20 personas fueron asesinadas.", "Más de 20 personas"),
    ],
)
def test_a_bound_belongs_to_the_count(read: Reader, language: str, text: str, words: str) -> None:
    assert counted(read(language, text)) == [("killed", words, "targets")]


@pytest.mark.parametrize(
    ("language", "text", "word", "evidence"),
    [
        ("en", "On Monday three farmers were killed there.", "killed", "three farmers were killed"),
        ("es", "El lunes murieron tres campesinos ahí.", "murieron", "murieron tres campesinos"),
    ],
)
def test_the_evidence_holds_the_words_of_harm_and_the_people(
    read: Reader, language: str, text: str, word: str, evidence: str
) -> None:
    found = read(language, text)
    (harm,) = harms(found.scene, found.hit(word, "harm"))
    assert harm.evidence.quote == evidence
    assert harm.words.within(harm.evidence)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Son siete, y no cinco, las personas que perdieron la vida.", [("killed", "siete", "targets")]),
        ("es", "La cifra de pasajeros secuestrados se elevó a quince.", [("abducted", "quince", None)]),
        ("es", "El atentado le costó la vida a un patrullero.", [("killed", "un patrullero", "targets")]),
        ("en", "He died on the way to the hospital.", [("killed", "He", "targets")]),
        ("en", "Four students were taken to hospital.", [("injured", "Four students", "targets")]),
        ("es", "Siete personas fueron llevadas al hospital.", [("injured", "Siete personas", "targets")]),
    ],
)
def test_victims_told_in_other_words(read: Reader, language: str, text: str, expected: Counted) -> None:
    assert counted(read(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "De haber detonado, estaríamos lamentando decenas de muertos."),
        ("en", "At least three of the dead had been dragged from their homes."),
        ("es", "El soldado sufrió heridas leves en el brazo, pero no murió nadie."),
    ],
)
def test_what_did_not_come_about_or_is_a_part_counts_no_dead(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert found.said("killed") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "En el mercado quedaron heridas veinte personas.", [("injured", "veinte personas", "targets")]),
        ("es", "Una bomba mató al menos a doce fieles.", [("killed", "al menos a doce fieles", "targets")]),
        (
            "es",
            "Tres murieron en el lugar y dos más en el hospital.",
            [("killed", "Tres", None), ("killed", "dos más", None)],
        ),
        (
            "es",
            "Un comando mató a tres policías, al secretario de Seguridad y al director del penal.",
            [
                ("killed", "tres policías", "targets"),
                ("killed", "secretario de Seguridad", "targets"),
                ("killed", "director del penal", "targets"),
            ],
        ),
        (
            "es",
            "Cinco personas, un soldado entre ellas, resultaron heridas.",
            [("injured", "Cinco personas", "targets")],
        ),
        ("en", "Nine people, among them a family of four, were killed.", [("killed", "Nine people", "targets")]),
        ("es", "Vecinos hallaron los cuerpos calcinados de cinco hombres.", [("killed", "cinco hombres", "targets")]),
        ("es", "La matanza de seis mujeres en el penal.", [("killed", "seis mujeres", "targets")]),
        ("es", "Un hombre fue golpeado. Murió camino al hospital.", [("killed", "Murió", "targets")]),
        ("es", "Los guardias respondieron y mataron a dos.", [("killed", "dos", "perpetrators")]),
        ("es", "Hay un herido crítico.", [("injured", "un herido crítico", "targets")]),
        ("en", "Ana Luna was seen. Luna died there.", [("killed", "Luna", "targets")]),
        ("en", "A senator and presidential candidate was wounded.", [("injured", "A senator", "targets")]),
        (
            "en",
            "Two nuns and a tour guide were killed.",
            [("killed", "Two nuns", "targets"), ("killed", "a tour guide", "targets")],
        ),
        (
            "en",
            "A clerk hurt when a car bomb blew up in Tame died.",
            [("injured", "A clerk", "targets"), ("killed", "A clerk", "targets")],
        ),
        (
            "en",
            "Raiders ambushed herders on Monday and killed four of them, two traders and a chief, the mayor said.",
            [("killed", "four of them", None), ("killed", "two traders", "targets"), ("killed", "a chief", "targets")],
        ),
    ],
)
def test_victims_whom_the_parse_loses_are_counted(read: Reader, language: str, text: str, expected: Counted) -> None:
    found = {(claim.attribute, claim.words.quote, claim.side) for claim in _claims(read(language, text))}
    assert found == set(expected)


def _claims(found: Read) -> list[Claim]:
    return [claim for claim in found.extraction.claims if claim.attribute in {"killed", "injured"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Medicina Legal ha identificado seis cuerpos."),  # of as many as were told before
        ("es", "Dos personas fueron atacadas y murieron."),  # its subject is that of the verb before
        ("es", "El chofer ingresó al hospital con heridas de gravedad."),
        ("en", "Eight people were killed, bringing the death toll in a week to 18."),
    ],
)
def test_no_more_dead_than_are_told(read: Reader, language: str, text: str) -> None:
    told = {words for attribute, words, _ in counted(read(language, text)) if attribute == "killed"}
    assert told <= {"Dos personas", "Eight people"}


@pytest.mark.parametrize(
    ("language", "text", "toll"),
    [
        ("en", "Police put the dead at 96.", ("killed", "96", None)),
        (
            "en",
            "The death toll from the raid on the quarter by the river, in the city's north, rose to 28.",
            ("killed", "28", None),
        ),
        ("es", "Mantienen en 13 la cifra de muertos, doce hombres y una mujer.", ("killed", "13", None)),
        (
            "es",
            "Estalló una moto, con un saldo de cinco personas heridas, dos policías y tres civiles.",
            ("injured", "cinco personas", "targets"),
        ),
    ],
)
def test_a_toll_is_the_figure_that_counts_no_other_noun(
    read: Reader, language: str, text: str, toll: tuple[str, str, str | None]
) -> None:
    assert counted(read(language, text)) == [toll]
