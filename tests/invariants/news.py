"""Small reports in both languages, put together from sentences of our own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from hypothesis import strategies as st

SENTENCES = {
    "en": (
        "$who killed $how_many $whom in $where on $day, $voice said.",
        "$voice said $how_many people were wounded when $who opened fire on $whom in $where.",
        "A drone dropped explosives on $where on $day night, leaving $how_many dead.",
        "On $day, $who abducted $how_many $whom near $where.",
        "No deaths were reported in $where.",
        "More than 2,700 people were killed in the country last year, according to $voice.",
        "$voice denied that $how_many $whom had been killed.",
        "Hours later, $who set fire to $how_many vehicles in $where.",
        "First said to be a drone, the blast in $where was caused by a mine, $voice said.",
        "$who threatened to attack $whom in $where.",
        "The army arrested $how_many men and seized rifles in $where on $day.",
        "In March 2019 $who killed $how_many $whom in $where.",
        "The home team bombarded the goal in $where.",
    ),
    "es": (
        "$who mataron a $how_many $whom en $where el $day, informó $voice.",
        "$voice dijo que $how_many personas resultaron heridas cuando $who abrieron fuego contra $whom en $where.",
        "Un dron arrojó explosivos sobre $where la noche del $day y dejó $how_many muertos.",
        "El $day, $who secuestraron a $how_many $whom cerca de $where.",
        "No se reportaron muertos en $where.",
        "Más de 2,700 personas fueron asesinadas en el país el año pasado, según $voice.",
        "$voice negó que hubieran muerto $how_many $whom.",
        "Horas después, $who quemaron $how_many vehículos en $where.",
        "Primero se habló de un dron; la explosión en $where fue de una mina, aclaró $voice.",
        "$who amenazaron con atacar a $whom en $where.",
        "El Ejército detuvo a $how_many hombres y decomisó rifles en $where el $day.",
        "En marzo de 2019 $who mataron a $how_many $whom en $where.",
        "El equipo local bombardeó la portería en $where.",
    ),
}
WORDS = {
    "en": {
        "who": ("gunmen", "members of the Jalisco New Generation Cartel", "the ELN", "armed men", "soldiers"),
        "whom": ("police officers", "farmers", "civilians", "migrants"),
        "how_many": ("two", "at least 12", "a dozen", "five", "several", "between 3 and 5", "40"),
        "where": ("Aguililla, Michoacán", "Tame, Arauca", "Durán", "Port-au-Prince", "Nowhereville"),
        "day": ("Monday", "Tuesday", "Friday", "12 March 2023", "Nov. 26"),
        "voice": ("prosecutors", "residents", "the mayor", "local reports"),
    },
    "es": {
        "who": ("hombres armados", "integrantes del CJNG", "guerrilleros del ELN", "sicarios", "militares"),
        "whom": ("policías", "campesinos", "civiles", "migrantes"),
        "how_many": ("dos", "al menos 12", "una decena de", "cinco", "varios", "entre 3 y 5", "40"),
        "where": ("Aguililla, Michoacán", "Tame, Arauca", "Durán", "Puerto Príncipe", "Ningunaparte"),
        "day": ("lunes", "martes", "viernes", "12 de marzo de 2023", "pasado 26 de noviembre"),
        "voice": ("la Fiscalía", "vecinos", "el alcalde", "medios locales"),
    },
}


@dataclass(frozen=True)
class News:
    """A report as a file."""

    name: str
    text: str

    def written_to(self, folder: Path) -> Path:
        path = folder / self.name
        path.write_text(self.text, encoding="utf-8")
        return path


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A report of one to six sentences, in one language, with or without a date of publication."""
    language = draw(st.sampled_from(sorted(SENTENCES)))
    sentences = []
    for template in draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=6)):
        words = {slot: draw(st.sampled_from(choices)) for slot, choices in WORDS[language].items()}
        sentence = Template(template).substitute(words)
        sentences.append(sentence[0].upper() + sentence[1:])
    body = draw(st.sampled_from([" ", "\n\n"])).join(sentences)
    day = draw(st.none() | st.dates(date(2021, 1, 1), date(2024, 12, 31)))
    return f"---\npublished: {day}\n---\n{body}\n" if day else f"{body}\n"


@st.composite
def newspapers(draw: st.DrawFn, largest: int = 4) -> list[News]:
    """Some different reports, as files that can be given in any order."""
    bodies = draw(st.lists(texts(), min_size=1, max_size=largest, unique=True))
    return [News(f"report-{number}.md", body) for number, body in enumerate(bodies)]
