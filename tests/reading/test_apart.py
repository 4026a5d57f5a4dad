"""What is not the report's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import PROSA, PROSE

from testigo.reading.apart import find_apart


def apart(text: str, title: str | None = None) -> list[str]:
    return [text[start:end] for start, end in find_apart(text, title)]


OTHERS = [
    "READ NEXT: The avocado inspectors who stopped coming",
    "Read more: Where the road ends",
    "READ ALSO | How the harvest was lost",
    "►Related: Two held over market raid",
    "[RELATED: Peace rally held hours later]",
    "Related coverage Jury finds trader guilty",
    "RELATED: Funeral arrangements made for the three.",
    "Related stories",
    "WATCH: The mayor speaks",
    "LEE TAMBIÉN: Capturan en Uruapan a presunto jefe de plaza",
    "Lea también Hallan camioneta robada",
    "Te puede interesar: Así operan los grupos de la sierra",
    "NO TE PIERDAS: Chocan tráiler y autobús",
    "MIRA TAMBIÉN: Video: así huyeron",
    "Notas relacionadas",
    "Written by: Ana Ruiz",
    "By Ana Ruiz | July 21, 2023",
    "Por Ramiro Ochoa · 14 de marzo de 2023",
    "Foto: Luis Prado / Agencia Sierra",
    "Photo by Luis Prado",
    "Fuente: Agencia Sierra",
    "A bullet-riddled wall in Aguililla. Photo by LUIS PRADO/AFP via Getty Images.",
    "Soldiers on the road to the coast (Reuters)",
    "Peritos en el lugar de los hechos. Foto: Luis Prado",
    "Copyright 2016 Hill Post. All rights reserved.",
    "© 2019 Hill Post",
    "(© 2019 Hill Post)",
    "This article is owned by Hill Post.",
    "Subscribe to our newsletter!",
    "Sign up for our daily briefing.",
    "Suscríbete a nuestro boletín y recibe las noticias en tu correo.",
    "Síguenos en nuestras redes",
    "Todos los derechos reservados",
    "Advertisement",
    "(END)",
    "[TEXT]",
    "-30-",
]
OWN = [
    PROSE,
    PROSA,
    "The Jalisco Cartel",
    "‘Committing Acts of Terrorism’",
    "He was read his rights.",
    "More than 2,700 people were killed last year.",
    "More officers arrived and the shooting went on.",
    "Related charges were dropped.",
    "Watch towers were set on fire.",
    "Video of the attack shows two gunmen.",
    "Photo evidence was collected by police.",
    "By Sunday night, five had died.",
    "Por otra parte, este domingo fue detenido un hombre.",
    "Además, dos personas resultaron heridas.",
    "Lea Gómez, de 34 años, murió en el lugar.",
    "Mira Flores fue escenario de un tiroteo.",
    "Entérate es el nombre del diario atacado.",
    "Copyright law was not at stake.",
    "The vehicle, a pickup (AP reported), was found burnt.",
    '"Read this: you will die," the note said. Police found it on Monday.',
    "SAN SALVADOR, 3 JAN 90 -- [TEXT] GUERRILLAS ATTACKED A BARRACKS.",
]


@pytest.mark.parametrize("line", OTHERS)
def test_a_line_that_is_not_the_reports_own_is_set_apart(line: str) -> None:
    text = f"{PROSE}\n\n  {line}\n\n{PROSA}\n"
    assert apart(text) == [line]


@pytest.mark.parametrize("line", OWN)
def test_the_reports_own_words_are_not(line: str) -> None:
    assert apart(f"{PROSE}\n\n{line}\n\n{PROSA}\n") == []


def test_headlines_below_a_teaser_go_with_it() -> None:
    lines = [
        "READ NEXT: Leader's Wife Arrested",
        "U.S. Offers $5 Million Reward for Leader's Stepson",
        "Two Towns Burn",
    ]
    text = f"{PROSE}\n\n" + "\n\n".join(lines) + f"\n\n{PROSE}\n\nThe Hill Cartel\n\n{PROSE}"
    assert apart(text) == lines


def test_a_teaser_at_the_end_of_a_paragraph_is_cut_off() -> None:
    assert apart(f"{PROSE} READ MORE: Where the road ends") == ["READ MORE: Where the road ends"]
    assert apart(f"{PROSA} LEE TAMBIÉN: Hallan camioneta robada\n{PROSA}") == ["LEE TAMBIÉN: Hallan camioneta robada"]
    assert apart(f"{PROSE} READ MORE: {PROSE}") == []


def test_the_headline_is_set_apart_where_it_is_repeated() -> None:
    title = "Three dead at a hill market"
    assert apart(f"{title}\n\n{PROSE}\n\n{title}\n\n{PROSE}", title) == [title]
    text = f"{title}\n\n{PROSE}\n\n{title}"
    assert find_apart(text, title)[0][0] > len(PROSE)


blocks = st.lists(st.one_of(st.sampled_from(OTHERS + OWN), st.text(max_size=30)), max_size=12)


@given(blocks, st.sampled_from(["\n", "\n\n", " ", "\n   "]))
def test_stretches_lie_in_the_text_in_order_and_apart(lines: list[str], between: str) -> None:
    text = between.join(lines)
    ends = [0]
    for start, end in find_apart(text, lines[0] if lines else None):
        assert ends[-1] <= start < end <= len(text)
        assert "\n" not in text[start:end]
        ends.append(end)
