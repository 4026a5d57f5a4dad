"""Demonstrations are told by nouns, in places where people gather, and most often before they are held."""

from __future__ import annotations

from datetime import date

import pytest

from testigo.extraction.segmentation import sentence_spans
from testigo.model import DatePrecision, DateRange, Published, Report, Told
from testigo.pipeline import Coder

DAY = date(2024, 5, 15)


def types(coder: Coder, language: str, text: str, title: str | None = None) -> set[str]:
    """Return the types of what a report tells as news."""
    published = Published(DateRange(DAY, DAY, DatePrecision.DAY), "the test")
    accounts = coder.accounts(Report("report", text, language, title, published=published))
    return {account.event_type for account in accounts if account.told is Told.NEWS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Sigue el acampe de los artesanos frente al municipio. Piden un lugar donde vender."),
        ("es", "Masiva movilización de enfermeras por las calles de Tandil. Reclaman un aumento."),
        ("es", "Cortan la ruta 3 a la altura de Dolores. Los vecinos piden agua."),
        ("es", "Los jubilados se concentraron ayer en la plaza y pidieron remedios."),
        ("es", "Con bombos y carteles, los pescadores realizaron un piquete en el puerto."),
        ("en", "Nurses protested outside the clinic in Leeds on Monday over pay."),
    ],
)
def test_demonstrations_held(coder: Coder, language: str, text: str) -> None:
    assert types(coder, language, text)


@pytest.mark.parametrize(
    "text",
    [
        "Los jubilados marcharán el viernes desde la plaza. La marcha partirá a las 18 y llegará al municipio.",
        "El gremio convoca a una movilización frente al municipio para el jueves a las 10.",
        "El gremio se declaró en estado de alerta y movilización, informó ayer su secretario en Tandil.",
        "Se manifestó ayer en la sesión el presidente de la comisión de turismo, que apoyó el proyecto.",
        "El Concejo prohibió ayer la quema de neumáticos en la avenida.",
    ],
)
def test_demonstrations_called_for_and_words_that_are_none(coder: Coder, text: str) -> None:
    assert not types(coder, "es", text)


def test_a_call_to_march_does_not_hide_the_march_that_was_held(coder: Coder) -> None:
    text = "Los docentes marcharon ayer por el centro de Tandil. Anunciaron que volverán a marchar el jueves."
    assert types(coder, "es", text) == {"protest"}


def test_a_paragraph_that_lost_its_marks_is_parted_at_wide_gaps_before_words_that_open_sentences() -> None:
    first, second = "Docentes de Adum  Apu y la Fum cortaron la calle", "Los vecinos  molestos  pidieron paso"
    text = f"{first}  {second}"
    assert [text[span.start : span.end] for span in sentence_spans(text, "es")] == [first, second]


def test_wide_gaps_mean_nothing_where_marks_stand() -> None:
    text = "Llegaron tarde, dijo.  El juez  La fiscal y otros se fueron."
    assert len(sentence_spans(text, "es")) == 2
