"""How a sentence speaks of violence: as news or otherwise, as done or only planned, as sure or doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testigo.extraction.kinds import is_foreign
from testigo.extraction.telling import is_negated, opens_another, points_back
from testigo.model import Certainty, Status, Told

if TYPE_CHECKING:
    from conftest import Reader


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "Gunmen killed two farmers in Tibú on Monday.", "killed", Told.NEWS),
        ("en", "More than 2,700 murders were recorded in the state last year.", "murders", Told.AGGREGATE),
        ("en", "So far this year, 41 farmers have been killed in the valley.", "killed", Told.AGGREGATE),
        ("en", "A rebel was sentenced to 30 years in prison for the murder of a nurse.", "murder", Told.LEGAL),
        ("en", "The ministry offered a reward for the killers of two nurses murdered in Tibú.", "murdered", Told.LEGAL),
        ("en", "The gang often uses drones to attack villages.", "attack", Told.GENERIC),
        ("en", "The gang kidnaps migrants for money.", "kidnaps", Told.GENERIC),
        ("en", "Police say two farmers were killed in Tibú on Monday.", "killed", Told.NEWS),
        ("en", "A raid on Monday has killed two farmers in Tibú.", "killed", Told.NEWS),
        ("en", "In a similar attack last year, gunmen killed two farmers.", "killed", Told.BACKGROUND),
        ("en", "Ten years ago, gunmen killed two farmers there.", "killed", Told.BACKGROUND),
        ("es", "Sicarios mataron a dos campesinos en Tibú el lunes.", "mataron", Told.NEWS),
        (
            "es",
            "Más de 2,700 homicidios se registraron en el estado durante el año pasado.",
            "homicidios",
            Told.AGGREGATE,
        ),
        ("es", "En lo que va del año, 41 campesinos han sido asesinados en el valle.", "asesinados", Told.AGGREGATE),
        (
            "es",
            "Un guerrillero fue condenado a 30 años de prisión por el asesinato de una enfermera.",
            "asesinato",
            Told.LEGAL,
        ),
        (
            "es",
            "La Fiscalía ofrece una recompensa por los autores del asesinato de dos enfermeras.",
            "asesinato",
            Told.LEGAL,
        ),
        ("es", "La banda suele usar drones para atacar a los pueblos.", "atacar", Told.GENERIC),
        ("es", "En un ataque similar el año pasado, sicarios mataron a dos campesinos.", "mataron", Told.BACKGROUND),
        ("es", "Hace un año, sicarios mataron a dos campesinos ahí.", "mataron", Told.BACKGROUND),
    ],
)
def test_how_it_is_told(read: Reader, language: str, text: str, word: str, expected: Told) -> None:
    assert read(language, text).mention(word).told is expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "Gunmen killed a nurse in Tibú.", "killed", Status.OCCURRED),
        ("en", "Gunmen tried to kill a nurse in Tibú.", "kill", Status.ATTEMPTED),
        ("en", "Police foiled an attack on the governor.", "attack", Status.FOILED),
        ("en", "The gang threatened to kill a nurse.", "kill", Status.THREATENED),
        ("en", "The army denied that its troops had attacked the village.", "attacked", Status.DENIED),
        ("en", "There was no attack on the village, the mayor said.", "attack", Status.DENIED),
        ("es", "Sicarios mataron a una enfermera en Tibú.", "mataron", Status.OCCURRED),
        ("es", "Sicarios intentaron matar a una enfermera en Tibú.", "matar", Status.ATTEMPTED),
        ("es", "La policía frustró un atentado contra el gobernador.", "atentado", Status.FOILED),
        ("es", "La banda amenazó con matar a una enfermera.", "matar", Status.THREATENED),
        ("es", "El Ejército negó que sus tropas hubieran atacado el pueblo.", "atacado", Status.DENIED),
        ("es", "No hubo ataque contra el pueblo, dijo el alcalde.", "ataque", Status.DENIED),
    ],
)
def test_whether_it_took_place(read: Reader, language: str, text: str, word: str, expected: Status) -> None:
    assert read(language, text).mention(word).status is expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "Rebels killed two soldiers in Arauca.", "killed", Certainty.REPORTED),
        ("en", "Rebels allegedly killed two soldiers in Arauca.", "killed", Certainty.ALLEGED),
        ("en", "Suspected rebels killed two soldiers in Arauca.", "killed", Certainty.ALLEGED),
        ("en", "Police confirmed that rebels killed two soldiers in Arauca.", "killed", Certainty.CONFIRMED),
        ("es", "Guerrilleros mataron a dos soldados en Arauca.", "mataron", Certainty.REPORTED),
        ("es", "Guerrilleros presuntamente mataron a dos soldados en Arauca.", "mataron", Certainty.ALLEGED),
        ("es", "Presuntos guerrilleros mataron a dos soldados en Arauca.", "mataron", Certainty.ALLEGED),
        (
            "es",
            "La policía confirmó que guerrilleros mataron a dos soldados en Arauca.",
            "mataron",
            Certainty.CONFIRMED,
        ),
    ],
)
def test_how_sure_it_is(read: Reader, language: str, text: str, word: str, expected: Certainty) -> None:
    assert read(language, text).mention(word).certainty is expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "Nobody was killed.", "killed", True),
        ("en", "No soldiers were killed.", "killed", True),
        ("en", "The rebels did not attack the village.", "attack", True),
        ("en", "Two soldiers were killed.", "killed", False),
        ("en", "Rebels attacked the village and did not burn it.", "attacked", False),
        ("es", "Nadie fue detenido.", "detenido", True),
        ("es", "Los rebeldes no atacaron el pueblo.", "atacaron", True),
        ("es", "Dos soldados fueron asesinados.", "asesinados", False),
        ("es", "Los rebeldes atacaron el pueblo y no lo quemaron.", "atacaron", False),
    ],
)
def test_a_negated_trigger(read: Reader, language: str, text: str, word: str, expected: bool) -> None:
    found = read(language, text)
    assert is_negated(found.scene, found.trigger(word)) is expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "Hours later, gunmen attacked a bar.", "attacked", True),
        ("en", "In a separate attack, gunmen killed a nurse.", "killed", True),
        ("en", "Gunmen attacked a bar in Celaya.", "attacked", False),
        ("en", "Gunmen attacked a bar, and another three people were wounded.", "wounded", False),
        ("es", "Horas después, sicarios atacaron un bar.", "atacaron", True),
        ("es", "En otro hecho, sicarios mataron a una enfermera.", "mataron", True),
        ("es", "Sicarios atacaron un bar en Celaya.", "atacaron", False),
    ],
)
def test_words_that_open_another_incident(read: Reader, language: str, text: str, word: str, expected: bool) -> None:
    found = read(language, text)
    assert opens_another(found.scene, found.trigger(word)) is expected


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "The attack lasted an hour.", "attack", True),
        ("en", "An attack on a bar left two dead.", "attack", False),
        ("es", "Este ataque duró una hora.", "ataque", True),
        ("es", "Un ataque contra un bar dejó dos muertos.", "ataque", False),
    ],
)
def test_words_that_point_back(read: Reader, language: str, text: str, word: str, expected: bool) -> None:
    found = read(language, text)
    assert points_back(found.scene, found.trigger(word)) is expected


FOREIGN = {
    "football": (
        "en",
        "The striker fired two shots at the goalkeeper. The coach praised the attack before the championship match.",
    ),
    "film": (
        "en",
        "The film opens with a massacre. Its director shot the ambush in one day, and the cast was brilliant.",
    ),
    "drill": ("en", "Soldiers fired blank ammunition in a training exercise. The simulated attack ended the drills."),
    "fútbol": (
        "es",
        "El delantero fusiló al portero con dos goles. El entrenador elogió el ataque de su equipo en el partido.",
    ),
    "cine": (
        "es",
        "La película abre con una masacre. Su director filmó la emboscada en un día y el estreno fue un éxito.",
    ),
    "simulacro": (
        "es",
        "Soldados dispararon cartuchos de salva en un ejercicio militar. El simulacro incluyó una explosión.",
    ),
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.values(), ids=FOREIGN)
def test_sport_film_and_drills_only_use_the_words_of_war(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert is_foreign(found.scenes)
    assert found.extraction.mentions
    assert {mention.told for mention in found.extraction.mentions} == {Told.OTHER}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed two fans outside a bar in Celaya. Police arrested three men."),
        ("es", "Sicarios mataron a dos personas frente a un estadio en Celaya. La policía detuvo a tres hombres."),
    ],
)
def test_one_word_of_sport_does_not_make_news_sport(read: Reader, language: str, text: str) -> None:
    found = read(language, text)
    assert not is_foreign(found.scenes)
    assert {mention.told for mention in found.extraction.mentions} == {Told.NEWS}


def test_no_sentences_are_not_foreign() -> None:
    assert not is_foreign(())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "More than 600 pupils have been kidnapped in the region since December."),
        ("en", "At least 40 journalists have been killed there since 2015."),
        ("es", "Más de nueve mil personas fueron asesinadas desde abril de 2023."),
        ("es", "Según el sindicato, son 17 los maestros asesinados en el departamento desde 2021."),
        ("es", "Con este caso ya son doce los taxistas asesinados desde enero."),
    ],
)
def test_a_sum_since_a_month_or_a_year_is_no_incident(read: Reader, language: str, text: str) -> None:
    assert {mention.told for mention in read(language, text).extraction.mentions} == {Told.AGGREGATE}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five nurses kidnapped since Friday were freed near Tame."),
        ("es", "Cinco enfermeras secuestradas desde el viernes fueron liberadas."),
    ],
)
def test_what_lasts_since_a_day_is_one_incident(read: Reader, language: str, text: str) -> None:
    assert Told.AGGREGATE not in {mention.told for mention in read(language, text).extraction.mentions}
